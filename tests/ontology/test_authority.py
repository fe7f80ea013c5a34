"""The authority files with themselves, with the catalogues that happen to be installed, and the checks with broken files."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from authority.entries import Entry, read_entries
from authority.faults import find_faults
from authority.sources import Comparison, Verdict, compare_country_codes, compare_country_names

from kg.lexicon.authority import Authority, load_authority
from kg.resources import ontology_dir

PREFIXES = "".join(
    f"@prefix {name}: <{iri}> .\n"
    for name, iri in {
        "actor": "https://kg.example/id/actor/",
        "kg": "https://kg.example/ontology#",
        "office": "https://kg.example/id/office/",
        "place": "https://kg.example/id/place/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "wd": "http://www.wikidata.org/entity/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }.items()
)
FRANCE = 'actor:france a kg:Country ; skos:prefLabel "France"@fr .\n'
ITALIE = 'actor:italie a kg:Country ; skos:prefLabel "Italie"@fr .\n'
JANE = 'actor:jane-doe a kg:Person ; skos:prefLabel "Jane Doe"@fr ; kg:grammaticalGender "f" .\n'
OFFICE = (
    'office:{} a kg:Office ; kg:holder actor:jane-doe ; kg:of actor:france ; kg:role "président"@fr ; kg:since {} .\n'
)


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    return read_entries(ontology_dir())


@pytest.fixture(scope="module")
def authority() -> Authority:
    return load_authority(ontology_dir())


@pytest.fixture
def faults_of(tmp_path: Path) -> Callable[[str], list[str]]:
    """Return what is found wrong in a folder of one file of actors, and no places."""

    def find(turtle: str) -> list[str]:
        (tmp_path / "actors").mkdir()
        (tmp_path / "actors" / "actors.ttl").write_text(PREFIXES + turtle, encoding="utf-8")
        (tmp_path / "places.ttl").write_text(PREFIXES, encoding="utf-8")
        return find_faults(read_entries(tmp_path))

    return find


def test_the_files_are_without_fault(entries: list[Entry]) -> None:
    assert find_faults(entries) == []


def test_no_blank_nodes() -> None:
    """Each line of a difference between two versions must name what it is about."""
    for path in [*(ontology_dir() / "actors").glob("*.ttl"), ontology_dir() / "places.ttl"]:
        text = path.read_text("utf-8")
        assert "[" not in text
        assert "_:" not in text


def test_every_state_has_a_capital_and_codes(entries: list[Entry]) -> None:
    states = [entry for entry in entries if entry.one("countryCode")]
    assert [entry.id for entry in states if not (entry.one("capital") or entry.one("country"))] == []
    assert max(Counter(entry.one("countryCode") for entry in states).values()) == 1


def test_every_capital_is_a_place(entries: list[Entry], authority: Authority) -> None:
    names = {place.label for place in authority.places.values()}
    sovereign = [entry for entry in entries if entry.one("countryCode") and not entry.one("country")]
    assert [entry.id for entry in sovereign if entry.one("capital") and entry.one("capital") not in names] == []


@pytest.mark.parametrize(
    ("turtle", "fault"),
    [
        ('actor:italy a kg:Country ; skos:prefLabel "Italie"@fr .', "italy has the labels"),
        ('actor:france a kg:Country ; skos:prefLabel "France"@fr, "la France"@fr .', "france has the labels"),
        (
            FRANCE + 'actor:ong a kg:Group ; skos:prefLabel "ONG"@fr ; kg:country actor:atlantide .',
            "leads to atlantide",
        ),
        (
            FRANCE + ITALIE + "actor:france kg:metonym 'Paris'@fr . actor:italie kg:metonym 'PARIS'@fr .",
            "'paris' stands for",
        ),
        (FRANCE + "actor:france skos:altLabel 'FRANCE'@fr .", "'france' twice"),
        (FRANCE + "actor:france kg:demonym 'français'@fr .", "without its other forms"),
        (FRANCE + "actor:france kg:demonym 'Francs'@fr .", "in upper case"),
        (
            FRANCE + ITALIE + "actor:france skos:exactMatch wd:Q1 . actor:italie skos:exactMatch wd:Q1 .",
            "Q1 is given to",
        ),
        (FRANCE + "actor:france skos:exactMatch wd:142 .", "the Wikidata id '142'"),
        (ITALIE + FRANCE, "france stands below italie"),
        ('actor:jane-doe a kg:Person ; skos:prefLabel "Jane Doe"@fr .', "no grammatical gender"),
        (
            FRANCE + JANE + OFFICE.format("jane-doe-1", '"2020-01-01"^^xsd:date ; kg:until "2019-01-01"^^xsd:date'),
            "ends before it begins",
        ),
        (
            FRANCE
            + JANE
            + OFFICE.format("jane-doe-1", '"2020-01-01"^^xsd:date')
            + OFFICE.format("jane-doe-2", '"2020-06-01"^^xsd:date'),
            "jane-doe-1 and jane-doe-2 overlap",
        ),
    ],
)
def test_faults_are_found(faults_of: Callable[[str], list[str]], turtle: str, fault: str) -> None:
    assert any(fault in found for found in faults_of(turtle))


def test_a_handover_is_no_overlap(faults_of: Callable[[str], list[str]]) -> None:
    first = OFFICE.format("jane-doe-1", '"2012-05-15"^^xsd:date ; kg:until "2017-05-14"^^xsd:date')
    second = OFFICE.format("jane-doe-2", '"2017-05-14"^^xsd:date')
    assert faults_of(FRANCE + JANE + first + second) == []


def test_places_and_actors_may_share_a_name(entries: list[Entry]) -> None:
    """« Paris » is where something happens, and France when it acts."""
    assert {entry.kind for entry in entries if entry.id == "singapour"} == {"Country", "Place"}


@pytest.mark.parametrize(
    ("package", "compare"), [("babel", compare_country_names), ("pycountry", compare_country_codes)]
)
def test_countries_agree_with_catalogues(
    entries: list[Entry], package: str, compare: Callable[[list[Entry], Path], Iterator[Comparison]], tmp_path: Path
) -> None:
    pytest.importorskip(package, reason=f"{package} is not a dependency; install it to compare")
    differing = {found.about for found in compare(entries, tmp_path) if found.verdict is Verdict.DIFFERS}
    # CLDR has « Myanmar (Birmanie) »; the other three are islands that the press calls by first names or a fruit.
    assert differing <= {"birmanie", "ile-maurice", "la-dominique", "la-grenade"}
