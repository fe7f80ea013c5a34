"""Which events a `Doc` tells.

Each word that an entry of the lexicon matches gives a candidate. It becomes an event if its participants are actors, and if
it is not merely what another event says: what is demanded, promised or denied is that event's theme, no event.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.annotations.attribution import Attribution, Claim
from kg.annotations.factuality import FactualityReader
from kg.annotations.forms import listed_form
from kg.annotations.mentions import MentionKind
from kg.annotations.pronouns import SPEAKER
from kg.annotations.quotations import Quotation
from kg.annotations.syntax import (
    has_feature,
    is_infinitive,
    is_passive,
    is_reflexive,
    is_verb,
    own_subject,
    preposition,
)
from kg.events.antecedents import antecedent_phrase
from kg.events.arguments import ArgumentReader
from kg.events.bare import is_bare_noun
from kg.events.behests import bidden
from kg.events.claimed import CLAIMING, with_targets
from kg.events.constructions import ConstructionReader
from kg.events.crowds import by_deed, causes, demonstrators, marches_for
from kg.events.custody import jailers
from kg.events.displaced import whom_it_describes
from kg.events.distinct import distinct
from kg.events.matching import Match, Matcher
from kg.events.mentions import Argument, EventMention, Span
from kg.events.nobody import is_anybody
from kg.events.own_side import is_about_to, is_of_own_side, is_to_come
from kg.events.purposes import is_wished_for
from kg.events.resumed import resumed_clause
from kg.events.retold import without_retold
from kg.events.said import Said, without_said
from kg.events.theatre import theatre
from kg.events.touched import touched
from kg.events.triggers import Triggers
from kg.events.unreal import is_argued, is_unreal
from kg.events.verdicts import is_epithet, is_verdict, judges, speakers, utterance_of, what_it_is
from kg.events.wording import worded
from kg.lexicon import Lexicon, Relation
from kg.lexicon.words import fold
from kg.model import ActorType, Modality, Polarity

_PLACES_ACT = frozenset({"visits", "invades", "seizes", "attacks", "withdraws", "deploys"})
_TAKES = frozenset({"invades", "seizes", "attacks"})
_TOWNS = frozenset({MentionKind.METONYM, MentionKind.PLACE})
_BETWEEN = "nmod+entre"  # of whom a fight is: both sides do it
_MOVES = frozenset({"withdraws", "deploys"})
#: Besides requests: who does what is criticised or refused is who is meant.
_OF_DEEDS = frozenset({"criticizes", "rejects"})
_ATTACKS = frozenset({"attaquer", "attaque"})
_TURNS = frozenset({"prendre"})  # « s’en prendre à »
_BARE = "expressesConcern"  # « s’est dit préoccupé » tells enough by itself
_NEEDS_ADDRESSEE = frozenset({"visits"})
_SESSIONS = frozenset({"sommet", "reunion", "session"})
_NEEDS_TWO = frozenset({"meets", "talksWith", "cooperates"})


class EventReader:
    """Reads the events of annotated texts; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._factuality, self._triggers = FactualityReader(lexicon), Triggers(lexicon)

    def read(self, doc: Doc) -> list[EventMention]:
        """Return the events that *doc* tells, in order of their triggers."""
        arguments, attribution = ArgumentReader(doc, self._lexicon), Attribution(doc, self._lexicon)
        found: list[EventMention] = []
        said: list[Said] = []
        nameless: list[Match] = []
        # « aller à la [rencontre] de »: what a phrase tells, its words do not repeat.
        phrases: set[tuple[int, str]] = set()
        for matches in Matcher(doc, self._lexicon, self._triggers).matches():
            events = ((self._event(match, arguments, attribution), match) for match in matches)
            best, told = next(((e, m) for e, m in events if e is not None and self._holds(e)), (None, None))
            if best is not None and told is not None:
                phrases |= {(word.i, best.relation) for word in told.words[1:]}
            found += distinct(best, arguments) if best is not None else []
            if best is None and (deed := _nameless(matches)) is not None:
                nameless.append(deed)
            spoken = told or _plain(matches)
            said += self._said(spoken, arguments, is_told=best is not None) if spoken is not None else ()
            said += self._said_before(best, attribution)
        found = list(with_targets(found, nameless, lambda match: self._target(match, arguments)))
        constructions = ConstructionReader(doc, self._lexicon, arguments, attribution, self._factuality)
        built = list(constructions.read({event.trigger.i for event in found}))
        said += [Said(event.trigger, event.relation, event.theme) for event in built if event.theme is not None]
        found += built
        found.sort(key=lambda event: (event.trigger.i, event.relation))
        deeds = {e.trigger.i for e in found if not self._lexicon.relations[e.relation].speech_act}
        mere = {event.trigger.i for event in found if self._is_only_intended(event, deeds)}
        found = [event for event in found if event.trigger.i not in mere]
        said = [one for one in said if one.trigger.i not in mere]
        found = [e for e in found if e.addressees or e.theme or (e.trigger.i, e.relation) not in phrases]
        return without_said(without_retold(found, self._lexicon.relations), said)

    def _target(self, match: Match, arguments: ArgumentReader) -> tuple[tuple[Argument, ...], Span | None]:
        """Return whom, and what, an attack that nobody is told to have committed was against."""
        about = match.slots.get("theme", ()) or self._struck(match, arguments)
        return self._addressees(match, arguments), arguments.theme(about, match.trigger)

    def _said(self, match: Match, arguments: ArgumentReader, *, is_told: bool) -> Iterator[Said]:
        """Yield what *match* only speaks of: what is demanded, promised or denied is a theme, no event.

        A clause is only said whoever says it (« accusé par des témoins d’avoir tiré »); a noun, if the match *is_told* as an event.
        """
        theme = arguments.theme(match.slots.get("theme", ()), match.trigger)
        if theme is None or not self._lexicon.relations[match.entry.relation].opaque or match.entry.kind == "adjective":
            return
        if is_told or is_verb(match.trigger.doc[theme.head]):
            yield Said(match.trigger, match.entry.relation, theme)

    def _is_only_intended(self, event: EventMention, deeds: set[int]) -> bool:
        """« entend expulser l’ambassadeur »: of *deeds*, the planned expulsion is what counts; « entend réformer » promises."""
        is_intent = event.relation == "promises" and fold(event.trigger.lemma_) in self._lexicon.cues.intending
        is_deed = event.theme is not None and event.theme.head in deeds
        return is_intent and is_deed and event.theme is not None and is_infinitive(event.trigger.doc[event.theme.head])

    def _said_before(self, event: EventMention | None, attribution: Attribution) -> Iterator[Said]:
        """« L’armée tirera, a averti le ministre »: what is warned of stands before, and is no event beside."""
        reported = attribution.reported_before(event.trigger) if event is not None else None
        if event is None or event.theme is None or reported is None or reported.quoted:
            return
        if self._lexicon.relations[event.relation].opaque and event.theme.start == reported.piece[0]:
            yield Said(event.trigger, event.relation, event.theme)

    def _event(self, match: Match, arguments: ArgumentReader, attribution: Attribution) -> EventMention | None:
        entry, trigger = match.entry, match.trigger
        relation = self._lexicon.relations[entry.relation]
        claim, bid = attribution.claim(trigger), bidden(match, self._lexicon)
        if is_verdict(match):
            agents = judges(match, claim)
            if "addressee" in entry.slots and is_of_own_side(trigger, agents, arguments):
                return None  # whoever says it of his own side blames nobody
            about = () if is_epithet(trigger) else match.slots.get("theme", ())
            theme = arguments.theme(about, trigger) or utterance_of(trigger) or what_it_is(trigger)
        else:
            doers = match.slots.get("agent", ())
            agents = (
                arguments.actors(doers)
                or arguments.acting_places(doers)
                or self._movers(match, arguments)
                or jailers(match, arguments, self._lexicon)
            )
            if (
                not agents
                and relation.category == "REQUEST"
                and claim is not None
                and is_passive(trigger)
                and entry.kind == "verb"
            ):
                agents = speakers(claim)  # « les deux camps sont appelés à la retenue », says who calls on them
            about = match.slots.get("theme", ()) or self._struck(match, arguments) or self._things(match, arguments)
            about = about or _moved(match)
            theme = _quoted(match) or arguments.theme(about, trigger) or _resumed(match)
            theme = theme or next((worded(t, trigger) for t in causes(match, self._lexicon)), None)
            theme = theme or bid
        reported = attribution.reported_before(trigger) if _takes_clause(match) else None
        if reported is not None:
            agents, theme = speakers(reported), theme if _quoted(match) else _span(trigger.doc, reported.piece)
        addressees = self._addressees(match, arguments) or self._addressed_in(theme, relation, agents, arguments)
        if entry.kind == "noun":  # « l’expulsion de l’ambassadeur [français] »: the adjective is not the noun's
            spans = {(a.start, a.end) for a in addressees}
            agents = tuple(a for a in agents if (a.start, a.end) not in spans)
        agents = tuple(a for a in by_deed(match, agents, self._lexicon) if not is_anybody(a, self._lexicon.groups))
        addressees = addressees or self._attacked(match, theme, agents, arguments)
        crowd = () if agents else demonstrators(match, self._lexicon)
        agents = agents or crowd
        filled = {
            "agent": agents,
            "addressee": addressees or (relation.symmetric and agents[1:]),
            "theme": theme,
            "place": match.slots.get("place"),
        }
        if (
            self._is_ended(trigger)
            or is_wished_for(trigger)
            or is_unreal(trigger, relation, self._lexicon.cues)
            or is_argued(trigger)
            or (relation.category == "REQUEST" and _asks(match))
            or not all(filled[slot] for slot in entry.needs)
            or (not crowd and bid is None and is_bare_noun(match, relation, len(agents) + len(addressees)))
        ):
            return None
        name = self._relation_of(match, theme, (agents, addressees), arguments)
        if name is None:
            return None
        polarity, modality = self._factuality.judge(trigger)
        modality = Modality.ACTUAL if marches_for(trigger, self._lexicon) else modality
        if entry.polarity is Polarity.NEGATED and polarity is Polarity.AFFIRMED:
            return None  # « ne veut pas de » refuses, « veut de » does not say that nobody refuses
        if "addressee" in entry.slots and is_verdict(match) and polarity is not entry.polarity:
            return None  # « selon lui, Bakou n’a pas menti »: nobody is blamed
        taken = {i for argument in (*agents, *addressees) for i in range(argument.start, argument.end)}
        place = arguments.place(match.slots.get("place", ())) or arguments.place_of(
            trigger, taken if entry.relation != "visits" else set()
        )
        return EventMention(
            relation=_in_person(name, entry.mode, is_placed=arguments.is_placed(trigger, theme)),
            rule=entry.id,
            trigger=trigger,
            trigger_end=max(word.i for word in match.words),
            agents=agents,
            addressees=tuple(a for a in addressees if a.actor.id not in {agent.actor.id for agent in agents}),
            theme=theme,
            place=place,
            time=arguments.time_of(trigger),
            polarity=polarity if entry.polarity is Polarity.AFFIRMED else _opposite(polarity),
            modality=modality if modality is not Modality.ACTUAL else entry.modality or modality,
            mode=entry.mode,
            claimed_by=claim.speaker if claim and not self._says_itself(relation, claim, match, agents) else None,
        )

    def _relation_of(
        self,
        match: Match,
        theme: Span | None,
        sides: tuple[tuple[Argument, ...], tuple[Argument, ...]],
        arguments: ArgumentReader,
    ) -> str | None:
        """Return the relation, which a clause of what is to come decides, or None where it contradicts the entry.

        To warn of what one's own side will do is to threaten, and of what it will not do, to refuse; to swear that something is
        or was so is no promise. A person who attacks a person does so in words.
        """
        agents, _ = sides
        relation, content = match.entry.relation, arguments.doc[theme.head] if theme else None
        if relation == "attacks" and _is_in_words(fold(match.trigger.lemma_), sides):
            return "criticizes"
        if content is None or is_infinitive(content):
            return relation
        is_clause = content.dep_ == "ccomp"
        is_harm = is_clause or (_quoted(match) is not None and fold(content.lemma_) in self._lexicon.cues.harm)
        if relation == "warns" and is_harm and is_to_come(content) and is_of_own_side(content, agents, arguments):
            return "rejects" if is_clause and self._is_denied(content) else "threatens"
        is_future = is_to_come(content) or is_about_to(content)
        return None if relation == "promises" and is_clause and not is_future else relation

    def _is_denied(self, verb: Token) -> bool:
        return self._factuality.judge(verb)[0] is Polarity.NEGATED

    def _movers(self, match: Match, arguments: ArgumentReader) -> tuple[Argument, ...]:
        """« Le départ des soldats français »: whose forces they are says who moves them."""
        moved = arguments.actors(match.slots.get("theme", ())) if match.entry.relation in _MOVES else ()
        owners = self._lexicon.authority.actors
        return tuple(
            replace(a, actor=owners[a.actor.country]) for a in moved if a.actor.country and a.actor.country in owners
        )

    def _struck(self, match: Match, arguments: ArgumentReader) -> tuple[Token, ...]:
        """« bombarde Beyrouth »: the place is what is struck, its country whom it is done to."""
        if match.entry.relation not in _TAKES:
            return ()
        mentions = ((token, arguments.mention(token)) for token in match.slots.get("addressee", ()))
        return tuple(token for token, mention in mentions if mention is not None and mention.kind in _TOWNS)

    def _things(self, match: Match, arguments: ArgumentReader) -> tuple[Token, ...]:
        """« dénonce les [tirs] nord-coréens »: what is addressed is a thing of somebody's, and so what it is about."""
        tokens = match.slots.get("addressee", ())
        return tuple(
            t for t in tokens if t.pos_ == "NOUN" and arguments.mention(t) is None and not self._is_somebody(t)
        )

    def _is_somebody(self, noun: Token) -> bool:
        groups = self._lexicon.groups
        is_people = fold(noun.text).rstrip("s").endswith(tuple(groups.people_endings))
        return is_people or listed_form(noun, groups.acting | groups.quantities) is not None

    def _is_ended(self, trigger: Token) -> bool:
        """« a levé ses sanctions », « a suspendu sa coopération »: what is ended is no event of its own."""
        head = trigger.head
        is_object = trigger.dep_ in {"obj", "nsubj:pass"} and not is_verb(trigger)
        return is_object and is_verb(head) and fold(head.lemma_) in self._lexicon.cues.ending

    def _addressees(self, match: Match, arguments: ArgumentReader) -> tuple[Argument, ...]:
        tokens = tuple(t for t in match.slots.get("addressee", ()) if not self._belongs_to_deed(t, match))
        tokens = tuple(whom_it_describes(t) if t == match.trigger.head else t for t in tokens)
        if match.entry.relation in _PLACES_ACT:
            spots = (*tokens, *match.slots.get("place", ())) if match.entry.relation == "visits" else tokens
            acting = arguments.actors(t for t in tokens if not self._is_place(t, arguments))
            taken = match.slots.get("theme", ()) if match.entry.relation in _TAKES else ()
            countries = arguments.countries(spots)
            if match.entry.relation == "visits":
                return countries or acting  # Brussels is in Belgium
            return acting or countries or arguments.owners(taken)
        return arguments.actors(tokens)

    def _attacked(
        self, match: Match, theme: Span | None, agents: tuple[Argument, ...], arguments: ArgumentReader
    ) -> tuple[Argument, ...]:
        is_attack = match.entry.relation == "attacks" and bool(agents) and _is_of_deed(match, theme)
        return theatre(match.trigger, agents, arguments, self._lexicon) if is_attack else ()

    def _belongs_to_deed(self, token: Token, match: Match) -> bool:
        """« réclame la libération des [opposants] »: they are not asked, but what is asked for is about them."""
        themes = match.slots.get("theme", ())
        is_request = self._lexicon.relations[match.entry.relation].category == "REQUEST"
        return is_request and any(
            fold(theme.lemma_) in self._lexicon.cues.deeds and theme.i < token.i and preposition(token) == "de"
            for theme in themes
        )

    def _addressed_in(
        self, theme: Span | None, relation: Relation, agents: tuple[Argument, ...], arguments: ArgumentReader
    ) -> tuple[Argument, ...]:
        """« exige que [l’Otan] s’engage », « regrette que [Paris] ait rompu », « promet des sanctions contre [la Russie] »: the theme says whom it is for."""
        if theme is None:
            return ()
        head, is_request = arguments.doc[theme.head], relation.category == "REQUEST"
        is_deed = is_request or (relation.name in _OF_DEEDS and is_verb(head) and not is_infinitive(head))
        doer = own_subject(head) if is_deed and not is_passive(head) else None
        found = arguments.actors([doer]) if doer is not None else ()
        if not found and not is_request:
            found = touched(theme, relation, agents, arguments)
        return tuple(a for a in found if a.actor.id not in {agent.actor.id for agent in agents})

    def _is_place(self, token: Token, arguments: ArgumentReader) -> bool:
        mention = arguments.mention(token)
        return mention is not None and mention.place is not None and not mention.actors

    def _says_itself(self, relation: Relation, claim: Claim, match: Match, agents: tuple[Argument, ...]) -> bool:
        """« Nous répondrons », promises the speaker: the promise is the outlet's to tell, it has no further source."""
        if is_verdict(match):
            return True
        speaks_for_itself = {actor.id for actor in claim.speaker.actors} & {agent.actor.id for agent in agents}
        if not (relation.speech_act and speaks_for_itself):
            return False
        return (
            claim.quoted and any(fold(t.text) in SPEAKER for t in match.slots.get("agent", ()))
        ) or not is_in_report(match.trigger)

    def _holds(self, event: EventMention) -> bool:
        """Return whether *event* has the participants without which it says nothing."""
        relation = self._lexicon.relations[event.relation]
        if event.relation in _NEEDS_TWO:
            participants = {a.actor.id: a for a in (*event.agents, *event.addressees)}
            if _is_session(event):
                return bool(participants)
            return len(participants) > 1 or any(_is_several(a, event.trigger.doc) for a in participants.values())
        if not event.agents:
            return False
        if event.relation in _NEEDS_ADDRESSEE:
            return bool(event.addressees)
        return bool(event.addressees or event.theme) if relation.speech_act and event.relation != _BARE else True


