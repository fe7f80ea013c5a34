"""The shipped queries: each is standard SPARQL, answers what it says on the readings of the tests, and heeds its parameters."""

import re
from pathlib import Path

import pytest
import rdflib
import rdflib.plugins.sparql

from kg.errors import QueryError
from kg.queries import Kind, find_query, list_queries, load_query
from kg.store import Solutions, Store
from tests.conftest import ROOT
from tests.rdf.strategies import RUN
from tests.readings import READINGS

QUERIES = list_queries()
NAMES = [query.name for query in QUERIES]
#: What is asked for where a query answers nothing without it.
ENDS = {"actor": "Haugen", "other": "Norvège"}


def ask(store: Store, name: str, **values: str) -> list[dict[str, str]]:
    """Return the rows of a shipped query, without what is empty and without the sentences."""
    result = store.query(load_query(name).bind(values, store))
    assert isinstance(result, Solutions)
    rows = [dict(zip(result.variables, row, strict=True)) for row in result.texts()]
    return [{key: value for key, value in row.items() if value and "sentence" not in key} for row in rows]


def needed(name: str) -> dict[str, str]:
    return {found.name: ENDS[found.name] for found in load_query(name).parameters if found.needed}


@pytest.mark.parametrize("name", NAMES)
def test_a_query_says_what_it_asks_and_is_standard_sparql(name: str) -> None:
    query = load_query(name)
    assert query.description.endswith(".")
    assert query.description_fr.endswith(".")
    assert query.description != query.description_fr
    assert "ORDER BY" in query.sparql
    rdflib.plugins.sparql.prepareQuery(query.sparql)


