"""Verbs that the tagger reads as nouns, adjectives or adverbs: « L’armée pilonne … », « Kigali dément … », « …, capturant le chef »."""

from collections.abc import Callable, Container, Iterator

from spacy.tokens import Token

from kg.annotations.conjugation import Form, forms_of
from kg.annotations.parse import standing
from kg.annotations.repairs import order
from kg.annotations.repairs.clauses import (
    make_coordinated,
    make_gerund,
    make_noun,
    make_relative,
    make_resuming,
    make_verb,
)
from kg.annotations.repairs.tree import attach
from kg.annotations.syntax import has_feature
from kg.lexicon import Lexicon
from kg.lexicon.words import fold

_ARTICLES = frozenset(
    {
        *("le", "la", "les", "l'", "un", "une", "des", "son", "sa", "ses", "leur", "leurs"),
        *("ce", "cet", "cette", "ces", "toute", "tout", "tous", "toutes", "plusieurs", "deux", "trois"),
    }
)
_CLAUSES = frozenset({"que", "qu'", "avoir", "etre", "«"})
#: Behind a word that may be a noun, these tell nothing; behind a noun that cannot be followed by a bare noun, they do.
_PREPOSITIONS = frozenset({"a", "au", "aux", "sur", "en", "avec", "pour", "contre", "dans", "vers"})
_TAKEN_FOR = frozenset({"NOUN", "ADJ", "ADV", "VERB", "PROPN", "X"})
_NOT_VERBS = frozenset({"etre", "avoir", "aller"})
_QUE = frozenset({"que", "qu'"})
_CLITICS = frozenset({"le", "la", "l'", "les", "y", "en"})
_SUBJECTS = frozenset({"on", "il", "elle", "ils", "elles"})
_STOPS = frozenset({",", ";", ":", "«", "»", "(", ")"})
_COORDINATING = frozenset({"et", "mais", "puis"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})


def verb_repair(lexicon: Lexicon) -> Callable[[list[Token]], None]:
    """Return the repair, which knows the verbs of *lexicon*."""
    infinitives = _infinitives(lexicon)
    forms = forms_of((lemma for lemma in infinitives if lemma not in _NOT_VERBS), lexicon.conjugation)
    names = {*lexicon.authority.names, *lexicon.authority.metonyms}

    def repair_verbs(tokens: list[Token]) -> None:
        _repair_nouns(tokens, names)
        for token, form in _candidates(tokens, forms):
            if not order.is_finite_word(token):
                _repair(token, form, tokens)
            elif fold(token.lemma_) not in infinitives:
                token.lemma_ = form.lemma

    return repair_verbs


def _infinitives(lexicon: Lexicon) -> dict[str, None]:
    """Return the verbs that tell events, then those that tell how real an event is, or who says so."""
    cues = lexicon.cues
    events = (entry.words[0] for entry in lexicon.frames.entries if entry.kind == "verb")
    governing = cues.planned | cues.undertaking | cues.possible | cues.negative_verbs
    others = sorted(governing | cues.say | cues.believe)
    return dict.fromkeys([*events, *(verb.removeprefix("se ").removeprefix("s'") for verb in others)])


def _repair_nouns(tokens: list[Token], names: Container[str]) -> None:
    """Make nouns of what is none to the tagger: names, by their capital, and participles with an article."""
    first = tokens[0]
    if first.is_title and first.pos_ not in {"NOUN", "PROPN", "DET"} and first.text in names:
        first.pos_ = "PROPN"
    for noun in tokens[1:]:
        if noun.pos_ != "VERB":
            continue
        article = noun.nbor(-1)
        if noun.is_title and not article.is_punct:
            noun.pos_ = "PROPN"
        if noun.pos_ == "VERB" and article.pos_ == "DET" and article.head == noun and _is_person(noun):
            make_noun(noun)


def _is_person(token: Token) -> bool:
    """« opposant », « manifestant », « envoyé »: participles, which the tagger takes for verbs even with an article."""
    return token.is_lower and token.text.endswith(("ant", "ants", "ante", "antes", "é", "és", "ée", "ées"))


def _candidates(tokens: list[Token], forms: dict[str, Form]) -> Iterator[tuple[Token, Form]]:
    """Yield the words of the sentence, but for the first and the last, that may be forms of verbs."""
    for token in standing(tokens[1:-1], forms):
        if token.pos_ in _TAKEN_FOR and token.is_lower and not token.text.endswith(("é", "és", "ée", "ées")):
            yield token, forms[fold(token.text)]


