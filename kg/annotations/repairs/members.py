"""Members that are named of several: « des ONG, dont [Amnesty International], ont condamné » is no relative clause.

« des pays, parmi lesquels [le Chili], ont condamné » is none either.
"""

from spacy.tokens import Token

from kg.annotations.parse import standing
from kg.annotations.repairs.order import phrase_head
from kg.annotations.repairs.tree import attach, take_place
from kg.annotations.syntax import is_verb

_OPENERS = frozenset({"dont", "lesquels", "lesquelles"})
_MAX_MEMBERS = 12  # words
_WITHIN = frozenset({"nmod", "amod", "flat:name", "flat:foreign", "acl", "nummod"})


def repair_members(tokens: list[Token]) -> None:
    """Hang what stands between « , dont » and the next comma or full stop, without a verb, on the noun before it."""
    end = tokens[-1].i + 1
    for dont in standing(tokens, _OPENERS):
        comma = dont.nbor(-2 if dont.nbor(-1).lower_ == "parmi" else -1) if dont.i > tokens[0].i + 2 else dont
        if comma.text != "," or (comma.i == dont.i - 1 and dont.lower_ != "dont"):
            continue
        behind = dont.doc[dont.i + 1 : min(dont.i + 1 + _MAX_MEMBERS, end)]
        closing = next((t.i for t in behind if t.text in {",", "."}), None)
        if closing is None or closing == dont.i + 1 or any(is_verb(t) for t in dont.doc[dont.i + 1 : closing]):
            continue
        member, whole = phrase_head(dont.doc, dont.i + 1, closing), _whole(comma.nbor(-1))
        if whole is not None and member.pos_ in {"NOUN", "PROPN"} and whole != member:
            verb = dont.head
            if verb.i > closing and verb.dep_ == "acl:relcl" and verb.head == whole:
                take_place(verb, whole)
                attach(whole, verb, "nsubj")
            attach(member, whole, "appos")
            attach(dont, member, "nmod")


def _whole(token: Token) -> Token | None:
    """Return the noun of the phrase that ends with *token*."""
    while token.dep_ in _WITHIN and token.head.i < token.i and not is_verb(token.head):
        token = token.head
    return token if token.pos_ in {"NOUN", "PROPN"} else None
