"""What the graph says of a thing, for programs: in each notation of RDF, chosen by the client."""

from collections.abc import Mapping, Sequence

from pyoxigraph import NamedNode, Triple
from starlette.requests import Request
from starlette.responses import Response

from kg.rdf.serialisations import SERIALISATIONS, Serialisation
from kg.server.asking import Asker
from kg.server.formats import TRIPLES, Notation, content_type, named, negotiate
from kg.server.pages.excerpt import LABELS, values
from kg.server.pages.visit import first_parameters
from kg.server.refusals import Refused

#: How many triples that lead to a thing its description has.
INCOMING = 1000
#: How many triples about a thing it has at most; only a run that read thousands of articles has more.
TOLD = 10_000

HTML = Notation(media_type="text/html", names=("html",), also=("application/xhtml+xml",))
# Turtle is Notation3, too.
_WRITERS: Mapping[str, Serialisation] = {
    **{item.media_type: item for item in SERIALISATIONS.values()},
    "text/n3": SERIALISATIONS["turtle"],
}
#: In which forms a thing is told; the first one for those who take any.
FORMS = (HTML, *TRIPLES)


def form_of(request: Request) -> str:
    """Return the media type to answer in: what `format` says, or else what is accepted.

    Raises:
        Refused: There is no such form.
    """
    asked = first_parameters(request).get("format")
    media_type = negotiate(request.headers.get("accept", ""), FORMS) if asked is None else named(asked, FORMS)
    if media_type is None:
        known = ", ".join(form.names[-1] for form in FORMS)
        raise Refused(406 if asked is None else 400, "there is no such form", cure=f"ask for format= one of {known}")
    return media_type


async def description(asker: Asker, node: NamedNode) -> list[Triple]:
    """Return the triples about *node*, the labels of what they name, and some of the triples that lead to it.

    Nothing if none are about it; else those about it come first, and those of one subject stand together.
    """
    told = await asker.construct(f"CONSTRUCT {{ {node} ?p ?o }} {{ {node} ?p ?o }} LIMIT {TOLD}")
    if not told:
        return []
    leading = await asker.construct(f"CONSTRUCT {{ ?s ?p {node} }} {{ ?s ?p {node} }} LIMIT {INCOMING}")
    objects = sorted({triple.object.value for triple in told if isinstance(triple.object, NamedNode)})
    labels = await asker.construct(
        f"CONSTRUCT {{ ?s ?p ?o }} {{ {values('s', map(NamedNode, objects))} ?s ?p ?o"
        f" FILTER(?p IN ({', '.join(map(str, LABELS))})) }}"
    )
    return sorted({*told, *leading, *labels}, key=lambda triple: (triple.subject != node, str(triple)))


def rdf_response(triples: Sequence[Triple], media_type: str, base: str) -> Response:
    """Return *triples* in the notation of that media type."""
    text = "".join(_WRITERS[media_type].write([(None, triples)], base))
    return Response(text, headers={"Content-Type": content_type(media_type), "Access-Control-Allow-Origin": "*"})
