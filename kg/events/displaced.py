"""Participants that stand elsewhere than under their predicate.

« L’Iran s’est vu infliger des sanctions »     who undergoes an infinitive is the subject of the verb above it
« qualifiée de farce par le Chili »            who acts in the passive stands somewhere below the participle
« En expulsant le consul, le Tchad a … »       who does a gerund in front of the clause is the subject of the clause
« …, la qualifiant de farce »                   who says so is the subject of the clause before
« … le retour de X, condamné par Y, … »        what a participle behind a comma is said of is the name right before it
"""

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from spacy.tokens import Doc, Token

from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.subjects import own_subject, subject
from kg.annotations.syntax import (
    clause_verb,
    has_feature,
    is_bare_participle,
    is_behind_comma,
    is_finite,
    is_infinitive,
    is_passive,
    is_reflexive,
    is_verb,
    preposition,
    sentence,
)
from kg.lexicon import Cues
from kg.lexicon.words import fold
from kg.model import ActorType

_NAMING = frozenset({MentionKind.NAME, MentionKind.TITLE})
_UNDERGOING = frozenset({"voir", "faire", "laisser"})
_RELATIVE = {"dont": "de", "auquel": "à", "auxquels": "à", "auxquelles": "à"}
_GOVERNED = frozenset({"lequel", "laquelle", "lesquels", "lesquelles", "qui"})
_BECOMING = frozenset({"devenir", "rester", "demeurer"})
_CLITICS = frozenset({"le", "la", "les", "l'"})
_BEFORE_GERUND = frozenset({",", "en"})
_INSERTED = frozenset({"parataxis", "ROOT"})
_TAKEN = frozenset({"obj", "appos", "obl:mod"})
_NEAR = 12  # words between a verb and its subject behind it
_MAX_DEPTH = 3


def undergoer(verb: Token) -> Token | None:
    """Return whom an infinitive befalls that stands under « se voir » or « se faire »: « [L’Iran] s’est vu infliger »."""
    if not is_infinitive(verb):
        return None
    helper = next(
        (t for t in verb.lefts if t.dep_ != "obj" and fold(t.lemma_) in _UNDERGOING and is_reflexive(t)), None
    )
    if helper is not None:
        return own_subject(verb) or own_subject(helper)
    head = verb.head
    return own_subject(head) if fold(head.lemma_) in _UNDERGOING and head != verb and is_reflexive(head) else None


def whom_it_describes(noun: Token) -> Token:
    """Return the name that *noun* is an apposition of: « [X], un ancien soldat condamné en Russie »; else *noun*."""
    above, first = noun.head, noun.left_edge
    has_comma = "," in {first.text, noun.doc[max(first.i - 1, 0)].text}
    is_apposed = noun.dep_ == "appos" and above.i < noun.i and above.i in noun.doc._.kg_named and has_comma
    return above if is_apposed else noun


def said_of(noun: Token) -> Iterator[Token]:
    """Yield what *noun* is said to be: « [ces tirs] sont une provocation », « [Quito] est devenu son soutien », « [Mora], son soutien »."""
    above = noun.head
    if any(child.dep_ == "cop" for child in noun.lefts):
        yield from (t for t in noun.lefts if t.dep_.startswith("nsubj"))
    elif noun.dep_ == "xcomp" and fold(above.lemma_) in _BECOMING:
        yield from (found for found in (own_subject(above),) if found is not None)
    elif noun.dep_ == "appos" and above.i < noun.i and "," in {noun.left_edge.text, noun.left_edge.nbor(-1).text}:
        yield above
    else:
        yield from (t for t in noun.rights if t.dep_ == "appos" and t.i in noun.doc._.kg_named)


def qualified(noun: Token) -> Token | None:
    """Return the adjective before *noun* that the parser took for the noun: « leur « [profonde] inquiétude » »."""
    above = noun.head
    return above if noun.dep_ == "amod" and above.pos_ == "ADJ" and above.i < noun.i else None