def _plain(matches: list[Match]) -> Match | None:
    """Return the best of *matches* that needs no negation: « veut renégocier » refuses nothing."""
    return next((match for match in matches if match.entry.polarity is Polarity.AFFIRMED), None)


def _is_of_deed(match: Match, theme: Span | None) -> bool:
    """« mène [une offensive] »: what is told is the deed, and not what it is against."""
    if match.entry.kind == "noun":
        return theme is None and _BETWEEN not in match.entry.slots["agent"]
    is_object = "obj" in match.entry.where and match.entry.slots.get("theme") == ("obj",)
    return theme is not None and is_object and match.entry.id not in CLAIMING


def _nameless(matches: list[Match]) -> Match | None:
    """Return the best of *matches* for an attack on somebody or something, by nobody: « deux soldats ont été [tués] »."""
    attacks = (m for m in matches if m.entry.relation == "attacks" and not m.slots.get("agent"))
    return next((m for m in attacks if m.slots.get("addressee") or m.slots.get("theme")), None)


def _is_in_words(word: str, sides: tuple[tuple[Argument, ...], tuple[Argument, ...]]) -> bool:
    """« le ministre a attaqué le maire », « le ministre s’en est pris aux grévistes »: by somebody who has a name."""
    is_named = _are_persons(sides[0]) and all(a.actor.label[:1].isupper() for a in sides[0])
    return (word in _ATTACKS and all(map(_are_persons, sides))) or (word in _TURNS and is_named)


