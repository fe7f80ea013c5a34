"""The authority files: actors, their names and offices, and places, from `ontology/actors/*.ttl` and `places.ttl`."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kg.errors import LexiconError
from kg.lexicon.turtle import KG, RDF_TYPE, SKOS, TurtleGraph, local_name, read_turtle
from kg.lexicon.words import fold
from kg.model import Actor, ActorType, Place

_ACTOR_TYPES = {KG + kind.value: kind for kind in ActorType}
_ACTING_FOR = {"europe": "union-europeenne"}  # a continent does nothing and has no offices


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Who held which office of what, and when; `None` is open."""

    holder: str
    role: str
    of: str
    since: date | None
    until: date | None

    def held_on(self, day: date) -> bool:
        """Return whether the office was held on *day*."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """All that is known of actors and places before any text is read; keys are folded words.

    Attributes:
        actors: By id.
        names: Proper names (labels, alternative labels) → ids of the actors that bear them.
        metonyms: Names that stand for an actor when it acts (« Moscou », « le Kremlin ») → actor id.
        demonyms: Inflected forms of a demonym (« russes ») → actor id.
        demonym_forms: Actor id → its demonym's forms as written, masculine singular first.
        genders: Id of a person or country → "m" or "f".
        places: Names of places → place.
        offices: By holder's id.
    """

    actors: Mapping[str, Actor]
    names: Mapping[str, tuple[str, ...]]
    metonyms: Mapping[str, str]
    demonyms: Mapping[str, str]
    demonym_forms: Mapping[str, tuple[str, ...]]
    genders: Mapping[str, str]
    places: Mapping[str, Place]
    offices: Mapping[str, tuple[Office, ...]]
    _by_office: Mapping[str, tuple[Office, ...]] = field(repr=False)

    def home_of(self, actor: str | None) -> str | None:
        """Return the id of the country that the actor with that id is or belongs to, where known."""
        known = self.actors.get(actor or "")
        return known.home if known else None

    def doer(self, owner: str) -> str:
        """Return the id of who does what belongs to *owner*: « l’aide européenne » is the Union’s, as is « la diplomatie européenne »."""
        acting = _ACTING_FOR.get(owner, owner)
        return acting if acting in self.actors else owner

    def holders(self, of: str, day: date | None) -> list[Office]:
        """Return the offices of the country or organisation *of* on *day* (all that are known where no day is)."""
        return [office for office in self._by_office.get(of, ()) if day is None or office.held_on(day)]


def load_authority(directory: Path) -> Authority:
    """Read the authority files below the ontology folder *directory*.

    Raises:
        LexiconError: A file is missing or malformed, or an entry lacks its label or type.
    """
    graphs = [read_turtle(path) for path in sorted((directory / "actors").glob("*.ttl"))]
    if not graphs:
        raise LexiconError("no authority files", where=str(directory / "actors"), cure="restore the ontology folder")
    actors: dict[str, Actor] = {}
    names = _Index()
    metonyms: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    demonym_forms: dict[str, tuple[str, ...]] = {}
    genders: dict[str, str] = {}
    for graph in graphs:
        for subject, kind in _typed(graph):
            actor = _read_actor(graph, subject, kind)
            actors[actor.id] = actor
            names.add(actor.id, [actor.label, *graph.texts(subject, SKOS + "altLabel", "fr")])
            metonyms |= {fold(name): actor.id for name in graph.texts(subject, KG + "metonym")}
            forms = graph.texts(subject, KG + "demonym")
            demonyms |= {fold(form): actor.id for form in forms if fold(form) not in demonyms}
            demonym_forms |= {actor.id: tuple(forms)} if forms else {}
            genders |= dict.fromkeys(
                [actor.id] if graph.texts(subject, KG + "grammaticalGender") else [],
                next(iter(graph.texts(subject, KG + "grammaticalGender")), ""),
            )
    offices = [office for graph in graphs for office in _offices(graph)]
    return Authority(
        actors=actors,
        names=_without_first_names(names.frozen(), actors),
        metonyms=metonyms,
        demonyms=demonyms,
        demonym_forms=demonym_forms,
        genders=genders,
        places=_places(read_turtle(directory / "places.ttl")),
        offices=_grouped(offices, "holder"),
        _by_office=_grouped(offices, "of"),
    )


class _Index:
    def __init__(self) -> None:
        self._ids: dict[str, list[str]] = defaultdict(list)

    def add(self, actor_id: str, names: Iterable[str]) -> None:
        for name in names:
            if actor_id not in self._ids[fold(name)]:
                self._ids[fold(name)].append(actor_id)

    def frozen(self) -> dict[str, tuple[str, ...]]:
        return {name: tuple(ids) for name, ids in self._ids.items()}


def _without_first_names(names: dict[str, tuple[str, ...]], actors: Mapping[str, Actor]) -> dict[str, tuple[str, ...]]:
    """Leave out the name of one word of a person that is others' first name: « François » alone is not the pope."""
    people = {name: set(ids) for name, ids in names.items() if actors[ids[0]].type is ActorType.PERSON}
    bearers: dict[str, set[str]] = defaultdict(set)
    for name, ids in people.items():
        first, _, more = name.partition(" ")
        bearers[first] |= ids if more else set()
    return {
        name: ids for name, ids in names.items() if name not in people or " " in name or bearers[name] <= people[name]
    }


