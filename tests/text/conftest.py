"""The project's rules, loaded once, and cleaning of plain text."""

from collections.abc import Callable

import pytest

from kg.model import Document, MediaType, Metadata, Page
from kg.text import CleaningRules, clean, load_rules

Clean = Callable[..., Document]


@pytest.fixture(scope="session")
def rules() -> CleaningRules:
    return load_rules()


@pytest.fixture
def cleaned(rules: CleaningRules) -> Clean:
    def run(content: str, *, media_type: MediaType = MediaType.TEXT, **metadata: object) -> Document:
        page = Page(id="a", name="a.txt", content=content, media_type=media_type, metadata=Metadata(**metadata))  # type: ignore[arg-type]
        return clean(page, rules)

    return run
