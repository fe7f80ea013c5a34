"""What somebody calls something: « Pour Kiev, cette saisie est illégale », « « Une honte », a réagi le Kremlin ».

Such a word tells an event only where it is the predicate of what is said, and then who says it is the agent. Frames ask for that
with `agent: speaker`.
"""

from spacy.tokens import Token

from kg.annotations.attribution import Claim
from kg.annotations.mentions import ActorMention
from kg.annotations.syntax import has_feature, is_reflexive, is_verb, sentence
from kg.events.matching import Match
from kg.events.mentions import Argument, Span
from kg.events.wording import end_before_clause, worded
from kg.lexicon.words import fold

_SPEAKER = "speaker"
_COPULAS = frozenset({"cop", "aux:pass"})
_OPENING, _CLOSING = frozenset({"«", "“", '"'}), frozenset({"»", "”", '"'})
_NOT = frozenset({"ne", "n'"})
_BARE = 8  # words of what is said without a verb: « une provocation grossière et inutile »


def is_verdict(match: Match) -> bool:
    """Return whether the entry of *match* asks for who says it."""
    return _SPEAKER in match.entry.slots["agent"]


def judges(match: Match, claim: Claim | None) -> tuple[Argument, ...]:
    """Return who says what the trigger of *match* is the predicate of; nobody where it is none, or where the outlet says it."""
    is_said = match.entry.kind == "verb" or (
        claim is not None and _is_predicate(match.trigger, claim)
    )  # « n’a aucun sens »: a verb is its own predicate
    if claim is None or not is_said:
        return ()
    return speakers(claim)


def speakers(claim: Claim) -> tuple[Argument, ...]:
    """Return those who make *claim*, as agents."""
    return voice_of(claim.speaker)


def voice_of(mention: ActorMention) -> tuple[Argument, ...]:
    """Return those whom *mention*, which speaks, stands for, as agents."""
    return tuple(Argument(actor=actor, start=mention.start, end=mention.end) for actor in mention.actors)


def what_it_is(trigger: Token) -> Span | None:
    """Return what something is said to be that « ce » or « il » stands for: « c’est [une décision scandaleuse] »."""
    noun = _identified(trigger)
    if noun is None:
        return None
    named = next((t for t in noun.lefts if t.dep_.startswith("nsubj") and t.pos_ in {"NOUN", "PROPN"}), None)
    return (
        worded(named, trigger)
        if named is not None
        else Span(start=noun.i, end=end_before_clause(noun) + 1, head=noun.i)
    )


def is_epithet(trigger: Token) -> bool:
    """« c’est une décision [scandaleuse] »: what it is said of is the noun's to tell."""
    noun = _identified(trigger)
    return noun is not None and noun != trigger


def utterance_of(trigger: Token, claim: Claim | None) -> Span | None:
    """Return all that is said, where *trigger* is quoted or is said alone: what is said of something that the text does not name."""
    quotation = trigger.doc._.kg_spoken.get(trigger.i)
    if quotation is not None:
        return Span(start=quotation.start, end=quotation.end, head=trigger.i)
    if claim is None or not _is_bare(trigger, claim.piece):
        return None
    return Span(start=claim.piece[0], end=claim.piece[1], head=trigger.i)


def _is_predicate(trigger: Token, claim: Claim) -> bool:
    """Return whether *trigger* is what a copula joins to its subject, or all that somebody says: « Mensonges, répond Bakou »."""
    if any(child.dep_ in _COPULAS and child.i < trigger.i for child in trigger.lefts):
        return True
    if _identified(trigger) is not None:
        return True
    quotation = trigger.doc._.kg_spoken.get(trigger.i)
    if quotation is not None:
        return claim.quoted and _is_bare(trigger, (quotation.start, quotation.end))
    is_cue_behind = claim.cue is not None and claim.cue > claim.piece[1] - 1
    return is_cue_behind and not claim.quoted and _is_bare(trigger, claim.piece)


def _identified(trigger: Token) -> Token | None:
    """Return the noun that says what something is: « il s’agit d’une [violation] », « c’est une [décision] scandaleuse »."""
    noun = trigger.head if trigger.dep_ == "amod" and trigger.head.pos_ == "NOUN" else trigger
    if noun.pos_ != "NOUN":
        return None
    if noun != trigger and noun.dep_.startswith("nsubj") and _is_quoted_alone(trigger):
        return noun
    verb = noun.head if noun.dep_.startswith("obl") else noun
    is_joined = fold(verb.lemma_) == "agir" and is_reflexive(verb) if verb != noun else _has_copula(noun)
    return noun if is_joined and not any(fold(child.text) in _NOT for child in verb.lefts) else None


def _is_quoted_alone(epithet: Token) -> bool:
    """« dit que ces tirs « odieux » … »: a word in quotation marks is hers whose speech it stands in."""
    doc, before, after = epithet.doc, epithet.i - 1, epithet.i + 1
    return before >= 0 and after < len(doc) and doc[before].text in _OPENING and doc[after].text in _CLOSING


def _has_copula(noun: Token) -> bool:
    return any(child.dep_ == "cop" for child in noun.lefts)


def _is_bare(trigger: Token, piece: tuple[int, int]) -> bool:
    """Return whether *piece*, of which *trigger* is the head, is a few words without a verb."""
    start, end = piece
    if end - start > _BARE:
        return False
    words = trigger.doc[start:end]
    has_verb = any(is_verb(t) and has_feature(t, "VerbForm", "Fin") for t in words if t != trigger)
    outside = trigger.head == trigger or not start <= trigger.head.i < end
    return not has_verb and outside and sentence(words[0]) == sentence(words[-1])
