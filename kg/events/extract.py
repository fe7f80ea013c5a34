"""Which events a `Doc` tells.

Each word that an entry of the lexicon matches gives a candidate. It becomes an event if its participants are actors, and if
it is not merely what another event says: what is demanded, promised or denied is that event's theme, no event.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.annotations.attribution import Attribution, Claim
from kg.annotations.factuality import FactualityReader
from kg.annotations.forms import is_future
from kg.annotations.pronouns import SPEAKER
from kg.annotations.syntax import is_infinitive, is_verb
from kg.events.addressed import addressed_in, addressees, attacked
from kg.events.answered import whom_it_answers
from kg.events.arguments import ArgumentReader
from kg.events.bare import is_bare_noun
from kg.events.behests import bidden
from kg.events.carried import carried_theme, told_before
from kg.events.claimed import with_targets
from kg.events.constructions import ConstructionReader
from kg.events.contents import content, is_question, quoted, struck, takes_clause, trimmed
from kg.events.crowds import by_deed, demonstrators, marches_for
from kg.events.distinct import distinct
from kg.events.doers import doers
from kg.events.enough import says_enough
from kg.events.grounds import deed_against
from kg.events.matching import Match, Matcher
from kg.events.mentions import Argument, EventMention, Span
from kg.events.nobody import is_anybody, is_whoever
from kg.events.own_side import is_of_own_side
from kg.events.purposes import is_wished_for
from kg.events.retold import without_retold
from kg.events.said import Said, without_said
from kg.events.told_as import in_person, relation_of
from kg.events.triggers import triggers_of
from kg.events.unreal import is_argued, is_ended, is_unreal
from kg.events.verdicts import is_epithet, is_verdict, judges, speakers, utterance_of, what_it_is
from kg.lexicon import Lexicon, Relation
from kg.lexicon.words import fold
from kg.model import Modality, Polarity

_HARMFUL = frozenset({"ASSAULT", "COERCE", "SANCTION"})


class EventReader:
    """Reads the events of annotated texts; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._factuality, self._triggers = FactualityReader(lexicon), triggers_of(lexicon)

    def read(self, doc: Doc) -> list[EventMention]:
        """Return the events that *doc* tells, in order of their triggers."""
        arguments, attribution = ArgumentReader(doc, self._lexicon), Attribution(doc, self._lexicon)
        found: list[EventMention] = []
        said: list[Said] = []
        nameless: list[Match] = []
        # « aller à la [rencontre] de »: what a phrase tells, its words do not repeat.
        phrases: dict[tuple[int, str], EventMention] = {}
        relations = self._lexicon.relations
        for matches in Matcher(doc, self._lexicon, self._triggers).matches():
            events = ((self._event(match, arguments, attribution, found), match) for match in matches)
            best, told = next(((e, m) for e, m in events if e is not None and says_enough(e, relations)), (None, None))
            if best is not None and told is not None:
                phrases |= {(word.i, best.relation): best for word in told.words[1:]}
            found += distinct(best, arguments) if best is not None else []
            if best is None and (deed := _nameless(matches)) is not None:
                nameless.append(deed)
            spoken = told or _plain(matches)
            said += self._said(spoken, arguments, best) if spoken is not None else ()
            said += self._said_before(best, attribution)
        found = list(with_targets(found, nameless, lambda match: self._target(match, arguments), self._lexicon.cues))
        constructions = ConstructionReader(doc, self._lexicon, arguments, attribution, self._factuality)
        built = list(constructions.read(found))
        said += [Said(event.trigger, event.relation, event.theme) for event in built if event.theme is not None]
        found += built
        found.sort(key=lambda event: (event.trigger.i, event.relation))
        deeds = {e.trigger.i for e in found if not relations[e.relation].speech_act}
        mere = {event.trigger.i for event in found if self._is_only_intended(event, deeds)}
        found = [event for event in found if event.trigger.i not in mere]
        said = [one for one in said if one.trigger.i not in mere]
        found = [e for e in found if not _repeats(e, phrases.get((e.trigger.i, e.relation)))]
        return without_said(without_retold(found, relations), said)

    def _target(self, match: Match, arguments: ArgumentReader) -> tuple[tuple[Argument, ...], Span | None]:
        """Return whom, and what, an attack that nobody is told to have committed was against."""
        about = match.slots.get("theme", ()) or struck(match, arguments)
        return addressees(match, arguments, self._lexicon), arguments.theme(about, match.trigger)

    def _said(self, match: Match, arguments: ArgumentReader, told: EventMention | None) -> Iterator[Said]:
        """Yield what *match* only speaks of: what is demanded, promised or denied is a theme, no event.

        A clause is only said whoever says it (« accusé par des témoins d’avoir tiré »); a noun, if the match is *told* as an event.
        """
        theme = arguments.theme(match.slots.get("theme", ()), match.trigger)
        if theme is None or not self._lexicon.relations[match.entry.relation].opaque or match.entry.kind == "adjective":
            return
        if told is not None or is_verb(match.trigger.doc[theme.head]):
            yield Said(match.trigger, told.relation if told is not None else match.entry.relation, theme)

    def _is_only_intended(self, event: EventMention, deeds: set[int]) -> bool:
        """« entend expulser l’ambassadeur »: of *deeds*, the planned expulsion is what counts; « entend réformer » promises."""
        theme = event.theme
        if event.relation != "promises" or theme is None or theme.head not in deeds:
            return False
        is_intent = fold(event.trigger.lemma_) in self._lexicon.cues.intending
        return is_intent and is_infinitive(event.trigger.doc[theme.head])

    def _said_before(self, event: EventMention | None, attribution: Attribution) -> Iterator[Said]:
        """« L’armée tirera, a averti le ministre »: what is warned of stands before, and is no event beside."""
        reported = attribution.reported_before(event.trigger) if event is not None else None
        if event is None or event.theme is None or reported is None:
            return
        relation = self._lexicon.relations[event.relation]
        if reported.quoted and relation.category != "THREATEN":  # « « Nous livrerons les chars », a promis Oslo »: both
            return
        if relation.opaque and event.theme.start == reported.piece[0]:
            yield Said(event.trigger, event.relation, event.theme, quoted=reported.quoted)

    def _event(
        self, match: Match, arguments: ArgumentReader, attribution: Attribution, told: Sequence[EventMention]
    ) -> EventMention | None:
        entry, trigger = match.entry, match.trigger
        relation = self._lexicon.relations[entry.relation]
        claim, bid = attribution.claim(trigger), bidden(match, self._lexicon)
        if is_verdict(match):
            agents = judges(match, claim)
            if "addressee" in entry.slots and is_of_own_side(trigger, agents, arguments):
                return None  # whoever says it of his own side blames nobody
            about = () if is_epithet(trigger) else match.slots.get("theme", ())
            theme = arguments.theme(about, trigger) or _meant(match, claim, told)
        else:
            agents = doers(match, attribution, arguments, self._lexicon)
            theme = content(match, arguments, self._lexicon) or bid
            theme = theme or (carried_theme(match, agents, told, self._lexicon.cues) if relation.speech_act else None)
        reported = attribution.reported_before(trigger) if takes_clause(match) else None
        if reported is not None:
            agents, theme = speakers(reported), theme if quoted(match) else trimmed(trigger.doc, reported.piece)
        against = None if agents else deed_against(match, told, self._lexicon)
        if against is not None:
            agents, to = against.agents, against.addressees
        else:
            to = addressees(match, arguments, self._lexicon) or addressed_in(
                theme, relation, agents, arguments, self._lexicon
            )
        agents = self._acting(match, agents, to, theme)
        to = to or attacked(match, theme, agents, arguments, self._lexicon)
        to = to or whom_it_answers(match, theme, agents, told, self._lexicon)
        crowd = () if agents else demonstrators(match, self._lexicon)
        agents = agents or crowd
        filled = {
            "agent": agents,
            "addressee": to or (relation.symmetric and agents[1:]),
            "theme": theme,
            "place": match.slots.get("place"),
        }
        if (
            is_ended(trigger, relation, self._lexicon.cues)
            or is_wished_for(trigger)
            or is_unreal(trigger, relation, self._lexicon.cues)
            or is_argued(trigger)
            or (relation.category == "REQUEST" and is_question(match))
            or not all(filled[slot] for slot in entry.needs)
            or (not crowd and bid is None and is_bare_noun(match, relation, len(agents) + len(to)))
        ):
            return None
        name = relation_of(match, theme, (agents, to), arguments, factuality=self._factuality, cues=self._lexicon.cues)
        if name is None:
            return None
        polarity, modality = self._factuality.judge(trigger, is_speech=relation.speech_act)
        modality = self._as_told(modality, match, claim)
        if entry.polarity is Polarity.NEGATED and polarity is Polarity.AFFIRMED:
            return None  # « ne veut pas de » refuses, « veut de » does not say that nobody refuses
        if "addressee" in entry.slots and is_verdict(match) and polarity is not entry.polarity:
            return None  # « selon lui, Bakou n’a pas menti »: nobody is blamed
        taken = {i for argument in (*agents, *to) for i in range(argument.start, argument.end)}
        place = arguments.place(match.slots.get("place", ())) or arguments.place_of(
            trigger, taken if entry.relation != "visits" else set()
        )
        return EventMention(
            relation=in_person(name, entry.mode, is_placed=arguments.is_placed(trigger, theme)),
            rule=entry.id,
            trigger=trigger,
            trigger_end=max(word.i for word in match.words),
            agents=agents,
            addressees=tuple(a for a in to if a.actor.id not in {agent.actor.id for agent in agents}),
            theme=theme,
            place=place,
            time=arguments.time_of(trigger),
            polarity=polarity if entry.polarity is Polarity.AFFIRMED else _opposite(polarity),
            modality=modality if modality is not Modality.ACTUAL else entry.modality or modality,
            mode=entry.mode,
            claimed_by=claim.speaker if claim and not self._says_itself(relation, claim, match, agents) else None,
        )

    def _acting(
        self, match: Match, agents: tuple[Argument, ...], to: tuple[Argument, ...], theme: Span | None
    ) -> tuple[Argument, ...]:
        """Return those of *agents* who may have done it, by what the deed makes of them; « l’offensive d’Apple » is no attack."""
        doc, lexicon = match.trigger.doc, self._lexicon
        category = lexicon.relations[match.entry.relation].category
        is_attack = category == "ASSAULT"
        gone = lexicon.descriptions.firms if is_attack else frozenset()
        if match.entry.kind == "noun":  # « l’expulsion de l’ambassadeur [français] »: the adjective is not the noun's
            spans = {(a.start, a.end) for a in to}
            is_harm = category in _HARMFUL and not self._is_strike(theme, doc)
            agents = tuple(a for a in agents if (a.start, a.end) not in spans)
            agents = tuple(a for a in agents if not (is_harm and _is_of_harmed(a, theme, match.trigger)))
        agents = tuple(a for a in by_deed(match, agents, lexicon) if fold(a.actor.label) not in gone)
        agents = tuple(a for a in agents if not is_anybody(a, lexicon.groups, attacks=is_attack))
        return tuple(a for a in agents if not is_whoever(a, doc))

    def _is_strike(self, theme: Span | None, doc: Doc) -> bool:
        """« une pluie de [missiles] russes » is Russia’s."""
        return theme is not None and fold(doc[theme.head].lemma_) in self._lexicon.cues.strikes

    def _as_told(self, modality: Modality, match: Match, claim: Claim | None) -> Modality:
        """Return how real the event of *match* is: a verdict as its giving is, which « [dira] que le traité est injuste » plans."""
        if not is_verdict(match):
            return Modality.ACTUAL if marches_for(match.trigger, self._lexicon) else modality
        cue = match.trigger.doc[claim.cue] if claim is not None and claim.cue is not None else None
        return Modality.PLANNED if cue is not None and is_verb(cue) and is_future(cue) else Modality.ACTUAL

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


