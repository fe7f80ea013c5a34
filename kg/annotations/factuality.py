"""How real it is: negated or affirmed; actual, planned or possible.

The word's own clause says the first part (« n’a pas », a future, a conditional, « si »). What governs the word says the rest:
an infinitive under « vouloir » is planned, a noun behind « risque de » possible, under « n’a pas l’intention de »
negated. Of several the least real holds; two negations cancel out.
"""

from spacy.tokens import Token

from kg.annotations.forms import is_about_to, is_conditional, is_future
from kg.annotations.happening import due
from kg.annotations.syntax import (
    SUBJECTS,
    governor,
    has_feature,
    is_bare_participle,
    is_compound,
    is_finite,
    is_infinitive,
    is_reflexive,
    is_verb,
    preposition,
    sentence,
    verb_words,
)
from kg.lexicon import Lexicon
from kg.lexicon.words import fold
from kg.model import Modality, Polarity

_MAX_DEPTH = 6
_WINDOW = 8
_COMPLEMENTS = frozenset({"xcomp", "obj", "obl:arg", "nmod"})
_PURPOSE = frozenset({"pour", "avant", "en"})
_DUE, _CEASE = "devoir", "cesser"
_THAT = frozenset({"que", "qu'"})
_PROVISOS = frozenset({"condition", "moins", "pourvu", "reserve"})
_LESS = "moins"  # « n’en a pas moins attaqué »: and yet it has
_NO = frozenset({"aucun", "aucune", "nul", "nulle"})
_MODAL = frozenset({"pouvoir", "falloir", "vouloir"})
_REALITY = [Modality.ACTUAL, Modality.PLANNED, Modality.POSSIBLE]


