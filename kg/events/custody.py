"""Who holds, or lets go, somebody whom nobody is told to hold: « arrêté à [Cotonou] », « détenu dans les prisons [iraniennes] » is told of a state.

Only a state arrests and jails: that of the place, that before the colon of a headline, or that the article is about. But of whom
the text tells the nationality (« deux [Chiliens] condamnés »), no state of his own is meant: he is held abroad.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from spacy.tokens import Token

from kg.annotations.forms import listed_form
from kg.annotations.mentions import MentionKind
from kg.annotations.setting import abroad
from kg.annotations.syntax import is_infinitive, is_passive, is_time, preposition, sentence
from kg.events.arguments import ArgumentReader
from kg.events.matching import Match
from kg.events.mentions import Argument
from kg.events.nobody import is_anybody
from kg.lexicon import Lexicon
from kg.lexicon.words import fold
from kg.model import ActorType

_CALLING = frozenset({"ADJ", "NOUN", "PROPN"})
_IF = frozenset({"si", "s'"})
_IN = frozenset({"à", "en", "dans"})
_MEASURES = frozenset({"coerces", "sanctions"})


def jailers(match: Match, arguments: ArgumentReader, lexicon: Lexicon) -> tuple[Argument, ...]:
    """Return the state that arrests, holds, charges, sentences or releases somebody, for what is undergone without an agent."""
    trigger, entry = match.trigger, match.entry
    is_freed = entry.relation == "concedes" and entry.mode == "release" and not _is_supposed(trigger)
    is_held = entry.relation == "coerces" and entry.mode == "arrest"
    is_tried = entry.mode == "allege" and bool({entry.words[0], " ".join(entry.words)} & lexicon.cues.charging)
    is_charged = entry.relation == "accuses" and is_tried
    is_noun = entry.kind == "noun"
    is_custody = is_held if is_noun else is_held or is_freed or is_charged
    is_borne = "nsubj" in entry.slots.get("addressee", ())  # « a écopé de dix ans »
    is_undergone = is_noun or is_borne or is_passive(trigger)
    if not is_undergone or fold(trigger.lemma_) in lexicon.cues.abducting:
        return ()
    if not is_custody:
        return _banned_in(match, arguments, lexicon)
    held = match.slots.get("addressee", ())
    if not held or any(listed_form(token, lexicon.cues.abducted) for token in held):
        return ()
    spots = (spot for spot in _spots(trigger) if fold(spot.lemma_) not in lexicon.cues.favouring)
    placed = next((found for spot in spots if (found := arguments.owners([spot]))), ())
    if is_noun:
        return placed
    is_somebody = not all(is_anybody(a, lexicon.groups) for a in arguments.actors(held))
    is_of_state = is_freed or is_charged or entry.words[0] in lexicon.cues.custody
    if placed or not (is_somebody and is_of_state) or _is_epithet(trigger):
        return placed
    is_sentence = entry.words[0] in lexicon.cues.sentencing
    return _headed(trigger, arguments) or _held_by(
        trigger, held, arguments, lexicon, is_freed=is_freed, is_sentence=is_sentence
    )


def _spots(trigger: Token) -> Iterator[Token]:
    """Yield where it happens, told of the verb or of one coordinated with it: « arrêtés et jugés à [Cotonou] », « Au [Bénin], … »."""
    verbs = [trigger, *(t for t in trigger.rights if t.dep_ == "conj" and is_passive(t))]
    days = (day.rights for verb in verbs for day in verb.rights if is_time(day))  # « arrêté [dimanche à Cotonou] »
    near = chain((t for verb in verbs for t in verb.rights), *days, trigger.lefts)
    yield from (t for t in near if preposition(t) in _IN and not is_time(t))


def _banned_in(match: Match, arguments: ArgumentReader, lexicon: Lexicon) -> tuple[Argument, ...]:
    """« interdit en [Chine] », « des navires saisis au [Canada] »: what a state does within its borders, no town does."""
    entry, trigger = match.entry, match.trigger
    is_measure = entry.relation in _MEASURES and entry.kind == "verb" and entry.words[0] in lexicon.cues.official
    if not is_measure or not (match.slots.get("addressee") or match.slots.get("theme")):
        return ()
    mentions = (arguments.mention(spot) for spot in _spots(trigger))
    countries = (m for m in mentions if m is not None and m.kind is MentionKind.NAME and m.actors)
    found = (Argument(actor=m.actors[0], start=m.start, end=m.end) for m in countries)
    return tuple(a for a in found if a.actor.type is ActorType.COUNTRY)[:1]


def _is_supposed(trigger: Token) -> bool:
    """« doivent être libérés », « si les otages sont libérés »: nobody is said to let them go."""
    return is_infinitive(trigger) or any(t.dep_ == "mark" and fold(t.text) in _IF for t in trigger.lefts)


def _is_epithet(trigger: Token) -> bool:
    """« les opposants [arrêtés] sont libres »: which ones is said, nothing is told."""
    return trigger.dep_ in {"acl", "amod"} and not any(child.dep_.startswith("obl") for child in trigger.children)


def _headed(trigger: Token, arguments: ArgumentReader) -> tuple[Argument, ...]:
    """« Iran : deux journalistes arrêtés »: the country that the sentence begins with."""
    first = trigger.doc[sentence(trigger)[0]]
    mention = arguments.mention(first)
    if mention is None or mention.end >= len(first.doc) or fold(first.doc[mention.end].text) != ":":
        return ()
    return tuple(a for a in arguments.actors([first]) if a.actor.type is ActorType.COUNTRY)


def _held_by(
    trigger: Token,
    held: tuple[Token, ...],
    arguments: ArgumentReader,
    lexicon: Lexicon,
    *,
    is_freed: bool,
    is_sentence: bool,
) -> tuple[Argument, ...]:
    """Return the country that the article is about, or, of people that it calls its own, the other one that it tells of.

    At home, whoever arrests « trois jeunes » is the police of the place, and who sentences is a court: only of somebody with a
    name, and only that he is held, is the state told to do it.
    """
    authority, country = lexicon.authority, arguments.domestic.country
    nations = _nations(held, lexicon)
    is_abroad = bool(nations) and (country is None or country in nations)
    if is_abroad:
        country = abroad(trigger.doc._.kg_mentions, authority, lexicon.groups, nations)
    elif is_sentence or not (nations or is_freed or _is_named(held, arguments)):
        return ()
    jailer = authority.actors.get(country or "")
    return (Argument(actor=jailer, start=trigger.i, end=trigger.i + 1),) if jailer is not None else ()


def _is_named(held: tuple[Token, ...], arguments: ArgumentReader) -> bool:
    actors = (a.actor for a in arguments.actors(held))
    return any(actor.type is ActorType.PERSON and actor.label[:1].isupper() for actor in actors)


def _nations(held: tuple[Token, ...], lexicon: Lexicon) -> set[str]:
    """Return the countries whose people *held* are called, in so many words: where he comes from whom a name tells does not matter."""
    doc, demonyms = held[0].doc, lexicon.authority.demonyms
    return {country for t in held for country in _called(doc[t.left_edge.i : t.i + 2], demonyms)}


def _called(words: Iterable[Token], demonyms: Mapping[str, str]) -> Iterator[str]:
    """Yield the countries of the demonyms among *words*, of « franco-malien » the first."""
    for token in words:
        first, *rest = fold(token.text).split("-")
        if token.pos_ in _CALLING and first in demonyms:
            yield demonyms[first]
        elif rest and first.endswith("o"):
            yield from {known for form, known in demonyms.items() if form.startswith(first[:-1])}
