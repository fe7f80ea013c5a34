"""Titles: `[words|whom|role|of what]`; an empty field is nothing."""

import doctest
from types import ModuleType

import pytest

from kg.annotations import plurals, roles
from kg.annotations.mentions import ActorMention, MentionKind
from tests.french import annotate, labels, mention_of, parse_marks

TITLES = [
    "Le [président de la Confédération Ada Vik|Ada Vik|président|], s’est tu.",
    "Le [ministre turc de la Défense Hulusi Akar|Hulusi Akar|ministre de la Défense|turquie] s’est tu.",
    "La [ministre suédoise des Affaires étrangères, Maria Sjöberg|Maria Sjöberg|ministre des Affaires étrangères|suede], a ri.",
    "[Hannes Virtanen, ministre finlandais de l’Intérieur|Hannes Virtanen|ministre de l’Intérieur|finlande], est arrivé.",
    "Le [secrétaire général de l’Otan Mark Rutte|Mark Rutte|secrétaire général|otan] est arrivé.",
    "Le [directeur général de l’AIEA Rafael Grossi|Rafael Grossi|directeur général|aiea] a voté.",
    "Le [vice-Premier ministre serbe Ivica Ninković|Ivica Ninković|vice-Premier ministre|serbie] a voté.",
    "Le [porte-parole du Kremlin Dmitri Peskov|Dmitri Peskov|porte-parole|russie] a ri.",
    "Le [président par intérim du Pérou, Luis Quispe|Luis Quispe|président par intérim|perou], a voté.",
    "[Mme Haugen, ministre norvégienne de la Santé|Haugen|ministre de la Santé|norvege], a voté.",
    "Le [secrétaire général de la CGT Karl Lindqvist|Karl Lindqvist|secrétaire général|cgt] a voté.",
    "[Jonas Vik, ministre norvégien de la Défense|Jonas Vik|ministre de la Défense|norvege]\nAu Parlement, on rit.",
    "Le [ministre de la Défense malgache|ministre malgache de la Défense|ministre de la Défense|madagascar] a ri.",
    "Le [Président Gabonais, Son Excellence Jean Obiang|Jean Obiang|président|gabon], est arrivé.",
    "La [présidente de la République Fédérale Démocratique du Népal, Anita Thapa|Anita Thapa|présidente|nepal], a ri.",
    "Le [chef du Conseil National de Salut Public, Amadou Keïta|Amadou Keïta|chef|], a voté.",
    "Le [prince Anselme|Prince Anselme|prince|] a voté.",
    "L’[envoyé suédois|Karl Lindqvist|envoyé|suede] dans la région, Karl Lindqvist, a voté.",
]

HONORIFICS = [
    "[M. Lavrov|Sergueï Lavrov] est arrivé.",
    "Le [général Khalifa Haftar|Khalifa Haftar] a voté.",
    "Le [colonel Amadou Keïta|Amadou Keïta] a voté.",
    "[SE Amadou Keïta|Amadou Keïta] a voté.",
    "[M. Breton|Thierry Breton] a voté.",
]

UNNAMED = [
    "Le [ministre de la Défense lituanien|ministre lituanien de la Défense] est arrivé.",
    "L’[ambassadeur du Japon|ambassadeur japonais] est arrivé.",
]


@pytest.mark.parametrize("module", [plurals, roles])
def test_the_examples_in_the_docstrings_hold(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0


def title(line: str) -> tuple[ActorMention | None, tuple[str, ...]]:
    text, (mark,) = parse_marks(line)
    return mention_of(annotate(text), mark), mark.fields


@pytest.mark.parametrize("line", TITLES)
def test_a_title_gives_the_name_the_role_and_whose(line: str) -> None:
    mention, (whom, role, of) = title(line)
    assert mention is not None
    assert mention.kind is MentionKind.TITLE
    assert (labels(mention), mention.role or "", mention.of or "") == (whom, role, of)


def test_a_title_of_nothing_is_nobody() -> None:
    mention, _ = title("Le [ministre|] est parti.")
    assert labels(mention) == ""


@pytest.mark.parametrize("line", HONORIFICS)
def test_an_honorific_is_no_office(line: str) -> None:
    mention, (whom,) = title(line)
    assert mention is not None
    assert (labels(mention), mention.role) == (whom, None)


@pytest.mark.parametrize("line", UNNAMED)
def test_a_title_without_a_holder_is_an_actor_of_its_own(line: str) -> None:
    mention, (whom,) = title(line)
    assert mention is not None
    assert labels(mention) == whom
    assert not mention.actors[0].known


@pytest.mark.parametrize(
    "text", ["L’ancien président zambien Chanda Bwalya a voté.", "L’ex-Premier ministre islandais Jón Karlsson a voté."]
)
def test_former_offices_are_marked(text: str) -> None:
    (mention,) = annotate(text)._.kg_mentions
    assert mention.former


def test_a_present_office_is_not_former() -> None:
    (mention,) = annotate("Le président zambien Chanda Bwalya a voté.")._.kg_mentions
    assert not mention.former


def test_titles_in_a_headline_of_capitals_end_where_the_name_does() -> None:
    doc = annotate("LE PREMIER MINISTRE ÉTHIOPIEN ABIY AHMED A VOTÉ")
    assert [(m.role, m.of) for m in doc._.kg_mentions] == [("Premier ministre", "ethiopie")]


def test_each_holder_of_a_title_in_the_plural_is_a_mention() -> None:
    doc = annotate("Les ministres slovène et croate de la Défense, Miha Zupan et Ada Kovac, ont voté.")
    found = [(mention.name, mention.role, mention.of) for mention in doc._.kg_mentions if mention.role]
    assert found == [
        ("Miha Zupan", "ministre de la Défense", "slovenie"),
        ("Ada Kovac", "ministre de la Défense", "croatie"),
    ]


def test_a_body_that_no_file_has_is_known_by_its_words() -> None:
    doc = annotate("Le chef du Front du Nord, Amadou Keïta, a voté.")
    (mention,) = (mention for mention in doc._.kg_mentions if mention.role)
    assert mention.of is None
    assert mention.body is not None
    assert (mention.role, mention.body.label) == ("chef", "Front du Nord")


def test_a_place_before_a_family_name_is_a_first_name() -> None:
    doc = annotate("Milan Kovač, ministre serbe de la Défense, est arrivé à Milan.")
    assert [mention.name for mention in doc._.kg_mentions if mention.name] == ["Milan Kovač"]


def test_two_countries_have_a_minister_each() -> None:
    text, (mark,) = parse_marks("Les [ministres slovène et croate des Affaires étrangères|] ont voté.")
    mention = mention_of(annotate(text), mark)
    assert labels(mention) == "ministre slovène des Affaires étrangères, ministre croate des Affaires étrangères"


def test_an_acronym_before_a_name_is_no_part_of_it() -> None:
    doc = annotate("« Tout va bien », a dit à l’AFP Wanjiru Otieno de l’ONG Savanes.")
    assert [mention.name for mention in doc._.kg_mentions if mention.name] == ["Wanjiru Otieno"]


@pytest.mark.parametrize("text", ["Selon l’état-major. Elle a voté.", "Selon le major. Elle a voté."])
def test_what_follows_a_full_stop_is_no_name_of_a_rank(text: str) -> None:
    assert not [mention.name for mention in annotate(text)._.kg_mentions if mention.name]


def test_a_former_rank_is_a_rank() -> None:
    assert [m.name for m in annotate("L’ex-colonel Amadou Keïta a voté.")._.kg_mentions if m.name] == ["Amadou Keïta"]
