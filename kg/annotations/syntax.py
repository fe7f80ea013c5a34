"""French syntax over a parse: who is the subject, what is coordinated, which preposition governs a noun.

What is truly French in code stands here, and in `forms`. The parser is wrong about one word in seven, so that each question has a second
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
}
_COMPOUND = {"aupres": "auprès", "face": "face", "lors": "lors", "vis-a-vis": "envers", "part": "par"}
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
_RELATIVES = frozenset({"qui", "que", "qu'", "dont", "lequel", "laquelle", "lesquels", "lesquelles"})
_WITHIN_NAMES = frozenset({"flat:name", "flat:foreign", "dep", "appos", "amod", "nmod"})
_EMBEDDED = frozenset({"ccomp", "xcomp", "advcl", "acl:relcl", "acl"})
_WITH_ETRE = frozenset([
    "aller", "arriver", "venir", "revenir", "devenir", "parvenir", "intervenir", "survenir", "convenir",
    "entrer", "rentrer", "partir", "repartir", "sortir", "rester", "retourner", "tomber", "monter",
    "descendre", "naître", "mourir", "décéder", "passer",
])  # fmt: skip
_IMPERSONAL = frozenset([
    "falloir", "sembler", "agir", "pleuvoir", "neiger", "suffire", "importer", "paraître",
    "exister", "rester", "arriver", "advenir", "manquer", "convenir", "résulter", "avérer",
    "revenir", "appartenir", "incomber",
])  # fmt: skip
_SE = frozenset({"se", "s'"})
_UNDERGOING = frozenset({"voir", "faire", "laisser"})
_ORDINALS = frozenset({"premier", "seul", "dernier", "deuxieme", "unique"})
#: Whoever has, takes or seizes what a noun names does what its infinitive says: « se réserve le droit de riposter ».
_HAVING = frozenset([
    "avoir", "prendre", "garder", "conserver", "reserver", "saisir", "recevoir", "obtenir", "perdre", "faire",
    "nourrir", "caresser", "exprimer", "reaffirmer", "manifester",
])  # fmt: skip
_OWNING = frozenset({"de", "pour", "par"})
_MAX_DEPTH = 8  # deeper nesting than that is a broken parse


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
    return token.dep_ in {"acl", "amod", "advcl", "ROOT", "conj", "appos"}


def is_reflexive(token: Token) -> bool:
    """Return whether a verb has « se » before it, whatever word the parser hung it on."""
    parse = parse_of(token.doc)
    if _SE.isdisjoint(parse.folded[parse.bounds[token.i][0] : token.i]) or _is_undergone(token):
        return False
    if any(fold(child.text) in _SE for child in token.lefts):
        return True
    index = token.i - 1
    while index >= 0 and token.doc[index].pos_ in {"AUX", "ADV", "PRON"}:
        if parse.folded[index] in _SE:
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


def is_impersonal(pronoun: Token) -> bool:
    """Return whether « il » stands for nobody: the parser calls it so too often, the verb has to be one that has no subject."""
    verb = pronoun.head
    if pronoun.dep_ != "expl:subj" or pronoun.text.startswith("-"):
        return False
    return (
        verb.lemma_ in _IMPERSONAL
        or any(child.dep_ == "cop" for child in verb.lefts)
        or any(fold(c.text) == "y" for c in verb.lefts)
    )


def own_subject(verb: Token) -> Token | None:
    """Return the subject that stands under *verb* itself, a relative pronoun resolved to its antecedent.

    Of several before the verb the nearest is: « Lima expulse deux diplomates, Quito promet … ».
    """
    found = [child for child in verb.children if _is_subject_of(child, verb)]
    if not found:
        return None
    before = [child for child in found if child.i < verb.i]
    child = before[-1] if before else found[0]
    is_relative = fold(child.text) in {"qui", "lequel", "laquelle", "lesquels", "lesquelles"}
    return (antecedent(verb) or child) if is_relative else child


def _is_subject_of(child: Token, verb: Token) -> bool:
    is_subject = child.dep_ in _SUBJECTS or (child.dep_ == "expl:subj" and not is_impersonal(child))
    if not is_subject or child.text in {"-t", "-t-"}:
        return False
    if child.pos_ == "PROPN" and preposition(child) == "avec":  # « Lima, avec [Quito], a proposé »
        return False
    return child.i > verb.i or _quotation(child) in (None, _quotation(verb))  # « « Nous … », a menacé le général »


def antecedent(verb: Token) -> Token | None:
    """Return the noun that a relative clause headed by *verb* belongs to."""
    current = verb
    while current.dep_ == "conj" and is_verb(current.head):
        current = current.head
    head = current.head
    if current.dep_ not in {"acl:relcl", "acl"} or head.i >= verb.i:
        return None
    return _noun_before_relative(current) or head if is_verb(head) else _agreeing(head, current)


def _agreeing(noun: Token, verb: Token) -> Token:
    """Return *noun*, or what it belongs to if the verb is of that: « l’arrivée des [gardes] de l’ordre qui ont dispersé »."""
    owner = noun.head
    is_plural = has_feature(verb_words(verb)[0], "Number", "Plur") and has_feature(noun, "Number", "Sing")
    is_owned = noun.dep_ == "nmod" and owner.pos_ == "NOUN" and noun.pos_ == "NOUN" and not list(noun.conjuncts)
    return owner if is_plural and is_owned and has_feature(owner, "Number", "Plur") else noun


def _noun_before_relative(verb: Token) -> Token | None:
    """Return the noun before « qui » where the parser hung the clause on a verb: « …, a tranché Ursula von der Leyen, qui exige »."""
    pronoun = next((t for t in verb.lefts if fold(t.text) in _RELATIVES), None)
    index = pronoun.i - 1 if pronoun is not None else -1
    if index > 0 and verb.doc[index].text == ",":
        index -= 1
    if index < 0:
        return None
    before = verb.doc[index]
    while before.dep_ in _WITHIN_NAMES and before.head.i < before.i:
        before = before.head
    return before if before.pos_ in {"NOUN", "PROPN"} else None


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
    head, quotation = verb.head, _quotation(verb)
    while head.head != head and (
        _quotation(head) is not quotation or (is_infinitive(head) and not is_infinitive(verb))
    ):
        head = head.head
    has_subject = any(child.dep_ in _SUBJECTS or fold(child.text) in {"que", "qu'"} for child in verb.lefts)
    above = head
    while not has_subject and above.dep_ in _EMBEDDED and heads_clause(above.head):
        above = above.head
        if not is_infinitive(above) and _signature(verb) == _signature(above) != _signature(head):
            return above
    return head


def _quotation(token: Token) -> object:
    return token.doc._.kg_spoken.get(token.i)


def governor(token: Token) -> Token:
    """Return the head of *token*, of a coordinated verb as `conjunct_head` repairs it."""
    return conjunct_head(token) if token.dep_ == "conj" and is_verb(token) and heads_clause(token.head) else token.head


def is_time(token: Token) -> bool:
    """Return whether *token* belongs to an expression of time: no object, no subject."""
    return token.i in token.doc.user_data.get("kg_time_tokens", ())


def _word_before(verb: Token) -> Token | None:
    """Return the noun right before a finite verb that the parse gives no subject: « …, Ankara menace », « X et Y s’étaient vus »."""
    if is_infinitive(verb) or is_bare_participle(verb) or not is_verb(verb):
        return None
    index = verb.i - 1
    start, _ = sentence(verb)
    while index > start and _is_clitic(verb.doc[index], verb):
        index -= 1
    before = verb.doc[max(index, start)]
    while before.dep_.startswith("flat") or _is_apposed(before):
        before = before.head
    first = first_conjunct(before)
    is_free = before.pos_ in {"PROPN", "NOUN"} and preposition(before) is None and preposition(first) is None
    return first if before != verb and is_free and first.dep_ not in {"obj", "iobj"} and not is_time(before) else None


def _is_clitic(token: Token, verb: Token) -> bool:
    """Return whether *token* may stand between a subject and its verb."""
    is_small = token.pos_ in {"AUX", "ADV", "PRON"} or token.text == "«" or is_lost_participle(verb)
    return is_small and not token.dep_.startswith("nsubj")


def _is_apposed(token: Token) -> bool:
    is_part = token.dep_ in {"appos", "amod"} and token.head.pos_ in {"NOUN", "PROPN"}
    return is_part and token.head.i < token.i


def subject(verb: Token, object_control: frozenset[str]) -> Token | None:
    """Return who does *verb*: its own subject, or the one that it inherits, or None.

    It is inherited by the second of coordinated verbs, by infinitives and gerunds from the verb that governs them (from that
    verb's object where *object_control* lists its lemma), and by participles from their noun. In the passive it is the
    grammatical subject all the same.
    """
    current = verb
    for _ in range(_MAX_DEPTH):
        found = own_subject(current) or _word_before(current)
        if found is not None:
            return found
        if current.dep_ in {"acl", "amod", "acl:relcl"} and not is_verb(current.head):
            if not is_infinitive(current):
                return current.head
            return _first_to(current) or _owner_before(current) or _bearer(current)
        head = governor(current)
        if head == current or (current.dep_ == "parataxis" and is_behind_comma(current)):
            return None  # « Lima doit enquêter, a demandé une experte »
        if is_infinitive(current) and current.dep_ in {"xcomp", "ccomp", "advcl", "obl:arg", "obl:mod"}:
            controller = _controller(current, head, object_control)
            if controller is not None:
                return controller
        current = head
        if not (is_verb(current) or any(child.dep_ in _SUBJECTS for child in current.children)):
            current = clause_verb(current)
    return None


def _first_to(infinitive: Token) -> Token | None:
    """« [Le Brésil] est le premier pays à condamner »: the subject of what says that somebody is the first or only one."""
    noun = infinitive.head
    ordinals = {fold(child.lemma_) for child in noun.lefts if child.pos_ in {"ADJ", "NUM"}} | {fold(noun.lemma_)}
    if preposition(infinitive) != "à" or not ordinals & _ORDINALS:
        return None
    return own_subject(noun) or (
        own_subject(noun.head) if is_verb(noun.head) and noun.dep_ in {"obj", "xcomp"} else None
    )


def _owner_before(infinitive: Token) -> Token | None:
    """« la décision de [Lomé] de retirer », « [son] refus de céder », « le droit pour [Lomé] de tirer »: whose noun it is does it."""
    children = (t for t in infinitive.head.children if t.i < infinitive.i and preposition(infinitive) == "de")
    return next((t for t in children if preposition(t) in _OWNING or has_feature(t, "Poss", "Yes")), None)


def _bearer(infinitive: Token) -> Token | None:
    """« [Le Chili] a eu l’occasion de négocier », « [Lima] lance une offensive pour reprendre … »: who has what the infinitive is of."""
    noun, marker = infinitive.head, preposition(infinitive)
    verb = noun.head
    if noun.dep_ != "obj" or not is_verb(verb) or is_passive(verb):
        return None
    return own_subject(verb) if marker == "pour" or (marker == "de" and fold(verb.lemma_) in _HAVING) else None


def _controller(infinitive: Token, head: Token, object_control: frozenset[str]) -> Token | None:
    """Return the object of *head* that does *infinitive*, if *head* is a verb whose object does."""
    is_blame = infinitive.dep_ == "advcl" and is_compound(infinitive) and preposition(infinitive) == "pour"
    if not is_blame and (fold(head.lemma_) not in object_control or infinitive.dep_ == "advcl"):
        return None  # « condamne X pour avoir … » is done by X, « a appelé X pour … » is not
    for child in head.children:
        if child.dep_ in {"obj", "iobj"} or (
            child.dep_.startswith("obl") and preposition(child) == "à" and child.i < infinitive.i
        ):
            return child
    return None


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
