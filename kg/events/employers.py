"""Of which country or body an office is, where its title does not say it: « le ministre Urmas Paet », « son envoyé »."""

from collections import Counter

from spacy.tokens import Doc

from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.people import same_office
from kg.lexicon import Lexicon
from kg.lexicon.words import fold, phrase
from kg.model import Actor, ActorType

_POSSESSIVES = frozenset({"son", "sa", "ses", "leur", "leurs"})
_BEFORE = frozenset({"predecesseur", "predecesseure"})
_BEHIND = frozenset({"successeur", "successeure"})
_NAME_WORDS = 1  # of a role: « secrétaire », « chancelier »
_REACH = 3  # words between a possessive and its title: « son nouvel envoyé »
_OWNERS = frozenset({ActorType.COUNTRY, ActorType.ORGANIZATION, ActorType.ARMED_FORCE})


class Employers:
    """Knows the countries and bodies of one text, and who works for them."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self._doc, self._titles, self._authority = doc, lexicon.titles, lexicon.authority
        self._mentions: tuple[ActorMention, ...] = doc._.kg_mentions
        self._sentence = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}

    def of(self, mention: ActorMention, role: str) -> Actor | None:
        """Return the country or body of the office *role* of *mention*, which has an actor.

        The title says it; else the possessive before it, the authority files, another title of the same person, or, for
        an office of a state, the country of which the text has just spoken.
        """
        said = mention.body or self._authority.actors.get(mention.of or "")
        if said is not None:
            return said
        return (
            self._known(mention.actors[0], role)
            or self._owner(mention)
            or self._told(mention, role)
            or self._state(mention, role)
        )

    @staticmethod
    def is_relative(mention: ActorMention) -> bool:
        """Return whether a title tells an office by another person: « son homologue », « son prédécesseur »."""
        return mention.kind is MentionKind.COUNTERPART or fold(mention.role or "") in {*_BEFORE, *_BEHIND}

    @staticmethod
    def is_past(mention: ActorMention) -> bool:
        """Return whether a title tells of an office that somebody else holds now: « son prédécesseur »."""
        return fold(mention.role or "") in _BEFORE

    def role(self, counterpart: ActorMention) -> str | None:
        """Return the role of a title; of « son homologue grec X », « son prédécesseur, X » that of the person named before."""
        if counterpart.name is None or not self.is_relative(counterpart):
            return counterpart.role
        before = (m for m in reversed(self._mentions) if m.end <= counterpart.start and m.actors and not m.plural)
        for mention in before:
            if mention.role and not self.is_relative(mention) and mention.actors != counterpart.actors:
                return mention.role
            known = self._titled(mention.actors[0])
            if known:
                return known
        return None

    def _titled(self, person: Actor) -> str | None:
        """Return the role of *person*, as the text tells it elsewhere, else as the authority files know it for the day."""
        told = (
            m.role for m in self._mentions if m.role and m.name and m.actors and m.actors[0] == person and not m.former
        )
        day = self._doc._.kg_published
        held = (o.role for o in self._authority.offices.get(person.id, ()) if day is not None and o.held_on(day))
        return next(told, None) or next(held, None)

    def _known(self, person: Actor, role: str) -> Actor | None:
        """« le président Tinubu »: the text leaves out of what, the authority files know it for the day."""
        day = self._doc._.kg_published
        for office in self._authority.offices.get(person.id, ()):
            if (day is None or office.held_on(day)) and same_office(self._titles, role, office.role):
                return self._authority.actors.get(office.of)
        title = self._titles.title_of(role)
        return self._authority.actors.get(person.country or "") if title and title.national and person.known else None

    def _told(self, mention: ActorMention, role: str) -> Actor | None:
        """Return of what the same person holds the same office elsewhere in the text."""
        for other in self._mentions:
            is_same = other.actors == mention.actors and other.role and same_office(self._titles, role, other.role)
            if is_same and (found := other.body or self._authority.actors.get(other.of or "")):
                return found
        return None

    def _owner(self, mention: ActorMention) -> Actor | None:
        """Return whose « son envoyé », « l’un de ses porte-parole », « dont l’envoyé » is: the body or country named last."""
        before = [fold(token.text) for token in self._doc[max(0, mention.start - _REACH) : mention.start]]
        inside = fold(self._doc[mention.start].text)
        if not ({*before, inside} & (_POSSESSIVES | {"dont"})):
            return None
        here = self._sentence[mention.start]
        earlier = [
            m for m in reversed(self._mentions) if m.end <= mention.start and here - self._sentence[m.start] <= 1
        ]
        for other in earlier:
            if (
                other.kind in {MentionKind.POSSESSIVE, MentionKind.PLACE}
                or not other.actors
                or other.actors == mention.actors
            ):
                continue
            actor = other.actors[0]
            if actor.type in _OWNERS:
                return actor
            if actor.type is ActorType.PERSON and (
                employer := other.body or self._authority.actors.get(other.of or "")
            ):
                return employer
        return None

    def _state(self, mention: ActorMention, role: str) -> Actor | None:
        """Return the country that the text has spoken of most, and last, and that has no other holder of the office."""
        title = self._titles.title_of(role)
        is_national = title is not None and (
            title.national or not self._titles.state_bodies.isdisjoint(fold(role).split())
        )
        if not is_national or mention.former:
            return None
        here = self._sentence[mention.start]
        weights: Counter[str] = Counter()
        for other in self._mentions:
            country = self._country(other)
            if country is not None and other.end <= mention.start and not self._is_taken(country, mention, role):
                weights[country] += 2 if self._sentence[other.start] == here else 1
        usual = {country for country in weights if self._has_such(country, role)}
        best = max(usual or weights, key=lambda country: (weights[country], country), default=None)
        return self._authority.actors.get(best or "")

    def _has_such(self, country: str, role: str) -> bool:
        """Return whether the authority files know offices of that name in *country*: chancellors are German or Austrian."""
        name = phrase(role)[:_NAME_WORDS]
        return any(phrase(office.role)[: len(name)] == name for office in self._authority.holders(country, None))

    def _country(self, mention: ActorMention) -> str | None:
        actor = mention.actors[0] if mention.actors else None
        if actor is None:
            return mention.place.country if mention.place else None
        if (
            actor.type is ActorType.PERSON
        ):  # by the office, not by birth: who heads an organisation speaks for no country
            return mention.of
        return actor.id if actor.type is ActorType.COUNTRY else actor.country

    def _is_taken(self, country: str, mention: ActorMention, role: str) -> bool:
        """Return whether somebody else holds the office in *country*, in this text or by the authority files."""
        person = mention.actors[0]
        day = self._doc._.kg_published
        known = self._authority.holders(country, day) if day else []
        if any(o.holder != person.id and fold(o.role) == fold(role) for o in known):
            return True
        return any(
            m.name and m.role and m.of == country and m.actors[:1] != (person,) and fold(m.role) == fold(role)
            for m in self._mentions
        )
