"""Family names that the tagger takes for adverbs: « Sánchez menace Macron »."""

from collections.abc import Callable

from spacy.tokens import Token

from kg.annotations.names import known_surnames
from kg.annotations.parse import standing
from kg.annotations.syntax import is_verb
from kg.lexicon import Lexicon

_OBJECTS = frozenset({"obj", "ccomp", "xcomp"})


def surname_repair(lexicon: Lexicon) -> Callable[[list[Token]], None]:
    """Return the repair that knows the family names of the authority files."""
    known = known_surnames(lexicon.authority)

    def repair_surnames(tokens: list[Token]) -> None:
        for token in standing(tokens, known):
            if token.pos_ == "ADV" and token.dep_ == "advmod" and token.is_title:
                _make_name(token)

    return repair_surnames


def _make_name(token: Token) -> None:
    """Make *token* a name: the subject of a verb behind it that has none, the object of one before it that has none."""
    verb = token.head
    if not is_verb(verb):
        return
    token.pos_, token.lemma_ = "PROPN", token.text
    functions = {child.dep_ for child in verb.children if child != token}
    if token.i < verb.i and not any(function.startswith("nsubj") for function in functions):
        token.dep_ = "nsubj"
    elif token.i > verb.i and functions.isdisjoint(_OBJECTS):
        token.dep_ = "obj"
