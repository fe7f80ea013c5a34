"""Which entry of the lexicon a word matches, and which words fill its slots."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from kg.annotations.forms import adjective_lemma, lemmas, verb_lemmas
from kg.annotations.mentions import MentionKind, mentions_by_token
from kg.annotations.parse import parse_of
from kg.annotations.sought import Sought
from kg.annotations.syntax import has_feature, is_lost_participle, is_reflexive, is_verb, preposition, sentence
from kg.events.displaced import is_lost_gerund, other_subjects
from kg.events.fillers import Fillers
from kg.events.opposed import is_opposing
from kg.events.strikers import strikers
from kg.lexicon import Lexicon
from kg.lexicon.frames import SLOTS, Entry
from kg.lexicon.words import fold
from kg.model import Polarity

_PHRASE_GAP = 4  # words that may stand between a verb and the rest of its phrase: « met de nouveau en garde »
_AUXILIARIES = frozenset({"aux:tense", "aux:pass"})
_DE = frozenset({"d'", "du", "des"})  # how « de » is written before some words
_NEVER = frozenset({"PUNCT", "SPACE", "DET", "CCONJ"})  # parts of speech that no trigger is taken for
_NOT = frozenset({"non", "ne", "n'"})
_NAMING = frozenset({"NOUN", "PROPN", "INTJ", "X"})  # so the tagger takes « Merci à … »
_SIDES = frozenset({"pro", "anti", "ex"})
_MARKS = frozenset({"«", "»", "“", "”", '"'})
_GOVERNED = frozenset({"obj", "obl:arg", "obl:mod"})
_DOER = ("agent", "nsubj")
_OPAQUE_KINDS = frozenset({MentionKind.NAME, MentionKind.TITLE, MentionKind.METONYM, MentionKind.PLACE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An entry that holds at a trigger.

    Attributes:
        words: The tokens of the trigger, the first first.
        slots: Slot → the heads of its fillers, only of slots that are filled.
        is_light: Whether the trigger is the noun of a light verb.
    """

    entry: Entry
    trigger: Token
    words: tuple[Token, ...]
    slots: Mapping[str, tuple[Token, ...]]
    is_light: bool = False


