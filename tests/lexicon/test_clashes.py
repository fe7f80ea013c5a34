"""Entries that claim the same words."""

from pathlib import Path
from textwrap import dedent

import pytest

from kg.lexicon.clashes import clashes
from kg.lexicon.frames import load_frames


def pairs(path: Path, frames: str) -> list[tuple[str, str, set[str]]]:
    path.write_text(dedent(frames), "utf-8")
    entries = load_frames([path], ["urges", "demands"], {}).entries
    return [(clash.first.id, clash.second.id, set(clash.shared)) for clash in clashes(entries)]


def test_two_relations_that_ask_for_the_same_words_clash(tmp_path: Path) -> None:
    frames = """
        urges: [{verb: presser, theme: obj, where: {obj: [paix, calme]}, needs: [theme]}]
        demands: [{verb: presser, theme: obj, where: {obj: [calme, argent]}, needs: [theme]}]
    """
    assert pairs(tmp_path / "a.fr.yaml", frames) == [("urges/verb/presser", "demands/verb/presser", {"calme"})]


@pytest.mark.parametrize(
    "demands",
    [
        "{verb: presser, theme: obj, where: {obj: [argent]}, needs: [theme]}",
        "{verb: presser, theme: obj, where: {obj: [calme], nsubj: [roi]}, needs: [theme]}",
        "{verb: presser, theme: obl+de, where: {obj: [calme]}, needs: [theme]}",
        "{verb: se presser, theme: obj, where: {obj: [calme]}, needs: [theme]}",
        "{verb: presser, theme: obj, where: {obj: [calme]}, unless: {obj: [calme]}, needs: [theme]}",
    ],
    ids=["other words", "more conditions", "another function", "reflexive", "ruled out"],
)
def test_what_keeps_them_apart(tmp_path: Path, demands: str) -> None:
    frames = f"""
        urges: [{{verb: presser, theme: obj, where: {{obj: [paix, calme]}}, needs: [theme]}}]
        demands: [{demands}]
    """
    assert pairs(tmp_path / "a.fr.yaml", frames) == []
