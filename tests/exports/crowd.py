"""Readings with as many actors as a test needs: a few act in most articles, most act once, as in the news."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from kg.model import (
    Actor,
    ActorType,
    Document,
    Event,
    Evidence,
    Metadata,
    Modality,
    Participant,
    Piece,
    Polarity,
    Reading,
    Theme,
)
from tests.readings import fingerprint

_SYLLABLES = ("ba", "dor", "ké", "lin", "mar", "no", "ri", "sel", "tan", "vo", "za", "mé", "lo", "gui")
_KINDS = (
    *[ActorType.PERSON] * 5,
    *[ActorType.COUNTRY] * 3,
    ActorType.ORGANIZATION,
    ActorType.ARMED_FORCE,
    ActorType.GROUP,
)
_PREFIX = {ActorType.ORGANIZATION: "Union de ", ActorType.ARMED_FORCE: "armée de ", ActorType.GROUP: "partisans de "}
_VERBS = {
    "meets": "a rencontré",
    "talksWith": "s’est entretenu avec",
    "accuses": "a accusé",
    "urges": "a exhorté",
    "demands": "a réclamé des garanties à",
    "sanctions": "sanctionne",
    "supports": "soutient",
    "warns": "a mis en garde",
    "attacks": "a attaqué",
    "visits": "s’est rendu auprès de",
}
_THEMES = ("security-guarantee", "sanction", "troop-withdrawal")


def crowd(*, actors: int, articles: int) -> Iterator[Reading]:
    """Yield *articles* readings of three events each about *actors* invented actors; the same ones every time."""
    rng = random.Random(7)  # noqa: S311 - a fixed seed, for the same names every time
    cast = [_actor(rng, number) for number in range(actors)]
    for number in range(articles):
        yield _reading(rng, cast, number)


def _actor(rng: random.Random, number: int) -> Actor:
    kind = rng.choice(_KINDS)
    words = [
        "".join(rng.choices(_SYLLABLES, k=rng.randint(2, 3))).capitalize()
        for _ in range(1 + (kind is ActorType.PERSON))
    ]
    return Actor(id=f"a{number}", label=_PREFIX.get(kind, "") + " ".join(words), type=kind)


def _reading(rng: random.Random, cast: list[Actor], number: int) -> Reading:
    sentences = []
    for _ in range(3):
        one = cast[int(len(cast) * rng.random() ** 3)]
        other = cast[int(len(cast) * rng.random() ** 1.5)]
        relation = rng.choice(list(_VERBS))
        sentences.append((one, relation, other, f"{one.label} {_VERBS[relation]} {other.label}."))
    text = "\n".join(sentence for *_, sentence in sentences)
    document = Document(
        id=f"depeche-{number:05d}",
        name=f"depeche-{number:05d}.txt",
        source=text,
        text=text,
        pieces=(Piece(start=0, source_start=0, length=len(text)),),
        metadata=Metadata(
            title=f"Dépêche nº {number}",
            url=f"https://journal.example/{number}",
            published=date(2024, 1, 1) + timedelta(days=number % 300),
            publisher="Agence des Essais",
        ),
    )
    return Reading(document=document, events=tuple(_event(rng, document, told) for told in sentences))


def _event(rng: random.Random, document: Document, told: tuple[Actor, str, Actor, str]) -> Event:
    one, relation, other, sentence = told
    start = document.source.index(sentence)
    trigger = _VERBS[relation]
    trigger_start = start + len(one.label) + 1
    other_start = trigger_start + len(trigger) + 1
    theme = Theme(text="garanties", start=0, end=0, concept=rng.choice(_THEMES)) if relation == "demands" else None
    return Event(
        id=fingerprint(document.id, sentence),
        fact=fingerprint(sentence),
        relation=relation,
        agents=(Participant(actor=one, text=one.label, start=start, end=trigger_start - 1),),
        addressees=(Participant(actor=other, text=other.label, start=other_start, end=other_start + len(other.label)),),
        theme=theme,
        polarity=rng.choices(list(Polarity), weights=(9, 1))[0],
        modality=rng.choices(list(Modality), weights=(8, 1, 1))[0],
        confidence=rng.choice((0.6, 0.8, 0.95)),
        evidence=(
            Evidence(
                quote=sentence,
                start=start,
                end=start + len(sentence),
                trigger=trigger,
                trigger_start=trigger_start,
                trigger_end=trigger_start + len(trigger),
                rule=f"{relation}/verb/{trigger}",
            ),
        ),
    )
