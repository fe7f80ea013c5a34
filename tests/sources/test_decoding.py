"""One text, many encodings: what comes out is the same; what is no text is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.sources.decoding import decode

TEXT = (
    "La préfète d’Évreux a reçu mardi, à l’hôtel de ville, les maires des communes inondées : « Nous sommes là », a-t-elle "
    "répété. Dès août, où qu’ils soient, les sinistrés bénéficieront d’une aide exceptionnelle de quatre cents euros, "
    "a précisé le ministère de l’Intérieur."
)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_the_same_text_comes_out_of_every_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), where="x") == TEXT


@pytest.mark.parametrize("encoding", ["iso8859-15", "mac-roman", "cp850"])
def test_older_encodings_are_told_apart_by_their_letters(encoding: str) -> None:
    text = TEXT.replace("’", "'")
    assert decode(text.encode(encoding), where="x") == text


def test_a_page_may_name_its_encoding() -> None:
    page = '<meta charset="windows-1251"><p>Привет</p>'
    assert decode(page.encode("cp1251"), where="x") == page


@pytest.mark.parametrize("name", ["windows-1251", "utf-7", "zip", "no-such-encoding", "cp99999"])
def test_a_page_that_names_a_wrong_encoding_is_read_all_the_same(name: str) -> None:
    page = f'<meta charset="{name}"><p>{TEXT}</p>'
    assert decode(page.encode(), where="x") == page


def test_latin_1_is_read_as_browsers_read_it() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>l’œuvre</p>'
    assert decode(page.encode("cp1252"), where="x") == page


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n...", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"PK\x03\x04...", "a ZIP archive"),
        (b"Bonjour\x00\x01\x02 le monde", "binary data"),
        (bytes(range(256)) * 20, "binary data"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, kind: str) -> None:
    with pytest.raises(SourceError, match=f"x: this is {kind}.*convert it"):
        decode(data, where="x")


def test_all_line_breaks_become_one() -> None:
    assert decode(b"a\r\nb\rc\nd", where="x") == "a\nb\nc\nd"


@given(st.binary(max_size=300))
def test_any_bytes_give_text_that_can_be_written_or_an_error(data: bytes) -> None:
    try:
        text = decode(data, where="x")
    except SourceError:
        return
    assert "\r" not in text
    assert text.encode("utf-8").decode("utf-8") == text
