"""Object pronouns before the verb, of which the tagger makes subjects and verbs."""

from spacy.tokens import Token

from kg.lexicon.words import fold

_DATIVE = frozenset({"lui", "leur"})
_DIRECT = frozenset({"le", "la", "l'", "les"})
_OPENERS = frozenset({"et", "mais", "que", "qu'", "car", "si"})


def repair_clitics(tokens: list[Token]) -> None:
    """« Son homologue lui a reproché »: « lui » right before a verb is whom it is said to, unless it opens the clause."""
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if after.pos_ not in {"VERB", "AUX"}:
            continue
        verb = after.head if after.dep_.startswith("aux") else after
        if fold(token.text) in _DIRECT and token.dep_.startswith("nsubj") and token.head == verb:
            token.dep_, token.pos_ = "obj", "PRON"  # « X l’a appelé à »: no clitic but « il » is ever a subject
        if fold(token.text) not in _DATIVE or fold(before.text) in _OPENERS:
            continue
        if token.head == verb and token.dep_ in {"nsubj", "nsubj:pass", "obj", "dep", "advmod"}:
            token.dep_, token.pos_, token.lemma_ = "iobj", "PRON", "lui"
