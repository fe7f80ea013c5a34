"""Who « on » is, where the clause says at what seat of power: « répond-on à [Lima] », « au [ministère kényan], on dément ».

Of towns only a capital speaks; « en France, on s’inquiète » and « à Goma, on a peur » may be anybody's.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.syntax import preposition, sentence
from kg.lexicon.words import fold
from kg.model import ActorType

_AT = frozenset({"à", "au", "aux", "chez", "dans", "cote"})
_BODIES = frozenset({ActorType.ORGANIZATION, ActorType.ARMED_FORCE})
_NEAR = 3  # words between « on » or its verb and where it is


def is_on(pronoun: Token) -> bool:
    """Return whether *pronoun* is « on », also as « -t-on »."""
    return fold(pronoun.text).lstrip("-").removeprefix("t-") == "on"


def seat_of(verb: Token) -> int | None:
    """Return the number of the mention that tells where « on », the subject of *verb*, is; None where none does."""
    seat = next(_seats(verb), None)
    return seat if seat is not None else _antecedent(verb)


def _antecedent(verb: Token) -> int | None:
    """« à [Lima], où l’on redoute une attaque »."""
    if verb.dep_ != "acl:relcl" or not any(fold(child.text) == "ou" for child in verb.lefts):
        return None
    found = enumerate(verb.doc._.kg_mentions)
    return next((n for n, m in found if m.start <= verb.head.i < m.end and _is_seat(m)), None)


def _seats(verb: Token) -> Iterator[int]:
    doc, (start, end) = verb.doc, sentence(verb)
    for number, mention in enumerate(doc._.kg_mentions):
        if start <= mention.start < end and _is_seat(mention) and _is_at(doc, mention):
            is_close = verb.i < mention.start <= verb.i + 1 + _NEAR or _opens(mention, start)
            if doc[mention.root].head == verb or is_close:
                yield number


def _is_seat(mention: ActorMention) -> bool:
    if mention.kind is MentionKind.METONYM:
        return True
    is_body = bool(mention.actors) and mention.actors[0].type in _BODIES
    return is_body and mention.kind in {MentionKind.NAME, MentionKind.GROUP}


def _is_at(doc: Doc, mention: ActorMention) -> bool:
    before = fold(doc[mention.start - 1].text) if mention.start else ""
    return preposition(doc[mention.root]) in _AT or before in _AT


def _opens(mention: ActorMention, start: int) -> bool:
    """« À Nairobi, on … », « Mais à l’ONU, on … »: it opens the sentence."""
    return mention.start - start <= _NEAR
