"""What opens a phrase or a clause in several words, of which the parser makes a phrase of its own.

« lors [d’un raid] », « afin [d’obtenir] »          what stands behind the adverb hangs on the verb
« appelle à ce [que le gouvernement cède] »         the clause is what the verb governs
"""

from spacy.tokens import Token

from kg.annotations.parse import standing
from kg.annotations.repairs.order import is_finite_word
from kg.annotations.repairs.tree import attach
from kg.annotations.syntax import is_verb
from kg.lexicon.words import fold

_ADVERBS = frozenset({"lors", "afin"})
_OPENERS = _ADVERBS | {"ce"}
_BEFORE_CE = frozenset({"à", "de"})


def repair_openers(tokens: list[Token]) -> None:
    """Hang what such words open on what governs them, and make the words its prepositions."""
    for token in standing(tokens, _OPENERS):
        if fold(token.text) in _ADVERBS and token.dep_ not in {"case", "mark", "fixed"}:
            _open_phrase(token)
        elif token.lower_ == "ce" and token.dep_.startswith("obl") and token.i > tokens[0].i:
            _open_clause(token)


def _open_phrase(adverb: Token) -> None:
    complement = next((t for t in adverb.rights if t.dep_ not in {"fixed", "case", "mark", "punct"}), None)
    if complement is None or adverb.head == adverb:
        return
    is_clause = is_verb(complement)
    attach(complement, adverb.head, "advcl" if is_clause else "obl:mod" if is_verb(adverb.head) else "nmod")
    attach(adverb, complement, "mark" if is_clause else "case")


def _open_clause(pronoun: Token) -> None:
    before, behind, governor = pronoun.nbor(-1), next(iter(pronoun.rights), None), pronoun.head
    que = pronoun.doc[pronoun.i + 1] if pronoun.i + 1 < len(pronoun.doc) else None
    if behind is None or que is None or before.lower_ not in _BEFORE_CE or fold(que.text) not in {"que", "qu'"}:
        return
    verb = next((t for t in pronoun.subtree if t.i > que.i and _heads_clause(t, pronoun)), None)
    if verb is None or not is_verb(governor):
        return
    top = next(t for t in (verb, *verb.ancestors) if t.head == pronoun)
    attach(verb, governor, "ccomp")
    if top != verb:
        attach(top, verb, "nsubj" if top.i < verb.i and not is_verb(top) else "dep")
    for word in (que, pronoun, before):
        attach(word, verb, "mark")


def _heads_clause(token: Token, pronoun: Token) -> bool:
    is_finite = is_verb(token) and any(is_finite_word(t) for t in (token, *token.lefts))
    return is_finite and not token.dep_.startswith("aux") and (token.dep_ != "acl:relcl" or token.head == pronoun)
