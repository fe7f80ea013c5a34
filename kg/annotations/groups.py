"""Actors that a common noun names together with a country: « l’armée tchadienne », « quatre diplomates français ».

`ontology/groups.fr.yaml` says what a noun makes of its country: the state itself, its armed forces, a body of its own, or
people. Several demonyms make several actors (« des responsables hongrois et roumains »).
"""

from dataclasses import dataclass

from spacy.tokens import Token

from kg.annotations.forms import listed_form
from kg.annotations.group_names import ARMED_BODIES, GroupNamer, GroupNoun, lowered
from kg.annotations.labels import known_actor, new_actor
from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.names import known_surnames, name_end
from kg.annotations.own_words import belongs, end_of_name
from kg.annotations.parse import parse_of
from kg.annotations.phrases import PhraseTable, Words
from kg.annotations.sought import Sought
from kg.annotations.syntax import gender_of, has_feature, preposition
from kg.annotations.unity import UnityGovernments, unity_end
from kg.lexicon import Lexicon
from kg.lexicon.words import fold, phrase
from kg.model import Actor, ActorType, Place

_MAX_COMPLEMENT = 7
_TOWN_WORDS = 5  # hyphens are words: « Saint-Denis »
_RULING = (["au", "pouvoir"], ["en", "place"], ["de", "transition"], ["de", "facto"])
_RANKS = ("d ' etat et de gouvernement", "d ' etat", "membres", "de la diplomatie", "de diplomatie", "des diplomaties")
_SEATED = frozenset({"a", "au", "aux", "en"})
_ARTICLES = frozenset({"la", "le", "les", "l"})
_ELIDED = _ARTICLES | {"'"}
_OF = frozenset({"de", "du", "des", "d"})
_NAMING = _OF | {"pour", "contre"}


@dataclass(slots=True)
class _Phrase:
    """A group noun and what stands behind it: whom it belongs to, the words between, as written, and where it has its seat.

    It is qualified by an adjective of its own before its demonym (« les dirigeants religieux chiliens »).
    """

    owners: list[str]
    complement: str
    end: int
    is_against: bool = False
    seat: Place | None = None
    is_qualified: bool = False


