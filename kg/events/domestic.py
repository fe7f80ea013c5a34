"""The country of who is told without one: « l’armée » of an article about Chad is the Chadian army.

What a country has one of, or what its people do (`domestic` in `ontology/groups.fr.yaml`), belongs to the country that the
article is about, where it is clearly about one.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from spacy.tokens import Doc, Token

from kg.annotations.forms import listed_form
from kg.annotations.labels import demonym, known_actor, new_actor
from kg.annotations.mentions import MentionKind
from kg.annotations.setting import setting
from kg.annotations.syntax import has_feature
from kg.lexicon import Lexicon
from kg.lexicon.words import fold
from kg.model import Actor, ActorType

_FORCES, _ARMIES = "forces", frozenset({"forces armées", "armée"})


class Domestic:
    """Gives the actors of one `Doc` their country."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self._lexicon, self._doc = lexicon, doc
        self.country = setting(doc._.kg_mentions, lexicon.authority, lexicon.groups)
        owners = (m for m in doc._.kg_mentions if m.kind is MentionKind.POSSESSIVE and len(m.actors) == 1)
        self._owners = {mention.start: mention.actors[0] for mention in owners}

    def named(self, actor: Actor, token: Token) -> Actor:
        """Return *actor*, told by the noun *token*, with the country of the article in its name where it has none."""
        country = self._owner(token) or self._told_before(actor, token) or self.country
        if country is None or actor.country == country or not (self._is_shared(actor) or self._is_bare(actor, token)):
            return actor
        plural = has_feature(token, "Number", "Plur")
        either = listed_form(token, self._lexicon.groups.against) is not None  # « les rebelles »: the tagger guesses
        feminine = has_feature(token, "Gender", "Fem") and not (either and plural)
        if actor.known:
            feminine, plural = self._lexicon.authority.genders.get(actor.id) == "f", False
        if (
            plural
            and listed_form(token, self._lexicon.groups.services | self._lexicon.groups.organizations) is not None
        ):
            return actor  # « les armées qui combattent au Sahel » are of several countries
        if actor.label in self._lexicon.groups.troops:
            adjective = demonym(self._lexicon.authority, country, feminine=True, plural=False)
            return new_actor(f"armée {adjective}", ActorType.ARMED_FORCE, country) if adjective else actor
        if listed_form(token, self._lexicon.groups.commanded) is not None:
            return self._lexicon.authority.actors[country]
        adjective = demonym(self._lexicon.authority, country, feminine=feminine, plural=plural)
        if adjective is None:
            return actor
        return known_actor(self._lexicon.authority, new_actor(f"{actor.label} {adjective}", actor.type, country))

    def _owner(self, token: Token) -> str | None:
        """« Israël attend. [Son] armée … »: return the country of whoever owns it."""
        owners = (self._owners[child.i] for child in token.lefts if child.i in self._owners)
        return next((owner.home for owner in owners if owner.home), None)

    def _told_before(self, actor: Actor, token: Token) -> str | None:
        """« la police allemande … la police »: return the country of what the text has just named by the same noun."""
        if actor.known or actor.country or not self._is_bare(actor, token):
            return None
        noun = _FORCES if actor.label in self._lexicon.groups.troops else actor.label
        told = self._told.get(noun, [])
        number = bisect_right(told, token.i, key=lambda place: place[0])
        return told[number - 1][1] if number else None

    @cached_property
    def _told(self) -> Mapping[str, list[tuple[int, str]]]:
        """What belongs to a country, by the words before its demonym: where it is told, and the id of its country."""
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for mention in self._doc._.kg_mentions:
            actor = mention.actors[0] if mention.actors else None
            if actor is not None and mention.kind is MentionKind.GROUP and actor.type is ActorType.COUNTRY:
                first = self._doc[mention.start]
                is_forces = listed_form(first, self._lexicon.groups.forces) is not None
                found[_FORCES if is_forces else first.lower_].append((mention.end, actor.id))
            elif actor is not None and actor.country and " " in actor.label:
                noun = actor.label.rpartition(" ")[0]
                found[_FORCES if noun in _ARMIES else noun].append((mention.end, actor.country))
        return found

    def _is_shared(self, actor: Actor) -> bool:
        """« l’Assemblée nationale »: of an article about Togo it is no other country's."""
        return actor.known and fold(actor.label) in self._lexicon.groups.domestic

    def _is_bare(self, actor: Actor, token: Token) -> bool:
        if actor.known or actor.country:
            return False
        word, *adjectives = actor.label.split()
        # « les troupes fédérales »; but of « les sénateurs républicains » the adjective says already which they are
        is_short = actor.label.islower() and all(self._is_of_state(adjective) for adjective in adjectives)
        return fold(actor.label) in self._lexicon.groups.domestic or (
            is_short and (self._is_told(token, word) or self._is_taken_up(token, word))
        )

    def _is_of_state(self, adjective: str) -> bool:
        singular = fold(adjective).rstrip("s")
        return bool({singular, singular.removesuffix("e")} & self._lexicon.groups.between)

    def _is_told(self, noun: Token, word: str) -> bool:
        return listed_form(noun, self._lexicon.groups.domestic) is not None and fold(word) == fold(noun.text)

    def _is_taken_up(self, pronoun: Token, word: str) -> bool:
        """« l’armée … Elle a promis »: the same army."""
        return pronoun.pos_ == "PRON" and fold(word) in self._lexicon.groups.domestic