VALUES = {
    Kind.ACTOR: "lars-haugen",
    Kind.ARTICLE: "crise-frontiere",
    Kind.DATE: "2024-03-01",
    Kind.NUMBER: "2",
    Kind.OUTLET: "Dépêches du Nord",
    Kind.PLACE: "Oslo",
    Kind.RELATION: "meets",
    Kind.TEXT: "meets/",
    Kind.THEME: "sanction",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_query_has_a_use_for_each_of_its_parameters(name: str, filled: Store) -> None:
    query = load_query(name)
    declared = [found.name for found in query.parameters]
    assert set(declared) == set(re.findall(r"# @when (\w+)", query.sparql))
    assert declared[-1] == "limit"
    event = ask(filled, "provenance", limit="1")[0]["event"]
    values = {found.name: {**VALUES, Kind.EVENT: event}[found.kind] for found in query.parameters}
    bound = query.bind(values, filled)
    assert "@when" not in bound
    rdflib.plugins.sparql.prepareQuery(bound)
    assert len(list(filled.query(bound))) <= 2


@pytest.mark.parametrize("name", NAMES)
def test_rdflib_gives_the_same_answer(name: str, filled: Store, rdflib_graph: rdflib.Graph) -> None:
    sparql = load_query(name).bind(needed(name), filled)
    rows = [tuple(term and term.value for term in row) for row in filled.query(sparql)]
    assert rows == [tuple(None if term is None else str(term) for term in row) for row in rdflib_graph.query(sparql)]


MEETING = {
    "who": "Lars Haugen",
    "does": "rencontre",
    "whom": "Mila Petrović",
    "day": "2024-03-12",
    "status": "affirmé, réel",
}
IN_GENEVA = {**MEETING, "published": "2024-03-13", "place": "Genève", "article": "geneve-pourparlers"}
IN_OSLO = {
    **MEETING,
    "published": "2024-03-14",
    "place": "Oslo",
    "said_by": "Serbie",
    "article": "2024/03/oslo-rencontre",
}
URGING = {
    "country": "Norvège",
    "who": "Lars Haugen",
    "does": "exhorte",
    "whom": "Mila Petrović",
    "theme": "retirer ses troupes de la frontière",
    "status": "affirmé, réel",
    "published": "2024-03-13",
    "article": "geneve-pourparlers",
}
DEMAND = {
    "country": "Serbie",
    "who": "Serbie",
    "does": "exige",
    "whom": "OTAN",
    "theme": "des garanties de sécurité",
    "status": "affirmé, réel",
    "published": "2024-03-13",
    "article": "geneve-pourparlers",
}
SANCTIONS = {
    "who": "OTAN",
    "does": "sanctionne",
    "whom": "Serbie",
    "theme": "de nouvelles sanctions",
    "status": "affirmé, possible",
    "said_by": "Lars Haugen",
    "published": "2024-04-02",
    "article": "crise-frontiere",
}
ANSWERS = {
    "who-met-whom": [IN_GENEVA, IN_OSLO],
    "demands-by-country": [URGING, DEMAND],
    "sanctions": [SANCTIONS],
    "sanction-threats": [SANCTIONS],
    "visits": [
        {
            "who": "Mila Petrović",
            "whom": "Norvège",
            "day": "2025-01-01",
            "published": "2024-04-02",
            "status": "affirmé, prévu",
            "article": "crise-frontiere",
        }
    ],
    "denials": [
        {
            "denier": "Mila Petrović",
            "who": "Mila Petrović",
            "does": "dément",
            "theme": "avoir franchi la frontière",
            "published": "2024-04-02",
            "article": "crise-frontiere",
        },
        {
            "denier": "Mila Petrović",
            "who": "Serbie",
            "does": "menace",
            "whom": "Kosovo",
            "published": "2024-04-02",
            "article": "crise-frontiere",
        },
    ],
    "denied-claims": [
        {
            "who": "Kosovo",
            "does": "accuse",
            "whom": "armée serbe",
            "theme": "avoir franchi la frontière",
            "published": "2024-04-02",
            "denier": "Mila Petrović",
            "denial": ("Pristina a accusé l’armée serbe d’avoir franchi la frontière, ce que Mila Petrović a démenti."),
            "article": "crise-frontiere",
        }
    ],
    "told-differently": [
        {**IN_OSLO, "outlet": "Dépêches du Nord", "participants": "2"},
        {**IN_GENEVA, "outlet": "Le Courrier du Léman", "participants": "2"},
    ],
    "places": [
        {
            "place": "</style><b>",
            "events": "1",
            "articles": "1",
        },
        {
            "place": "Genève",
            "wikidata": "wd:Q71",
            "country": "Suisse",
            "events": "1",
            "articles": "1",
            "first": "2024-03-12",
            "last": "2024-03-12",
        },
        {
            "place": "Oslo",
            "wikidata": "wd:Q585",
            "country": "Norvège",
            "events": "1",
            "articles": "1",
            "first": "2024-03-12",
            "last": "2024-03-12",
        },
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
    assert ask(filled, name) == ANSWERS[name]


@pytest.mark.parametrize(
    ("name", "values", "answer"),
    [
        ("who-met-whom", {"actor": "Petrović", "other": "Haugen"}, [IN_GENEVA, IN_OSLO]),
        ("who-met-whom", {"actor": "OTAN"}, []),
        ("who-met-whom", {"place": "oslo"}, [IN_OSLO]),
        ("who-met-whom", {"outlet": "courrier"}, [IN_GENEVA]),
        ("who-met-whom", {"limit": "1"}, [IN_GENEVA]),
        ("who-met-whom", {"since": "2024-03-13"}, []),
        ("who-met-whom", {"since": "2024-03-12", "until": "2024-03-12"}, [IN_GENEVA, IN_OSLO]),
        ("demands-by-country", {"actor": "Oslo"}, [URGING]),
        ("demands-by-country", {"theme": "sécurité"}, [DEMAND]),
        ("sanction-threats", {"until": "2024-04-02"}, [SANCTIONS]),
        ("sanction-threats", {"until": "2024-04-01"}, []),
    ],
)
def test_parameters_narrow_an_answer(
    name: str, values: dict[str, str], answer: list[dict[str, str]], filled: Store
) -> None:
    assert ask(filled, name, **values) == answer


@pytest.mark.parametrize(
    ("start", "end", "length", "via"),
    [("Haugen", "Petrović", "1", {}), ("Haugen", "Norvège", "2", {"via": "Mila Petrović"})],
)
def test_the_shortest_way_is_given_with_its_stations(
    start: str, end: str, length: str, via: dict[str, str], filled: Store
) -> None:
    (path,) = ask(filled, "paths", actor=start, other=end)
    assert path["length"] == length
    assert {key: value for key, value in path.items() if key in {"via", "then"}} == via


def test_there_is_no_way_longer_than_three(filled: Store) -> None:
    assert [path["length"] for path in ask(filled, "paths", actor="OTAN", other="armée serbe")] == ["3"]
    assert not ask(filled, "paths", actor="<script>alert(1)</script>", other="armée serbe")


def test_what_has_no_day_is_in_no_week(filled: Store) -> None:
    assert {row["week"] for row in ask(filled, "most-active-by-week")} == {"2024-W11", "2024-W14", "2025-W01"}


def test_a_statement_leads_down_to_its_words(filled: Store) -> None:
    (found,) = ask(filled, "provenance", actor="Kosovo", relation="accuses")
    body = READINGS[2].document.source
    assert body[int(found["trigger_start"]) : int(found["trigger_end"])] == found["trigger"] == "accusé"
    assert (found["article"], found["rule"]) == ("crise-frontiere", "accuses/verb/accuser")
    assert (found["software"], found["lexicon"], found["model"]) == (RUN.version, RUN.lexicon, RUN.model)
    assert ask(filled, "provenance", event=found["event"]) == [found]


def test_what_two_sentences_tell_is_weighed_once(filled: Store) -> None:
    assert ask(filled, "alliances-and-rivalries", actor="Haugen", other="Petrović") == [
        {
            "who": "Lars Haugen",
            "whom": "Mila Petrović",
            "verbal_cooperation": "2",
            "material_cooperation": "0",
            "verbal_conflict": "1",
            "material_conflict": "0",
            "balance": "1",
        }
    ]


def test_the_most_active_actor_comes_first(filled: Store) -> None:
    assert ask(filled, "most-active-actors")[0] == {
        "actor": "Mila Petrović",
        "kind": "personne",
        "events": "5",
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


def test_the_docs_list_each_query_with_what_it_asks_and_its_parameters() -> None:
    page = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
    rows = [
        f"| `{query.name}` | {query.description} | {' '.join(f'`{found.name}`' for found in query.parameters[:-1])} |"
        for query in QUERIES
    ]
    table = page[page.index("| query | what it asks |") :].split("\n\n")[0].splitlines()[2:]
    assert table == rows
