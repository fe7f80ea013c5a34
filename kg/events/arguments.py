"""From the words that fill a slot to actors, themes, places and times."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from spacy.tokens import Doc, Token

from kg.annotations.forms import listed_form
from kg.annotations.happening import happening
from kg.annotations.labels import new_actor
from kg.annotations.mentions import ActorMention, MentionKind, mentions_by_token
from kg.annotations.syntax import (
    clause_verb,
    coordinated,
    has_feature,
    is_finite,
    is_pro_verb,
    is_time,
    is_verb,
    preposition,
    sentence,
)
from kg.events.apposed import apposed_name, without_named
from kg.events.demonyms import states_of
from kg.events.domestic import Domestic
from kg.events.fighters import is_side
from kg.events.led import side_of
from kg.events.makers import makers_of
from kg.events.meant import noun_meant
from kg.events.members import among
from kg.events.mentions import Argument, Span
from kg.events.nominals import NominalReader
from kg.events.opposed import is_opposing
from kg.events.strikers import strikers
from kg.events.wording import is_described, worded
from kg.lexicon import Lexicon
from kg.lexicon.words import fold
from kg.model import Actor, ActorType, Place, TimeSpan

Value = TypeVar("Value")

#: Mentions that stand for somebody by their own words where nothing else is known of them.
_OPEN = frozenset({MentionKind.BOTH, MentionKind.DESCRIPTION, MentionKind.GROUP, MentionKind.STATE})
_BESIDE = frozenset({"comme", "avec"})
_OF = frozenset({"de", "d'"})
_TURNS = frozenset({"fois", "week", "soir", "lendemain", "veille"})
_ENUMERATED = frozenset({MentionKind.NAME, MentionKind.METONYM, MentionKind.TITLE})


class ArgumentReader:
    """Reads the arguments of one `Doc`."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc = doc
        self._lexicon = lexicon
        self._mentions = mentions_by_token(doc)
        self.domestic = Domestic(doc, lexicon)
        self._nominals = NominalReader(doc, lexicon, self._mentions)
        spans, times = doc.spans.get("kg_times", []), doc.user_data.get("kg_times", [])
        self._times = _by_sentence((span.root, time) for span, time in zip(spans, times, strict=True))

    def mention(self, token: Token) -> ActorMention | None:
        """Return the mention that covers *token*."""
        return self._mentions.get(token.i)

    def actors(self, tokens: Iterable[Token]) -> tuple[Argument, ...]:
        """Return the actors that *tokens* and what is coordinated with them stand for, each once, in order."""
        found: dict[str, Argument] = {}
        for token in tokens:
            for part in self._parts(token):
                for argument in self._arguments(part):
                    actor = self.domestic.named(argument.actor, self._noun_of(argument, part))
                    found.setdefault(actor.id, replace(argument, actor=actor))
        return tuple(without_named(found.values()))

    def _noun_of(self, argument: Argument, token: Token) -> Token:
        """Return the word of *argument* that begins its label: « les tirs de la [police] » are hers; *token* where there is none."""
        first = fold(argument.actor.label.split(maxsplit=1)[0])
        return next((t for t in self.doc[argument.start : argument.end] if fold(t.text) == first), token)

    def _parts(self, token: Token) -> Iterator[Token]:
        """Yield *token* and what is coordinated with it: by the parse, or because « et » and a name follow its mention."""
        parts = {part.i: part for one in (token, *among(token)) for part in coordinated(one)}
        mention = self._mentions.get(token.i)
        for step in (self._next_conjunct, self._previous_conjunct):
            other = step(mention) if mention is not None else None
            while other is not None:
                parts.setdefault(other.root, self.doc[other.root])
                other = step(other)
        seen: set[int] = set()
        for index in sorted(parts):
            covering = self._mentions.get(index)
            if index != token.i and (
                _is_aside(parts[index], token) or (covering is not None and self._opens_clause(covering))
            ):
                continue
            if covering is None or covering.start not in seen:
                seen |= {covering.start} if covering else set()
                yield parts[index]

    def _opens_clause(self, mention: ActorMention) -> bool:
        """« …, Pékin menace »: behind a comma and before a verb stands the subject of another clause."""
        before, after = self.doc[mention.start - 1].text if mention.start else "", mention.end
        return before == "," and after < len(self.doc) and is_finite(self.doc[after]) and is_verb(self.doc[after])

    def _previous_conjunct(self, mention: ActorMention) -> ActorMention | None:
        """Return the mention before « et », or before the comma of an enumeration: « A, B et C »."""
        index = mention.start - 1
        while index > 0 and self.doc[index].pos_ == "DET":
            index -= 1
        if index <= 0 or fold(self.doc[index].text) not in {"et", ","}:
            return None
        before = self._mentions.get(index - 1)
        is_alike = before is not None and before.kind in _ENUMERATED and mention.kind in _ENUMERATED
        if before is None or not is_alike or preposition(self.doc[before.root]) is not None:
            return None
        follows = fold(self.doc[mention.end].text) if mention.end < len(self.doc) else ""
        is_enumeration = fold(self.doc[index].text) == "et" or follows in {"et", ","}
        return before if is_enumeration and before.end == index else None

    def _next_conjunct(self, mention: ActorMention) -> ActorMention | None:
        """Return the mention behind « et » or « ainsi que », unless it is the subject of a clause of its own."""
        index = mention.end
        sign = fold(self.doc[index].text) if index < len(self.doc) else ""
        if sign not in {"et", "ou", ","}:
            return None
        index += sign == ","
        while index + 1 < len(self.doc) and self.doc[index].pos_ in {"CCONJ", "ADP", "DET"}:
            index += 1
        following = self._mentions.get(index)
        if following is None or following.start != index or following.kind is MentionKind.PRONOUN:
            return None
        if sign == "," and not self._is_enumerated(mention, following):
            return None
        subjects = [self.doc[m.root].dep_.startswith("nsubj") for m in (mention, following)]
        is_open = preposition(self.doc[mention.root]) == "entre"  # which needs two, whatever the parser makes of them
        return None if subjects == [False, True] and not is_open else following

    def _is_enumerated(self, mention: ActorMention, following: ActorMention) -> bool:
        """« [Le Burkina Faso], [le Mali] et le Niger »: names of one kind, of which « et » joins the last.

        So does « [La France], comme [l’Allemagne], a refusé ».
        """
        behind = fold(self.doc[following.end : following.end + 1].text)
        is_beside = behind == "," and fold(self.doc[mention.end + 1].text) in _BESIDE
        is_named = mention.kind in _ENUMERATED and following.kind in _ENUMERATED
        return is_named and (behind == "et" or is_beside)

    def _arguments(self, token: Token) -> Iterator[Argument]:
        """Yield whom *token* alone stands for: its mention says, or its own words."""
        mention = self._mentions.get(token.i)
        if (name := self._apposed(token, mention)) is not None:
            yield name
        elif mention is None or (not mention.actors and token.i == mention.root and self._is_open(mention)):
            yield from self._unnamed(token)
        elif (noun := noun_meant(token, mention)) is not None:
            named = self._mentions.get(noun.i)
            found = self._arguments(noun) if named is None or not named.actors else ()
            yield from (replace(argument, start=mention.start, end=mention.end) for argument in found)
        elif not mention.actors and token.i != mention.root:  # « son ambassadeur en [Israël] »
            authority = self._lexicon.authority
            for known in authority.names.get(fold(token.text), ())[:1]:
                yield Argument(actor=authority.actors[known], start=token.i, end=token.i + 1)
        else:
            for actor in mention.actors:
                yield Argument(actor=actor, start=mention.start, end=mention.end)

    def _is_open(self, mention: ActorMention) -> bool:
        """Return whether *mention*, of nobody known, stands for somebody by its own words: also « le préfet », of whom there are many."""
        title = self._lexicon.titles.title_of(mention.role) if mention.role else None
        is_one_of_many = mention.kind is MentionKind.TITLE and title is not None and title.local
        return mention.kind in _OPEN or is_one_of_many

    def _apposed(self, noun: Token, mention: ActorMention | None) -> Argument | None:
        """Return the name between commas of somebody whom *noun* only describes."""
        head = listed_form(noun, self._lexicon.groups.acting)
        is_open = mention is None or (mention.kind is MentionKind.GROUP and not any(a.known for a in mention.actors))
        if head is None or not is_open:
            return None
        end = mention.end if mention is not None else self._nominals.end(noun)
        return apposed_name(noun, end, self._mentions, is_person=head in self._lexicon.groups.persons)

    def _unnamed(self, token: Token) -> Iterator[Argument]:
        if states := states_of(token, self._lexicon):
            actors = self._lexicon.authority.actors
            yield from (Argument(actor=actors[known], start=token.i, end=token.i + 1) for known in states)
        elif (named := self._named_beside(token)) is not None:
            for argument in self._arguments(named):
                yield replace(argument, actor=side_of(token, argument.actor, self._lexicon) or argument.actor)
        elif self._is_quantity(token):
            for child in _counted(token):
                yield from self._arguments(child)
        elif (behind := self._behind(token)) is not None:
            for somebody in behind:
                yield from self._arguments(somebody)
        elif token.pos_ in {"NOUN", "PROPN"}:
            yield from self._nominals.read(token) or self._described(token)

    def _behind(self, noun: Token) -> list[Token] | None:
        """Return who strikes by what *noun* names, or made it; None where it is neither a strike nor a product."""
        found = list(strikers(noun, self._mentions, self._lexicon))
        is_product = fold(noun.lemma_) in self._lexicon.cues.products
        return found or (makers_of(noun, self._lexicon) if is_product else None)

    def _is_quantity(self, noun: Token) -> bool:
        """Return whether *noun* only counts; « un groupe affilié à l’EI », « un mouvement de grève » are none."""
        groups, lemma = self._lexicon.groups, fold(noun.lemma_)
        is_body = lemma in groups.organizations and not any(has_feature(t, "Number", "Plur") for t in _counted(noun))
        return lemma in groups.quantities and not is_body

    def _named_beside(self, noun: Token) -> Token | None:
        """« l’ONG [Amnesty International] », « l’opposante [Maria Ressa] »: the name that a noun of somebody stands before."""
        following = noun.i + 1 if has_feature(noun, "Number", "Plur") else self._nominals.end(noun)
        mention = self._mentions.get(following)
        if mention is None or mention.start != following or mention.kind is not MentionKind.NAME or not mention.actors:
            return None
        is_person = mention.actors[0].type is ActorType.PERSON and noun.pos_ == "NOUN"  # « l’usurpateur [Maduro] »
        is_somebody = is_person or listed_form(noun, self._lexicon.groups.acting) is not None
        return self.doc[mention.root] if is_somebody else None

    def _described(self, noun: Token) -> Iterator[Argument]:
        """« les putschistes nigériens » are people; « des intrusions indiennes », « la frontière indienne » are India's."""
        for child in noun.rights:
            if child.i in self._mentions and is_side(child, self._lexicon):  # « des attaques [jihadistes] »
                yield from self._arguments(child)
                return
            owner = self._lexicon.authority.demonyms.get(fold(child.text)) if child.pos_ == "ADJ" else None
            if owner:
                is_people = fold(noun.text).rstrip("s").endswith(tuple(self._lexicon.groups.people_endings))
                label = f"{noun.lower_} {child.lower_}"
                deed = self._lexicon.authority.actors[self._lexicon.authority.doer(owner)]
                actor = new_actor(label, ActorType.GROUP, owner) if is_people else deed
                yield Argument(actor=actor, start=noun.i, end=child.i + 1)
                return

    def countries(self, tokens: Iterable[Token]) -> tuple[Argument, ...]:
        """Return the countries of the places that *tokens* name: a visit to Geneva is one to Switzerland."""
        found: dict[str, Argument] = {}
        for token in tokens:
            for part in self._parts(token):
                mention = self._mentions.get(part.i)
                country = self._country(mention) if mention else None
                if mention and country:
                    found.setdefault(country.id, Argument(actor=country, start=mention.start, end=mention.end))
        return tuple(found.values())

    def _country(self, mention: ActorMention) -> Actor | None:
        if mention.place is not None:
            return self._lexicon.authority.actors.get(mention.place.country or "")
        actor = mention.actors[0] if mention.actors else None
        return actor if actor and actor.type is ActorType.COUNTRY else None

    def owners(self, tokens: Iterable[Token]) -> tuple[Argument, ...]:
        """Return the countries that *tokens* belong to: « la frontière tchadienne », « les régions de l’est du Tchad »."""
        for token in tokens:
            for part in _owned_by(token):
                mention = self._mentions.get(part.i)
                country = self._country(mention) if mention else None
                is_adjective = part.pos_ == "ADJ" and mention is None
                demonym = self._lexicon.authority.demonyms.get(fold(part.text)) if is_adjective else None
                owner = country or (self._lexicon.authority.actors[demonym] if demonym else None)
                if owner is not None:
                    start, end = (mention.start, mention.end) if mention else (part.i, part.i + 1)
                    return (Argument(actor=owner, start=start, end=end),)
        return ()

    def owners_of(self, noun: Token) -> tuple[Argument, ...]:
        """Return whose deed or thing *noun* is: « l’ultimatum australien », « les efforts de la Turquie », « la rafle par l’armée »."""
        owned = (
            t
            for t in noun.rights
            if (t.pos_ == "ADJ" and fold(t.text) in self._lexicon.authority.demonyms)
            or (t.dep_ == "nmod" and preposition(t) in {"de", "par"})
        )
        return self.actors(owned)

    def acting_places(self, tokens: Iterable[Token]) -> tuple[Argument, ...]:
        """Return the towns and regions that act like somebody: « [Misrata] a dépêché des combattants »."""
        found = ((token, self._mentions.get(token.i)) for token in tokens)
        return tuple(
            Argument(actor=new_actor(m.place.label, ActorType.ORGANIZATION, m.place.country), start=m.start, end=m.end)
            for token, m in found
            if m is not None and m.place is not None and m.place.country and not m.actors and preposition(token) is None
        )

    def place(self, tokens: Iterable[Token]) -> Place | None:
        """Return the first place that *tokens* name."""
        mentions = (self._mentions.get(token.i) for token in tokens)
        return next((m.place for m in mentions if m and m.place), None)

    def place_of(self, trigger: Token, taken: set[int]) -> Place | None:
        """Return where the event of *trigger* is told to happen: the nearest place behind a locative in its clause."""
        spot = self._spot_of(trigger, taken)
        return spot[1] if spot is not None else None

    def country_of(self, trigger: Token) -> tuple[Argument, ...]:
        """Return the country of the place at which *trigger* is told to happen: « un raid à [Tyr] » is one in Lebanon."""
        spot = self._spot_of(trigger, set())
        return self.countries([spot[0]]) if spot is not None else ()

    def _spot_of(self, trigger: Token, taken: set[int]) -> tuple[Token, Place] | None:
        found = [
            (abs(token.i - trigger.i), token.i, token, place)
            for token, place in self._spots.get(sentence(trigger), ())
            if token.i not in taken and self._in_clause(token, trigger)
        ]
        nearest = min(found, key=lambda item: item[:2], default=None)
        return nearest[2:] if nearest is not None else None

    def is_placed(self, trigger: Token, theme: Span | None) -> bool:
        """Return whether a place, not of the *theme*, hangs on *trigger* or on what carries it: « a eu des entretiens à Genève »."""
        carriers = {trigger, *happening(trigger, self._lexicon.cues.happen)} | (
            {trigger.head} if trigger.pos_ == "NOUN" or trigger.dep_ == "advcl" else set(trigger.children)
        )
        about = range(theme.start, theme.end) if theme is not None else ()
        return any(t.head in carriers and t.i not in about for t, _ in self._spots.get(sentence(trigger), ()))

    @cached_property
    def _spots(self) -> dict[tuple[int, int], list[tuple[Token, Place]]]:
        """The heads of the places that stand behind a locative, by sentence."""
        named = (m for m in self.doc._.kg_mentions if m.place is not None and m.kind is not MentionKind.TITLE)
        return _by_sentence((self.doc[m.root], m.place) for m in named if self._is_locative(m))

    def _is_locative(self, mention: ActorMention) -> bool:
        word = preposition(self.doc[mention.root])
        if word is None and mention.start:
            word = self.doc[mention.start - 1].text
        return word is not None and fold(word) in self._lexicon.cues.locative

    def _in_clause(self, token: Token, trigger: Token) -> bool:
        clause = trigger if is_verb(trigger) else clause_verb(trigger)
        clauses = {clause, trigger, *happening(trigger, self._lexicon.cues.happen)}
        return trigger in token.ancestors or clause_verb(token) in clauses

    def time_of(self, trigger: Token) -> TimeSpan | None:
        """Return when the event of *trigger* is told to happen: the nearest time in its clause."""
        found = [
            (trigger not in head.ancestors, abs(head.i - trigger.i), head.i, time)
            for head, time in self._times.get(sentence(trigger), ())
            if self._in_clause(head, trigger)
        ]
        return min(found, key=lambda item: item[:3])[3] if found else None

    def _is_within_title(self, token: Token) -> bool:
        """« le Premier ministre du [Kosovo] Albin Kurti »: part of a title, and what nothing is about."""
        mention = self._mentions.get(token.i)
        return mention is not None and mention.kind is MentionKind.TITLE and mention.root != token.i

    def _may_be_theme(self, token: Token, trigger: Token) -> bool:
        is_word = token.text[0].isalnum() and (token.pos_ != "PRON" or is_described(token, trigger))
        return is_word and not is_opposing(token) and not self._is_within_title(token) and not self._is_when(token)

    def _is_when(self, token: Token) -> bool:
        """« défile pour [le cinquième week-end] », « a refusé [deux fois] », « dément [le soir même] »: when, or how often, no theme."""
        return token.pos_ == "NOUN" and (is_time(token) or fold(token.lemma_) in _TURNS)

    def theme(self, tokens: tuple[Token, ...], trigger: Token) -> Span | None:
        """Return the phrase of the first of *tokens*, without what introduces it and without the trigger."""
        head = next((token for token in tokens if self._may_be_theme(token, trigger)), None)
        if head is None or is_pro_verb(head):  # « ne l’exclut pas », « est prêt à le faire »: a pronoun says nothing
            return None
        return worded(head, trigger)


def _is_aside(part: Token, token: Token) -> bool:
    """« le suspect, [de nationalité turque], a nié »: what has a preposition of its own is not joined to what has none."""
    is_of = any(t.dep_ == "case" and fold(t.text) in _OF for t in part.lefts)  # « des » may be an article
    return is_of and preposition(token) is None


def _counted(quantity: Token) -> list[Token]:
    """Return what a quantity counts: « des milliers de [manifestants] »."""
    return [child for child in quantity.rights if preposition(child) == "de"]


def _by_sentence(found: Iterable[tuple[Token, Value]]) -> dict[tuple[int, int], list[tuple[Token, Value]]]:
    """Return what was found by the bounds of the sentence in which its token stands."""
    groups: dict[tuple[int, int], list[tuple[Token, Value]]] = defaultdict(list)
    for token, value in found:
        groups[sentence(token)].append((token, value))
    return groups


def _owned_by(token: Token) -> Iterator[Token]:
    """Yield *token*, its adjectives, and what stands behind « de » under it, at any depth."""
    yield token
    for child in token.children:
        if child.dep_ in {"amod", "flat:name", "appos"} or (
            child.dep_ == "nmod" and preposition(child) in {"de", None}
        ):
            yield from _owned_by(child)
