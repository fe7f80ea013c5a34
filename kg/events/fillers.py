"""Which words stand in which syntactic function of a trigger.

The functions are those of `kg.lexicon.frames`. A complement that hangs on any word of the predicate (on the object of its verb,
on the light verb of its noun) is a complement of the whole: that is where the parser most often puts it.
"""

from collections.abc import Iterator
from functools import cached_property

from spacy.tokens import Token

from kg.annotations.happening import happening
from kg.annotations.indefinite import is_on, seat_of
from kg.annotations.marks import is_marked
from kg.annotations.subjects import antecedent, own_subject, subject
from kg.annotations.syntax import (
    coordinated,
    has_feature,
    is_bare_participle,
    is_infinitive,
    is_lost_participle,
    is_passive,
    is_time,
    is_verb,
    preposition,
)
from kg.events import chained, displaced, occasions
from kg.events.clauses import is_clause
from kg.events.demonyms import demonyms_of, hyphenated
from kg.events.objects import OBJECTS, close_behind, is_object, misattached, resolved, stray_conjuncts
from kg.events.opposed import aims
from kg.events.partial import amount_of, whole_of
from kg.events.shared import embedded_object, owner_of_phrase, shared_agent, shared_object
from kg.events.undergoers import undergoers
from kg.lexicon import Lexicon
from kg.lexicon.words import fold

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X", "DET"})
_OBLIQUE = frozenset([
    "obl:arg", "obl:mod", "obl:agent", "obl", "nmod", "iobj", "obj", "xcomp", "dep",
    "advmod", "appos", "ccomp", "conj",
])  # fmt: skip
_COMPLEMENTS = OBJECTS | {"obl:arg", "iobj", "obl:mod"}
_LIGHT = frozenset({"obl:arg", "nsubj:pass", "obl:mod"})
_QUE = frozenset({"que", "qu'"})
_DATIVE = frozenset({"lui", "leur", "nous", "vous", "me", "m'"})
#: Nouns that make a preposition with the one before them: « dans le cadre de » is no place.
_CIRCUMSTANCE = {"dans": frozenset({"cadre", "but"}), "à": frozenset({"tour", "fois"}), "de": frozenset({"part"})}
_MAX_DEPTH = 3


