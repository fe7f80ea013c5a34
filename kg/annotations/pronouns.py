"""Pronouns and definite descriptions that stand for an actor named elsewhere."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.syntax import is_impersonal
from kg.lexicon.words import fold

# Written form → (gender, plural); « -il » and « -t-il » are the inverted subject.
_PERSONAL = {
    "il": ("m", False), "elle": ("f", False), "ils": ("m", True), "elles": ("f", True),
    "lui": (None, False), "leur": (None, True), "eux": ("m", True),
    "je": (None, False), "j'": (None, False), "me": (None, False), "m'": (None, False), "moi": (None, False),
    "nous": (None, True), "vous": (None, True),
    "celui-ci": ("m", False), "celle-ci": ("f", False), "ceux-ci": ("m", True), "celles-ci": ("f", True),
}  # fmt: skip
_LATTER = {"dernier": ("m", False), "derniere": ("f", False), "derniers": ("m", True), "dernieres": ("f", True)}
_PAIRED = frozenset({"hommes", "pays", "parties", "dirigeants", "ministres", "presidents", "chefs", "capitales", "puissances",
                     "diplomates", "responsables", "camps", "voisins", "delegations", "gouvernements", "allies", "Etats"})  # fmt: skip
_POSSESSIVE = {"son": False, "sa": False, "ses": False, "leur": True, "leurs": True, "notre": True, "nos": True, "mon": False,
               "ma": False, "mes": False}  # fmt: skip
#: First person: it stands for whoever speaks.
SPEAKER = frozenset({"je", "j'", "me", "m'", "moi", "nous", "notre", "nos", "mon", "ma", "mes"})


def find_pronouns(doc: Doc) -> Iterator[ActorMention]:
    """Yield a mention without actors for each pronoun and description that coreference is to resolve."""
    for token in doc:
        written = fold(token.text).lstrip("-").removeprefix("t-")
        if written in _PERSONAL and _is_personal(token, written):
            gender, plural = _PERSONAL[written]
            yield _mention(token.i, token.i + 1, token, MentionKind.PRONOUN, gender, plural=plural)
        elif written in _POSSESSIVE and token.pos_ == "DET":
            plural = _POSSESSIVE[written]
            yield _mention(token.i, token.i + 1, token, MentionKind.POSSESSIVE, None, plural=plural)
        elif written in _LATTER and token.i and fold(doc[token.i - 1].text) in {"ce", "cette", "ces"}:
            gender, plural = _LATTER[written]
            if token.i + 1 == len(doc) or doc[token.i + 1].pos_ not in {"NOUN", "PROPN"}:
                yield _mention(token.i - 1, token.i + 1, token, MentionKind.PRONOUN, gender, plural=plural)
        elif written in _PAIRED and token.i and fold(doc[token.i - 1].text) == "deux":
            yield _mention(token.i - 1, token.i + 1, token, MentionKind.BOTH, None, plural=True)


def _is_personal(token: Token, written: str) -> bool:
    """« leur » and « lui » may be a determiner or stressed; « il » may be impersonal."""
    if written == "leur":
        return token.pos_ == "PRON"
    return written != "il" or not is_impersonal(token)


def _mention(start: int, end: int, root: Token, kind: MentionKind, gender: str | None, *, plural: bool) -> ActorMention:
    return ActorMention(start=start, end=end, root=root.i, kind=kind, gender=gender, plural=plural)
