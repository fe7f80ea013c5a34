"""The people of one text: which names are one person's, and who holds which office."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from kg.annotations.labels import demonym, new_actor, of
from kg.annotations.mentions import ActorMention
from kg.annotations.names import alike, respelt_surnames, same_person, surname
from kg.lexicon import Lexicon
from kg.lexicon.wordlists import Titles
from kg.lexicon.words import fold, phrase
from kg.model import Actor, ActorType

_STATE = "etat"  # « secrétaire d’État », « chef de l’État »: no portfolio
_LEADERS = ("chef de l’État", "chef du gouvernement")
_ARTICLES = frozenset({"le", "la", "les"})
_MIN_LENGTH = 4  # letters of a word that tells one office, or a name from an acronym


@dataclass(slots=True)
class Person:
    """A person of the text: the actor, the names that were read, the offices as (role, of), those of former times, and the callings."""

    actor: Actor
    names: list[str]
    offices: list[tuple[str, str | None]] = field(default_factory=list)
    gender: str | None = None
    former: list[tuple[str, str | None]] = field(default_factory=list)
    callings: set[str] = field(default_factory=set)


class PersonFinder:
    """Knows the people of the authority files; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._by_initial: dict[str, list[Actor]] = {}
        for actor in lexicon.authority.actors.values():
            if actor.type is ActorType.PERSON:
                self._by_initial.setdefault(surname(actor.label)[:1], []).append(actor)
        self._respelt = respelt_surnames(lexicon.authority)
        self._by_family: dict[str, list[Actor]] = {}
        for actor in (actor for actors in self._by_initial.values() for actor in actors):
            family, _, given = actor.label.partition(" ")
            if (
                given.partition("-")[2][:1].islower() and " " not in given
            ):  # « Tsai Ing-wen »: the family name stands first
                self._by_family.setdefault(fold(family), []).append(actor)
        self.rulers: dict[str, list[Actor]] = {}  # by their first names
        for held in lexicon.authority.offices.values():
            title = lexicon.titles.title_of(held[0].role)
            if title is not None and title.regnal:
                actor = lexicon.authority.actors[held[0].holder]
                names = (word for word in actor.label.split() if word[:1].isupper())
                for word in names:
                    self.rulers.setdefault(fold(word), []).append(actor)
        self.known = lru_cache(maxsize=65_536)(self._known)
        self.polities = {
            noun: frozenset(id_ for country in countries for id_ in lexicon.authority.names.get(country, ()))
            for noun, countries in lexicon.descriptions.polities.items()
        }  # the ids of the countries of each kind

    def _known(self, name: str) -> tuple[Actor, ...]:
        """Return the known people whose name *name* may be."""
        exact = [self.lexicon.authority.actors[i] for i in self.lexicon.authority.names.get(fold(name), ())]
        candidates = self._by_initial.get(surname(name)[:1], ())
        found = tuple(exact) or tuple(actor for actor in candidates if same_person(name, actor.label))
        found = found or tuple(self._by_family.get(fold(name), ()))
        return found or self._respelt.get(fold(name), ())


def same_office(titles: Titles, role: str, other: str) -> bool:
    """Return whether two roles name one office: « chef de la diplomatie », « ministre des Affaires étrangères »."""
    if fold(role) == fold(other):
        return True
    return any(_means(titles, first, second) for first, second in ((role, other), (other, role)))


def _leads(titles: Titles, role: str) -> bool:
    return any(same_office(titles, leader, role) for leader in _LEADERS)


def _means(titles: Titles, role: str, other: str) -> bool:
    """Return whether *role* is a general name (« ministre », « chef de l’État ») for the office *other*, or the same portfolio."""
    title, second = titles.title_of(role), titles.title_of(other)
    if title is None or second is None:
        return False
    if phrase(role) in titles.forms and title is second:
        return True
    # « le ministre » may mean the minister of foreign affairs; « le chef » is no chief of diplomacy.
    if any(_begins(other, meaning) or (second.portfolio and _begins(meaning, other)) for meaning in title.means):
        return True
    return bool(_portfolio(role)) and _portfolio(role) == _portfolio(other)


def _begins(role: str, with_: str) -> bool:
    words = phrase(with_)
    return phrase(role)[: len(words)] == words


