"""Who says it: the speaker of the utterance that a word stands in.

    « Nous irons jusqu’au bout », a promis le ministre.      a quotation
    Le ministre affirme que l’armée s’est retirée.           a clause under a verb of saying
    L’armée s’est retirée, a indiqué le ministre.            the sentence around an inserted verb of saying
    Selon le ministre, l’armée s’est retirée.                the sentence beside a source

Of several the innermost counts. Nobody found is the outlet's own voice.
"""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.annotations.mentions import ActorMention
from kg.annotations.utterances import Kind, Utterance, read_utterances
from kg.lexicon import Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Who claims something.

    Attributes:
        speaker: The mention that speaks.
        quoted: Whether its words are quoted.
        cue: Index of the word that reports it: a verb, or « selon ».
        piece: The tokens around the word in question that are claimed without a break, half-open.
    """

    speaker: ActorMention
    quoted: bool
    cue: int | None
    piece: tuple[int, int]


class Attribution:
    """Answers who says what in one `Doc`, whose mentions are resolved."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.utterances = read_utterances(doc, lexicon)
        self._at: dict[int, Utterance] = {}
        for utterance in sorted(self.utterances, key=_length, reverse=True):
            self._at |= {i: utterance for start, end in utterance.pieces for i in range(start, end)}
        self._reported_by = {u.cue: u for u in self.utterances if u.cue is not None}

    def claim(self, token: Token) -> Claim | None:
        """Return who says what *token* tells, or None where the outlet does, or somebody who is no actor."""
        utterance = self._at.get(token.i)
        if utterance is None or utterance.voice is None:
            return None
        piece = next((start, end) for start, end in utterance.pieces if start <= token.i < end)
        return Claim(speaker=utterance.voice, quoted=utterance.kind is Kind.DIRECT, cue=utterance.cue, piece=piece)

    def voice(self, cue: Token) -> ActorMention | None:
        """Return who says what the verb *cue* reports, wherever it stands: « …, a demandé mardi une experte de l’ONU »."""
        utterance = self._reported_by.get(cue.i)
        return utterance.voice if utterance is not None else None

    def reported_before(self, cue: Token) -> Claim | None:
        """Return what *cue* reports, if all of it stands before: « L’armée restera, a averti le ministre »."""
        utterance = self._reported_by.get(cue.i)
        if utterance is None or utterance.voice is None or utterance.pieces[-1][1] > cue.i or len(utterance.pieces) > 1:
            return None
        quoted = utterance.kind is Kind.DIRECT
        return Claim(speaker=utterance.voice, quoted=quoted, cue=utterance.cue, piece=utterance.pieces[0])


def _length(utterance: Utterance) -> int:
    return sum(end - start for start, end in utterance.pieces)
