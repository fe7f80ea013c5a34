"""Which body met before a common noun takes up: « le mouvement », « les rebelles », « le Conseil »."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.annotations.discourse import Discourse
from kg.annotations.labels import new_actor
from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.profiles import Profiles
from kg.annotations.syntax import preposition
from kg.lexicon import Lexicon
from kg.lexicon.words import fold, phrase
from kg.model import Actor, ActorType

_BESIDE = frozenset({"appos", "nmod", "flat:name"})
_COURTS = frozenset({"cour", "tribunal"})  # « l’Otan … la Cour »: only what is called so is one
_CHARITY = "ong"
_ARMED = frozenset({ActorType.ARMED_FORCE, ActorType.GROUP})


def of_owner(title: ActorMention, possessive: ActorMention | None) -> ActorMention:
    """« Le PDCI … Son [porte-parole] … »: a title behind a possessive is one of the body, or the state, that has it."""
    owner = possessive.actors[0] if possessive is not None and len(possessive.actors) == 1 else None
    if owner is None or owner.type is ActorType.PERSON or title.plural or title.of or title.body:
        return title
    return replace(title, of=owner.id) if owner.known else replace(title, body=owner)


def is_name(actor: Actor) -> bool:
    """Return whether an actor has a name of its own, and is no « diplomate malien »."""
    return actor.known or actor.label[:1].isupper()


def is_qualified(doc: Doc, mention: ActorMention) -> bool:
    """« le groupe [libéral] », « le parti [conservateur] »: whether an adjective tells which body of its land it is."""
    behind = doc[mention.end : mention.end + 1]
    return len(behind) == 1 and behind[0].pos_ == "ADJ" and behind[0].head.i == mention.root


def worded(doc: Doc, mention: ActorMention, kind: ActorType) -> Actor:
    """Return the actor of the *kind* that the words of *mention* name, a body with its adjective: « le groupe [libéral] »."""
    is_longer = kind is ActorType.ORGANIZATION and is_qualified(doc, mention)
    return new_actor(doc[mention.start : mention.end + is_longer].text.lower(), kind)


class BodyFinder:
    """Finds the bodies that the nouns of one text stand for."""

    def __init__(self, discourse: Discourse, profiles: Profiles, lexicon: Lexicon) -> None:
        self._discourse, self._profiles = discourse, profiles
        self._lexicon, self._nouns = lexicon, lexicon.descriptions
        self._doc = discourse.doc
        self._short: dict[str, tuple[Actor, int]] = {}  # which body a noun of its name stood for last, and where

    def last(self, mention: ActorMention) -> Actor | None:
        """Return the body met last that bears the noun in its name, else the last of the kind that the noun tells."""
        noun = mention.role or ""
        if noun in self._nouns.trades | self._nouns.papers:
            return self._firm(mention)
        named = [a for a in self._discourse.recent() if self._may_be_body(a, mention)]
        called = (a for a in named if self._profiles.is_called(a, noun))
        if (found := next(called, None)) is not None or noun in _COURTS:
            return found
        return next((a for a in named if a.type in self._kinds(noun)), None)

    def _firm(self, mention: ActorMention) -> Actor | None:
        """« l’entreprise », « l’hebdomadaire »: the company or the paper met last, which files or the text itself call so."""
        is_paper = mention.role in self._nouns.papers
        known, nouns = (self._nouns.media, self._nouns.papers) if is_paper else (self._nouns.firms, self._nouns.trades)
        named = {
            m.actors[0]
            for m in self._discourse.mentions
            if m.kind is MentionKind.NAME and m.actors and self._noun_of(m) in nouns
        }
        met = (a for a in self._discourse.recent() if a in named or fold(a.label) in known)
        bodies = (a for a in met if a.type not in {ActorType.PERSON, ActorType.COUNTRY})
        return next((a for a in bodies if mention.of is None or self._profiles.country(a) in {mention.of, None}), None)

    def _noun_of(self, name: ActorMention) -> str:
        """Return the noun that a name takes in or stands beside: « l’[entreprise] suisse Norvex »."""
        root = self._doc[name.root]
        is_beside = root.dep_ in _BESIDE and root.head.pos_ == "NOUN" and preposition(root) is None
        return fold((root.head if is_beside else root).text)

    def polity(self, polities: frozenset[str], itself: tuple[Actor, ...]) -> Actor | None:
        """« les Émirats … l’[émirat] » are none, « Doha … l’[émirat] » is Qatar: the country of that kind met last, else to come."""
        actors = self._lexicon.authority.actors
        met = (home for actor in self._discourse.recent() if (home := actor.home) in polities)
        to_come = (a.home for m in self._discourse.mentions for a in m.actors[:1] if a.home in polities)
        return next((actors[home] for home in (*met, *to_come) if home and actors[home] not in itself), None)

    def called(self, mention: ActorMention) -> Actor | None:
        """Return the body met last that has the noun in its name: « le Conseil » behind « le Conseil national syrien ».

        Once « le Conseil » stands for one, it goes on standing for it, until another has been the subject of a clause.
        """
        people, noun = {ActorType.PERSON, ActorType.COUNTRY}, mention.role or ""
        bodies = [actor for actor in self._discourse.recent() if actor.type not in people and " " in actor.label]
        met = [actor for actor in bodies if self._profiles.is_called(actor, noun)]
        before, since = self._short.get(noun, (None, 0))
        found = before if before in met and not self._has_acted(met[0], since, mention.start) else next(iter(met), None)
        if found is not None:
            self._short[noun] = found, mention.start
        return found

    def _has_acted(self, body: Actor, start: int, end: int) -> bool:
        """Return whether *body* is a subject between two tokens."""
        named = (m for m in self._discourse.mentions if start < m.start < end and body in m.actors)
        return any(self._discourse.is_subject(m) for m in named)

    def within(self, noun: Token, group: ActorMention) -> Actor | None:
        """« des rebelles du groupe [Seleka] »: the body whose name stands behind them."""
        owners = (child for child in noun.rights if child.dep_ == "nmod" and preposition(child) == "de")
        spots = [self._doc[i] for owner in owners for i in (owner.i, owner.i + 1) if group.end <= i < len(self._doc)]
        named = (m.actors[0] for m in map(self._discourse.at, spots) if m and m.kind is MentionKind.NAME and m.actors)
        return next((a for a in named if a.type not in {ActorType.PERSON, ActorType.COUNTRY}), None)

    def _may_be_body(self, actor: Actor, mention: ActorMention) -> bool:
        authority = self._lexicon.authority
        # « des Français », « l’Afrique » are no organisation; the Houthis, who have a demonym too, are one.
        has_demonym = fold(actor.label) in authority.demonyms or bool(authority.demonym_forms.get(actor.id))
        is_people = actor.type is ActorType.GROUP and has_demonym
        is_body = actor.type not in {ActorType.PERSON, ActorType.COUNTRY} and is_name(actor) and not is_people
        if fold(actor.label) in self._nouns.media and mention.role != "agence":
            return False
        if mention.role in self._nouns.fighters and self._is_regular(actor):
            return False
        if mention.role == _CHARITY and actor.known and fold(actor.label) not in self._nouns.charities:
            return False  # « la Cour pénale internationale … l’ONG »
        if (
            self._is_of_states(actor)
            and mention.role not in self._nouns.international
            and is_qualified(self._doc, mention)
        ):
            return False
        if mention.of is not None and self._lexicon.authority.actors[mention.of].type is not ActorType.COUNTRY:
            return is_body and actor.id == mention.of  # « l’organisation ouest-africaine »
        return is_body and (mention.of is None or self._may_belong(actor, mention.of))

    def _may_belong(self, actor: Actor, country: str) -> bool:
        """« le groupe danois » is no European Commission: a body that the files know of no country belongs to none."""
        home = self._profiles.country(actor)
        return home == country or (home is None and not actor.known)

    def _is_regular(self, actor: Actor) -> bool:
        """« l’armée malienne », « la Force Barkhane »: no rebels."""
        regular = self._lexicon.groups.forces | self._lexicon.groups.services | {"armees"}
        return fold(actor.label) in self._nouns.regulars or phrase(actor.label)[0] in regular

    @staticmethod
    def _is_of_states(actor: Actor) -> bool:
        return actor.known and actor.type is ActorType.ORGANIZATION and actor.country is None

    def _kinds(self, noun: str) -> frozenset[ActorType]:
        if noun in self._nouns.fighters | {"rebellion", "guerilla", "insurrection"}:
            return _ARMED
        if noun in self._nouns.international and noun not in self._nouns.movements:
            return frozenset({ActorType.ORGANIZATION})
        return _ARMED | {ActorType.ORGANIZATION}
