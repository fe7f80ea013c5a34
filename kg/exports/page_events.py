"""Events as the page has them: in short, so that all fit into it.

What is as usual is left out (`page/data.js` fills it in), actors and sentences are told once and named by their number, and
sentences come with the newest events alone. Texts are freed here of characters that could deceive the eye.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.exports.characters import for_display
from kg.exports.conflicts import Account, Conflict
from kg.exports.projection import actor_node, theme_node
from kg.exports.stories import iso
from kg.model import Actor, Event, Evidence, Modality, Participant, Polarity

_REACH = 400  # characters of a sentence on either side of the trigger

Json = dict[str, Any]


class Numbered:
    """Values that get a number when they are first named."""

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {}

    def number(self, value: Any) -> int:
        """Return the number of *value*."""
        return self._numbers.setdefault(value, len(self._numbers))

    def __iter__(self) -> Iterator[Any]:
        return iter(self._numbers)


class PageEvents:
    """The events of the page, in the order in which they are told of; what they name in common is gathered meanwhile."""

    def __init__(self, nodes: Mapping[str, str], found: Mapping[str, Conflict]) -> None:
        """Take the page's names of the *nodes* that are shown, and the conflicts between events."""
        self._nodes, self._conflicts = nodes, found
        self._actors, self._speakers, self._articles, self._texts = Numbered(), Numbered(), Numbered(), Numbered()

    def tell(self, accounts: Sequence[Account], *, quoted: set[str]) -> list[Json]:
        """Return *accounts* in short, those whose id is in *quoted* with their sentences."""
        places = {account.event.id: place for place, account in enumerate(accounts)}
        return [
            self._light(account) | self._conflict(account.event, places) | self._sentences(account.event, quoted)
            for account in accounts
        ]

    def actors(self) -> list[Json]:
        """Return all who take part in what was told."""
        return [self._named(*actor) for actor in self._actors]

    def speakers(self) -> list[Json]:
        """Return all who claim what was told."""
        return [self._named(*actor) for actor in self._speakers]

    def articles(self) -> list[int]:
        """Return the numbers of the articles that tell it."""
        return list(self._articles)

    def texts(self) -> list[str]:
        """Return all sentences of what was told."""
        return list(self._texts)

    def _light(self, account: Account) -> Json:
        event = account.event
        usual = {
            "from": [self._participant(agent) for agent in event.agents],
            "to": [self._participant(addressee) for addressee in event.addressees],
            "theme": for_display(event.theme.text) if event.theme else None,
            "concept": self._concept(event),
            "polarity": event.polarity.value if event.polarity is not Polarity.AFFIRMED else None,
            "modality": event.modality.value if event.modality is not Modality.ACTUAL else None,
            "source": self._speakers.number(_key(event.source.actor)) if event.source else None,
            "place": for_display(event.place.label) if event.place else None,
            "when": for_display(event.time.text) if event.time else None,
            "first": iso(account.first),
            "last": iso(account.last) if account.last != account.first else None,
        }
        told = {key: value for key, value in usual.items() if value not in (None, [])}
        rest = {"confidence": round(event.confidence, 2), "article": self._articles.number(account.article)}
        return {"relation": event.relation} | told | rest

    def _conflict(self, event: Event, places: Mapping[str, int]) -> Json:
        conflict = self._conflicts.get(event.id)
        if conflict is None:
            return {}
        return {"conflicts": conflict.kinds, "with": sorted(places[rival] for rival in conflict.rivals)}

    def _sentences(self, event: Event, quoted: set[str]) -> Json:
        return {"quoted": [self._sentence(told, event) for told in event.evidence]} if event.id in quoted else {}

    def _sentence(self, evidence: Evidence, event: Event) -> list[int | str]:
        """Return the number of the text, then the kind, start and end of each stretch to highlight."""
        text, marks = "", list[int | str]()
        for kind, words in _segments(evidence, event):
            if kind:
                marks += [kind, _length(text), _length(text + words)]
            text += words
        return [self._texts.number(text), *marks]

    def _participant(self, participant: Participant) -> list[int | str]:
        """Return the number of the actor, and the words that stand for it where they are others than its name."""
        number, words = self._actors.number(_key(participant.actor)), for_display(participant.text)
        return [number] if words == for_display(participant.actor.label) else [number, words]

    def _concept(self, event: Event) -> str | None:
        return self._nodes.get(theme_node(event.theme.concept)) if event.theme and event.theme.concept else None

    def _named(self, actor: str, label: str) -> Json:
        return {"name": for_display(label) or "?", "node": self._nodes.get(actor_node(actor))}


def _key(actor: Actor) -> tuple[str, str]:
    return actor.id, actor.label


def _length(text: str) -> int:
    """Return the length of *text* as browsers count it."""
    return len(text.encode("utf-16-le")) // 2


def _segments(evidence: Evidence, event: Event) -> Iterator[tuple[str, str]]:
    """Yield the sentence in pieces, each with what it is: "" (plain), "trigger" or "actor"."""
    here = max(evidence.start, evidence.trigger_start - _REACH)
    end = min(evidence.end, evidence.trigger_end + _REACH)
    yield "", "…" if here > evidence.start else ""
    for start, stop, kind in _marks(evidence, event):
        if here <= start and stop <= end:
            yield "", _shown(evidence, here, start)
            yield kind, _shown(evidence, start, stop)
            here = stop
    yield "", _shown(evidence, here, end) + ("…" if end < evidence.end else "")


def _marks(evidence: Evidence, event: Event) -> list[tuple[int, int, str]]:
    """Return the stretches to highlight, in order; an actor's words that touch the trigger's give way to them."""
    trigger = (evidence.trigger_start, evidence.trigger_end, "trigger")
    participants = ((part.start, part.end, "actor") for part in (*event.agents, *event.addressees))
    apart = {mark for mark in participants if mark[1] <= trigger[0] or mark[0] >= trigger[1]}
    return sorted({trigger, *apart})


def _shown(evidence: Evidence, start: int, end: int) -> str:
    words = evidence.quote[start - evidence.start : end - evidence.start]
    before, after = words[:1].isspace(), words[-1:].isspace()
    return f"{' ' if before else ''}{for_display(words)}{' ' if after and words.strip() else ''}"
