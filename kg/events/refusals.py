"""What somebody says is out of the question: « Pas question pour Paris de négocier », « il est hors de question de céder »."""

from spacy.tokens import Token

from kg.annotations.attribution import Attribution
from kg.annotations.subjects import own_subject
from kg.annotations.syntax import preposition
from kg.events.arguments import ArgumentReader
from kg.events.mentions import Argument, EventMention
from kg.events.verdicts import speakers
from kg.lexicon import Lexicon
from kg.lexicon.words import fold

#: The word that what is out of the question is told by.
QUESTION = "question"
_BEFORE = (("pas",), ("plus",), ("hors", "de"))
_OF = frozenset({"de", "d'", "que", "qu'"})
_TO = 8  # words between « question » and what is refused


class RefusalReader:
    """Reads what is out of the question in one `Doc`."""

    def __init__(self, lexicon: Lexicon, arguments: ArgumentReader, attribution: Attribution) -> None:
        self._arguments, self._attribution, self._judging = arguments, attribution, lexicon.cues.judging

    def read(self, token: Token) -> EventMention | None:
        """Return whose refusal *token*, « question », tells."""
        if token.lower_ != QUESTION or not any(_follows(token, words) for words in _BEFORE):
            return None
        refused = self._refused(token)
        agents = self._refuser(token)
        if refused is None or not agents:
            return None
        return EventMention(
            relation="rejects",
            rule="rejects/construction/question",
            trigger=token,
            trigger_end=token.i,
            agents=agents,
            theme=self._arguments.theme((refused,), token),
        )

    def _refused(self, question: Token) -> Token | None:
        """Return what stands behind « question de » or « question que »."""
        for child in question.rights:
            is_content = child.dep_ in {"xcomp", "acl", "nmod", "dep", "ccomp", "obl:arg", "advcl", "acl:relcl"}
            if is_content and preposition(child) != "pour" and any(fold(t.text) in _OF for t in child.subtree):
                return child
        return None

    def _refuser(self, question: Token) -> tuple[Argument, ...]:
        """Return whom « pour » names beside it, else who says so."""
        near = question.doc[question.sent.start : min(question.i + _TO, question.sent.end)]
        named = [t for t in near if preposition(t) == "pour" and t.head in {question, *question.children}]
        agents = self._arguments.actors(named)
        if (
            not agents
            and fold(question.head.lemma_) in self._judging
            and (judge := own_subject(question.head)) is not None
        ):
            agents = self._arguments.actors([judge])
        claim = self._attribution.claim(question)
        return agents or (speakers(claim) if claim is not None else ())


def _follows(token: Token, words: tuple[str, ...]) -> bool:
    start = max(0, token.i - len(words))
    return tuple(fold(t.text) for t in token.doc[start : token.i]) == words
