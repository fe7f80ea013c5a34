"""Whose claim an event is: `(sentence, who says so)`; nobody is the outlet's own voice."""

import pytest

from tests.french import annotate, labels

CLAIMS = [
    ("Le Venezuela a menacé le Guyana.", ""),
    ("Selon Bamako, l’armée algérienne a bombardé un convoi.", "Mali"),
    ("L’armée algérienne a bombardé un convoi, selon Bamako.", "Mali"),
    ("D’après Kinshasa, le Rwanda a envahi le Congo.", "République démocratique du Congo"),
    ("Selon un rapport, le Venezuela a menacé le Guyana.", ""),
    ("Le président Irfaan Ali affirme que le Venezuela a menacé le Brésil.", "Irfaan Ali"),
    ("Le Venezuela a menacé le Brésil, a indiqué le président Irfaan Ali.", "Irfaan Ali"),
    ("« Le Venezuela a menacé le Brésil », a déclaré le président Irfaan Ali.", "Irfaan Ali"),
    ("Le président Irfaan Ali est parti. « Le Venezuela a menacé le Brésil », a-t-il dit.", "Irfaan Ali"),
    ("Le président Irfaan Ali a annoncé que le Venezuela avait retiré ses troupes.", "Irfaan Ali"),
    ("Le Soudan a expulsé l’ambassadeur qui, selon le Tchad, était en congé.", ""),
    # Who promises or condemns by saying so needs nobody to claim it.
    ("Le président Irfaan Ali a promis de retirer ses troupes.", ""),
    ("« Je condamne cette agression », a déclaré le président Irfaan Ali.", ""),
    ("L’Inde a annoncé des sanctions contre le Pakistan.", ""),
]


@pytest.mark.parametrize(("text", "speaker"), CLAIMS)
def test_who_says_so(text: str, speaker: str) -> None:
    (event,) = annotate(text)._.kg_events
    assert labels(event.claimed_by) == speaker


def test_what_somebody_did_not_say_is_no_claim_of_his() -> None:
    doc = annotate("Le président Irfaan Ali n’a pas dit que le Venezuela avait menacé le Brésil.")
    assert not any(labels(event.claimed_by) == "Irfaan Ali" for event in doc._.kg_events)
