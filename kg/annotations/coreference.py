"""`kg_coreference`: whom names, titles, pronouns and « les deux hommes » stand for, within one article.

Names first, in the whole text: a family name may stand before the full one (in a headline). Then, from left to right, all that
points back: titles without a name, pronouns, possessives, counterparts, pairs. Who was named last, and as a subject, wins.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotations import extensions as _extensions  # noqa: F401 - registers what is written below
from kg.annotations.labels import new_actor, of
from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.people import People, PersonFinder
from kg.annotations.pronouns import SPEAKER
from kg.annotations.quotations import Quotation
from kg.annotations.syntax import clause_verb, coordinated, first_conjunct, has_feature, own_subject, subject
from kg.lexicon import Lexicon, configured_lexicon
from kg.lexicon.words import fold
from kg.model import Actor, ActorType

_PAIR = 2
_REACH = 3  # sentences that a pronoun looks back
_COUNTRY_PAIRS = frozenset(
    {
        "pays",
        "capitales",
        "puissances",
        "voisins",
        "gouvernements",
        "delegations",
        "allies",
        "etats",
        "parties",
        "camps",
    }
)
_POINTS_BACK = frozenset(
    {
        MentionKind.PRONOUN,
        MentionKind.POSSESSIVE,
        MentionKind.COUNTERPART,
        MentionKind.BOTH,
        MentionKind.COMPANIONS,
        MentionKind.STATE,
    }
)


class CoreferenceReader:
    """The component; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._finder = PersonFinder(lexicon)

    def __call__(self, doc: Doc) -> Doc:
        """Give the mentions of *doc* their actors."""
        people = People(self._finder, doc._.kg_published)
        doc._.kg_mentions = tuple(_Resolver(doc, people, self._lexicon).resolve())
        return doc


