"""`kg_coreference`: whom names, titles, pronouns and « les deux hommes » stand for, within one article.

Names first, in the whole text: a family name may stand before the full one (in a headline). Then, from left to right, all that
points back. Each kind of mention has its resolver; `discourse` says who was met so far and what agrees, `profiles` what is known
of them. A pronoun for which nothing fits stays open; a description for which nothing fits is an actor of its own.
"""

from collections.abc import Callable
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotations import extensions as _extensions  # noqa: F401 - registers what is written below
from kg.annotations.described import DescriptionResolver
from kg.annotations.discourse import Discourse
from kg.annotations.labels import new_actor, of
from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.names import is_acronym
from kg.annotations.paired import PairResolver
from kg.annotations.people import People, PersonFinder
from kg.annotations.personal import PronounResolver
from kg.annotations.profiles import Profiles, name_words
from kg.annotations.syntax import first_conjunct
from kg.annotations.unity import UnityGovernments
from kg.lexicon import Lexicon, configured_lexicon
from kg.lexicon.words import fold, phrase
from kg.model import Actor, ActorType

_SHORT = 3  # letters of the words that say little of a name
Resolve = Callable[[int, ActorMention], list[Actor]]


class CoreferenceReader:
    """The component; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._finder = PersonFinder(lexicon)
        self._name_words = name_words(lexicon)
        self._unity = UnityGovernments(lexicon.authority)

    def __call__(self, doc: Doc) -> Doc:
        """Give the mentions of *doc* their actors."""
        people = People(self._finder, doc._.kg_published)
        profiles = Profiles(people, self._lexicon, doc._.kg_published, self._name_words)
        doc._.kg_mentions = tuple(_Resolver(doc, people, profiles, self._lexicon, self._unity).resolve())
        return doc


class _Resolver:
    """Resolves the mentions of one text, from left to right."""

    def __init__(self, doc: Doc, people: People, profiles: Profiles, lexicon: Lexicon, unity: UnityGovernments) -> None:
        self._doc, self._people, self._profiles, self._lexicon = doc, people, profiles, lexicon
        self._mentions: list[ActorMention] = list(doc._.kg_mentions)
        self._discourse = Discourse(doc, self._mentions, lexicon, profiles)
        descriptions = DescriptionResolver(self._discourse, people, profiles, lexicon, unity)
        self._descriptions = descriptions
        pronoun = PronounResolver(self._discourse, self._speaker, lexicon)
        self._resolvers: dict[MentionKind, Resolve] = {
            MentionKind.TITLE: descriptions.title,
            MentionKind.COUNTERPART: descriptions.counterpart,
            MentionKind.STATE: descriptions.state,
            MentionKind.BOTH: PairResolver(self._discourse, profiles, lexicon).resolve,
            MentionKind.COMPANIONS: self._companions,
            MentionKind.POSSESSIVE: pronoun.possessive,
            MentionKind.PRONOUN: pronoun.resolve,
            MentionKind.DESCRIPTION: descriptions.noun,
        }

    def resolve(self) -> list[ActorMention]:
        """Return the mentions with their actors."""
        self._name_people()
        self._define_acronyms()
        self._introduce_people()
        for index, mention in enumerate(self._mentions):
            if not mention.actors and mention.kind in self._resolvers:
                self._mentions[index] = replace(mention, actors=tuple(self._referents(index, mention)))
            elif mention.kind is MentionKind.COUNTERPART and mention.of:
                self._descriptions.equal(index, mention)
            elif mention.kind is MentionKind.GROUP and (
                actor := self._descriptions.bearer(mention) or self._descriptions.taken_up(index, mention)
            ):
                self._mentions[index] = replace(mention, actors=(actor,))
            self._discourse.note(self._mentions[index])
        return self._mentions

    def _referents(self, index: int, mention: ActorMention) -> list[Actor]:
        """Return who is meant: « les présidents turc et malien », « ses homologues turc et malien » are one of each country."""
        each = [replace(mention, of=owner, plural=False, owners=()) for owner in mention.owners] or [mention]
        return [actor for one in each for actor in self._resolvers[mention.kind](index, one)]

    def _name_people(self) -> None:
        """Give names their people: full names first, since a family name alone may stand before them."""
        named = [(i, m) for i, m in enumerate(self._mentions) if m.name]
        for full in (True, False):
            parts = {} if full else self._parts_of_names()
            for index, mention in named:
                if (" " in (mention.name or "")) is full:
                    whole = None if self._people.rulers(mention) else parts.get(fold(mention.name or ""))
                    person = self._people.meet(replace(mention, actors=(whole,)) if whole else mention)
                    if person:
                        gender = mention.gender or person.gender
                        self._mentions[index] = replace(mention, actors=(person.actor,), gender=gender)

    def _parts_of_names(self) -> dict[str, Actor]:
        """Return the people of the text by each word of their name that no other has: « Tsai » is Tsai Ing-wen."""
        owners: dict[str, dict[str, Actor]] = {}
        for person in self._people.people:
            for word in {word for name in person.names for word in name.split() if word[:1].isupper()}:
                owners.setdefault(fold(word), {})[person.actor.id] = person.actor
        return {word: next(iter(actors.values())) for word, actors in owners.items() if len(actors) == 1}

    def _define_acronyms(self) -> None:
        """« l’Union pour la paix (UPP) … l’UPP »: the acronym is the name before its brackets."""
        defined: dict[str, Actor] = {}
        for first, second in zip(self._mentions, self._mentions[1:], strict=False):
            if second.start != first.end + 1 or self._doc[first.end].text != "(":
                continue
            text = self._doc[second.start : second.end].text
            if is_acronym(text) and self._is_body(first, text):
                defined[fold(text)] = second.actors[0] if self._is_of(second, first) else first.actors[0]
        for index, mention in enumerate(self._mentions) if defined else ():
            actor = defined.get(fold(self._doc[mention.start : mention.end].text))
            if actor is not None and mention.actors != (actor,):
                self._mentions[index] = replace(mention, kind=MentionKind.NAME, actors=(actor,))

    def _introduce_people(self) -> None:
        """« Un journaliste togolais arrêté … Le journaliste togolais [Kodjo Amah] »: the words before a name tell who was meant above."""
        told: dict[str, set[Actor]] = {}
        for mention in self._mentions:
            if mention.kind is not MentionKind.NAME or not mention.name or not mention.actors:
                continue
            before = self._doc[mention.start : mention.end].text.removesuffix(mention.name).strip()
            if before[:1].islower() and " " in before:
                told.setdefault(fold(before), set()).add(mention.actors[0])
        for index, mention in enumerate(self._mentions) if told else ():
            if mention.kind is not MentionKind.GROUP or any(a.known for a in mention.actors):
                continue
            people = told.get(fold(self._doc[mention.start : mention.end].text), set())
            if len(people) == 1:
                self._mentions[index] = replace(mention, actors=tuple(people))

    def _is_of(self, acronym: ActorMention, name: ActorMention) -> bool:
        """Return whether the known actor of an acronym has a name that shares words with the one before its brackets."""
        if not (acronym.actors and acronym.actors[0].known):
            return False
        written = phrase(self._doc[name.start : name.end].text)
        return any(len(word) > _SHORT and self._profiles.is_called(acronym.actors[0], word) for word in written)

    def _is_body(self, mention: ActorMention, acronym: str) -> bool:
        """« l’Union pour la paix (UPP) », but not « la Direction de l’aviation civile (DAC) »."""
        if not mention.actors or mention.actors[0].type is ActorType.PERSON:
            return False
        return mention.kind is not MentionKind.GROUP or fold(acronym)[0] == fold(mention.actors[0].label)[0]

    def _speaker(self, mention: ActorMention) -> list[Actor]:
        quotation = self._discourse.quotation.get(mention.start)
        if quotation is None or quotation.speaker is None:
            return []
        speaker = self._mentions[quotation.speaker]
        if not speaker.actors and quotation.speaker > self._discourse.by_token[mention.start]:
            # The speaker stands behind the quotation and is itself a pronoun or title: it is resolved ahead of its turn.
            resolver = self._resolvers.get(speaker.kind)
            return resolver(quotation.speaker, speaker) if resolver else []
        return list(speaker.actors)

    def _companions(self, index: int, mention: ActorMention) -> list[Actor]:
        """« les États-Unis et leurs alliés » are the United States, and the allies of the United States."""
        noun = self._doc[mention.start]
        owner = self._discourse.at(first_conjunct(noun))
        owners = owner.actors if owner is not None and owner != self._mentions[index] else ()
        possessive = self._discourse.at(self._doc[mention.start - 1]) if mention.start else None
        actors = owners or (possessive.actors if possessive is not None else ())
        if not actors:
            return []
        countries = self._lexicon.authority.actors
        is_person = actors[0].type is ActorType.PERSON
        holder = countries.get(actors[0].country or "", actors[0]) if is_person else actors[0]
        label = f"{mention.role} {of(self._lexicon.authority, holder)}".replace("allies", "alliés")
        return [new_actor(label, ActorType.GROUP)]


@Language.factory(
    "kg_coreference",
    assigns=["doc._.kg_mentions"],
    requires=["doc._.kg_mentions", "doc._.kg_quotations"],
    default_config={"ontology": None, "frames": []},
)
def make_coreference(nlp: Language, name: str, ontology: str | None, frames: list[str]) -> CoreferenceReader:  # noqa: ARG001 - spaCy passes them
    """Make the component; *ontology* and *frames* name another ontology folder and more frame files."""
    return CoreferenceReader(configured_lexicon(ontology, frames))