class FactualityReader:
    """Judges tokens; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._cues = lexicon.cues

    def judge(self, trigger: Token, *, is_speech: bool = False) -> tuple[Polarity, Modality]:
        """Return the polarity and modality of what *trigger* tells.

        What is *said* is as real as the deed that serves to say it: « a pris le micro pour [dénoncer] la loi ».
        """
        negations, modality, current = 0, Modality.ACTUAL, trigger
        is_own, before = True, trigger
        for _ in range(_MAX_DEPTH):
            if is_own and not _is_counted(current, before) and not self._is_eager(current, before):
                negations += self._is_negated(current)
            if is_own:
                modality = _less_real(modality, self._own_modality(current))
            head = governor(current)
            if head == current or not self._inherits(current, head):
                break
            # Of coordinated words each has its own « ne » and tense; they share only what governs the first.
            is_own = current.dep_ != "conj"
            bears = is_own and not self._is_eager(head, current)
            if bears:
                negations += self._governs_negation(current, head)
            if bears and not (is_speech and current == trigger and current.dep_ == "advcl"):
                modality = _less_real(modality, self._governed_modality(current, head))
            before, current = current, head
        return (Polarity.NEGATED if negations % 2 else Polarity.AFFIRMED), modality

    def _is_negated(self, token: Token) -> bool:
        """Return whether « ne » with a negator, « sans », « non » or « ni » negates *token* itself."""
        if is_verb(token) or any(child.dep_ == "cop" for child in token.lefts):
            if preposition(token) == "sans":
                return is_infinitive(
                    token
                )  # « sans précédent menée par … »: of other forms it belongs to a noun between
            is_told_by_ne = fold(token.lemma_) == _CEASE  # « n’a cessé de réclamer »: it has gone on
            return self._has_ne(token) and (is_told_by_ne or self._has_negator(token))
        determiners = {fold(child.text) for child in token.lefts}
        return bool(determiners & {*_NO, "ni"}) or preposition(token) == "sans"

    def _has_ne(self, verb: Token) -> bool:
        """Look for « ne » before the verb, past pronouns and auxiliaries only: the parser hangs it anywhere."""
        index = verb.i - 1
        while index >= max(0, verb.i - _WINDOW) and verb.doc[index].pos_ in {"AUX", "PRON", "ADV", "DET", "PUNCT"}:
            if fold(verb.doc[index].text) in {"ne", "n'"}:
                return True
            index -= 1
        return any(fold(child.text) in {"ne", "n'"} for child in verb.lefts)

    def _has_negator(self, verb: Token) -> bool:
        """« ne … que » restricts and « ne » alone is expletive; « plus de » after the verb compares."""
        words = [child for child in verb.subtree if child.head in {verb, *verb_words(verb)} or child.head.head == verb]
        negators = (t for t in words if fold(t.text) in self._cues.negators and abs(t.i - verb.i) <= _WINDOW + 2)
        if any(fold(verb.doc[t.i + 1 : t.i + 2].text) != _LESS for t in negators):
            return True
        # « n’a [jamais], nulle part, menacé »: wherever it is hung, right behind the finite word it belongs to « ne »
        finite = verb_words(verb)[0].i
        return fold(verb.doc[min(finite + 1, verb.i)].text) in self._cues.negators

    def _own_modality(self, token: Token) -> Modality:
        if is_verb(token):
            if self._is_condition(token) or (is_conditional(token) and not self._is_only_future(token)):
                return Modality.POSSIBLE
            return Modality.PLANNED if is_conditional(token) or is_future(token) else Modality.ACTUAL
        adjectives = {fold(child.lemma_) for child in token.children if child.pos_ in {"ADJ", "VERB"}}
        if adjectives & self._cues.possible_adjectives or self._in_case_of(token):
            return Modality.POSSIBLE
        due_on = {fold(child.lemma_) for child in token.children if child.dep_ == "acl" and is_bare_participle(child)}
        is_due = adjectives & self._cues.planned_adjectives or due_on & self._cues.scheduling
        return Modality.PLANNED if is_due else Modality.ACTUAL

    def _is_condition(self, verb: Token) -> bool:
        """« si Lima refuse, Quito partira », « à condition que Lima accepte »; « si Lima a refusé, Quito hésite » concedes a fact."""
        if self._is_proviso(verb):
            return True
        if not any(child.dep_ == "mark" and fold(child.text) in {"si", "s'"} for child in verb.lefts):
            return False
        main = verb.head if verb.dep_ == "advcl" else verb
        is_told = is_verb(main) and is_finite(main) and not self._is_report(main)  # « …, prévient Quito »
        is_real = is_told and not (is_future(main) or is_conditional(main) or is_about_to(main))
        return main == verb or not is_real or has_feature(verb_words(verb)[0], "Tense", "Imp")

    def _is_proviso(self, verb: Token) -> bool:
        """« à condition que », « à moins que », « pourvu que »: between it and the verb stands the subject, and no other verb."""
        start = max(verb.i - _WINDOW, sentence(verb)[0] + 1)
        for token in reversed(verb.doc[start : verb.i]):
            if fold(token.text) in _THAT and fold(token.nbor(-1).text) in _PROVISOS:
                return True
            if is_verb(token) and is_finite(token) and token not in verb_words(verb):
                return False
        return False

    def _is_only_future(self, verb: Token) -> bool:
        """« a annoncé qu’il se rendrait à Rabat et [verrait] le roi », « devrait se rendre à Rabat »: it tells what is to come."""
        lemma, first = fold(verb.lemma_), verb
        if lemma == _DUE:
            return True
        while first.dep_ == "conj" and is_verb(first.head) and is_conditional(first.head):
            first = first.head
        head = first.head
        is_told = first.dep_ == "ccomp" and self._is_report(head) and fold(head.lemma_) not in self._cues.believe
        was_told = is_told and (len(verb_words(head)) > 1 or not has_feature(head, "Tense", "Pres"))
        return was_told and lemma not in _MODAL and len(verb_words(verb)) == 1

    def _in_case_of(self, noun: Token) -> bool:
        """Return whether *noun* stands in « en cas de … »."""
        head = noun.head
        return fold(head.text) == "cas" and preposition(head) == "en"

    def _inherits(self, token: Token, head: Token) -> bool:
        """Return whether how real *head* is bears on *token*: not through a relative clause, nor into reported speech."""
        match token.dep_:
            case "ccomp":
                return not self._is_report(head)
            case "acl":
                return is_infinitive(token)
            case "advcl":
                is_purpose = is_infinitive(token) and preposition(token) in _PURPOSE
                is_told = is_finite(token) or has_feature(
                    token, "VerbForm", "Part"
                )  # « …, alors qu’il [soutient] Lima »
                return is_purpose or not is_told
            case "conj":
                is_own_clause = head.dep_ == "xcomp" and any(t.dep_.startswith("nsubj") for t in token.lefts)
                return is_verb(token) == is_verb(head) and not is_own_clause
            case "nsubj" | "nsubj:pass":
                return is_verb(head) and self._happens(head)
            case dep:
                return dep in _COMPLEMENTS

    def _happens(self, verb: Token) -> bool:
        """« la rencontre aura lieu », « la rencontre doit avoir lieu »."""
        return fold(verb.lemma_) in self._cues.happen or due(verb, self._cues.happen) is not None

    def _is_report(self, verb: Token) -> bool:
        return fold(verb.lemma_) in self._cues.say and fold(verb.lemma_) not in self._cues.believe

    def _governs_negation(self, token: Token, head: Token) -> bool:
        is_ceased = fold(head.lemma_) == _CEASE and is_infinitive(token)  # « ne cesse depuis de »: hung on it anyhow
        is_taken = is_ceased or token.dep_ in {"xcomp", "obj", "obl:arg", "nsubj:pass"}
        return is_taken and self._is_one(head, self._cues.negative_verbs)

    def _is_one(self, verb: Token, verbs: frozenset[str]) -> bool:
        """« s’abstenir », « s’apprêter »: a verb is listed with its « se » where it has the meaning with it alone."""
        word = fold(verb.lemma_)
        return word in verbs or (not verbs.isdisjoint({f"s'{word}", f"se {word}"}) and is_reflexive(verb))

    def _is_eager(self, verb: Token, infinitive: Token) -> bool:
        """« n’a pas hésité à [critiquer] », « n’arrête pas de », « n’a pas attendu pour »: what follows is done all the same."""
        return (
            verb != infinitive
            and fold(verb.lemma_) in self._cues.unhesitating
            and is_infinitive(infinitive)
            and self._has_ne(verb)
        )

    def _governed_modality(self, token: Token, head: Token) -> Modality:
        """Return what *head* makes of *token*, its complement."""
        lemma = fold(head.lemma_)
        if is_verb(head):
            if token.dep_ in SUBJECTS and (infinitive := due(head, self._cues.happen)) is not None:
                return self._of_verb(infinitive, head)
            is_told_of = token.dep_ in {"nsubj", "nsubj:pass", "conj", "obl:mod"}
            is_of_calendar = lemma in {"prevoir", "programmer"} or self._is_moved(token, head)
            return Modality.ACTUAL if is_told_of and not is_of_calendar else self._of_verb(token, head)
        if is_infinitive(token) and preposition(token) == "pour" and not is_compound(token):
            is_done = fold(head.head.lemma_) in self._cues.availing
            return Modality.ACTUAL if is_done else Modality.PLANNED  # « a lancé une offensive pour reprendre la ville »
        if lemma in self._cues.possible_nouns | self._cues.ready:
            return Modality.POSSIBLE
        return Modality.PLANNED if lemma in self._cues.planned_nouns else Modality.ACTUAL

    def _is_moved(self, noun: Token, verb: Token) -> bool:
        """« a annulé la [visite] », « la [visite] a été reportée »."""
        moving = self._cues.calling_off | self._cues.putting_off
        return noun.dep_ in {"obj", "nsubj:pass"} and fold(verb.lemma_) in moving

    def _of_verb(self, token: Token, head: Token) -> Modality:
        lemma = fold(head.lemma_)
        if self._is_moved(token, head):
            return Modality.PLANNED
        is_clause = is_infinitive(token) or token.dep_ == "ccomp"
        if token.dep_ == "advcl" and preposition(token) == "pour" and not is_compound(token):
            return Modality.ACTUAL if lemma in self._cues.availing else Modality.PLANNED
        if lemma in self._cues.possible and (is_clause or lemma in self._cues.believe):
            return Modality.POSSIBLE
        if self._is_one(head, self._cues.planned) and (
            is_clause or lemma in {"prevoir", "envisager", "preparer", "planifier", "programmer"}
        ):
            return Modality.PLANNED
        return Modality.ACTUAL


def _is_counted(verb: Token, before: Token) -> bool:
    """« aucune rencontre n’est prévue »: « ne » only repeats the negation of the noun."""
    return verb != before and any(fold(child.text) in _NO for child in before.lefts)


def _less_real(first: Modality, second: Modality) -> Modality:
    return max(first, second, key=_REALITY.index)
