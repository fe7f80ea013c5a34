"""Values become literals that nobody can use as something else."""

import pytest
from hypothesis import given

from kg.rdf.namespaces import XSD
from kg.rdf.terms import web_address
from tests.rdf.strategies import texts


@pytest.mark.parametrize(
    "text",
    [
        "https://journal.example/geneve?id=1&lang=fr#suite",
        "http://journal.example",
        "HTTPS://Journal.example:8080/é/%20",
        "http://[2001:db8::1]/a",
        "http://192.0.2.1/a;b=c",
    ],
)
def test_an_absolute_address_of_the_web_is_kept_as_it_is(text: str) -> None:
    found = web_address(text)
    assert found is not None
    assert (found.value, found.datatype) == (text, XSD.anyURI)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "javascript:alert(1)",
        " https://journal.example/",
        "https://journal.example/ a",
        "https://journal.example/\n",
        "https://journal.example/\x00",
        "https://journal.example/\u202egpj.exe",
        "https://journal.example/\u200b",
        "https://",
        "https:///chemin",
        "https://?a",
        "https:journal.example",
        "//journal.example/a",
        "/2024/03/geneve",
        "journal.example",
        "data:text/html,<script>alert(1)</script>",
        'https://journal.example/"onmouseover="alert(1)',
        "https://journal.example/<script>",
        "https://journal.example\\@mal.example/",
        "https://journal.example/\ud800",
        "ftp://journal.example/",
        "file:///etc/passwd",
    ],
)
def test_all_else_is_no_address(text: str) -> None:
    assert web_address(text) is None


@given(text=texts)
def test_an_address_holds_nothing_that_ends_an_attribute_or_a_line(text: str) -> None:
    found = web_address(f"https://journal.example/{text}")
    assert found is None or not set(found.value) & set(' \t\r\n"<>\\^`{|}\x85\xa0\u2028')


def test_no_address_is_no_literal() -> None:
    assert web_address(None) is None
