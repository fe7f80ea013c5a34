"""French syntax over a parse: what is a verb and in which form, what is coordinated, which preposition governs a noun.

What is truly French in code stands here, in `subjects` and in `forms`. The parser is wrong about one word in seven, so that each question has a second
way of being answered, from the words around, for when the parse is silent.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.annotations.parse import parse_of
from kg.lexicon.words import fold

_CONTRACTIONS = {
    "du": "de",
    "des": "de",
    "d'": "de",
    "d": "de",  # « d’« incapable » », which the tokenizer parts
    "au": "à",
    "aux": "à",
    "a": "à",
    "aupres": "auprès",
    "afin": "pour",
    "des que": "dès",
    "encontre": "contre",
    "egard": "envers",
    "endroit": "envers",
    "adresse": "à",
    "sujet": "sur",
    "propos": "sur",
    "concernant": "sur",
}
_COMPOUND = {"aupres": "auprès", "face": "face", "lors": "lors", "vis-a-vis": "envers", "part": "par"}
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
_EMBEDDED = frozenset({"ccomp", "xcomp", "advcl", "acl:relcl", "acl"})
_WITH_ETRE = frozenset([
    "aller", "arriver", "venir", "revenir", "devenir", "parvenir", "intervenir", "survenir", "convenir",
    "entrer", "rentrer", "partir", "repartir", "sortir", "rester", "retourner", "tomber", "monter",
    "descendre", "naître", "mourir", "décéder", "passer",
])  # fmt: skip
_CALLING_ONESELF = frozenset({"dire", "déclarer", "montrer", "avouer"})
_SE = frozenset({"se", "s'"})
_OWN = {"me": "je", "m'": "je", "nous": "nous", "vous": "vous"}  # by the subject right before: « nous [nous] retirons »
_REFLEXIVE = _SE | frozenset(_OWN)
_UNDERGOING = frozenset({"voir", "faire", "laisser"})


def has_feature(token: Token, feature: str, value: str) -> bool:
    """Return whether the morphology of *token* has *value* for the UD *feature* (« Number », « Plur »)."""
    return f"{feature}={value}" in parse_of(token.doc).features[token.i]


def gender_of(token: Token) -> str | None:
    """Return "m", "f", or None where the form does not tell."""
    return "f" if has_feature(token, "Gender", "Fem") else "m" if has_feature(token, "Gender", "Masc") else None


def preposition(token: Token) -> str | None:
    """Return the preposition that governs *token*, contractions undone (« aux » is « à »), or None.

    A phrase of several words is named by its first (« auprès de » is « auprès »).
    """
    for child in token.lefts:
        if child.dep_ in {"case", "mark"} and child.pos_ in {"ADP", "ADV", "VERB", "NOUN"}:
            above = fold(token.head.text)
            return _COMPOUND[above] if above in _COMPOUND and token.head.i < token.i else _preposition(child)
    first = next(iter(token.lefts), None)
    return (
        _preposition(first)
        if first is not None and fold(first.text) in {"du", "des", "au", "aux", "d'"} and first.pos_ == "ADP"
        else None
    )


def _preposition(token: Token) -> str:
    written = fold(token.text)
    return _CONTRACTIONS.get(written, token.lower_.replace("’", "'"))


def is_infinitive(token: Token) -> bool:
    """Return whether *token* is an infinitive; a compound one (« avoir prévu », « être complice ») is told by its auxiliary."""
    if has_feature(token, "VerbForm", "Inf"):
        return True
    return token.n_lefts > 0 and any(_helps(child) and has_feature(child, "VerbForm", "Inf") for child in token.lefts)


def _helps(child: Token) -> bool:
    return child.dep_.startswith("aux") or child.dep_ == "cop"


def is_compound(token: Token) -> bool:
    """Return whether *token* is a perfect infinitive: « avoir tiré », « être parti »."""
    has_auxiliary = any(child.dep_.startswith("aux") and has_feature(child, "VerbForm", "Inf") for child in token.lefts)
    return has_auxiliary and has_feature(token, "VerbForm", "Part")


def is_finite(token: Token) -> bool:
    """Return whether *token* heads a finite clause, by its own form or its auxiliary's."""
    return any(has_feature(word, "VerbForm", "Fin") for word in verb_words(token))


def verb_words(token: Token) -> list[Token]:
    """Return the verb and its auxiliaries and copula, in order."""
    helpers = [child for child in token.lefts if _helps(child)]
    return [*helpers, token]


def is_passive(token: Token) -> bool:
    """Return whether a verb is in the passive: an auxiliary « être » of a verb that does not take it, or a bare participle."""
    if token.lemma_ in _WITH_ETRE or is_reflexive(token):
        return False
    if any(child.dep_ == "aux:pass" or (child.dep_ == "aux:tense" and child.lemma_ == "être") for child in token.lefts):
        return True
    return is_bare_participle(token)


def is_bare_participle(token: Token) -> bool:
    """Return whether *token* is a past participle without an auxiliary (« les garanties proposées par … »).

    The tagger takes many present forms for participles (« conteste »), so that the form and what hangs on it are asked too.
    """
    if not has_feature(token, "VerbForm", "Part") or not has_feature(token, "Tense", "Past"):
        return False
    looks_it = token.lower_.rstrip("es").endswith("é")
    if token.lemma_.endswith("er") and not looks_it:
        return False
    if any(child.dep_.startswith("aux") or child.dep_ == "obj" for child in token.children):
        return False
    if any(child.dep_ == "nsubj" for child in token.children):
        return looks_it and token.dep_ in {"ROOT", "acl"}  # « Bobi Wine accusé de trahison »: a headline
    if token.dep_ == "conj" and is_verb(token.head):
        return is_passive(token.head)
    is_felt = token.dep_ == "xcomp" and token.head.lemma_ in _CALLING_ONESELF  # « s’est dite préoccupée par … »
    return (is_felt and is_reflexive(token.head)) or token.dep_ in {"acl", "amod", "advcl", "ROOT", "conj", "appos"}


