"""Participles that open a sentence, of which the tagger makes nouns: « [Livrés] par Séoul, les obusiers sont arrivés »."""

from spacy.tokens import Token

from kg.annotations.forms import verb_lemmas

_ENDINGS = ("é", "ée", "és", "ées")
_TAKEN_FOR = frozenset({"NOUN", "PROPN", "ADJ"})


def repair_participles(tokens: list[Token]) -> None:
    """Make the first word of a sentence a participle where its form is one and « par » follows."""
    first, behind = tokens[0], tokens[1] if len(tokens) > 1 else None
    if behind is None or behind.lower_ != "par" or first.pos_ not in _TAKEN_FOR or not first.lower_.endswith(_ENDINGS):
        return
    first.pos_, first.lemma_ = "VERB", next(verb_lemmas(first), first.lemma_)
    first.set_morph("Tense=Past|VerbForm=Part")  # type: ignore[attr-defined]  # its stub does not know it
    if first.head != first:
        first.dep_ = "advcl"
    if behind.head.head == first:
        behind.head.dep_ = "obl:agent"
