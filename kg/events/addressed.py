"""Whom an event is done or said to: as the entry names it, as its theme tells it, or the country that an attack is told of."""

from spacy.tokens import Token

from kg.annotations.subjects import own_subject
from kg.annotations.syntax import is_infinitive, is_passive, is_verb, preposition
from kg.events.arguments import ArgumentReader
from kg.events.claimed import is_claiming
from kg.events.contents import TAKES
from kg.events.displaced import whom_it_describes
from kg.events.matching import Match
from kg.events.mentions import Argument, Span
from kg.events.nobody import is_anybody
from kg.events.theatre import theatre
from kg.events.touched import touched
from kg.lexicon import Cues, Lexicon, Relation
from kg.lexicon.words import fold

_PLACES_ACT = frozenset({"visits", "withdraws", "deploys", *TAKES})
#: Besides requests: who does what is criticised or refused is who is meant.
_OF_DEEDS = frozenset({"accuses", "criticizes", "rejects"})
_BETWEEN = "nmod+entre"  # of whom a fight is: both sides do it


def addressees(match: Match, arguments: ArgumentReader, lexicon: Lexicon) -> tuple[Argument, ...]:
    """Return whom the entry of *match* names as its addressees."""
    entry = match.entry
    tokens = tuple(t for t in match.slots.get("addressee", ()) if not _belongs_to_deed(t, match, lexicon))
    tokens = tuple(whom_it_describes(t) if t == match.trigger.head else t for t in tokens)
    if entry.relation not in _PLACES_ACT:
        return arguments.actors(tokens)
    acting = arguments.actors(t for t in tokens if not _is_place(t, arguments))
    if entry.relation == "visits":
        return arguments.countries((*tokens, *match.slots.get("place", ()))) or acting  # Brussels is in Belgium
    taken = match.slots.get("theme", ()) if entry.relation in TAKES else ()
    return acting or arguments.countries(tokens) or arguments.owners(taken)


def addressed_in(
    theme: Span | None, relation: Relation, agents: tuple[Argument, ...], arguments: ArgumentReader, lexicon: Lexicon
) -> tuple[Argument, ...]:
    """« exige que [l’Otan] s’engage », « regrette que [Paris] ait rompu », « avertit que [Lima] paiera », « promet des sanctions contre [Quito] »: the theme says for whom."""
    if theme is None:
        return ()
    head, is_request = arguments.doc[theme.head], relation.category == "REQUEST"
    is_deed = is_request or (relation.name in _OF_DEEDS and is_verb(head) and not is_infinitive(head))
    is_deed = is_deed or (relation.category == "THREATEN" and fold(head.lemma_) in lexicon.cues.suffer)
    doer = own_subject(head) if is_deed and not is_passive(head) else None
    found = arguments.actors([doer]) if doer is not None else ()
    # « une marche de [l’opposition] a réuni des milliers de personnes »: it is no protest against whoever holds it
    is_own = relation.category == "PROTEST" and fold(head.lemma_) in lexicon.cues.protests
    if not found and not is_request and not is_own:
        found = tuple(a for a in touched(theme, relation, agents, arguments) if not is_anybody(a, lexicon.groups))
    return tuple(a for a in found if a.actor.id not in {agent.actor.id for agent in agents})


def attacked(
    match: Match, theme: Span | None, agents: tuple[Argument, ...], arguments: ArgumentReader, lexicon: Lexicon
) -> tuple[Argument, ...]:
    """Return the country that an attack of *agents* is told of, which is against nobody in particular."""
    is_attack = match.entry.relation == "attacks" and bool(agents) and _is_of_deed(match, theme, lexicon.cues)
    return theatre(match.trigger, agents, arguments, lexicon) if is_attack else ()


def _is_of_deed(match: Match, theme: Span | None, cues: Cues) -> bool:
    """« mène [une offensive] »: what is told is the deed, and not what it is against."""
    if match.entry.kind == "noun":
        return theme is None and _BETWEEN not in match.entry.slots["agent"]
    is_object = "obj" in match.entry.where and match.entry.slots.get("theme") == ("obj",)
    return theme is not None and is_object and not is_claiming(match.entry.id, cues)


def _belongs_to_deed(token: Token, match: Match, lexicon: Lexicon) -> bool:
    """« réclame la libération des [opposants] »: they are not asked, but what is asked for is about them."""
    is_request = lexicon.relations[match.entry.relation].category == "REQUEST"
    return is_request and any(
        fold(theme.lemma_) in lexicon.cues.deeds and theme.i < token.i and preposition(token) == "de"
        for theme in match.slots.get("theme", ())
    )


def _is_place(token: Token, arguments: ArgumentReader) -> bool:
    mention = arguments.mention(token)
    return mention is not None and mention.place is not None and not mention.actors
