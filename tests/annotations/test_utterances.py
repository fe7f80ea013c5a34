"""All that a text quotes or reports: `(kind, speaker, words)` of each utterance."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotations.marks import marked_spans
from kg.annotations.utterances import read_utterances
from tests.french import annotate, load_reader

CORPUS = Path(__file__).parent.parent / "quotations"


def utterances(text: str) -> list[tuple[str, str, str]]:
    """Return (kind, speaker, words) of each utterance of *text*, speakers that are nobody as ""."""
    doc = annotate(text)
    return [(u.kind.value, u.name(doc) or "", u.text(doc)) for u in read_utterances(doc, load_reader().lexicon)]


ONE_EACH = [
    # direct
    ("« Le puits est sec », se désole Hanna Berg.", ("direct", "Hanna Berg", "Le puits est sec")),
    ("« Le chaos », prévient Hanna Berg.", ("direct", "Hanna Berg", "Le chaos")),
    ("« Le port, insiste Hanna Berg, est mort. »", ("direct", "Hanna Berg", "Le port […] est mort.")),
    ("« Le port », a insisté Hanna Berg, « est mort ».", ("direct", "Hanna Berg", "Le port […] est mort")),
    ("Hanna Berg ne mâche pas ses mots : « Le port est mort. »", ("direct", "Hanna Berg", "Le port est mort.")),
    ("Hanna Berg : « Le port est mort »", ("direct", "Hanna Berg", "Le port est mort")),
    ("« Le port est mort. » Hanna Berg se tait.", ("direct", "Hanna Berg", "Le port est mort.")),
    ("« Le port est mort », a dit à la presse Hanna Berg.", ("direct", "Hanna Berg", "Le port est mort")),
    ("« Le port est mort », a dit un docker de Rotterdam.", ("direct", "docker de Rotterdam", "Le port est mort")),
    # indirect
    ("Hanna Berg fait savoir que le port est mort.", ("indirect", "Hanna Berg", "le port est mort")),
    ("Hanna Berg dit vouloir un nouveau port.", ("indirect", "Hanna Berg", "vouloir un nouveau port")),
    ("Hanna Berg promet de rester au port.", ("indirect", "Hanna Berg", "rester au port")),
    (
        "Le port est mort, a indiqué samedi le ministre Andris Spruds.",
        ("indirect", "Andris Spruds", "Le port est mort"),
    ),
    ("Le port, assure Hanna Berg, est mort.", ("indirect", "Hanna Berg", "Le port […] est mort")),
    ("Selon Hanna Berg, le port est mort.", ("indirect", "Hanna Berg", "le port est mort")),
    ("Le port est mort, selon Hanna Berg.", ("indirect", "Hanna Berg", "Le port est mort")),
    ("Pour Hanna Berg, le port est mort.", ("indirect", "Hanna Berg", "le port est mort")),
    ("De l’avis de Hanna Berg, le port est mort.", ("indirect", "Hanna Berg", "le port est mort")),
    ("Le port est mort, a-t-on appris de source policière.", ("indirect", "source policière", "Le port est mort")),
    ("Les rebelles auraient quitté le port.", ("indirect", "", "Les rebelles auraient quitté le port")),
    # mixed
    ("Hanna Berg a dénoncé une « folie ».", ("mixed", "Hanna Berg", "folie")),
    ("Hanna Berg affirme que le port est « mort ».", ("mixed", "Hanna Berg", "le port est « mort »")),
]


@pytest.mark.parametrize(("text", "expected"), ONE_EACH)
def test_each_kind_of_utterance(text: str, expected: tuple[str, str, str]) -> None:
    assert utterances(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "L’opération « Bouclier » commence.",
        "Hanna Berg n’a pas dit que le port était mort.",
        "Hanna Berg demande à Ana Costa de partir.",
        "Pour midi, le port est prêt.",
        "Si le vent tournait, le port serait sauvé.",
        "Le port n’exporte que du blé.",
    ],
)
def test_what_nobody_says_is_no_utterance(text: str) -> None:
    assert utterances(text) == []


def test_two_clauses_of_one_speaker_are_two_utterances() -> None:
    text = "Hanna Berg a reconnu que le port était mort et a promis qu’il renaîtrait."
    assert [words for _, _, words in utterances(text)] == ["le port était mort", "il renaîtrait"]


def test_a_quotation_in_a_quotation_is_an_utterance_of_its_own() -> None:
    text = "« Le juge m’a dit : « Partez d’ici. » Je suis partie », raconte Hanna Berg."
    outer, inner = utterances(text)
    assert outer[1] == "Hanna Berg"
    assert inner[2] == "Partez d’ici."


@pytest.mark.parametrize(
    ("before", "pronoun"), [("Hanna Berg est venue.", "elle"), ("Le ministre Andris Spruds est venu.", "il")]
)
def test_a_pronoun_is_who_was_named(before: str, pronoun: str) -> None:
    (utterance,) = utterances(f"{before} « Le port est mort », a-t-{pronoun} dit.")
    assert utterance[1] in before


def test_a_source_in_the_midst_of_a_clause_claims_but_a_word() -> None:
    assert utterances("Hanna Berg a lu un texte selon lui précipité.") == []


def test_a_paragraph_that_opens_with_a_mark_goes_on() -> None:
    text = "« Ils sont venus à l’aube.\n« Nous avons fui », a raconté Hanna Berg."
    assert utterances(text) == [("direct", "Hanna Berg", "Ils sont venus à l’aube. […] Nous avons fui")]


@pytest.mark.parametrize("half", ["tuned", "held"])
def test_the_words_of_the_corpus_stand_in_its_texts(half: str) -> None:
    blocks = re.split(r"(?m)^## ", (CORPUS / f"{half}.txt").read_text("utf-8"))[1:]
    assert len(blocks) == 30
    for block in blocks:
        _, *lines = block.strip().split("\n")
        text = " ".join(line for line in lines if not line.startswith("> "))
        for line in lines:
            if line.startswith("> "):
                kind, speaker, words = line.removeprefix("> ").split(" | ")
                assert kind in {"direct", "indirect", "mixed"}, line
                assert speaker.strip(), line
                assert all(piece in text for piece in words.split(" […] ")), line


@given(st.text(alphabet="«»“” \nabc.", max_size=40))
@settings(deadline=None, max_examples=50)
def test_marks_nest_or_follow_each_other(text: str) -> None:
    doc = load_reader().nlp.make_doc(text)
    spans = marked_spans(doc)
    assert all(0 <= m.start < m.end <= len(doc) for m in spans)
    for one in spans:
        for other in spans:
            apart = one.end <= other.start or other.end <= one.start
            within = (one.start <= other.start and other.end <= one.end) or (
                other.start <= one.start and one.end <= other.end
            )
            assert apart or within
