"""The rules are checked when they are loaded, and an error names the rule and the cure."""

from pathlib import Path

import pytest
import yaml

from kg.errors import LexiconError
from kg.text import load_rules

REST = {"abbreviations": ["M"], "compounds": {"first": ["porte"], "last": ["il"]}}
RULE = {"name": "share", "scope": "line", "patterns": ["partager(?: .{1,20})?"], "examples": ["Partager"]}


def write(folder: Path, *rules: object, **rest: object) -> Path:
    content = yaml.safe_dump({"rules": rules, **REST, **rest}, allow_unicode=True)
    (folder / "boilerplate.fr.yaml").write_text(content, encoding="utf-8")
    return folder


def test_a_folder_of_one_s_own_rules_is_read(tmp_path: Path) -> None:
    rules = load_rules(write(tmp_path, RULE))
    assert [rule.name for rule in rules.rules] == ["share"]
    assert rules.is_compound("porte", "parole")
    assert rules.is_compound("dit", "il")
    assert not rules.is_compound("négo", "ciations")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"scope": "page"}, "'page' is not a valid"),
        ({"when": "always"}, "unknown key 'when'"),
        ({"patterns": ["partager.*"]}, "repeats without bound"),
        ({"patterns": ["(?:partager)+"]}, "repeats without bound"),
        ({"patterns": ["partager{1,}"]}, "repeats without bound"),
        ({"patterns": ["partager("]}, "no regular expression"),
        ({"examples": ["Envoyer"]}, "does not drop its example 'Envoyer'"),
        ({"examples": ["⟦Partager⟧ ceci"]}, "does not drop its example"),
        ({"counterexamples": ["Partager le pouvoir"]}, "drops its counterexample"),
    ],
)
def test_a_rule_that_breaks_its_promise_is_named(tmp_path: Path, change: dict[str, object], problem: str) -> None:
    with pytest.raises(LexiconError) as caught:
        load_rules(write(tmp_path, RULE | change))
    assert problem in caught.value.problem
    assert "boilerplate.fr.yaml: rule 'share'" in caught.value.where
    assert caught.value.cure


def test_two_rules_cannot_have_one_name(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="two rules have this name"):
        load_rules(write(tmp_path, RULE, RULE))


@pytest.mark.parametrize(
    "content", ["", "rules: [", "- a", "rules: 3", "rules: [{}]", "rules: []\nabbreviations: [1]", "\x00"]
)
def test_a_file_of_another_form_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "boilerplate.fr.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"boilerplate\.fr\.yaml"):
        load_rules(tmp_path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        load_rules(tmp_path)


def test_an_apostrophe_of_either_kind_matches(tmp_path: Path) -> None:
    rule = RULE | {"patterns": ["l'article"], "examples": ["l'article", "L’article"]}
    assert load_rules(write(tmp_path, rule)).rules