def _are_persons(side: tuple[Argument, ...]) -> bool:
    return bool(side) and all(a.actor.type is ActorType.PERSON for a in side)


def _is_session(event: EventMention) -> bool:
    """« Le Conseil de sécurité se réunit », « le sommet de la SADC »: a body that meets, alone, is several itself."""
    if event.relation != "meets":
        return False
    types = {a.actor.type for a in event.agents}
    if is_verb(event.trigger):
        return types <= {ActorType.ORGANIZATION, ActorType.GROUP} and is_reflexive(event.trigger)
    return types == {ActorType.ORGANIZATION} and fold(event.trigger.lemma_) in _SESSIONS


def _is_several(argument: Argument, doc: Doc) -> bool:
    """Return whether one actor is several: a group, or a body by those who make it up (« les membres du Conseil »)."""
    if argument.actor.type is ActorType.ORGANIZATION:
        first = doc[argument.start]
        return first.text.islower() and has_feature(first, "Number", "Plur")
    return argument.actor.type is ActorType.GROUP


def _in_person(relation: str, mode: str | None, *, is_placed: bool) -> str:
    """Return the relation: talks at a place that the text names are a meeting, unless it says that they were by phone."""
    return "meets" if relation == "talksWith" and mode != "phone" and is_placed else relation


