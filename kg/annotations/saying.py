"""Verbs of saying: which tokens are one, where its words begin, and whether its subject is an inverted pronoun.

`cues.fr.yaml` lists them as lemmas (« dire »), as reflexives (« s’indigner », one only with « se » before it) and as
« faire » with an infinitive (« faire savoir »), whose infinitive then is the verb of saying.
"""

from functools import lru_cache

from spacy.tokens import Token

from kg.annotations.forms import verb_lemmas
from kg.annotations.subjects import own_subject
from kg.annotations.syntax import has_feature, is_reflexive, is_verb
from kg.lexicon.words import fold

_CLITICS = frozenset({"ne", "n'", "se", "s'", "le", "la", "les", "l'", "lui", "leur", "y", "en", "me", "m'", "nous"})
_INVERTED = frozenset({"il", "elle", "on", "ils", "elles", "je", "nous", "vous"})
_CAUSATIVE = frozenset({"faire", "laisser"})


class SayingVerbs:
    """Answers which tokens are verbs of saying, of the folded *words* of the list."""

    def __init__(self, words: frozenset[str]) -> None:
        self._reflexive = frozenset(word[2:].strip() for word in words if word.startswith(("s'", "se ")))
        self._causative = frozenset(word.split()[-1] for word in words if word.partition(" ")[0] in _CAUSATIVE)
        self._plain = frozenset(word for word in words if " " not in word and not word.startswith("s'"))

    def __contains__(self, token: Token) -> bool:
        """Return whether *token* is one."""
        if not is_verb(token):
            return False
        lemmas = lemmas_of(token)
        return bool(
            lemmas & self._plain
            or (lemmas & self._reflexive and is_reflexive(token))
            or (lemmas & self._causative and _is_caused(token))
        )

    def may_be(self, token: Token) -> bool:
        """Return whether *token* is one, or has the form of one that the tagger took for something else (« tempère »)."""
        return token in self or (
            token.pos_ in {"NOUN", "ADJ", "ADV", "PROPN"} and bool({*verb_lemmas(token)} & self._plain)
        )


@lru_cache(maxsize=16)
def saying_verbs(words: frozenset[str]) -> SayingVerbs:
    """Return the `SayingVerbs` of a list, which is read once and asked for with each text."""
    return SayingVerbs(words)


def lemmas_of(verb: Token) -> set[str]:
    """Return the folded lemma, and for a present in -e the one that its form shows: the model leaves « estime » as it is."""
    written = fold(verb.text)
    return {fold(verb.lemma_), *([written + "r"] if written.endswith("e") else [])}


def finite_word(verb: Token) -> Token:
    """Return « fait » of « fait savoir », where the parser hangs the subject on it; else *verb*."""
    before = verb.nbor(-1) if verb.i and _is_caused(verb) else verb
    return before if own_subject(before) is not None else verb


def _is_caused(infinitive: Token) -> bool:
    return infinitive.i > 0 and infinitive.nbor(-1).lemma_ in _CAUSATIVE and has_feature(infinitive, "VerbForm", "Inf")


def first_word(verb: Token) -> Token:
    """Return where the words of *verb* begin: its auxiliaries, clitics, and « fait » of « fait savoir »."""
    index = verb.i
    while index > 0 and _belongs_to_verb(verb.doc[index - 1], verb):
        index -= 1
    return verb.doc[index]


def _belongs_to_verb(token: Token, verb: Token) -> bool:
    is_small = token.pos_ in {"AUX", "ADV"} or fold(token.text) in _CLITICS or _is_inverted(token)
    is_causative = token.i == verb.i - 1 and _is_caused(verb)
    return (is_small or is_causative) and not token.is_space and token.text not in {"«", "»"}


def inverted_pronoun(verb: Token) -> Token | None:
    """Return « -il » of « a-t-il dit » and « dit-il »."""
    doc = verb.doc
    words = (doc[index] for index in range(first_word(verb).i, min(verb.i + 3, len(doc))))
    return next((word for word in words if _is_inverted(word) and fold(word.text).lstrip("-") in _INVERTED), None)


def _is_inverted(token: Token) -> bool:
    return token.text.startswith("-") and fold(token.text).lstrip("-").removeprefix("t-") in {*_INVERTED, "t"}


def is_inserted(verb: Token) -> bool:
    """Return whether *verb* follows a comma or a closing mark at once: « …, a indiqué le ministre »."""
    start = first_word(verb).i
    return start > 0 and verb.doc[start - 1].text in {",", "»", "”"} and not is_in_row(verb)


def is_in_row(verb: Token) -> bool:
    """« Quito nie le vol, [accuse] Lima et saisit l’ONU »: return whether *verb* is between two others of its subject, not inserted."""
    has_subject = any(child.dep_.startswith("nsubj") for child in verb.children)
    others = (first_word(child).i - 1 for child in verb.rights if child.dep_ == "conj" and is_verb(child))
    goes_on = any(verb.doc[i].lower_ == "et" and verb.doc[i - 1].text != "," for i in others)
    return verb.dep_ == "conj" and verb.head.i < verb.i and is_verb(verb.head) and goes_on and not has_subject
