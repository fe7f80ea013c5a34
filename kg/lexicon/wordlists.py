"""The word lists of French: titles, group nouns, descriptions and cues, from `ontology/*.fr.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from kg.errors import LexiconError
from kg.lexicon.words import fold, phrase

#: A phrase as its folded words.
Phrase = tuple[str, ...]
_FORMS_OF_A_VERB = 6
_TITLE_KINDS = (
    *("honorific", "named", "national", "portfolio", "local", "posted"),
    *("partisan", "personal", "staff", "running", "regnal", "rank"),
)
_TITLE_WORDS = (
    *("former", "deposed", "predecessors", "successors", "elected"),
    *("appointing", "dismissing", "replacing", "state_bodies", "courts", "schools", "areas", "foreign"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title: its role as stored, the roles that are the same office, and of what kind it is; see `titles.fr.yaml`."""

    role: str
    means: tuple[str, ...] = ()
    honorific: bool = False
    of: str | None = None
    named: bool = False
    national: bool = False
    portfolio: bool = False
    local: bool = False
    posted: bool = False
    partisan: bool = False
    personal: bool = False
    staff: bool = False
    running: bool = False
    regnal: bool = False
    rank: bool = False
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """Titles by their folded words, and what may stand around them; verbs and nouns are folded lemmas."""

    forms: Mapping[Phrase, Title]
    qualifiers: frozenset[Phrase]
    former: frozenset[str]
    deposed: frozenset[str]
    predecessors: frozenset[str]
    successors: frozenset[str]
    elected: frozenset[str]
    appointing: frozenset[str]
    dismissing: frozenset[str]
    replacing: frozenset[str]
    leading: Mapping[str, str]
    state_bodies: frozenset[str]
    courts: frozenset[str]
    areas: frozenset[str]
    schools: frozenset[str]
    foreign: frozenset[str]
    territories: frozenset[Phrase]
    camps: frozenset[Phrase]
    portfolios: Mapping[Phrase, str]

    def title_of(self, role: str) -> Title | None:
        """Return the title with which *role* (« ministre de la Défense ») begins."""
        words = phrase(role)
        return next((self.forms[words[:n]] for n in range(len(words), 0, -1) if words[:n] in self.forms), None)


