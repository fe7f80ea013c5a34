"""The words of a theme: the phrase of its head, without what introduces it."""

from spacy.tokens import Token

from kg.annotations.parse import parse_of
from kg.annotations.syntax import governor, has_feature, is_verb
from kg.events.mentions import Span
from kg.lexicon.words import fold

_INSERTS = frozenset(",;:()–—")
_TRIMMED = frozenset({",", ";", ":", ".", "-", "–", "—", "(", ")", "«", "»", "!", "?", "…", "\n"})
_LEADING = frozenset([
    "à", "de", "d'", "d’", "d", "’", "du", "des", "que", "qu'", "qu’",
    "au", "aux", "sur", "pour", "contre", "si", "dont", "afin",
])  # fmt: skip
_EMPTY = frozenset({"être", "avoir"})
_QUOTES = frozenset({"«", "“", '"'})
_BEFORE = frozenset({"DET", "ADV", "ADJ", "ADP"})
_OPENING = frozenset({"ce", "ceux", "celui", "celle", "celles"})  # pronouns that a relative clause may describe
_RELATIVES = frozenset({"que", "qu'", "qui", "dont"})
_OUTER = frozenset({"case", "fixed"})
_ELSE = (("faute", "de"), ("sans",))
_MAX_WORDS = 40  # on each side of the head


def worded(head: Token, trigger: Token) -> Span:
    """Return the phrase of *head*, without what introduces it, without *trigger* and other clauses joined to it."""
    doc, inside = head.doc, list(head.subtree)
    members = {t.i for t in inside}
    is_above = trigger.i in members and trigger.i != head.i  # « dans [la zone] qu’ils bombardent »
    if is_above:
        members -= {t.i for t in trigger.subtree}
    strays = [t for t in inside if t.i in members and t.dep_ == "conj" and is_verb(t) and t.i != head.i]
    members -= {t.i for stray in strays if governor(stray).i not in members for t in stray.subtree}
    start = end = head.i
    if head.right_edge == head and head.lemma_ in _EMPTY and has_feature(head, "VerbForm", "Inf"):
        members |= set(range(head.i + 1, _complement_end(head) + 1))
    while start - 1 in members and head.i - start < _MAX_WORDS:
        start -= 1
    while end + 1 in members and end - head.i < _MAX_WORDS:
        end += 1
    while start < head.i and (_introduces(doc[start]) or (is_above and doc[start].dep_ in _OUTER)):
        start += 1
    end = _before_else(head, end)
    while end > head.i and doc[end].text in _TRIMMED:
        end -= 1
    return Span(start=start, end=end + 1, head=head.i)


def _before_else(head: Token, end: int) -> int:
    """« déposer les armes[, faute de quoi] », « [, sans quoi] »: what follows otherwise is no part of the phrase of *head*."""
    words = parse_of(head.doc).folded[head.i : end + 1]
    if "quoi" not in words:
        return end
    index = words.index("quoi")
    opening = next((n for n in _ELSE if words[index - len(n) : index] == list(n)), ())
    return head.i + index - len(opening) - 1 if opening else end


def _complement_end(auxiliary: Token) -> int:
    """« être « [complice] », « l’avoir « [trahi] »: the parser parts what stands in quotation marks from its auxiliary."""
    doc, index = auxiliary.doc, auxiliary.i + 1
    while index < len(doc) and doc[index].text in _QUOTES:
        index += 1
    if index == auxiliary.i + 1 or index >= len(doc):
        return auxiliary.i
    word = doc[index]
    while word.pos_ in _BEFORE and word.head.i > word.i:
        word = word.head
    return max(int(word.right_edge.i), word.i)


def _introduces(token: Token) -> bool:
    """Return whether *token* only introduces a phrase: a preposition, « à l’égard de », « que », « (à) ce que »."""
    is_ce_que = token.lower_ == "ce" and fold(token.nbor().text) in {"que", "qu'"}
    is_compound = any(t.dep_ == "case" and t.pos_ == "NOUN" for t in (token, token.head))
    return token.text in _TRIMMED or token.lower_ in _LEADING or is_ce_que or is_compound


def end_before_clause(complement: Token) -> int:
    """Return the last word of *complement*, without a clause or an insertion: « des forces [de l’ordre] qui ont tiré »."""
    clause = next((token.left_edge.i for token in complement.subtree if token.dep_ == "acl:relcl"), None)
    last = int(complement.right_edge.i) if clause is None else int(clause) - 1
    inner = complement.doc[complement.i : last + 1]
    return next((token.i - 1 for token in inner if token.text in _INSERTS), last)


def is_described(pronoun: Token, trigger: Token) -> bool:
    """« dénonce [ce] que Lima a fait », « condamne [ceux] qui ont tiré »: the relative clause says what, or who.

    Not so « , ce que Lima dément », which takes up what was told before.
    """
    clause = next((t for t in pronoun.rights if t.dep_ == "acl:relcl"), None)
    is_close = clause is not None and fold(pronoun.nbor().text) in _RELATIVES
    is_open = is_close and not pronoun.dep_.startswith("nsubj")
    return is_open and fold(pronoun.text) in _OPENING and not pronoun.is_ancestor(trigger)
