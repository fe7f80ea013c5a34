"""Who does what a verb says: its own subject, the noun of a relative clause, or one that it inherits from another verb.

Where the parse is silent, the words right before the verb answer.
"""

from spacy.tokens import Token

from kg.annotations.syntax import (
    SUBJECTS,
    clause_verb,
    first_conjunct,
    governor,
    has_feature,
    is_bare_participle,
    is_behind_comma,
    is_compound,
    is_infinitive,
    is_lost_participle,
    is_passive,
    is_time,
    is_verb,
    preposition,
    quotation_of,
    sentence,
    verb_words,
)
from kg.lexicon.words import fold

_NEGATIONS = frozenset({"ne", "n'"})
_RELATIVES = frozenset({"qui", "que", "qu'", "dont", "lequel", "laquelle", "lesquels", "lesquelles"})
_WITHIN_NAMES = frozenset({"flat:name", "flat:foreign", "dep", "appos", "amod", "nmod"})
_IMPERSONAL = frozenset([
    "falloir", "sembler", "agir", "pleuvoir", "neiger", "suffire", "importer", "paraître",
    "exister", "rester", "arriver", "advenir", "manquer", "convenir", "résulter", "avérer",
    "revenir", "appartenir", "incomber",
])  # fmt: skip
_ORDINALS = frozenset({"premier", "seul", "dernier", "deuxieme", "unique"})
#: Whoever has, takes or seizes what a noun names does what its infinitive says: « se réserve le droit de riposter ».
_HAVING = frozenset([
    "avoir", "prendre", "garder", "conserver", "reserver", "saisir", "recevoir", "obtenir", "perdre", "faire",
    "nourrir", "caresser", "exprimer", "reaffirmer", "manifester",
])  # fmt: skip
_JOINING = frozenset({"et", "puis"})
_OWNING = frozenset({"de", "pour", "par"})
_HEADING = 5  # words before the colon of a headline, at most
_LONGEST = 400  # words of a sentence that has an end
_MAX_DEPTH = 8  # deeper nesting than that is a broken parse


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
    if len(before) > 1 and _is_beside(child, before[-2]):
        child = before[-2]
    is_relative = fold(child.text) in {"qui", "lequel", "laquelle", "lesquels", "lesquelles"}
    return _named_by(antecedent(verb) or child) if is_relative else _behind_colon(child, verb)


def _named_by(noun: Token) -> Token:
    """« [Ennahdha] est un parti qui a dénoncé … »: of what a name is said to be, the relative clause tells what the name does."""
    if noun.pos_ != "NOUN" or not any(child.dep_ == "cop" for child in noun.lefts):
        return noun
    if any(fold(child.text) in _NEGATIONS for child in noun.lefts):
        return noun
    return next((child for child in noun.lefts if child.dep_ == "nsubj" and child.pos_ == "PROPN"), noun)


def _is_beside(noun: Token, name: Token) -> bool:
    """« [Oman], un [fournisseur] d’armes, », « [Oman], l’[un] des médiateurs, a promis »: between commas it only tells who that is."""
    doc, first, last = noun.doc, noun.left_edge.i, noun.right_edge.i
    first += doc[first].text == ","
    closes = "," in {doc[last].text, doc[min(last + 1, len(doc) - 1)].text}
    is_name = name.pos_ == "PROPN" and all(t.pos_ == "PROPN" for t in doc[name.i : first - 1])
    is_noun = noun.pos_ == "NOUN" or fold(noun.text) in {"un", "une"}
    return is_noun and is_name and closes and doc[first - 1].text == ","


def _behind_colon(noun: Token, verb: Token) -> Token:
    """« Kenya : des [tirs] visent Nairobi »: what a headline begins with does nothing where another noun stands behind its colon."""
    if noun.pos_ != "PROPN":
        return noun
    colon = next((t.i for t in noun.doc[noun.i + 1 : min(noun.i + _HEADING, verb.i)] if t.text == ":"), verb.i)
    behind = (t for t in noun.rights if colon < t.i < verb.i and t.pos_ in {"NOUN", "PROPN"})
    return next((t for t in behind if t.left_edge.i <= colon + 1), noun)


def _is_subject_of(child: Token, verb: Token) -> bool:
    is_subject = child.dep_ in SUBJECTS or (child.dep_ == "expl:subj" and not is_impersonal(child))
    if not is_subject or child.text in {"-t", "-t-"}:
        return False
    if child.pos_ == "PROPN" and preposition(child) == "avec":  # « Lima, avec [Quito], a proposé »
        return False
    return child.i > verb.i or quotation_of(child) in (None, quotation_of(verb))  # « « Nous … », a menacé le général »


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
            return _before_cut(current)  # « Lima doit enquêter, a demandé une experte » has no subject above
        if is_infinitive(current) and current.dep_ in {"xcomp", "ccomp", "advcl", "obl:arg", "obl:mod"}:
            controller = _controller(current, head, object_control)
            if controller is not None:
                return controller
        current = head
        if not (is_verb(current) or any(child.dep_ in SUBJECTS for child in current.children)):
            current = clause_verb(current)
    return None


def _before_cut(verb: Token) -> Token | None:
    """« [Lima] a rappelé son consul. et demandé à Quito … »: a full stop too many does not end what the subject does."""
    start, doc = sentence(verb)[0], verb.doc
    joint = doc[start]
    if start == 0 or joint.text not in _JOINING or joint.head != verb:
        return None
    before = doc[max(sentence(doc[start - 1])[0], start - _LONGEST) : start]
    root = next((t for t in reversed(before) if t.head == t), None)
    return own_subject(root) if root is not None and is_verb(root) and quotation_of(root) is None else None


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
