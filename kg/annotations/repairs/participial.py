"""Present participles behind a quotation: « X a dit que « … », [dénonçant] … » is what X does, not what X says."""

from spacy.tokens import Token

from kg.annotations.repairs.tree import attach
from kg.annotations.syntax import has_feature, is_verb
from kg.lexicon.words import fold

_CLOSING = frozenset({"»", "”", '"'})
_OPENING = frozenset({"«", "“", '"'})


def repair_participial_clauses(tokens: list[Token]) -> None:
    """Hang a participle behind a quotation and a comma on the verb that brings the quotation in."""
    for token in tokens[3:]:
        if not token.lower_.endswith("ant") or not has_feature(token, "VerbForm", "Part"):
            continue
        closing = token.nbor(-2)
        if token.nbor(-1).text != "," or closing.text not in _CLOSING:
            continue
        reporter = _reporter(token)
        if reporter is not None:
            attach(token, reporter, "advcl")


def _reporter(participle: Token) -> Token | None:
    """Return the nearest verb above *participle* that stands before the quotation and governs it by « que »."""
    said = participle.head
    while said.head != said:
        above = said.head
        if said.dep_ == "ccomp" and is_verb(above) and above.i < said.i:
            between = participle.doc[above.i : said.i]
            is_quoted = any(t.text in _OPENING for t in between)
            return above if is_quoted and any(fold(t.text) in {"que", "qu'"} for t in between) else None
        said = above
    return None
