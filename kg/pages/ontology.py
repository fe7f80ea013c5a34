"""The ontology and its concept schemes, as documents to read.

The same pages stand on a server, within its frame, and as files in `docs/ontology/`, with a frame of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.lexicon.turtle import read_turtle
from kg.pages.environment import VOCABULARIES, Visit, render
from kg.pages.ontology_schemes import SCHEMES, read_scheme
from kg.pages.ontology_terms import SECTIONS, read_header, read_terms
from kg.resources import ontology_dir

#: The pages, and the Turtle files that they show.
PAGES = {"ontology": ("kg.ttl", "mappings.ttl")} | {name: (file,) for name, file in SCHEMES.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Where the pages stand beside each other.

    Attributes:
        layout: Template of the frame.
        pages: Address of each page of `PAGES`.
        turtle: The same in Turtle: for each page its files and their addresses.
        static: Folder of the style sheets.
        visit: Who reads; on a server concepts lead on to the events that they occur in.
        served: Whether this is a server.
    """

    layout: str
    pages: Mapping[str, str]
    turtle: Mapping[str, Mapping[str, str]]
    static: str
    visit: Visit = field(default_factory=Visit)
    served: bool = False

    def link(self, iri: str) -> str:
        """Return where the term *iri* is told of."""
        page, _, name = iri.removeprefix(VOCABULARIES).partition("#")
        return f"{self.pages[page]}#{name}" if iri.startswith(VOCABULARIES) and page in self.pages else iri


#: The pages as files, beside `ontology/` and `kg/` of a checkout.
FILES = Shelf(
    layout="ontology_file.html",
    pages={name: "index.html" if name == "ontology" else f"{name}.html" for name in PAGES},
    turtle={name: {file: f"../../ontology/{file}" for file in files} for name, files in PAGES.items()},
    static="../../kg/pages/static",
    visit=Visit(language="en"),
)


def on_server(visit: Visit) -> Shelf:
    """Return where a visitor finds the pages: at `/ontology`, `/relations`, `/plover`, `/themes`."""
    return Shelf(
        layout="base.html",
        pages={name: visit.at(f"/{name}") for name in PAGES},
        turtle={name: {files[0]: visit.at(f"/{name}", format="ttl")} for name, files in PAGES.items()},
        static=f"{visit.root}/static",
        visit=visit,
        served=True,
    )


def ontology_page(shelf: Shelf = FILES) -> str:
    """Return the page of the ontology: each term with its anchor, labels, comments, axioms, example and matches.

    Raises:
        LexiconError: A file under `ontology/` is missing or malformed.
    """
    terms = read_terms()
    sections = {name: [term for term in terms if term.section == name] for name in SECTIONS}
    header = read_header(read_turtle(ontology_dir() / "kg.ttl"), VOCABULARIES + "ontology")
    return render("ontology.html", shelf.visit, shelf=shelf, page="ontology", header=header, sections=sections)


def scheme_page(name: str, shelf: Shelf = FILES) -> str:
    """Return the page of the scheme *name* of `SCHEMES`: its concepts as a tree.

    Raises:
        LexiconError: Its file is missing or malformed.
    """
    scheme = read_scheme(name)
    return render("ontology_scheme.html", shelf.visit, shelf=shelf, page=name, header=scheme.header, scheme=scheme)
