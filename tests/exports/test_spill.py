"""Rows come back as they went in, whether memory holds them or not; a full disk is told with its cure."""

import pytest

from kg.errors import ExportError
from kg.exports.spill import Spill, storable

SCHEMA = "CREATE TABLE word (word TEXT);"
ADD = "INSERT INTO word VALUES (?)"


def test_more_rows_than_memory_holds_come_back_in_order() -> None:
    spill = Spill("PRAGMA cache_size = 10;" + SCHEMA)
    spill.add(ADD, ((f"{number * 7919 % 50_000:05d}",) for number in range(50_000)))
    assert [word for (word,) in spill.rows("SELECT word FROM word ORDER BY word")] == [
        f"{n:05d}" for n in range(50_000)
    ]


def test_a_full_disk_is_told_with_a_cure() -> None:
    spill = Spill("PRAGMA max_page_count = 10;" + SCHEMA)
    with pytest.raises(ExportError, match="disk is full") as caught:
        spill.add(ADD, (("x" * 1000,) for _ in range(1000)))
    assert "SQLITE_TMPDIR" in caught.value.cure


@pytest.mark.parametrize("text", ["", "Élise", "a\x00b", "漢字", "\U0001f600"])
def test_what_is_text_is_stored_to_the_letter(text: str) -> None:
    spill = Spill(SCHEMA)
    spill.add(ADD, [(storable(text),)])
    assert list(spill.rows("SELECT word FROM word")) == [(text,)]


def test_half_a_surrogate_pair_is_stored_as_a_question_mark() -> None:
    assert storable("a\ud800é") == "a?é"
