"""The whole lexicon: copies of `ontology/` with one file broken, changed or taken away; a user's own frames."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from kg.errors import LexiconError
from kg.lexicon import load_lexicon
from kg.lexicon.relations import load_relations
from kg.resources import ontology_dir

PREFIXES = """
@prefix actor: <https://kg.example/id/actor/> .
@prefix office: <https://kg.example/id/office/> .
@prefix kg: <https://kg.example/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
MINE = """
urges:
  - verb: guilledouter
    addressee: obj
    theme: xcomp+à
"""


@pytest.fixture
def ontology(tmp_path: Path) -> Path:
    """A copy of the project's ontology, to be broken."""
    return Path(shutil.copytree(ontology_dir(), tmp_path / "ontology"))


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A user's own frame file."""
    path = tmp_path / "mine.yaml"
    path.write_text(MINE, "utf-8")
    return path


@pytest.mark.parametrize(
    "name",
    [
        "relations.ttl",
        "themes.ttl",
        "places.ttl",
        "actors",
        "frames",
        "classes.fr.yaml",
        "titles.fr.yaml",
        "groups.fr.yaml",
        "descriptions.fr.yaml",
        "cues.fr.yaml",
    ],
)
def test_a_missing_file_is_named(ontology: Path, name: str) -> None:
    path = ontology / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    with pytest.raises(LexiconError) as caught:
        load_lexicon(ontology)
    assert caught.value.where == str(path)
    assert caught.value.cure


@pytest.mark.parametrize("name", ["relations.ttl", "themes.ttl", "places.ttl", "actors/people.ttl"])
def test_a_syntax_error_in_turtle_is_told_with_its_line(ontology: Path, name: str) -> None:
    path = ontology / name
    lines = path.read_text("utf-8").count("\n")
    with path.open("a", encoding="utf-8") as file:
        file.write("\nactor:zoé a kg:Person ;; ; skos:prefLabel .\n")
    with pytest.raises(LexiconError) as caught:
        load_lexicon(ontology)
    assert caught.value.where == str(path)
    assert re.search(rf"line {lines + 2}\b", str(caught.value))
    assert caught.value.cure


@pytest.mark.parametrize(
    "name",
    [
        "frames/assault.fr.yaml",
        "classes.fr.yaml",
        "titles.fr.yaml",
        "groups.fr.yaml",
        "descriptions.fr.yaml",
        "cues.fr.yaml",
        "lemmas.fr.yaml",
    ],
)
def test_a_syntax_error_in_yaml_is_told_with_its_line(ontology: Path, name: str) -> None:
    (ontology / name).write_text("one: [two\nthree: }", "utf-8")
    with pytest.raises(LexiconError, match="line 2") as caught:
        load_lexicon(ontology)
    assert caught.value.where == str(ontology / name)


@pytest.mark.parametrize(
    "name", ["titles.fr.yaml", "groups.fr.yaml", "descriptions.fr.yaml", "cues.fr.yaml", "lemmas.fr.yaml"]
)
@pytest.mark.parametrize("change", ["missing", "misspelt"])
def test_the_keys_of_a_word_list_are_checked(ontology: Path, name: str, change: str) -> None:
    path = ontology / name
    data = yaml.safe_load(path.read_text("utf-8"))
    key, value = data.popitem()
    path.write_text(yaml.safe_dump(data | ({f"{key}s": value} if change == "misspelt" else {})), "utf-8")
    with pytest.raises(LexiconError, match=key) as caught:
        load_lexicon(ontology)
    assert caught.value.where == str(path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("titles.fr.yaml", "titles: [{means: [chef]}]\nqualifiers: []\nformer: []\nportfolios: []"),
        ("titles.fr.yaml", "titles: [chef]\nqualifiers: []\nformer: []\nportfolios: []"),
        ("lemmas.fr.yaml", "lemma_fixes: [bombarde]"),
        ("lemmas.fr.yaml", "lemma_fixes: {bombarde|VERB: 1}"),
    ],
)
def test_the_values_of_a_word_list_are_checked_too(ontology: Path, name: str, text: str) -> None:
    (ontology / name).write_text(text, "utf-8")
    with pytest.raises(LexiconError):
        load_lexicon(ontology)


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        ("actor:zoe a kg:Person .", "'zoe' has 0 values of 'prefLabel'"),
        ('actor:zoe a kg:Person ; skos:prefLabel "Zoé"@en .', "'zoe' has 0 values of 'prefLabel'"),
        ('actor:zoe a kg:Person ; skos:prefLabel "Zoé"@fr, "Zoë"@fr .', "'zoe' has 2 values of 'prefLabel'"),
        ("office:zoe-1 kg:holder actor:zoe ; kg:of actor:france .", "'zoe-1' has 0 values of 'role'"),
        ('office:zoe-1 kg:holder actor:zoe ; kg:role "reine" .', "'zoe-1' has 0 values of 'of'"),
    ],
)
def test_an_entry_of_the_authority_files_that_lacks_something_is_named(
    ontology: Path, turtle: str, message: str
) -> None:
    path = ontology / "actors" / "zoe.ttl"
    path.write_text(PREFIXES + turtle, "utf-8")
    with pytest.raises(LexiconError, match=message) as caught:
        load_lexicon(ontology)
    assert caught.value.where == str(path)
    assert caught.value.cure


