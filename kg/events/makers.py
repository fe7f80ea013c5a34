"""Who speaks or acts by what he made: « le communiqué du ministère », « un drone attribué à Lima », « le texte accuse … »."""

from spacy.tokens import Token

from kg.annotations.subjects import own_subject
from kg.annotations.syntax import has_feature, is_time, preposition, sentence
from kg.events.strikers import IMPUTED
from kg.lexicon import Lexicon
from kg.lexicon.words import fold

_ANY = frozenset({"document", "texte", "publication"})  # what any text may be called, once it was told of
_DEFINITE = frozenset({"le", "la", "l'", "les", "ce", "cet", "cette", "ces"})
_BACK = 80  # words


def makers_of(product: Token, lexicon: Lexicon) -> list[Token]:
    """Return the words for whoever made *product*, or the text that it takes up."""
    return _told_beside(product, lexicon) or _told_before(product, lexicon)


def _told_beside(product: Token, lexicon: Lexicon) -> list[Token]:
    """« le Sénat a voté une résolution condamnant … » has the Senate condemn."""
    issuing = lexicon.cues.issuing
    is_assembly = fold(product.lemma_) in lexicon.cues.assemblies
    if makers := [child for child in product.children if _is_maker(child, lexicon)]:
        return [maker for maker in makers if not (is_assembly and _is_without_article(maker))]
    verb = product.head
    if product.dep_ == "obj" and fold(verb.lemma_) in issuing:
        author = own_subject(verb)
        return [author] if author is not None else []
    if product.dep_ == "nsubj:pass" and fold(verb.lemma_) in issuing:  # « un décret … a été signé par Lima »
        return [t for t in verb.rights if preposition(t) == "par" and not is_time(t)]
    told = [child for child in product.rights if child.dep_.startswith("acl")]
    by = [t for verb in told if fold(verb.lemma_) in issuing for t in verb.rights if preposition(t) == "par"]
    return by or [t for verb in told if fold(verb.lemma_) in IMPUTED for t in verb.rights if preposition(t) == "à"]


def _told_before(product: Token, lexicon: Lexicon) -> list[Token]:
    """« Lima a publié un rapport. [Le document] accuse … »: of the text spoken of last."""
    first, lemma = product.left_edge, fold(product.lemma_)
    if fold(first.text) not in _DEFINITE or not product.dep_.startswith("nsubj"):
        return []
    start = sentence(product)[0]
    for token in reversed(product.doc[max(start - _BACK, 0) : start]):
        word = fold(token.lemma_)
        if word in lexicon.cues.products and (word == lemma or lemma in _ANY):
            return _told_beside(token, lexicon)
    return []


def _is_maker(token: Token, lexicon: Lexicon) -> bool:
    is_maker = (
        preposition(token) in {"de", "par"}
        or fold(token.text) in lexicon.authority.demonyms
        or has_feature(token, "Poss", "Yes")
    )
    return is_maker and fold(token.lemma_) not in lexicon.cues.products


def _is_without_article(name: Token) -> bool:
    """« le sommet de [Madrid] » is where it meets, « du [G20] », « de l’[Union africaine] » whose it is."""
    before = [fold(child.text) for child in name.lefts]
    return "de" in before and not any(child.dep_ == "det" for child in name.lefts)
