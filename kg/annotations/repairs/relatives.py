"""Relative clauses with an object in front of them and their subject behind, which the parser reads the other way round."""

from spacy.tokens import Token

from kg.annotations.parse import standing
from kg.annotations.repairs.order import is_date, is_day
from kg.annotations.repairs.tree import attach
from kg.annotations.syntax import has_feature, is_finite, is_verb, preposition, sentence, verb_words
from kg.lexicon.words import fold

_RELATIVES = frozenset({"que", "qu'"})
_OPENERS = _RELATIVES | {"qui", "ou", "comme"}
_PLACING = frozenset({"ou", "comme"})  # « où l’attendait le roi », « comme l’a affirmé le roi »
_CLITICS = frozenset({"le", "la", "l'", "les"})
_MISTAKEN = frozenset({"nsubj", "nsubj:pass", "dep", "mark"})
_WITHIN = frozenset({"nmod", "amod", "flat:name", "appos"})
_LOOSE = frozenset({"conj", "advcl"})
_INSERTED = 6  # words from the verb to the comma behind its clause
_OF_OBJECTS = frozenset({"accuser", "soupconner", "suspecter", "empecher", "menacer", "sommer", "presser", "exhorter"})
_BEHIND = frozenset({"obj", "obl:arg", "obl:mod", "xcomp"})
_ASKING = frozenset(
    {"attendre", "exiger", "obtenir", "esperer", "vouloir", "reclamer", "souhaiter"}
)  # something of somebody
_THEY = frozenset({"ils", "elles"})


def repair_relatives(tokens: list[Token]) -> None:
    """« ce qu’a démenti [Manille] », « où l’attendait [le roi] »: the noun behind a verb with an object before it is its subject."""
    for token in standing(tokens, _OPENERS):
        _join_behind_comma(token)
        _join_behind_date(token)
        _agree(token)
        _govern(token)
        _ask_of(token)
        if fold(token.text) in _RELATIVES and token.dep_ == "mark" and _is_without_object(token.head):
            token.dep_, token.pos_ = "obj", "PRON"  # of a relative clause « que » is no conjunction
            _hang_on_name(token)
        is_relative = _is_relative(token)
        is_placing = fold(token.text) in _PLACING and token.pos_ != "CCONJ"
        if not (is_relative or is_placing) or not is_verb(token.head):
            continue
        if is_relative and token.dep_ in _MISTAKEN:
            token.dep_, token.pos_ = "obj", "PRON"
        verb = token.head
        has_object = is_relative or any(t.dep_ == "obj" and fold(t.text) in _CLITICS for t in verb.lefts)
        if has_object and not any(t.dep_.startswith(("nsubj", "expl")) for t in verb.children):
            _give_subject(verb)


def _govern(que: Token) -> None:
    """« a exigé de Lima [qu’elle retire ses troupes] »: where its verb has subject and object of its own, « que » is no relative pronoun."""
    clause = que.head
    is_mistaken = fold(que.text) in _RELATIVES and que.pos_ == "PRON" and que.dep_ in {"obj", "mark"}
    if not is_mistaken or not is_verb(clause) or clause.i < que.i or clause.dep_ == "ccomp":
        return
    has_subject = any(t.dep_.startswith("nsubj") and t.i > que.i for t in clause.lefts)
    has_object = any(t.dep_ == "obj" and preposition(t) is None and not is_day(t) for t in clause.rights)
    above = clause.head if is_verb(clause.head) else clause.head.head
    is_told_to = above.i < que.i and is_verb(above) and preposition(que.nbor(-1)) in {"de", "à"}
    others = (t for t in above.rights if t.dep_ in {"obj", "ccomp"} and preposition(t) is None and t != clause)
    if has_subject and has_object and is_told_to and not any(others):
        que.dep_, que.pos_ = "mark", "SCONJ"
        attach(clause, above, "ccomp")


def _ask_of(que: Token) -> None:
    """« attend des parties [qu’elles négocient] »: « des » is « de » before whom something is asked of, no article."""
    they = que.nbor(1) if que.i + 1 < len(que.doc) else que
    if fold(they.text) not in _THEY or not is_verb(they.head) or que.i < sentence(que)[0] + 2:
        return
    noun, clause = que.nbor(-1), they.head
    while noun.dep_ in _WITHIN and noun.head.i < noun.i:
        noun = noun.head
    article = next((t for t in noun.lefts if t.dep_ == "det" and t.lower_ == "des"), None)
    if article is None or noun.dep_ not in _BEHIND or fold(noun.head.lemma_) not in _ASKING or clause == noun.head:
        return
    article.dep_, article.pos_, article.lemma_ = "case", "ADP", "de"
    noun.dep_, que.dep_, que.pos_ = "obl:arg", "mark", "SCONJ"
    attach(clause, noun.head, "ccomp")


def _is_without_object(verb: Token) -> bool:
    """« l’Iran, que [Bahreïn] accuse de mentir »; « qui luttent et que Paris [soutient] »; « une accusation que Lima [récuse]. »."""
    first = verb.head if verb.dep_ == "conj" and is_verb(verb.head) else verb
    is_last = first.dep_ == "acl" and not any(t.pos_ not in {"PUNCT", "ADV", "ADJ"} for t in verb.rights)
    return (first.dep_ == "acl:relcl" or is_last) and is_verb(verb) and not _has_object(verb)


