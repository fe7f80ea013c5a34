"""Present participles behind a quotation: « X a dit que « … », [dénonçant] … » is what X does, not what X says.

« « … », a réagi le député X, [accusant] … »       likewise, of whoever stands behind the verb that brings the quotation in
"""

from spacy.tokens import Token

from kg.annotations.parse import standing
from kg.annotations.repairs.tree import attach
from kg.annotations.syntax import has_feature, is_verb
from kg.lexicon.words import fold

_CLOSING = frozenset({"»", "”", '"'})
_OPENING = frozenset({"«", "“", '"'})
_INSERTED = frozenset({"parataxis", "ROOT", "conj"})
_GROUP = 4  # words of a verb group: « a -t-il alors réagi »


def repair_participial_clauses(tokens: list[Token]) -> None:
    """Hang a participle behind a quotation and a comma on the verb that brings the quotation in."""
    if not standing(tokens, _CLOSING):
        return
    for token in tokens[3:]:
        if not token.lower_.endswith("ant") or not has_feature(token, "VerbForm", "Part"):
            continue
        if token.nbor(-1).text != ",":
            continue
        reporter = _reporter(token) if token.nbor(-2).text in _CLOSING else _inverted_reporter(token, tokens[0].i)
        if reporter is not None:
            attach(token, reporter, "advcl")


def _inverted_reporter(participle: Token, start: int) -> Token | None:
    """Return the verb right behind the last closing mark before *participle*, and make what stands behind it its subject."""
    doc = participle.doc
    closing = next((i for i in range(participle.i - 2, start, -1) if doc[i].text in _CLOSING), None)
    if closing is None or any(t.text in _OPENING for t in doc[closing + 1 : participle.i]):
        return None
    behind_mark = doc[closing + 2 : min(closing + 2 + _GROUP, participle.i)] if doc[closing + 1].text == "," else ()
    verb = next((t for t in behind_mark if t.dep_ in _INSERTED), None)
    if verb is None or verb.left_edge.i < closing:
        return None
    if not any(t.dep_.startswith(("nsubj", "expl:subj")) for t in verb.children):
        behind = next((t for t in verb.rights if t.dep_ == "obj" and t.i < participle.i), None)
        if behind is None:
            return None
        behind.dep_ = "nsubj"
    return verb


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