def name_before(participle: Token) -> Token | None:
    """Return whom a participle is said of that the parser hung on a verb: « a appris la mort de [X], tué par une mine »."""
    doc, comma = participle.doc, participle.i - 1
    above = participle.head
    if comma < 1 or doc[comma].text != "," or not (is_verb(above) or participle.dep_ == "advcl"):
        return None
    mention = _named_until(doc, comma)
    if mention is None or mention.kind not in _NAMING:
        return None
    if not mention.name and mention.actors[0].type is ActorType.COUNTRY:
        return None
    is_plural = has_feature(participle, "Number", "Plur")
    return doc[mention.root] if is_plural is mention.plural else None


def person_before(preposition: Token) -> Token | None:
    """Return the person right before a phrase like « en visite »: « Lida Brand a reçu [X], en visite à Oslo »."""
    doc, index = preposition.doc, preposition.i
    mention = _named_until(doc, index - (index > 0 and doc[index - 1].text == ","))
    return doc[mention.root] if mention is not None and mention.actors[0].type is ActorType.PERSON else None


def _named_until(doc: Doc, index: int) -> ActorMention | None:
    """Return the mention of somebody that ends right before the token *index*."""
    mentions = doc._.kg_mentions
    number = bisect_left(mentions, index, key=attrgetter("end"))  # in order of the text, and none within another
    mention = mentions[number] if number < len(mentions) and mentions[number].end == index else None
    return mention if mention is not None and mention.actors else None


def meets_with(verb: Token) -> bool:
    """Return whether *verb* is part of « faire face à » or « s’en prendre à »: what follows is another’s deed."""
    lemma, behind = fold(verb.lemma_), verb.doc[verb.i + 1 : verb.i + 2]
    return (lemma == "faire" and fold(behind.text) == "face") or (lemma == "prendre" and is_reflexive(verb))


def subject_behind(verb: Token) -> Token | None:
    """Return the subject behind a verb inserted with its report, which the parser takes for something else.

    « …, a dit [le maire], … », « …, a déclaré à la presse [le maire] lors de … ».
    """
    if own_subject(verb) is not None or verb.dep_ not in _INSERTED or not is_behind_comma(verb):
        return None
    mentions, end = verb.doc._.kg_mentions, min(verb.i + _NEAR, sentence(verb)[1])
    first, last = (bisect_left(mentions, index, key=lambda mention: mention.start) for index in (verb.i + 1, end))
    for mention in mentions[first:last]:
        if mention.place is not None or not mention.actors:
            continue
        root: Token = verb.doc[mention.root]
        is_free = preposition(root) is None and mention.kind is not MentionKind.POSSESSIVE
        if is_free and (root.dep_ in _TAKEN or root.head == verb):
            return root
    return None


def patient(participle: Token, object_control: frozenset[str]) -> Token | None:
    """Return what a participle is said of: its noun, the name before it, or the subject of the clause that it introduces."""
    if not is_bare_participle(participle):
        return subject(participle, object_control)
    if (named := name_before(participle)) is not None:
        return named
    if participle.head != participle and not is_verb(participle.head):
        return _agreeing(participle)
    start, end = sentence(participle)
    if participle.i == start:  # « Accusé de fraude, le ministre … »
        if participle.dep_ == "advcl" and (found := own_subject(participle.head)) is not None:
            return found
        rest = participle.doc[start:end]
        comma = next((t.i for t in rest if t.text == ","), end)
        return next((t for t in participle.doc[comma:end] if t.pos_ in {"NOUN", "PROPN", "PRON"}), None)
    return subject(participle, object_control)


