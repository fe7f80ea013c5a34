"""As which relation a match is told, where another than its entry's says what happens.

To warn of what one's own side will do is to threaten, and of what it will not do, to refuse; to swear that something is or
was so is no promise. A person who attacks a person does so in words; who talks at a place that the text names meets.
"""

from spacy.tokens import Token

from kg.annotations.factuality import FactualityReader
from kg.annotations.forms import is_about_to
from kg.annotations.syntax import is_infinitive, is_verb
from kg.events.arguments import ArgumentReader
from kg.events.matching import Match
from kg.events.mentions import Argument, Span
from kg.events.own_side import is_of_own_side, is_ready, is_threat, is_to_come, is_war_to_come
from kg.lexicon import Cues
from kg.lexicon.words import fold
from kg.model import ActorType, Polarity

_ATTACKS = frozenset({"attaquer", "attaque"})
_TURNS = frozenset({"prendre"})  # « s’en prendre à »

_IF = frozenset({"si", "s'"})
_NOMINAL = frozenset({"NOUN", "PROPN"})

#: Agents and addressees.
Sides = tuple[tuple[Argument, ...], tuple[Argument, ...]]


def relation_of(
    match: Match,
    theme: Span | None,
    sides: Sides,
    arguments: ArgumentReader,
    *,
    factuality: FactualityReader,
    cues: Cues,
) -> str | None:
    """Return the relation, which a clause of what is to come decides, or None where it contradicts the entry."""
    agents, _ = sides
    relation, content = match.entry.relation, _main(arguments.doc[theme.head], theme) if theme else None
    if relation == "attacks" and _is_in_words(fold(match.trigger.lemma_), sides):
        return "criticizes"
    if content is None or is_infinitive(content):
        is_promise = relation == "threatens" and content is not None and _is_answer(content, cues)
        return "promises" if is_promise else relation
    is_clause = content.dep_ == "ccomp"
    if relation == "warns" and (is_clause or match.entry.kind == "verb"):
        is_denied = factuality.judge(content)[0] is Polarity.NEGATED
        return _warning(content, agents, arguments, cues, is_clause=is_clause, is_denied=is_denied)
    is_vowed = relation == "promises" and fold(match.trigger.lemma_) in cues.vow
    if is_vowed and content.pos_ in _NOMINAL and content.i < match.trigger.i:
        return None  # « Un malentendu, assure-t-on à Lima »
    is_future = is_to_come(content) or is_about_to(content)
    is_statement = is_clause or (is_vowed and content.i < match.trigger.i and is_verb(content))
    if relation == "promises" and is_statement and _is_unpunished(content, factuality):
        return "threatens"
    return None if relation == "promises" and is_statement and not is_future else relation


def _main(content: Token, theme: Span) -> Token:
    """« Si Lima [attaque], nous [riposterons] »: what follows, where the parser hung it on the condition."""
    is_condition = any(child.dep_ == "mark" and fold(child.text) in _IF for child in content.lefts)
    behind = (t for t in content.rights if t.dep_ == "parataxis" and t.i < theme.end and is_verb(t))
    return next(behind, content) if is_condition else content


def _warning(
    content: Token,
    agents: tuple[Argument, ...],
    arguments: ArgumentReader,
    cues: Cues,
    *,
    is_clause: bool,
    is_denied: bool,
) -> str:
    """« Nous ne céderons pas » refuses, « Vous le paierez » threatens; what is none of the speaker's own deeds is warned of."""
    is_quoted = content.i in content.doc._.kg_spoken
    lemma, is_own = fold(content.lemma_), is_of_own_side(content, agents, arguments)
    if is_own and is_to_come(content) and is_denied:
        return "rejects" if is_clause or lemma not in cues.not_vowed else "warns"
    is_deed = is_own and is_to_come(content) and (is_clause or lemma in cues.harm)
    is_harm = is_threat(content, cues, quoted=is_quoted) and not is_denied
    if is_own and is_ready(content):  # « nous ne sommes pas prêts à payer »
        return "rejects" if is_denied else "threatens"
    return "threatens" if is_deed or is_harm or is_war_to_come(content, cues) else "warns"


def _is_answer(infinitive: Token, cues: Cues) -> bool:
    """« prêt à [répondre] à toutes les questions »: what is answered in words is no harm."""
    asked = (t for t in infinitive.rights if t.dep_.startswith("obl"))
    return fold(infinitive.lemma_) == "repondre" and any(fold(t.lemma_) in cues.answerable for t in asked)


def _is_unpunished(verb: Token, factuality: FactualityReader) -> bool:
    """« promet que ce crime ne restera pas [impuni] »."""
    is_told = any(fold(child.lemma_).removesuffix("e") == "impuni" for child in (verb, *verb.rights))
    return is_told and factuality.judge(verb)[0] is Polarity.NEGATED


def in_person(relation: str, mode: str | None, *, is_placed: bool) -> str:
    """Return the relation: talks at a place that the text names are a meeting, unless it says that they were by phone."""
    return "meets" if relation == "talksWith" and mode != "phone" and is_placed else relation


def _is_in_words(word: str, sides: Sides) -> bool:
    """« le ministre a attaqué le maire », « le ministre s’en est pris aux grévistes »: by somebody who has a name."""
    is_named = _are_persons(sides[0]) and all(a.actor.label[:1].isupper() for a in sides[0])
    return (word in _ATTACKS and all(map(_are_persons, sides))) or (word in _TURNS and is_named)


def _are_persons(side: tuple[Argument, ...]) -> bool:
    return bool(side) and all(a.actor.type is ActorType.PERSON for a in side)
