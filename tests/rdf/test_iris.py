"""IRIs hold any id, and no id can leave its place in one."""

import re

import pytest
from hypothesis import given

from kg.errors import StoreError
from kg.rdf.iris import DEFAULT_BASE, Iris, encode
from tests.rdf.strategies import texts


@given(name=texts)
def test_an_id_is_one_safe_segment(name: str) -> None:
    assert re.fullmatch(r"(?:[A-Za-z0-9_.~-]|%[0-9A-F]{2})*", encode(name))
    assert encode(name) not in {".", ".."}


@given(name=texts)
def test_an_id_is_read_back_from_its_iri(name: str) -> None:
    iris = Iris()
    assert iris.name("actor", iris.actor(name)) == name


@pytest.mark.parametrize(
    ("name", "segment"),
    [
        ("antony-blinken", "antony-blinken"),
        ("2024/03/oslo", "2024%2F03%2Foslo"),
        ("..", "%2E%2E"),
        ("a> <b", "a%3E%20%3Cb"),
        ("été", "%C3%A9t%C3%A9"),
        ("a%2Fb", "a%252Fb"),
    ],
)
def test_encoding(name: str, segment: str) -> None:
    assert encode(name) == segment


@pytest.mark.parametrize("base", [DEFAULT_BASE, "http://localhost:8080/", "https://xn--donnes-fva.example/"])
def test_bases_that_serve(base: str) -> None:
    assert Iris(base).actor("otan").value == f"{base}actor/otan"


@pytest.mark.parametrize(
    "base",
    ["", "kg", "https://kg.example", "https://kg.example/id", "file:///etc/", "https://kg.example/> <x/", "ftp://a/"],
)
def test_bases_that_do_not(base: str) -> None:
    with pytest.raises(StoreError, match="ends in a slash"):
        Iris(base)