def _is_of_harmed(agent: Argument, theme: Span | None, trigger: Token) -> bool:
    """« l’annexion de terres [chypriotes] », « le gel d’avoirs [russes] »: whose it is that the noun harms does not do it."""
    adjective = trigger.doc[agent.start]
    return theme is not None and adjective.dep_ == "amod" and adjective.head.i == theme.head != trigger.i


def _plain(matches: list[Match]) -> Match | None:
    """Return the best of *matches* that needs no negation: « veut renégocier » refuses nothing."""
    return next((match for match in matches if match.entry.polarity is Polarity.AFFIRMED), None)


def _meant(match: Match, claim: Claim | None, told: Sequence[EventMention]) -> Span | None:
    """« Mensonge, répond Lima »: return what a verdict is about that names nothing; a denial is of what was told before."""
    trigger = match.trigger
    uttered = utterance_of(trigger, claim)
    is_denial = uttered is not None and match.entry.relation == "denies" and match.entry.kind != "verb"
    return (told_before(trigger, told, is_denial=True) if is_denial else None) or uttered or what_it_is(trigger)


def _repeats(event: EventMention, whole: EventMention | None) -> bool:
    """Return whether *event*, of a word of the phrase that tells *whole*, is to nobody else, and about nothing."""
    if whole is None or event.theme is not None:
        return False
    return {argument.actor for argument in event.addressees} <= {argument.actor for argument in whole.addressees}


def _nameless(matches: list[Match]) -> Match | None:
    """Return the best of *matches* for an attack on somebody or something, by nobody: « deux soldats ont été [tués] »."""
    attacks = (m for m in matches if m.entry.relation == "attacks" and not m.slots.get("agent"))
    return next((m for m in attacks if m.slots.get("addressee") or m.slots.get("theme")), None)


def is_in_report(token: Token) -> bool:
    """Return whether *token* stands in a clause that a verb of saying governs."""
    return any(t.dep_ == "ccomp" or (t.dep_ == "xcomp" and is_infinitive(t)) for t in (token, *token.ancestors))


def _opposite(polarity: Polarity) -> Polarity:
    return Polarity.NEGATED if polarity is Polarity.AFFIRMED else Polarity.AFFIRMED
