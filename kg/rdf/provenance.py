"""Who made a graph, and with what, in PROV-O. No clock is read: the same run has the same IRI on every machine."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from hashlib import sha256

from pyoxigraph import NamedNode

from kg.rdf.iris import Iris
from kg.rdf.namespaces import KG, PROV, RDF, RDFS, SCHEMA
from kg.rdf.terms import Triple, string

SOFTWARE = "kg-news"
_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class RunInfo:
    """What the outcome of a run depends on, beside the article.

    Attributes:
        version: Version of this software.
        lexicon: Hash of the files under `ontology/`.
        model: Name and version of the language model (`fr_core_news_md-3.8.0`).
    """

    version: str
    lexicon: str
    model: str


def run_iri(run: RunInfo, iris: Iris) -> NamedNode:
    """Return the IRI of *run*: a hash of all its fields."""
    return iris.mint("run", sha256("\x1f".join(astuple(run)).encode(errors="replace")).hexdigest()[:16])


def run_triples(run: RunInfo, article: NamedNode, iris: Iris) -> Iterator[Triple]:
    """Yield the description of *run*, which used *article*, the lexicon and the model."""
    node, software = run_iri(run, iris), iris.mint("software", SOFTWARE, run.version)
    lexicon, model = iris.mint("lexicon", run.lexicon), iris.mint("model", run.model)
    label = f"{SOFTWARE} {run.version}"
    yield from ((node, RDF.type, kind) for kind in (KG.Run, PROV.Activity))
    yield node, RDFS.label, string(f"{label}, {run.model}, {run.lexicon[:_SHOWN]}")
    yield node, PROV.wasAssociatedWith, software
    yield from ((node, PROV.used, used) for used in (article, lexicon, model))
    yield from ((software, RDF.type, kind) for kind in (PROV.SoftwareAgent, PROV.Agent))
    yield software, RDFS.label, string(label)
    yield software, SCHEMA.name, string(SOFTWARE)
    yield software, SCHEMA.softwareVersion, string(run.version)
    for used, kind, name in ((lexicon, KG.Lexicon, run.lexicon), (model, KG.LanguageModel, run.model)):
        yield from ((used, RDF.type, each) for each in (kind, PROV.Entity))
        yield used, RDFS.label, string(name)
        yield used, SCHEMA.identifier, string(name)
