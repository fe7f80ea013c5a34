"""What a user gives as a parameter becomes one term of the query, or an error that tells what to give instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.queries import Kind, bind, load_query
from kg.queries.parameters import read_parameters
from kg.queries.values import to_term
from kg.rdf.terms import storable
from kg.store import Solutions, Store
from tests.rdf.strategies import texts

QUERY = """# Who acts.
# Qui agit.
# @param actor actor! who acts
# @param words text what was said
# @param limit number how many rows at most
SELECT ?event ?said {
  # @when actor ?event kg:agent ?actor .
  # @when words BIND(?words AS ?said)
}
# @when limit LIMIT ?limit
"""
PETROVIC = "<https://kg.example/id/actor/mila-petrovic>"
SERBIA = "<https://kg.example/id/actor/serbie>"


def test_parameters_stand_in_the_comments_of_the_query() -> None:
    actor, words, limit = read_parameters(QUERY)
    assert (actor.name, actor.kind, actor.needed, actor.description) == ("actor", Kind.ACTOR, True, "who acts")
    assert (words.kind, words.needed) == (Kind.TEXT, False)
    assert limit.kind is Kind.NUMBER


def test_a_condition_takes_part_only_when_its_parameter_is_given(filled: Store) -> None:
    bound = bind(QUERY, {"actor": "mila-petrovic"}, filled)
    assert f"  ?event kg:agent {PETROVIC} .\n  # @when words" in bound
    assert bound.endswith("# @when limit LIMIT ?limit\n")
    assert bind(QUERY, {"actor": "otan", "limit": "3"}, filled).endswith("\nLIMIT 3\n")


@pytest.mark.parametrize(
    "name",
    [
        "mila-petrovic",
        "actor:mila-petrovic",
        "https://kg.example/id/actor/mila-petrovic",
        "Mila Petrović",
        "mila petrovic",
        " MILA PETROVIĆ ",
        "Petrović",
        "petrovic",
    ],
)
def test_an_actor_has_an_id_an_iri_and_a_name(name: str, filled: Store) -> None:
    assert to_term(Kind.ACTOR, name, filled) == PETROVIC


@pytest.mark.parametrize("name", ["Belgrade", "belgrade", "République de Serbie", "Serbia"])
def test_an_actor_is_known_by_what_the_authority_files_call_it(name: str, filled: Store) -> None:
    assert to_term(Kind.ACTOR, name, filled) == SERBIA


@pytest.mark.parametrize(
    ("kind", "name", "term"),
    [
        (Kind.THEME, "Sanction", "<https://kg.example/themes#sanction>"),
        (Kind.THEME, "theme:sanction", "<https://kg.example/themes#sanction>"),
        (Kind.RELATION, "meets", "<https://kg.example/relations#meets>"),
        (Kind.RELATION, "rencontre", "<https://kg.example/relations#meets>"),
        (Kind.PLACE, "GENEVE", "<https://kg.example/id/place/geneve>"),
        (Kind.OUTLET, "dépêches du nord", "<https://kg.example/id/publisher/D%C3%A9p%C3%AAches%20du%20Nord>"),
        (Kind.ARTICLE, "2024/03/oslo-rencontre", "<https://kg.example/id/article/2024%2F03%2Foslo-rencontre>"),
        (Kind.DATE, "2024-03-12", '"2024-03-12"^^<http://www.w3.org/2001/XMLSchema#date>'),
        (Kind.NUMBER, "12", "12"),
    ],
)
def test_each_kind_has_its_terms(kind: Kind, name: str, term: str, filled: Store) -> None:
    assert to_term(kind, name, filled) == term


@pytest.mark.parametrize(
    ("kind", "name", "cure"),
    [
        (Kind.ACTOR, "Lars Haugens", "did you mean Lars Haugen"),
        (Kind.ACTOR, "zzzz", "none alike"),
        (Kind.ACTOR, "République", "give one of"),
        (Kind.ACTOR, "", "none alike"),
        (Kind.EVENT, "77ab", "none alike"),
        (Kind.DATE, "12/03/2024", "2024-05-31"),
        (Kind.DATE, "2024-02-30", "2024-05-31"),
        (Kind.NUMBER, "ten", "whole number"),
        (Kind.NUMBER, "-1", "whole number"),
        (Kind.NUMBER, "²", "whole number"),
    ],
)
def test_what_means_nothing_is_met_with_a_cure(kind: Kind, name: str, cure: str, filled: Store) -> None:
    with pytest.raises(QueryError) as raised:
        to_term(kind, name, filled)
    assert cure in raised.value.cure
    assert raised.value.where == name


def test_an_unknown_parameter_is_met_with_those_that_there_are(filled: Store) -> None:
    with pytest.raises(QueryError, match="it has actor, words, limit"):
        bind(QUERY, {"actor": "otan", "actress": "otan"}, filled)
    with pytest.raises(QueryError, match="it has none"):
        bind("ASK { ?s ?p ?o }", {"actor": "otan"}, filled)


def test_a_query_that_needs_a_parameter_says_so(filled: Store) -> None:
    with pytest.raises(QueryError, match="give actor and other"):
        load_query("paths").bind({}, filled)


def test_a_kind_that_there_is_not_is_told() -> None:
    with pytest.raises(QueryError, match="no kind of parameter 'colour'"):
        read_parameters("# @param dress colour of the dress\n")


@given(texts)
def test_a_text_stays_one_term_whatever_it_holds(filled: Store, text: str) -> None:
    result = filled.query(bind(QUERY, {"actor": "mila-petrovic", "words": text, "limit": "1"}, filled))
    assert isinstance(result, Solutions)
    (row,) = result.texts()
    assert row[1] == storable(text)


@given(st.sampled_from(Kind), st.text(max_size=30))
def test_a_value_is_a_term_or_an_error(filled: Store, kind: Kind, text: str) -> None:
    try:
        term = to_term(kind, text, filled)
    except QueryError:
        return
    assert next(iter(filled.query(f"SELECT ?term {{ VALUES ?term {{ {term} }} }}")))


@pytest.mark.parametrize("text", ["otan> } ; DROP ALL", "https://kg.example/id/actor/otan> ?p ?o } #", "?other", "'''"])
def test_a_name_cannot_leave_its_term(text: str, filled: Store) -> None:
    with pytest.raises(QueryError, match="no actor"):
        to_term(Kind.ACTOR, text, filled)
