"""Whom pronouns stand for that no mention names: « Un soldat est entré. [Il] a ordonné … », « [Nous] avons riposté », dit un officier."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.pronouns import SPEAKER
from kg.annotations.syntax import gender_of, has_feature, sentence
from kg.lexicon.words import fold

_GENDERS = {"il": "m", "elle": "f", "ils": "m", "elles": "f"}
_NOUNS = frozenset({"NOUN", "PROPN"})


def noun_meant(pronoun: Token, mention: ActorMention) -> Token | None:
    """Return the noun that *pronoun* stands for, where coreference has found nobody.

    « il » and « ils » take up the last subject before them that agrees, « je » and « nous » the noun of who is quoted.
    """
    if mention.kind is not MentionKind.PRONOUN or mention.actors:
        return None
    written = fold(pronoun.text).lstrip("-").removeprefix("t-")
    if written in SPEAKER:
        return _speaker(pronoun)
    return next(_subjects_before(pronoun, written), None) if written in _GENDERS else None


def _speaker(pronoun: Token) -> Token | None:
    quotation = pronoun.doc._.kg_spoken.get(pronoun.i)
    if quotation is None or quotation.words is None or quotation.speaker is not None:
        return None
    return next((t for t in pronoun.doc[quotation.words.start : quotation.words.end] if t.pos_ in _NOUNS), None)


def _subjects_before(pronoun: Token, written: str) -> Iterator[Token]:
    """Yield the nouns that are subjects before *pronoun* in its sentence and the one before and agree with it, the last sentence first."""
    doc, (start, _) = pronoun.doc, sentence(pronoun)
    before = sentence(doc[start - 1])[0] if start else start
    speech = doc._.kg_spoken
    for first, end in ((start, pronoun.i), (before, start)):
        for token in doc[first:end]:
            if token.pos_ not in _NOUNS or not token.dep_.startswith("nsubj"):
                continue
            if speech.get(token.i) is not speech.get(pronoun.i):
                continue
            is_plural = has_feature(token, "Number", "Plur")
            if is_plural is written.endswith("s") and gender_of(token) in {_GENDERS[written], None}:
                yield token
