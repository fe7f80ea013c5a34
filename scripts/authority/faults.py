"""Faults within the authority files: each check yields one line, for a person to read, per fault."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise

from authority.entries import Entry
from kg.lexicon.words import fold, slug

# Of these, a country or organisation has one holder at a time.
SINGULAR_ROLES = frozenset(
    {"président", "Premier ministre", "chancelier", "roi", "émir", "secrétaire général", "secrétaire d’État"}
)
_HANDOVER = dt.timedelta(days=31)
_WIKIDATA_ID = re.compile(r"Q[1-9]\d*")
# What the feminine adds, and what the plural may add, by the ending of the masculine singular.
_FEMININES = {"ais": "e", "ois": "e", "ain": "e", "ien": "ne", "éen": "ne"}
_PLURALS = {"s": ("",), "x": ("",), "z": ("",)}


def check_ids(entries: list[Entry]) -> Iterator[str]:
    """Report an actor or place without exactly one French label, or whose id is not the slug of it."""
    for entry in entries:
        if entry.kind != "Office" and [slug(label) for label in entry.labels] != [entry.id]:
            yield f"{entry.file}: {entry.id} has the labels {entry.labels}"


def check_links(entries: list[Entry]) -> Iterator[str]:
    """Report a kg:country that is no country, a kg:holder that is no person, a kg:of that is no actor."""
    kinds = {entry.id: entry.kind for entry in entries if entry.kind not in {"Office", "Place"}}
    for entry in entries:
        bad = [target for target in entry.all("country") if kinds.get(target) != "Country"]
        bad += [target for target in entry.all("holder") if kinds.get(target) != "Person"]
        bad += [target for target in entry.all("of") if target not in kinds]
        yield from (f"{entry.file}: {entry.id} leads to {target}, which is not there" for target in bad)


def check_names(entries: list[Entry]) -> Iterator[str]:
    """Report a name, metonym or demonym of two actors, a name of two places, and a name that an entry gives twice.

    A people may bear the demonym of its country: « les Palestiniens » are a group, « palestinien » is Palestine's.
    """
    demonyms = {entry.id: set(map(fold, entry.all("demonym"))) for entry in entries}
    owners: dict[tuple[bool, str], set[str]] = defaultdict(set)
    for entry in entries:
        names = Counter(map(fold, entry.names()))
        yield from (f"{entry.file}: {entry.id} has {name!r} twice" for name, count in names.items() if count > 1)
        if entry.kind == "Group":
            names -= Counter(name for country in entry.all("country") for name in demonyms.get(country, ()))
        for name in {*names, *map(fold, (*entry.all("metonym"), *entry.all("demonym")))}:
            owners[entry.kind == "Place", name].add(entry.id)
    yield from (f"{name!r} stands for {sorted(ids)}" for (_, name), ids in sorted(owners.items()) if len(ids) > 1)


def check_demonyms(entries: list[Entry]) -> Iterator[str]:
    """Report a demonym in upper case, or without its plural or its feminine."""
    for entry in entries:
        forms = entry.all("demonym")
        for form in forms:
            plurals = {form + ending for ending in _PLURALS.get(form[-1:], ("s", "x"))} | {
                form.removesuffix("l") + "ux"
            }
            feminine = form + _FEMININES.get(form[-3:], "")
            if form != form.lower() or plurals.isdisjoint(forms) or feminine not in forms:
                yield f"{entry.file}: {entry.id} has {form!r} without its other forms, or in upper case"


def check_matches(entries: list[Entry]) -> Iterator[str]:
    """Report a malformed Wikidata id, and one that two actors or two places have."""
    owners: dict[tuple[bool, str], list[str]] = defaultdict(list)
    for entry in entries:
        for match in entry.all("exactMatch"):
            owners[entry.kind == "Place", match].append(entry.id)
            if not _WIKIDATA_ID.fullmatch(match):
                yield f"{entry.file}: {entry.id} has the Wikidata id {match!r}"
    yield from (f"{match} is given to {ids}" for (_, match), ids in owners.items() if len(ids) > 1)


def check_offices(entries: list[Entry]) -> Iterator[str]:
    """Report an office that ends before it begins, and two that overlap by more than a month where one holder can be."""
    posts: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.kind == "Office":
            posts[entry.one("role"), entry.one("of")].append(entry)
            if entry.one("until") and entry.one("until") < entry.one("since"):
                yield f"{entry.file}: {entry.id} ends before it begins"
    for (role, of), offices in sorted(posts.items()):
        if role in SINGULAR_ROLES:
            pairs = ((one, other) for one, other in combinations(offices, 2) if _overlap(one, other))
            yield from (f"{role} of {of}: {one.id} and {other.id} overlap" for one, other in pairs)


def _overlap(*offices: Entry) -> bool:
    begins = max(dt.date.fromisoformat(office.one("since") or "0001-01-01") for office in offices)
    ends = min(dt.date.fromisoformat(office.one("until") or "9999-12-31") for office in offices)
    return ends - begins > _HANDOVER


def check_genders(entries: list[Entry]) -> Iterator[str]:
    """Report a person without a grammatical gender, which pronouns need."""
    for entry in entries:
        if entry.kind == "Person" and entry.one("grammaticalGender") not in {"m", "f"}:
            yield f"{entry.file}: {entry.id} has no grammatical gender"


def check_order(entries: list[Entry]) -> Iterator[str]:
    """Report an entry that is not in the order of the ids; offices stand below their holder."""
    for one, other in pairwise(entries):
        if one.file == other.file and _rank(one) > _rank(other):
            yield f"{one.file}: {other.id} stands below {one.id}"


def _rank(entry: Entry) -> tuple[str, int]:
    holder = entry.one("holder")
    return (holder, int(entry.id.rsplit("-", 1)[-1])) if holder else (entry.id, 0)


CHECKS: tuple[Callable[[list[Entry]], Iterator[str]], ...] = (
    check_ids,
    check_links,
    check_names,
    check_demonyms,
    check_matches,
    check_offices,
    check_genders,
    check_order,
)


def find_faults(entries: list[Entry]) -> list[str]:
    """Return what is wrong within the files, a line for each fault."""
    return [fault for check in CHECKS for fault in check(entries)]
