"""Actors that a common noun names together with a country: « l’armée tchadienne », « quatre diplomates français ».

`ontology/groups.fr.yaml` says what a noun makes of its country: the state itself, its armed forces, a body of its own, or
people. Several demonyms make several actors (« des responsables hongrois et roumains »).
"""

from dataclasses import dataclass

from spacy.tokens import Token

from kg.annotations.forms import listed_form
from kg.annotations.labels import demonym, new_actor
from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.phrases import PhraseTable, Words
from kg.annotations.syntax import gender_of, has_feature
from kg.lexicon import Lexicon
from kg.lexicon.words import fold, phrase
from kg.model import Actor, ActorType

_DEFINITE = frozenset({"le", "la", "les", "l'", "ces", "cette", "ce"})
_MAX_COMPLEMENT = 7


@dataclass(slots=True)
class _Phrase:
    """A group noun and what stands behind it: whom it belongs to, and the words between, as written."""

    owners: list[str]
    complement: str
    end: int


class GroupReader:
    """Finds the groups of a `Doc`; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        authority, self._groups = lexicon.authority, lexicon.groups
        groups = self._groups
        self._listed = groups.state | groups.forces | groups.services | groups.organizations | groups.people
        self._authority = authority
        self._demonyms = PhraseTable((phrase(form), actor) for form, actor in authority.demonyms.items())
        self._portfolios = PhraseTable(lexicon.titles.portfolios.items())
        owners = {
            name: ids[0]
            for name, ids in authority.names.items()
            if authority.actors[ids[0]].type is not ActorType.PERSON
        }
        self._owners = PhraseTable((phrase(name), actor) for name, actor in owners.items())

    def read(self, words: Words) -> list[ActorMention]:
        """Return a mention for each group."""
        mentions = []
        for token in words.doc:
            head = self._head(token)
            if head and token.i in words.first_of_token:
                mention = self._companions(token, head) or self._read_one(words, token, head)
                mentions += [mention] if mention else []
        return mentions

    def _head(self, token: Token) -> str | None:
        """Return the folded lemma under which *token* is listed."""
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
            return None
        return listed_form(token, self._listed)

    def _companions(self, token: Token, head: str) -> ActorMention | None:
        if head not in self._groups.companions or not any(_is_possessive(child) for child in token.lefts):
            return None
        return ActorMention(
            start=token.i,
            end=token.i + 1,
            root=token.i,
            kind=MentionKind.COMPANIONS,
            role=fold(token.text),
            plural=True,
        )

    def _read_one(self, words: Words, token: Token, head: str) -> ActorMention | None:
        if any(_is_possessive(child) for child in token.lefts):
            return None  # « ses troupes au Sénégal »: whose they are, the possessive says
        found = self._behind(words, words.first_of_token[token.i] + 1, head)
        plural = has_feature(token, "Number", "Plur") or fold(token.text) != head
        actors = [self._actor(token, head, owner, found.complement, plural=plural) for owner in found.owners]
        if not actors:
            if not found.complement and head in self._groups.people:
                found = self._described(words, token)
            bare = self._bare(token, head, found.complement, plural=plural)
            actors = [bare] if bare else []
        if not actors:
            return self._of_context(token, head, plural=plural)
        end = words.tokens(found.end - 1, found.end)[1]
        return ActorMention(
            start=token.i,
            end=max(end, token.i + 1),
            root=token.i,
            kind=MentionKind.GROUP,
            actors=tuple(actors),
            of=found.owners[0] if found.owners else None,
            gender=gender_of(token),
            plural=plural,
        )

    def _of_context(self, token: Token, head: str, *, plural: bool) -> ActorMention | None:
        """« le gouvernement », « l’armée »: whose, only the context tells."""
        definite = any(fold(child.text) in _DEFINITE for child in token.lefts)
        if not definite or head not in self._groups.state_alone:
            return None
        return ActorMention(start=token.i, end=token.i + 1, root=token.i, kind=MentionKind.STATE, plural=plural)

    def _described(self, words: Words, token: Token) -> _Phrase:
        """Return a short complement of people: « les chefs des factions du parti »."""
        part = next(
            (
                c
                for c in token.rights
                if c.dep_ == "nmod" and c.i <= token.i + 2 and fold(next(c.lefts, c).text) in {"de", "du", "des", "d'"}
            ),
            None,
        )
        first = words.first_of_token.get(token.i, 0) + 1
        if part is None or part.right_edge.i - token.i > _MAX_COMPLEMENT:
            return _Phrase([], "", first)
        end = words.first_of_token.get(part.right_edge.i, first - 1) + 1
        return _Phrase([], words.between(first, end), max(first, end))

    def _behind(self, words: Words, start: int, head: str) -> _Phrase:
        """Read what stands behind the noun: adjectives, demonyms, « de » with an owner or a portfolio."""
        owners: list[str] = []
        complement, index, end = "", start, start
        while index < min(len(words), start + _MAX_COMPLEMENT):
            word = words.folded[index]
            found = self._demonyms.longest(words.folded, index)
            if found and not words.is_capital(index):
                owners += [found.value] if found.value not in owners else []
                index = end = found.end
            elif (
                word.rstrip("s") in self._groups.between
                or word in self._groups.between
                or (word in {",", "et"} and owners and self._is_next_demonym(words, index + 1))
            ):
                index += 1
            elif fold(words.text(index)) in {"de", "du", "des", "d"} and not (owners and complement):
                part = self._after_of(words, index, head, has_owner=bool(owners))
                if part is None:
                    break
                owners += part.owners
                complement, index = complement or part.complement, part.end
                end = index
            else:
                break
        return _Phrase(owners, complement, end)

    def _is_next_demonym(self, words: Words, index: int) -> bool:
        return (
            index < len(words)
            and self._demonyms.longest(words.folded, index) is not None
            and not words.is_capital(index)
        )

    def _after_of(self, words: Words, index: int, head: str, *, has_owner: bool) -> _Phrase | None:
        start = index + 1
        while start < len(words) and words.folded[start] in {"la", "le", "les", "l", "'"}:
            start += 1
        if start >= len(words):
            return None
        owner = self._owners.longest(words.folded, start)
        if owner and words.is_capital(start) and not has_owner:
            return _Phrase([owner.value], "", owner.end)
        portfolio = self._portfolios.longest(words.folded, start)
        if portfolio and head in self._groups.organizations:
            return _Phrase([], words.between(index, portfolio.end), portfolio.end)
        return None

    def _actor(self, token: Token, head: str, owner: str, complement: str, *, plural: bool) -> Actor:
        """Return the actor that the noun makes of *owner*."""
        groups, holder = self._groups, self._authority.actors[owner]
        is_member = plural and head in groups.people - groups.companions and holder.type is not ActorType.COUNTRY
        if head in groups.state or is_member:  # « les rebelles du M23 » act for it
            return holder
        country = holder.home
        if head in groups.forces:
            adjective = demonym(self._authority, owner, feminine=True, plural=True)
            return (
                new_actor(f"forces armées {adjective}", ActorType.ARMED_FORCE, country)
                if adjective and country
                else holder
            )
        feminine = has_feature(token, "Gender", "Fem")
        adjective = demonym(self._authority, owner, feminine=feminine, plural=plural) or f"({holder.label})"
        label = " ".join(part for part in (_noun(token), adjective, complement) if part)
        return new_actor(label, self._type(head, plural=plural), country)

    def _bare(self, token: Token, head: str, complement: str, *, plural: bool) -> Actor | None:
        """Return the actor of a noun without an owner, where it is definite enough to be one."""
        definite = any(fold(child.text) in _DEFINITE for child in token.lefts)
        is_people, is_body = head in self._groups.people, head in self._groups.services | self._groups.organizations
        if not (
            (is_people and plural)
            or (definite and is_body and (complement or head in self._groups.services | self._groups.bare))
        ):
            return None
        return new_actor(" ".join(part for part in (_noun(token), complement) if part), self._type(head, plural=plural))

    def _type(self, head: str, *, plural: bool) -> ActorType:
        if head in self._groups.people:
            return ActorType.GROUP if plural else ActorType.PERSON
        return ActorType.ARMED_FORCE if head in self._groups.services else ActorType.ORGANIZATION


def _noun(token: Token) -> str:
    """Return the noun as written, an acronym or a sentence's capital apart."""
    return token.text if token.text.isupper() else token.text[:1].lower() + token.text[1:]


def _is_possessive(determiner: Token) -> bool:
    return has_feature(determiner, "Poss", "Yes") or fold(determiner.text) in {"ses", "leurs"}
