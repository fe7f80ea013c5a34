"""Readings of four invented articles, built by hand: what every test of the graph, the store and the exports starts from.

`MEETING` and `MEETING_ELSEWHERE` tell of the same meeting and disagree about the place. `CRISIS` has what is denied,
planned, feared and claimed. `HOSTILE` is written to break out of whatever it is put into.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256

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
    Place,
    Polarity,
    Position,
    Precision,
    Reading,
    Theme,
    TimeSpan,
)

NORWAY = Actor(id="norvege", label="Norvège", type=ActorType.COUNTRY, wikidata="Q20", known=True)
SERBIA = Actor(id="serbie", label="Serbie", type=ActorType.COUNTRY, wikidata="Q403", known=True)
KOSOVO = Actor(id="kosovo", label="Kosovo", type=ActorType.COUNTRY, wikidata="Q1246", known=True)
NATO = Actor(id="otan", label="OTAN", type=ActorType.ORGANIZATION, wikidata="Q7184", known=True)
HAUGEN = Actor(id="lars-haugen", label="Lars Haugen", type=ActorType.PERSON, country="norvege")
PETROVIC = Actor(id="mila-petrovic", label="Mila Petrović", type=ActorType.PERSON, country="serbie")
SERBIAN_ARMY = Actor(id="armee-serbe", label="armée serbe", type=ActorType.ARMED_FORCE, country="serbie")
INJECTOR = Actor(
    id="<script>alert(1)</script>",
    label="=cmd|'/C calc'!A0 \"><script>alert(1)</script> `) DETACH DELETE (n) //",
    type=ActorType.GROUP,
)
GENEVA = Place(id="geneve", label="Genève", country="suisse", wikidata="Q71")
OSLO = Place(id="oslo", label="Oslo", country="norvege", wikidata="Q585")

_MEETING_DAY = TimeSpan(text="mardi", start=date(2024, 3, 12), end=date(2024, 3, 12), precision=Precision.DAY)


def fingerprint(*parts: str) -> str:
    """Return a short hash, in the form of the ids of events and facts."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:16]


MEETING_FACT = fingerprint("meets", "lars-haugen", "mila-petrovic", "2024-03-12")


class _Article:
    """Finds words in a text, so that the offsets below are true."""

    def __init__(self, article_id: str, source: str, *, title: str, metadata: Metadata) -> None:
        self.document = Document(
            id=article_id,
            name=f"{article_id}.txt",
            source=source,
            text=source,
            pieces=(Piece(start=0, source_start=0, length=len(source)),),
            metadata=metadata,
            title_end=len(title),
        )

    def span(self, words: str) -> tuple[int, int]:
        start = self.document.source.index(words)
        return start, start + len(words)

    def participant(self, actor: Actor, words: str) -> Participant:
        start, end = self.span(words)
        return Participant(actor=actor, text=words, start=start, end=end)

    def theme(self, words: str, concept: str | None = None) -> Theme:
        start, end = self.span(words)
        return Theme(text=words, start=start, end=end, concept=concept)

    def evidence(self, quote: str, trigger: str, rule: str) -> Evidence:
        start, end = self.span(quote)
        trigger_start = start + quote.index(trigger)
        return Evidence(
            quote=quote,
            start=start,
            end=end,
            trigger=trigger,
            trigger_start=trigger_start,
            trigger_end=trigger_start + len(trigger),
            rule=rule,
        )

    def event_id(self, *parts: str) -> str:
        return fingerprint(self.document.id, *parts)


