"""The third person of verbs, from their infinitives."""

import pytest

from kg.annotations.conjugation import forms_of
from kg.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("infinitive", "forms"),
    [
        ("annoncer", "annonce annoncent annoncait annoncera annonca annoncerent annoncant"),
        ("exiger", "exige exigent exigeait exigera exigea exigerent exigeant"),
        ("appeler", "appelle appellent appelait appellera appela appelerent appelant"),
        ("deployer", "deploie deploient deployait deploiera deploya deployant"),
        ("avertir", "avertit avertissent avertissait avertira avertirent avertissant"),
        ("suspendre", "suspend suspendent suspendait suspendra suspendit suspendirent suspendant"),
        ("obtenir", "obtient obtiennent obtenait obtiendra obtint obtinrent obtenant"),
        ("interdire", "interdit interdisent interdisait interdira interdirent interdisant"),
        ("soumettre", "soumet soumettent soumettait soumettra soumit soumirent soumettant"),
        ("poursuivre", "poursuit poursuivent poursuivait poursuivra poursuivit poursuivant"),
    ],
)
def test_the_forms_of_a_verb(infinitive: str, forms: str) -> None:
    found = forms_of([infinitive], load_lexicon().conjugation)
    assert set(forms.split()) <= found.keys()


def test_a_form_tells_its_number_and_tense() -> None:
    found = forms_of(["convoquer"], load_lexicon().conjugation)
    assert found["convoquent"].is_plural
    assert not found["convoqua"].is_plural
    assert "Tense=Past" in found["convoqua"].morph
    assert found["convoquant"].is_gerund