def test_a_date_that_is_none_is_told(ontology: Path) -> None:
    office = (
        'office:zoe-1 kg:holder actor:zoe ; kg:role "reine" ; kg:of actor:france ; kg:since "2024-13-01"^^xsd:date .'
    )
    (ontology / "actors" / "zoe.ttl").write_text(PREFIXES + office, "utf-8")
    with pytest.raises(LexiconError):
        load_lexicon(ontology)


def test_an_actor_is_added_by_a_file(ontology: Path) -> None:
    person = 'actor:zoe a kg:Person ; skos:prefLabel "Zoé Quispe"@fr ; skos:altLabel "Zoë Quispe"@fr ; kg:country actor:perou .'
    (ontology / "actors" / "zoe.ttl").write_text(PREFIXES + person, "utf-8")
    authority = load_lexicon(ontology).authority
    assert authority.names["zoe quispe"] == ("zoe",)
    assert (authority.actors["zoe"].label, authority.actors["zoe"].country) == ("Zoé Quispe", "perou")


def test_a_relation_without_labels_is_named(ontology: Path) -> None:
    path = ontology / "relations.ttl"
    path.write_text(PREFIXES + "kg:shrugs kg:category kg:CONCERN .", "utf-8")
    with pytest.raises(LexiconError, match="'shrugs' has 0 values of 'prefLabel'"):
        load_relations(ontology)


def test_the_digest_changes_with_any_file(ontology: Path, tmp_path: Path) -> None:
    unchanged = load_lexicon(Path(shutil.copytree(ontology, tmp_path / "copy"))).digest
    assert unchanged == load_lexicon().digest == load_lexicon(ontology).digest
    for name in ("actors/people.ttl", "themes.ttl", "cues.fr.yaml", "classes.fr.yaml", "frames/aid.fr.yaml"):
        changed = Path(shutil.copytree(ontology, tmp_path / name.replace("/", "-")))
        with (changed / name).open("a", encoding="utf-8") as file:
            file.write("# a remark\n")
        assert load_lexicon(changed).digest != unchanged


def test_a_class_that_is_none_is_told_with_the_nearest(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("urges:\n  - verb: presser\n    where: {obj: [<force>]}\n", "utf-8")
    with pytest.raises(LexiconError, match="unknown class <force>") as caught:
        load_lexicon(frames=(path,))
    assert "did you mean 'forces'" in str(caught.value)


def test_a_class_is_a_list_of_words(ontology: Path) -> None:
    path = ontology / "classes.fr.yaml"
    path.write_text("forces: {char: 1}\n", "utf-8")
    with pytest.raises(LexiconError, match="forces: not a list of words"):
        load_lexicon(ontology)


def test_a_users_frames_are_added_and_change_the_digest(mine: Path) -> None:
    own, project = load_lexicon(frames=(mine,)), load_lexicon()
    assert [entry.id for entry in own.frames.of("verb", "guilledouter")] == ["urges/verb/guilledouter"]
    assert own.frames.entries[: len(project.frames.entries)] == project.frames.entries
    assert mine in own.files
    assert own.digest != project.digest
    assert project.frames.of("verb", "guilledouter") == []


def test_the_same_arguments_give_the_same_lexicon(mine: Path) -> None:
    assert load_lexicon() is load_lexicon()
    assert load_lexicon(frames=(mine,)) is load_lexicon(frames=(mine,))
