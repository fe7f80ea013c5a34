"""The third person of French verbs, from their infinitives: what a word may be that the tagger takes for something else."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

#: Of each ending of infinitives: present singular and plural, the stems of imperfect and future, simple past singular and plural.
Conjugation = Mapping[str, tuple[str, ...]]

_FINITE = "Mood=Ind|Number={}|Person=3|Tense={}|VerbForm=Fin"
_GERUND = "Tense=Pres|VerbForm=Part"
_NUMBERS = ("Sing", "Plur")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a verb.

    Attributes:
        lemma: The infinitive, folded.
        morph: Its features, as Universal Dependencies write them.
    """

    lemma: str
    morph: str

    @property
    def is_gerund(self) -> bool:
        """Return whether it is the present participle."""
        return self.morph == _GERUND

    @property
    def is_plural(self) -> bool:
        """Return whether its subject is in the plural."""
        return "Number=Plur" in self.morph


def forms_of(infinitives: Iterable[str], conjugation: Conjugation) -> dict[str, Form]:
    """Return the forms of the third person and the present participles of folded *infinitives*, folded; the first verb wins."""
    found: dict[str, Form] = {}
    for lemma in infinitives:
        for written, morph in _written(lemma, conjugation):
            found.setdefault(written, Form(lemma, morph))
    return found


def _written(lemma: str, conjugation: Conjugation) -> Iterator[tuple[str, str]]:
    rows = [*_irregular(lemma, conjugation)]
    if not rows and lemma.endswith("er"):
        rows = [_first_group(stem) for stem in _stems(lemma)]
    for singular, plural, imperfect, future, past, pasts in rows:
        for tense, forms in (
            ("Pres", (singular, plural)),
            ("Imp", (imperfect + "ait", imperfect + "aient")),
            ("Fut", (future + "a", future + "ont")),
            ("Past", (past, pasts)),
        ):
            yield from ((form, _FINITE.format(number, tense)) for form, number in zip(forms, _NUMBERS, strict=True))
        yield imperfect + "ant", _GERUND


def _stems(lemma: str) -> Iterator[tuple[str, str]]:
    """Yield the stems of a verb in -er where the ending is heard, and where it is mute: « rappel-ait », « rappell-e »."""
    stem = lemma.removesuffix("er")
    yield stem, stem
    if stem.endswith(("el", "et")):
        yield stem, stem + stem[-1]
    if stem.endswith("y"):
        yield stem, stem[:-1] + "i"


def _first_group(stems: tuple[str, str]) -> tuple[str, ...]:
    stem, mute = stems
    soft = stem + "e" if stem.endswith("g") else stem
    return mute + "e", mute + "ent", soft, mute + "er", soft + "a", stem + "erent"


def _irregular(lemma: str, conjugation: Conjugation) -> Iterator[tuple[str, ...]]:
    """Yield the row of the longest ending of *lemma*, if any."""
    endings = (lemma[start:] for start in range(len(lemma)))
    ending = next((e for e in endings if e in conjugation), None)
    if ending is not None:
        stem = lemma.removesuffix(ending)
        yield tuple(stem + form for form in conjugation[ending])
