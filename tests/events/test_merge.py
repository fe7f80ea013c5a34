"""From mentions to facts: what is told twice, ids, and evidence that stands in the source to the letter."""

from collections.abc import Callable
from datetime import date
from textwrap import fill

import pytest

from kg.model import Event, Metadata, Modality, Page, Polarity, Reading
from kg.resources import samples_dir
from kg.text import clean, load_rules
from tests.french import document, load_reader, read

TUESDAY = date(2024, 3, 12)
REJECTS = "Le Pérou a rejeté l’accord."
MEETS = "Le président Gustavo Petro a rencontré le président Irfaan Ali."


def only(reading: Reading, relation: str) -> Event:
    (event,) = [event for event in reading.events if event.relation == relation]
    return event


def test_what_is_told_twice_is_one_event_with_two_pieces_of_evidence() -> None:
    text = f"{REJECTS} Le blé monte. {REJECTS}"
    evidence = only(read(text), "rejects").evidence
    assert [piece.quote for piece in evidence] == [REJECTS, REJECTS]
    assert [piece.start for piece in evidence] == [0, text.rindex(REJECTS)]


@pytest.mark.parametrize(
    "other",
    [
        "Le Pérou n’a pas rejeté l’accord.",
        "Le Pérou va rejeter l’accord.",
        "Selon Quito, le Pérou a rejeté l’accord.",
        "Le Chili a rejeté l’accord.",
        "Le Pérou a rejeté le budget.",
    ],
    ids=["denied", "to come", "claimed", "another agent", "another theme"],
)
def test_what_differs_stays_two_events(other: str) -> None:
    events = [event for event in read(f"{REJECTS} {other}").events if event.relation == "rejects"]
    assert len(events) == 2
    assert len({event.id for event in events}) == 2


def test_what_bears_another_number_is_another_thing() -> None:
    one, same, other = (
        "L’ONU rejette la résolution 836.",
        "L’ONU rejette la résolution 836 en bloc.",
        "L’ONU rejette la résolution 913.",
    )
    assert [len(read(f"{one} {second}").events) for second in (same, other)] == [1, 2]


def test_a_second_telling_adds_whom_it_is_said_to() -> None:
    text = "Le Pérou a exigé des excuses. Le blé monte. Le Pérou a exigé des excuses du Chili."
    assert [p.actor.label for p in only(read(text), "demands").addressees] == ["Chili"]


def test_a_second_telling_adds_time_and_place() -> None:
    event = only(read(f"{REJECTS} Mardi, à Lima, le Pérou a rejeté l’accord.", published=date(2024, 3, 13)), "rejects")
    assert event.time is not None
    assert (event.time.start, event.place and event.place.id) == (TUESDAY, "lima")
    assert len(event.evidence) == 2


def test_participants_of_a_symmetric_relation_are_one_set() -> None:
    event = only(read(MEETS), "meets")
    assert [participant.actor.label for participant in event.agents] == ["Gustavo Petro", "Irfaan Ali"]
    assert event.addressees == ()


def test_the_same_text_gives_the_same_reading() -> None:
    text = f"{MEETS} {REJECTS}"
    assert read(text) == read(text)


def test_ids_do_not_depend_on_what_was_read_before() -> None:
    documents = [document(text, name) for text, name in ((REJECTS, "a"), (MEETS, "b"), (f"{REJECTS} {MEETS}", "c"))]
    together = list(load_reader().read(documents))
    alone = [next(load_reader().read([one])) for one in documents]
    assert together == alone


def test_two_articles_have_ids_of_their_own_and_the_fact_in_common() -> None:
    first, second = (only(read(REJECTS, name, TUESDAY), "rejects") for name in ("a", "b"))
    assert first.id != second.id
    assert first.fact == second.fact


def test_who_is_named_first_does_not_change_the_fact_of_a_meeting() -> None:
    other = "Le président Irfaan Ali a rencontré le président Gustavo Petro."
    assert only(read(MEETS, "a", TUESDAY), "meets").fact == only(read(other, "b", TUESDAY), "meets").fact


def test_an_event_without_a_day_counts_for_the_day_of_publication() -> None:
    facts = {only(read(REJECTS, "a", day), "rejects").fact for day in (TUESDAY, date(2024, 3, 13), None)}
    assert len(facts) == 3
    told = "Le Pérou a rejeté l’accord le 12 mars 2024."
    assert only(read(told, "a", date(2024, 3, 20)), "rejects").fact == only(read(REJECTS, "b", TUESDAY), "rejects").fact


def test_a_fact_is_the_same_whether_it_was_so_or_not() -> None:
    """Who affirms and who denies it speak of one fact."""
    denied = only(read("Le Pérou n’a pas rejeté l’accord.", "b", TUESDAY), "rejects")
    assert (denied.polarity, denied.modality) == (Polarity.NEGATED, Modality.ACTUAL)
    assert denied.fact == only(read(REJECTS, "a", TUESDAY), "rejects").fact