def _meeting() -> Reading:
    title = "Pourparlers à Genève entre Oslo et Belgrade"
    first = (
        "Le ministre norvégien des Affaires étrangères, Lars Haugen, a rencontré mardi à Genève la présidente serbe "
        "Mila Petrović."
    )
    second = "Il l’a exhortée à retirer ses troupes de la frontière."
    third = "La Serbie exige des garanties de sécurité de l’OTAN."
    article = _Article(
        "geneve-pourparlers",
        "\n".join([title, f"{first} {second}", third]),
        title=title,
        metadata=Metadata(
            title=title,
            url="https://journal.example/geneve?id=1&lang=fr",
            published=date(2024, 3, 13),
            publisher="Le Courrier du Léman",
            language="fr",
        ),
    )
    told = article.evidence(first, "rencontré", "meets/verb/rencontrer")
    events = (
        Event(
            id=article.event_id("meets"),
            fact=MEETING_FACT,
            relation="meets",
            agents=(article.participant(HAUGEN, "Lars Haugen"),),
            addressees=(article.participant(PETROVIC, "Mila Petrović"),),
            place=GENEVA,
            time=_MEETING_DAY,
            confidence=0.95,
            evidence=(article.evidence(title, "Pourparlers", "meets/noun/pourparlers"), told),
        ),
        Event(
            id=article.event_id("urges"),
            fact=fingerprint("urges", "lars-haugen", "mila-petrovic", "troop-withdrawal"),
            relation="urges",
            agents=(article.participant(HAUGEN, "Il"),),
            addressees=(article.participant(PETROVIC, "l’"),),
            theme=article.theme("retirer ses troupes de la frontière", "troop-withdrawal"),
            confidence=0.86,
            evidence=(article.evidence(second, "exhortée", "urges/verb/exhorter"),),
        ),
        Event(
            id=article.event_id("demands"),
            fact=fingerprint("demands", "serbie", "otan", "security-guarantee"),
            relation="demands",
            agents=(article.participant(SERBIA, "La Serbie"),),
            addressees=(article.participant(NATO, "l’OTAN"),),
            theme=article.theme("des garanties de sécurité", "security-guarantee"),
            confidence=0.9,
            evidence=(article.evidence(third, "exige", "demands/verb/exiger"),),
        ),
    )
    positions = (
        Position(
            id=article.event_id("position", "lars-haugen"),
            person=HAUGEN,
            role="ministre des Affaires étrangères",
            of=NORWAY,
            seen=date(2024, 3, 13),
            evidence=article.evidence(first, "ministre norvégien des Affaires étrangères", "position/title"),
        ),
        Position(
            id=article.event_id("position", "mila-petrovic"),
            person=PETROVIC,
            role="présidente",
            of=SERBIA,
            seen=date(2024, 3, 13),
            evidence=article.evidence(first, "présidente serbe", "position/title"),
        ),
    )
    return Reading(document=article.document, events=events, positions=positions)


def _meeting_elsewhere() -> Reading:
    title = "Haugen reçoit Petrović"
    first = "Lars Haugen a reçu mardi à Oslo la présidente serbe Mila Petrović, selon Belgrade."
    article = _Article(
        "2024/03/oslo-rencontre",
        f"{title}\n{first}",
        title=title,
        metadata=Metadata(title=title, published=date(2024, 3, 14), publisher="Dépêches du Nord", language="fr"),
    )
    meeting = Event(
        id=article.event_id("meets"),
        fact=MEETING_FACT,
        relation="meets",
        agents=(article.participant(HAUGEN, "Lars Haugen"), article.participant(PETROVIC, "Mila Petrović")),
        place=OSLO,
        time=_MEETING_DAY,
        source=article.participant(SERBIA, "Belgrade"),
        confidence=0.8,
        evidence=(article.evidence(first, "reçu", "meets/verb/recevoir"),),
    )
    return Reading(document=article.document, events=(meeting,))


