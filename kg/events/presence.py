"""Visits told by where somebody is: « Le ministre indien était hier à Jakarta », « se trouve à Jakarta ».

The parser makes the place the predicate, the time, or a complement of anything; so the words in their order are read.
"""

from spacy.tokens import Token

from kg.annotations.mentions import ActorMention
from kg.annotations.syntax import is_time
from kg.events.arguments import ArgumentReader
from kg.events.mentions import Argument, EventMention
from kg.lexicon.words import fold
from kg.model import ActorType, Modality

_IS = frozenset({"est", "etait", "sera", "fut", "sont", "etaient", "seront"})
_FINDS = frozenset({"trouve", "trouvait", "trouvent", "trouvaient", "trouvera"})
#: The words that tell where somebody is.
FORMS = _IS | _FINDS
_TO_COME = frozenset({"sera", "seront", "trouvera"})
_IN = frozenset({"a", "en", "au", "aux"})
_BETWEEN = 4  # words between « était » and « à »: « hier », « mercredi et jeudi »
_ADVERBIAL = frozenset({"ADV", "NUM"})


class PresenceReader:
    """Reads who is in whose country in one `Doc`."""

    def __init__(self, arguments: ArgumentReader) -> None:
        self._arguments = arguments

    def read(self, token: Token) -> EventMention | None:
        """Return the visit that *token*, a form of « être », tells: a person is where he does not belong."""
        subject = _subject_before(token)
        who = self._arguments.mention(subject) if subject is not None else None
        where = self._place_behind(token) if who is not None else None
        if who is None or where is None:
            return None
        visitors = self._arguments.actors([token.doc[who.root]])
        hosts = self._arguments.countries([token.doc[where.root]])
        if not hosts or not all(_is_abroad(visitor, hosts[0]) for visitor in visitors) or not visitors:
            return None
        return EventMention(
            relation="visits",
            rule="visits/construction/être-à",
            trigger=token,
            trigger_end=token.i,
            agents=visitors,
            addressees=hosts,
            place=where.place,
            time=self._arguments.time_of(token),
            modality=Modality.PLANNED if fold(token.text) in _TO_COME else Modality.ACTUAL,
            mode="visit",
        )

    def _place_behind(self, token: Token) -> ActorMention | None:
        """Return the place behind « à », with words of time at most between."""
        for word in token.doc[token.i + 1 : token.i + 2 + _BETWEEN]:
            if fold(word.text) in _IN and word.i + 1 < len(token.doc):
                found = self._arguments.mention(word.nbor(1))
                return found if found is not None and found.start <= word.i + 2 else None
            if not (word.pos_ in _ADVERBIAL or is_time(word)) or self._arguments.mention(word) is not None:
                return None
        return None


def _subject_before(token: Token) -> Token | None:
    """Return the word before « est », or before « se trouve »."""
    word = fold(token.text)
    if word in _IS and token.i > 0:
        return token.nbor(-1)
    return token.nbor(-2) if word in _FINDS and token.i > 1 and fold(token.nbor(-1).text) == "se" else None


def _is_abroad(visitor: Argument, host: Argument) -> bool:
    actor = visitor.actor
    return actor.type is ActorType.PERSON and actor.country is not None and actor.country != host.actor.id