def check_offsets(reading: Reading) -> None:
    """Check that all that was read stands in the source where it says it does."""
    source = reading.document.source
    for event in reading.events:
        source_of = [event.source] if event.source else []
        for part in (*event.agents, *event.addressees, *source_of, *([event.theme] if event.theme else [])):
            assert source[part.start : part.end] == part.text != ""
    for evidence in [e for event in reading.events for e in event.evidence] + [p.evidence for p in reading.positions]:
        assert source[evidence.start : evidence.end] == evidence.quote
        assert evidence.quote == evidence.quote.strip() != ""
        assert source[evidence.trigger_start : evidence.trigger_end] == evidence.trigger != ""
        assert evidence.start <= evidence.trigger_start < evidence.trigger_end <= evidence.end


def check_order(reading: Reading) -> None:
    """Check that ids are unique and that events and their evidence stand in the order of the text."""
    ids = [event.id for event in reading.events]
    assert len(set(ids)) == len(ids)
    assert all(event.evidence for event in reading.events)
    starts = [event.evidence[0].trigger_start for event in reading.events]
    assert starts == sorted(starts)
    for event in reading.events:
        assert [e.trigger_start for e in event.evidence] == sorted({e.trigger_start for e in event.evidence})


def test_the_samples_stand_in_their_sources(sample_readings: list[Reading]) -> None:
    assert sum(len(reading.events) for reading in sample_readings) > 50
    for reading in sample_readings:
        check_offsets(reading)
        check_order(reading)


def _broken_lines(text: str) -> str:
    return "\n\n".join(fill(paragraph, 60, break_long_words=False) for paragraph in text.split("\n\n"))


DAMAGES: dict[str, Callable[[str], str]] = {
    "none": str,
    "typewriter": lambda text: text.replace("’", "'").replace("\u00a0", " ").replace("«", '"').replace("»", '"'),
    "broken lines": _broken_lines,
    "Windows": lambda text: text.replace("\n", "\r\n"),
    "doubled spaces": lambda text: text.replace(" ", "  "),
    "glued sentences": lambda text: text.replace(". ", "."),
    "soft hyphens": lambda text: text.replace("ministre", "minis\u00adtre"),
    "zero-width": lambda text: "\ufeff" + text.replace(" a ", " \u200ba "),
    "boilerplate": lambda text: f"Accueil > Monde\nPartager sur Facebook\n{text}\nAbonnez-vous à notre newsletter\n",
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("sample", ["lituanie-belarus-expulsions", "guyana-venezuela-rencontre"])
def test_evidence_stands_in_the_source_where_the_text_was_repaired(sample: str, damage: str) -> None:
    source = DAMAGES[damage]((samples_dir() / f"{sample}.txt").read_text("utf-8"))
    page = Page(id=sample, name=sample, content=source, metadata=Metadata(published=date(2023, 12, 15)))
    reading = next(load_reader().read([clean(page, load_rules())]))
    assert reading.document.source == source
    assert len(reading.events) > 3
    check_offsets(reading)
    check_order(reading)


HEADED = "Visas : {}\n\nBERLIN, mardi 12 mars – {}\n"


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("le Pérou exige des excuses", "Le Pérou a exigé mardi des excuses officielles."),
        ("le Pérou exige des excuses", "Le président péruvien José Jerí a exigé mardi un geste."),
        ("l’Otan rejette l’offre", "L’Otan a rejeté mardi le plan du Pérou."),
    ],
    ids=["the same", "another form of the actor", "another word for the theme"],
)
def test_the_headline_tells_nothing_beside_the_text(headline: str, text: str) -> None:
    page = Page(id="visas", name="visas.txt", content=HEADED.format(headline, text))
    (reading,) = load_reader().read([clean(page, load_rules())])
    assert reading.document.title_end
    (event,) = reading.events
    assert [piece.quote for piece in event.evidence][-1].endswith(text)
    assert len(event.evidence) == 2


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("La France a rejeté le plan.", "Le ministre français Jean-Noël Barrot a rejeté le plan de paix.", 1),
        ("Des rebelles ont attaqué Bria.", "Des rebelles armés ont attaqué Bria.", 1),
        ("La France a rejeté le plan.", "Le ministre allemand Johann Wadephul a rejeté le plan.", 2),
        (
            "La France a exigé le retrait des troupes.",
            "Le ministre Jean-Noël Barrot a exigé la libération des otages.",
            2,
        ),
    ],
    ids=["a minister and his country", "a bare noun", "of two countries", "two demands"],
)
def test_a_less_exact_form_of_an_actor_makes_no_second_event(first: str, second: str, count: int) -> None:
    assert len(read(f"{first} {second}").events) == count
