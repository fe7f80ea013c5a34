"""The forms of French words: tenses by their endings, and lemmas for words that the tagger took for something else."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from spacy.attrs import LEMMA, POS
from spacy.tokens import Doc, Token

from kg.annotations.parse import parse_of
from kg.annotations.syntax import has_feature, is_infinitive, verb_words
from kg.lexicon.words import fold

_FUTURE_ENDINGS = ("ai", "as", "a", "ons", "ez", "ont")
_CONDITIONAL_ENDINGS = ("ais", "ait", "ions", "iez", "aient")
# Of whole verbs, then of all that end so (« maintiendra », « renverra »); the longest first.
_FUTURE_STEMS = {"être": "ser", "avoir": "aur", "aller": "ir", "savoir": "saur", "falloir": "faudr", "voir": "verr"}
_FUTURE_ENDS = {
    "pouvoir": "pourr", "vouloir": "voudr", "envoyer": "enverr", "courir": "courr", "mourir": "mourr", "valoir": "vaudr",
    "devoir": "devr", "cevoir": "cevr", "quérir": "querr", "faire": "fer", "venir": "viendr", "tenir": "tiendr",
    "ayer": "aier", "oyer": "oier", "uyer": "uier", "eler": "eller", "eter": "etter",
}  # fmt: skip


def _tense(token: Token, endings: tuple[str, ...]) -> bool:
    """Return whether the form has one of *endings* on the stem that its lemma gives: the tagger guesses at rare futures."""
    form = fold(token.text)
    return any(
        form == stem + ending for stem in _future_stems(token.lemma_) for ending in endings if form.endswith(ending)
    )


@lru_cache(maxsize=4096)
def _future_stems(infinitive: str) -> tuple[str, ...]:
    """Return the folded stems that the future of *infinitive* may have: « appeller », and « acheter » beside « achetter »."""
    if infinitive in _FUTURE_STEMS:
        return (_FUTURE_STEMS[infinitive],)
    end = next((end for end in _FUTURE_ENDS if infinitive.endswith(end)), None)
    regular = fold(infinitive).removesuffix("e")
    changed = () if end is None else (fold(infinitive).removesuffix(fold(end)) + _FUTURE_ENDS[end],)
    return tuple(stem for stem in (*changed, regular) if stem.endswith("r"))


def is_future(verb: Token) -> bool:
    """Return whether *verb* is in the future tense, by its form or by that of its auxiliary."""
    return any(_tense(word, _FUTURE_ENDINGS) for word in verb_words(verb))


def is_conditional(verb: Token) -> bool:
    """Return whether *verb* is in the conditional, by its form or by that of its auxiliary."""
    return any(_tense(word, _CONDITIONAL_ENDINGS) or has_feature(word, "Mood", "Cnd") for word in verb_words(verb))


def is_about_to(verb: Token) -> bool:
    """« va riposter », « allait libérer »: a near future, with the infinitive under it."""
    return infinitive_to_come(verb) is not None


def infinitive_to_come(verb: Token) -> Token | None:
    """Return what is about to be done: « va [riposter] »."""
    going = verb.rights if verb.lemma_ == "aller" else ()
    return next((t for t in going if t.dep_ == "xcomp" and is_infinitive(t)), None)


def lemmas(doc: Doc, fixes: Mapping[str, str]) -> list[str]:
    """Return the `lemma` of each token of *doc*."""
    strings, words = doc.vocab.strings, parse_of(doc).folded
    tagged = zip(words, doc.to_array([POS, LEMMA]).tolist(), strict=True)
    return [fixes.get(f"{word}|{strings[pos]}") or fold(strings[lemma]) for word, (pos, lemma) in tagged]


def lemma(token: Token, fixes: Mapping[str, str]) -> str:
    """Return the folded lemma of *token*, as the lexicon's `lemmas.fr.yaml` corrects it."""
    return fixes.get(f"{fold(token.text)}|{token.pos_}") or fold(token.lemma_)


def listed_form(noun: Token, listed: frozenset[str]) -> str | None:
    """Return the form under which *noun* is *listed*: its lemma, as written, or as the singular of « ouvriers » and « généraux »."""
    written = fold(noun.text)
    singular = written.removesuffix("ux") + "l" if written.endswith("aux") else written.rstrip("s")
    return next((form for form in (fold(noun.lemma_), written, singular) if form in listed), None)


def verb_lemmas(token: Token) -> Iterator[str]:
    """Yield the folded infinitives in -er of which the form of *token* may be one, for words not tagged as verbs."""
    form = token.lower_
    for ending in (
        "é",
        "ée",
        "és",
        "ées",
        "e",
        "ent",
        "era",
        "eront",
        "erait",
        "eraient",
        "ant",
        "ait",
        "aient",
        "a",
        "èrent",
    ):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = fold(form.removesuffix(ending))
            yield stem + "er"
            if stem.endswith(("ll", "tt")):  # « rappelle », « rejette »
                yield stem[:-1] + "er"
            if stem.endswith("i"):  # « déploie », « débraient »
                yield stem[:-1] + "yer"


def adjective_lemma(token: Token) -> str:
    """Return the folded masculine singular of a participle used as an adjective: « déterminées » is « determine »."""
    form = token.lower_.removesuffix("s")
    is_feminine = form.endswith(("ée", "te", "ie", "ue", "se"))  # but « opposé »
    return fold(form.removesuffix("e") if is_feminine else form)
