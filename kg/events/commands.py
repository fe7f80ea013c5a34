"""What somebody orders in his own words: « « Libérez les otages », a lancé le pape au Hamas »."""

from collections.abc import Sequence

from spacy.tokens import Token

from kg.annotations.attribution import Attribution
from kg.annotations.subjects import own_subject
from kg.annotations.syntax import preposition
from kg.events.arguments import ArgumentReader
from kg.events.mentions import Argument, EventMention
from kg.events.verdicts import speakers

_IMPERATIVE = "ez"
_HEADS = frozenset({"ROOT", "parataxis", "conj", "ccomp"})


class CommandReader:
    """Reads the imperatives of one `Doc`: those of the plural, which are said to somebody."""

    def __init__(self, arguments: ArgumentReader, attribution: Attribution) -> None:
        self._arguments, self._attribution = arguments, attribution

    def read(self, verb: Token) -> EventMention | None:
        """Return what *verb* urges those to whom it is said."""
        if not verb.lower_.endswith(_IMPERATIVE) or verb.dep_ not in _HEADS or own_subject(verb) is not None:
            return None
        claim = self._attribution.claim(verb)
        agents = speakers(claim) if claim is not None and claim.quoted else ()
        if claim is None or claim.cue is None or not agents:
            return None
        return EventMention(
            relation="urges",
            rule="urges/construction/imperative",
            trigger=verb,
            trigger_end=verb.i,
            agents=agents,
            addressees=told_to(verb.doc[claim.cue], agents, self._arguments),
            theme=self._arguments.theme((verb,), verb),
        )


def told_to(cue: Token, agents: Sequence[Argument], arguments: ArgumentReader) -> tuple[Argument, ...]:
    """Return to whom *agents* say it: « a lancé la ministre aux Moldaves », « leur a dit le ministre »."""
    tokens = [t for t in cue.children if t.dep_ == "iobj" or (t.dep_.startswith("obl") and preposition(t) == "à")]
    ids = {a.actor.id for a in agents}
    return tuple(a for a in arguments.actors(tokens) if a.actor.id not in ids)