def _has_object(verb: Token) -> bool:
    has_infinitive = fold(verb.lemma_) not in _OF_OBJECTS and any(t.dep_ == "xcomp" for t in verb.children)
    return has_infinitive or any(t.dep_ in {"obj", "ccomp"} for t in verb.children)


def _hang_on_name(que: Token) -> None:
    """« la crainte de [Téhéran], que Manama accuse »: the clause is about the name right before it."""
    name, verb = que.doc[max(que.i - 2, 0)], que.head
    while name.dep_.startswith("flat") and name.head.i < name.i:
        name = name.head
    is_behind = que.nbor(-1).text == "," and name.pos_ == "PROPN" and verb.dep_ == "acl:relcl"
    if is_behind and verb.head != name and not verb.is_ancestor(name):
        verb.head = name


def _join_behind_comma(token: Token) -> None:
    """« Ce projet, que [l’Agence] a critiqué, … »: behind a noun and a comma « que » is no conjunction."""
    doc, verb = token.doc, token.head
    if fold(token.text) not in _RELATIVES or token.dep_ != "mark" or token.i <= sentence(token)[0] + 1:
        return
    noun = doc[token.i - 2]
    while noun.dep_ in _WITHIN and noun.head.i < noun.i:
        noun = noun.head
    if doc[token.i - 1].text != "," or noun.pos_ not in {"NOUN", "PROPN"} or not is_verb(verb):
        return
    is_inserted = any(t.text == "," for t in doc[verb.i + 1 : verb.i + _INSERTED])
    is_loose = verb.dep_ in {"advcl", "acl"} and not verb.is_ancestor(noun)
    if is_inserted and is_loose and not _has_object(verb):
        token.dep_, token.pos_ = "obj", "PRON"
        attach(verb, noun, "acl:relcl")


def _join_behind_date(token: Token) -> None:
    """« les mesures prises par [Berlin] lundi, qui a interdit … »: « qui » with a verb that hangs loose takes up the noun before it."""
    verb, doc, start = token.head, token.doc, sentence(token)[0]
    if fold(token.text) != "qui" or verb.dep_ not in _LOOSE or token.i < start + 3 or doc[token.i - 1].text != ",":
        return
    before = (t for t in reversed(doc[start : token.i - 1]) if not is_date(t))
    noun = next(before, None)
    while noun is not None and noun.dep_ in _WITHIN and noun.head.i < noun.i and noun.text.islower():
        noun = noun.head
    if noun is not None and noun.pos_ in {"NOUN", "PROPN"} and not verb.is_ancestor(noun):
        attach(verb, noun, "acl:relcl")


def _agree(qui: Token) -> None:
    """« des otages pris lors de [l’attaque], qui a … », « un [groupe] d’élus qui a … »: it takes up what has the number of its verb."""
    verb, noun = qui.head, qui.head.head
    is_subject = fold(qui.text) == "qui" and qui.dep_ == "nsubj" and verb.dep_ == "acl:relcl" and noun.i < qui.i
    if not is_subject or noun.pos_ != "NOUN" or any(t.dep_ == "conj" for t in noun.rights):
        return
    before = qui.nbor(-2 if qui.nbor(-1).text == "," and qui.i > 1 else -1)
    if before.pos_ == "PROPN":  # « les craintes de [Lima], qui a … »: a name may be meant as well
        return
    number = _number(verb_words(verb)[0])
    if number is None or has_feature(noun, "Number", number) or not is_finite(verb):
        return
    between = (t for t in reversed(qui.doc[noun.i + 1 : qui.i]) if t.pos_ == "NOUN" and not is_day(t))
    above = [noun.head] if noun.dep_ == "nmod" and noun.head.pos_ == "NOUN" and noun.head.i < noun.i else []
    found = next((t for t in (*between, *above) if has_feature(t, "Number", number)), None)
    if found is not None and not verb.is_ancestor(found):
        attach(verb, found, "acl:relcl")


def _number(finite: Token) -> str | None:
    """Return the number of a verb in the third person, where the tagger and its ending say the same."""
    if has_feature(finite, "Number", "Plur"):
        return "Plur" if finite.lower_.endswith("nt") else None
    return None if finite.lower_.endswith("nt") else "Sing"


def _is_relative(token: Token) -> bool:
    """Return whether « que » opens a relative clause: behind « ce », or as the parser's pronoun."""
    if fold(token.text) not in _RELATIVES or token.i == 0:
        return False
    return token.pos_ == "PRON" or fold(token.nbor(-1).text) == "ce"


def _give_subject(verb: Token) -> None:
    """« que réclame [Lima] », « que revendique depuis des décennies [Lima] »."""
    nouns = (t for t in verb.rights if t.pos_ in {"NOUN", "PROPN"} and t.dep_ in _BEHIND)
    behind = next((t for t in nouns if preposition(t) is None and not is_day(t)), None)
    if behind is None or has_feature(verb, "VerbForm", "Inf"):
        return
    if behind.dep_ != "obl:mod" or behind.pos_ == "PROPN":
        behind.dep_ = "nsubj"
