"""Imagined news of any size, to look at and to measure pages with: countries, people and bodies that do not exist.

The articles have the shape of real ones: each belongs to an affair with a cast of its own, a few of whom are in most of its
events, and the great powers meddle in all affairs. Some events are planned, feared, denied or claimed, and some articles
contradict others. The same numbers give the same articles.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256
from itertools import count
from typing import Any

from kg.model import (
    Actor,
    ActorType,
    Document,
    Event,
    Evidence,
    Metadata,
    Modality,
    Participant,
    Place,
    Polarity,
    Precision,
    Reading,
    Theme,
    TimeSpan,
)

FIRST_DAY = date(2023, 1, 9)
DAYS = 420
EVENTS = 10  # an article
CAST = 34  # actors of an affair
GREAT = 0.05  # of the actors: those that meddle in all affairs
MEDDLING = 0.12  # of the participants
THEMED, PLACED, DATED, CLAIMED = 0.3, 0.4, 0.6, 0.25  # of the events (of the demands)
POLARITIES = {Polarity.AFFIRMED: 94, Polarity.NEGATED: 6}
MODALITIES = {Modality.ACTUAL: 76, Modality.PLANNED: 15, Modality.POSSIBLE: 9}
CONFIDENCE = (0.5, 0.98)

OUTLETS = (
    "Le Courrier du Léman",
    "Dépêches du Nord",
    "La Gazette des Ponts",
    "Radio Estuaire",
    "L’Observateur du Midi",
)
PLACES = ("Port-Alen", "Vesmont", "Karsk", "Lagoville", "Tolmar", "Brezé-le-Haut", "Sainte-Orne", "Mirabad")
SYLLABLES = (
    "ba",
    "dor",
    "ké",
    "lin",
    "mar",
    "no",
    "ri",
    "sel",
    "tan",
    "vo",
    "zar",
    "mé",
    "lo",
    "gui",
    "tre",
    "bes",
    "ham",
)
FIRST_NAMES = (
    "Lena",
    "Milan",
    "Sara",
    "Odile",
    "Karim",
    "Yann",
    "Ines",
    "Pavel",
    "Nadia",
    "Tomas",
    "Awa",
    "Boris",
    "Ida",
    "Hugo",
)
KINDS = {
    ActorType.PERSON: 50, ActorType.COUNTRY: 14, ActorType.ORGANIZATION: 20, ActorType.ARMED_FORCE: 6, ActorType.GROUP: 10,
}  # fmt: skip
NAMES = {
    ActorType.ORGANIZATION: ("Union de {}", "Banque de {}", "Agence {} pour l’énergie", "Ligue {}", "Compagnie {}"),
    ActorType.ARMED_FORCE: ("armée de {}", "marine de {}", "garde-frontières de {}"),
    ActorType.GROUP: ("dockers de {}", "partisans de {}", "pêcheurs de {}", "manifestants de {}"),
}
VERBS = {
    "meets": "a rencontré", "talksWith": "s’est entretenu avec", "visits": "s’est rendu auprès de", "supports": "soutient",
    "agrees": "a conclu un accord avec", "supplies": "livre du matériel à", "accuses": "accuse", "urges": "exhorte",
    "demands": "réclame des garanties à", "criticizes": "critique", "warns": "met en garde", "threatens": "menace",
    "sanctions": "sanctionne", "attacks": "a attaqué", "rejects": "rejette l’offre de", "promises": "promet une aide à",
}  # fmt: skip
THEMES = ("security-guarantee", "troop-withdrawal", "border-security", "terrorism", "disinformation", "cyber-security")
CONTEXTS = (
    "alors que les pourparlers piétinent depuis des semaines et que les deux camps se renvoient la responsabilité",
    "au lendemain d’une nuit de tensions dans le port, où plusieurs entrepôts ont été fermés par précaution",
    "devant des journalistes réunis dans la capitale, en rappelant les engagements pris à l’automne",
    "à l’issue d’un conseil extraordinaire consacré à l’approvisionnement de l’hiver et à la sécurité des routes",
)


def readings(*, actors: int, edges: int) -> Iterator[Reading]:
    """Yield readings until they tell of *actors* actors and *edges* different relations between two of them."""
    world = World(actors)
    for number in count():
        if len(world.told) >= edges and not world.unheard:
            return
        yield world.reading(number)


def articles(number: int, *, actors: int) -> Iterator[Reading]:
    """Yield *number* readings about *actors* actors."""
    world = World(actors)
    return (world.reading(index) for index in range(number))


class World:
    """Who there is, and what was told already.

    Attributes:
        unheard: Actors of whom nothing was told yet.
        told: (agent, relation, addressee) of all that was told.
    """

    def __init__(self, actors: int) -> None:
        self.chance = random.Random(20230109)  # noqa: S311 (no secret rests on it)
        cast = [self._actor(number) for number in range(actors)]
        self.great = cast[: max(1, int(actors * GREAT))]
        self.affairs = [cast[start : start + CAST] for start in range(0, actors, CAST)]
        self.unheard = {actor.id: None for actor in cast}
        self.told: set[tuple[str, str, str]] = set()

    def reading(self, number: int) -> Reading:
        """Return article *number*, about one affair."""
        chance = self.chance
        affair = self.affairs[number % len(self.affairs)]
        published = FIRST_DAY + timedelta(days=int(DAYS * chance.betavariate(2, 3)))
        deeds = [self._deed(affair) for _ in range(EVENTS)]
        sentences = [
            f"{agent.label} {VERBS[relation]} {addressee.label}, {chance.choice(CONTEXTS)}."
            for agent, relation, addressee in deeds
        ]
        source = " ".join(sentences)
        title = f"{deeds[0][0].label} et {deeds[0][2].label} : ce que l’on sait"
        document = Document(
            id=f"depeche-{number:05d}",
            name=f"depeche-{number:05d}.txt",
            source=source,
            text="",
            pieces=(),
            metadata=Metadata(
                title=title,
                url=f"https://journal.example/{published:%Y/%m/%d}/{number}",
                published=published,
                publisher=chance.choice(OUTLETS),
                language="fr",
            ),
        )
        events = [self._event(document, *deed, sentence) for deed, sentence in zip(deeds, sentences, strict=True)]
        return Reading(document=document, events=tuple({event.id: event for event in events}.values()))

    def _actor(self, number: int) -> Actor:
        chance = self.chance
        kind = chance.choices(list(KINDS), list(KINDS.values()))[0]
        name = "".join(chance.choices(SYLLABLES, k=chance.randint(2, 3))).capitalize()
        if kind is ActorType.PERSON:
            label = f"{chance.choice(FIRST_NAMES)} {name}"
        else:
            label = chance.choice(NAMES.get(kind, ("{}ie",))).format(name)
        return Actor(id=f"acteur-{number}", label=label, type=kind)

    def _deed(self, affair: Sequence[Actor]) -> tuple[Actor, str, Actor]:
        agent = self._busy(affair)
        unheard = [actor for actor in affair if actor.id in self.unheard and actor is not agent]
        addressee = unheard[0] if unheard else self._busy(affair)
        while addressee is agent:
            addressee = self._busy(affair)
        relation = self.chance.choice(list(VERBS))
        self.unheard.pop(agent.id, None)
        self.unheard.pop(addressee.id, None)
        self.told.add((agent.id, relation, addressee.id))
        return agent, relation, addressee

    def _busy(self, affair: Sequence[Actor]) -> Actor:
        """Return one of *affair*, the first ones more often than the last ones, or a great power."""
        if len(self.great) > 1 and self.chance.random() < MEDDLING:
            affair = self.great
        return affair[int(len(affair) * self.chance.random() ** 2)]

    def _event(self, document: Document, agent: Actor, relation: str, addressee: Actor, sentence: str) -> Event:
        chance, start = self.chance, document.source.index(sentence)
        evidence = told(sentence, start, start + len(agent.label) + 1, VERBS[relation], relation)
        day = (document.metadata.published or FIRST_DAY) - timedelta(days=chance.randrange(4))
        speaker = mention(agent, start)
        return Event(
            id=fingerprint(document.id, sentence),
            fact=fingerprint(agent.id, relation, addressee.id, day.isoformat()),
            relation=relation,
            agents=(speaker,),
            addressees=(mention(addressee, evidence.trigger_end + 1),),
            theme=self._sometimes(THEMED if relation == "demands" else 0, theme(chance.choice(THEMES))),
            place=self._sometimes(PLACED, place(chance.choice(PLACES))),
            time=self._sometimes(DATED, TimeSpan(text="ce jour-là", start=day, end=day, precision=Precision.DAY)),
            polarity=chance.choices(list(POLARITIES), list(POLARITIES.values()))[0],
            modality=chance.choices(list(MODALITIES), list(MODALITIES.values()))[0],
            source=self._sometimes(CLAIMED, speaker),
            confidence=round(chance.uniform(*CONFIDENCE), 2),
            evidence=(evidence,),
        )

    def _sometimes(self, share: float, value: Any) -> Any | None:
        """Return *value* in *share* of the cases."""
        return value if self.chance.random() < share else None


def mention(actor: Actor, start: int) -> Participant:
    """Return *actor* under its own name, which stands at *start*."""
    return Participant(actor=actor, text=actor.label, start=start, end=start + len(actor.label))


def told(sentence: str, start: int, trigger_start: int, trigger: str, relation: str) -> Evidence:
    """Return the evidence of what *sentence*, which stands at *start*, tells by *trigger*."""
    return Evidence(
        quote=sentence,
        start=start,
        end=start + len(sentence),
        trigger=trigger,
        trigger_start=trigger_start,
        trigger_end=trigger_start + len(trigger),
        rule=f"{relation}/verb/imaginer",
    )


def theme(concept: str) -> Theme:
    """Return the theme of that concept."""
    return Theme(text="garanties", start=0, end=0, concept=concept)


def place(name: str) -> Place:
    """Return the place of that name."""
    return Place(id=name.lower(), label=name)


def fingerprint(*parts: str) -> str:
    """Return a short hash, in the form of the ids of events and facts."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:16]
