"""How titles stand among the words around them."""

from spacy.tokens import Doc

from kg.annotations.phrases import Words
from kg.annotations.syntax import has_feature
from kg.lexicon.wordlists import Title
from kg.lexicon.words import fold

COUNTERPARTS = frozenset({"homologue", "contrepartie"})
#: Of these, those that say who is meant only with a name or a country: « sa collègue suédoise », not « un collègue ».
COLLEAGUES = frozenset({"collegue", "confrere", "consoeur"})
_CLITICS = frozenset({"n", "ne", "s", "se"})
_FORMER = frozenset({"ancien", "ancienne", "ex", "-"})
_BECOME = frozenset({"devenu", "devenue", "nomme", "nommee", "elu", "elue", "promu", "promue"})
_CAREER = 5  # words: « Ancien chef rebelle devenu »
_FAR = 12  # words from a name to the second title behind it
_DETERMINERS = frozenset(
    {"le", "la", "l", "'", "un", "une", "son", "sa", "leur", "ses", "de", "alors", "ancien", "ancienne",
     "des", "ex", "-", "actuel", "actuelle", "nouveau", "nouvelle", "futur", "future"}
)  # fmt: skip


def stands_behind_name(words: Words, start: int) -> bool:
    """Return whether a title stands in apposition: behind a capitalised word and a comma or bracket, perhaps an article.

    Careless texts leave out the comma: « Ada Kovac responsable de la Ligue ».
    """
    index = start - 1
    if index > 0 and words.is_capital(index) and words.is_capital(index - 1):
        return True
    while index > 0 and words.folded[index] in _DETERMINERS:
        index -= 1
    if index > 0 and words.folded[index] == "et":  # « Ada Kovac, maire de Gap et membre du Front »
        index = next((i for i in range(index - 1, max(0, index - _FAR), -1) if words.folded[i] == ","), 0)
    return (
        index > 0
        and words.folded[index] in {",", "(", "–", "—"}
        and any(words.is_capital(i) for i in range(max(0, index - 3), index))
    )


def is_adjective(words: Words, index: int) -> bool:
    """« le Conseil souverain », « son assistant parlementaire »: whether the word *index* is no title but says which of a noun."""
    token = words.doc[words.token(index)]
    if index == 0 or token.pos_ != "ADJ" or (index > 1 and words.is_capital(index - 2)):
        return False  # « Ada Kovac responsable de … »
    return words.doc[words.token(index - 1)].pos_ in {"NOUN", "PROPN"}


def is_one_of(words: Words, start: int) -> bool:
    """Return whether a title in the plural is that of one person: « l’un des chefs »."""
    return words.folded[max(0, start - 2) : start] in (["un", "des"], ["une", "des"], ["un", "de"], ["une", "de"])


def is_subject(words: Words, start: int, end: int) -> bool:
    """Return whether a verb follows the words `start:end`, which nothing governs: « Le Premier ministre, Ada Nowak a dit … ».

    A title may open its sentence without an article: « Présidente du Front, Ada Kovac a dit … ».
    """
    if end >= len(words) or words.is_capital(end):
        return False
    if words.doc[words.token(end)].pos_ not in {"VERB", "AUX"} and words.folded[end] not in _CLITICS:
        return False
    if opens_sentence(words, start):
        return True
    before = words.folded[start - 1] if start else ""
    if before not in {"le", "la", "l", "'"}:
        return False
    first = next(
        index for index in range(start - 1, -2, -1) if index < 0 or words.folded[index] not in {"le", "la", "l", "'"}
    )
    return first < 0 or words.doc[words.token(first)].pos_ not in {"ADP", "VERB", "AUX"}


def opens_sentence(words: Words, start: int) -> bool:
    """« [Présidente] du Front, Ada Kovac … », « Ancien [maire] de Gao, Ali Cissé … »: a title at the head of its sentence."""
    while start and words.folded[start - 1] in _FORMER:
        start -= 1
    if start and words.folded[start - 1] in _BECOME:  # « Avocat devenu [maire] de Gao, Ali Cissé … »
        near = range(start - 1, max(0, start - _CAREER) - 1, -1)
        start = next((i for i in near if words.doc[words.token(i)].is_sent_start), start)
    token = words.doc[words.token(start)]
    return words.is_capital(start) and (token.is_sent_start or start == 0)


def is_address(title: Title) -> bool:
    """« M. », « le général »: what stands right before a name, never apart from it."""
    return title.honorific and fold(title.role) not in COUNTERPARTS


def is_plural(words: Words, start: int) -> bool:
    """Return whether the title at the word *start* is that of several people."""
    token = words.doc[words.token(start)]
    return (
        words.folded[start - 1 : start] in (["les"], ["des"], ["ces"], ["leurs"])
        if start
        else has_feature(token, "Number", "Plur")
    )


def root_of(doc: Doc, start: int, end: int) -> int:
    """Return the token that heads the tokens `start:end`."""
    return int(doc[start:end].root.i)
