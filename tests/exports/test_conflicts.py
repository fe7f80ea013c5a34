"""Accounts contradict one another where they are of one event and differ; else they are two events."""

from dataclasses import replace
from datetime import date

import pytest

from kg.exports.conflicts import Account, conflicts
from kg.model import Event, Place, Polarity
from tests.readings import CRISIS, GENEVA, MEETING, OSLO, fingerprint

_MEETS = MEETING.events[0]
_DAY = date(2024, 3, 12)


def account(article: int, event: Event = _MEETS, *, day: date = _DAY) -> Account:
    time = event.time and replace(event.time, start=day, end=day)
    return Account(replace(event, id=fingerprint(event.id, str(article)), time=time), article, day, day)


def kinds(*accounts: Account) -> list[tuple[str, ...]]:
    found = conflicts(accounts)
    return [found[account.event.id].kinds if account.event.id in found else () for account in accounts]


def test_two_places_for_one_meeting() -> None:
    one, other = account(0), account(1, replace(_MEETS, place=OSLO))
    assert kinds(one, other) == [("place",), ("place",)]
    assert conflicts([one, other])[one.event.id].rivals == (other.event.id,)


def test_who_met_whom_may_be_told_the_other_way_round() -> None:
    turned = replace(_MEETS, agents=_MEETS.addressees, addressees=_MEETS.agents, place=OSLO)
    assert kinds(account(0), account(1, turned)) == [("place",), ("place",)]


def test_a_denial_of_what_another_tells() -> None:
    assert kinds(account(0), account(1, replace(_MEETS, polarity=Polarity.NEGATED)))[0] == ("polarity",)


def test_two_exact_days_at_one_place() -> None:
    assert kinds(account(0), account(1, day=date(2024, 3, 13)))[0] == ("day",)


@pytest.mark.parametrize(
    "other",
    [
        account(1),
        account(0, replace(_MEETS, place=OSLO)),
        account(1, replace(_MEETS, place=OSLO), day=date(2024, 3, 20)),
        account(1, replace(_MEETS, place=Place(id="suisse", label="Suisse"))),
        account(1, replace(_MEETS, place=None), day=date(2024, 3, 13)),
        account(1, replace(CRISIS.events[0], place=OSLO)),
    ],
    ids=["alike", "one article", "another week", "the country of the place", "perhaps again", "another event"],
)
def test_no_contradiction(other: Account) -> None:
    assert kinds(account(0), other) == [(), ()]


def test_of_many_accounts_each_has_rivals_and_none_has_all() -> None:
    places = [GENEVA, OSLO]
    accounts = [account(number, replace(_MEETS, place=places[number % 5 == 0])) for number in range(100)]
    found = conflicts(accounts)
    assert len(found) == len(accounts)
    assert max(len(conflict.rivals) for conflict in found.values()) <= 10