class _Resolver:
    """Resolves the mentions of one text, from left to right."""

    def __init__(self, doc: Doc, people: People, lexicon: Lexicon) -> None:
        self._doc, self._people, self._lexicon = doc, people, lexicon
        self._mentions: list[ActorMention] = list(doc._.kg_mentions)
        self._sentence = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}
        self._quotation: Mapping[int, Quotation] = doc._.kg_spoken
        self._by_token = {i: number for number, m in enumerate(self._mentions) for i in range(m.start, m.end)}

    def resolve(self) -> list[ActorMention]:
        """Return the mentions with their actors."""
        self._name_people()
        for index, mention in enumerate(self._mentions):
            if not mention.actors and mention.kind in {*_POINTS_BACK, MentionKind.TITLE}:
                self._mentions[index] = replace(mention, actors=tuple(self._find(index, mention)))
        return self._mentions

    def _name_people(self) -> None:
        """Give names their people: full names first, since a family name alone may stand before them."""
        named = [(i, m) for i, m in enumerate(self._mentions) if m.name]
        for full in (True, False):
            for index, mention in named:
                if (" " in (mention.name or "")) is full:
                    person = self._people.meet(mention)
                    if person:
                        gender = mention.gender or person.gender
                        self._mentions[index] = replace(mention, actors=(person.actor,), gender=gender)

    def _find(self, index: int, mention: ActorMention) -> list[Actor]:
        finders = {
            MentionKind.TITLE: self._title,
            MentionKind.COUNTERPART: self._counterpart,
            MentionKind.BOTH: self._both,
            MentionKind.STATE: self._state,
            MentionKind.COMPANIONS: self._companions,
        }
        return finders.get(mention.kind, self._pronoun)(index, mention)

    def _title(self, index: int, mention: ActorMention) -> list[Actor]:
        role = mention.role or ""
        found = (
            None
            if mention.plural or mention.former
            else self._people.holder(role, mention.of, before=self._before(index))
        )
        found = found or self._people.unnamed(mention)
        return [found] if found else []

    def _before(self, index: int) -> list[Actor]:
        return [actor for mention in reversed(self._mentions[:index]) for actor in mention.actors]

    def _speaker(self, mention: ActorMention) -> list[Actor]:
        quotation = self._quotation.get(mention.start)
        if quotation is None or quotation.speaker is None:
            return []
        speaker = self._mentions[quotation.speaker]
        if not speaker.actors and quotation.speaker > self._by_token[mention.start]:
            # The speaker stands behind the quotation and is itself a pronoun or title: it is resolved ahead of its turn.
            return self._find(quotation.speaker, speaker)
        return list(speaker.actors)

    def _counterpart(self, index: int, mention: ActorMention) -> list[Actor]:
        """« son homologue grec » holds the office of the one whose counterpart he is, of another country."""
        for candidate in self._candidates(index):
            for actor in self._mentions[candidate].actors:
                for person in self._people.people:
                    if person.actor.id != actor.id or not person.offices:
                        continue
                    role, country = person.offices[0]
                    if mention.of:
                        found = self._people.holder(role, mention.of) or self._people.unnamed(
                            replace(mention, role=role)
                        )
                        return [found] if found else []
                    return self._other_holder(index, role, country)
        return []

    def _other_holder(self, index: int, role: str, country: str | None) -> list[Actor]:
        for actor in self._before(index):
            for person in self._people.people:
                if person.actor.id == actor.id and any(
                    of_ != country and self._lexicon.titles.title_of(r) for r, of_ in person.offices
                ):
                    found = self._people.holder(role, next(of_ for _, of_ in person.offices if of_ != country))
                    return [found] if found else [actor]
        return []

    def _both(self, index: int, mention: ActorMention) -> list[Actor]:
        """« les deux pays »: the two that the text has named most so far; « les deux hommes »: the two people named last."""
        itself = self._subject_of(mention) or ()
        before = [actor for actor in self._before(index) if actor not in itself]
        if fold(self._doc[mention.end - 1].text) in _COUNTRY_PAIRS:
            counts = Counter(actor for actor in before if actor.type is ActorType.COUNTRY)
            return sorted((actor for actor, _ in counts.most_common(2)), key=before.index) if len(counts) > 1 else []
        people = list(dict.fromkeys(actor for actor in before if actor.type is ActorType.PERSON))
        return people[1::-1] if len(people) > 1 else []

    def _state(self, index: int, _: ActorMention) -> list[Actor]:
        """« le gouvernement »: of the country that the text has spoken of most so far, by its name or its people."""
        countries = self._lexicon.authority.actors
        spoken_of = [actor.id if actor.type is ActorType.COUNTRY else actor.country for actor in self._before(index)]
        counts = Counter(country for country in spoken_of if country is not None and country in countries)
        return [countries[counts.most_common(1)[0][0]]] if counts else []

    def _companions(self, index: int, mention: ActorMention) -> list[Actor]:
        """« les États-Unis et leurs alliés » are the United States, and the allies of the United States."""
        noun = self._doc[mention.start]
        owner = self._by_token.get(first_conjunct(noun).i)
        owners = self._mentions[owner].actors if owner is not None and owner != index else ()
        possessive = self._by_token.get(mention.start - 1)
        actors = owners or (self._mentions[possessive].actors if possessive is not None else ())
        if not actors:
            return []
        holder = (
            self._lexicon.authority.actors.get(actors[0].country or "", actors[0])
            if actors[0].type is ActorType.PERSON
            else actors[0]
        )
        return [
            new_actor(
                f"{mention.role} {of(self._lexicon.authority, holder)}".replace("allies", "alliés"), ActorType.GROUP
            )
        ]

    def _pronoun(self, index: int, mention: ActorMention) -> list[Actor]:
        if fold(self._doc[mention.start].text) in SPEAKER:
            return self._speaker(mention)
        if mention.kind is MentionKind.POSSESSIVE and (owner := self._clause_subject(mention)) is not None:
            return self._together(owner) if mention.plural else list(self._mentions[owner].actors)
        if mention.kind is MentionKind.POSSESSIVE and mention.plural and (pair := self._pair(index)):
            return pair
        for candidate in self._candidates(index):
            found = self._mentions[candidate]
            if not self._agrees(mention, found):
                continue
            together = self._together(candidate) if mention.plural else list(found.actors)
            if mention.plural and len(together) < _PAIR and not self._is_plural(found):
                continue
            return together
        return []

    def _pair(self, index: int) -> list[Actor]:
        """« X a proposé … lors de leur réunion »: a lone person as the subject, and the one whom the text named before."""
        first = next(self._candidates(index), None)
        mention = self._mentions[first] if first is not None else None
        if (
            first is None
            or mention is None
            or self._sentence[mention.start] != self._sentence[self._mentions[index].start]
        ):
            return []
        if (
            not self._is_subject(mention)
            or len(self._together(first)) > 1
            or mention.actors[0].type is not ActorType.PERSON
        ):
            return []
        others = (
            actor for actor in self._before(first) if actor.type is ActorType.PERSON and actor != mention.actors[0]
        )
        other = next(others, None)
        return [mention.actors[0], other] if other is not None else []

    def _clause_subject(self, possessive: ActorMention) -> int | None:
        """Return the subject of the clause of a possessive in front of it: « Avant sa visite, le ministre … »."""
        token = self._doc[possessive.root]
        found = own_subject(clause_verb(token.head))
        if found is None or found in token.ancestors or found.i < token.i:
            return None
        number = self._by_token.get(found.i)
        mention = self._mentions[number] if number is not None else None
        if (
            mention is None
            or not mention.actors
            or (possessive.plural and not self._is_plural(mention) and len(self._together(number or 0)) < _PAIR)
        ):
            return None
        return number

    def _candidates(self, index: int) -> Iterator[int]:
        """Yield earlier mentions, the likeliest first: near before far, subjects before the rest of their sentence."""
        mention = self._mentions[index]
        here = self._sentence[mention.start]
        quoted = self._speech(mention)
        itself = self._subject_of(mention)
        ranked = []
        for number in range(index - 1, -1, -1):
            other = self._mentions[number]
            distance = here - self._sentence[other.start]
            if distance > _REACH:
                break
            if (
                other.actors
                and other.kind is not MentionKind.POSSESSIVE
                and self._speech(other) is quoted
                and other.actors != itself
            ):
                ranked.append(
                    (distance, not self._is_subject(other), self._same_clause(mention, other), index - number, number)
                )
        yield from (number for *_, number in sorted(ranked))

    def _speech(self, mention: ActorMention) -> Quotation | None:
        """Return the quotation of somebody's that a mention stands in; what nobody says is the text's own."""
        quotation = self._quotation.get(mention.start)
        return quotation if quotation is not None and quotation.speaker is not None else None

    def _subject_of(self, pronoun: ActorMention) -> tuple[Actor, ...] | None:
        """Return who does what « lui » and « leur » undergo: they are somebody else."""
        token = self._doc[pronoun.root]
        if pronoun.kind not in {MentionKind.PRONOUN, MentionKind.BOTH} or token.dep_.startswith("nsubj"):
            return None
        found = subject(clause_verb(token), self._lexicon.cues.object_control)
        number = self._by_token.get(found.i) if found is not None else None
        return self._mentions[number].actors if number is not None else None

    def _same_clause(self, mention: ActorMention, other: ActorMention) -> bool:
        """Return whether both stand in one clause: a personal pronoun seldom stands for what its own clause names."""
        if mention.kind is MentionKind.POSSESSIVE:
            return False
        return clause_verb(self._doc[mention.root]) == clause_verb(self._doc[other.root])

    def _is_subject(self, mention: ActorMention) -> bool:
        return first_conjunct(self._doc[mention.root]).dep_.startswith("nsubj")

    def _agrees(self, pronoun: ActorMention, other: ActorMention) -> bool:
        actor = other.actors[0]
        is_person = actor.type is ActorType.PERSON
        if other.kind is MentionKind.METONYM and not self._is_subject(other):
            return False
        if pronoun.kind is MentionKind.POSSESSIVE:
            return is_person or pronoun.plural or self._is_subject(other)
        if pronoun.plural:
            return True
        gender = other.gender or self._lexicon.authority.genders.get(actor.id)
        if pronoun.gender and gender and gender != pronoun.gender and other.kind is not MentionKind.METONYM:
            return False
        speaks = self._doc[pronoun.start].text.startswith("-")  # « a-t-il déclaré »: only people speak so
        return is_person or (self._is_subject(other) and not other.plural and not speaks)

    def _is_plural(self, mention: ActorMention) -> bool:
        return mention.plural or len(mention.actors) > 1 or has_feature(self._doc[mention.root], "Number", "Plur")

    def _together(self, index: int) -> list[Actor]:
        """Return the actors of a mention and of all that it is coordinated with."""
        actors: list[Actor] = []
        for token in coordinated(first_conjunct(self._doc[self._mentions[index].root])):
            number = self._by_token.get(token.i)
            found = self._mentions[number].actors if number is not None else ()
            actors += [actor for actor in found if actor not in actors]
        return actors or list(self._mentions[index].actors)


@Language.factory(
    "kg_coreference",
    assigns=["doc._.kg_mentions"],
    requires=["doc._.kg_mentions", "doc._.kg_quotations"],
    default_config={"ontology": None, "frames": []},
)
def make_coreference(nlp: Language, name: str, ontology: str | None, frames: list[str]) -> CoreferenceReader:  # noqa: ARG001 - spaCy passes them
    """Make the component; *ontology* and *frames* name another ontology folder and more frame files."""
    return CoreferenceReader(configured_lexicon(ontology, frames))
