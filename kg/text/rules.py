"""The rules of `ontology/boilerplate.fr.yaml`: what on a page is no part of the article, and what repairs must know.

Each rule is checked when it is loaded: its pattern must match its examples, must not match its counterexamples, and
cannot take more than linear time.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from kg.errors import LexiconError
from kg.resources import ontology_dir
from kg.text.characters import exchange_likenesses

FILE = "boilerplate.fr.yaml"
_KEYS = {"name", "scope", "patterns", "weak", "breaks", "dated", "closing", "examples", "counterexamples"}
_UNBOUNDED = re.compile(r"(?<!\\)(?:[*+]|\{\d*,\})")
_CLASS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
_BRACKETS = re.compile(r"⟦(.*)⟧")


class Scope(StrEnum):
    """What a rule's pattern must match to drop it."""

    LINE = "line"
    SENTENCE = "sentence"
    ANYWHERE = "anywhere"
    OPENING = "opening"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a kind of boilerplate looks like.

    Attributes:
        pattern: Matches a whole line or sentence, a part of one, or what a line near the top begins with.
        weak: Holds only beside what another rule drops.
        breaks: A sentence ends where the dropped part stood.
        dated: A date in it is the day on which the article was published.
        closing: Headlines of other articles follow: they go too, if nothing else stands below.
    """

    name: str
    scope: Scope
    pattern: re.Pattern[str]
    weak: bool = False
    breaks: bool = False
    dated: bool = False
    closing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CleaningRules:
    """All that cleaning knows of French pages.

    Attributes:
        abbreviations: Words, in lower case, after which a full stop ends no sentence.
        compound_first: First halves that keep their hyphen (`porte-parole`).
        compound_last: Last halves that do (`dit-il`).
    """

    rules: tuple[Rule, ...]
    abbreviations: frozenset[str]
    compound_first: frozenset[str]
    compound_last: frozenset[str]

    def of(self, *scopes: Scope) -> tuple[Rule, ...]:
        """Return the rules of these scopes, in the order of the file."""
        return tuple(rule for rule in self.rules if rule.scope in scopes)

    def is_compound(self, first: str, last: str) -> bool:
        """Return whether the two halves are joined by a hyphen wherever they stand."""
        return first.lower() in self.compound_first or last.lower() in self.compound_last or not last.islower()


def load_rules(directory: Path | None = None) -> CleaningRules:
    """Return the rules in *directory*, by default those of the project.

    Raises:
        LexiconError: The file is missing, is no YAML of the right form, or a rule breaks its own examples.
    """
    path = (directory or ontology_dir()) / FILE
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        return CleaningRules(
            rules=tuple(_checked_rules(data["rules"], path)),
            abbreviations=frozenset(map(str.lower, data["abbreviations"])),
            compound_first=frozenset(data["compounds"]["first"]),
            compound_last=frozenset(data["compounds"]["last"]),
        )
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as exc:
        raise LexiconError(f"cannot be read: {exc}", where=str(path), cure="restore it") from exc
    except (KeyError, TypeError, AttributeError) as exc:
        cure = "it needs `rules`, `abbreviations` and `compounds` with `first` and `last`"
        raise LexiconError(f"not of the right form: {exc!r}", where=str(path), cure=cure) from exc


def _checked_rules(entries: list[Mapping[str, Any]], path: Path) -> Iterator[Rule]:
    names: set[str] = set()
    for entry in entries:
        where = f"{path}: rule {entry['name']!r}"
        if entry["name"] in names:
            raise LexiconError("two rules have this name", where=where, cure="rename one")
        if unknown := sorted(set(entry) - _KEYS):
            raise LexiconError(f"unknown key {unknown[0]!r}", where=where, cure=f"use {', '.join(sorted(_KEYS))}")
        names.add(entry["name"])
        rule = _rule(entry, where)
        _check_examples(rule, entry, where)
        yield rule


def _rule(entry: Mapping[str, Any], where: str) -> Rule:
    flags = {key: bool(entry.get(key)) for key in ("weak", "breaks", "dated", "closing")}
    patterns = [_checked_pattern(pattern, where) for pattern in entry["patterns"]]
    try:
        scope = Scope(entry["scope"])
    except ValueError as exc:
        raise LexiconError(str(exc), where=where, cure=f"use {', '.join(Scope)}") from exc
    pattern = re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
    return Rule(name=entry["name"], scope=scope, pattern=pattern, **flags)


def _checked_pattern(pattern: str, where: str) -> str:
    """Return *pattern* with the likenesses that the text will have; it must be a bounded regular expression."""
    if _UNBOUNDED.search(_CLASS.sub("x", pattern)):
        problem = f"{pattern!r} repeats without bound"
        raise LexiconError(problem, where=where, cure="write {0,80} instead of * or +: hostile pages must not hang it")
    try:
        re.compile(pattern)
    except re.error as exc:
        raise LexiconError(f"{pattern!r} is no regular expression: {exc}", where=where, cure="correct it") from exc
    return exchange_likenesses(pattern)


def _check_examples(rule: Rule, entry: Mapping[str, Any], where: str) -> None:
    for example in entry["examples"]:
        if not _drops(rule, example):
            problem = f"does not drop its example {example!r}"
            raise LexiconError(problem, where=where, cure="correct the pattern, or the brackets ⟦…⟧ of the example")
    for example in entry.get("counterexamples", ()):
        if _first_match(rule, exchange_likenesses(example)):
            raise LexiconError(f"drops its counterexample {example!r}", where=where, cure="narrow the pattern")


def _drops(rule: Rule, example: str) -> bool:
    """Return whether *rule* drops just what stands in the brackets, or the whole example if it has none."""
    text = exchange_likenesses(example)
    marked = _BRACKETS.search(text)
    match = _first_match(rule, text.replace("⟦", "").replace("⟧", ""))
    return match is not None and match[0] == (marked[1] if marked else text)


def _first_match(rule: Rule, text: str) -> re.Match[str] | None:
    match rule.scope:
        case Scope.ANYWHERE:
            return rule.pattern.search(text)
        case Scope.OPENING:
            return rule.pattern.match(text)
        case _:
            return rule.pattern.fullmatch(text)
