"""Events that no single word tells, but a way of putting things.

    urges    « Les rebelles doivent déposer les armes, a déclaré le ministre. »   what others must do, in reported speech
    denies   « Le ministre assure que son pays ne cherche pas la guerre. »        a claim about oneself, negated
"""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.annotations.attribution import Attribution, Claim
from kg.annotations.factuality import FactualityReader
from kg.annotations.syntax import is_conditional, is_future, is_infinitive, is_verb, own_subject
from kg.events.arguments import ArgumentReader
from kg.events.mentions import Argument, EventMention, Span
from kg.lexicon import Lexicon
from kg.lexicon.words import fold
from kg.model import Actor, Polarity

_CONFIDENCE = 0.6


def read_constructions(
    doc: Doc,
    lexicon: Lexicon,
    arguments: ArgumentReader,
    attribution: Attribution,
    factuality: FactualityReader,
    *,
    taken: Sequence[EventMention],
) -> list[EventMention]:
    """Return the events that the constructions of this module tell, except in clauses that *taken* events tell already."""
    told = {event.trigger.i for event in taken}
    found = [*_obligations(doc, lexicon, arguments, attribution, told), *_denials(doc, lexicon, arguments, attribution, factuality, told)]
    return list({event.trigger.i: event for event in found}.values())


def _obligations(
    doc: Doc, lexicon: Lexicon, arguments: ArgumentReader, attribution: Attribution, told: set[int]
) -> Iterator[EventMention]:
    """Yield « X doit … » as said by somebody else: he urges X to do it."""
    for token in doc:
        if not (is_verb(token) and fold(token.lemma_) == "devoir"):
            continue
        infinitive = _infinitive(token)
        claim = attribution.claim(token)
        if infinitive is None or _is_perfect(infinitive) or claim is None or is_future(token) or is_conditional(token) and not claim.quoted:
            continue
        subject = own_subject(token) or own_subject(infinitive)
        addressees = arguments.actors([subject]) if subject is not None else ()
        agents = _speakers(claim)
        if agents and addressees and not _same(agents, addressees):
            theme = arguments.theme((infinitive,), token)
            yield _event("urges", "urges/construction/devoir", token, agents, addressees, theme)


def _infinitive(modal: Token) -> Token | None:
    """Return the infinitive under a modal, whichever of the two the parser made the head."""
    if is_infinitive(modal.head) and modal.dep_.startswith("aux"):
        return modal.head
    return next((child for child in modal.rights if is_infinitive(child)), None)


def _is_perfect(infinitive: Token) -> bool:
    """« doivent avoir fui » supposes; it obliges nobody."""
    return any(child.dep_.startswith("aux") and is_infinitive(child) for child in infinitive.lefts) and "Part" in infinitive.morph.get("VerbForm")


def _denials(
    doc: Doc,
    lexicon: Lexicon,
    arguments: ArgumentReader,
    attribution: Attribution,
    factuality: FactualityReader,
    told: set[int],
) -> Iterator[EventMention]:
    """Yield « X assure que son pays ne … pas »: he denies it, unless it is itself an event."""
    for token in doc:
        if not (is_verb(token) and token.dep_ in {"ccomp", "xcomp"} and attribution.is_say(token.head)) or token.i in told:
            continue
        claim = attribution.claim(token)
        polarity, _ = factuality.judge(token)
        if claim is None or claim.quoted or polarity is Polarity.AFFIRMED or told & {t.i for t in token.subtree}:
            continue
        subject = own_subject(token)
        agents = _speakers(claim)
        about = arguments.actors([subject]) if subject is not None else ()
        if agents and about and _is_own_side(agents[0].actor, about[0].actor, lexicon):
            theme = arguments.theme((token,), token.head)
            yield _event("denies", "denies/construction/ne-pas", token.head, agents, (), theme)


def _is_own_side(speaker: Actor, about: Actor, lexicon: Lexicon) -> bool:
    """Return whether a speaker who says it of *about* says it of his own side."""
    sides = {speaker.id, speaker.country}
    return about.id in sides or (about.country in sides and about.country is not None)


def _speakers(claim: Claim) -> tuple[Argument, ...]:
    mention = claim.speaker
    return tuple(Argument(actor=actor, start=mention.start, end=mention.end) for actor in mention.actors)


def _same(first: Iterable[Argument], second: Iterable[Argument]) -> bool:
    return bool({a.actor.id for a in first} & {a.actor.id for a in second})


def _event(
    relation: str, rule: str, trigger: Token, agents: tuple[Argument, ...], addressees: tuple[Argument, ...], theme: Span | None
) -> EventMention:
    return EventMention(
        relation=relation,
        rule=rule,
        trigger=trigger,
        trigger_end=trigger.i,
        agents=agents,
        addressees=addressees,
        theme=theme,
        confidence=_CONFIDENCE,
    )
