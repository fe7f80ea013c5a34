"""Adjectives that tell whose a deed is: « la visite [russe] », « l’accord [russo-ukrainien] »; and names that a hyphen joins."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.annotations.syntax import has_feature, preposition
from kg.events.fighters import is_side
from kg.events.opposed import opposed
from kg.lexicon import Lexicon
from kg.lexicon.words import fold

_ADJECTIVAL = frozenset({"amod", "nmod", "appos"})
_HYPHEN = "-"
_LINK = "o"  # the letter in which the first part of such an adjective ends
_FEWEST = 4  # letters of that part before it, where it is not listed: « afro- » is of no state
_REACH = 7  # words from a noun to the names behind it: « l’accord de libre-échange UE-Mercosur »


def demonyms_of(nouns: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    """Return the demonyms of the first of *nouns* that has any; one that is two states in one word is that of them all.

    It hangs on the first, or on what only tells its kind: « l’accord de pêche sino-gabonais »; « l’arrestation d’une chercheuse
    franco-iranienne » is no deed of two states.
    """
    adjectives = [[t for t in noun.children if t.dep_ in _ADJECTIVAL] for noun in nouns]
    near = (
        t for noun, found in zip(nouns, adjectives, strict=True) if noun == nouns[0] or _is_kind(noun) for t in found
    )
    both = next((t for t in near if sides(t, lexicon)), None)
    if both is not None:
        return [both]
    named = ([t for t in found if _is_demonym(t, lexicon)] for found in adjectives)
    return next((found for found in named if found), [])


def _is_kind(noun: Token) -> bool:
    return has_feature(noun, "Number", "Sing") and not any(t.dep_ in {"det", "nummod"} for t in noun.lefts)


def states_of(word: Token, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the identifiers of the states that an adjective names: « russe », « anti-russe », « russo-ukrainien »."""
    demonyms = lexicon.authority.demonyms
    one = demonyms.get(fold(word.text)) or opposed(word, demonyms)
    return (lexicon.authority.doer(one),) if one and word.pos_ == "ADJ" else sides(word, lexicon)


def _is_demonym(word: Token, lexicon: Lexicon) -> bool:
    is_bare = word.pos_ == "ADJ" or preposition(word) is None
    return is_bare and (fold(word.text) in lexicon.authority.demonyms or is_side(word, lexicon))


def sides(adjective: Token, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the identifiers of the two states or bodies that *adjective* is made of; none where it is no such word.

    The parser may take it for three words, of which *adjective* is the first.
    """
    first, _, second = fold(adjective.text).partition(_HYPHEN)
    doc, index = adjective.doc, adjective.i
    if not first.endswith(_LINK) or not adjective.is_lower:
        return ()
    if not second and index + 2 < len(doc) and doc[index + 1].text == _HYPHEN:
        second = fold(doc[index + 2].text)
    other = _of(second, lexicon) if second else None
    one = _of_first(first, lexicon) if other is not None else None
    return (one, other) if one is not None and other is not None and one != other else ()


def hyphenated(noun: Token) -> Iterator[Token]:
    """Yield both names that a hyphen joins behind *noun*."""
    named = noun.doc._.kg_named
    if noun.i and noun.nbor(-1).text == _HYPHEN:
        return  # « l’accord de libre-[échange] Chine-Équateur » is the accord of both
    for token in noun.doc[noun.i + 1 : noun.i + _REACH]:
        if token.is_sent_start or token.text in {",", ".", ";"}:
            return
        if token.text == _HYPHEN and {token.i - 1, token.i + 1} <= named:
            yield token.nbor(-1)
            yield token.nbor()
            return


def _of(word: str, lexicon: Lexicon) -> str | None:
    authority = lexicon.authority
    named = authority.names.get(word) or authority.names.get(f"{word}s") or ()
    return authority.demonyms.get(word) or (named[0] if len(named) == 1 else None)


def _of_first(part: str, lexicon: Lexicon) -> str | None:
    """Return whom « russo », « sino » stands for: as listed, else the only one whose demonyms begin so."""
    demonyms, stem = lexicon.authority.demonyms, part.removesuffix(_LINK)
    listed = (entry.split() for entry in lexicon.cues.compounding)
    whole = next((demonym for prefix, demonym in listed if prefix == part), None)
    if whole is not None:
        return demonyms.get(whole)
    if len(stem) < _FEWEST:
        return None
    found = {known for form, known in demonyms.items() if form.startswith(stem)}
    return found.pop() if len(found) == 1 else None