class GroupReader:
    """Finds the groups of a `Doc`; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        authority, self._groups, self._cues = lexicon.authority, lexicon.groups, lexicon.cues
        self._fighters = lexicon.descriptions.fighters
        groups, self._namer = self._groups, GroupNamer(lexicon)
        self._listed = groups.state | groups.forces | groups.services | groups.organizations | groups.people
        self._sought, self._unity = Sought(self._is_listed), UnityGovernments(authority)
        self._authority = authority
        self._demonyms = PhraseTable((phrase(form), actor) for form, actor in authority.demonyms.items())
        self._portfolios = PhraseTable(lexicon.titles.portfolios.items())
        owners = {
            name: ids[0]
            for name, ids in authority.names.items()
            if authority.actors[ids[0]].type is not ActorType.PERSON
        }
        self._owners = PhraseTable((phrase(name), actor) for name, actor in owners.items())
        self._surnames = known_surnames(authority)
        self._places = PhraseTable((phrase(name), place) for name, place in authority.places.items())
        self._seats = PhraseTable((phrase(name), actor) for name, actor in (owners | dict(authority.metonyms)).items())

    def read(self, words: Words) -> list[ActorMention]:
        """Return a mention for each group."""
        mentions = []
        for token in self._sought.among(words.doc):
            head = self._head(token) if not (_is_adverbial(token) or _is_membership(token)) else None
            if head and token.i in words.first_of_token:
                mention = self._companions(words, token, head) or self._read_one(words, token, head)
                mentions += [mention] if mention else []
        return mentions

    def _is_listed(self, token: Token) -> bool:
        return token.pos_ in {"NOUN", "PROPN", "ADJ"} and listed_form(token, self._listed) is not None

    def _head(self, token: Token) -> str | None:
        """Return the folded lemma under which *token* is listed."""
        is_adjective = token.pos_ == "ADJ" and token.dep_ == "amod" and token.head.i == token.i - 1
        if is_adjective and fold(token.text) not in self._fighters:
            return None  # « la société civile », but « des attaques jihadistes »
        head = listed_form(token, self._listed)
        return head if head not in self._groups.capital or token.text[:1].isupper() else None

    def _companions(self, words: Words, token: Token, head: str) -> ActorMention | None:
        """« leurs alliés », of whoever has them; of « leurs alliés grecs » the demonym says who they are."""
        is_owned = head in self._groups.companions and any(_is_possessive(child) for child in token.lefts)
        if not is_owned or self._is_next_demonym(words, words.end_of(token.i + 1)):
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
        if head not in self._groups.companions and any(_is_possessive(child) for child in token.lefts):
            return None  # « ses troupes au Sénégal »: whose they are, the possessive says
        first = words.first_of_token[token.i]
        start = words.end_of(token.i + 1)
        start = (unity_end(words, start) if head in self._groups.state else None) or self._behind_rank(words, start)
        found = self._behind(words, start, head, is_seated=not self._is_led(token))
        if (whole := self._titled(words, token, head, found)) is not None:
            return whole
        noun = GroupNoun(
            token=token,
            head=head,
            owners=tuple(found.owners),
            complement=found.complement,
            text=lowered(words.between(first, found.end)),
            is_against=found.is_against,
            is_qualified=found.is_qualified,
            seat=found.seat,
        )
        actors = [self._unity.of(actor, token) for actor in self._namer.of_owners(noun)]
        if not actors:
            if not (found.complement or found.is_against) and head in self._groups.people:
                found = self._described(words, token)
            bare = self._called(words, first, found.end, head) or self._namer.bare(noun, found.complement)
            actors = [bare] if bare else []
        if not actors:
            return self._of_context(noun)
        end = words.tokens(found.end - 1, found.end)[1]
        return ActorMention(
            start=token.i,
            end=max(end, token.i + 1),
            root=token.i,
            kind=MentionKind.GROUP,
            actors=tuple(actors),
            of=found.owners[0] if found.owners else None,
            gender=gender_of(token),
            plural=noun.plural,
        )

    def _behind_rank(self, words: Words, start: int) -> int:
        """« les chefs [d’État et de gouvernement] de l’Asean »: return where what tells only their rank ends, before whose they are.

        So « les ministres [de l’Intérieur] de l’Union européenne », but those of two countries are two people.
        """
        ranks = map(str.split, _RANKS)
        end = next((start + len(rank) for rank in ranks if words.folded[start : start + len(rank)] == rank), start)
        if not (is_rank := end > start) and words.folded[start : start + 1] != [] and words.folded[start] in _OF:
            at = next((i for i in range(start + 1, len(words)) if words.folded[i] not in _ELIDED), start)
            portfolio = self._portfolios.longest(words.folded, at)
            end = portfolio.end if portfolio else start
        is_owned = end > start and words.folded[end : end + 1] != [] and words.folded[end] in _OF
        found = self._after_of(words, end, "", has_owner=False) if is_owned else None
        is_body = found is not None and not any(self._country(owner) for owner in found.owners)
        return end if found is not None and (is_rank or is_body) else start

    def _titled(self, words: Words, token: Token, head: str, found: _Phrase) -> ActorMention | None:
        """« l’Association nigérienne [de défense des consommateurs] »: a capital within a sentence begins a name with all behind it."""
        is_name = token.is_title and not token.is_sent_start and head in self._groups.organizations
        is_owned = len(found.owners) == 1 and not found.complement
        if not (is_name and is_owned) or words.folded[found.end : found.end + 1] not in ([w] for w in _NAMING):
            return None
        first, last, index = words.first_of_token[token.i], found.end, found.end
        while index < min(len(words), found.end + _MAX_COMPLEMENT):
            part = words.doc[words.token(index)]
            if part.pos_ in {"NOUN", "ADJ"}:
                last = index + 1
            elif words.folded[index] not in _NAMING | _ARTICLES | {"'", "et"} and part.text != "à":
                break
            index += 1
        if last == found.end:
            return None
        actor = known_actor(self._authority, new_actor(words.between(first, last), ActorType.ORGANIZATION))
        end = words.tokens(last - 1, last)[1]
        return ActorMention(
            start=token.i,
            end=end,
            root=token.i,
            kind=MentionKind.GROUP,
            actors=(actor,),
            of=found.owners[0],
            gender=gender_of(token),
        )

    def _called(self, words: Words, first: int, end: int, head: str) -> Actor | None:
        """« les rebelles du groupe Seleka » are the Seleka, whether a file knows it or not."""
        start = next((i + 1 for i in range(first + 1, end) if words.folded[i] in self._groups.called), end)
        if head not in self._groups.members or start >= end or not words.is_capital(start):
            return None
        known = self._owners.longest(words.folded, start)
        if known is not None and known.end == end:
            return self._authority.actors[known.value]
        return new_actor(words.between(start, end), ActorType.ORGANIZATION)

    def _of_context(self, noun: GroupNoun) -> ActorMention | None:
        """« le gouvernement », « au gouvernement »: whose, only the context tells."""
        if not noun.definite or noun.head not in self._groups.state_alone:
            return None
        at = noun.token.i
        return ActorMention(start=at, end=at + 1, root=at, kind=MentionKind.STATE, plural=noun.plural)

    def _described(self, words: Words, token: Token) -> _Phrase:
        """Return the adjectives and a short complement of people: « des pêcheurs normands », « les chefs des factions »."""
        last = token.i
        for child in token.rights:
            is_adjective = child.pos_ == "ADJ" and child.dep_ == "amod" and not list(child.children)
            is_complement = child.dep_ == "nmod" and fold(next(child.lefts, child).text) in {"de", "du", "des", "d'"}
            if is_complement and not belongs(token, child, self._cues):
                break
            if child.left_edge.i != last + 1 or not (is_adjective or is_complement):
                break
            # « le chef du parti Horizon et ancien ministre »: a further office of his is not in the name.
            offices = (c.left_edge.i - 1 for c in child.conjuncts if c.i > child.i and self._is_office(c))
            edge = next(offices, child.right_edge.i)
            if edge - token.i > _MAX_COMPLEMENT:
                break
            last = end_of_name(token.doc, edge + 1) - 1
            if is_complement:
                last = next((t.i - 1 for t in token.doc[child.i : last + 1] if t.text == ","), last)
                break
        first = words.first_of_token.get(token.i, 0) + 1
        end = words.end_of(last + 1)
        return _Phrase([], words.between(first, end), end) if end > first else _Phrase([], "", first)

    def _is_office(self, noun: Token) -> bool:
        """Return whether *noun* is joined by « et » alone: « et de gouvernement » goes on with what is before it."""
        return listed_form(noun, self._listed) is not None and preposition(noun) is None

    def _is_led(self, noun: Token) -> bool:
        """« le chef de la junte au pouvoir à Niamey »: where it rules belongs to the office."""
        return preposition(noun) == "de" and listed_form(noun.head, self._groups.persons) is not None

    def _behind(self, words: Words, start: int, head: str, *, is_seated: bool) -> _Phrase:
        """Read what stands behind the noun: adjectives, demonyms, « de » with an owner or a portfolio, where it rules."""
        owners: list[str] = []
        complement, index, end, is_against, is_qualified = "", start, start, False, False
        place: Place | None = None
        while index < min(len(words), start + _MAX_COMPLEMENT):
            word = words.folded[index]
            found = self._demonyms.longest(words.folded, index)
            if found and not words.is_capital(index):
                owners += [found.value] if found.value not in owners else []
                index = end = found.end
            elif word in self._groups.against or word.rstrip("s") in self._groups.against:
                is_against, index = True, index + 1
                end = index if not owners else end
            elif (
                word.rstrip("s") in self._groups.between
                or word in self._groups.between
                or (word in {",", "et"} and owners and self._is_next_demonym(words, index + 1))
            ):
                index += 1
            elif not owners and self._is_adjective(words, index) and self._is_next_owner(words, index + 1, head):
                is_qualified, index = True, index + 1
            elif (
                is_seated
                and not owners
                and head in self._groups.state
                and (seat := self._seat(words, index)) is not None
            ):
                owners, index, end = seat.owners, seat.end, seat.end
            elif (
                head in self._groups.seated
                and place is None
                and (town := self._town(words, index) or self._bench(words, index)) is not None
            ):
                place, complement, index = town.seat, complement or town.complement, town.end
                end = index
            elif (part := self._with_of(words, index, head, owners, complement)) is not None:
                owners += [owner for owner in part.owners if owner not in owners]
                complement, index = complement or part.complement, part.end
                start, end = (index if part.owners else start), index
            else:
                break
        return _Phrase(owners, complement, end, is_against, place, is_qualified)

    def _with_of(self, words: Words, index: int, head: str, owners: list[str], complement: str) -> _Phrase | None:
        """« les dirigeants [de la Suède][, de la Norvège][ et du Danemark] »: an owner or a portfolio, or a further state."""
        if words.folded[index] in _OF and not (owners and complement):
            return self._after_of(words, index, head, has_owner=bool(owners))
        if not owners or words.folded[index] not in {",", "et"} or words.folded[index + 1 : index + 2] == []:
            return None
        part = self._after_of(words, index + 1, head, has_owner=False) if words.folded[index + 1] in _OF else None
        return part if part and part.owners and all(self._country(owner) for owner in part.owners) else None

    def _town(self, words: Words, index: int) -> _Phrase | None:
        """« la police [de Dallas] », « le tribunal [du Havre] »: the place where it has its seat, which is no country."""
        start = index + 1
        if words.folded[index] not in _OF or start >= len(words):
            return None
        start += words.folded[start] in _ARTICLES and not words.is_capital(start)
        start += words.folded[start : start + 1] == ["'"]
        if start >= len(words) or not words.is_capital(start):
            return None
        found, owner = self._places.longest(words.folded, start), self._owners.longest(words.folded, start)
        if owner is not None and (found is None or owner.end >= found.end):
            return None
        if found is not None:
            return _Phrase([], words.between(index, found.end), found.end, seat=found.value)
        end = name_end(words, start)
        is_name = words.doc[words.token(start)].pos_ == "PROPN" and end - start <= _TOWN_WORDS
        if not is_name or words.folded[end - 1] in self._surnames:
            return None
        town = new_actor(words.between(start, end), ActorType.GROUP)
        return _Phrase([], words.between(index, end), end, seat=Place(id=town.id, label=town.label))

    def _bench(self, words: Words, index: int) -> _Phrase | None:
        """« la cour [d’appel] », « le tribunal [de grande instance] »."""
        start = end = index + 1 + (words.folded[index + 1 : index + 2] == ["'"])
        while end < len(words) and words.folded[end] in self._groups.benches:
            end += 1
        is_bench = words.folded[index] in _OF and end > start
        return _Phrase([], words.between(index, end), end) if is_bench else None

    def _seat(self, words: Words, index: int) -> _Phrase | None:
        """« la junte [au pouvoir à Niamey] », « les autorités [au Mali et au Niger] »: the countries in which somebody rules."""
        if words.folded[index : index + 2] in _RULING:
            index += 2
        owners: list[str] = []
        end = index
        while index + 1 < len(words) and words.folded[index] in _SEATED:
            start = index + 2 if words.folded[index + 1] in _ARTICLES else index + 1
            owner = self._seats.longest(words.folded, start)
            country = self._country(owner.value) if owner is not None else None
            if owner is None or country is None or not words.is_capital(start):
                break
            owners.append(country)
            index = end = owner.end
            while index < len(words) and words.folded[index] in {",", "et"}:
                index += 1
        return _Phrase(owners, "", end) if owners else None

    def _country(self, name: str) -> str | None:
        actor = self._authority.actors[name]
        return actor.id if actor.type is ActorType.COUNTRY else None

    def _is_adjective(self, words: Words, index: int) -> bool:
        """« les navires [marchands] israéliens »."""
        return words.doc[words.token(index)].pos_ == "ADJ" and not words.is_capital(index)

    def _is_next_demonym(self, words: Words, index: int) -> bool:
        return (
            index < len(words)
            and self._demonyms.longest(words.folded, index) is not None
            and not words.is_capital(index)
        )

    def _is_next_owner(self, words: Words, index: int, head: str) -> bool:
        """« les navires marchands [israéliens] », « la guérilla marxiste [des Farc] »."""
        if head not in ARMED_BODIES or words.folded[index : index + 1] == [] or words.folded[index] not in _OF:
            return self._is_next_demonym(words, index)
        part = self._after_of(words, index, head, has_owner=False)
        return part is not None and bool(part.owners)

    def _after_of(self, words: Words, index: int, head: str, *, has_owner: bool) -> _Phrase | None:
        start = index + 1
        while start < len(words) and words.folded[start] in {"la", "le", "les", "l", "'"}:
            start += 1
        if start >= len(words):
            return None
        names = self._seats if head in self._groups.state else self._owners  # « le gouvernement de Lilongwe »
        owner = names.longest(words.folded, start)
        if owner and words.is_capital(start) and not has_owner:
            return _Phrase([owner.value], "", owner.end)
        portfolio = self._portfolios.longest(words.folded, start)
        if portfolio and head in self._groups.organizations and not self._goes_on(words, index, portfolio.end):
            return _Phrase([], words.between(index, portfolio.end), portfolio.end)
        if head in self._groups.services and words.folded[start] in self._groups.branches:
            return _Phrase([], words.between(index, start + 1), start + 1)
        return None

    @staticmethod
    def _goes_on(words: Words, index: int, end: int) -> bool:
        """« le Parti de la justice [prospère] », « … [et du travail] »: whether a name goes on behind what looks like a portfolio."""
        if index == 0 or not words.is_capital(index - 1) or end >= len(words) or words.is_capital(end - 1):
            return False
        is_joined = words.folded[end] == "et" and words.folded[end + 1 : end + 2] != [] and words.folded[end + 1] in _OF
        return is_joined or words.doc[words.token(end)].pos_ == "ADJ"


def _is_adverbial(noun: Token) -> bool:
    """« une mise en [garde] », « en [force] »: behind « en » a bare noun is nobody."""
    return noun.i > 0 and parse_of(noun.doc).folded[noun.i - 1] == "en"


def _is_membership(noun: Token) -> bool:
    """« n’est pas [membre] de l’Otan », « devenir [membre] de … »: what is said of somebody names nobody but the body."""
    is_bare = noun.lower_ == "membre" and not any(child.dep_ == "det" for child in noun.lefts)
    return is_bare and noun.dep_ in {"ROOT", "xcomp", "ccomp", "obj", "conj"}


def _is_possessive(determiner: Token) -> bool:
    return has_feature(determiner, "Poss", "Yes") or fold(determiner.text) in {"ses", "leurs"}