def _crisis() -> Reading:
    first = "Pristina a accusé l’armée serbe d’avoir franchi la frontière, ce que Mila Petrović a démenti."
    second = "L’OTAN pourrait imposer de nouvelles sanctions à la Serbie d’ici à la fin juin, a averti Lars Haugen."
    third = "« Nous n’avons jamais menacé le Kosovo », a assuré Mila Petrović, qui se rendra en Norvège en 2025."
    article = _Article(
        "crise-frontiere",
        f"{first}\n{second}\n{third}",
        title="",
        metadata=Metadata(published=date(2024, 4, 2)),
    )
    events = (
        Event(
            id=article.event_id("accuses"),
            fact=fingerprint("accuses", "kosovo", "armee-serbe"),
            relation="accuses",
            agents=(article.participant(KOSOVO, "Pristina"),),
            addressees=(article.participant(SERBIAN_ARMY, "l’armée serbe"),),
            theme=article.theme("avoir franchi la frontière"),
            confidence=0.9,
            evidence=(article.evidence(first, "accusé", "accuses/verb/accuser"),),
        ),
        Event(
            id=article.event_id("denies"),
            fact=fingerprint("denies", "mila-petrovic"),
            relation="denies",
            agents=(article.participant(PETROVIC, "Mila Petrović"),),
            theme=article.theme("avoir franchi la frontière"),
            confidence=0.7,
            evidence=(article.evidence(first, "démenti", "denies/verb/démentir"),),
        ),
        Event(
            id=article.event_id("sanctions"),
            fact=fingerprint("sanctions", "otan", "serbie", "sanction"),
            relation="sanctions",
            agents=(article.participant(NATO, "L’OTAN"),),
            addressees=(article.participant(SERBIA, "la Serbie"),),
            theme=article.theme("de nouvelles sanctions", "sanction"),
            time=TimeSpan(text="d’ici à la fin juin", end=date(2024, 6, 30), precision=Precision.INTERVAL),
            modality=Modality.POSSIBLE,
            source=article.participant(HAUGEN, "Lars Haugen"),
            confidence=0.75,
            evidence=(article.evidence(second, "imposer", "sanctions/verb/imposer"),),
        ),
        Event(
            id=article.event_id("threatens"),
            fact=fingerprint("threatens", "serbie", "kosovo"),
            relation="threatens",
            agents=(article.participant(SERBIA, "Nous"),),
            addressees=(article.participant(KOSOVO, "le Kosovo"),),
            polarity=Polarity.NEGATED,
            source=article.participant(PETROVIC, "Mila Petrović"),
            confidence=0.65,
            evidence=(article.evidence(third, "menacé", "threatens/verb/menacer"),),
        ),
        Event(
            id=article.event_id("visits"),
            fact=fingerprint("visits", "mila-petrovic", "norvege"),
            relation="visits",
            agents=(article.participant(PETROVIC, "Mila Petrović"),),
            addressees=(article.participant(NORWAY, "Norvège"),),
            time=TimeSpan(text="en 2025", start=date(2025, 1, 1), end=date(2025, 12, 31), precision=Precision.YEAR),
            modality=Modality.PLANNED,
            mode="visit",
            evidence=(article.evidence(third, "se rendra", "visits/verb/se rendre"),),
        ),
    )
    return Reading(document=article.document, events=events)


def _hostile() -> Reading:
    first = (
        'Le groupe « "><script>alert(1)</script> » a menacé l’OTAN\\ : \'\'\'""" } ; DROP ALL ; # ${jndi:ldap://x}\x0b'
        "\x01\u2028\ufeff<>."
    )
    article = _Article(
        "../<b>é\"'&?#%2F{}|\\^` article",
        f"{first}\r\n\tFin\x85=1+1",
        title="",
        metadata=Metadata(
            title='=HYPERLINK("https://mal.example")</title><script>alert(2)</script>',
            url="javascript:alert(1)",
            publisher='Le "Canard"\n<img src=x onerror=alert(3)>',
        ),
    )
    threat = Event(
        id=article.event_id("threatens"),
        fact=fingerprint("threatens", "hostile"),
        relation="threatens",
        agents=(article.participant(INJECTOR, '"><script>alert(1)</script>'),),
        addressees=(article.participant(NATO, "l’OTAN"),),
        theme=article.theme("'''\"\"\" } ; DROP ALL ; # ${jndi:ldap://x}\x0b"),
        place=Place(id="a b>c", label="</style><b>"),
        time=TimeSpan(text="<i>un jour</i>"),
        mode='<mode> "1"',
        evidence=(article.evidence(first, "menacé", "threatens/verb/menacer"),),
    )
    return Reading(document=article.document, events=(threat,))


MEETING = _meeting()
MEETING_ELSEWHERE = _meeting_elsewhere()
CRISIS = _crisis()
HOSTILE = _hostile()
READINGS = (MEETING, MEETING_ELSEWHERE, CRISIS, HOSTILE)


def numbered_readings(count: int) -> Iterator[Reading]:
    """Yield *count* readings that differ in their ids alone: for measuring, and for stores of some size."""
    for number in range(count):
        template = READINGS[number % 3]
        yield Reading(
            document=replace(template.document, id=f"{number:06d}", name=f"{number:06d}.txt"),
            events=tuple(replace(event, id=fingerprint(event.id, str(number))) for event in template.events),
            positions=tuple(replace(item, id=fingerprint(item.id, str(number))) for item in template.positions),
        )
