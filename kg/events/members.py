"""Who is named as one of several: « des ONG, dont [Amnesty International] », « des pays tels que [Malte] »."""

from spacy.tokens import Token

from kg.annotations.syntax import has_feature
from kg.lexicon.words import fold

_PARTING = frozenset({"dont", "lesquels", "lesquelles"})
_INSTANCING = frozenset({"comme", "notamment"})
_SUCH = "tel"


def among(noun: Token) -> list[Token]:
    """Return the names of those of *noun* that are named as examples; « parmi lesquelles [Oxfam] » too."""
    if noun.pos_ == "PROPN":
        return []
    opening = _PARTING | _INSTANCING if has_feature(noun, "Number", "Plur") else _PARTING
    named = [t for t in noun.rights if any(fold(child.text) in opening for child in t.lefts)]
    such = [t for adjective in noun.rights if fold(adjective.lemma_) == _SUCH for t in adjective.rights]
    return [t for t in (*named, *such) if t.pos_ == "PROPN"]
