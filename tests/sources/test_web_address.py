"""Which strings are addresses of web pages: those that a page may lead to, whoever wrote them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sources.web_address import is_web_address


@pytest.mark.parametrize(
    "text",
    [
        "https://journal.example/geneve?id=1&lang=fr#suite",
        "http://journal.example",
        "http://journal.example?id=1",
        "HTTPS://Journal.example:8080/é/%20",
        "https://médias.example/à-la-une",
        "https://xn--mdias-bsa.example/",
        "https://вести.example/новости",
        "http://[2001:db8::1]:8080/a",
        "http://192.0.2.1/a;b=c",
        "https://journal.example/@signature:[1]",
    ],
)
def test_an_absolute_address_of_the_web_is_one(text: str) -> None:
    assert is_web_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://",
        "https:///chemin",
        "https://?a",
        "https://:80/",
        "https://[/",
        "https:journal.example",
        "//journal.example/a",
        "/2024/03/geneve",
        "journal.example",
    ],
)
def test_what_names_no_host_is_none(text: str) -> None:
    assert not is_web_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "javascript://journal.example/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "ftp://journal.example/",
        "file:///etc/passwd",
    ],
)
def test_another_scheme_is_none(text: str) -> None:
    assert not is_web_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://journal.example@elsewhere.example/",
        "https://user:password@journal.example/",
        "https://journal.example:80@elsewhere.example/",
        "https://journal.example\\@elsewhere.example/",
        "https://journal.example:port/",
        "https://journal.example/\u202egpj.exe",
        "https://journal.example/\u2066a",
        "https://jour\u200bnal.example/",
    ],
)
def test_what_looks_like_the_address_of_another_site_is_none(text: str) -> None:
    assert not is_web_address(text)


@pytest.mark.parametrize(
    "text",
    [
        " https://journal.example/",
        "https://journal.example/ a",
        "https://journal.example/\u00a0a",
        "https://journal.example/\n",
        "https://journal.example/\x00",
        'https://journal.example/"onmouseover="alert(1)',
        "https://journal.example/<script>",
        "https://journal.example/\ud800",
    ],
)
def test_what_no_address_may_hold_makes_it_none(text: str) -> None:
    assert not is_web_address(text)


@given(text=st.text())
def test_an_address_holds_nothing_that_ends_an_attribute_or_a_line(text: str) -> None:
    address = f"https://journal.example/{text}"
    assert not is_web_address(address) or not set(address) & set(' \t\r\n"<>\\^`{|}\x85\xa0\u2028')


@given(text=st.text(alphabet="[:@/?#.a1é", max_size=40))
def test_whether_it_is_one_is_told_of_the_strangest_strings(text: str) -> None:
    host = text.partition("/")[0].partition("?")[0].partition("#")[0]
    assert not (is_web_address(f"http://{text}") and "@" in host)
