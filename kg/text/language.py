"""Only French articles go on: the parser would read any other language as bad French."""

from functools import cache
from typing import Any

from kg.errors import TextError

#: A text with fewer letters is too short to tell, and passes.
_FEWEST_LETTERS = 60
#: Names and figures alone look a little like many languages: nothing below this probability is held against a text.
_SURE = 0.6
#: As much of the text is looked at, in characters.
_SAMPLE = 20_000


def check_french(text: str, *, where: str) -> None:
    """Raise `TextError` if *text* is in another language than French."""
    if sum(map(str.isalpha, text[:_SAMPLE])) < _FEWEST_LETTERS:
        return
    language, probability = _identifier().classify(text[:_SAMPLE])
    if language != "fr" and probability >= _SURE:
        problem = f"this looks like the language {language!r} (probability {probability:.2f}), not French"
        raise TextError(problem, where=where, cure="only French articles can be read")


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
