"""What is read once and kept gives what the store gives; sorting in pieces gives what sorting at once does."""

from hypothesis import given
from hypothesis import strategies as st

from kg.store import Store, spooled
from kg.store.sorting import sorted_lines
from tests.readings import CRISIS


def test_a_spool_gives_what_the_store_gives_as_often_as_it_is_asked(filled: Store) -> None:
    with spooled(filled) as spool:
        for _ in range(2):
            assert list(spool.readings()) == list(filled.readings())
            assert list(spool.quads()) == list(filled.quads())
        assert list(spool.merged()) == list(filled.merged())
        assert spool.article_ids() == filled.article_ids()
        assert spool.article_quads(CRISIS.document.id) == filled.article_quads(CRISIS.document.id)
        assert spool.article_quads("nobody-wrote-this") == []


def test_a_spool_may_be_read_by_two_at_once(filled: Store) -> None:
    with spooled(filled) as spool:
        pairs = list(zip(spool.readings(), spool.readings(), strict=True))
        assert [one for one, _ in pairs] == [other for _, other in pairs] == list(filled.readings())


@given(lines=st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=3)))
def test_lines_are_sorted_in_as_little_memory_as_one_likes(lines: list[str]) -> None:
    ended = [f"{line}\n" for line in lines]
    for in_memory in (1, 2, 100):
        assert list(sorted_lines(ended, in_memory=in_memory)) == sorted(set(ended))
