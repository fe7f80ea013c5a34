"""Participles behind a noun with a complement: « une attaque au Kurdistan [revendiquée] », « la famille d’un élu [condamné] »."""

from spacy.tokens import Token

from kg.annotations.syntax import gender_of, has_feature, is_verb


def repair_agreement(tokens: list[Token]) -> None:
    """Hang each participle that does not agree with the noun it hangs on upon the noun above or below that it agrees with."""
    for token in tokens:
        if token.dep_ != "acl" or not is_verb(token) or not has_feature(token, "VerbForm", "Part"):
            continue
        noun, above = token.head, token.head.head
        if _agree(token, noun) or any(t.dep_.startswith("aux") for t in token.lefts):
            continue
        is_complement = noun.dep_ == "nmod" and above.pos_ == "NOUN" and above.i < noun.i < token.i
        if is_complement and _agree(token, above):
            token.head = above
        elif (below := _complement(noun, token)) is not None:
            token.head = below


def _complement(noun: Token, participle: Token) -> Token | None:
    """Return the complement of *noun*, the last before *participle*, that alone agrees with it."""
    between = reversed(noun.doc[noun.i + 1 : participle.i])
    last = next((t for t in between if t.pos_ == "NOUN" and t.dep_ == "nmod" and t.head == noun), None)
    return last if last is not None and _agree(participle, last) else None


def _agree(participle: Token, noun: Token) -> bool:
    """Return whether gender and number are the same, as far as the forms tell."""
    if has_feature(participle, "Tense", "Pres"):
        return True
    genders = {gender_of(participle), gender_of(noun)} - {None}
    plurals = {has_feature(token, "Number", "Plur") for token in (participle, noun)}
    return len(genders) < 2 and len(plurals) < 2  # noqa: PLR2004 - two that differ
