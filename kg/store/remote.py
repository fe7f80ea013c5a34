"""A SPARQL 1.1 server of the user's as the store.

What is ours there are the named graphs below the base, and in the default graph the merge of them, where the server does not
make one itself. A graph is replaced by one update, which servers do as a whole or not at all; beside it stands its digest,
so that building again sends nothing but a question. Where a server is killed in the middle of an update that it does not
do as a whole, the digest, written last, is missing, and the next build writes the graph again.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Self

from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions

from kg.errors import QueryError, StoreError
from kg.rdf import DEFAULT_BASE
from kg.rdf.iris import Iris
from kg.rdf.namespaces import VOID
from kg.rdf.prefixes import prefixes
from kg.rdf.terms import Term
from kg.store.address import Address, parse_address
from kg.store.answers import FIRST_FAILURE, RefusalError
from kg.store.client import Client
from kg.store.graphs import NamedGraph, common_graphs
from kg.store.guard import check_query, undeclared
from kg.store.interface import GraphStore, QueryResult
from kg.store.probing import found
from kg.store.results import Solutions, canonical, whole
from kg.store.updates import DIGEST, records, removal, replacement

_UPDATE_CHARACTERS = 1_000_000
_GRAPHS_AT_ONCE = 32
#: Statuses that are about what was sent, not about the server.
_ABOUT_CONTENT = (400, 413, 422)


class RemoteStore(GraphStore):
    """A store on a server; use `RemoteStore.open` in a `with` statement.

    Attributes:
        where: The address as it was given.
        base: The base IRI of its data.
    """

    def __init__(self, client: Client, address: Address, where: str, base: str) -> None:
        self.where = where
        self.base = base
        self._iris = Iris(base)
        self._client = client
        self._address = address
        self._merging = False

    @classmethod
    def open(cls, where: str, *, base: str | None = None, read_only: bool = False) -> Self:
        """Open the store at the address *where*.

        Args:
            where: See `kg.store.address`.
            base: IRI below which data stand; by default the store's own, or `DEFAULT_BASE` for a new one.
            read_only: Change nothing; there must be a graph.

        Raises:
            StoreError: The server cannot be reached, refuses, or has a graph with another base.
        """
        Iris(base or DEFAULT_BASE)
        wanted = parse_address(where)
        client = Client()
        try:
            address = found(wanted, client, writing=not read_only)
            stored = _stored_base(client, address)
            _check_base(stored, base, where, read_only=read_only)
            store = cls(client, address, where, stored or base or DEFAULT_BASE)
            if not read_only:
                store._begin()
        except BaseException:
            client.close()
            raise
        return store

    def close(self) -> None:
        """End the connection."""
        self._client.close()

    def changed(self, graphs: Sequence[NamedGraph]) -> list[NamedGraph]:
        """Return those of *graphs* whose digest or number of statements is another on the server."""
        stored = self._stored_states([graph.name for graph in graphs])
        return [graph for graph in graphs if stored.get(graph.name) != (graph.digest(), len(graph.quads))]

    def write(self, graphs: Sequence[NamedGraph]) -> Mapping[NamedNode, StoreError]:
        """Store each of *graphs*, several by one update; those of an update that is refused, one by one.

        Raises:
            StoreError: The server cannot be reached, or refuses whatever it is sent.
        """
        failed: dict[NamedNode, StoreError] = {}
        for batch in _batches((graph, replacement(graph, self._iris, merging=self._merging)) for graph in graphs):
            failed |= self._write_batch(batch)
        return failed

    def remove(self, article_id: str) -> bool:
        """Forget an article. Return whether it was stored."""
        name = self.article(article_id)
        stored = name in self._stored_states([name]) or bool(self.article_quads(article_id))
        if stored:
            self._update(removal(name, self._iris, merging=self._merging))
        return stored

    def article_ids(self) -> list[str]:
        """Return the ids of the articles stored, sorted."""
        prefix = Literal(f"{self.base}article/")
        sparql = f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} FILTER (STRSTARTS(STR(?g), {prefix})) }}"
        return sorted(self._iris.name("article", row[0]) for row in self._rows(sparql) if isinstance(row[0], NamedNode))

    def graphs(self, article_ids: Iterable[str] | None = None) -> Iterator[tuple[NamedNode, list[Quad]]]:
        """Yield the name and the sorted quads of each article's graph, of which several come by one query."""
        names = (
            self.article(article_id) for article_id in (self.article_ids() if article_ids is None else article_ids)
        )
        while batch := list(islice(names, _GRAPHS_AT_ONCE)):
            found_quads = self._quads_of(batch)
            for name in batch:
                yield name, sorted(found_quads[name], key=str)

    def query(self, sparql: str, **values: Term) -> QueryResult:
        """Ask a SPARQL 1.1 query; see `GraphStore.query`. Rows and triples are parsed while they come in."""
        check_query(sparql)
        declarations = "".join(
            f"PREFIX {name}: <{iri}>\n" for name, iri in undeclared(sparql, prefixes(self.base)).items()
        )
        names, terms = " ".join(f"?{name}" for name in values), " ".join(str(term) for term in values.values())
        bindings = f"\nVALUES ({names}) {{ ({terms}) }}" if values else ""
        try:
            result = self._client.query(self._address.query, declarations + sparql + bindings)
        except RefusalError as refusal:
            if refusal.status not in _ABOUT_CONTENT:
                raise
            cure = "see https://www.w3.org/TR/sparql11-query/"
            raise QueryError(f"the query is malformed: {refusal.words}", cure=cure) from refusal
        if isinstance(result, QueryBoolean):
            return bool(result)
        if not isinstance(result, QuerySolutions):
            return whole(result, self.where)
        solutions = Solutions(result, self.base, self.where)
        if missing := sorted(values.keys() - set(solutions.variables)):
            raise QueryError(f"the query does not select the variable ?{missing[0]}", cure="name it after SELECT")
        return solutions

    def _begin(self) -> None:
        """See what the default graph is, and bring the graphs that are no article's up to date."""
        mark = f"{records(self._iris)} a {VOID.Dataset}"
        if not self._ask(f"ASK {{ GRAPH {records(self._iris)} {{ {mark} }} }}"):
            self._update(f"INSERT DATA {{ GRAPH {records(self._iris)} {{ {mark} }} }}")
        # We never write the mark to the default graph: where it is seen there, the server unites the graphs itself.
        self._merging = not self._ask(f"ASK {{ {mark} }}")
        for error in self.write(self.changed(common_graphs(self._iris))).values():
            raise error

    def _write_batch(self, batch: Mapping[NamedNode, str]) -> Mapping[NamedNode, StoreError]:
        try:
            self._update(" ;\n".join(batch.values()))
        except RefusalError as refusal:
            if len(batch) > 1:
                return self._write_singly(batch)
            if refusal.status not in _ABOUT_CONTENT:
                raise
            return dict.fromkeys(batch, refusal)
        return {}

    def _write_singly(self, batch: Mapping[NamedNode, str]) -> Mapping[NamedNode, StoreError]:
        failed: dict[NamedNode, RefusalError] = {}
        for name, update in batch.items():
            try:
                self._update(update)
            except RefusalError as refusal:
                failed[name] = refusal
        if len(failed) == len(batch) and failed[name].status >= FIRST_FAILURE:
            raise failed[name]  # it is not about the articles
        return failed

    def _stored_states(self, names: Sequence[NamedNode]) -> dict[Term | None, tuple[str, int]]:
        """Return the digest that was written beside each graph, and how many statements the graph has."""
        states: dict[Term | None, tuple[str, int]] = {}
        rest = iter(names)
        while batch := list(islice(rest, _GRAPHS_AT_ONCE)):
            rows = self._rows(
                f"SELECT ?g ?digest (COUNT(*) AS ?n) {{ VALUES ?g {{ {_listed(batch)} }} "
                f"GRAPH {records(self._iris)} {{ ?g {DIGEST} ?digest }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g ?digest"
            )
            states |= {name: (digest.value, int(n.value)) for name, digest, n in rows if digest and n}
        return states

    def _quads_of(self, names: Sequence[NamedNode]) -> Mapping[NamedNode, list[Quad]]:
        quads: dict[NamedNode, list[Quad]] = defaultdict(list)
        sparql = f"SELECT ?g ?s ?p ?o {{ VALUES ?g {{ {_listed(names)} }} GRAPH ?g {{ ?s ?p ?o }} }}"
        for name, subject, predicate, value in self._rows(sparql):
            if (
                isinstance(name, NamedNode)
                and isinstance(subject, NamedNode)
                and isinstance(predicate, NamedNode)
                and value
            ):
                quads[name].append(Quad(subject, predicate, canonical(value), name))
        return quads

    def _rows(self, sparql: str) -> Solutions:
        result = self._client.query(self._address.query, sparql)
        if not isinstance(result, QuerySolutions):
            raise StoreError("the server answers a SELECT query with something else", where=self.where)
        return Solutions(result, self.base, self.where)

    def _ask(self, sparql: str) -> bool:
        return bool(self._client.query(self._address.query, sparql))

    def _update(self, sparql: str) -> None:
        if self._address.update is None:
            raise StoreError("the store cannot be written: it was opened for reading", where=self.where)
        self._client.update(self._address.update, sparql)


