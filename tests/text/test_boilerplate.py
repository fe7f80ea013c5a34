"""What is no part of the article goes and is reported; sentences of the article stay."""

from collections.abc import Callable

import pytest

from kg.model import Document

Clean = Callable[..., Document]

FIRST = "La ministre norvégienne Ingrid Solberg a signé mercredi à Lima un traité de pêche avec le Pérou."
LAST = "Les écologistes péruviens appellent le Parlement à rejeter ce texte, qu’ils jugent trop timide."


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Accueil > Monde > Amériques", "breadcrumb"),
        ("Share Post:", "share"),
        ("Partager sur WhatsApp", "share"),
        ("Facebook 12 Twitter 3 E-mail", "share"),
        ("0", "counter"),
        ("14 commentaires", "counter"),
        ("Lire aussi : Le Chili rouvre ses ports", "read-also"),
        ("À lire aussi Le Chili rouvre ses ports", "read-also"),
        ("Article suivantLe Chili rouvre ses ports", "neighbours"),
        ("Abonnez-vous pour 1 € par mois !", "subscription"),
        ("Soutenez-nous maintenant", "subscription"),
        ("Nous utilisons des cookies afin de mesurer notre audience.", "cookies"),
        ("La suite après cette publicité", "advertising"),
        ("© 2021 Le Courrier du Lac", "copyright"),
        ("Crédit photo : Ana Duarte", "credit"),
        ("Source : AP", "credit"),
        ("#pêche #Pérou #Norvège", "hashtags"),
        ("– Ingrid Solberg (@isolberg) 3 mars 2021", "tweet"),
        ("Par Awa Diallo", "byline"),
        ("Publié le 3 mars 2021 à 10h", "published"),
        ("Mis à jour le 4 mars 2021", "updated"),
    ],
)
def test_a_line_that_is_no_part_of_the_article_is_dropped(cleaned: Clean, line: str, rule: str) -> None:
    document = cleaned(f"{FIRST}\n\n{line}\n\n{LAST}")
    assert document.text == f"{FIRST}\n{LAST}"
    assert [(document.source[part.start : part.end], part.rule) for part in document.dropped] == [(line, rule)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Accueil glacial pour le ministre à Lima.",
        "Partager l’eau du fleuve, voilà l’enjeu, a-t-il dit.",
        "« Abonnez-vous à l’espoir », a lancé le président ghanéen à la foule.",
        "En vous abonnant à cette idée, a-t-il dit, vous préparez la défaite.",
        "Le journalisme indépendant est plus utile que jamais, a déclaré la ministre.",
        "Vos dons ont sauvé ce village, a écrit le maire aux réfugiés.",
        "Il faut lire aussi ce que dit le traité.",
        "Article après article, les députés ont adopté le texte.",
        "Source de tensions, le barrage inquiète Le Caire.",
        "La photo du président a été brûlée devant l’ambassade.",
        "Par Alger transite la moitié du gaz européen.",
        "Le 3 mars 2021, Lima a signé le traité.",
        "Paris, 21 janvier et Londres, 4 mai sont les dates retenues.",
        "Twitter a suspendu le compte du ministère.",
        "Les cookies offerts par la reine ont plu au président.",
        "Plus de 12 commentaires ont été déposés par les États.",
        "Il a salué M. Traoré. Puis il est parti pour Accra.",
        "Le texte (à lire avec soin) fixe un calendrier.",
        "Tags et slogans couvrent les murs de l’ambassade.",
        "Oui.",
    ],
)
def test_a_sentence_of_the_article_stays(cleaned: Clean, sentence: str) -> None:
    assert cleaned(f"{FIRST}\n{sentence}\n{LAST}").text == f"{FIRST}\n{sentence}\n{LAST}"
    assert sentence in cleaned(f"{FIRST} {sentence} {LAST}").text.replace("\n", " ")


def test_a_plea_goes_only_beside_other_boilerplate(cleaned: Clean) -> None:
    plea = "Le journalisme indépendant n’a jamais été aussi utile."
    assert plea in cleaned(f"{FIRST} {plea} {LAST}").text
    assert cleaned(f"{FIRST} {plea} Abonnez-vous maintenant !").text == FIRST


def test_a_credit_inside_a_paragraph_ends_the_caption(cleaned: Clean) -> None:
    document = cleaned(f"{FIRST} Un chalutier à quai | MARINE DU PÉROU / VIA REUTERS {LAST}")
    assert document.text == f"{FIRST} Un chalutier à quai\n{LAST}"


def test_asides_and_widgets_inside_a_sentence_are_dropped(cleaned: Clean) -> None:
    document = cleaned(f"{FIRST} Le quota (lire aussi : Les eaux troubles) baisse pic.twitter.com/aB3dE 🇳🇴. {LAST}")
    assert document.text == f"{FIRST} Le quota baisse. {LAST}"


def test_a_title_stands_once(cleaned: Clean) -> None:
    title = "Lima et Oslo signent un « traité de pêche » historique"
    breadcrumb = "Accueil Monde Lima et Oslo signent un « traité de..."
    document = cleaned(f"{breadcrumb}\n\n{title}\n\n{FIRST}\n\n{title}\n\n{LAST}")
    assert document.text == f"{title}\n{FIRST}\n{LAST}"
    assert [part.rule for part in document.dropped] == ["breadcrumb", "repeated-title"]
    assert document.text[: document.title_end] == title


def test_a_known_title_is_the_headline_even_if_it_looks_like_a_sentence(cleaned: Clean) -> None:
    document = cleaned(f"Oslo a signé.\n{FIRST}", title="Oslo a signé")
    assert document.text[: document.title_end] == "Oslo a signé."


def test_an_article_without_a_headline_has_none(cleaned: Clean) -> None:
    assert cleaned(f"{FIRST}\n{LAST}").title_end == 0
    assert cleaned(FIRST).title_end == 0


def test_a_paragraph_stands_once_but_short_ones_may_return(cleaned: Clean) -> None:
    document = cleaned(f"{FIRST}\n\nNon.\n\n{FIRST.upper()}\n\nNon.\n\n{LAST}")
    assert document.text == f"{FIRST}\nNon.\nNon.\n{LAST}"
    assert [part.rule for part in document.dropped] == ["repeated-paragraph"]


def test_headlines_of_other_articles_go_only_at_the_end(cleaned: Clean) -> None:
    others = "More Updates\nAccra accueille le sommet\nLe Chili rouvre ses ports"
    assert cleaned(f"{FIRST}\n\n{others}").text == FIRST
    assert "Le Chili rouvre ses ports" in cleaned(f"{FIRST}\n\n{others}\n\n{LAST}").text


def test_a_plea_that_is_glued_to_the_article_does_not_take_it_along(cleaned: Clean) -> None:
    assert cleaned(f"{FIRST}Votre don compte. Abonnez-vous !").text == FIRST