def _agreeing(participle: Token) -> Token:
    """Return what *participle* hangs on, or the noun above that it agrees with: « la [loi] sur les grèves, imposée par Lima »."""
    noun = participle.head
    number = participle.morph.get("Number", [])
    while number and noun.morph.get("Number", number) != number and not noun.conjuncts:
        above = noun.head
        if above == noun or noun.dep_ != "nmod" or above.pos_ != "NOUN":
            return participle.head
        noun = above
    return noun


def reporter_above(verb: Token) -> Token | None:
    """« « … », a lancé [la ministre], en exigeant … », « …, avant d’exiger … »: who says the one does the other."""
    above = verb.head
    if verb.dep_ not in {"advcl", "conj"} or above.i > verb.i:
        return None
    while above != above.head and above.dep_ in {"conj", "advcl"}:
        above = above.head
    if not is_verb(above) or above.i > verb.i:
        return None
    is_cue = any(q.cue == above.i and q.end <= above.i for q in above.doc._.kg_quotations)
    behind = (t for t in above.rights if t.dep_ in {"obj", "nsubj"} and not is_verb(t)) if is_cue else ()
    return next(iter(behind), None) or subject_behind(above)


def agents_below(participle: Token) -> Iterator[Token]:
    """Yield what stands behind « par » at any depth below a passive: « jugée contraire au droit par [Oslo] »."""
    level = [child for child in participle.rights if not is_verb(child)]
    for _ in range(_MAX_DEPTH):
        yield from (token for token in level if preposition(token) == "par" and not is_verb(token))
        level = [child for token in level for child in token.rights if not is_verb(child)]


def leading_gerund_subject(gerund: Token) -> Token | None:
    """Return the subject of the clause behind a gerund that opens the sentence: « En expulsant le consul, [le Tchad] a … »."""
    start, end = sentence(gerund)
    is_leading = gerund.i == start + 1 and fold(gerund.doc[start].text) == "en" and gerund.lower_.endswith("ant")
    if not is_leading:
        return None
    comma = next((t.i for t in gerund.doc[gerund.i : end] if t.text == ","), end)
    verbs = (t for t in gerund.doc[comma:end] if is_verb(t) and is_finite(t))
    return next((found for verb in verbs if (found := own_subject(verb)) is not None and found.i > comma), None)


def is_lost_gerund(token: Token) -> bool:
    """Return whether *token* is a participle behind its object that the parser took for a noun.

    « …, la [qualifiant] de farce », « … tout en les [avertissant] ».
    """
    if token.i < 2 or not token.lower_.endswith("ant"):  # noqa: PLR2004 - a comma and a pronoun before it
        return False
    before, clitic = token.nbor(-2), token.nbor(-1)
    return fold(before.text) in _BEFORE_GERUND and fold(clitic.text) in _CLITICS


def taken_up(gerund: Token) -> Token | None:
    """Return whom the pronoun before a gerund stands for: « a expulsé [le consul], l’accusant de fraude », « … en les accusant »."""
    clitic = gerund.nbor(-1) if gerund.i and gerund.lower_.endswith("ant") else None
    if clitic is None or fold(clitic.text) not in _CLITICS:
        return None
    above = next((t for t in gerund.ancestors if is_verb(t) and t.i < gerund.i), None)
    if above is None:
        return None
    below = (above, *(t for t in above.rights if t.dep_ == "xcomp" and is_infinitive(t)))  # « a fait arrêter »
    objects = (t for verb in below for t in verb.rights if t.dep_ == "obj" and t.i < clitic.i)
    found = own_subject(above) if is_passive(above) else next(objects, None)
    is_plural = fold(clitic.text) == "les"
    is_agreeing = found is not None and (is_plural is (has_feature(found, "Number", "Plur") or bool(found.conjuncts)))
    return found if is_agreeing else None


def lost_gerund_subject(gerund: Token) -> Token | None:
    """Return the subject of the clause behind which such a participle stands: a name, if any above it has one."""
    if not is_lost_gerund(gerund):
        return None
    above = [t for t in gerund.ancestors if is_verb(t) and is_finite(t)]
    subjects = [found for verb in above if (found := own_subject(verb)) is not None and found.i < gerund.i]
    return next((t for t in subjects if t.i in gerund.doc._.kg_named), subjects[0] if subjects else None)


