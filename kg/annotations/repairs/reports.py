"""Reports whose subject stands behind their verb.

« Le Maroc, [a dit le ministre], a fermé la frontière »     put between a subject and its verb
« Deux élus ont été arrêtés, [a dénoncé leur parti] »       at the end, where the subject is taken for an object
"""

from collections.abc import Callable

from spacy.tokens import Doc, Token

from kg.annotations.repairs import order
from kg.annotations.repairs.tree import attach, take_place
from kg.annotations.saying import first_word, is_inserted, saying_verbs
from kg.annotations.syntax import has_feature, sentence
from kg.lexicon import Lexicon
from kg.lexicon.words import fold

_LONGEST = 25  # words of the report
_GAP = 4  # words between an auxiliary and its participle
_NOMINAL = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_JOINED = frozenset({"conj", "advcl", "parataxis"})
_OPEN = frozenset({"cc", "conj", "mark", "nsubj", "xcomp", "ccomp"})  # under a verb that goes on with the sentence


def report_repair(lexicon: Lexicon) -> Callable[[list[Token]], None]:
    """Return the repair that knows the verbs of saying."""
    say, acting = saying_verbs(lexicon.cues.say), lexicon.groups.acting

    def repair_reports(tokens: list[Token]) -> None:
        for token in tokens:
            if token.pos_ == "VERB" and is_inserted(token) and token in say:
                _mend(token)
                _mend_last(token, acting)

    return repair_reports


def _mend(verb: Token) -> None:
    """Hang the report of *verb* on the verb that goes on behind it, and on that one the subject before it."""
    doc, opened = verb.doc, first_word(verb).i - 1
    speaker, closed = _phrase_behind(verb), _closed_at(verb)
    subject, main = _subject_before(doc, opened), _verb_behind(doc, closed) if closed is not None else None
    if speaker is None or subject is None or main is None or not order.is_finite_word(doc[opened + 1]):
        return
    if verb.is_ancestor(main):
        take_place(main, verb)
    for child in list(verb.lefts):
        if child.i < opened:
            attach(child, main, child.dep_)
    attach(verb, main, "parataxis")
    attach(speaker, verb, "nsubj")
    if not any(child.dep_ in _SUBJECTS and child.i < opened for child in main.lefts):
        attach(subject, main, "nsubj")


def _mend_last(verb: Token, acting: frozenset[str]) -> None:
    """Make the actor that ends the sentence the subject of *verb*, if that is joined with the verb before by nothing."""
    told = next((t for t in verb.rights if t.dep_ == "obj"), None)
    if told is None or verb.dep_ not in _JOINED or verb.head.i > verb.i:
        return
    is_open = any(t.dep_ in _OPEN for t in verb.children) or not _is_actor(told, acting)
    is_last = not any(t.is_alpha for t in verb.doc[verb.right_edge.i + 1 : sentence(verb)[1]])
    if is_last and not is_open and order.is_finite_word(first_word(verb)):
        verb.dep_ = "parataxis"
        attach(told, verb, "nsubj")


def _is_actor(noun: Token, acting: frozenset[str]) -> bool:
    """« leur parti », « une ONG », « Ana Prado »; a name with an article is a country, which is spoken of as often as it speaks."""
    if noun.pos_ == "PROPN":
        return not any(t.dep_ == "det" for t in noun.lefts)
    return fold(noun.lemma_) in acting


def _phrase_behind(verb: Token) -> Token | None:
    """Return the noun of the phrase right behind *verb*, which is its subject."""
    after = next(
        (t for t in verb.doc[verb.i + 1 : sentence(verb)[1]] if t.pos_ != "ADV" and not order.is_date(t)), None
    )
    if after is None:
        return None
    noun = after.head if after.pos_ in {"DET", "NUM"} and after.head.i > after.i else after
    return noun if noun.pos_ in _NOMINAL else None


def _closed_at(verb: Token) -> int | None:
    """Return the index of the comma that closes the report, in which no other verb stands."""
    doc, end = verb.doc, min(verb.i + _LONGEST, sentence(verb)[1])
    for index in range(verb.i + 1, end):
        if doc[index].text == "," and index + 1 < end and _verb_behind(doc, index) is not None:
            return index
        if order.is_finite_word(doc[index]):
            return None
    return None


def _subject_before(doc: Doc, opened: int) -> Token | None:
    """Return the head of the phrase before the comma at *opened*, with which the sentence begins."""
    start = sentence(doc[opened])[0]
    before = doc[start:opened]
    if not len(before) or any(order.is_finite_word(t) or t.is_quote for t in before):
        return None
    head = order.phrase_head(doc, start, opened)
    return head if head.pos_ in _NOMINAL and not order.has_preposition(doc, order.phrase_start(head)) else None


def _verb_behind(doc: Doc, comma: int) -> Token | None:
    """Return the verb whose group begins right behind *comma*; of an auxiliary its participle."""
    index, end = comma + 1, sentence(doc[comma])[1]
    while index < end and (fold(doc[index].text) in order.CLITICS or doc[index].pos_ == "ADV"):
        index += 1
    word = doc[index] if index < end else None
    if word is None or not order.is_finite_word(word):
        return None
    if word.pos_ == "VERB":
        return word
    if word.head.i > word.i and word.dep_.startswith(("aux", "cop")):
        return word.head
    behind = doc[word.i + 1 : min(word.i + 1 + _GAP, end)]
    return next((t for t in behind if t.pos_ == "VERB" and has_feature(t, "VerbForm", "Part")), None)
