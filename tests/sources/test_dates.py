"""The dates of feeds, pages and French prose."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sources.dates import find_date, parse_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-01-21", date(2022, 1, 21)),
        ("20220121", date(2022, 1, 21)),
        ("2022-01-21T23:30:00+01:00", date(2022, 1, 21)),
        ("2022-01-21T00:30:00.000Z", date(2022, 1, 21)),
        ("2022-01-21 10:00:00 +0100", date(2022, 1, 21)),
        ("Fri, 21 Jan 2022 23:59:00 -0500", date(2022, 1, 21)),
        ("21 janvier 2022", date(2022, 1, 21)),
        ("vendredi 1er avril 2022 à 10h30", date(2022, 4, 1)),
        ("Publié le 3 août 2021", date(2021, 8, 3)),
        ("3 aout 2021", date(2021, 8, 3)),
        ("12 déc. 2020", date(2020, 12, 12)),
        ("04/05/2019", date(2019, 5, 4)),
    ],
)
def test_a_date_is_the_day_as_written(text: str, day: date) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hier",
        "2022",
        "2022-01",
        "2022-02-30",
        "2022-01-21T25:00",
        "31 juin 2022",
        "30/02/2021",
        "21 janvier",
        "1642723200",
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parse_date(text)


@given(st.dates())
def test_every_day_is_read_back(day: date) -> None:
    assert parse_date(day.isoformat()) == day


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        parse_date(text)
    except ValueError:
        return


def test_a_year_can_be_given() -> None:
    assert find_date("Oslo, le 4 mai", year=2020) == date(2020, 5, 4)
    assert find_date("Oslo, le 4 mai") is None
    assert find_date("Oslo, le 4 mai 2019", year=2020) == date(2019, 5, 4)
    assert find_date("Publié le 2019-05-04") == date(2019, 5, 4)
