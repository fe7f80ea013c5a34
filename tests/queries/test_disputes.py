"""The queries about who contradicts whom, on a quarrel that runs through two articles."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from kg.model import (
    Document,
    Event,
    Evidence,
    Metadata,
    Participant,
    Piece,
    Polarity,
    Precision,
    Reading,
    Theme,
    TimeSpan,
)
from kg.store import Store
from tests.queries.test_queries import ask
from tests.rdf.strategies import RUN
from tests.readings import NATO, NORWAY, SERBIA, fingerprint

DEMAND = "La Serbie exige de l’OTAN des garanties de sécurité."
REFUSAL = "L’OTAN a rejeté la demande serbe de garanties."
PROMISE = "L’OTAN a promis des garanties à la Serbie."
NO_PROMISE = "Selon la Norvège, l’OTAN n’a jamais promis de garanties à la Serbie."
BEFORE, AFTER = date(2024, 5, 2), date(2024, 5, 20)
#: Days around which the ISO year is not the calendar's, and a leap day.
EDGES = ["2015-12-31", "2016-01-03", "2018-12-31", "2021-01-03", "2024-02-29", "2026-12-31", "2027-01-01"]


def event(article: str, sentence: str, relation: str, agent: Participant, addressee: Participant) -> Event:
    trigger = Evidence(
        quote=sentence,
        start=0,
        end=len(sentence),
        trigger="x",
        trigger_start=3,
        trigger_end=4,
        rule=f"{relation}/verb/x",
    )
    return Event(
        id=fingerprint(article, sentence),
        fact=fingerprint(relation, agent.actor.id, addressee.actor.id),
        relation=relation,
        agents=(agent,),
        addressees=(addressee,),
        theme=Theme(text="garanties", start=0, end=1, concept="security-guarantee"),
        evidence=(trigger,),
    )


def reading(article: str, published: date, outlet: str, *events: Event) -> Reading:
    body = "\n".join(found.evidence[0].quote for found in events)
    whole = Piece(start=0, source_start=0, length=len(body))
    metadata = Metadata(published=published, publisher=outlet)
    document = Document(id=article, name=article, source=body, text=body, pieces=(whole,), metadata=metadata)
    return Reading(document=document, events=events)


@pytest.fixture(scope="module")
def quarrel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    otan, serbie, norvege = (Participant(actor=actor, text="x", start=0, end=1) for actor in (NATO, SERBIA, NORWAY))
    first = (event("one", DEMAND, "demands", serbie, otan), event("one", REFUSAL, "rejects", otan, serbie))
    promise = event("two", PROMISE, "promises", otan, serbie)
    denied = replace(
        event("three", NO_PROMISE, "promises", otan, serbie),
        polarity=Polarity.NEGATED,
        source=norvege,
        addressees=(serbie,),
    )
    visits = (
        replace(
            event("edges", f"Le {day}, la Norvège s’est rendue en Serbie.", "visits", norvege, serbie),
            time=TimeSpan(
                text=day, start=date.fromisoformat(day), end=date.fromisoformat(day), precision=Precision.DAY
            ),
        )
        for day in EDGES
    )
    with Store.open(tmp_path_factory.mktemp("quarrel") / "store") as store:
        for told in (
            reading("one", BEFORE, "Le Courrier du Léman", *first),
            reading("two", AFTER, "Dépêches du Nord", promise),
            reading("three", AFTER, "Le Courrier du Léman", denied),
            reading("edges", AFTER, "Dépêches du Nord", *visits),
        ):
            store.replace(told, run=RUN)
        yield store


def test_a_demand_meets_its_rejection(quarrel: Store) -> None:
    (found,) = ask(quarrel, "demands-and-rejections", theme="security-guarantee")
    assert (found["who"], found["whom"], found["rejected_by"]) == ("Serbie", "OTAN", "OTAN")
    assert (found["rejection"], found["article"]) == (REFUSAL, "one")


def test_who_rejects_and_then_promises_has_changed_position(quarrel: Store) -> None:
    stances = [(row["when"], row["stance"], row["article"]) for row in ask(quarrel, "changed-positions", actor="OTAN")]
    assert stances == [
        ("2024-05-02", "contre", "one"),
        ("2024-05-20", "contre", "three"),
        ("2024-05-20", "pour", "two"),
    ]
    assert not ask(quarrel, "changed-positions", actor="Serbie")


def test_a_fact_that_is_affirmed_and_negated_is_given_with_each_account(quarrel: Store) -> None:
    accounts = ask(quarrel, "conflicting-accounts")
    assert [(row["status"], row.get("said_by"), row["outlet"]) for row in accounts] == [
        ("affirmé, réel", None, "Dépêches du Nord"),
        ("nié, réel", "Norvège", "Le Courrier du Léman"),
    ]
    assert {row["participants"] for row in accounts} == {"OTAN, Serbie"}


def test_what_is_affirmed_in_an_outlets_own_voice_is_not_only_attributed(quarrel: Store) -> None:
    assert not ask(quarrel, "only-attributed")


def test_what_outlets_share_is_counted_by_outlet(quarrel: Store) -> None:
    assert {(row["outlets"], row["article"]) for row in ask(quarrel, "shared-facts", relation="promises")} == {
        ("2", "two"),
        ("2", "three"),
    }
    assert not [row for row in ask(quarrel, "single-source") if row["does"] == "promet"]


def test_weeks_are_those_of_iso_8601(quarrel: Store) -> None:
    weeks = [row["week"] for row in ask(quarrel, "most-active-by-week", relation="visits", actor="Norvège")]
    assert weeks == sorted({"{}-W{:02}".format(*date.fromisoformat(day).isocalendar()[:2]) for day in EDGES})


def test_pairs_are_weighed_by_what_they_do(quarrel: Store) -> None:
    found = {(row["who"], row["whom"]): row for row in ask(quarrel, "alliances-and-rivalries")}
    pair = found[("OTAN", "Serbie")]
    assert (pair["verbal_cooperation"], pair["verbal_conflict"], pair["balance"]) == ("1", "2", "-1")
    assert found[("Norvège", "Serbie")]["balance"] == str(len(EDGES))
