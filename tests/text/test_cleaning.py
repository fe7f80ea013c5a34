"""The promises of `clean`: offsets to the letter, nothing lost without a word, errors for what is no French article."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import TextError
from kg.model import Document, Page
from kg.text import clean, load_rules

Clean = Callable[..., Document]
RULES = load_rules()
FIRST = "La ministre norvégienne Ingrid Solberg a signé mercredi à Lima un traité de pêche avec le Pérou."
#: Parts that pages are made of; what is drawn from them meets every repair.
PARTS = [
    FIRST, "Il part.", "elle reste.", "Elle rit", ".Le roi", "OTAN.Les", " ", "\n", "\n\n", "\u00a0", "\u200b", "\u00ad", "'", '"', "«", "»", "“",
    "Partager", "Lire aussi : Le Chili", "0", "négo-", "ciations", "Abonnez-vous !", "Votre don compte.", "| AFP / VIA REUTERS", "🇵🇪", "#a #b",
    "More Updates", "Lima, 3 mai 2020 (AFP) – ", "© 2021", "...", " ,", "é" * 50,
]  # fmt: skip


def check_offsets(document: Document) -> None:
    """Every piece stands where it says, but for one-to-one exchanges; all else of the source is space or dropped."""
    seen: set[int] = set()
    end = 0
    for piece in document.pieces:
        here = document.text[piece.start : piece.start + piece.length]
        there = document.source[piece.source_start : piece.source_start + piece.length]
        assert len(here) == len(there) == piece.length > 0
        assert piece.start >= end
        for ours, theirs in zip(here, there, strict=True):
            assert ours == theirs or ours in ' \n’«»-"', (ours, theirs)
        seen.update(range(piece.source_start, piece.source_start + piece.length))
        assert document.text[end : piece.start].strip() == ""
        end = piece.start + piece.length
    seen.update(place for part in document.dropped for place in range(part.start, part.end))
    lost = "".join(c for place, c in enumerate(document.source) if place not in seen)
    assert lost.strip() == ""


@given(st.lists(st.sampled_from(PARTS), max_size=25))
def test_offsets_lead_back_to_the_source(parts: list[str]) -> None:
    page = Page(id="a", name="a", content=FIRST + "".join(parts))
    document = clean(page, RULES)
    check_offsets(document)
    assert "\n\n" not in document.text
    assert document.text == document.text.strip()
    assert clean(page, RULES) == document


@given(st.text(max_size=200))
def test_any_text_is_cleaned_or_refused(text: str) -> None:
    with suppress(TextError):
        check_offsets(clean(Page(id="a", name="a", content=text), RULES))


def test_cleaning_again_changes_nothing(cleaned: Clean) -> None:
    once = cleaned(f"Accueil > Monde\n\n{FIRST}Le roi part. .La reine reste. homologue à Oslo.\n\nPartager").text
    assert cleaned(once).text == once


def test_a_span_of_the_text_is_found_in_the_source(cleaned: Clean) -> None:
    document = cleaned(f"Partager\n\n{FIRST}Le roi part.\n")
    start = document.text.index("Le roi")
    first, last = document.source_span(start, start + len("Le roi part"))
    assert document.source[first:last] == "Le roi part"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Lima, 3 mars 2021 (Agence du Lac) – ", date(2021, 3, 3)),
        ("Publié le 3 mars 2021 à 10h\n\n", date(2021, 3, 3)),
        ("Par Awa Diallo, le 3 mars 2021\n\n", date(2021, 3, 3)),
        ("LIMA (AFP) - ", None),
        ("Publié le 31 février 2021\n\n", None),
        ("", None),
    ],
)
def test_the_day_is_read_from_the_dateline(cleaned: Clean, line: str, published: date | None) -> None:
    document = cleaned(line + FIRST)
    assert document.text == FIRST
    assert document.metadata.published == published
    assert document.metadata.language == "fr"


def test_the_year_of_a_dateline_is_that_of_the_address_or_the_copyright(cleaned: Clean) -> None:
    text = f"Lima, 3 mars (Agence du Lac) – {FIRST}"
    assert cleaned(text).metadata.published is None
    assert cleaned(text, url="https://x.example/2019/03/lima").metadata.published == date(2019, 3, 3)
    assert cleaned(f"{text}\n\n© Agence du Lac, 2020.").metadata.published == date(2020, 3, 3)


def test_what_the_page_says_is_stronger_than_the_dateline(cleaned: Clean) -> None:
    document = cleaned(
        f"Publié le 3 mars 2021\n\n{FIRST}", published=date(2021, 3, 4), publisher="Le Courrier", language="de"
    )
    assert (document.metadata.published, document.metadata.publisher) == (date(2021, 3, 4), "Le Courrier")
    assert document.metadata.language == "fr"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The Norwegian minister signed a fishing treaty with Peru on Wednesday, her ministry said in a statement.",
        ),
        (
            "es",
            "La ministra noruega firmó el miércoles un tratado de pesca con el Perú, según informó su ministerio en Lima.",
        ),
        ("de", "Die norwegische Ministerin hat am Mittwoch in Lima ein Fischereiabkommen mit Peru unterzeichnet."),
        ("ru", "Министр иностранных дел Норвегии подписала в среду в Лиме договор о рыболовстве с Перу."),
    ],
)
def test_another_language_is_refused_whatever_the_page_says(cleaned: Clean, language: str, text: str) -> None:
    with pytest.raises(TextError, match=f"looks like the language '{language}' "):
        cleaned(text, language="fr")


@pytest.mark.parametrize(
    "text",
    [
        "Moscou menace Kiev.",
        "Xi Jinping, Wang Yi, Jens Stoltenberg et Erna Solberg se sont rencontrés à Pékin puis à Oslo.",
    ],
)
def test_short_texts_and_names_pass(cleaned: Clean, text: str) -> None:
    assert cleaned(text).text == text


@pytest.mark.parametrize("text", ["", "\n \n", "Partager\n\n0\n\nAbonnez-vous !", "12 345", "Oui."])
def test_too_little_text_is_refused(cleaned: Clean, text: str) -> None:
    with pytest.raises(TextError, match=r"a\.txt: no article is left"):
        cleaned(text)


def test_too_long_a_text_is_refused(cleaned: Clean) -> None:
    with pytest.raises(TextError, match=r"more than 900,000 characters .*split it"):
        cleaned(f"{FIRST}\n" * 10_000)