def _stored_base(client: Client, address: Address) -> str | None:
    """Return the base IRI of the graph that the server holds, where it holds one of ours."""
    own = 'STR(?g) = CONCAT(STR(?base), "graph/dataset")'
    result = client.query(address.query, f"SELECT ?base {{ GRAPH ?g {{ ?d {VOID.uriSpace} ?base }} FILTER ({own}) }}")
    bases = sorted(str(row[0].value) for row in result if row[0]) if isinstance(result, QuerySolutions) else []
    return bases[0] if bases else None


def _check_base(stored: str | None, base: str | None, where: str, *, read_only: bool) -> None:
    if stored and base and stored != base:
        raise StoreError(
            f"the store was built with the base IRI {stored}, not {base}",
            where=where,
            cure="leave the base out, or build into another dataset",
        )
    if read_only and not stored:
        raise StoreError(
            "there is no graph of kg on this server", where=where, cure="build one first: kg build PATH… --store URL"
        )


def _batches(updates: Iterable[tuple[NamedGraph, str]]) -> Iterator[dict[NamedNode, str]]:
    """Yield updates by the name of their graph, as many at once as make a request of good size."""
    batch: dict[NamedNode, str] = {}
    for graph, update in updates:
        if batch and sum(map(len, batch.values())) + len(update) > _UPDATE_CHARACTERS:
            yield batch
            batch = {}
        batch[graph.name] = update
    if batch:
        yield batch


def _listed(names: Iterable[NamedNode]) -> str:
    return " ".join(map(str, names))
