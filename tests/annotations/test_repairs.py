"""What the repairs make of a parse: who is the subject of which verb, and that a tree stays a tree."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.annotations.subjects import own_subject
from tests.french import annotate

WORDS = ["Le", "ministre", ",", "que", "préside", "l’Angola", "a", "et", "accusé", "lui", "qui", "condamne", "«", "»", "dit-il", "de", "la", "Suède", ",", "formé", "par", "des", "proches", "menace", "un", "en", "mer", "Rouge", "(", ")", ".", ":", "–", "au", "Bénin", "invité", "ferme", "ses", "frontières", "accusant", "dont"]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Le conseil, formé en exil par des proches de Marcel Okou, salue l’accord.", "salue", "conseil"),
        ("La Ligue arabe, que préside la Jordanie, a condamné le raid.", "condamné", "Ligue"),
        ("Le ministre égyptien, Badr Abdelatty, lui a reproché son silence.", "reproché", "ministre"),
        ("Les mineurs de la région d’Oruro, en grève depuis mardi, réclament une hausse.", "réclament", "mineurs"),
        ("Niamey ferme ses frontières", "ferme", "Niamey"),
        ("L’armée malienne pilonne les positions du JNIM.", "pilonne", "armée"),
        ("La Turquie, a affirmé le ministre, ne soutient aucun groupe armé.", "soutient", "Turquie"),
        ("La Turquie, a affirmé le ministre, ne soutient aucun groupe armé.", "affirmé", "ministre"),
        ("Deux élues ont été arrêtées à Lomé, a dénoncé leur parti.", "dénoncé", "parti"),
        ("Sanae Takaichi visitera Oman en mai.", "visitera", "Sanae"),  # to the tagger a foreign word
    ],
)
def test_the_subject_stands_before_what_is_inserted(text: str, verb: str, subject: str) -> None:
    doc = annotate(text)
    found = own_subject(next(token for token in doc if token.text == verb))
    assert found is not None
    assert found.text == subject


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Une position ferme des Européens est attendue.", "ferme"),
        ("La demande de visas recule.", "demande"),
        ("Le siège de la banque centrale.", "siège"),
    ],
)
def test_nouns_and_adjectives_stay_what_they_are(text: str, word: str) -> None:
    assert next(token.pos_ for token in annotate(text) if token.text == word) != "VERB"


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
@example(["Le", "–", "–", "Le", "Le", "condamne"])
def test_a_tree_stays_a_tree_whatever_the_words(words: list[str]) -> None:
    assert is_forest(annotate(" ".join(words)))


def is_forest(doc: Doc) -> bool:
    """Return whether one reaches, from each token, the one root of its sentence without leaving it."""
    for sentence in doc.sents:
        roots = {token.i for token in sentence if token.head == token}
        climbed = (climb(doc, token.i) for token in sentence)
        if len(roots) != 1 or any(top not in roots for top in climbed):
            return False
    return True


def climb(doc: Doc, index: int) -> int | None:
    """Return the root above a token, or None where the heads go round in a circle."""
    for _ in range(len(doc)):
        head = doc[index].head.i
        if head == index:
            return index
        index = head
    return None


@pytest.mark.parametrize(
    ("text", "word", "head", "relation"),
    [
        ("Six soldats ont péri lors d’un raid ougandais.", "raid", "péri", "obl:mod"),
        ("Oslo a sollicité Rabat afin d’obtenir un accès.", "obtenir", "sollicité", "advcl"),
        ("Le Togo appelle à ce que le Ghana libère les otages.", "libère", "appelle", "ccomp"),
        ("Plusieurs pays, dont le Brésil, ont dénoncé cette loi.", "Brésil", "pays", "appos"),
        ("Le Pérou a promis de livrer du gaz alors qu’il rejetait l’accord.", "rejetait", "promis", "advcl"),
        ("Le Mali a qualifié ces propos de grotesques.", "grotesques", "qualifié", "obl:arg"),
        ("L’armée yéménite et les rebelles houthis se battent pour le port.", "rebelles", "armée", "conj"),
    ],
)
def test_what_words_of_several_open_hangs_on_what_governs_it(text: str, word: str, head: str, relation: str) -> None:
    token = next(token for token in annotate(text) if token.text == word)
    assert (token.head.text, token.dep_) == (head, relation)
