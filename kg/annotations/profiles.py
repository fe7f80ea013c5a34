"""What is known of the actors of one text, from the text and from the authority files: offices, countries, genders."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from kg.annotations.mentions import ActorMention
from kg.annotations.people import People, Person, same_office
from kg.lexicon import Lexicon
from kg.lexicon.words import fold, phrase
from kg.model import Actor, ActorType

_HELD = "captives"
_RUNNING = frozenset({"candidates"})


class Profiles:
    """Answers whether a description may be of an actor."""

    def __init__(
        self, people: People, lexicon: Lexicon, published: date | None, name_words: Mapping[str, frozenset[str]]
    ) -> None:
        self._people, self._lexicon, self._published, self._name_words = people, lexicon, published, name_words
        self._by_id: dict[str, Person] = {}
        self._nameless: dict[str, list[tuple[str, str | None]]] = defaultdict(list)  # « ministre turc de la Défense »

    def _person(self, actor: Actor) -> Person | None:
        """Return what the text tells of a person; looked up, for a long text names many."""
        if len(self._by_id) != len(self._people.people):
            self._by_id = {person.actor.id: person for person in reversed(self._people.people)}
        return self._by_id.get(actor.id)

    def learn(self, actor: Actor, role: str, of: str | None) -> None:
        """Remember an office that the text has told of a person without the name, or of whom it never names."""
        person = self._person(actor)
        told = person.offices if person is not None else self._nameless[actor.id]
        if (role, of) not in told:
            told.append((role, of))

    def offices(self, actor: Actor, *, former: bool = False) -> list[tuple[str, str | None]]:
        """Return the offices of a person as (role, of): those that the text tells, then those held on its day (or ever)."""
        person = self._person(actor)
        told = list(person.offices if person is not None else self._nameless.get(actor.id, ()))
        known = self._lexicon.authority.offices.get(actor.id, ())
        held = [o for o in known if self._published is None or former or o.held_on(self._published)]
        return told + [(office.role, office.of) for office in held]

    def country(self, actor: Actor) -> str | None:
        """Return the id of the country that an actor is, or belongs to."""
        if actor.type is ActorType.COUNTRY:
            return actor.id
        return actor.country or next(
            (c for _, of in self.offices(actor) if (c := self._lexicon.authority.home_of(of))), None
        )

    def held(self, owner: Actor, actor: Actor) -> bool:
        """« son prédécesseur »: whether *actor* once held, or will hold, an office that *owner* has."""
        person = self._person(actor)
        former = [*(person.former if person is not None else []), *self.offices(actor, former=True)]
        titles = self._lexicon.titles
        return any(
            same_office(titles, role, other) and of in {None, other_of}
            for role, of in self.offices(owner)
            for other, other_of in former
        )

    def body(self, person: Actor) -> Actor | None:
        """Return the organisation in which a person holds an office."""
        actors = self._lexicon.authority.actors
        held = (actors[of] for _, of in self.offices(person) if of is not None and of in actors)
        return next((actor for actor in held if actor.type is not ActorType.COUNTRY), None)

    def gender(self, actor: Actor) -> str | None:
        """Return "m", "f", or None where nothing tells."""
        person = self._person(actor)
        return self._lexicon.authority.genders.get(actor.id) or (person.gender if person is not None else None)

    def call(self, actor: Actor, noun: str) -> None:
        """Remember with which noun the text tells what a person is in life: « la [romancière] Ana Prado »."""
        person = self._person(actor)
        if person is not None:
            person.callings |= self._lexicon.descriptions.callings.get(noun, frozenset())

    def sex(self, actor: Actor, gender: str) -> None:
        """Remember whether a person is « il » or « elle », where nothing has told it yet."""
        person = self._person(actor)
        if person is not None:
            person.gender = person.gender or gender

    def standing(self, actor: Actor, noun: str) -> int:
        """Return 0 where a person is known to be what *noun* tells, 1 where nothing tells, 2 where only other things are known."""
        callings = self._lexicon.descriptions.callings
        asked = callings.get(noun)
        if asked is None:
            return 1
        others = frozenset() if _HELD in asked else frozenset({_HELD})  # being held, one is still all that one was
        person = self._person(actor)
        known = set(person.callings) if person is not None else set(self._callings(actor.label))
        former = person.former if person is not None else []
        for role, _ in (*self.offices(actor), *former):
            known |= self._callings(role)
        known -= others
        return 0 if known & asked else 1 if not known or _HELD in asked else 2

    def _callings(self, role: str) -> frozenset[str]:
        """Return what a role, or the label of somebody without a name (« ambassadeur grec »), tells that its bearer is in life."""
        callings, key = self._lexicon.descriptions.callings, fold(role)
        return callings.get(key) or callings.get(key.partition(" ")[0], frozenset())

    def fits(self, actor: Actor, mention: ActorMention) -> bool:
        """Return whether the title *mention* may be the person *actor*: by gender, by office, by country."""
        if actor.type is not ActorType.PERSON or self._differs(actor, mention):
            return False
        offices = self.offices(actor, former=mention.former)
        titles = self._lexicon.titles
        if any(same_office(titles, mention.role or "", role) and mention.of in {None, of} for role, of in offices):
            return True
        country = self.country(actor)
        if (
            mention.of is None
            or (country is None and not mention.former)
            or country not in {self._lexicon.authority.home_of(mention.of), None}
        ):
            return False
        if self._is_body(mention.of):  # « le chef de la CIA » holds no office of the United States
            return False
        title = titles.title_of(mention.role or "")
        is_general = title is not None and self._is_general(title.role) and actor.id not in self._nameless
        return not offices or is_general

    def may_hold(self, actor: Actor, title: ActorMention) -> bool:
        """Return whether *actor*, of whom neither text nor files tell another office, may be whom *title* is the first to call so."""
        held = [role for role, _ in self.offices(actor)]
        is_free = all(self._callings(role) == _RUNNING for role in held)
        if not is_free or self._differs(actor, title):
            return False
        of = title.body.country if title.body is not None else self._lexicon.authority.home_of(title.of)
        return of is None or self.country(actor) in {of, None}

    def _differs(self, actor: Actor, mention: ActorMention) -> bool:
        gender = self.gender(actor)
        return bool(gender and mention.gender and gender != mention.gender)

    def _is_general(self, role: str) -> bool:
        """« dirigeant », « chef », « opposant »: what nobody holds as an office."""
        return fold(role) in {"chef", "opposant"}

    def answers(self, actor: Actor, mention: ActorMention) -> bool:
        """Return whether a common noun of people, with a demonym or without, may be the person *actor*."""
        if actor.type is not ActorType.PERSON or self._differs(actor, mention):
            return False
        if mention.of is not None and self._is_body(mention.of):
            return any(of == mention.of for _, of in self.offices(actor))
        return mention.of is None or self.country(actor) in {self._lexicon.authority.home_of(mention.of), None}

    def _is_body(self, name: str) -> bool:
        return self._lexicon.authority.actors[name].type is not ActorType.COUNTRY

    def is_called(self, actor: Actor, noun: str) -> bool:
        """Return whether *noun* stands in a name of the actor: « l’agence » is the Agence internationale de l’énergie."""
        return noun in phrase(actor.label) or noun in self._name_words.get(actor.id, frozenset())


def name_words(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """Return the folded words of the names of each actor of the authority files that is no person, by its id."""
    words: dict[str, set[str]] = defaultdict(set)
    for name, ids in lexicon.authority.names.items():
        for id_ in ids:
            if lexicon.authority.actors[id_].type is not ActorType.PERSON:
                words[id_] |= set(phrase(name))
    return {id_: frozenset(found) for id_, found in words.items()}
