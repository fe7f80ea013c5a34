"""Infinitives that belong to a noun before them, which the parser hangs on the verb: « dénonce le refus d’Oslo [de payer] »."""

from spacy.tokens import Token

from kg.annotations.parse import parse_of
from kg.annotations.repairs.tree import attach
from kg.annotations.syntax import is_infinitive, is_verb, preposition, sentence
from kg.lexicon.words import fold

#: Nouns whose own infinitive says what somebody wants, does or may do.
_NOUNS = frozenset(fold(word).removesuffix("s") for word in (
    "refus", "décision", "volonté", "intention", "tentative", "exigence", "promesse", "engagement", "projet",
    "menace", "pression", "proposition", "offre", "droit", "capacité", "souhait", "désir", "choix", "ordre",
))  # fmt: skip
_FORMS = _NOUNS | {f"{noun}s" for noun in _NOUNS}
_HUNG = frozenset({"xcomp", "obl:arg", "obl:mod", "advcl", "ccomp", "dep", "acl"})
_FARTHEST = 8  # words between the noun and its infinitive


def repair_infinitives(tokens: list[Token]) -> None:
    """Hang an infinitive behind « de » on the noun whose owner stands right before it."""
    if _FORMS.isdisjoint(parse_of(tokens[0].doc).folded[tokens[0].i : tokens[-1].i + 1]):
        return
    for token in tokens[3:]:
        if token.dep_ in _HUNG and is_infinitive(token) and preposition(token) == "de":
            noun = _noun_before(token)
            if noun is not None and token.head != noun and not token.is_ancestor(noun):
                attach(token, noun, "acl")


def _noun_before(infinitive: Token) -> Token | None:
    """Return the noun of intent whose complement with « de » ends right before the « de » of *infinitive*."""
    mark = next((t for t in infinitive.lefts if t.dep_ in {"mark", "case"}), infinitive)
    last = mark.i - 1
    for token in reversed(infinitive.doc[max(last - _FARTHEST, sentence(infinitive)[0]) : last + 1]):
        if is_verb(token) or token.is_punct:
            return None
        if fold(token.text).removesuffix("s") in _NOUNS:
            owners = [t for t in token.rights if t.i <= last and (preposition(t) == "de" or t.pos_ == "ADJ")]
            return token if owners and any(t.right_edge.i >= last for t in owners) else None
    return None