def other_subjects(verb: Token) -> Iterator[Token]:
    """Yield who may do *verb* where the parse names what cannot, nearest first.

    « l’indifférence de [Lima] qui refuse … »: the parser hung the clause on the noun too far, not on the name before « qui ».
    « la crise dure depuis que [l’armée] a franchi le fleuve, s’emparant de … »: a gerund goes with the verb before it.
    """
    pronoun = next((t for t in verb.lefts if fold(t.text) == "qui"), None)
    if pronoun is not None:
        yield pronoun
    elif verb.lower_.endswith("ant") and _is_gerund(verb):
        before = (t for t in reversed(verb.doc[sentence(verb)[0] : verb.i]) if is_verb(t) and is_finite(t))
        yield from (found for t in before if (found := own_subject(t)) is not None and found.i < verb.i)


def _is_gerund(participle: Token) -> bool:
    """Return whether *participle* has « en » or a comma before it: « un décret [ordonnant] » says what the decree does."""
    first = next((t for t in participle.lefts if t.dep_ != "punct"), participle)
    return fold(first.nbor(-1).text if first.i else "") == "," or preposition(participle) == "en"


def dedicated(noun: Token, cues: Cues) -> Token | None:
    """Return who does « en [soutien] à X », « en signe de [soutien] à X »: the subject of the clause."""
    outer = noun.head if preposition(noun) == "de" and fold(noun.head.lemma_) in cues.signs else noun
    is_bare = preposition(outer) == "en" and not any(child.pos_ == "DET" for child in outer.lefts)
    is_for_somebody = any(preposition(child) in {"à", "envers", "avec"} for child in noun.rights)
    return active_subject(outer) if is_bare and is_for_somebody else None


def author(noun: Token, cues: Cues) -> Token | None:
    """Return of whom it is said that he is the author of a deed: « [X], auteur de l’attentat », « [X] a avoué être l’auteur des tirs »."""
    bearer = noun.head
    if fold(bearer.lemma_) not in cues.authors or preposition(noun) != "de" or noun.dep_ != "nmod":
        return None
    if bearer.dep_ in {"appos", "amod"} and not is_verb(bearer.head):
        return bearer.head
    if (found := own_subject(bearer)) is not None:
        return found
    is_predicate = any(child.dep_ == "cop" for child in bearer.lefts)
    return own_subject(bearer.head) if is_predicate and is_verb(bearer.head) else None


def active_subject(noun: Token) -> Token | None:
    """Return the subject of the finite verb of the clause in which *noun* stands, unless it is part of it."""
    verb = clause_verb(noun)
    found = own_subject(verb) if is_verb(verb) and not has_feature(verb, "VerbForm", "Inf") else None
    return found if found is not None and found not in noun.ancestors else None


def targets(noun: Token, targeting: frozenset[str]) -> Iterator[Token]:
    """Yield what *noun* is aimed at: « des sanctions visant [l’Iran] », « un raid qui a touché [le port] », « des tirs dirigés contre [X] »."""
    for verb in noun.rights:
        if verb.dep_ in {"acl", "acl:relcl"} and fold(verb.lemma_) in targeting and not is_passive(verb):
            yield from (t for t in verb.rights if t.dep_ == "obj")
        elif verb.dep_ == "acl" and is_bare_participle(verb):
            yield from (t for t in verb.rights if preposition(t) == "contre")


def relates(pronoun: Token, word: str) -> bool:
    """Return whether *pronoun* is relative and stands for a complement with the preposition *word*: « dont », « à laquelle »."""
    return _RELATIVE.get(fold(pronoun.text), preposition(pronoun) if fold(pronoun.text) in _GOVERNED else None) == word