class Fillers:
    """Answers which tokens fill a function of one trigger."""

    def __init__(self, trigger: Token, lexicon: Lexicon, *, kind: str, extra: tuple[Token, ...] = ()) -> None:
        """Take the trigger.

        Args:
            trigger: The word; for a phrase its first.
            lexicon: For demonyms, light verbs and verbs whose object does their infinitive.
            kind: "verb", "noun" or "adjective", whatever the tag of the trigger.
            extra: Further words of the predicate (« garde » of « mettre en garde »).
        """
        self._trigger, self._lexicon = trigger, lexicon
        self._kind, self._extra = kind, extra
        self._is_passive = kind == "verb" and is_passive(trigger)
        self._undergoer = displaced.undergoer(trigger) if kind == "verb" else None
        self._light = self._light_verb() if kind == "noun" else None
        self._cache: dict[str, list[Token]] = {}
        self._inverted = self._inverted_subject() if kind == "verb" else None

    @property
    def is_light(self) -> bool:
        """Whether the trigger is the noun of a light verb."""
        return self._light is not None

    def of(self, function: str) -> list[Token]:
        """Return the heads of the phrases in *function*, in order of the text."""
        if function not in self._cache:
            name, _, word = function.partition("+")
            self._cache[function] = self._find(name, word)
        return self._cache[function]

    def _find(self, name: str, word: str) -> list[Token]:
        match name:
            case "nsubj":
                found = self._subjects()
            case "obj":
                found = self._objects()
            case "iobj":
                found = self._datives()
            case "amod":
                found = self._demonyms()
            case "poss":
                found = self._possessors()
            case "light":
                found = self._light_subjects()
            case "head":
                found = self._heads()
            case "undergoer":
                found = undergoers(self._course or self._trigger, self._light, self._lexicon.cues)
            case "obl" | "nmod":
                found = self._obliques(word)
            case _:
                found = self._clauses(name, word)
        return [whole_of(token) for token in found if token != self._trigger]

    def _subjects(self) -> list[Token]:
        verb = self._trigger
        if self._kind == "noun":
            return list(displaced.said_of(verb))
        if self._inverted is not None:
            return [self._inverted]
        if self._is_passive or self._undergoer is not None:
            agents = [t for t in self._obliques("par") if not is_verb(t) and (t.i > verb.i or t.head == verb)]
            agents = agents or list(displaced.agents_below(verb))[:1]
            return agents or list(shared_agent(verb))[:1]
        if verb.pos_ == "ADP":  # « le ministre, en visite à … »
            noun = self._extra[0] if self._extra else verb.head
            beside = displaced.person_before(verb) or displaced.subject_behind(noun.head)  # « …, a dit X, en visite à »
            verb = noun.head
            if beside is not None or not is_verb(verb):
                return [beside or verb] if beside is not None or verb != noun else []
        leading = displaced.leading_gerund_subject(verb) or displaced.lost_gerund_subject(verb)
        named = displaced.name_before(verb) if self._kind == "adjective" else None  # « sur [X], opposé à toute hausse »
        found = leading or named or subject(verb, self._lexicon.cues.object_control)
        found = found or displaced.reporter_above(verb)
        if found is not None and is_on(found) and (seat := seat_of(verb)) is not None:
            found = verb.doc[verb.doc._.kg_mentions[seat].root]
        return [found] if found is not None else []

    def _inverted_subject(self) -> Token | None:
        """« « … », a menacé le général »: what stands behind a verb that reports a quotation before it is its subject."""
        verb = self._trigger
        if not any(end < verb.i for _, end in self._reported):
            cues = self._lexicon.cues
            return displaced.subject_behind(verb) if fold(verb.lemma_) in cues.say | cues.voice else None
        return next((t for t in verb.rights if t.dep_ in OBJECTS | {"nsubj", "nsubj:pass"} and not is_verb(t)), None)

    def _objects(self) -> list[Token]:
        verb = self._trigger
        if self._kind == "verb" and (named := displaced.taken_up(verb)) is not None:
            return [named]
        if self._inverted is not None or displaced.is_lost_gerund(verb):
            return []
        if self._is_passive:
            found = own_subject(verb) or displaced.patient(verb, self._lexicon.cues.object_control)
            return [found] if found is not None else []
        asked = next((t.i for t in verb.rights if t.dep_ == "xcomp" and is_infinitive(t)), len(verb.doc))
        # « a demandé à Paris de recevoir, lundi, [des élus] »: behind an infinitive stands what is its own
        heads = [verb, *(t for t in self._extra if is_infinitive(t))]  # « fait porter à Quito [la responsabilité] »
        own = (t for head in heads for t in head.children if is_object(t, verb) and t.i < asked)
        standing = (amount_of(t) for t in own if not self._is_reported(t))
        # « a pointé du doigt [Quito] »: what is of the phrase is no object beside
        taken = [token for token in standing if token not in self._extra]
        # « du fait [que] Pretoria impose [des taxes] »: beside another object it is no relative pronoun
        objects = [t for t in taken if fold(t.text) not in _QUE] or [resolved(t, verb) for t in taken]
        if (
            not objects
            and self._kind == "verb"
            and (after := close_behind(verb, self._extra) or misattached(verb, self._extra)) is not None
        ):
            objects = [after]
        if not objects and self._undergoer is not None:
            return [self._undergoer]
        if not objects and self._kind == "verb":
            cues = self._lexicon.cues
            objects = list(embedded_object(verb, cues.object_control))
            # « a démenti et convaincu [le juge] »: what is said is no object of what is done
            objects = objects or ([] if fold(verb.lemma_) in cues.say else list(shared_object(verb)))
        return [*objects, *stray_conjuncts(verb)] if objects else []

    def _datives(self) -> list[Token]:
        if self._undergoer is not None:
            return [self._undergoer]
        light = self._light.children if self._light is not None else ()  # « [lui] a adressé un avertissement »
        return [
            t
            for t in (*self._trigger.children, *light)
            if t.pos_ == "PRON"
            and fold(t.text) in _DATIVE
            and t.dep_ in {"iobj", "obj", "obl:arg"}
            and t.nbor(-1 if t.i else 0).pos_ != "AUX"  # « a lui aussi appelé » is no dative
        ]

    def _obliques(self, word: str) -> list[Token]:
        found = [
            t
            for t, governing in self._governed
            if (governing == word or (word == "de" and chained.is_from(t)))
            and t.dep_ in _OBLIQUE
            and (t.pos_ in _NOMINAL or is_marked(t))
            and not is_infinitive(t)
            and fold(t.text) not in _CIRCUMSTANCE.get(word, ())
        ]
        found += [owner for owner, amounting in self._owners if amounting == word]
        if word == "à":
            found += self._datives()
        if word == "entre" and self._kind == "noun":
            found += hyphenated(self._trigger)
        if word == "contre":
            found += aims(self._trigger, self._lexicon.cues.targeting)
        # « Quito, dont Lima accuse l’armée de fraude »: of two complements with « de » the pronoun is the object’s
        is_free = self._kind == "verb" and not (word == "de" and found)
        if is_free and any(displaced.relates(child, word) for child in self._trigger.lefts):
            noun = antecedent(self._trigger)
            found += [noun] if noun is not None else []
        return sorted({t.i: t for t in found}.values(), key=lambda t: t.i)

    def _clauses(self, name: str, marker: str) -> list[Token]:
        return [t for t, _ in self._governed if is_clause(t, self._trigger, name, marker)]

    @cached_property
    def _governed(self) -> list[tuple[Token, str | None]]:
        """What hangs on the predicate, each with the preposition that governs it."""
        return [(token, preposition(token)) for token in self._reach()]

    @cached_property
    def _owners(self) -> list[tuple[Token, str]]:
        """The possessives of « à son encontre » and the like, each with the preposition that the phrase amounts to."""
        return [found for token, governing in self._governed if governing == "à" and (found := owner_of_phrase(token))]

    def _reach(self) -> Iterator[Token]:
        """Yield what hangs on any word of the predicate, nearest first; never what belongs to another clause."""
        seen = {self._trigger.i}
        for head in self._predicate():
            above = head == self._trigger.head
            for child in head.children:
                if child.i not in seen and (not above or child.i > self._trigger.i) and not self._is_reported(child):
                    seen.add(child.i)
                    yield child
        carriers = (self._course, *self._happening()) if self._kind == "noun" else ()
        heads = (self._trigger, *(t for t in carriers if t is not None))
        yield from (t for word in heads for t in chained.chained(word) if t.i not in seen)
        if self._trigger.pos_ == "ADP":
            yield from chained.next_to(self._extra)
        if self._kind == "verb":
            yield from self._said_of_all()
        if self._kind == "noun" and self._light is None:
            yield from chained.borne_infinitives(self._trigger)
            yield from (t for t in chained.stranded(self._trigger) if t.i not in seen)

    def _is_reported(self, token: Token) -> bool:
        """« accuse : « C’est un [crime] » »: what is said is no complement of the verb that reports it."""
        return any(start <= token.i < end for start, end in self._reported)

    @cached_property
    def _reported(self) -> list[tuple[int, int]]:
        """The bounds of the quotations that the predicate reports."""
        return [(q.start, q.end) for q in self._trigger.doc._.kg_quotations if q.cue == self._trigger.i]

    def _said_of_all(self) -> Iterator[Token]:
        """« accuse le Togo et le Bénin [d’armer les rebelles] »: yield the infinitives that hang on the last of several."""
        for child in self._trigger.rights:
            if child.dep_ in _COMPLEMENTS and not is_verb(child):
                _, *others = coordinated(child)
                yield from (t for t in (others[-1].rights if others else ()) if is_infinitive(t))

    def _predicate(self) -> list[Token]:
        """Return the words of the predicate: the trigger, the rest of its phrase, its light verb, its complements."""
        trigger = self._trigger
        heads = [trigger, *self._extra, *([self._light] if self._light is not None else [])]
        if self._kind == "noun":
            heads += [t for t in (*self._happening(), self._brought_about(), self._course) if t is not None]
        if self._kind == "verb":
            heads += [t for t in trigger.children if fold(t.text) in {"aupres", "face", "au-dela"}]
            # « Malgré les critiques [de l’Algérie], Lima a voté … »: what hangs on what stands before the verb is not the verb's
            # of a verb behind its report, what stands where an object does is its subject
            taken = _COMPLEMENTS if self._inverted is None else _COMPLEMENTS - OBJECTS
            heads += [t for t in trigger.rights if t.dep_ in taken and not is_verb(t)]
            # « les sanctions qu’a imposées l’Union [à la Syrie] »: a name behind the verb has no such complement of its own
            heads += [t for t in trigger.rights if t.dep_ == "nsubj" and t.i in t.doc._.kg_named]
            heads += self._objects()[:1] if self._is_passive else []
            if is_lost_participle(trigger):
                heads.append(trigger.head)
            if trigger.dep_ == "amod" and trigger.head.i < trigger.i:  # a verb taken for an adjective
                heads.append(trigger.head)
        return [*heads, *(t for head in heads for t in self._measures(head))]

    def _happening(self) -> Iterator[Token]:
        """Yield the verbs that say of the noun that it happens: « des consultations ont eu lieu entre [X et Y] »."""
        return happening(self._trigger, self._lexicon.cues.happen)

    def _brought_about(self) -> Token | None:
        """Return the participle of a light verb behind the noun: « entente trouvée entre [X et Y] »."""
        light = self._lexicon.cues.light
        behind = (*self._trigger.rights, *chained.said_of_whole(self._trigger))
        first = next((t for t in behind if is_bare_participle(t) and fold(t.lemma_) in light), None)
        # « une offensive sur Sebha, ville [tenue] par l’armée »: what stands behind another noun and a comma is said of that one
        is_parted = first is not None and "," in {t.text for t in first.doc[self._trigger.i : first.i - 1]}
        return None if is_parted else first

    def _measures(self, noun: Token) -> Iterator[Token]:
        """Yield what only counts a noun: what hangs on « de dix millions d’euros » hangs on « une aide ».

        And the words of a name: what hangs on « Forces de [soutien] rapide » hangs on the whole.
        """
        named = noun.doc._.kg_named
        for child in noun.rights:
            is_count = {fold(child.lemma_), fold(noun.lemma_)} & self._lexicon.groups.quantities
            if child.dep_ == "nmod" and (is_count or (noun.i in named and child.i in named)):
                yield child
                yield from self._measures(child)

    def adjectives(self) -> list[Token]:
        """Return what qualifies a noun; of a verb, what is said of its object: « juge la loi contraire »."""
        said_of = (*self.of("obj"), *self.of("obl+comme")) if self._kind == "verb" else ()
        found = [(t, t.dep_) for word in (self._trigger, *said_of) for t in word.children]
        return [t for t, dep in found if dep == "xcomp" or (dep in {"amod", "acl"} and t.pos_ in {"ADJ", "VERB"})]

    def _demonyms(self) -> list[Token]:
        """« la visite russe »; « les livraisons d’armes russes » too, where nothing closer has one."""
        complements = [
            t for t in self._trigger.rights if t.dep_ == "nmod" and preposition(t) == "de" and t.pos_ == "NOUN"
        ]
        course = [self._course] if self._course is not None else []
        return demonyms_of((self._trigger, *course, *complements), self._lexicon)

    def _possessors(self) -> list[Token]:
        bearer = self._course or displaced.qualified(self._trigger)
        return [
            t
            for t in (*self._trigger.lefts, *(bearer.lefts if bearer is not None else ()))
            if has_feature(t, "Poss", "Yes") or fold(t.text) in {"son", "sa", "ses", "leur", "leurs", "notre", "nos"}
        ]

    def _light_verb(self) -> Token | None:
        """Return the light verb that the noun is the object or complement of."""
        noun = self._trigger
        for _ in range(_MAX_DEPTH):
            head = noun.head
            if head == noun:
                return None
            if is_verb(head):
                objects = {fold(t.lemma_) for t in head.rights if t.dep_ in OBJECTS and next(t.lefts, None)}
                has_object = bool(objects - self._lexicon.cues.undergoing)  # « fait un pied de nez à l’accord »
                is_complement = noun.dep_ in OBJECTS | ({"nsubj:pass"} if has_object else _LIGHT)
                is_light = is_complement and fold(head.lemma_) in self._lexicon.cues.light
                # « Quito a répliqué par l’[expulsion] de deux diplomates »
                is_light = is_light or (
                    preposition(noun) == "par" and fold(head.lemma_) in self._lexicon.cues.answering
                )
                return head if is_light and not displaced.meets_with(head) else None
            is_through = noun.dep_ == "conj" or self._is_course(head, noun) or displaced.qualified(noun) is not None
            if not is_through and not is_time(head):  # « a organisé l’[été] dernier de vastes manifestations »
                return None
            noun = head
        return None

    @cached_property
    def _course(self) -> Token | None:
        """Return the noun that only says how much of a deed there is: what hangs on « un [geste] de solidarité » is the deed's."""
        noun = self._trigger
        return noun.head if self._kind == "noun" and noun.head != noun and self._is_course(noun.head, noun) else None

    def _is_course(self, noun: Token, deed: Token) -> bool:
        """« lance [une campagne] de répression », « annonce [une série] de sanctions »: only how much of a deed there is."""
        known = self._lexicon.cues.courses | self._lexicon.groups.quantities
        return deed.dep_ == "nmod" and preposition(deed) == "de" and fold(noun.lemma_) in known

    def _light_subjects(self) -> list[Token]:
        verb, noun, cues = self._light or self._brought_about(), self._trigger, self._lexicon.cues
        if both := occasions.speakers(noun, cues):
            return both
        if verb is None and (found := occasions.partner(noun, cues) or displaced.dedicated(noun, cues)) is not None:
            return [found]
        if verb is None:
            found = displaced.author(noun, cues)
            return [found] if found is not None else []
        if fold(verb.lemma_) in cues.light_passive:
            return []
        if is_passive(verb):
            own = [t for t in verb.children if preposition(t) == "par" and not is_verb(t)]
            return own or list(displaced.agents_below(verb))[:1] or list(shared_agent(verb))[:1]
        found = subject(verb, cues.object_control)
        return [found] if found is not None else []

    def _heads(self) -> list[Token]:
        """Return what the noun hangs on, behind what that is done to: « [une trêve] [conclue] sous l’égide de l’ONU »."""
        head = self._trigger.head
        if not is_verb(head):
            return [head] if head != self._trigger else []
        if not is_passive(head):
            return [*(t for t in head.rights if is_object(t, head)), head]
        undergoer = own_subject(head) or displaced.patient(head, self._lexicon.cues.object_control)
        return [undergoer, head] if undergoer is not None else [head]