def _moved(match: Match) -> tuple[Token, ...]:
    """« [Les soldats français] ont quitté Gao »: who moves is what is moved."""
    entry = match.entry
    is_move = entry.relation in _MOVES and entry.kind == "verb" and "theme" not in entry.needs
    doers = match.slots.get("agent", ()) if is_move else ()
    return tuple(t for t in doers if t.pos_ == "NOUN" and has_feature(t, "Number", "Plur"))


def _takes_clause(match: Match) -> bool:
    return match.entry.kind == "verb" and bool({"obj", "ccomp"} & set(match.entry.slots.get("theme", ())))


def _span(doc: Doc, piece: tuple[int, int]) -> Span:
    start, end = piece
    while end - 1 > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return Span(start=start, end=end, head=doc[start:end].root.i)


def _quoted(match: Match) -> Span | None:
    """« « Nous riposterons », a averti … »: what is threatened or promised is what is quoted."""
    trigger = match.trigger
    quotation = _quotation(trigger) if _takes_clause(match) else None
    return _span(trigger.doc, (quotation.start, quotation.end)) if quotation is not None else None


def _quotation(verb: Token) -> Quotation | None:
    return next((q for q in verb.doc._.kg_quotations if q.cue == verb.i and q.end < verb.i), None)


def _asks(match: Match) -> bool:
    """« « Quand partirez-vous ? », demande Lima »: a question is no demand."""
    quotation = _quotation(match.trigger)
    return quotation is not None and match.trigger.doc[quotation.end - 1].text == "?"


def _resumed(match: Match) -> Span | None:
    """« …, ce que nie Asmara », « Oslo les a condamnés »: the theme is what was told before."""
    if not {"obj", "ccomp"} & set(match.entry.slots.get("theme", ())):
        return None
    return resumed_clause(match.trigger) or antecedent_phrase(match.trigger)


def is_in_report(token: Token) -> bool:
    """Return whether *token* stands in a clause that a verb of saying governs."""
    return any(t.dep_ == "ccomp" or (t.dep_ == "xcomp" and is_infinitive(t)) for t in (token, *token.ancestors))


def _opposite(polarity: Polarity) -> Polarity:
    return Polarity.NEGATED if polarity is Polarity.AFFIRMED else Polarity.AFFIRMED
