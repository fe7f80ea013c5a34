"""Quotations: what is direct speech, and who speaks."""

import pytest

from tests.french import annotate, labels

MINISTER = "le ministre letton Andris Spruds"


def speakers(text: str) -> list[tuple[str, str]]:
    """Return (first word, speaker) of each quotation of *text*."""
    doc = annotate(text)
    mentions = doc._.kg_mentions
    return [
        (doc[q.start].text, labels(mentions[q.speaker]) if q.speaker is not None else "") for q in doc._.kg_quotations
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"« Nous avons tout essayé », a déclaré {MINISTER}.",
        f"Le{MINISTER[2:]} a déclaré : « Nous avons tout essayé. »",
        f"Le{MINISTER[2:]} a promis : « Nous irons jusqu’au bout », avant de partir.",
        f"“Nous avons tout essayé”, a déclaré {MINISTER}.",
        f"Le{MINISTER[2:]} s’est levé. « Nous avons tout essayé », a-t-il dit.",
        f"« Nous avons tout essayé », malgré le « blocus » des grands ports de la mer Baltique, a déclaré {MINISTER}.",
    ],
    ids=["after", "before", "in the middle", "English marks", "pronoun", "at the end"],
)
def test_who_speaks(text: str) -> None:
    assert speakers(text) == [("Nous", "Andris Spruds")]


@pytest.mark.parametrize("second", ["« Il ne reste rien à faire. »", "« Il ne reste rien à faire », a-t-il ajouté."])
def test_a_quotation_goes_on_with_its_speaker(second: str) -> None:
    text = f"« Nous avons tout essayé », a déclaré {MINISTER}. {second}"
    assert speakers(text) == [("Nous", "Andris Spruds"), ("Il", "Andris Spruds")]


def test_a_quotation_far_from_the_last_has_no_speaker() -> None:
    text = f"« Nous avons tout essayé », a déclaré {MINISTER}. Le blé monte. L’or monte. « Il ne reste rien à faire. »"
    assert speakers(text)[1] == ("Il", "")


def test_a_quotation_in_a_quotation_is_part_of_it() -> None:
    assert speakers(f"« Il m’a dit : “Je ne viens pas demain” et il est venu », a raconté {MINISTER}.") == [
        ("Il", "Andris Spruds")
    ]


def test_what_nobody_says_has_no_speaker() -> None:
    assert speakers("« C’est un pas en avant pour tous. »") == [("C’", "")]


@pytest.mark.parametrize("text", ["Les échanges ont été « constructifs ».", "Il a dit « oui » hier.", "« » Rien."])
def test_borrowed_words_are_no_speech(text: str) -> None:
    assert speakers(text) == []


def test_an_opening_mark_that_is_never_closed_ends_with_its_paragraph() -> None:
    text = f"Le{MINISTER[2:]} a déclaré : « Nous avons tout essayé.\n« Il ne reste rien », a dit Maia Sandu."
    assert speakers(text) == [("Nous", "Andris Spruds"), ("Il", "Maia Sandu")]


@pytest.mark.parametrize(
    "text",
    [
        f"Le{MINISTER[2:]} a fait la déclaration suivante :\n« La mer monte.\n« Nous partons.\n« Tout est dit. »",
        f"« La mer monte.\n\n« Nous partons.\n\n« Tout est dit », a déclaré {MINISTER}.",
    ],
    ids=["told before", "told behind"],
)
def test_each_paragraph_of_a_quotation_opens_anew(text: str) -> None:
    assert speakers(text) == [(word, "Andris Spruds") for word in ("La", "Nous", "Tout")]


def test_so_it_does_in_the_last_paragraph() -> None:
    assert speakers(f"Le{MINISTER[2:]} a déclaré : « Nous avons tout essayé.") == [("Nous", "Andris Spruds")]


@pytest.mark.parametrize("text", ["Il est parti » avec Maia Sandu.", "» » » « « «", "« « « a » b", "”“”“"])
def test_unbalanced_marks_cost_nothing(text: str) -> None:
    for quotation in annotate(text)._.kg_quotations:
        assert quotation.start < quotation.end


def test_quotations_do_not_overlap_and_stand_within_the_text() -> None:
    doc = annotate(
        f"« Nous avons “tout « bien ” essayé », a déclaré {MINISTER}. « Il ne reste rien à faire. » « Fin de tout."
    )
    ends = [0, *(q.end for q in doc._.kg_quotations)]
    assert all(before <= q.start < q.end <= len(doc) for before, q in zip(ends, doc._.kg_quotations, strict=False))
