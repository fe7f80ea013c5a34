"""Odd texts: reading never raises, gives the same twice, and takes time in proportion to the length."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.events.test_merge import check_offsets, check_order
from tests.french import read

MEETS = "Le président Gustavo Petro a rencontré mardi à Lima le président Irfaan Ali. "
ODD = {
    "nothing": "",
    "space": " ",
    "line breaks": "\n\n\n",
    "punctuation": "?! … , ; : – — ( ) [ ] « » “ ” ' ’ - . .. ...",
    "one bracket": "«",
    "emoji": "🇵🇪 Le Pérou 🤝 le Chili 👩‍👩‍👧 a rejeté l’accord 😀.",
    "right to left": "Le ministre \u202bأنطوني بلينكن\u202c a rencontré le ministre \u200fלפיד\u200e à Amman.",
    "Chinese": "Le Pérou a rejeté 中华人民共和国外交部 l’accord. 习近平 est arrivé.",
    "combining marks": "Le Pe\u0301rou a rejete\u0301 l’a\u0301\u0301\u0301ccord.",
    "controls": "Le Pérou\x00 a\x01 rejeté\x1f l’accord\u2028\x85.",
    "capitals": "LE PÉROU A REJETÉ L’ACCORD DU CHILI",
    "no capitals": "le pérou a rejeté l’accord du chili",
    "nested quotes": "« Il a dit : " * 100 + "le Pérou a rejeté l’accord" + " »" * 100 + ", a dit Maia Sandu.",
    "quotes that never close": "« " * 300 + MEETS,
    "one long sentence": "Le Pérou a rejeté l’accord "
    + "et le Chili, qui a condamné le Venezuela, a menacé le Brésil, " * 60
    + ".",
    "titles only": "ministre " * 60 + "président de la République du ministre de la Défense " * 20,
    "possessives": "sa leur ses leurs son notre " * 40,
    "pronouns": "Il l’a vu. Elle les lui a donnés. Celui-ci le leur a dit. " * 20,
    "one long word": "Pérou" * 2_000,
    "hyphens": "Le vice-" * 100 + "président a voté.",
    "apostrophes": "l’" * 200 + "Otan",
    "names": "Maia Sandu, " * 100 + "sont arrivés.",
    "deep « de »": "Le retrait " + "de la demande du ministre " * 60 + "du Pérou.",
    "markup": "<b>Le Pérou</b> a rejeté <script>alert(1)</script> l’accord &amp; ]]>.",
}

PIECES = st.sampled_from(
    ["Le Pérou", "le Chili", "a rejeté", "a rencontré", "n’a pas", "Il", "sa", "« ", " »", "“", "”", ", ", ". ", "\n", "–", "selon", "que",
     "le ministre turc de la Défense", "Maia Sandu", "leur rencontre", "les deux pays", "mardi", "à Lima", "de", "accuser", "et", "qui", "😀", "中",
     "\u200f", "\u00a0", "12", "a-t-il dit"]
)  # fmt: skip


def check_reading(text: str) -> None:
    first = read(text)
    check_offsets(first)
    check_order(first)
    assert read(text) == first


@pytest.mark.parametrize("name", ODD)
def test_odd_texts_are_read_without_fault(name: str) -> None:
    check_reading(ODD[name])


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_any_mixture_of_french_is_read_without_fault(text: str) -> None:
    check_reading(text)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=120))
def test_any_text_is_read_without_fault(text: str) -> None:
    check_reading(text)


@pytest.mark.parametrize("name", ["emoji", "Chinese", "no capitals"])
def test_what_surrounds_it_does_not_hide_an_event(name: str) -> None:
    """The odd characters hide no more than the words that they stand in."""
    text = f"{ODD[name]}\n{MEETS}"
    assert "meets" in {event.relation for event in read(text).events}


def seconds(text: str) -> float:
    began = time.process_time()
    read(text)
    return time.process_time() - began


UNITS = {
    "one article": MEETS + "« Nous l’avons rejeté », a-t-il dit. Les deux hommes ont promis de se revoir. ",
    "people": "Le ministre norvégien {}vik a vu Maia Sandu. ",
    "quotations": "« Nous avons rejeté l’accord. » ",
    "opening marks": "« ",
    "pronouns": "Il l’a vu. ",
}


def repeated(unit: str, length: int) -> str:
    """Return *unit* again and again, *length* characters of it; where it has a place for one, with another name each time."""
    return "".join(unit.format(chr(65 + i % 26) + "abcdefgh"[: i % 9]) for i in range(length // len(unit)))


@pytest.mark.slow
def test_time_grows_with_the_length() -> None:
    """Four times the length is about four times the work."""
    read(MEETS)
    slow = []
    for name, unit in UNITS.items():
        short, long = seconds(repeated(unit, 4_000)), seconds(repeated(unit, 16_000))
        slow += [name] if long > 8 * max(short, 0.1) else []
    assert slow == []
