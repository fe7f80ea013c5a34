"""Values as literals. What counts as the address of a page is tested with `kg.sources.web_address`."""

import pytest

from kg.rdf.namespaces import XSD
from kg.rdf.terms import web_address


def test_an_address_is_kept_as_it_is() -> None:
    text = "HTTPS://Médias.example:8080/é/%20?id=1#suite"
    found = web_address(text)
    assert found is not None
    assert (found.value, found.datatype) == (text, XSD.anyURI)


@pytest.mark.parametrize("text", [None, "", "javascript:alert(1)", "/2024/03/geneve"])
def test_all_else_is_no_literal(text: str | None) -> None:
    assert web_address(text) is None
