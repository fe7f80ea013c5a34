"""The shipped queries: each runs, is ordered, and answers what it says on the readings of the tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib.plugins.sparql

from kg.errors import QueryError
from kg.queries import find_query, list_queries, load_query
from kg.store import Solutions, Store
from tests.rdf.strategies import RUN
from tests.readings import READINGS

NAMES = [query.name for query in list_queries()]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("filled")) as store:
        for reading in READINGS:
            store.replace(reading, run=RUN)
        yield store


def ask(store: Store, name: str) -> list[dict[str, str]]:
    """Return the rows of a shipped query, without what is empty and without the sentences."""
    result = store.query(load_query(name).sparql)
    assert isinstance(result, Solutions)
    rows = [dict(zip(result.variables, row, strict=True)) for row in result.texts()]
    return [{key: value for key, value in row.items() if value and "sentence" not in key} for row in rows]


@pytest.mark.parametrize("name", NAMES)
def test_a_query_says_what_it_asks_and_is_standard_sparql(name: str) -> None:
    query = load_query(name)
    assert query.description.endswith(".")
    assert query.description_fr.endswith(".")
    assert query.description != query.description_fr
    assert "ORDER BY" in query.sparql
    rdflib.plugins.sparql.prepareQuery(query.sparql)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_question_gets_the_same_answer(name: str, filled: Store) -> None:
    assert ask(filled, name) == ask(filled, name)


MEETING = {"who": "Lars Haugen", "does": "rencontre", "whom": "Mila Petrović", "day": "2024-03-12", "status": "actual"}
ANSWERS = {
    "who-met-whom": [
        {**MEETING, "place": "Genève", "article": "geneve-pourparlers"},
        {**MEETING, "place": "Oslo", "said_by": "Serbie", "article": "2024/03/oslo-rencontre"},
    ],
    "demands-by-country": [
        {
            "country": "Norvège",
            "who": "Lars Haugen",
            "whom": "Mila Petrović",
            "theme": "retirer ses troupes de la frontière",
            "status": "actual",
            "article": "geneve-pourparlers",
        },
        {
            "country": "Serbie",
            "who": "Serbie",
            "whom": "OTAN",
            "theme": "des garanties de sécurité",
            "status": "actual",
            "article": "geneve-pourparlers",
        },
    ],
    "sanctions": [
        {
            "who": "OTAN",
            "whom": "Serbie",
            "theme": "de nouvelles sanctions",
            "status": "possible",
            "said_by": "Lars Haugen",
            "article": "crise-frontiere",
        }
    ],
    "visits": [
        {
            "who": "Mila Petrović",
            "whom": "Norvège",
            "day": "2025-01-01",
            "status": "planned",
            "article": "crise-frontiere",
        }
    ],
    "denials": [
        {
            "denier": "Mila Petrović",
            "who": "Mila Petrović",
            "does": "dément",
            "theme": "avoir franchi la frontière",
            "article": "crise-frontiere",
        },
        {
            "denier": "Mila Petrović",
            "who": "Serbie",
            "does": "menace",
            "whom": "Kosovo",
            "article": "crise-frontiere",
        },
    ],
    "conflicting-places": [
        {
            "does": "rencontre",
            "who": "Lars Haugen",
            "place": "Genève",
            "article": "geneve-pourparlers",
            "other_place": "Oslo",
            "other_article": "2024/03/oslo-rencontre",
        }
    ],
    "positions": [
        {
            "person": "Lars Haugen",
            "role": "ministre des Affaires étrangères",
            "of": "Norvège",
            "seen": "2024-03-13",
            "article": "geneve-pourparlers",
        },
        {
            "person": "Mila Petrović",
            "role": "présidente",
            "of": "Serbie",
            "seen": "2024-03-13",
            "article": "geneve-pourparlers",
        },
    ],
}


@pytest.mark.parametrize("name", ANSWERS)
def test_answers(name: str, filled: Store) -> None:
    assert sorted(ask(filled, name), key=str) == sorted(ANSWERS[name], key=str)


def test_the_most_active_actor_comes_first(filled: Store) -> None:
    first = ask(filled, "most-active-actors")[0]
    assert first == {
        "actor": "Mila Petrović",
        "kind": "personne",
        "as_agent": "3",
        "as_addressee": "2",
        "articles": "3",
    }


def test_articles_are_counted(filled: Store) -> None:
    counts = {row["article"]: (row["events"], row["positions"]) for row in ask(filled, "articles")}
    assert counts["geneve-pourparlers"] == ("3", "2")
    assert len(counts) == len(READINGS)


def test_a_name_that_none_has_is_met_with_names_that_are_close() -> None:
    with pytest.raises(QueryError, match="did you mean who-met-whom"):
        load_query("who-meets-whom")


@pytest.mark.parametrize("name", ["../__init__", "zzzz", ""])
def test_a_name_that_is_far_off_gets_the_list(name: str) -> None:
    with pytest.raises(QueryError, match="choose one of"):
        load_query(name)


def test_a_query_is_found_by_name_by_file_or_as_itself(tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("ASK { ?s ?p ?o }", encoding="utf-8")
    assert find_query("positions") == load_query("positions").sparql
    assert find_query(str(path)) == "ASK { ?s ?p ?o }"
    assert find_query("DESCRIBE <https://kg.example/>") == "DESCRIBE <https://kg.example/>"
    with pytest.raises(QueryError, match="cannot be read"):
        find_query(str(tmp_path / "none.rq"))
