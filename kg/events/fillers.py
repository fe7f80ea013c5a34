"""Which words stand in which syntactic function of a trigger.

The functions are those of `kg.lexicon.frames`. A complement that hangs on any word of the predicate (on the object of its verb,
on the light verb of its noun) is a complement of the whole: that is where the parser most often puts it.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.annotations.syntax import (
    antecedent,
    is_bare_participle,
    is_infinitive,
    is_passive,
    is_verb,
    own_subject,
    preposition,
    subject,
)
from kg.lexicon import Lexicon
from kg.lexicon.words import fold

_OBJECTS = frozenset({"obj", "obj:lvc", "ccomp:obj"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X", "DET"})
_OBLIQUE = frozenset({"obl:arg", "obl:mod", "obl:agent", "obl", "nmod", "iobj", "obj", "xcomp", "dep", "advmod", "appos", "ccomp", "conj"})
_CLAUSAL = frozenset({"xcomp", "ccomp", "advcl", "acl", "obl:arg", "obl:mod", "obj", "conj", "parataxis", "dep"})
_DATIVE = frozenset({"lui", "leur", "nous", "vous", "me", "m'"})
_MAX_DEPTH = 3


class Fillers:
    """Answers which tokens fill a function of one trigger."""

    def __init__(self, trigger: Token, lexicon: Lexicon, *, extra: tuple[Token, ...] = ()) -> None:
        """Args: extra: Further words of the predicate (« garde » of « mettre en garde »)."""
        self._trigger, self._lexicon = trigger, lexicon
        self._extra = extra
        self._light = self._light_verb() if trigger.pos_ in {"NOUN", "PROPN"} else None
        self._cache: dict[str, list[Token]] = {}

    def of(self, function: str) -> list[Token]:
        """Return the heads of the phrases in *function*, in order of the text."""
        if function not in self._cache:
            name, _, word = function.partition("+")
            finder = {
                "nsubj": self._subjects, "obj": self._objects, "iobj": self._datives, "amod": self._demonyms,
                "poss": self._possessors, "light": self._light_subjects,
            }.get(name)  # fmt: skip
            if finder:
                found = finder()
            elif name in {"obl", "nmod"}:
                found = self._obliques(word)
            else:
                found = self._clauses(name, word)
            self._cache[function] = [token for token in found if token != self._trigger]
        return self._cache[function]

    # The predicate's own arguments

    def _subjects(self) -> list[Token]:
        verb = self._trigger
        if not is_verb(verb) and verb.pos_ != "ADJ":
            return []
        if is_verb(verb) and is_passive(verb):
            return [*self._agents_of_passive()]
        found = subject(verb, self._lexicon.cues.object_control)
        return [found] if found is not None else []

    def _agents_of_passive(self) -> list[Token]:
        return [t for t in self._obliques("par") if not is_verb(t)]

    def _objects(self) -> list[Token]:
        verb = self._trigger
        if is_verb(verb) and is_passive(verb):
            found = own_subject(verb)
            if found is None and is_bare_participle(verb) and verb.head != verb and not is_verb(verb.head):
                found = verb.head
            if found is None and not is_bare_participle(verb):
                found = subject(verb, self._lexicon.cues.object_control)
            return [found] if found is not None else []
        return [self._resolved(child, verb) for child in verb.children if child.dep_ in _OBJECTS and not is_verb(child)]

    def _resolved(self, token: Token, verb: Token) -> Token:
        """Return the antecedent of a relative pronoun."""
        if fold(token.text) in {"que", "qu'", "dont"} and (noun := antecedent(verb)) is not None:
            return noun
        return token

    def _datives(self) -> list[Token]:
        return [t for t in self._trigger.children if t.pos_ == "PRON" and fold(t.text) in _DATIVE and t.dep_ in {"iobj", "obj", "obl:arg"}]

    def _obliques(self, word: str) -> list[Token]:
        found = [t for t in self._reach() if t.dep_ in _OBLIQUE and t.pos_ in _NOMINAL and preposition(t) == word and not is_infinitive(t)]
        if word == "à":
            found += self._datives()
        if word == "de" and is_verb(self._trigger):
            found += [a for c in self._trigger.children if fold(c.text) == "dont" and (a := antecedent(self._trigger)) is not None]
        return sorted({t.i: t for t in found}.values(), key=lambda t: t.i)

    def _clauses(self, name: str, marker: str) -> list[Token]:
        return [t for t in self._reach() if t.dep_ in _CLAUSAL and self._is_clause(t, name, marker)]

    def _is_clause(self, token: Token, name: str, marker: str) -> bool:
        if token.i < self._trigger.i and name != "advcl":
            return False
        if name == "ccomp":
            return token.dep_ in {"ccomp", "acl", "acl:relcl"} and not is_infinitive(token) and self._has_que(token)
        if not is_infinitive(token):
            return False
        return (preposition(token) or "") == marker

    def _has_que(self, token: Token) -> bool:
        return any(fold(child.text) in {"que", "qu'", "si", "s'"} for child in token.lefts) or token.dep_ == "ccomp"

    def _reach(self) -> Iterator[Token]:
        """Yield what hangs on any word of the predicate, nearest first; never what belongs to another clause."""
        heads = [self._trigger, *self._extra, *([self._light] if self._light is not None else [])]
        if is_verb(self._trigger):
            heads += [child for child in self._trigger.children if child.dep_ in _OBJECTS | {"obl:arg", "iobj", "obl:mod"} and not is_verb(child)]
            heads += [child for child in self._objects() if child.head != self._trigger and is_passive(self._trigger)][:1]
        seen = set()
        for head in heads:
            for child in head.children:
                if child.i not in seen and child != self._trigger:
                    seen.add(child.i)
                    yield child
        # One level deeper in names and numbers that the parser chained: « à [Genève] [vendredi] … ».
        for head in heads[:1]:
            for child in head.children:
                if child.dep_ in {"obl:mod", "nmod", "obl:arg"} and child.i > head.i:
                    for grandchild in child.children:
                        if grandchild.i not in seen and grandchild.dep_ in {"nmod", "obl:arg", "obl:mod", "acl"}:
                            seen.add(grandchild.i)
                            yield grandchild

    # What belongs to nouns

    def _demonyms(self) -> list[Token]:
        demonyms = self._lexicon.authority.demonyms
        return [t for t in self._trigger.children if t.dep_ in {"amod", "nmod", "appos"} and fold(t.text) in demonyms]

    def _possessors(self) -> list[Token]:
        return [t for t in self._trigger.lefts if "Yes" in t.morph.get("Poss") or fold(t.text) in {"son", "sa", "ses", "leur", "leurs", "notre", "nos"}]

    def _light_verb(self) -> Token | None:
        """Return the light verb that the noun is the object or complement of."""
        noun = self._trigger
        for _ in range(_MAX_DEPTH):
            head = noun.head
            if head == noun:
                return None
            if is_verb(head):
                is_complement = noun.dep_ in _OBJECTS | {"obl:arg", "nsubj:pass", "obl:mod"}
                return head if is_complement and fold(head.lemma_) in self._lexicon.cues.light else None
            if noun.dep_ != "conj":
                return None
            noun = head
        return None

    def _light_subjects(self) -> list[Token]:
        verb = self._light
        if verb is None or fold(verb.lemma_) in self._lexicon.cues.light_passive:
            return []
        if is_passive(verb):
            return [t for t in verb.children if preposition(t) == "par" and not is_verb(t)]
        found = subject(verb, self._lexicon.cues.object_control)
        return [found] if found is not None else []
