"""The grammar of single time expressions: a pattern over words, and the function that says what they mean.

In a pattern a space stands for any space, `{months}` for any word of that list in `ontology/times.fr.yaml` or for
another fragment of `time_words`, and a named group for a word that the function asks for. A rule knows nothing of what
may stand before its words (« depuis », « fin », « entre »): `times` adds that.
"""

import re
from dataclasses import dataclass
from functools import cache

from kg.annotations import time_readings as readings
from kg.annotations.time_words import LISTS, whole_words

_NAMED = re.compile(r"\((?:\?P<\w+>|\?-i:)(\{\w+\})\)(?!\?)")
_GROUP = re.compile(r"\([^()]*\)\??")
_PART_OF = {"long_units": "units", "plural_shifts": "shifts"}
_LISTED = re.compile(r"\{(\w+)\}(?!\?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of expression.

    Attributes:
        lists: Names of lists of `ontology/times.fr.yaml`: a text without a word of each of them has no such expression.
        kind: `day`; `period` for what is longer; `month`, `year` and `unit` for words that are a time only where what
            stands before them says so (« en mars », « fin 2014 », « la fin de la semaine »); `name` is no time.
    """

    kind: str
    lists: tuple[str, ...]
    pattern: re.Pattern[str]
    read: readings.Read


_DATE = (
    r"(?:{weekdays},? )?(?P<day>{dom}) (?P<month>{months})(?: (?P<year>[12]\d{3}){not_a_count}| (?P<shift>{shifts}))?"
)
_RANGE = r"(?:{weekdays} )?(?P<day>{dom})(?: (?:au|et(?: le)?) |-)(?:{weekdays} )?(?P<to>{dom}) (?P<month>{months})(?: (?P<year>[12]\d{3}))?"
_AMOUNT = "(?:(?P<number>{number})|{several}) (?P<unit>{units})"
_DISTANCE = "(?:(?P<ago>il y a|voici|voilà)|(?P<since>depuis)|(?P<within>d’ici(?: à)?|sous|dans les)|dans)(?: environ| près de)? "
_UNIT = "(?:(?:la|le) |l’)?(?P<unit>{long_units})"
_OPENER = "(?:ces|les|(?:au cours|lors) des|(?:dans|pendant|durant|pour) les) "
_SEASON = "(?:(?:au|le|en) |à l’|l’)"

#: Kind, pattern and meaning. The longest match wins; of two rules that match the same words, the first.
_GRAMMAR: tuple[tuple[str, str, readings.Read], ...] = (
    ("name", "(?-i:{names})", readings.no_time),
    ("name", "(?:le|chaque|tous les) {weekdays}s?(?: {dayparts})?", readings.no_time),
    ("name", "{number} {units} {shifts}", readings.no_time),
    ("day", "(?:(?:le|ce) )?" + _DATE + "{clock}", readings.read_day),
    (
        "day",
        r"(?:le )?(?P<day>\d{1,2})(?P<sign>[/.])(?P<month>\d{1,2})(?P=sign)(?P<year>[12]\d{3})",
        readings.read_numeric_day,
    ),
    ("day", r"(?P<year>[12]\d{3})-(?P<month>\d\d)-(?P<day>\d\d)", readings.read_numeric_day),
    ("period", "(?:(?:(?:dans la )?nuit )?(?:du|les?|entre les?) )?" + _RANGE, readings.read_day_range),
    (
        "day",
        "(?:ce )?(?P<weekday>{weekdays})(?: (?P<shift>{shifts})| de la semaine (?P<week>{shifts}))?{clock}",
        readings.read_weekday,
    ),
    ("day", "(?:le )?(?P<weekday>{weekdays}) (?P<shift>{anaphoric_shifts})", readings.read_following_weekday),
    (
        "day",
        "(?:(?:le|ce) )?(?P<weekday>{weekdays}) (?P<day>{dom}){not_a_count}{clock}",
        readings.read_numbered_weekday,
    ),
    ("day", "(?P<word>{deictics}){clock}", readings.read_deictic),
    ("day", "(?:ce|cet|cette) {dayparts}", readings.read_this_daypart),
    ("day", "(?P<word>{anaphors})(?!-)(?! (?:de|du|des) | d’){clock}", readings.read_anaphor),
    ("period", r"(?P<month>{months}) (?P<year>[12]\d{3})", readings.read_month),
    ("period", "(?-i:(?P<month>{months})) (?P<shift>{shifts})", readings.read_month),
    ("period", r"(?:(?<=\bde\s)|(?<=\bd’))(?-i:(?P<month>{months}))(?! \d)", readings.read_month),
    ("month", r"(?-i:(?P<month>{months}))(?! \d)", readings.read_month),
    ("period", _UNIT + " (?P<shift>{shifts})", readings.read_unit),
    ("period", "(?:ce|cet|cette) (?P<unit>{long_units})(?:-ci)?(?!-)", readings.read_unit),
    ("unit", _UNIT + "(?! (?:de |d’){months})", readings.read_unit),
    ("period", _UNIT + " (?P<shift>{anaphoric_shifts})", readings.read_following_unit),
    ("period", "(?:ce|cet|cette) (?P<unit>{long_units})-là", readings.read_following_unit),
    ("period", _DISTANCE + _AMOUNT, readings.read_distance),
    ("period", _AMOUNT + " (?:(?P<later>plus tard)|plus tôt|auparavant)", readings.read_later),
    (
        "period",
        "(?:" + _OPENER + ")?(?:(?P<number>{number}) )?(?P<shift>{plural_shifts}) (?P<unit>{units})",
        readings.read_span,
    ),
    ("period", _OPENER + "(?P<shift>{plural_shifts}) (?P<number>{number}) (?P<unit>{units})", readings.read_span),
    (
        "period",
        "(?:dans|pour) les (?:(?P<number>{number}) )?(?P<unit>{units}) (?:à venir|qui viennent|(?P<shift>{shifts}))",
        readings.read_span,
    ),
    ("period", _SEASON + "?(?P<season>{seasons}) (?P<year>{year})(?:[-–](?P<until>{year}))?", readings.read_season),
    ("period", _SEASON + "(?P<season>{seasons}) (?P<shift>{shifts})", readings.read_season),
    ("period", "(?:ce|cet) (?P<season>{seasons})", readings.read_season),
    (
        "period",
        "(?:(?:au|le) )?(?P<ordinal>{ordinals}) (?P<division>{divisions})(?:(?: de(?: l’année)?)? (?P<year>{year}))?",
        readings.read_division,
    ),
    ("period", "(?:l’année|année|l’an) (?P<year>{year})", readings.read_year),
    ("period", "(?P<year>{year})[-–](?P<until>{year})", readings.read_years),
    ("period", r"(?<=\bde\s)(?P<year>{year}){not_a_count}", readings.read_year),
    ("year", "(?P<year>{year}){not_a_count}", readings.read_year),
    ("period", r"(?:(?:dans )?les )?années (?P<decade>(?:1[5-9]|20)\d0|[2-9]0)", readings.read_decade),
)


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules, in order of preference."""
    return tuple(
        Rule(kind=kind, lists=_lists(template), pattern=whole_words(template), read=read)
        for kind, template, read in _GRAMMAR
    )


def _lists(template: str) -> tuple[str, ...]:
    """Return the lists without a word of which *template* cannot match: those that no group makes optional or one of several."""
    plain = _NAMED.sub(r"\1", _NAMED.sub(r"\1", template))  # once more: « (?-i:(?P<month>{months})) »
    while (shorter := _GROUP.sub("", plain)) != plain:
        plain = shorter
    named = (_PART_OF.get(name, name) for name in _LISTED.findall(plain))
    return tuple(name for name in named if name in LISTS)
