"""Subjects: the first free noun before a verb, whatever is inserted between them."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.annotations.parse import parse_of
from kg.annotations.repairs import order
from kg.annotations.repairs.tree import attach, take_place
from kg.annotations.subjects import antecedent
from kg.annotations.syntax import has_feature, is_infinitive, is_verb, sentence
from kg.lexicon.words import fold

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl:subj"})
_PRONOUNS = frozenset(
    {"il", "elle", "ils", "elles", "on", "je", "j'", "nous", "vous", "qui", "cela", "ceci", "celui-ci", "celle-ci"}
)
_OPENING = 3  # words
_COMPLEMENTS = frozenset({"obj", "ccomp", "xcomp"})
_COORDINATING = frozenset({"et", "ou", "ni", "mais", "puis"})


def finite_verbs(tokens: list[Token]) -> Iterator[Token]:
    """Yield the verbs that have a subject: finite themselves, or by an auxiliary right before them."""
    verbs = parse_of(tokens[0].doc).verbs
    for token in tokens:
        if not verbs[token.i] or token.dep_.startswith(("aux", "cop", "fixed", "case")):
            continue
        if any(t.dep_ in {"det", "amod"} for t in token.lefts):  # a noun that was taken for a verb
            continue
        helpers = [t for t in token.lefts if t.dep_.startswith("aux") or t.dep_ == "cop"]
        if any(order.is_finite_word(t) for t in (*helpers, token)):
            yield token


def repair_subjects(tokens: list[Token]) -> None:
    """Give each finite verb of a sentence that has none, or one that cannot be it, the subject that stands before it."""
    for verb in finite_verbs(tokens):
        own = [t for t in verb.children if t.dep_ in _SUBJECTS]
        if any(_is_credible(t, verb) for t in own):
            continue
        found = _subject_before(verb) or _name_between_commas(verb)
        if found is None or found in own or _is_taken(found, verb):
            continue
        for wrong in own:
            _release(wrong, verb)
        _hang(found, verb)


def _is_credible(subject: Token, verb: Token) -> bool:
    """Return whether a noun before its verb is no complement of another noun."""
    if subject.i > verb.i or subject.pos_ not in {"NOUN", "PROPN"}:
        return True
    ago = any(t.dep_ == "case" and fold(t.text) == "il" for t in subject.lefts)  # « Il y a trois ans, Oslo a … »
    return not (ago or order.is_governed(subject) or _is_apposed(subject, verb) or _is_opening_date(subject, verb))


def _is_opening_date(noun: Token, verb: Token) -> bool:
    """« La semaine dernière, [le Pérou] a rappelé … »: a date before a comma, to which the parser joins the subject behind it."""
    is_date = order.is_date(noun) and noun.i - sentence(noun)[0] <= _OPENING
    return is_date and any(
        t.dep_ == "appos" and t.i < verb.i and t.doc[order.phrase_start(t) - 1].text == "," for t in noun.subtree
    )


def _name_between_commas(verb: Token) -> Token | None:
    """« Vendredi, à la tribune de l’ONU, [Ana Prado], a réclamé »: a name between commas of which one is astray."""
    doc, (start, _) = verb.doc, sentence(verb)
    comma = order.group_start(verb) - 1
    name = doc[comma - 1] if comma - 1 > start and doc[comma].text == "," else verb
    begin = order.phrase_start(name)
    if name.pos_ != "PROPN" or begin <= start or doc[begin - 1].text != ",":
        return None
    return None if any(order.is_finite_word(t) for t in doc[start:begin]) else order.phrase_head(doc, begin, comma)


def _is_apposed(noun: Token, verb: Token) -> bool:
    """« Moscou, un proche [allié] de la Serbie, a déclaré »: between commas behind a name, a noun only says who that is."""
    doc, start, comma = noun.doc, order.phrase_start(noun), order.group_start(verb) - 1
    if noun.pos_ != "NOUN" or start - 2 < sentence(noun)[0] or doc[comma].text != "," or doc[start - 1].text != ",":
        return False
    name = doc[start - 2]
    return comma > noun.i and name.pos_ == "PROPN" and not order.is_governed(name)


def _is_taken(noun: Token, verb: Token) -> bool:
    """Return whether *noun* belongs to another verb: as the object of one before it, as the subject of one behind *verb*."""
    is_object = noun.dep_ == "obj" and is_verb(noun.head) and noun.head.i < noun.i
    return is_object or (noun.dep_ in _SUBJECTS and noun.head.i > verb.i and not is_infinitive(noun.head))


def _release(wrong: Token, verb: Token) -> None:
    """Hang what is no subject on the noun before it."""
    start = order.phrase_start(wrong)
    noun = next((t for t in reversed(verb.doc[sentence(verb)[0] : start]) if t.pos_ in {"NOUN", "PROPN"}), None)
    if noun is not None and not wrong.is_ancestor(noun):
        wrong.head = noun
    wrong.dep_ = "nmod"


def _hang(subject: Token, verb: Token) -> None:
    """Make *subject* the subject of *verb*; a verb of an insertion between them that had it becomes its modifier."""
    other = subject.head
    is_between = subject.i < other.i < verb.i and subject.dep_ in _SUBJECTS
    if is_between and other.is_ancestor(verb):
        take_place(verb, other)
    attach(subject, verb, "nsubj")
    if is_between:
        attach(other, subject, "acl:relcl" if any(fold(t.text) in order.RELATIVES for t in other.lefts) else "acl")


def _subject_before(verb: Token) -> Token | None:
    """Return the subject pronoun or the head of the first free noun phrase before *verb* in its clause, or None."""
    doc, (start, _) = verb.doc, sentence(verb)
    index = order.group_start(verb) - 1
    if index < start or fold(doc[index].text) in _COORDINATING:
        return None
    if _is_stray_comma(doc[index], verb):
        return _coordinated_before(doc[index], verb)
    last: Token | None = None  # of what is coordinated
    while index >= start:
        token = doc[index]
        if fold(token.text) in _PRONOUNS:
            return antecedent(verb) if fold(token.text) == "qui" else token
        if token.pos_ in {"NOUN", "PROPN"} and not order.is_date(token):
            begin = order.phrase_start(token)
            head = order.phrase_head(doc, begin, index + 1)
            if (
                begin > start
                and fold(doc[begin - 1].text) in _COORDINATING
                and doc[begin - 2].pos_ in {"NOUN", "PROPN"}
            ):
                last, index = head, begin - 2
            elif order.has_preposition(doc, begin):
                index = begin - 1
            elif (deed := _deed_of(head)) is not None:
                index = deed.i - 1
            else:
                return last if last is not None and _is_taken(head, verb) else head
            continue
        before = _before(token, start)
        if before is None:
            return None
        index = before
    return None


def _is_stray_comma(comma: Token, verb: Token) -> bool:
    """« … et [le ministre de la Pêche Ivo Horvat], a demandé que … »: nothing was opened that the comma would close."""
    is_bare = comma.text == "," and not any(t.dep_ in _SUBJECTS for t in verb.children)
    has_object = any(t.dep_ in _COMPLEMENTS for t in verb.rights)
    return is_bare and has_object and order.insertion_start(comma.doc, comma.i, sentence(comma)[0]) is None


def _coordinated_before(comma: Token, verb: Token) -> Token | None:
    """Return the noun of the phrase between « et » and *comma*, which the parser joined with a noun of the clause before."""
    doc, (start, _) = comma.doc, sentence(comma)
    et = next((i for i in range(comma.i - 1, start, -1) if fold(doc[i].text) == "et"), None)
    if et is None or any(order.is_finite_word(t) for t in doc[et : comma.i]):
        return None
    if not any(order.is_finite_word(t) for t in doc[start:et]) or order.has_preposition(doc, et + 1):
        return None
    noun = next((t for t in doc[et + 1 : comma.i] if t.pos_ in {"NOUN", "PROPN"}), None)
    if noun is None or noun.dep_ != "conj" or noun.head.i > et or noun.is_ancestor(verb):
        return None
    is_named = any(t.pos_ == "PROPN" for t in doc[et + 1 : comma.i])  # « a rappelé son consul et son attaché, exige »
    return noun if is_named else None


def _before(token: Token, start: int) -> int | None:
    """Return the index at which the clause of *token*, which is no noun, goes on before it, or None where it began."""
    if order.is_closing(token):
        return order.opening(token.doc, token.i, start) - 1
    if order.is_separator(token):
        opened = order.insertion_start(token.doc, token.i, start)
        return opened - 1 if opened is not None and order.is_insertion(token.doc, opened + 1, token.i) else None
    opener = next((t for t in token.lefts if fold(t.text) in order.RELATIVES), None)
    if token.dep_ == "acl:relcl" and opener is not None:  # « les chefs [qu’il a rencontrés] avaient accepté »
        return opener.i - 1
    return token.i - 1 if _may_be_skipped(token) else None


def _deed_of(noun: Token) -> Token | None:
    """Return the participle that *noun* is the object of: « un blocus [frappant] le port »."""
    is_object = noun.dep_ == "obj" and noun.head.i < noun.i
    return noun.head if is_object and _is_bare_participle(noun.head) else None


def _may_be_skipped(token: Token) -> bool:
    """Return whether the clause goes on before *token*: it is no verb with a clause of its own."""
    if token.pos_ in {"VERB", "AUX"}:
        return _is_bare_participle(token)
    return token.pos_ in {"ADJ", "ADV", "ADP", "DET", "NUM"} or order.is_date(token)


def _is_bare_participle(token: Token) -> bool:
    return has_feature(token, "VerbForm", "Part") and not any(t.dep_.startswith("aux") for t in token.lefts)
