"""Pronouns that stand for an actor named elsewhere."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.parse import parse_of
from kg.annotations.subjects import is_impersonal
from kg.annotations.syntax import has_feature, is_reflexive
from kg.lexicon.words import fold

# Written form → (gender, plural); « -il » and « -t-il » are the inverted subject.
_PERSONAL = {
    "il": ("m", False), "elle": ("f", False), "ils": ("m", True), "elles": ("f", True),
    "lui": (None, False), "leur": (None, True), "eux": ("m", True),
    "je": (None, False), "j'": (None, False), "me": (None, False), "m'": (None, False), "moi": (None, False),
    "nous": (None, True), "vous": (None, True),
}  # fmt: skip
_STRESSED = frozenset({"lui", "elle", "elles", "eux"})
_IMPERSONAL = frozenset({"agir", "averer"})  # « il s’agit de », « il s’avère que »
_CLITIC = {"le": ("m", False), "la": ("f", False), "l'": (None, False), "les": (None, True)}
_DEMONSTRATIVE = {"celui": ("m", False), "celle": ("f", False), "ceux": ("m", True), "celles": ("f", True)}
_LATTER = {"dernier": ("m", False), "derniere": ("f", False), "derniers": ("m", True), "dernieres": ("f", True)}
_POSSESSIVE = {"son": False, "sa": False, "ses": False, "leur": True, "leurs": True, "notre": True, "nos": True, "mon": False,
               "ma": False, "mes": False}  # fmt: skip
#: First person: it stands for whoever speaks.
SPEAKER = frozenset({"je", "j'", "me", "m'", "moi", "nous", "notre", "nos", "mon", "ma", "mes"})
#: « celui-ci », « ce dernier »: who was named last.
LATTER = frozenset({*_LATTER, *_DEMONSTRATIVE})
RELATIVE = frozenset({"qui", "que", "qu'", "dont", "lequel", "laquelle", "lesquels", "lesquelles", "auquel", "duquel"})
_WORDS = frozenset({*_PERSONAL, *_CLITIC, *_POSSESSIVE}) | LATTER | RELATIVE


def find_pronouns(doc: Doc) -> Iterator[ActorMention]:
    """Yield a mention without actors for each pronoun of *doc*, a parsed text, that coreference is to resolve."""
    for token in [doc[i] for i, word in enumerate(parse_of(doc).folded) if word in _WORDS or "-" in word]:
        mention = _possessive(token) or _latter(token) or _relative(token) or _personal(token)
        if mention is not None:
            yield mention


def _personal(token: Token) -> ActorMention | None:
    written = fold(token.text).lstrip("-").removeprefix("t-")
    if written in _PERSONAL and _is_personal(token, written):
        gender, plural = _PERSONAL[written]
        if written == "lui" and token.i and token.nbor(-1).pos_ == "ADP":
            gender = "m"  # « contre lui », but « lui a dit » is said to her too
        return _mention(token.i, token.i + 1, token, gender, plural)
    if written in _CLITIC and _is_clitic(token):
        gender, plural = _CLITIC[written]
        return _mention(token.i, token.i + 1, token, gender or _agreement(token.head), plural)
    return None


def _is_personal(token: Token, written: str) -> bool:
    """« leur » may be a determiner, « il » impersonal, and « lui » only stressed: « L’avocat a [lui] dénoncé le procès »."""
    if written in _STRESSED and _is_behind_auxiliary(token):
        return token.doc[token.i + 1 : token.i + 2].text == "qui"  # « c’est elle qui »
    if written == "leur":
        return token.pos_ == "PRON"
    if written == "il" and fold(token.head.lemma_) in _IMPERSONAL and is_reflexive(token.head):
        return False
    return written != "il" or not is_impersonal(token) or is_reflexive(token.head)  # « il s’y était engagé »


def _is_behind_auxiliary(token: Token) -> bool:
    index = token.i - 1 - (token.i > 1 and token.nbor(-1).text == ",")  # « a, lui, dénoncé »
    before = token.doc[max(index, 0)]
    return before.pos_ == "AUX" and before.head == token.head and token.text == token.lower_.lstrip("-")


def _is_clitic(token: Token) -> bool:
    """Return whether « le », « la », « les » is the object of the verb behind it: the tagger makes articles of many.

    One that the parser takes for the subject is left alone, for whoever asks who acts would be told its actor.
    """
    is_object = token.dep_ == "obj" or (token.pos_ == "PRON" and not token.dep_.startswith("nsubj"))
    return is_object and token.head.i > token.i and token.head.pos_ in {"VERB", "AUX"}


def _agreement(verb: Token) -> str | None:
    """Return the gender that a participle shows of the object before it: « l’a reçue », « l’avoir reçue »."""
    has_auxiliary = any(child.dep_.startswith("aux") for child in verb.lefts)
    return (
        "f" if has_auxiliary and verb.lower_.rstrip("s").endswith("e") and has_feature(verb, "Gender", "Fem") else None
    )


def _possessive(token: Token) -> ActorMention | None:
    plural = _POSSESSIVE.get(fold(token.text))
    if plural is None or token.pos_ != "DET":
        return None
    return _mention(token.i, token.i + 1, token, None, plural, kind=MentionKind.POSSESSIVE)


def _latter(token: Token) -> ActorMention | None:
    """« celui-ci », whatever the tokenizer makes of it; « ce dernier » without a noun behind it."""
    doc, written = token.doc, fold(token.text)
    stem, _, behind = written.partition("-")
    if stem in _DEMONSTRATIVE:
        end = token.i + 1 if behind == "ci" else token.i + 3
        if behind == "ci" or [fold(t.text) for t in doc[token.i + 1 : end]] == ["-", "ci"]:
            return _mention(token.i, end, token, *_DEMONSTRATIVE[stem])
    is_last = written in _LATTER and token.i > 0 and fold(doc[token.i - 1].text) in {"ce", "cette", "ces"}
    if is_last and (token.i + 1 == len(doc) or doc[token.i + 1].pos_ not in {"NOUN", "PROPN"}):
        return _mention(token.i - 1, token.i + 1, token, *_LATTER[written])
    return None


def _relative(token: Token) -> ActorMention | None:
    """Return a mention for a relative pronoun that has a noun before it."""
    is_behind_comma = token.i > 0 and token.nbor(-1).text == "," and token.dep_ != "fixed"
    if fold(token.text) not in RELATIVE or not (token.pos_ == "PRON" or is_behind_comma):
        return None
    return _mention(token.i, token.i + 1, token, None, False)


def _mention(
    start: int, end: int, root: Token, gender: str | None, plural: bool, *, kind: MentionKind = MentionKind.PRONOUN
) -> ActorMention:
    return ActorMention(start=start, end=end, root=root.i, kind=kind, gender=gender, plural=plural)
