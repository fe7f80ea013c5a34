"""Who holds which office, as the titles and verbs of a text say it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.annotations.mentions import ActorMention, MentionKind, mentions_by_token
from kg.annotations.parse import parse_of
from kg.annotations.people import former_role
from kg.annotations.portfolios import POINTING
from kg.annotations.subjects import own_subject, subject
from kg.annotations.syntax import is_passive, preposition
from kg.events.employers import Employers
from kg.lexicon import Lexicon
from kg.lexicon.words import fold, phrase
from kg.model import Actor, ActorType

_BODIES = frozenset({ActorType.COUNTRY, ActorType.ORGANIZATION, ActorType.ARMED_FORCE})
_HEAD = "tete"  # « à la tête de »
_STEM = 3  # letters that all forms of a verb begin with
_OFFICES = frozenset({MentionKind.TITLE, MentionKind.COUNTERPART})


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionMention:
    """One telling of a position."""

    person: Actor
    role: str
    of: Actor | None
    mention: ActorMention


def read_positions(doc: Doc, lexicon: Lexicon) -> Iterator[PositionMention]:
    """Yield each position once: of titles beside a name, of titles whose holder is known, and what verbs tell.

    A general title (« le chef de la diplomatie ») says nothing new of somebody whose office the text names elsewhere. An
    office that is no longer held is told as such (« ancien président »).
    """
    reader = _Reader(doc, lexicon)
    seen: set[tuple[str, str, str]] = set()
    for position in (*reader.titled(), *reader.led(), *reader.ranked()):
        of = position.of
        key = (position.person.id, of.id if of else "", _first_word(position.role))
        is_named = fold(position.person.label) not in lexicon.authority.demonyms  # « un Américain »
        is_person = position.person.type is ActorType.PERSON and is_named and reader.is_settled(position)
        if of is not None and _is_bare(of):
            continue  # « le porte-parole du mouvement »: of which?
        is_bare = position.mention.name is None and not (position.mention.former or reader.is_of_town(position.mention))
        is_bare = is_bare and not reader.is_of_other_body(position, seen)
        is_general = (is_bare or reader.is_rank(position.role)) and any(k[0] == position.person.id for k in seen)
        if is_person and key not in seen and not is_general and of is not None:
            seen.add(key)
            yield position


class _Reader:
    """Reads the positions of one text."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self._doc, self._titles, self._control = doc, lexicon.titles, lexicon.cues.object_control
        self._authority = lexicon.authority
        self._mentions: tuple[ActorMention, ...] = doc._.kg_mentions
        self._by_token = mentions_by_token(doc)
        named = (m.actors for m in self._mentions if m.name or m.kind is MentionKind.NAME)
        self._named = frozenset(actor.id for actors in named for actor in actors)
        self._employers = Employers(doc, lexicon)

    def is_rank(self, role: str) -> bool:
        """Return whether *role* is no office but a rank: « maréchal »."""
        title = self._titles.title_of(role)
        return title is not None and title.rank

    def is_of_town(self, mention: ActorMention) -> bool:
        """« Ana Ruiz, ministre du Budget, a … La [maire de Gap] … »: a further office of somebody, which no other has."""
        title = self._titles.title_of(mention.role or "")
        return title is not None and title.local and mention.body is not None

    @staticmethod
    def is_of_other_body(position: PositionMention, seen: set[tuple[str, str, str]]) -> bool:
        """« Ana Ruiz, maire de Gap, a … La [cheffe du parti Horizon] … »: an office of a body of which the text has told none of hers."""
        of, body = position.of, position.mention.body
        is_own = of is not None and of == body and of.type is ActorType.ORGANIZATION and not of.label.islower()
        return is_own and of is not None and all(key[:2] != (position.person.id, of.id) for key in seen)

    def is_settled(self, position: PositionMention) -> bool:
        """Return whether the text says who holds the office: beside the title, or elsewhere by name."""
        return position.mention.name is not None or position.person.id in self._named

    def titled(self) -> Iterator[PositionMention]:
        """Yield the positions of titles, of those with a name first, and of the others those by their own name."""
        found = [m for m in self._mentions if m.kind in _OFFICES and m.actors and not m.plural]
        for mention in sorted(found, key=self._rank):
            role = self._employers.role(mention)
            if role and not (mention.former and mention.name is None and not mention.actors[0].known):
                of = self._employers.of(mention, role)
                role = (self._own_name(mention, role) if mention.name is None else None) or role
                is_former = mention.former or self._employers.is_past(mention)
                if of and of.type is ActorType.COUNTRY:
                    role = f"{role} {self._ministry(mention) or self._organ(mention)}".strip()
                told = former_role(mention, role) if is_former else role
                yield PositionMention(person=mention.actors[0], role=told, of=of, mention=mention)

    def _rank(self, mention: ActorMention) -> tuple[bool, bool, bool, int]:
        """Return what tells which of two titles comes first: « le président » before « le chef de l’État »."""
        if mention.name is not None:
            return False, False, False, mention.start
        return True, mention.former, self._own_name(mention, mention.role or "") is not None, mention.start

    def _own_name(self, mention: ActorMention, role: str) -> str | None:
        """Return « président » for « le chef de l’État »: the name under which the files know the office of the person."""
        title, person = self._titles.title_of(role), mention.actors[0]
        if phrase(role) not in self._titles.forms or self._authority.genders.get(person.id) == "f":
            return None
        offices = self._authority.offices.get(person.id, ())
        own = next((office.role for office in offices if self._titles.title_of(office.role) is title), None)
        return own if own is not None and phrase(own)[0] != phrase(role)[0] else None

    def ranked(self) -> Iterator[PositionMention]:
        """« le général ghanéen Kofi Addo »: the rank of somebody of whom the text may tell no office."""
        for mention in self._mentions:
            if mention.kind is not MentionKind.TITLE or mention.role or not (mention.name and mention.of):
                continue
            written = self._doc[mention.start].text.lower()
            if mention.actors and self.is_rank(written):
                of = self._authority.actors.get(mention.of)
                yield PositionMention(person=mention.actors[0], role=written, of=of, mention=mention)

    def _organ(self, mention: ActorMention) -> str:
        """Return « du Parlement » of a title that has it for a body: of the country it is part of the role."""
        known = self._authority.actors.get(mention.of or "")
        body = mention.body or (known if known and known.type is not ActorType.COUNTRY else None)
        label = re.escape(body.label) if body and body.type is not ActorType.PERSON else "(?!)"
        pattern = rf"\b(?:du|de la|des|de l['’]|de)\s*{label}"
        written = re.search(pattern, self._doc[mention.start : mention.end].text, re.IGNORECASE)
        return written.group() if written else ""

    def _ministry(self, mention: ActorMention) -> str:
        """Return « du ministère de la Défense » of a title that has a ministry for a body, without its country."""
        if mention.of is None or self._authority.actors[mention.of].type is ActorType.COUNTRY:
            return ""
        title = self._doc[mention.start : mention.end].text.replace(mention.name or "", "")
        written = re.search(r"\b(?:du|des) (?:ministère|département)[^,(]*", title, re.IGNORECASE)
        words = written.group().split() if written else []
        return " ".join(word for word in words if fold(word) not in self._authority.demonyms)

    def led(self) -> Iterator[PositionMention]:
        """Yield the positions that verbs tell: « dirigé par X », « X, qui dirige », « à la tête de »."""
        leading = self._titles.leading
        stems = (_HEAD, *(verb[:_STEM] for verb in leading))
        for token in (self._doc[i] for i, word in enumerate(parse_of(self._doc).folded) if word.startswith(stems)):
            role = leading.get(fold(token.lemma_)) or leading.get(_infinitive(token))
            if role:
                yield from self._position(role, *self._leader_and_led(token))
            elif fold(token.text) == _HEAD and preposition(token) == "à":
                yield from self._position("chef", self._head_of(token), _dependent(token, "nmod"))

    def _leader_and_led(self, verb: Token) -> tuple[Token | None, Token | None]:
        by = next((c for c in verb.rights if preposition(c) == "par"), None)
        if by is not None or is_passive(verb):
            return by, own_subject(verb) or (verb.head if verb.dep_.startswith(("acl", "amod", "appos")) else None)
        before = next((child for child in verb.lefts if fold(child.text) in {"que", "qu'"} and child.i > 1), None)
        if before is not None:  # « la Ligue, que préside X »
            return own_subject(verb) or _dependent(verb, "obj"), before.nbor(-2 if before.nbor(-1).text == "," else -1)
        # Behind a verb the parser takes many an object for a subject: « X, qui dirige le Front ».
        return subject(verb, self._control), _dependent(verb, "obj") or _dependent(verb, "nsubj")

    def _called(self, noun: Token) -> ActorMention | None:
        """« la coalition [Terre Libre] »: the body whose name stands right behind its noun."""
        behind = self._by_token.get(noun.i + 1)
        return behind if behind is not None and behind.kind is MentionKind.NAME and behind.start == noun.i + 1 else None

    def _named_by(self, led: Token, body: ActorMention | None) -> ActorMention | None:
        """« [le Front de l’Est], mouvement armé que dirige X »: whose name an apposition without a name of its own stands beside."""
        noun = self._doc[body.root] if body is not None else led.head if led.pos_ == "ADJ" else led
        is_plain = body is None or self._doc[body.start : body.end].text.islower()
        named = self._by_token.get(noun.head.i) if noun.dep_ == "appos" and noun.is_lower and is_plain else None
        return named if named is not None and named.kind is MentionKind.NAME and named.name is None else body

    def _head_of(self, noun: Token) -> Token | None:
        """Return who is « à la tête »: the noun that it stands behind, else the subject."""
        holder = subject(noun.head, self._control)
        # « Ada Kovac remplace Jan Holm à la tête de … »: whoever takes a place, not who is right before.
        if holder is not None and fold(noun.head.lemma_) in self._titles.replacing:
            return holder
        before = next((m for m in self._mentions if m.name and m.end in {noun.i - 2, noun.i - 3}), None)
        return self._doc[before.start] if before else holder

    def _position(self, role: str, leader: Token | None, led: Token | None) -> Iterator[PositionMention]:
        if leader is None or led is None:
            return
        person, body = self._by_token.get(leader.i), self._by_token.get(led.i) or self._called(led)
        body = self._named_by(led, body)
        if person is None or body is None or not (person.name and person.actors and body.actors):
            return
        actor = body.actors[0]
        is_told = body.kind in {MentionKind.NAME, MentionKind.GROUP} or actor.label[:1].isupper()  # « cet organisme »
        is_named = actor.known or (is_told and not _is_bare(actor))
        if actor.type in _BODIES and is_named and actor != person.actors[0]:
            yield PositionMention(person=person.actors[0], role=role, of=actor, mention=person)


def _is_bare(actor: Actor) -> bool:
    """Return whether a body has no name but a noun: « la police », « son mouvement », « cette banque »."""
    first, *more = phrase(actor.label)
    is_noun = actor.type in _BODIES and actor.label.islower() and (not more or first in POINTING)
    return is_noun and not actor.known


def _first_word(role: str) -> str:
    return next(word for word in fold(role).split() if word not in {"ancien", "ancienne"})


def _dependent(token: Token, relation: str) -> Token | None:
    return next((child for child in token.rights if child.dep_ == relation), None)


def _infinitive(token: Token) -> str:
    """Return the infinitive in -er of which a participle taken for another word may be: « dirigées »."""
    written = fold(token.text).removesuffix("s").removesuffix("e")
    return f"{written}r" if written.endswith("e") else ""
