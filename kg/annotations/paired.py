"""Whom « les deux hommes », « les trois dirigeants », « les deux camps » stand for."""

from collections import Counter

from spacy.tokens import Token

from kg.annotations.descriptions import NUMBERS
from kg.annotations.discourse import Discourse
from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.profiles import Profiles
from kg.lexicon import Lexicon
from kg.lexicon.words import fold
from kg.model import Actor, ActorType

_PAIR = 2
_NAMING = frozenset({MentionKind.NAME, MentionKind.METONYM, MentionKind.TITLE})
_FIRST, _SECOND = frozenset({"premier", "premiere"}), frozenset({"second", "seconde", "deuxieme"})
_FAR = 60  # words from « le premier » to « le second »
_NEAR = 3  # sentences from the two to « le premier »
_UNLIKE = {"hommes": "f", "femmes": "m"}
_JOINING = frozenset({"CCONJ", "DET", "ADP", "ADJ"})
_MANY = 12  # mentions that are looked through for an enumeration


class PairResolver:
    """Resolves what a number stands before."""

    def __init__(self, discourse: Discourse, profiles: Profiles, lexicon: Lexicon) -> None:
        self._discourse, self._profiles = discourse, profiles
        self._actors = lexicon.authority.actors
        self._nouns = lexicon.descriptions

    def resolve(self, index: int, mention: ActorMention) -> list[Actor]:
        """Return as many actors of the kind of the noun as the number says, or nobody."""
        noun = fold(self._discourse.doc[mention.root].text)
        number = NUMBERS.get(fold(self._discourse.doc[mention.start].text), _PAIR)
        if not mention.plural:
            return self._one_of_two(index, noun)
        if behind := self._spelt_out(index, number):
            return behind
        itself = self._discourse.co_argument(mention)
        if noun in NUMBERS:
            return self._all(index, number)
        if noun in self._nouns.paired_people:
            return self._people(index, number, itself)
        if noun in self._nouns.paired_countries:
            return self._enumerated(index, number, {ActorType.COUNTRY}) or self._countries(number, itself)
        return self._sides(index, number, itself)

    def _all(self, index: int, number: int) -> list[Actor]:
        """« Diop a reçu Holm. [Tous deux] ont … »: those of one kind who were set beside each other or named last."""
        found = self._enumerated(index, number, set(ActorType), reach=1)
        return found or self._people(index, number, ())

    def _one_of_two(self, index: int, word: str) -> list[Actor]:
        """« Diop et Holm ont été élus. [Le premier] … [Le second] … »: where the text tells of both, in the order of their names."""
        doc, here = self._discourse.doc, self._discourse.mentions[index].start
        is_first = word.startswith("prem")
        others = doc[here + 1 : here + _FAR] if is_first else doc[max(0, here - _FAR) : here]
        if not any(fold(token.text) in (_SECOND if is_first else _FIRST) for token in others):
            return []
        pair = self._enumerated(index, _PAIR, set(ActorType), reach=_NEAR) or self._people(index, _PAIR, ())
        told = (
            m.actors for m in reversed(self._discourse.mentions[:index]) if m.kind is MentionKind.BOTH and not m.plural
        )
        first = () if is_first else next(told, ())
        left = [actor for actor in pair if actor not in first]
        return left[:1] if first else [pair[not is_first]] if len(pair) == _PAIR else []

    def _spelt_out(self, index: int, number: int) -> list[Actor]:
        """« les trois hommes politiques [Diop, Kovac et Ruiz] »: as many names as the number says, right behind its noun."""
        last, *following = self._discourse.mentions[index : index + 1 + number]
        found: list[Actor] = []
        for other in following:
            between = self._discourse.doc[last.end : other.start]
            is_next = self._is_joined(last, other) if found else all(t.pos_ == "ADJ" or t.text == "," for t in between)
            if not is_next or other.kind not in _NAMING or len(other.actors) != 1 or other.actors[0] in found:
                break
            found.append(other.actors[0])
            last = other
        return found if len(found) == number else []

    def _people(self, index: int, number: int, itself: tuple[Actor, ...]) -> list[Actor]:
        """Return those enumerated together, else the people named last."""
        word = fold(self._discourse.doc[self._discourse.mentions[index].root].text)
        unlike = _UNLIKE.get(word, "")  # « les deux hommes » are no women
        recent = (a for a in self._discourse.recent() if a.type is ActorType.PERSON and a not in itself)
        people = [a for a in recent if (a.known or a.label[:1].isupper()) and self._profiles.gender(a) != unlike]
        if word in self._nouns.paired_leaders:
            leaders = [a for a in people if self._profiles.offices(a)]
            people = leaders if len(leaders) >= number else people
        last = people[number - 1 :: -1] if len(people) >= number else []
        if (told := self._told(index, number, itself)) and not set(last).isdisjoint(told):
            return told  # « Les deux rivaux … Un médiateur … Les deux hommes … »
        return (self._enumerated(index, number, {ActorType.PERSON}) if number > _PAIR else []) or last

    def _told(self, index: int, number: int, itself: tuple[Actor, ...]) -> list[Actor]:
        """Return the people whom a number word stood for a few sentences before."""
        mentions, sentence = self._discourse.mentions, self._discourse.sentence
        for other in reversed(mentions[max(0, index - _MANY * number) : index]):
            if sentence[mentions[index].start] - sentence[other.start] > _NEAR:
                break
            people = other.kind is MentionKind.BOTH and all(a.type is ActorType.PERSON for a in other.actors)
            if people and len(other.actors) == number and not set(itself) & set(other.actors):
                return list(other.actors)
        return []

    def _countries(self, number: int, itself: tuple[Actor, ...]) -> list[Actor]:
        """Return the countries that the text has spoken of most so far, by their names or their people."""
        homes = {actor.home for actor in itself}
        named = [a for a in self._discourse.recent() if a.type is ActorType.COUNTRY and a.id not in homes]
        if len(named) < number:
            ids = [c for a in self._discourse.recent() if (c := self._profiles.country(a)) in self._actors]
            named = [self._actors[id_ or ""] for id_ in dict.fromkeys(ids) if id_ not in homes]
        counts = Counter({actor: self._discourse.countries[actor.id] for actor in reversed(named)})
        return [actor for actor, _ in counts.most_common(number)] if len(named) >= number else []

    def _sides(self, index: int, number: int, itself: tuple[Actor, ...]) -> list[Actor]:
        """Return the states or bodies that were just set beside each other, else those that the text has spoken of most."""
        found = self._enumerated(index, number, set(ActorType) - {ActorType.PERSON}, reach=1)
        if found and not set(found) & set(itself):
            return found
        homes = {actor.home for actor in itself}
        sides = [s for s, _ in self._discourse.sides.most_common() if s not in itself and s.id not in homes]
        return sides[:number] if len(sides) >= number else []

    def _enumerated(self, index: int, number: int, kinds: set[ActorType], reach: int = _MANY) -> list[Actor]:
        """Return the last actors that were enumerated, or set beside each other by « entre », if they are as many.

        Args:
            index: The mention that stands for them.
            number: How many they are.
            kinds: What they may be.
            reach: How many sentences to look back.
        """
        run: list[Actor] = []
        following: ActorMention | None = None
        here = self._discourse.sentence[self._discourse.mentions[index].start]
        for other in reversed(self._discourse.mentions[max(0, index - _MANY * number) : index]):
            if here - self._discourse.sentence[other.start] > reach:
                break
            if other.kind in {MentionKind.POSSESSIVE, MentionKind.PRONOUN, MentionKind.DESCRIPTION, MentionKind.PLACE}:
                continue
            is_one = len(other.actors) == 1 and other.actors[0].type in kinds
            if not (is_one and following is not None and self._is_joined(other, following)):
                if len(run) == number:
                    return run[::-1]
                run = []
            run += [other.actors[0]] if is_one and other.actors[0] not in run else []
            following = other if is_one else None
        return run[::-1] if len(run) == number else []

    def _is_calling(self, token: Token) -> bool:
        """« Sow et l’ancien [rebelle] Lado »."""
        return token.pos_ in {"NOUN", "VERB"} and fold(token.text) in self._nouns.persons

    def _is_joined(self, first: ActorMention, second: ActorMention) -> bool:
        between = self._discourse.doc[first.end : second.start]
        return (
            len(between) > 0
            and all(token.text == "," or token.pos_ in _JOINING or self._is_calling(token) for token in between)
            and any(token.text == "," or fold(token.text) in {"et", "a", "avec"} for token in between)
        )
