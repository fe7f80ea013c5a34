"""Frame files: what is read of an entry, and what is refused, with the file, the place and the cure."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.lexicon import Frames, load_lexicon
from kg.lexicon.frames import load_frames
from kg.model import Modality, Polarity

Load = Callable[[str | bytes], Frames]
RELATIONS = ("urges", "meets", "denies")


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def run(text: str | bytes) -> Frames:
        path = tmp_path / "mine.yaml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return load_frames([path], RELATIONS, {})

    return run


FAULTS = [
    # What stands in the file, and what the message must say
    ("urge:\n  - verb: presser", "unknown relation 'urge' (did you mean 'urges'?)"),
    ("xyzzy:\n  - verb: presser", "unknown relation 'xyzzy' (known: denies, meets, urges)"),
    ("urges:\n  - verbe: presser", "unknown key 'verbe' (did you mean 'verb'?)"),
    ("urges:\n  - verb: presser\n    theme: xcom", "unknown function 'xcom'"),
    ("urges:\n  - verb: presser\n    theme: obl+", "unknown function 'obl+'"),
    ("urges:\n  - verb: presser\n    where: {objet: [main]}", "unknown function 'objet'"),
    ("urges:\n  - verb: presser\n    needs: [adressee]", "unknown slot 'adressee' (did you mean 'addressee'?)"),
    ("urges:\n  - verb: presser\n    polarity: maybe", "'maybe' is not a valid Polarity"),
    ("urges:\n  - verb: presser\n    modality: maybe", "'maybe' is not a valid Modality"),
    ("urges:\n  - verb: 3", "3 is no text (put it in quotes)"),
    ("urges:\n  - verb: presser\n    addressee: [no]", "False is no text (put it in quotes)"),
    ("urges:\n  - verb: presser\n    noun: pression", "needs exactly one of verb, noun, adjective"),
    ("urges:\n  - theme: obj", "needs exactly one of verb, noun, adjective"),
    ("urges:\n  - presser", "'presser' is no mapping"),
    ("- verb: presser", "not a mapping from relations to entries"),
    ("", "not a mapping from relations to entries"),
    ("urges:\n  - {verb: [presser}", "line 2"),
    (b"\xff\xfe\xe9", "can't decode"),
]


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_a_fault_is_told_with_its_file_and_cure(load: Load, tmp_path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        load(text)
    assert message in str(caught.value)
    assert caught.value.where == str(tmp_path / "mine.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "urges: 5",
        "urges:\n  - verb: presser\n    where: [main]",
        "urges:\n  - verb: ''",
        "urges:\n  - verb: se",
        "urges:\n  - verb: presser\n    mode: [visit]",
    ],
)
def test_these_faults_are_told_too(load: Load, text: str) -> None:
    with pytest.raises(LexiconError):
        load(text)


def test_all_faults_of_a_file_are_told_at_once(load: Load) -> None:
    with pytest.raises(LexiconError) as caught:
        load("urges:\n  - verbe: presser\n  - verb: prier\n  - theme: obj\nmeet:\n  - verb: voir")
    message = str(caught.value)
    assert all(place in message for place in ("urges, entry 1", "urges, entry 3", "meet, entry 1"))
    assert "entry 2" not in message


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"nowhere\.yaml"):
        load_frames([tmp_path / "nowhere.yaml"], RELATIONS, {})


def test_what_is_read_of_an_entry(load: Load) -> None:
    (entry,) = load(
        """
        urges:
          - verb: presser
            addressee: obj
            theme: [xcomp+de, obl+à]
            needs: [theme]
            where: {obl+à: Démission}
            mode: letter
            polarity: negated
            modality: planned
            examples: "[Paris]agent presse [Minsk]addressee de [partir]theme."
        """
    ).entries
    assert (entry.id, entry.relation, entry.kind, entry.words) == ("urges/verb/presser", "urges", "verb", ("presser",))
    assert entry.slots == {"agent": ("nsubj",), "addressee": ("obj",), "theme": ("xcomp+de", "obl+à")}
    assert entry.where == {"obl+à": frozenset({"demission"})}
    assert (entry.needs, entry.mode, entry.polarity, entry.modality) == (
        ("theme",),
        "letter",
        Polarity.NEGATED,
        Modality.PLANNED,
    )
    assert len(entry.examples) == 1


def test_words_that_share_their_syntax_are_an_entry_each(load: Load) -> None:
    frames = load("urges:\n  - verb: [presser, s’adresser, mettre en demeure]\n  - noun: pression")
    assert [(e.id, e.words, e.reflexive) for e in frames.entries] == [
        ("urges/verb/presser", ("presser",), False),
        ("urges/verb/s’adresser", ("adresser",), True),
        ("urges/verb/mettre en demeure", ("mettre", "en", "demeure"), False),
        ("urges/noun/pression", ("pression",), False),
    ]
    assert [e.id for e in frames.of("verb", "mettre", ["en", "un"])] == ["urges/verb/mettre en demeure"]
    assert frames.of("verb", "mettre") == frames.of("verb", "pression") == frames.of("noun", "absent") == []


def test_ids_of_the_projects_entries_name_their_relation_and_kind() -> None:
    lexicon = load_lexicon()
    for entry in lexicon.frames.entries:
        assert entry.id.startswith(f"{entry.relation}/{entry.kind}/")
        assert entry.relation in lexicon.relations