def _portfolio(role: str) -> tuple[str, ...]:
    """Return the words that tell one portfolio from another: nouns without articles."""
    return tuple(word for word in phrase(role) if len(word) >= _MIN_LENGTH and word != _STATE)[1:]


class People:
    """The people of one text, as they are met."""

    def __init__(self, finder: PersonFinder, published: date | None) -> None:
        self._finder = finder
        self.polities = finder.polities
        self._published = published
        self.people: list[Person] = []

    def meet(self, mention: ActorMention) -> Person | None:
        """Return the person that the name of *mention* names, met before or new."""
        if not mention.name:
            return None
        person = self._met(mention) or self._new(mention)
        if mention.name not in person.names:
            person.names.append(mention.name)
        office = (mention.role or "", mention.body.id if mention.body else mention.of)
        told = person.former if mention.former else person.offices
        if mention.role and office not in told:
            told.append(office)
        known = self._finder.lexicon.authority.genders.get(person.actor.id)
        person.gender = known or person.gender or mention.gender or self._gender(mention.name)
        return person

    def _gender(self, name: str) -> str | None:
        """Return the gender that a given name tells: « [Olga] Kovac », « [Jean]-Pierre Sy »."""
        given, _, family = fold(name).partition(" ")
        nouns = self._finder.lexicon.descriptions
        first = given.partition("-")[0]
        return None if not family else "m" if first in nouns.men else "f" if first in nouns.women else None

    def _met(self, mention: ActorMention) -> Person | None:
        name = mention.name or ""
        if self._is_regnal(mention):
            alike = (p for p in self.people if fold(name) in map(fold, p.names) or self._reigns(p.actor, mention))
            return next((p for p in alike if not mention.actors or p.actor.id == mention.actors[0].id), None)
        # Of several people of one family name the text is about the first: « Anna Holm, fille de Jan Holm, … Holm … »
        is_bare = " " not in name
        for person in self.people if is_bare else reversed(self.people):
            if is_bare and mention.gender and person.gender not in {mention.gender, None}:
                continue
            if mention.actors and person.actor.id == mention.actors[0].id:
                return person
            if any(same_person(name, other) for other in person.names) and not (mention.actors and person.actor.known):
                return person
        return None

    def _new(self, mention: ActorMention) -> Person:
        name = mention.name or ""
        actor = mention.actors[0] if mention.actors else self._choose(mention, self._finder.known(name))
        if actor is None:
            label = name if len(name) > _MIN_LENGTH or not name.isupper() else name.title()
            if mention.role and self._is_regnal(mention):  # « le prince Harald » is none of many Haralds
                label = f"{mention.role[:1].upper()}{mention.role[1:]} {label}"
            actor = new_actor(label, ActorType.PERSON, self._finder.lexicon.authority.home_of(mention.of))
        person = Person(actor, [name, actor.label])
        self.people.append(person)
        return person

    def _is_regnal(self, mention: ActorMention) -> bool:
        """« le roi [Philippe] »: whether the only name is a first name, which is no family name of somebody else."""
        title = self._finder.lexicon.titles.title_of(mention.role) if mention.role else None
        return title is not None and title.regnal and " " not in (mention.name or " ")

    def _reigns(self, actor: Actor, mention: ActorMention) -> bool:
        """Return whether the files know *actor*, one of whose names is that of *mention*, in an office like its own."""
        offices = self._finder.lexicon.authority.offices.get(actor.id, ())
        is_called = fold(mention.name or "") in fold(actor.label).split()
        titles = self._finder.lexicon.titles
        return is_called and any(same_office(titles, mention.role or "", office.role) for office in offices)

    def rulers(self, mention: ActorMention) -> tuple[Actor, ...]:
        """« le pape [François] »: whom the files know by that first name alone in such an office, whoever else is called so."""
        named = self._finder.rulers.get(fold(mention.name or ""), ()) if self._is_regnal(mention) else ()
        return tuple(actor for actor in named if self._reigns(actor, mention))

    def _choose(self, mention: ActorMention, candidates: tuple[Actor, ...]) -> Actor | None:
        """Choose among known people of that name: by office and country, by who held an office then, or the only one."""
        if self._is_regnal(mention):
            candidates = self.rulers(mention)
        if mention.of and (
            fitting := [
                a
                for a in candidates
                if a.country in {mention.of, self._finder.lexicon.authority.home_of(mention.of), None}
                or any(office.of == mention.of for office in self._finder.lexicon.authority.offices.get(a.id, ()))
            ]
        ):
            candidates = tuple(fitting)
        elif mention.of and candidates and " " not in (mention.name or ""):
            return None
        if len(candidates) > 1 and self._published:
            day, offices = self._published, self._finder.lexicon.authority.offices
            candidates = (
                tuple(a for a in candidates if any(o.held_on(day) for o in offices.get(a.id, ()))) or candidates
            )
            candidates = self._leading(mention, candidates, day)
        exact = [
            a
            for a in candidates
            if alike(surname(a.label), surname(mention.name or "")) and surname(a.label) == surname(mention.name or "")
        ]
        return candidates[0] if len(candidates) == 1 else exact[0] if len(exact) == 1 else None

    def _leading(self, mention: ActorMention, people: tuple[Actor, ...], day: date) -> tuple[Actor, ...]:
        """Return of *people* of one family name the only one who leads a state on *day*; all where none does."""
        lexicon = self._finder.lexicon
        leaders = tuple(
            a
            for a in people
            if any(o.held_on(day) and _leads(lexicon.titles, o.role) for o in lexicon.authority.offices.get(a.id, ()))
        )
        if mention.gender == "f":  # « Mme Morel » is no man who leads a state
            leaders = tuple(a for a in leaders if lexicon.authority.genders.get(a.id) == "f")
        return leaders if len(leaders) == 1 else people

    def holder(
        self,
        role: str,
        of: str | None,
        *,
        before: Iterable[Actor] = (),
        is_any: bool = False,
        gender: str | None = None,
    ) -> Actor | None:
        """Return who holds *role* of the country or body *of*: somebody of this text, else of the authority files.

        Args:
            role: As read.
            of: Id of the country or body; None if the text does not say.
            before: People in the order in which they were last met, the nearest first: they decide where *of* is unknown.
            is_any: Whether it may be anybody's who has such an office (« un ministre »): then the text alone tells who.
            gender: "f" for « la ministre », who is no man.
        """
        nearness = {actor.id: position for position, actor in reversed(list(enumerate(before)))}
        for exact in (True, False):  # « le président » is no head of government where the text has a president
            fitting = [
                p.actor
                for p in self.people
                if not (gender == "f" and p.gender == "m")
                and (self._is_told(p, role, of, exact=exact) or self._held_then(p.actor, role, of, exact=exact))
            ]
            if fitting:
                return min(fitting, key=lambda actor: nearness.get(actor.id, len(nearness)))
        if of is None or self._published is None or is_any:
            return None
        for office in self._finder.lexicon.authority.holders(of, self._published):
            if same_office(self._finder.lexicon.titles, role, office.role) and not self._is_elsewhere(
                role, office.role
            ):
                return self._finder.lexicon.authority.actors.get(office.holder)
        return None

    def _is_elsewhere(self, role: str, office: str) -> bool:
        """« l’ambassadeur de Russie » is not the one at the UN, whom the files know."""
        title = self._finder.lexicon.titles.title_of(role)
        return title is not None and title.posted and fold(role) != fold(office)

    def _is_office(self, role: str, office: str, *, exact: bool) -> bool:
        """Return whether *role* names *office*: by a title of the same kind, if *exact*."""
        titles = self._finder.lexicon.titles
        return same_office(titles, role, office) and (not exact or titles.title_of(role) is titles.title_of(office))

    def _is_told(self, person: Person, role: str, of: str | None, *, exact: bool) -> bool:
        """Return whether the text gives *person* the office *role* of *of*."""
        return any(
            self._is_office(role, office, exact=exact) and of in {None, office_of}
            for office, office_of in person.offices
        )

    def _held_then(self, actor: Actor, role: str, of: str | None, *, exact: bool) -> bool:
        """Return whether the authority files know *actor* as the holder of *role* on the day of the text, or ever if it has none."""
        return any(
            (self._published is None or office.held_on(self._published))
            and self._is_office(role, office.role, exact=exact)
            and of in {None, office.of}
            for office in self._finder.lexicon.authority.offices.get(actor.id, ())
        )

    def former_holder(self, role: str, of: str | None, before: Iterable[Actor]) -> Actor | None:
        """Return who of *before*, people of the text, held *role* in former times: « l’ex-président », by text or authority files."""
        day, offices = self._published, self._finder.lexicon.authority.offices
        told = {
            p.actor.id
            for p in self.people
            for r, o in p.former
            if of in {None, o} and self._is_office(role, r, exact=True)
        }
        if told and (actor := next((actor for actor in before if actor.id in told), None)) is not None:
            return actor
        if day is None:
            return None
        for actor in before:
            held = [
                o for o in offices.get(actor.id, ()) if of in {None, o.of} and self._is_office(role, o.role, exact=True)
            ]
            if held and all(o.until is not None and o.until < day for o in held):
                return actor
        return None

    def unnamed(self, mention: ActorMention, text: str = "") -> Actor | None:
        """Return an actor for a title whose holder nobody names: « ministre turc de la Défense », « ancien président turc ».

        Args:
            mention: The title.
            text: As it is written, which says best whose it is where that is no country: « chef du Front du Nord ».
        """
        if mention.role and mention.body:
            label = _as_written(mention, text) or f"{mention.role} ({mention.body.label})"
            return new_actor(label, _person_or_group(mention), mention.body.country)
        title = self._finder.lexicon.titles.title_of(mention.role) if mention.role else None
        if mention.role and title is not None and title.of and not (mention.of or mention.plural or mention.former):
            return new_actor(mention.role, ActorType.PERSON, title.of)  # « le pape »: there is one
        if not (mention.role and mention.of):
            return None
        authority = self._finder.lexicon.authority
        told = self._of_body(mention, text)
        if title is None or told is not None:
            return told
        words = mention.role.split()
        forms = self._finder.lexicon.titles.forms
        size = next((n for n in range(len(words), 0, -1) if phrase(" ".join(words[:n])) in forms), 1)
        # « chef [de la] diplomatie iranienne »: behind a whole title the adjective is that of its last noun
        is_inner = size == len(words) and words[-3:-1] == ["de", "la"]
        feminine, plural = is_inner or mention.gender == "f", mention.plural and not is_inner
        adjective = demonym(authority, mention.of, feminine=feminine, plural=plural)
        if adjective is None and not mention.former and not mention.plural:
            body = authority.actors[mention.of]
            has_article = fold(body.label).split()[0] in _ARTICLES
            whole = _as_written(mention, text) if has_article else f"{mention.role} {of(authority, body)}"
            if whole is not None:
                return new_actor(whole, ActorType.PERSON, authority.home_of(mention.of))
        has_it = adjective and any(fold(word)[:4] == fold(adjective)[:4] for word in words)
        owner = "" if has_it else adjective or f"({authority.actors[mention.of].label})"
        former = former_role(mention, "") if mention.former else ""
        label = " ".join(part for part in (former, *words[:size], owner, *words[size:]) if part)
        return new_actor(label, _person_or_group(mention), self._finder.lexicon.authority.home_of(mention.of))

    def _of_body(self, mention: ActorMention, text: str) -> Actor | None:
        """« une porte-parole de l’ONU » is one of the UN, whose demonym names nobody."""
        authority = self._finder.lexicon.authority
        body = authority.actors[mention.of or ""]
        has_article = fold(body.label).split()[0] in _ARTICLES
        is_told = not has_article and body.type is not ActorType.COUNTRY and _as_written(mention, text) is not None
        if mention.role is None or not is_told:
            return None
        role = former_role(mention, mention.role) if mention.former else mention.role
        return new_actor(f"{role} {of(authority, body)}", ActorType.PERSON)


def former_role(mention: ActorMention, role: str) -> str:
    """Return *role* as one that is no longer held: « ancien président », « ancienne ministre »."""
    ending = ("ne" if mention.gender == "f" else "") + ("s" if mention.plural else "")
    return f"ancien{ending} {role}".strip()


def _as_written(mention: ActorMention, text: str) -> str | None:
    """Return the role with the complement that stands behind it in *text*, or None where there is none."""
    role = mention.role or ""
    behind = text[len(role) :].strip()
    is_behind = fold(text).startswith(fold(role)) and fold(behind).startswith(("de ", "du ", "des ", "d'"))
    return f"{role} {behind}" if is_behind and not mention.plural else None


def _person_or_group(mention: ActorMention) -> ActorType:
    return ActorType.GROUP if mention.plural else ActorType.PERSON
