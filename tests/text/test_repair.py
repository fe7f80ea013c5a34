"""Repairs before the parse: characters, lines, quotes, sentences. No word changes."""

import re
from collections.abc import Callable

import pytest

from kg.model import Document

Clean = Callable[..., Document]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("L'accord d`Oslo n´est pas l‘accord", "L’accord d’Oslo n’est pas l’accord"),
        ("Le roi a dit\u00a0: «\u202foui\u202f»\u2009!", "Le roi a dit : « oui » !"),
        ("La\u00adponie, l’\u200bOural\u202e et \x07Kiev\ufeff", "Laponie, l’Oural et Kiev"),
        ("Un accord “clair”, „net” et „bref“", "Un accord «clair», «net» et «bref»"),
        ("Des non\u2011alignés", "Des non-alignés"),
    ],
)
def test_characters(cleaned: Clean, source: str, text: str) -> None:
    assert cleaned(source).text == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('Le "plan" est "clair".', "Le «plan» est «clair»."),
        ('"Nous signons", dit-elle. "Demain."', "«Nous signons», dit-elle. «Demain.»"),
        ('Il a parlé d\'"erreur" (une "faute").', "Il a parlé d’«erreur» (une «faute»)."),
        ('Un missile de 12" a été vu.', 'Un missile de 12" a été vu.'),
        ('Il a dit "oui et il est parti.', 'Il a dit "oui et il est parti.'),
        ("Il craint qu' »une guerre éclate ».", "Il craint qu’ «une guerre éclate »."),
        ("» Nous signons », dit-elle.", "« Nous signons », dit-elle."),
        ("Nous signons », dit-elle. « Demain. »", "Nous signons », dit-elle. « Demain. »"),
    ],
)
def test_quotes(cleaned: Clean, source: str, text: str) -> None:
    assert cleaned(source).text == text


def test_a_quote_does_not_close_on_the_next_line(cleaned: Clean) -> None:
    text = 'Il a dit "oui.\n\nElle a dit non" hier.'
    assert cleaned(text).text == text.replace("\n\n", "\n")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Il a vu l’OTAN.Les alliés ont signé.", "Il a vu l’OTAN. Les alliés ont signé."),
        ("C’est fini !Le roi part.", "C’est fini ! Le roi part."),
        ("« C’est fini. »Le roi part.", "« C’est fini. » Le roi part."),
        ("Le roi part. .La reine reste.", "Le roi part. La reine reste."),
        ("Le roi,la reine et 3,5 millions de sujets.", "Le roi, la reine et 3,5 millions de sujets."),
        ("Le site Booking.com et M.Dupont, né aux U.S.A.", "Le site Booking.com et M.Dupont, né aux U.S.A."),
        ("L’Ukraine , selon lui , cède .", "L’Ukraine, selon lui, cède."),
    ],
)
def test_glued_sentences_are_separated(cleaned: Clean, source: str, text: str) -> None:
    assert cleaned(source).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Le roi a signé hier.\nhomologue à Oslo puis à Lima.",
        "Le roi part demain.\nNous y serons », a dit la reine. Le pays attend.",
        "« Nous partons. Nous reviendrons », a dit la reine. Le pays attend.",
        "Le roi a reçu M. de Villepin, etc. et le col. en chef.",
        "« Pourquoi ? » demande-t-il. Il hésite... puis il signe.",
        "« Nous partons. » a-t-il dit.",
        "Le gén. russe et J. de La Tour ont parlé vers 10 h. en secret.",
    ],
)
def test_a_cut_sentence_stands_on_its_own_line(cleaned: Clean, text: str) -> None:
    assert cleaned(text.replace("\n", " ")).text == text


WRAPPED = """La ministre norvégienne des Affaires étrangères, Ingrid
Solberg, a signé mercredi à Lima un traité de pêche
avec son homologue. Les deux pays réduiront leurs pri-
ses de moitié, a précisé le porte-
parole du Parlement.

Un vote aura lieu au mois de mai devant les députés de
la commission."""


def test_wrapped_lines_are_joined_and_paragraphs_kept(cleaned: Clean) -> None:
    document = cleaned(WRAPPED)
    first, second = document.text.split("\n")
    assert first.endswith("Les deux pays réduiront leurs prises de moitié, a précisé le porte-parole du Parlement.")
    assert "Ingrid Solberg, a signé" in first
    assert second == "Un vote aura lieu au mois de mai devant les députés de la commission."


def test_a_line_that_stops_in_mid_sentence_goes_on(cleaned: Clean) -> None:
    text = "Oslo a signé un traité.\nLe Pérou s’est engagé à réduire ses prises d’ici à 2025\net la Norvège à payer."
    assert cleaned(text).text.count("\n") == 1


def test_paragraphs_and_subheadings_without_blank_lines_stay_apart(cleaned: Clean) -> None:
    text = "Oslo a signé.\nUne réponse rapide\nLe Pérou réduira ses prises.\nLe Parlement votera en mai."
    assert cleaned(text).text == text


def test_words_stay(cleaned: Clean) -> None:
    source = WRAPPED.replace("pri-\nses", "prises").replace("porte-\nparole", "porte-parole")
    assert re.findall(r"\w+", cleaned(source).text) == re.findall(r"\w+", source)
