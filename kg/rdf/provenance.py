"""Who made a graph, and with what, in PROV-O. No clock is read: the same run has the same IRI on every machine."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from hashlib import sha256

from pyoxigraph import NamedNode

from kg.rdf.iris import Iris
from kg.rdf.namespaces import KG, PROV, RDF, SCHEMA
from kg.rdf.terms import Triple, string

SOFTWARE = "kg-news"


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
    yield node, RDF.type, KG.Run
    yield node, PROV.wasAssociatedWith, software
    yield from ((node, PROV.used, used) for used in (article, lexicon, model))
    yield software, RDF.type, PROV.SoftwareAgent
    yield software, SCHEMA.name, string(SOFTWARE)
    yield software, SCHEMA.softwareVersion, string(run.version)
    yield lexicon, RDF.type, KG.Lexicon
    yield lexicon, SCHEMA.identifier, string(run.lexicon)
    yield model, RDF.type, KG.LanguageModel
    yield model, SCHEMA.identifier, string(run.model)