def is_reflexive(token: Token) -> bool:
    """Return whether a verb has « se » before it, or « nous nous », whatever word the parser hung it on."""
    parse = parse_of(token.doc)
    start, _ = parse.bounds[token.i]
    if _REFLEXIVE.isdisjoint(parse.folded[start : token.i]) or _is_undergone(token):
        return False
    if any(fold(child.text) in _SE for child in token.lefts):
        return True
    index = token.i - 1
    while index >= start and token.doc[index].pos_ in {"AUX", "ADV", "PRON"}:
        word = parse.folded[index]
        if word in _SE or (index > start and _OWN.get(word) == parse.folded[index - 1]):
            return True
        index -= 1
    return False


def _is_undergone(infinitive: Token) -> bool:
    """« s’est fait [critiquer] »: the pronoun is of the verb before."""
    before = infinitive.nbor(-1)  # never the first word: « se » stands before it
    return fold(before.lemma_) in _UNDERGOING and has_feature(infinitive, "VerbForm", "Inf")


def is_verb(token: Token) -> bool:
    """Return whether *token* is a verb: as tagged, unless it has an article, or because it has the auxiliary of one."""
    return parse_of(token.doc).verbs[token.i]  # never one of a name: the tagger makes verbs of « a exhorté Ankara »


def sentence(token: Token) -> tuple[int, int]:
    """Return where the sentence of *token* starts and ends, as token indices, half-open."""
    return parse_of(token.doc).bounds[token.i]


def is_lost_participle(token: Token) -> bool:
    """« a téléphoné »: a participle that the tagger took for the object of « avoir »."""
    if token.i == 0 or token.pos_ not in {"NOUN", "ADJ"} or list(token.lefts):
        return False
    before = token.nbor(-1)
    return before.lemma_ == "avoir" and token.head == before and token.lower_.rstrip("es").endswith("é")


def is_pro_verb(token: Token) -> bool:
    """Return whether *token* is « le faire », which stands for another verb."""
    return token.lemma_ == "faire" and any(t.pos_ == "PRON" and fold(t.text) in {"le", "l'"} for t in token.lefts)


def heads_clause(token: Token) -> bool:
    """Return whether *token* heads a clause: a verb, or a predicate with a copula."""
    return is_verb(token) or any(child.dep_ == "cop" for child in token.lefts)


def clause_verb(token: Token) -> Token:
    """Return the verb whose clause *token* stands in: the nearest verb above it, or the head of the sentence."""
    current = token
    while current.head != current:
        current = current.head
        if heads_clause(current):
            return current
    return current


def _signature(verb: Token) -> tuple[str, ...]:
    """Return the tense of a verb, for comparison: its auxiliary's or its own."""
    first = verb_words(verb)[0]
    return (first.pos_, *(value for feature in ("Tense", "Mood", "VerbForm") for value in first.morph.get(feature, [])))


def is_behind_comma(verb: Token) -> bool:
    """Return whether a comma stands right before *verb* and its auxiliaries: « …, [a demandé] une experte »."""
    first = verb_words(verb)[0]
    return first.i > 0 and first.nbor(-1).text == ","


def conjunct_head(verb: Token) -> Token:
    """Return the verb that *verb* is coordinated with.

    The parser joins « X a nié que Y préparait la guerre et a accusé Z » at the wrong height. Without « que » and without a
    subject of its own, a verb goes with the verb above if it shares that one's tense and not the embedded one's; a verb outside a
    quotation never goes with one inside it, nor a finite verb with an infinitive.
    """
    head, quotation = verb.head, quotation_of(verb)
    while head.head != head and (
        quotation_of(head) is not quotation or (is_infinitive(head) and not is_infinitive(verb))
    ):
        head = head.head
    has_subject = any(child.dep_ in SUBJECTS or fold(child.text) in {"que", "qu'"} for child in verb.lefts)
    above = head
    while not has_subject and above.dep_ in _EMBEDDED and heads_clause(above.head):
        above = above.head
        if not is_infinitive(above) and _signature(verb) == _signature(above) != _signature(head):
            return above
    return head


def quotation_of(token: Token) -> object:
    """Return the quotation that *token* stands in, for comparison; None outside of any."""
    return token.doc._.kg_spoken.get(token.i)


def governor(token: Token) -> Token:
    """Return the head of *token*, of a coordinated verb as `conjunct_head` repairs it."""
    return conjunct_head(token) if token.dep_ == "conj" and is_verb(token) and heads_clause(token.head) else token.head


def is_time(token: Token) -> bool:
    """Return whether *token* belongs to an expression of time: no object, no subject."""
    return token.i in token.doc.user_data.get("kg_time_tokens", ())


def coordinated(token: Token) -> Iterator[Token]:
    """Yield *token* and the tokens coordinated with it that follow it."""
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield from coordinated(child)


def first_conjunct(token: Token) -> Token:
    """Return the first of the tokens that *token* is coordinated with."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token