@dataclass(frozen=True, kw_only=True)
class Groups:
    """Folded lemmas of common nouns that name an actor with a country or demonym; see `groups.fr.yaml`."""

    state: frozenset[str]
    state_alone: frozenset[str]
    capital: frozenset[str]
    led: frozenset[str]
    several: frozenset[str]
    state_forms: frozenset[str]
    state_adjectives: frozenset[str]
    forces: frozenset[str]
    soldiers: frozenset[str]
    services: frozenset[str]
    commanded: frozenset[str]
    organizations: frozenset[str]
    people: frozenset[str]
    members: frozenset[str]
    between: frozenset[str]
    against: frozenset[str]
    companions: frozenset[str]
    relatives: frozenset[str]
    kin: frozenset[str]
    natives: frozenset[str]
    protesters: frozenset[str]
    quantities: frozenset[str]
    people_endings: frozenset[str]
    bare: frozenset[str]
    humans: frozenset[str]
    bodies: frozenset[str]
    qualified: frozenset[str]
    grounds: frozenset[str]
    ministries: frozenset[str]
    branches: frozenset[str]
    organs: frozenset[str]
    governing: frozenset[str]
    troops: frozenset[str]
    domestic: frozenset[str]
    garments: frozenset[str]
    colours: frozenset[str]
    gatherings: frozenset[str]
    called: frozenset[str]
    seated: frozenset[str]
    benches: frozenset[str]
    letters: frozenset[str]
    headed: frozenset[str]
    headcounts: frozenset[str]
    anybody: frozenset[str]
    assailants: frozenset[str]

    @cached_property
    def persons(self) -> frozenset[str]:
        """The nouns that name people."""
        return self.people | self.humans

    @cached_property
    def acting(self) -> frozenset[str]:
        """The nouns that name somebody who acts, whatever stands beside them."""
        collective = self.state | self.forces | self.services | self.organizations | self.bodies
        return (self.persons | collective) - self.capital


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Folded words of attribution and factuality; see `cues.fr.yaml`. Phrases keep their spaces."""

    say: frozenset[str]
    believe: frozenset[str]
    insist: frozenset[str]
    admit: frozenset[str]
    vow: frozenset[str]
    announce: frozenset[str]
    intending: frozenset[str]
    opine: frozenset[str]
    scheduled: frozenset[str]
    blaming: frozenset[str]
    alerting: frozenset[str]
    spare: frozenset[str]
    harm: frozenset[str]
    suffer: frozenset[str]
    reprisal: frozenset[str]
    hard: frozenset[str]
    answerable: frozenset[str]
    waging: frozenset[str]
    aggression: frozenset[str]
    not_vowed: frozenset[str]
    not_denied: frozenset[str]
    no_charge: frozenset[str]
    charged: frozenset[str]
    hostile: frozenset[str]
    refusable: frozenset[str]
    charged_nouns: frozenset[str]
    obliging: frozenset[str]
    well_advised: frozenset[str]
    end: frozenset[str]
    voice: frozenset[str]
    according: frozenset[str]
    according_back: frozenset[str]
    viewpoint: frozenset[str]
    origin: frozenset[str]
    planned: frozenset[str]
    undertaking: frozenset[str]
    availing: frozenset[str]
    ready: frozenset[str]
    planned_nouns: frozenset[str]
    planned_adjectives: frozenset[str]
    scheduling: frozenset[str]
    possible: frozenset[str]
    possible_nouns: frozenset[str]
    possible_adjectives: frozenset[str]
    negative_verbs: frozenset[str]
    calling_off: frozenset[str]
    putting_off: frozenset[str]
    unhesitating: frozenset[str]
    enabling: frozenset[str]
    having_nouns: frozenset[str]
    negators: frozenset[str]
    happen: frozenset[str]
    compounding: frozenset[str]
    signs: frozenset[str]
    backing: frozenset[str]
    occasions: frozenset[str]
    favouring: frozenset[str]
    behests: frozenset[str]
    heeding: frozenset[str]
    authors: frozenset[str]
    travels: frozenset[str]
    talks: frozenset[str]
    sittings: frozenset[str]
    telling: frozenset[str]
    courses: frozenset[str]
    judging: frozenset[str]
    protests: frozenset[str]
    discontent: frozenset[str]
    unrest: frozenset[str]
    protesting: frozenset[str]
    marching: frozenset[str]
    ending: frozenset[str]
    ending_nouns: frozenset[str]
    deeds: frozenset[str]
    custody: frozenset[str]
    charging: frozenset[str]
    posted: frozenset[str]
    claiming: frozenset[str]
    sentencing: frozenset[str]
    official: frozenset[str]
    abducting: frozenset[str]
    abducted: frozenset[str]
    light: frozenset[str]
    light_passive: frozenset[str]
    answering: frozenset[str]
    undergoing: frozenset[str]
    targeting: frozenset[str]
    facing: frozenset[str]
    enduring: frozenset[str]
    earning: frozenset[str]
    object_control: frozenset[str]
    locative: frozenset[str]
    products: frozenset[str]
    assemblies: frozenset[str]
    issuing: frozenset[str]
    strikes: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Descriptions:
    """Folded nouns with which a text takes up an actor that it has named; see `descriptions.fr.yaml`."""

    persons: frozenset[str]
    holders: frozenset[str]
    countries: frozenset[str]
    international: frozenset[str]
    movements: frozenset[str]
    fighters: frozenset[str]
    of_country: frozenset[str]
    others: frozenset[str]
    neighbours: frozenset[str]
    rivals: frozenset[str]
    shortened: frozenset[str]
    media: frozenset[str]
    regulars: frozenset[str]
    charities: frozenset[str]
    paired_people: frozenset[str]
    paired_leaders: frozenset[str]
    paired_countries: frozenset[str]
    paired_sides: frozenset[str]
    phrases: frozenset[str]
    men: frozenset[str]
    women: frozenset[str]
    trades: frozenset[str]
    papers: frozenset[str]
    firms: frozenset[str]
    runners: frozenset[str]
    done_by_people: frozenset[str]
    done_to_people: frozenset[str]
    custody: frozenset[str]
    done_to_things: frozenset[str]
    owned_by_people: frozenset[str]
    undergone: frozenset[str]
    answering: frozenset[str]
    denying: frozenset[str]
    judging: frozenset[str]
    callings: Mapping[str, frozenset[str]]
    polities: Mapping[str, frozenset[str]]

    @cached_property
    def bodies(self) -> frozenset[str]:
        """Nouns of bodies of any kind."""
        return self.international | self.movements | self.fighters | self.trades | self.papers

    @cached_property
    def all(self) -> frozenset[str]:
        """All nouns that a definite article or a possessive may stand before."""
        one = self.persons | self.holders | self.countries | self.bodies
        return one | self.of_country | self.others | self.shortened


def load_titles(path: Path) -> Titles:
    """Read `titles.fr.yaml`.

    Raises:
        LexiconError: The file is missing, no YAML, or lacks a key.
    """
    data = read_yaml(path, {field.name for field in fields(Titles)} - {"forms"} | {"titles"})
    forms: dict[Phrase, Title] = {}
    for raw in data["titles"]:
        if not isinstance(raw, dict) or not raw.get("forms"):
            raise LexiconError(f"{raw!r} has no forms", where=str(path), cure="write `- forms: [chef, cheffe]`")
        kinds = {name: bool(raw.get(name)) for name in _TITLE_KINDS}
        unless = frozenset(map(fold, raw.get("unless", ())))
        means = tuple(raw.get("means", ()))
        title = Title(role=raw["forms"][0], means=means, of=raw.get("of"), unless=unless, **kinds)
        forms |= {phrase(form): title for form in raw["forms"]}
    return Titles(
        forms=forms,
        qualifiers=frozenset(phrase(word) for word in data["qualifiers"]),
        territories=frozenset(phrase(word) for word in data["territories"]),
        camps=frozenset(phrase(word) for word in data["camps"]),
        leading={fold(verb): role for verb, role in data["leading"].items()},
        **{name: frozenset(map(fold, data[name])) for name in _TITLE_WORDS},
        portfolios={phrase(name): name for name in data["portfolios"]},
    )


def load_groups(path: Path) -> Groups:
    """Read `groups.fr.yaml`; raises LexiconError as `load_titles` does."""
    return Groups(**_word_sets(path, Groups))


def load_cues(path: Path) -> Cues:
    """Read `cues.fr.yaml`; raises LexiconError as `load_titles` does."""
    return Cues(**_word_sets(path, Cues))


def load_descriptions(path: Path) -> Descriptions:
    """Read `descriptions.fr.yaml`; raises LexiconError as `load_titles` does."""
    data = read_yaml(path, {field.name for field in fields(Descriptions)})
    callings: dict[str, frozenset[str]] = {}
    for name, words in data.pop("callings").items():
        for word in map(fold, words):
            callings[word] = callings.get(word, frozenset()) | {name}
    polities = {fold(noun): frozenset(map(fold, names)) for noun, names in data.pop("polities").items()}
    sets = {name: frozenset(map(fold, words)) for name, words in data.items()}
    return Descriptions(callings=callings, polities=polities, **sets)


def load_classes(path: Path) -> Mapping[str, frozenset[str]]:
    """Read `classes.fr.yaml`: folded nouns by the name of their class.

    Raises:
        LexiconError: The file is missing, no YAML, or a class is no list of words.
    """
    data = _read_mapping(path)
    for name, words in data.items():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise LexiconError(f"{name}: not a list of words", where=str(path), cure="write `name: [word, word]`")
    return {name: frozenset(map(fold, words)) for name, words in data.items()}


def load_lemmas(path: Path) -> Mapping[str, str]:
    """Read `lemmas.fr.yaml`: `form|POS` → the lemma, where the model's own is wrong; empty if there is no such file."""
    if not path.exists():
        return {}
    fixes = read_yaml(path, {"lemma_fixes"})["lemma_fixes"] or {}
    if not isinstance(fixes, dict) or not all(isinstance(lemma, str) for lemma in fixes.values()):
        raise LexiconError("lemma_fixes is no mapping from `form|POS` to lemmas", where=str(path))
    return {
        f"{fold(form)}|{pos}": fold(lemma)
        for (form, _, pos), lemma in ((k.partition("|"), v) for k, v in fixes.items())
    }


