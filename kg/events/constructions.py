"""Events that no single word tells, but a way of putting things: commands, obligations, refusals, what follows on a demand, presence abroad, and what is stated of one's own side."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from kg.annotations.attribution import Attribution
from kg.annotations.factuality import FactualityReader
from kg.annotations.parse import parse_of
from kg.annotations.syntax import is_verb
from kg.events.arguments import ArgumentReader
from kg.events.commands import CommandReader
from kg.events.mentions import EventMention
from kg.events.obligations import ObligationReader
from kg.events.presence import FORMS, PresenceReader
from kg.events.refusals import QUESTION, RefusalReader
from kg.events.statements import StatementReader
from kg.events.ultimatums import ELSE, UltimatumReader
from kg.lexicon import Lexicon

_WORDS = FORMS | {QUESTION, *ELSE}  # besides verbs: the parser takes « est » for much else


class ConstructionReader:
    """Reads the constructions of one `Doc`."""

    def __init__(
        self,
        doc: Doc,
        lexicon: Lexicon,
        arguments: ArgumentReader,
        attribution: Attribution,
        factuality: FactualityReader,
    ) -> None:
        self._doc = doc
        self._commands = CommandReader(arguments, attribution)
        self._obligations = ObligationReader(lexicon, arguments, attribution)
        self._presence = PresenceReader(arguments)
        self._refusals = RefusalReader(lexicon, arguments, attribution)
        self._statements = StatementReader(lexicon, arguments, attribution, factuality)
        self._ultimatums = UltimatumReader(arguments)

    def read(self, found: Sequence[EventMention]) -> Iterator[EventMention]:
        """Yield the events that constructions tell, in order of the text.

        Args:
            found: What is told already: its triggers tell no other event, and a claim with one of them in it is no denial beside.
        """
        parse, told = parse_of(self._doc), {event.trigger.i for event in found}
        for token in [self._doc[i] for i, word in enumerate(parse.folded) if parse.verbs[i] or word in _WORDS]:
            if parse.folded[token.i] in ELSE:
                event = self._ultimatums.read(token, found)
            else:
                event = self._presence.read(token) or self._refusals.read(token)
            if event is None and is_verb(token):
                event = (
                    self._commands.read(token) or self._obligations.read(token) or self._statements.read(token, told)
                )
            if event is not None and event.trigger.i not in told:
                yield event
