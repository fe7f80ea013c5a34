"""Who says it: the speaker of the quotation, clause or sentence that a word stands in.

    « Nous irons jusqu’au bout », a promis le ministre.      the quotation's speaker
    Le ministre affirme que l’armée s’est retirée.           the subject of a verb of saying above the clause
    L’armée s’est retirée, a indiqué le ministre.            the subject of an inserted verb of saying
    Selon le ministre, l’armée s’est retirée.                the noun behind « selon », « d’après »

Nobody found is the outlet's own voice.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.annotations.mentions import ActorMention, MentionKind, mentions_by_token
from kg.annotations.quotations import Quotation, speaker_of
from kg.annotations.syntax import governor, is_verb, own_subject, sentence, subject
from kg.lexicon import Lexicon
from kg.lexicon.words import fold

_MAX_DEPTH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Who claims something: the mention that speaks, and whether its words are quoted."""

    speaker: ActorMention
    quoted: bool


class Attribution:
    """Answers who says what in one `Doc`."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self._doc, self._lexicon = doc, lexicon
        self._mentions: tuple[ActorMention, ...] = doc._.kg_mentions
        self._at = mentions_by_token(doc)
        self._say = frozenset(word for word in lexicon.cues.say if " " not in word)
        self._spoken: Mapping[int, Quotation] = doc._.kg_spoken
        self._inserted: dict[int, int | None] = {}

    def quotation(self, token: Token) -> Quotation | None:
        """Return the direct speech that *token* stands in."""
        return self._spoken.get(token.i)

    def claim(self, token: Token) -> Claim | None:
        """Return who says what *token* tells, or None where the outlet does."""
        quotation = self.quotation(token)
        if quotation and quotation.speaker is not None:
            return Claim(speaker=self._mentions[quotation.speaker], quoted=True)
        speaker = self._above(token) or self._inserted_speaker(token) or self._according(token)
        return Claim(speaker=speaker, quoted=False) if speaker else None

    def is_say(self, token: Token) -> bool:
        """Return whether *token* is a verb of saying."""
        return is_verb(token) and fold(token.lemma_) in self._say

    def _above(self, token: Token) -> ActorMention | None:
        """Climb to the nearest verb of saying of whose clause *token* is a part, and return its subject."""
        current = token
        for _ in range(_MAX_DEPTH):
            head = governor(current)
            if head == current:
                return None
            if current.dep_ in {"ccomp", "xcomp"} and self.is_say(head):
                return self._speaker(head)
            if current.dep_ in {"ccomp", "acl", "acl:relcl"} and fold(head.text) == "fait" and self.is_say(head.head):
                return self._speaker(head.head)  # « insiste sur le fait que … »
            current = head
        return None

    def _speaker(self, verb: Token) -> ActorMention | None:
        found = own_subject(verb) or subject(verb, self._lexicon.cues.object_control)
        if found is not None:
            return self._at.get(found.i)
        index = speaker_of(verb, self._mentions)
        return self._mentions[index] if index is not None else None

    def _inserted_speaker(self, token: Token) -> ActorMention | None:
        """Return the subject of « …, a indiqué le ministre » behind the clause of *token*."""
        start, end = sentence(token)
        if start not in self._inserted:
            verb = next((t for t in self._doc[start:end] if self._is_inserted(t)), None)
            self._inserted[start] = verb.i if verb is not None else None
        index = self._inserted[start]
        if index is None or token.i > index:
            return None
        return self._speaker(self._doc[index])

    def _is_inserted(self, token: Token) -> bool:
        """Return whether *token* is a verb of saying behind a comma, its subject behind it, that governs no clause of its own."""
        if not self.is_say(token) or any(
            child.dep_ in {"ccomp", "xcomp", "obj"} and child.i > token.i for child in token.children
        ):
            return False
        first = min([token, *(c for c in token.lefts if c.dep_.startswith("aux"))], key=lambda t: t.i)
        before = self._doc[first.i - 1].text if first.i else ""
        return before in {",", "»"} and first.i > sentence(token)[0] + 2 and self._subject_follows(token)

    def _subject_follows(self, verb: Token) -> bool:
        found = own_subject(verb)
        if found is not None:
            return found.i > verb.i or found.text.startswith("-")
        following = self._at.get(verb.i + 1) or self._at.get(verb.i + 2)
        return following is not None and following.kind is not MentionKind.PLACE

    def _according(self, token: Token) -> ActorMention | None:
        """Return the source behind « selon » or « d’après » in the sentence of *token*."""
        start, end = sentence(token)
        for other in self._doc[start:end]:
            if fold(other.text) == "selon" or (
                fold(other.text) == "apres" and other.i and fold(self._doc[other.i - 1].text) == "d'"
            ):
                mention = next(
                    (self._at[i] for i in range(other.i + 1, min(other.i + 4, len(self._doc))) if i in self._at), None
                )
                if mention and mention.actors and not mention.start <= token.i < mention.end:
                    return mention
        return None
