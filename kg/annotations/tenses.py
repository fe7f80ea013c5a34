"""Whether what a clause tells is still to come, by the tense and mood of its verb."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.annotations.syntax import has_feature
from kg.annotations.time_words import words

_AUXILIARIES = frozenset({"aux", "aux:tense", "aux:pass", "aux:caus", "cop"})
_VERBS = frozenset({"VERB", "AUX"})


def is_to_come(span: Span) -> bool:
    """Return whether the verb over *span* is in the future or conditional, or is scheduled (« doit », « est attendu »)."""
    chain = list(_verbs_over(span.root))
    if not chain:
        return False
    finite = [chain[-1], *(child for child in chain[-1].children if child.dep_ in _AUXILIARIES)]
    if any(has_feature(token, "Tense", "Fut") for token in finite):
        return True
    if any(has_feature(token, "Mood", "Cnd") for token in finite):
        return not any(
            token.dep_ == "aux:tense" for token in finite
        )  # « aurait bombardé mardi » is hearsay of the past
    return _is_scheduled(chain[-1], governs=len(chain) > 1)


def _verbs_over(token: Token) -> Iterator[Token]:
    """Yield the nearest verb and the verbs that govern it, up to the first that nothing governs (« doit » se réunir)."""
    for ancestor in (token, *token.ancestors):
        if ancestor.pos_ in _VERBS:
            yield ancestor
            if ancestor.dep_ != "xcomp" and not has_feature(ancestor, "VerbForm", "Inf"):
                return


def _is_scheduled(verb: Token, *, governs: bool) -> bool:
    if verb.lemma_ not in words("scheduling_verbs"):
        return False
    return (governs and has_feature(verb, "Tense", "Pres")) or has_feature(verb, "Voice", "Pass")