def _typed(graph: TurtleGraph) -> Iterable[tuple[str, ActorType]]:
    for subject in graph.subjects(RDF_TYPE):
        for kind in graph.iris(subject, RDF_TYPE):
            if kind in _ACTOR_TYPES:
                yield subject, _ACTOR_TYPES[kind]
                break


def _read_actor(graph: TurtleGraph, subject: str, kind: ActorType) -> Actor:
    countries, matches = graph.iris(subject, KG + "country"), graph.iris(subject, SKOS + "exactMatch")
    return Actor(
        id=local_name(subject),
        label=graph.text(subject, SKOS + "prefLabel", "fr"),
        type=kind,
        country=local_name(countries[0]) if countries else None,
        wikidata=local_name(matches[0]) if matches else None,
        known=True,
    )


def _offices(graph: TurtleGraph) -> Iterable[Office]:
    for subject in graph.subjects(KG + "holder"):
        since, until = graph.texts(subject, KG + "since"), graph.texts(subject, KG + "until")
        yield Office(
            holder=local_name(graph.one(subject, KG + "holder")),
            role=graph.text(subject, KG + "role"),
            of=local_name(graph.one(subject, KG + "of")),
            since=_date(graph, since),
            until=_date(graph, until),
        )


def _date(graph: TurtleGraph, values: list[str]) -> date | None:
    try:
        return date.fromisoformat(values[0]) if values else None
    except ValueError as error:
        raise LexiconError(f"{values[0]!r} is no day", where=str(graph.path), cure="write it as 2024-05-31") from error


def _grouped(offices: Iterable[Office], key: str) -> dict[str, tuple[Office, ...]]:
    groups: dict[str, list[Office]] = defaultdict(list)
    for office in sorted(offices, key=lambda office: (office.since or date.min, office.holder, office.role)):
        groups[getattr(office, key)].append(office)
    return {name: tuple(group) for name, group in groups.items()}


def _places(graph: TurtleGraph) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for subject in graph.subjects(SKOS + "prefLabel"):
        countries, matches = graph.iris(subject, KG + "country"), graph.iris(subject, SKOS + "exactMatch")
        label = graph.text(subject, SKOS + "prefLabel", "fr")
        place = Place(
            id=local_name(subject),
            label=label,
            country=local_name(countries[0]) if countries else None,
            wikidata=local_name(matches[0]) if matches else None,
        )
        for name in [label, *graph.texts(subject, SKOS + "altLabel", "fr")]:
            places.setdefault(fold(name), place)
    return places
