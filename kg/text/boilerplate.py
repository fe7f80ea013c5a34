"""Drops what the rules call boilerplate."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.text.draft import Draft, Edit
from kg.text.lines import spans_of_lines
from kg.text.rules import CleaningRules, Rule, Scope
from kg.text.sentences import spans_of_sentences

#: No line or sentence of boilerplate is longer; in characters.
_LONGEST = 400
#: An opening (a dateline) stands in one of so many first lines.
_OPENING_LINES = 6
_ENDS_SENTENCE = re.compile(r"[.!?…»:;]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """A sentence; alone on its line, it is also a line."""

    start: int
    end: int
    is_line: bool


def drop_boilerplate(draft: Draft, rules: CleaningRules) -> Draft:
    """Return *draft* without what the rules match."""
    return draft.edit([*_whole(draft.text, rules), *_openings(draft.text, rules), *_inside(draft.text, rules)])


def _whole(text: str, rules: CleaningRules) -> Iterator[Edit]:
    stretches = list(_stretches(text, rules))
    verdicts = [_first_rule(text, stretch, rules, weak=False) for stretch in stretches]
    _spread_to_neighbours(text, stretches, verdicts, rules)
    _spread_to_end(text, stretches, verdicts)
    for stretch, rule in zip(stretches, verdicts, strict=True):
        if rule:
            yield Edit(start=stretch.start, end=stretch.end, rule=rule.name)


def _stretches(text: str, rules: CleaningRules) -> Iterator[_Stretch]:
    for line_start, line_end in spans_of_lines(text):
        for start, end in spans_of_sentences(text, line_start, line_end, rules):
            yield _Stretch(start=start, end=end, is_line=(start, end) == (line_start, line_end))


def _first_rule(text: str, stretch: _Stretch, rules: CleaningRules, *, weak: bool) -> Rule | None:
    if stretch.end - stretch.start > _LONGEST:
        return None
    scopes = (Scope.LINE, Scope.SENTENCE) if stretch.is_line else (Scope.SENTENCE,)
    candidates = (rule for rule in rules.of(*scopes) if rule.weak is weak)
    return next((rule for rule in candidates if rule.pattern.fullmatch(text, stretch.start, stretch.end)), None)


def _spread_to_neighbours(
    text: str, stretches: Sequence[_Stretch], verdicts: list[Rule | None], rules: CleaningRules
) -> None:
    """Let the weak rules speak beside what is dropped, downwards and then upwards."""
    for step in (1, -1):
        order = range(len(stretches))[::step]
        for before, index in pairwise(order):
            if verdicts[before] and not verdicts[index]:
                verdicts[index] = _first_rule(text, stretches[index], rules, weak=True)


def _spread_to_end(text: str, stretches: Sequence[_Stretch], verdicts: list[Rule | None]) -> None:
    """Drop the headlines of other articles: from a closing line on, if none of the lines below ends as a sentence does."""
    for index in reversed(range(len(stretches))):
        stretch, rule = stretches[index], verdicts[index]
        if rule and rule.closing:
            verdicts[index:] = [verdict or rule for verdict in verdicts[index:]]
        elif not rule and (not stretch.is_line or _ENDS_SENTENCE.search(text, stretch.start, stretch.end)):
            return


def _openings(text: str, rules: CleaningRules) -> Iterator[Edit]:
    for number, (start, end) in enumerate(spans_of_lines(text)):
        if number == _OPENING_LINES:
            return
        for rule in rules.of(Scope.OPENING):
            if match := rule.pattern.match(text, start, end):
                yield Edit(start=start, end=match.end(), rule=rule.name)


def _inside(text: str, rules: CleaningRules) -> Iterator[Edit]:
    for rule in rules.of(Scope.ANYWHERE):
        for match in rule.pattern.finditer(text):
            yield Edit(start=match.start(), end=match.end(), text="\n" if rule.breaks else "", rule=rule.name)