class Matcher:
    """Matches the words of one `Doc` with the entries of the lexicon."""

    def __init__(self, doc: Doc, lexicon: Lexicon, triggers: Sought) -> None:
        self._doc, self._lexicon, self._triggers = doc, lexicon, triggers
        self._mentions = mentions_by_token(doc)
        self._folded = parse_of(doc).folded
        self._reflexive: dict[int, bool] = {}
        self._near: dict[int, frozenset[str]] = {}
        self._lemmas = lemmas(doc, lexicon.lemmas)
        self._sentences: dict[tuple[int, int], frozenset[str]] = {}
        self._fillers: dict[tuple[str | int, ...], Fillers] = {}
        self._acting = lexicon.groups.acting | lexicon.groups.quantities | lexicon.cues.products

    def matches(self) -> Iterator[list[Match]]:
        """Yield the matches of each word that may be a trigger, the most specific first, in order of the text."""
        for token in self._triggers.among(self._doc):
            mention = self._mentions.get(token.i)
            if token.pos_ not in _NEVER and (mention is None or mention.kind not in _OPAQUE_KINDS):
                found = sorted(self.match(token), key=_rank, reverse=True)
                if found:
                    yield found

    def match(self, token: Token) -> Iterator[Match]:
        """Yield a match for each entry that holds at *token*."""
        for kind, word in self._readings(token):
            for entry in self._possible(token, kind, word):
                words = self._phrase(token, entry)
                if words and self._is_used_as(token, entry) and (match := self._fill(token, entry, words)):
                    yield match

    def _possible(self, token: Token, kind: str, word: str) -> Iterator[Entry]:
        """Yield the entries that begin with *word* and whose words stand in the sentence at all: most fail at this, at little cost."""
        around = self._around(token)
        for entry in self._lexicon.frames.of(kind, word, self._close_behind(token.i)):
            if not entry.where or not any(lemmas.isdisjoint(around) for lemmas in entry.where.values()):
                yield entry

    def _around(self, token: Token) -> frozenset[str]:
        """Return the lemmas and words of the sentence of *token*."""
        bounds = sentence(token)
        if bounds not in self._sentences:
            words = slice(*bounds)
            self._sentences[bounds] = frozenset(self._lemmas[words]).union(self._folded[words])
        return self._sentences[bounds]

    def _phrase(self, token: Token, entry: Entry) -> tuple[Token, ...]:
        """Return the tokens of the trigger: *token*, and the rest of a fixed phrase close behind it."""
        rest = entry.words[1:]
        if not rest:
            return (token,)
        if token.dep_ in _AUXILIARIES and has_feature(
            token.head, "VerbForm", "Part"
        ):  # « se sont mis d’accord » is no « être d’accord »
            return ()
        first, size = token.i + 1, len(rest)
        for start in range(first, min(len(self._folded) - size, first + _PHRASE_GAP) + 1):
            if start > first and (
                has_feature(self._doc[start - 1], "VerbForm", "Inf") or self._folded[start - 1] in _NOT
            ):
                return ()  # « faire respecter la paix » is no « faire la paix », « affirme ne pas vouloir » no « affirme vouloir »
            if _is_word(self._folded[start], rest[0]) and (size == 1 or (found := self._following(start, rest))):
                return (token, self._doc[start]) if size == 1 else (token, *found)
        return ()

    def _close_behind(self, index: int) -> frozenset[str]:
        """Return the words among which the rest of a phrase begins that begins at the token *index*."""
        if index not in self._near:
            near = frozenset(self._folded[index + 1 : index + 2 + _PHRASE_GAP])
            self._near[index] = near | {"de"} if near & _DE else near
        return self._near[index]

    def _following(self, start: int, words: tuple[str, ...]) -> tuple[Token, ...]:
        """Return the tokens of *words* from *start* on, or none: « comme une « provocation » » is as good without its marks."""
        found: list[Token] = []
        for index in range(start, min(start + len(words) + 1, len(self._folded))):
            if len(found) < len(words) and _is_word(self._folded[index], words[len(found)]):
                found.append(self._doc[index])
            elif self._folded[index] not in _MARKS:
                break
        return tuple(found) if len(found) == len(words) else ()

    def _readings(self, token: Token) -> Iterator[tuple[str, str]]:
        """Yield the kinds and lemmas under which *token* is looked up; the tagger is not always believed."""
        word, pos = self._lemmas[token.i], token.pos_
        if pos in {"VERB", "AUX"} and is_verb(token):
            yield "verb", word
            if has_feature(token, "VerbForm", "Part"):
                yield "adjective", adjective_lemma(token)
        elif pos == "ADJ":
            yield "adjective", word
        elif pos in _NAMING and not _heads_clause(token):
            # « des [poursuites] », but « la poursuite des combats »
            yield from (("noun", form) for form in dict.fromkeys((word, self._folded[token.i])))
        elif pos == "ADP":  # « en visite à … »
            yield "adjective", fold(token.text)
        if pos in {"VERB", "AUX"} and not is_verb(token):
            yield "noun", fold(token.text).removesuffix("s")
        if pos not in {"VERB", "AUX"} and (
            is_lost_participle(token) or _is_lost_future(token) or is_lost_gerund(token)
        ):
            yield from (("verb", infinitive) for infinitive in verb_lemmas(token))
        if pos == "NOUN" and _is_coordinated_verb(token):
            yield from (("verb", infinitive) for infinitive in verb_lemmas(token))
        if pos not in {"VERB", "AUX", "ADP"} and (_heads_clause(token) or pos == "ADJ"):
            yield "verb", word
            yield from (("verb", infinitive) for infinitive in verb_lemmas(token) if infinitive != word)

    def _fill(self, token: Token, entry: Entry, words: tuple[Token, ...]) -> Match | None:
        fillers = self._fillers_of(entry.kind, words)
        if not all(self._has_lemma(_tested(fillers, function), lemmas) for function, lemmas in entry.where.items()):
            return None
        around = self._around(token)
        barred = ((function, lemmas) for function, lemmas in entry.unless.items() if not lemmas.isdisjoint(around))
        if any(self._has_lemma(_tested(fillers, function), lemmas) for function, lemmas in barred):
            return None
        taken = {word.i for word in words}
        slots: dict[str, tuple[Token, ...]] = {}
        for slot in SLOTS:
            named: tuple[Token, ...] = ()
            for function in _functions(entry.kind, slot, entry.slots.get(slot, ())):
                found = tuple(t for t in fillers.of(function) if t.i not in taken)
                found = self._able(found, token) if (slot, function) == _DOER else found
                if slot == "agent" and function in entry.slots.get("theme", ()):
                    found = self._of_theme_apart(found, function, entry.where.get(function, frozenset()))
                if slot == "addressee" and function in entry.slots["agent"]:
                    found = tuple(t for t in found if t not in slots.get("agent", ())) or found
                if slot == "theme":
                    found = self._told_about(found, words, slots.get("agent", ()), is_open=not entry.where)
                    # « exige de [Paris] [des garanties] »: the theme is what is left beside the addressee, if anything is.
                    other = tuple(t for t in found if t not in slots.get("addressee", ()))
                    # « a qualifié [Guayaquil] de [repaire] »: only where nothing else is said is it about whom it is to
                    named, found = named or found, other
                if found and (slot in {"theme", "place"} or self._may_act(found, function)):
                    slots[slot] = found
                    break
            if named and slot not in slots:
                slots[slot] = named
        return Match(entry=entry, trigger=token, words=words, slots=slots, is_light=fillers.is_light)

    def _of_theme_apart(self, found: tuple[Token, ...], function: str, asked: frozenset[str]) -> tuple[Token, ...]:
        """Return of *found*, which may be agents or what the deed is about, the agents: what is *asked* for, and what cannot act, is not.

        « le retrait [de la Turquie] de la convention », « la proposition de médiation [de Lima] ».
        """
        free = tuple(t for t in found if not self._has_lemma([t], asked)) or found
        return tuple(t for t in free if self._may_act((t,), function)) or free

    def _told_about(
        self, found: tuple[Token, ...], words: tuple[Token, ...], agents: tuple[Token, ...], *, is_open: bool
    ) -> tuple[Token, ...]:
        """Return of *found* what a predicate may be about: « le refus de l’équipe [russe] » tells whose it is, not what is refused.

        « la livraison d’armes [russes] » tells what.
        """
        nouns = (t.head for t in agents if t.pos_ == "ADJ")
        bearers = {noun for noun in nouns if any(t.pos_ == "DET" for t in noun.lefts)}
        free = tuple(t for t in found if t not in agents and t not in bearers)
        if len(words) > 1 or not is_open:  # « prend le contrôle [de la ville] » is one predicate
            return free
        return tuple(t for t in free if not self._is_of_object(t, words[0]))

    def _is_of_object(self, noun: Token, verb: Token) -> bool:
        """« avertit des avions [de combat] », « alerte sur une hausse [des prix] »: of a thing, right behind it, tells which thing."""
        thing = noun.head
        if thing == verb or thing.head != verb or thing.pos_ != "NOUN" or noun.pos_ not in {"NOUN", "PROPN"}:
            return False
        is_close = noun.left_edge.i == thing.i + 1 and thing.dep_ in _GOVERNED and preposition(noun) == "de"
        return is_close and is_verb(verb) and not self._may_act((thing,), "obj")

    def _able(self, subjects: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
        """Return *subjects* of *verb*, or who does it where the parse has it done by what cannot act."""
        if self._may_act(subjects, "nsubj"):
            return subjects
        return next(((t,) for t in other_subjects(verb) if self._may_act((t,), "nsubj")), subjects)

    def _is_used_as(self, token: Token, entry: Entry) -> bool:
        if entry.kind != "verb":
            return True
        if token.pos_ == "ADJ" and not _heads_clause(token):
            return any(child.dep_.startswith(("obl", "xcomp")) for child in token.children) and not entry.reflexive
        if token.i not in self._reflexive:
            self._reflexive[token.i] = is_reflexive(token)
        is_phrase = len(entry.words) > 1 and entry.words[0] != "faire"  # « s’est fait arrêter » has nobody arrested
        return self._reflexive[token.i] is entry.reflexive or (not entry.reflexive and is_phrase)

    def _fillers_of(self, kind: str, words: tuple[Token, ...]) -> Fillers:
        """Return the fillers of a predicate: the entries of one verb ask for the same functions."""
        key: tuple[str | int, ...] = (kind, *(word.i for word in words))
        if key not in self._fillers:
            self._fillers[key] = Fillers(words[0], self._lexicon, kind=kind, extra=words[1:])
        return self._fillers[key]

    def _may_act(self, tokens: tuple[Token, ...], function: str) -> bool:
        """Return whether a filler may be an actor; where none may, the slot's next function is tried."""
        return function == "amod" or any(self._acts(other) for t in tokens for other in (t, *t.conjuncts))

    def _acts(self, token: Token) -> bool:
        lexicon = self._lexicon
        if (
            token.i in self._mentions
            or fold(token.lemma_) in self._acting
            or fold(token.text).rstrip("s") in self._acting
        ):
            return True
        if token.pos_ != "NOUN":
            return is_opposing(token)
        following = (token.i + 1, *(t.i for t in token.rights if t.dep_ == "appos" and _is_told_beside(t)))
        named = (self._mentions[i].kind is MentionKind.NAME for i in following if i in self._mentions)
        if any(named) or any(fold(child.text) in lexicon.authority.demonyms for child in token.rights):
            return True
        return any(strikers(token, self._mentions, lexicon))

    def _counted(self, token: Token) -> list[Token]:
        """« la totalité de ses [soldats] », « 2 000 des 3 500 [soldats] »: what a quantity counts is meant with it."""
        is_quantity = token.pos_ == "NUM" or fold(token.lemma_) in self._lexicon.groups.quantities
        return [t for t in token.rights if t.dep_ == "nmod" and preposition(t) == "de"] if is_quantity else []

    def _has_lemma(self, tokens: list[Token], lemmas: frozenset[str]) -> bool:
        heads = [*tokens, *(t for token in tokens for t in self._counted(token))]
        every = [other for token in heads for other in (token, *token.conjuncts)]
        return any(self._lemmas[t.i] in lemmas or self._folded[t.i] in lemmas for t in every)


def _is_told_beside(name: Token) -> bool:
    """Return whether *name* tells who a noun before it is: « le lauréat du prix [Ivo Horvat] », not « l’aile pro [Horvat] »."""
    return parse_of(name.doc).folded[name.i - 1] not in _SIDES


@lru_cache(maxsize=4096)
def _functions(kind: str, slot: str, functions: tuple[str, ...]) -> tuple[str, ...]:
    """Return *functions*, a possessive first: « leur retrait du traité »; any noun may have who undergoes it."""
    tried = tuple(sorted(functions, key=lambda name: name != "poss"))
    return (*tried, "undergoer") if slot == "addressee" and kind == "noun" else tried


def _tested(fillers: Fillers, function: str) -> list[Token]:
    """Return the words that a condition is about: of « amod » any adjective, not only the demonyms that are actors."""
    if function.startswith("xcomp"):  # « s’engage à ne pas frapper » is no threat to strike
        return [t for t in fillers.of(function) if not any(fold(child.text) in {"ne", "n'"} for child in t.lefts)]
    return fillers.adjectives() if function == "amod" else fillers.of(function)


def _rank(match: Match) -> tuple[int, ...]:
    """Rank by how specific the entry is; of two that are equally so the one that stands first in its file wins.

    More words of the phrase, more filled slots, more conditions; of as many conditions those that fewer words meet.
    """
    entry = match.entry
    breadth = sum(len(lemmas) for lemmas in entry.where.values())
    is_negated = entry.polarity is Polarity.NEGATED  # a condition, too
    return (
        len(match.words),
        len(match.slots),
        len(entry.where) + is_negated,
        -breadth,
    )


def _heads_clause(token: Token) -> bool:
    """Return whether *token*, whatever its tag, has what only verbs have: a subject or an auxiliary, and no determiner."""
    dependents = {child.dep_ for child in token.lefts}
    return bool(dependents & {"nsubj", "aux:tense", "aux:pass"}) and "det" not in dependents and "cop" not in dependents


def _is_coordinated_verb(token: Token) -> bool:
    """« … et menace de »: what stands bare behind « et » and before « de » or « que » is a verb that was taken for a noun."""
    if token.i == 0 or token.i + 1 >= len(token.doc):
        return False
    return (
        token.nbor(-1).pos_ == "CCONJ"
        and fold(token.nbor(1).text) in {"de", "d'", "que", "qu'", "a"}
        and not list(token.lefts)[1:]
    )


def _is_lost_future(token: Token) -> bool:
    """« L’Union européenne sanctionnera … »: a rare future behind its subject, taken for a noun."""
    return (
        token.i > 0
        and token.lower_.endswith(("era", "eront", "ira", "iront"))
        and token.nbor(-1).pos_ in {"NOUN", "PROPN", "ADJ"}
    )


def _is_word(written: str, word: str) -> bool:
    return written == word or (word == "de" and written in _DE)
