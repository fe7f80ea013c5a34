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
    """Who claims something: the mention that speaks, and whether its words are quoted."""

    speaker: ActorMention
    quoted: bool


class Attribution:
    """Answers who says what in one `Doc`, whose mentions are resolved."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.utterances = read_utterances(doc, lexicon)
        self._at: dict[int, Utterance] = {}
        for utterance in sorted(self.utterances, key=_length, reverse=True):
            self._at |= {i: utterance for start, end in utterance.pieces for i in range(start, end)}

    def claim(self, token: Token) -> Claim | None:
        """Return who says what *token* tells, or None where the outlet does, or somebody who is no actor."""
        utterance = self._at.get(token.i)
        if utterance is None or utterance.voice is None:
            return None
        return Claim(speaker=utterance.voice, quoted=utterance.kind is Kind.DIRECT)


def _length(utterance: Utterance) -> int:
    return sum(end - start for start, end in utterance.pieces)
