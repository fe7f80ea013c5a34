"""How real it is: `[word|polarity modality]`."""

import pytest

from kg.annotations.factuality import FactualityReader
from tests.french import annotate, load_reader, parse_marks

JUDGED = [
    "Le Japon a [signé|affirmed actual] le texte.",
    "Le Japon n’a pas [signé|negated actual] le texte.",
    "Le Japon ne [signe|negated actual] plus rien.",
    "Le Japon n’a jamais [signé|negated actual] le texte.",
    "Le Japon n’a [signé|negated actual] aucun texte.",
    "Personne n’a [signé|negated actual] le texte.",
    "Aucun pays n’a [signé|negated actual] le texte.",
    "Le Japon ne [signe|negated actual] rien.",
    "Le Japon ne [signe|affirmed actual] que ce texte.",
    "Le Japon est parti sans [signer|negated actual] le texte.",
    "Le Japon craint que la Chine ne [signe|affirmed possible] le texte.",
    "Le Japon [signera|affirmed planned] le texte.",
    "Le Japon ne [signera|negated planned] pas le texte.",
    "Le Japon [signerait|affirmed possible] le texte.",
    "Le Japon aurait [signé|affirmed possible] le texte.",
    "Le Japon va [signer|affirmed planned] le texte.",
    "Le Japon doit [signer|affirmed planned] le texte.",
    "Le Japon veut [signer|affirmed planned] le texte.",
    "Le Japon ne veut pas [signer|negated planned] le texte.",
    "Le Japon envisage de [signer|affirmed planned] le texte.",
    "Le Japon peut [signer|affirmed possible] le texte.",
    "Le Japon pourrait [signer|affirmed possible] le texte.",
    "Si le Japon [signe|affirmed possible] le texte, Séoul va partir.",
    "Si le Japon [signe|affirmed possible] le texte, « nous partirons », prévient Séoul.",
    "Une [rencontre|affirmed planned] doit avoir lieu à Osaka.",
    "Une [rencontre|affirmed possible] peut se tenir à Osaka.",
    "La [rencontre|affirmed planned] prévue à Osaka durera deux jours.",
    "Un [accord|affirmed actual] prévoyant une trêve a été signé.",
    "Le Japon refuse de [signer|negated actual] le texte.",
    "Le Japon ne refuse pas de [signer|affirmed actual] le texte.",
    "Le Japon a renoncé à [signer|negated actual] le texte.",
    "Le Japon a exclu de [signer|negated actual] le texte.",
    "Si le Japon [signe|affirmed possible] le texte, la Chine protestera.",
    "Si le Japon [signait|affirmed possible] le texte, la Chine protesterait.",
    "Le Japon n’a pas l’intention de [signer|negated planned] le texte.",
    "Le Japon est prêt à [signer|affirmed possible] le texte.",
    "Le Japon s’est réuni pour [signer|affirmed planned] le texte.",
    "Le Japon n’a pas hésité à [signer|affirmed actual] le texte.",
    "Le Japon n’a pas tardé à [signer|affirmed actual] le texte.",
    "Le Japon n’a cessé de [signer|affirmed actual] des textes.",
    "Le Japon n’a pas attendu pour [signer|affirmed actual] le texte.",
    "Le Japon s’est abstenu de [signer|negated actual] le texte.",
    "Le Japon s’apprête à [signer|affirmed planned] le texte.",
    "Le projet de [visite|affirmed planned] irrite la Chine.",
    "Une éventuelle [visite|affirmed possible] irrite la Chine.",
    "La prochaine [visite|affirmed planned] irrite la Chine.",
    "Le risque d’une [invasion|affirmed possible] existe.",
    "La menace d’une [attaque|affirmed possible] existe.",
    "En cas d’[attaque|affirmed possible], le Japon signera.",
    "La [visite|affirmed planned] aura lieu lundi.",
    "La [visite|negated actual] n’a pas eu lieu.",
    "La [visite|affirmed planned] est prévue lundi.",
    "La [visite|negated planned] a été annulée.",
    "Le ministre a dit que le Japon avait [signé|affirmed actual] le texte.",
    "Le ministre n’a pas dit que le Japon avait [signé|affirmed actual] le texte.",
    "Le ministre a dit que le Japon ne [signerait|negated planned] pas le texte.",
    "Le Japon, qui a [signé|affirmed actual] le texte, ne partira pas.",
    "Le Japon a quitté la salle et [signera|affirmed planned] le texte.",
    "Le Japon partira et n’a pas [signé|negated actual] le texte.",
    "Le Japon a promis de [signer|affirmed planned] le texte.",
    "Le Japon a demandé de [signer|affirmed possible] le texte.",
    "Le Japon a commencé à [signer|affirmed actual] le texte.",
    "Le Japon vient de [signer|affirmed actual] le texte.",
    "Le Japon risque de [signer|affirmed possible] le texte.",
    "Le Japon a failli [signer|affirmed possible] le texte.",
    "Le Japon a empêché la Chine de [signer|negated actual] le texte.",
    "Le Japon n’a ni [signé|negated actual] ni lu le texte.",
    "Le Japon a non seulement [signé|affirmed actual] le texte, mais il l’a lu.",
    "Le Japon a évité de [signer|negated actual] le texte.",
    "Le Japon n’est pas [favorable|negated actual] au texte.",
    "Aucune [visite|negated actual] n’a eu lieu.",  # « aucune » and « n’ » are one negation
]

LIMITS = [
    "Le Japon n’a pas quitté l’accord qu’il a [signé|affirmed actual] hier.",  # the parse makes a complement of the relative clause
    "Le Japon n’a pas seulement [signé|affirmed actual] le texte.",  # « pas seulement » negates nothing
]


@pytest.fixture(scope="module")
def factuality() -> FactualityReader:
    return FactualityReader(load_reader().lexicon)


def check(line: str, factuality: FactualityReader) -> None:
    text, (mark,) = parse_marks(line)
    word = annotate(text).char_span(mark.start, mark.end, alignment_mode="contract")[0]
    polarity, modality = factuality.judge(word)
    assert (f"{polarity} {modality}",) == mark.fields


@pytest.mark.parametrize("line", JUDGED)
def test_polarity_and_modality(line: str, factuality: FactualityReader) -> None:
    check(line, factuality)


@pytest.mark.parametrize("line", LIMITS)
@pytest.mark.xfail(strict=True, reason="a known limit of the reader")
def test_what_is_not_judged_rightly_yet(line: str, factuality: FactualityReader) -> None:
    check(line, factuality)