def _repair(token: Token, form: Form, tokens: list[Token]) -> None:
    """Make *token* a verb if it stands where only a verb does."""
    before = fold(token.nbor(-1).text)
    if form.is_gerund:
        if _is_lost_gerund(token):
            make_gerund(token, form)
    elif before == "qui":
        make_relative(token, form)
    elif before in _COORDINATING:
        first = _verb_before(token, form, tokens)
        if first is not None and _may_be_second(token):
            make_coordinated(token, form, first)
    elif (resumed := _resumed_by(token, tokens)) is not None:
        if not _has_verb(token, tokens):
            make_resuming(token, form, *resumed)
    else:
        subject = _subject(token, form)
        clause = tokens[: token.i - tokens[0].i + 1] if _is_joined(token) else tokens
        if subject is not None and not _has_verb(token, clause) and not _has_verb(subject, clause):
            make_verb(token, form, subject)
            if _subject_before_clitic(token) is not None:
                _make_object(token.nbor(-1), token)


def _resumed_by(token: Token, tokens: list[Token]) -> tuple[Token, Token] | None:
    """Return « que » and the subject of a lost verb: « …, ce [que] dément fermement [Pékin] », « ce [que] [Pékin] dément »."""
    before = tokens[: token.i - tokens[0].i]
    que = next((t for t in reversed(before) if fold(t.text) in _QUE), None)
    if que is None or que.i <= tokens[0].i or fold(que.nbor(-1).text) != "ce":
        return None
    if que.i + 1 < token.i:
        subject = order.phrase_head(token.doc, que.i + 1, token.i)
        return (que, subject) if order.phrase_start(token.nbor(-1)) == que.i + 1 else None
    behind = tokens[token.i - tokens[0].i + 1 :]
    subject_or_none = next((t for t in behind if t.pos_ not in {"ADV", "DET"}), None)
    is_nominal = subject_or_none is not None and subject_or_none.pos_ in {"NOUN", "PROPN"}
    return (que, subject_or_none) if is_nominal and subject_or_none is not None else None


def _is_lost_gerund(token: Token) -> bool:
    """« …, capturant le chef »: behind a comma, with an object or a clause of its own; « en avertissant que … »."""
    before, after = token.nbor(-1), token.nbor(1)
    if has_feature(token, "VerbForm", "Part"):
        return False
    if fold(before.text) == "en":
        return True
    if before.text != ",":
        return False
    has_object = (fold(after.text) in _ARTICLES and after.pos_ == "DET") or after.is_title or fold(after.text) in _QUE
    return has_object or (token.pos_ != "NOUN" and fold(after.text) in _PREPOSITIONS)


def _verb_before(token: Token, form: Form, tokens: list[Token]) -> Token | None:
    """Return the nearest finite verb before *token*, whose subject has the number of *form*, or None."""
    before = tokens[: token.i - tokens[0].i]
    word = next((t for t in reversed(before) if order.is_finite_word(t)), None)
    if word is None or has_feature(word, "Number", "Plur") != form.is_plural or has_feature(word, "Person", "1"):
        return None
    if word.pos_ == "AUX" or word.dep_.startswith("aux"):
        return word.head if word.head.pos_ == "VERB" else None
    return word


def _may_be_second(token: Token) -> bool:
    """« … et menace l’Éthiopie »: what follows belongs to a verb, and what stands before « et » is no bare noun like it."""
    after = token.nbor(1)
    written = fold(after.text)
    has_object = (written in _ARTICLES and after.pos_ == "DET") or after.is_title or written in _CLAUSES
    if not has_object and written not in _PREPOSITIONS and after.pos_ != "ADJ":
        return False
    last = token.nbor(-2) if token.i > token.sent.start + 1 else token
    return last.pos_ != "NOUN" or order.is_date(last) or last.doc[order.phrase_start(last)].pos_ == "DET"


