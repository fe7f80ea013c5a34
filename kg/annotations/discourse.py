"""What a text has named so far, and which of it a word that points back may mean: agreement and salience."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

from spacy.tokens import Doc, Token

from kg.annotations.bearers import learn
from kg.annotations.forms import listed_form
from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.profiles import Profiles
from kg.annotations.pronouns import LATTER
from kg.annotations.quotations import Quotation
from kg.annotations.setting import home_of, setting
from kg.annotations.subjects import own_subject, subject
from kg.annotations.syntax import (
    clause_verb,
    coordinated,
    first_conjunct,
    gender_of,
    has_feature,
    is_passive,
    preposition,
)
from kg.lexicon import Lexicon
from kg.lexicon.words import fold
from kg.model import Actor, ActorType

_REACH = 3  # sentences that a pronoun looks back
_REMEMBERED = 40  # actors of whom a description may be: whoever was named before them is forgotten
_TOWARDS = frozenset({"encontre", "egard", "endroit"})  # « à son égard »: of somebody else than the subject
_MAIN = frozenset({"ROOT", "conj", "parataxis"})
#: Articles that tell a gender.
ARTICLE_GENDER = {"le": "m", "du": "m", "au": "m", "la": "f"}
_FAR = 300  # words before a pronoun: nobody is looked for beyond
_PLURAL = frozenset({"les", "des", "aux", "ces"})
_NAMING = frozenset({"appos", "nmod", "flat:name"})
_INVERTED = ("il", "elle", "ils", "elles")
_OBJECTS = frozenset({"obj", "iobj", "obl:arg"})
_BODIES = frozenset({ActorType.ORGANIZATION, ActorType.ARMED_FORCE})
_APART = frozenset({"vocative", "dislocated"})
_THINGS = frozenset({"obj", "nsubj", "nsubj:pass"})


class Discourse:
    """The mentions of one text, resolved from left to right.

    Attributes:
        countries: How often what belongs to a country was mentioned so far, by its id.
        sides: The same of the states and armed groups that may be the sides of a conflict.
    """

    def __init__(self, doc: Doc, mentions: list[ActorMention], lexicon: Lexicon, profiles: Profiles) -> None:
        self.doc, self.mentions = doc, mentions
        self._lexicon, self._profiles = lexicon, profiles
        self.sentence = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}
        self.quotation: Mapping[int, Quotation] = doc._.kg_spoken
        self._speakers = {quotation.speaker for quotation in doc._.kg_quotations}
        self._told = self._told_sentences()
        self.by_token = {i: number for number, m in enumerate(mentions) for i in range(m.start, m.end)}
        self.countries: Counter[str] = Counter()
        self.sides: Counter[Actor] = Counter()
        self._recent: dict[str, Actor] = {}

    def note(self, mention: ActorMention) -> None:
        """Remember the actors of a mention, the last to be met, and the countries that it speaks of."""
        if len(mention.actors) == 1 and mention.actors[0].type is ActorType.PERSON:
            learn(self.doc, mention, self._profiles, self._lexicon.descriptions)
        for actor in mention.actors:
            self._recent.pop(actor.id, None)
            self._recent[actor.id] = actor
            country = home_of(actor, self._lexicon.groups)
            if country is not None:
                self.countries[country] += 1
            side = self._side(actor)
            if side is not None:
                self.sides[side] += 1
        while len(self._recent) > _REMEMBERED:
            del self._recent[next(iter(self._recent))]

    def _told_sentences(self) -> list[int]:
        """Return of each sentence how many the text itself tells before it: those of a long quotation count as its first."""
        numbers, count = [], -1
        for sent in self.doc.sents:
            goes_on = sent.start in self.quotation and sent.start - 1 in self.quotation
            count += not goes_on
            numbers.append(count)
        return numbers

    def _distance(self, mention: ActorMention, other: ActorMention) -> int:
        """Return how many sentences *other* stands before *mention*; « … », a-t-elle dit: the quotation is none."""
        here, there = self.sentence[mention.start], self.sentence[other.start]
        return here - there if self.speech(mention) is not None else self._told[here] - self._told[there]

    def _side(self, actor: Actor) -> Actor | None:
        """Return for which state or armed group *actor* stands in a conflict or a negotiation, if for any."""
        if actor.type is ActorType.ARMED_FORCE and actor.known:
            return actor
        home = self._lexicon.authority.actors.get(actor.home or "")
        return home or (actor if actor.type is not ActorType.PERSON else None)

    @cached_property
    def setting(self) -> str | None:
        """The id of the country that the whole text is about, as far as its mentions are resolved when first asked."""
        return setting(self.mentions, self._lexicon.authority, self._lexicon.groups)

    def recent(self) -> list[Actor]:
        """Return the actors met so far, the last first."""
        return list(reversed(self._recent.values()))

    def at(self, token: Token | None) -> ActorMention | None:
        """Return the mention that covers *token*."""
        number = self.by_token.get(token.i) if token is not None else None
        return self.mentions[number] if number is not None else None

    def candidates(self, index: int) -> Iterator[int]:
        """Yield earlier mentions, the likeliest first.

        Near sentences before far ones, subjects before the rest of their sentence, those whose gender is known to agree before
        those of whom nothing tells it, and in an earlier sentence the subject of its main clause first.
        """
        mention = self.mentions[index]
        quoted, itself = self.speech(mention), self.co_argument(mention)
        ranked = []
        for number in range(index - 1, -1, -1):
            other = self.mentions[number]
            distance = self._distance(mention, other)
            if distance > _REACH:
                break
            if not other.actors or other.kind is MentionKind.POSSESSIVE or set(other.actors) <= set(itself):
                continue
            if self.speech(other) is quoted:
                embedded = distance > 0 and not self._is_main(other)
                apart = self._is_apart(mention, other)
                is_like, in_clause = self._is_of_gender(mention, other), self._same_clause(mention, other)
                is_subject = self.is_subject(other)
                far = distance + (distance > 0 and not is_subject and self._is_aside(mention, other))
                rank = (apart, far, not is_subject, not is_like, embedded, in_clause)
                ranked.append((*rank, index - number, number))
        yield from (number for *_, number in sorted(ranked))

    def _is_aside(self, pronoun: ActorMention, other: ActorMention) -> bool:
        """« Ada Holm parle. La foule rappelle l’investiture de [Sy]. Il … »: of whom a noun only tells as its complement."""
        root = self.doc[other.root]
        is_complement = root.dep_ == "nmod" and root.head.pos_ == "NOUN" and self.at(root.head) is None
        return is_complement and pronoun.kind is MentionKind.PRONOUN and self.doc[pronoun.root].dep_.startswith("nsubj")

    def outside(self, index: int, speakers: list[Actor]) -> Iterator[int]:
        """Yield what the text itself names before the quotation that a mention stands in, the likeliest first, but for who speaks."""
        mention = self.mentions[index]
        quotation = self.speech(mention)
        if quotation is None:
            return
        here = self._told[self.sentence[mention.start]]
        ranked = []
        for number in range(index - 1, -1, -1):
            other = self.mentions[number]
            distance = here - self._told[self.sentence[other.start]]
            if distance > 1:
                break
            is_free = other.actors and other.kind is not MentionKind.POSSESSIVE and other.start < quotation.start
            if is_free and self.speech(other) is None and not set(other.actors) & set(speakers):
                ranked.append((distance, not self.is_subject(other), index - number, number))
        yield from (number for *_, number in sorted(ranked))

    def latest(self, index: int) -> Iterator[int]:
        """Yield earlier mentions, the last in the text first, the subjects of its sentence behind the rest: for « ce dernier »."""
        mention = self.mentions[index]
        itself = self.co_argument(mention)
        ranked = []
        for number in range(index - 1, -1, -1):
            other = self.mentions[number]
            distance = self._distance(mention, other)
            if distance > 1:
                break
            is_free = other.actors and other.kind is not MentionKind.POSSESSIVE and set(other.actors) != set(itself)
            if is_free and self.speech(other) is self.speech(mention):
                is_subject = self.is_subject(other)
                ranked.append((is_subject and not distance, distance, is_subject, index - number, number))
        yield from (number for *_, number in sorted(ranked))

    def speech(self, mention: ActorMention) -> Quotation | None:
        """Return the quotation of somebody's that a mention stands in; what nobody says is the text's own."""
        quotation = self.quotation.get(mention.start)
        return quotation if quotation is not None and quotation.speaker is not None else None

    def co_argument(self, mention: ActorMention) -> tuple[Actor, ...]:
        """Return who does what « lui » and « leur » undergo: they are somebody else."""
        token = first_conjunct(self.doc[mention.root])
        is_own = mention.kind is MentionKind.POSSESSIVE and fold(token.head.text) not in _TOWARDS
        if is_own or token.dep_.startswith("nsubj"):
            return ()
        doer = subject(clause_verb(token), self._lexicon.cues.object_control)
        found = self.at(doer) or self._name_beside(doer)
        return found.actors if found is not None else ()

    def _name_beside(self, noun: Token | None) -> ActorMention | None:
        """« la romancière [Ana Prado] »: the name that stands beside a noun that no mention covers."""
        if noun is None:
            return None
        names = (self.at(child) for child in noun.rights if child.dep_ in _NAMING)
        return next((m for m in names if m is not None and self._is_name_of(m, noun)), None)

    def _is_apart(self, mention: ActorMention, other: ActorMention) -> bool:
        """Return whether a pronoun means *other* only where nobody else is in reach.

        So of whom the words before its own verb tell (« À l’instar du [maire], il … », « Citant le [maire], il … »), of whom a
        quotation names (« « Le [maire] ment », il a … »), of a paper or a channel, which only reports, of a state where people are
        meant, and, for « il » and « elle », of whom no name tells (« Un [expert] … Il … » seldom is the expert where Boric was named too).
        """
        if mention.kind is not MentionKind.PRONOUN:
            return False
        if fold(other.actors[0].label) in self._lexicon.descriptions.media:
            return True
        if other.start in self.quotation and mention.start not in self.quotation:
            return True
        if not mention.plural and (self._is_one_of_several(other) or self._is_unlike(mention, other)):
            return True
        token = self.doc[mention.root]
        if not token.dep_.startswith("nsubj"):
            return self._is_within_subject(token, other)
        is_before = other.end <= mention.start and token.head.is_ancestor(self.doc[other.root])
        return is_before and not self.is_subject(other)

    def _is_unlike(self, pronoun: ActorMention, other: ActorMention) -> bool:
        """Return whether *other* has no name, or is no person while only people are done what the pronoun's verb says."""
        is_person = other.actors[0].type is ActorType.PERSON
        return self._is_nameless(pronoun, other) or (not is_person and self._is_done_to_people(pronoun))

    def _is_done_to_people(self, pronoun: ActorMention) -> bool:
        """« elle a été libérée sous caution », « elle succède à »: the verb is done to people, or by them, and to no state."""
        token, nouns = self.doc[pronoun.root], self._lexicon.descriptions
        verb, done = token.head, fold(token.head.lemma_)
        if not token.dep_.startswith("nsubj"):
            return False
        return done in nouns.done_by_people or (done in nouns.done_to_people and is_passive(verb))

    def _is_within_subject(self, clitic: Token, other: ActorMention) -> bool:
        """« L’Asean, dont le [Laos] est membre, lui a proposé … »: of whom the words of the subject tell, the clitic seldom is."""
        doer = own_subject(clitic.head)
        root = self.doc[other.root]
        is_object = root.dep_ in _OBJECTS  # « Le pape, qui a reçu sa [sœur], lui a promis … » is said to her
        return doer is not None and doer.i < root.i < clitic.i and doer.is_ancestor(root) and not is_object

    def _is_one_of_several(self, mention: ActorMention) -> bool:
        """« Oslo et le [Chili] ont suivi. Il … »: a state that does something together with others is seldom taken up alone."""
        root = self.doc[mention.root]
        is_joined = root.dep_ == "conj" or any(child.dep_ == "conj" for child in root.rights)
        return is_joined and mention.actors[0].type is not ActorType.PERSON

    def _is_of_gender(self, pronoun: ActorMention, other: ActorMention) -> bool:
        """Return whether what tells the gender of *other* tells that of the pronoun; « il » takes up any city that acts."""
        if other.kind is MentionKind.METONYM and pronoun.gender == "m":
            return True
        return pronoun.gender is not None and self.gender(other) == pronoun.gender

    def _is_nameless(self, pronoun: ActorMention, other: ActorMention) -> bool:
        actor = other.actors[0]
        if actor.type in _BODIES and self.is_subject(other):
            return False  # « Le [parquet de Riga] enquête sur Ana Prado. Il … »
        return pronoun.gender is not None and not (actor.known or actor.label[:1].isupper())

    def _same_clause(self, mention: ActorMention, other: ActorMention) -> bool:
        """Return whether both stand in one clause: a personal pronoun seldom stands for what its own clause names."""
        if mention.kind is MentionKind.POSSESSIVE:
            return False
        return clause_verb(self.doc[mention.root]) == clause_verb(self.doc[other.root])

    @staticmethod
    def _is_inverted(token: Token) -> bool:
        """« a-t-[il] », « dit-[elle] »."""
        return token.text.startswith("-") and token.lower_.endswith(_INVERTED)

    def _is_main(self, mention: ActorMention) -> bool:
        """Return whether a mention stands in a main clause; « dit-il » is one wherever it is inserted."""
        if self._is_inverted(self.doc[mention.root]):
            return True
        return clause_verb(first_conjunct(self.doc[mention.root])).dep_ in _MAIN

    def is_subject(self, mention: ActorMention) -> bool:
        """Return whether a mention, what it is coordinated with, or the noun that it names is a subject, or speaks in a quotation."""
        token = first_conjunct(self.doc[mention.root])
        if token.dep_ == "obj" and self.by_token.get(mention.start) in self._speakers:
            return True  # « … », a déclaré le [président]: behind its verb, a subject looks like an object
        if token.dep_ in _NAMING and self._is_name_of(mention, token.head) and preposition(token) is None:
            token = first_conjunct(token.head)  # « l’ONG [Amnesty International] », « le premier parti, [Ennahdha], »
        products = self._lexicon.cues.products
        if token.dep_ == "nmod" and preposition(token) == "de" and fold(token.head.lemma_) in products:
            token = token.head  # « un communiqué du [PDCI] a indiqué que son président … »
        if token.dep_ in _APART and token.i not in self.quotation:
            return True  # « [M. Sy], qui a reçu le consul, « poursuit ses efforts » »
        return token.dep_.startswith("nsubj") or self._is_inverted(token)

    def _is_name_of(self, mention: ActorMention, noun: Token) -> bool:
        """Return whether *mention* names whom *noun* tells: a person right behind it, else where the noun is of somebody."""
        if mention.kind is not MentionKind.NAME or not mention.actors or noun.pos_ != "NOUN":
            return False
        groups, is_person = self._lexicon.groups, mention.actors[0].type is ActorType.PERSON
        is_next = is_person and mention.start == noun.i + 1  # « la romancière [Ana Prado] »
        return is_next or listed_form(noun, groups.persons if is_person else groups.acting) is not None

    def is_plural(self, mention: ActorMention) -> bool:
        """Return whether a mention takes a plural verb; a city that stands for a country does not."""
        if mention.kind is MentionKind.METONYM:
            return False
        if mention.plural or len(mention.actors) > 1 or has_feature(self.doc[mention.root], "Number", "Plur"):
            return True
        return mention.kind is MentionKind.GROUP and self.doc[mention.start - 1].lower_ in _PLURAL and mention.start > 0

    def together(self, index: int) -> list[Actor]:
        """Return the actors of a mention and of all that it is coordinated with."""
        actors: list[Actor] = []
        for token in coordinated(first_conjunct(self.doc[self.mentions[index].root])):
            found = self.at(token)
            actors += [actor for actor in (found.actors if found else ()) if actor not in actors]
        return actors or list(self.mentions[index].actors)

    def agrees(self, pronoun: ActorMention, other: ActorMention) -> bool:
        """Return whether a pronoun or possessive may stand for what *other* names: by number, gender and animacy."""
        is_person, is_subject = other.actors[0].type is ActorType.PERSON, self.is_subject(other)
        speaks = self.doc[pronoun.start].text.startswith("-")  # « a-t-il déclaré »: only people speak so
        if (other.kind is MentionKind.METONYM and not is_subject) or (speaks and not pronoun.plural and not is_person):
            return False
        if not pronoun.plural and self.is_plural(other):
            return False
        if pronoun.kind is MentionKind.POSSESSIVE:
            return is_person or pronoun.plural or is_subject
        if pronoun.plural:
            return pronoun.gender != "f" or all(self._profiles.gender(actor) in {"f", None} for actor in other.actors)
        if pronoun.gender and (self.gender(other) or pronoun.gender) != pronoun.gender:
            return self._is_of_gender(pronoun, other)
        is_told = fold(self.doc[pronoun.start].text) == "lui"  # what « lui » takes is never a thing: a state will do
        is_latter = fold(self.doc[pronoun.root].text).partition("-")[0] in LATTER  # it seldom takes up a subject
        return is_person or is_subject or is_told or is_latter

    def gender(self, mention: ActorMention) -> str | None:
        """Return the gender of what a mention names; of what no file knows, that of the noun before it, or of its article."""
        is_city = mention.kind is MentionKind.METONYM  # « La Haye … elle »: the Netherlands would be « ils »
        own = ARTICLE_GENDER.get(fold(self.doc[mention.start].text)) if is_city else mention.gender
        known = own or self._profiles.gender(mention.actors[0])
        if known or mention.actors[0].type is ActorType.PERSON:
            return known
        root = self.doc[mention.root]
        if root.dep_ in _NAMING and self._is_name_of(mention, root.head):
            return gender_of(root.head)  # « l’entreprise Gazprom … elle »
        before = fold(self.doc[mention.start - 1].text) if mention.start else ""
        return ARTICLE_GENDER.get(before) or (gender_of(root) if root.pos_ == "NOUN" or before == "l'" else None)

    def is_of_a_thing(self, pronoun: ActorMention) -> bool:
        """« a déposé une résolution ; elle a été adoptée »: what is done to « elle » was done to a thing that was just named."""
        token = self.doc[pronoun.root]
        verb = token.head
        is_predicate = is_passive(verb) or any(child.dep_ == "cop" for child in verb.lefts)
        if not (token.dep_.startswith("nsubj") and is_predicate) or self._is_done_to_people(pronoun):
            return False
        for index in range(token.i - 1, -1, -1):
            word = self.doc[index]
            if self.sentence[token.i] - self.sentence[index] > 1:
                return False
            if word.dep_ in _THINGS and self._is_like(word, pronoun):
                return word.pos_ == "NOUN" and self.at(word) is None and self._is_inanimate(word)
        return False

    def _is_like(self, noun: Token, pronoun: ActorMention) -> bool:
        number = "Plur" if pronoun.plural else "Sing"
        return gender_of(noun) == pronoun.gender and has_feature(noun, "Number", number)

    def _is_inanimate(self, noun: Token) -> bool:
        people = self._lexicon.groups.persons | self._lexicon.descriptions.persons
        return fold(noun.lemma_) not in people and fold(noun.text) not in people

    def has_nearer_noun(self, pronoun: ActorMention, other: ActorMention) -> bool:
        """« Kiev attend. Un [syndicat] a menacé. Il … »: whether a main subject behind *other* is somebody whom no mention names."""
        itself = self.doc[pronoun.root]
        if not itself.dep_.startswith("nsubj") or itself.head.dep_ not in _MAIN:
            return False
        speech = self.speech(pronoun)
        return any(
            token.pos_ == "NOUN"
            and token.dep_.startswith("nsubj")
            and token.head.dep_ in _MAIN
            and self._is_like(token, pronoun)
            and ((found := self.at(token)) is None or not found.actors)
            and listed_form(token, self._lexicon.groups.acting) is not None
            and self.quotation.get(token.i) is speech
            for token in self.doc[max(other.end, pronoun.start - _FAR) : pronoun.start]
        )

    def has_other_owner(self, possessive: ActorMention) -> bool:
        """Return whether the subject before a possessive is somebody whom no mention knows: « le policier a rendu son arme »."""
        token = self.doc[possessive.root]
        found = own_subject(clause_verb(token.head))
        if found is None or found in token.head.subtree or found.i > token.i:
            return False
        mention = self.at(found)
        if mention is not None:
            return not mention.actors
        return found.pos_ == "NOUN" and listed_form(found, self._lexicon.groups.acting) is not None
