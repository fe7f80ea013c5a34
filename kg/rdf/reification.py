"""Events as reifiers (RDF 1.2): what an event says of its participants, as a statement that the event is about.

    event:77ab rdf:reifies <<( actor:otan kg:sanctions actor:serbie )>> ; kg:modality kg:possible ; kg:claimedBy …

The statement in brackets is quoted, not asserted: it is there for what is denied, planned, feared or only claimed, too. What
is a fact is asserted beside it, as a direct triple (`kg.rdf.direct`). No reifier, no words: each comes with its evidence.
"""

from collections.abc import Iterator

from pyoxigraph import Quad, Triple

from kg.model import Reading
from kg.rdf.direct import told_triples
from kg.rdf.iris import Iris
from kg.rdf.namespaces import RDF
from kg.rdf.relations import relation_terms


def reifications(reading: Reading, iris: Iris) -> Iterator[Quad]:
    """Yield what the events of *reading* reify, as quads of the article's graph.

    Raises:
        LexiconError: An event has a relation that `ontology/relations.ttl` lacks.
    """
    graph = iris.article(reading.document.id)
    for event in reading.events:
        node = iris.mint("event", event.id)
        for told in dict.fromkeys(told_triples(event, relation_terms(event.relation), iris)):
            yield Quad(node, RDF.reifies, Triple(*told), graph)