def _subject(token: Token, form: Form) -> Token | None:
    """Return the head of the phrase that is the subject of *token* if it is a verb, or None if it cannot be one."""
    if (pronoun := _subject_before_clitic(token)) is not None:
        return pronoun
    before, after = _before_insertion(token), token.nbor(1)
    if before is None or before.pos_ not in _NOMINAL:
        return None
    written = fold(after.text)
    is_plain = written in _ARTICLES | _CLAUSES or (after.is_title and after.pos_ != "ADP") or _is_infinitive(after)
    is_last = after.i == token.sent.end - 1 and after.is_punct and before.is_title  # « Le Rwanda dément. »
    is_firm = after.pos_ == "ADV" and after.lower_.endswith("ment")  # « … dément fermement »
    is_plain = is_plain or is_last or is_firm or _is_joined(token)
    if not is_plain and written not in _PREPOSITIONS:
        return None
    start = _free_phrase(before, is_plain=is_plain)
    if start is None:
        return None
    head = order.phrase_head(token.doc, start, before.i + 1)
    is_coordinated = start > token.sent.start and fold(token.doc[start - 1].text) == "et"
    agrees = is_coordinated or head.pos_ == "PROPN" or has_feature(head, "Number", "Plur") == form.is_plural
    return head if agrees else None


def _is_joined(token: Token) -> bool:
    """« Lima [dément] et accuse Quito »: whether « et » joins a verb right behind."""
    behind = token.doc[token.i + 1 : min(token.i + 3, token.sent.end)]
    return len(behind) > 1 and fold(behind[0].text) == "et" and order.is_finite_word(behind[1])


def _make_object(clitic: Token, verb: Token) -> None:
    """« il [les] somme de … »: to the tagger an article."""
    clitic.pos_ = "PRON"
    attach(clitic, verb, "iobj" if fold(clitic.text) in {"y", "en"} else "obj")


def _subject_before_clitic(token: Token) -> Token | None:
    """Return the subject before the object clitic of a lost verb: « [on] le dément à Nairobi », « [la ministre] les somme de … »."""
    clitic = token.nbor(-1)
    if fold(clitic.text) not in _CLITICS or clitic.i == token.sent.start:
        return None
    before = clitic.nbor(-1)
    if fold(before.text) in _SUBJECTS and before.pos_ == "PRON":
        return before
    start = _free_phrase(before, is_plain=True) if before.pos_ in _NOMINAL and fold(clitic.text) in _ARTICLES else None
    return order.phrase_head(token.doc, start, before.i + 1) if start is not None else None


def _before_insertion(token: Token) -> Token | None:
    """Return the word before *token*, or before what two commas set off there: « [Glencore], sommé de s’expliquer, dément … »."""
    before, start = token.nbor(-1), token.sent.start
    if before.text != ",":
        return before
    opened = order.insertion_start(token.doc, before.i, start)
    if opened is None or opened <= start or not order.is_insertion(token.doc, opened + 1, before.i):
        return None
    return token.doc[opened - 1]


def _is_infinitive(after: Token) -> bool:
    """« compte [retirer] », « menace [d’expulser] »."""
    word = after.nbor(1) if fold(after.text) in {"de", "d'"} and after.i + 1 < len(after.doc) else after
    return has_feature(word, "VerbForm", "Inf")


def _free_phrase(last: Token, *, is_plain: bool) -> int | None:
    """Return where the phrase that ends with *last* begins if no preposition governs it; its complements belong to it."""
    doc, start = last.doc, order.phrase_start(last)
    while order.has_preposition(doc, start):
        index = start - 1 if doc[start - 1].pos_ == "ADP" else start
        if not is_plain or index <= last.sent.start + 1 or doc[index - 1].pos_ not in _NOMINAL:
            return None
        start = order.phrase_start(doc[index - 1])
    is_phrase = doc[start].pos_ == "DET" or doc[start].is_title
    return start if is_phrase else None


def _has_verb(token: Token, tokens: list[Token]) -> bool:
    """Return whether the clause of *token* has a finite verb, read off the words up to the next sign or conjunction."""
    position = token.i - tokens[0].i
    before, after = tokens[:position], tokens[position + 1 :]
    return any(order.is_finite_word(t) for part in (reversed(before), after) for t in _until_stop(list(part)))


def _until_stop(tokens: list[Token]) -> list[Token]:
    return tokens[: next((n for n, t in enumerate(tokens) if _is_stop(t)), None)]


def _is_stop(token: Token) -> bool:
    """Return whether another clause begins: « dément toute fraude [et] accuse … » has a second verb, with the same subject."""
    if token.text in _STOPS or token.pos_ == "SCONJ" or fold(token.text) in order.RELATIVES:
        return True
    is_joint = fold(token.text) in _COORDINATING and token.i + 1 < token.sent.end
    return is_joint and order.is_finite_word(token.nbor(1))
