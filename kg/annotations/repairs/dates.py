"""What stands behind a date and hangs on it: « a imposé mercredi [des sanctions] », « un entretien, dimanche, avec [Lima] »."""

from spacy.tokens import Token

from kg.annotations.repairs import order
from kg.annotations.repairs.tree import attach
from kg.annotations.syntax import is_bare_participle, is_passive, is_reflexive, is_verb, preposition, sentence
from kg.lexicon.words import fold

_DETERMINERS = frozenset(
    {
        "le",
        "la",
        "les",
        "l'",
        "un",
        "une",
        "son",
        "sa",
        "ses",
        "leur",
        "leurs",
        "ce",
        "cet",
        "cette",
        "ces",
        "plusieurs",
    }
)
_PLURAL = frozenset({"des", "de", "d'"})  # articles too: « des sanctions », « de nouvelles sanctions »
_OBJECTS = frozenset({"obj", "ccomp", "xcomp", "nsubj:pass"})
_OF_VERBS = frozenset({"par", "contre", "en", "à", "dans", "envers", "sur", "avec"})
_OF_NOUNS = frozenset({"avec", "contre", "entre"})
_DATED = 4  # words between a participle and the noun of a date: « ces dernières années »
_LONGEST = 7  # words of a date: « dans la nuit de lundi à mardi »


def repair_dates(tokens: list[Token]) -> None:
    """Hang on their verbs the objects, on their participles and nouns the complements, that hang on a date between the two."""
    for day in order.days_among(tokens):
        if day.head.pos_ == "NOUN" and day.head.i < day.i:
            _pass_on(day)
    for verb in tokens:
        if verb.pos_ != "VERB":
            continue
        if verb.i + 1 < tokens[-1].i and (is_bare_participle(verb) or is_passive(verb)):
            _free_complements(verb)
        if not is_verb(verb) or is_passive(verb) or is_reflexive(verb):
            continue
        article = _article_behind_date(verb)
        noun = _noun_of(article) if article is not None else None
        if article is None or noun is None:
            continue
        if any(t.dep_ in _OBJECTS and t != noun and not order.is_date(t) for t in verb.rights):
            continue
        if fold(article.text) in _PLURAL:
            article.pos_, article.dep_ = "DET", "det"
        attach(noun, verb, "obj")


def _free_complements(participle: Token) -> None:
    """« une offensive lancée le mois dernier par [Ankara] contre [les Kurdes] », « a été arrêté lundi à [Gao] »."""
    doc, index = participle.doc, participle.i + 1
    date = next((t for t in doc[index : min(index + _DATED, sentence(participle)[1])] if order.is_date(t)), None)
    if date is None or any(t.pos_ in {"ADP", "PUNCT", "VERB"} for t in doc[index : date.i]):
        return
    for child in [t for t in date.rights if preposition(t) in _OF_VERBS]:
        attach(child, participle, "obl:agent" if preposition(child) == "par" else "obl:arg")
    attach(date, participle, "obl:mod")


def _pass_on(date: Token) -> None:
    """« un entretien, dimanche, avec [Lima] », « une rencontre mardi entre [Lima et Quito] »."""
    for child in [t for t in date.rights if preposition(t) in _OF_NOUNS]:
        attach(child, date.head, "nmod")


def _article_behind_date(verb: Token) -> Token | None:
    """Return the article that follows a date right behind *verb*, if one does."""
    doc, end = verb.doc, min(sentence(verb)[1], verb.i + _LONGEST + 1)
    index = verb.i + 1
    seen = False
    while index < end:
        token = doc[index]
        if token.text == "," and (index == verb.i + 1 or seen):  # « a émis, jeudi 21 novembre, des mandats »
            index += 1
            continue
        is_dated = order.is_day(token)
        if not (
            is_dated
            or token.pos_ == "NUM"
            or token.text.isdigit()
            or (fold(token.text) in {"le", "ce", "1er"} and _opens_date(token))
            or (seen and fold(token.text) == "meme")  # « le soir même »
        ):
            break
        seen = seen or is_dated
        index += 1
    if not seen or index >= end:
        return None
    article = doc[index]
    is_article = fold(article.text) in _DETERMINERS and article.pos_ == "DET"
    is_plural = fold(article.text) == "des" or (fold(article.text) in _PLURAL and article.nbor(1).pos_ == "ADJ")
    return article if is_article or is_plural else None


def _opens_date(token: Token) -> bool:
    following = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return following.text.isdigit() or following.pos_ == "NUM" or order.is_day(following)


def _noun_of(article: Token) -> Token | None:
    """Return the noun of *article*, a few words on."""
    for token in article.doc[article.i + 1 : article.i + 4]:
        if token.pos_ in {"NOUN", "PROPN"} or order.is_closing(token):
            return token if token.pos_ in {"NOUN", "PROPN"} and not order.is_date(token) else None
        if token.pos_ not in {"ADJ", "NUM", "ADV", "DET", "PUNCT", "ADP"}:
            return None
    return None
