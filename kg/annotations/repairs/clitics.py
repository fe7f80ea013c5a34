"""Object pronouns before the verb, of which the tagger makes subjects and verbs."""

from spacy.tokens import Token

from kg.annotations.parse import standing
from kg.lexicon.words import fold

_DATIVE = frozenset({"lui", "leur"})
_DIRECT = frozenset({"le", "la", "l'", "les"})
_CLITICS = _DATIVE | _DIRECT
_OPENERS = frozenset({"et", "mais", "que", "qu'", "car", "si"})


def repair_clitics(tokens: list[Token]) -> None:
    """« Son homologue lui a reproché »: « lui » right before a verb is whom it is said to, unless it opens the clause."""
    for token in standing(tokens, _CLITICS):
        if token is tokens[0] or token is tokens[-1]:
            continue
        before, after = token.nbor(-1), token.nbor(1)
        if after.pos_ not in {"VERB", "AUX"}:
            continue
        verb = after.head if after.dep_.startswith("aux") else after
        if fold(token.text) in _DIRECT and token.dep_.startswith("nsubj") and token.head == verb:
            token.dep_, token.pos_ = "obj", "PRON"  # « X l’a appelé à »: no clitic but « il » is ever a subject
        if fold(token.text) not in _DATIVE or fold(before.text) in _OPENERS:
            continue
        if token.head == verb and token.dep_ in {"nsubj", "nsubj:pass", "obj", "dep", "advmod"}:
            token.dep_, token.pos_, token.lemma_ = "iobj", "PRON", "lui"
