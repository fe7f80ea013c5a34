"""Verbs in the present tense that the tagger reads as nouns, adjectives or adverbs: « L’armée pilonne … », « Kigali dément … »."""

from collections.abc import Callable

from spacy.tokens import Token

from kg.annotations.forms import verb_lemmas
from kg.annotations.repairs import order
from kg.annotations.repairs.tree import attach, take_place
from kg.lexicon import Lexicon
from kg.lexicon.words import fold

_OPENERS = frozenset(
    {
        *(
            "le",
            "la",
            "les",
            "l'",
            "un",
            "une",
            "des",
            "son",
            "sa",
            "ses",
            "leur",
            "leurs",
            "ce",
            "cette",
            "ces",
            "toute",
            "tout",
        ),
        *("que", "qu'", "avoir", "etre", "«"),
    }
)
_TAKEN_FOR = frozenset({"NOUN", "ADJ", "ADV", "VERB"})
_STOPS = frozenset({",", ";", ":", "«", "»", "(", ")"})
_NEAR = 5  # words
_PRESENT = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"


def verb_repair(lexicon: Lexicon) -> Callable[[list[Token]], None]:
    """Return the repair, which knows the verbs of *lexicon*."""

    def repair_verbs(tokens: list[Token]) -> None:
        for token in tokens:
            lemma = _lemma(token, lexicon) if _may_be_verb(token, tokens) else None
            if lemma is not None:
                _make_verb(token, lemma)

    return repair_verbs


def _lemma(token: Token, lexicon: Lexicon) -> str | None:
    """Return the verb of the lexicon of which the form of *token* is the third person of the present, or None."""
    fixed = lexicon.lemmas.get(f"{token.lower_}|VERB") or lexicon.lemmas.get(f"{fold(token.text)}|VERB")
    candidates = [fixed] if fixed else list(verb_lemmas(token)) if token.lower_.endswith(("e", "ent")) else []
    return next((lemma for lemma in candidates if lexicon.frames.of("verb", fold(lemma))), None)


def _may_be_verb(token: Token, tokens: list[Token]) -> bool:
    """Return whether *token* stands where a verb does: between a free noun and an article, a name or « que », in a clause without a verb."""
    if (
        token.pos_ not in _TAKEN_FOR
        or order.is_finite_word(token)
        or not token.is_lower
        or token in (tokens[0], tokens[-1])
    ):
        return False
    before, after = token.nbor(-1), token.nbor(1)
    if before.pos_ not in {"NOUN", "PROPN", "ADJ"} or not (fold(after.text) in _OPENERS or after.is_title):
        return False
    start = order.phrase_start(before)
    is_phrase = before.pos_ == "PROPN" or before.is_title or before.doc[start].pos_ == "DET"
    return is_phrase and not order.has_preposition(token.doc, start) and not _has_verb(token, tokens)


def _has_verb(token: Token, tokens: list[Token]) -> bool:
    """Return whether the clause of *token* has a finite verb, read off the words up to the next sign or conjunction."""
    position = token.i - tokens[0].i
    before, after = tokens[:position], tokens[position + 1 :]
    return any(order.is_finite_word(t) for part in (reversed(before), after) for t in _until_stop(list(part)))


def _until_stop(tokens: list[Token]) -> list[Token]:
    end = next(
        (n for n, t in enumerate(tokens) if t.text in _STOPS or t.pos_ == "SCONJ" or fold(t.text) in order.RELATIVES),
        None,
    )
    return tokens[:end]


def _make_verb(token: Token, lemma: str) -> None:
    """Make *token* the verb of its clause: the phrase before it its subject, the phrase behind it its object."""
    doc = token.doc
    start = order.phrase_start(token.nbor(-1))
    subject = order.phrase_head(doc, start, token.i)
    complement, relation = _complement(token)
    token.pos_, token.lemma_ = "VERB", lemma
    token.set_morph(_PRESENT)  # type: ignore[attr-defined]  # its stub does not know it
    for other in (subject, complement):
        if other is not None and other.is_ancestor(token):
            take_place(token, other)
    attach(subject, token, "nsubj")
    if complement is not None:
        attach(complement, token, relation)
        for verb in [t for t in complement.children if t.dep_ == "conj" and order.is_finite_word(t)]:
            verb.head = token
    for stray in [t for t in token.subtree if t.i < start and t.head.i > token.i]:
        stray.head = token


def _complement(verb: Token) -> tuple[Token | None, str]:
    """Return what a verb governs right behind it, and how: an infinitive, a clause with « que », or a noun."""
    after = verb.nbor(1)
    if after.pos_ in {"AUX", "SCONJ"}:
        return after.head, "xcomp" if after.pos_ == "AUX" else "ccomp"
    near = verb.doc[verb.i + 1 : verb.i + _NEAR]
    noun = next((t for t in near if t.pos_ in {"NOUN", "PROPN", "X"}), None)
    return (None if noun is None or order.is_governed(noun) else noun), "obj"