def load_conjugation(path: Path) -> Mapping[str, tuple[str, ...]]:
    """Read `conjugation.fr.yaml`: the ending of infinitives → six endings of their forms.

    Raises:
        LexiconError: The file is missing, no YAML, or a row has not six words.
    """
    rows = read_yaml(path, {"conjugation"})["conjugation"]
    if not isinstance(rows, dict):
        raise LexiconError("conjugation is no mapping from endings to forms", where=str(path))
    for ending, row in rows.items():
        if not isinstance(row, list) or len(row) != _FORMS_OF_A_VERB or not all(isinstance(form, str) for form in row):
            raise LexiconError(f"{ending}: not a list of {_FORMS_OF_A_VERB} forms", where=str(path))
    return {ending: tuple(row) for ending, row in rows.items()}


def read_yaml(path: Path, keys: set[str]) -> dict[str, Any]:
    """Return the mapping in the YAML file *path*, which must have exactly the top-level *keys*.

    Raises:
        LexiconError: The file is missing, no YAML, or its keys are others.
    """
    data = _read_mapping(path)
    if data.keys() != keys:
        found = ", ".join(map(str, data)) or "none"
        raise LexiconError(f"needs the keys {', '.join(sorted(keys))}; has {found}", where=str(path))
    return data


def _read_mapping(path: Path) -> dict[str, Any]:
    try:
        data = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise LexiconError(str(error), where=str(path), cure="correct the YAML, or restore the file") from error
    if not isinstance(data, dict):
        raise LexiconError("not a mapping", where=str(path), cure="write `name: value` lines")
    return data


def _word_sets(path: Path, kind: type) -> dict[str, frozenset[str]]:
    names = {field.name for field in fields(kind)}
    return {name: frozenset(map(fold, words)) for name, words in read_yaml(path, names).items()}
