"""The SPARQL 1.1 Protocol: what operation a request asks for (https://www.w3.org/TR/sparql11-protocol/)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from kg.server.bodies import read_body
from kg.server.refusals import Refused

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

_MOST_FIELDS = 1000
_DATASETS = {
    "query": ("default-graph-uri", "named-graph-uri"),
    "update": ("using-graph-uri", "using-named-graph-uri"),
}

#: Values by parameter, in their order.
Parameters = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A query or an update, as it was asked for.

    Attributes:
        update: Whether it is an update.
        text: The SPARQL.
        default: IRIs of the graphs that make the default graph; `None` if the request names no graph at all.
        named: IRIs of the named graphs; `None` if the request names no graph at all.
        form: What `format` says: a notation that goes before the Accept header; empty if it says nothing.
    """

    update: bool
    text: str
    default: tuple[str, ...] | None
    named: tuple[str, ...] | None
    form: str


async def read_operation(request: Request, max_body: int) -> Operation | None:
    """Return the operation that *request* asks for; `None` for a GET without any, which asks what this server is.

    Raises:
        Refused: It breaks a rule of the protocol, or its body is too large or too slow.
    """
    parameters = parse(request.scope["query_string"])
    if request.method != "POST":
        if "update" in parameters:
            raise Refused(400, "an update is sent by POST")
        return _operation(parameters) if "query" in parameters else None
    kind = content_kind(request)
    if kind not in (FORM, QUERY, UPDATE):
        raise Refused(415, f"a POST comes as {FORM}, {QUERY} or {UPDATE}", cure="set its Content-Type")
    body = await read_body(request, max_body)
    return _operation(_joined(parameters, _posted(kind, body)))


def parse(encoded: bytes) -> Parameters:
    """Return the parameters of a query string or a form.

    Raises:
        Refused: They are too many, or no UTF-8.
    """
    values: dict[str, list[str]] = defaultdict(list)
    try:
        pairs = parse_qsl(encoded.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError as error:  # UnicodeDecodeError among them
        raise Refused(400, "the parameters cannot be read", cure="encode them as UTF-8, at most a thousand") from error
    for name, value in pairs:
        values[name].append(value)
    return values


def content_kind(request: Request) -> str:
    """Return the media type of the body, without its parameters.

    Raises:
        Refused: It is in another encoding than UTF-8.
    """
    kind, *parameters = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name == "charset" and value.strip('"') not in ("utf-8", "utf8", "us-ascii"):
            raise Refused(415, "the body has to be UTF-8")
    return kind


def _posted(kind: str, body: bytes) -> Parameters:
    if kind == FORM:
        return parse(body)
    try:
        return {"query" if kind == QUERY else "update": [body.decode("utf-8")]}
    except UnicodeDecodeError as error:
        raise Refused(400, "the body is no UTF-8") from error


def _joined(first: Parameters, second: Parameters) -> Parameters:
    names = dict.fromkeys((*first, *second))
    return {name: [*first.get(name, ()), *second.get(name, ())] for name in names}


def _operation(parameters: Parameters) -> Operation:
    texts = [(name, text) for name in _DATASETS for text in parameters.get(name, ())]
    if len(texts) != 1:
        raise Refused(400, f"one query or one update is wanted, {len(texts)} were sent")
    name, text = texts[0]
    _refuse_graphs_of_another(name, parameters)
    default, graphs = (tuple(parameters.get(key, ())) for key in _DATASETS[name])
    restricted = bool(default or graphs)
    return Operation(
        update=name == "update",
        text=text,
        default=default if restricted else None,
        named=graphs if restricted else None,
        form=next(iter(parameters.get("format", ())), ""),
    )


def _refuse_graphs_of_another(operation: str, parameters: Parameters) -> None:
    """Refuse what would be ignored, for a client that names graphs means to be held to them."""
    for other, names in _DATASETS.items():
        for name in names:
            if other != operation and name in parameters:
                raise Refused(400, f"{name} is for a {other}", cure=f"use {' and '.join(_DATASETS[operation])}")
