"""Complements of titles: « de la Défense », « du principal parti serbe du Kosovo », « pour le Sahel », « de Gao ».

What stands behind « de » is a portfolio, the country or body that the office is of, or plain words. A body that no
authority file has is known by its words.
"""

from dataclasses import dataclass, field

from kg.annotations.english import EnglishNames
from kg.annotations.extents import Extents, behind_acronym
from kg.annotations.labels import new_actor
from kg.annotations.names import name_end
from kg.annotations.phrases import Match, PhraseTable, Words
from kg.annotations.portfolios import ARTICLES, OF, POINTING, PortfolioReader
from kg.annotations.proper_names import ProperNames
from kg.annotations.states import StateNames
from kg.annotations.territories import TerritoryReader, town_end
from kg.lexicon import Lexicon
from kg.lexicon.wordlists import Title
from kg.lexicon.words import fold, phrase
from kg.model import Actor, ActorType

_BESIDE = frozenset({"a", "au", "aux", "pour", "aupres", "chez", "en", "dans", "sur"})
_ABOUT = frozenset({"a", "au", "aux"})
_OF = (["de"], ["du"], ["d"], ["des"])
_INDEFINITE = frozenset(
    {"nouveaux", "nouvelles", "autres", "tels", "telles"}
)  # « exige du maire de nouvelles élections »
_QUOTES = '«»“”"\u00a0\u202f '


@dataclass(slots=True)
class Complement:
    """What one complement says, and the word *end* at which it ends."""

    end: int
    role: list[str] = field(default_factory=list)
    of: str | None = None
    body: Actor | None = None


class ComplementReader:
    """Reads the complements of titles; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        authority, titles, groups = lexicon.authority, lexicon.titles, lexicon.groups
        self._authority = authority
        self._countries = {actor.id for actor in authority.actors.values() if actor.type is ActorType.COUNTRY}
        self._state_bodies = titles.state_bodies
        self._body_nouns = titles.state_bodies | groups.organizations | groups.services | groups.state | groups.called
        self._camps = PhraseTable((words, True) for words in titles.camps)
        self._areas = titles.areas
        self._courts, self._english = titles.courts, EnglishNames(titles)
        self._employers = self._body_nouns | groups.bodies | titles.schools
        # « chef des rebelles », not « avocat de l’opposant »
        self._people = frozenset(f"{noun}s" for noun in groups.people)
        self._titles = PhraseTable(titles.forms.items())
        self._demonyms = PhraseTable((phrase(form), actor) for form, actor in authority.demonyms.items())
        self._towns = frozenset(authority.metonyms)
        holders = {name: ids[0] for name, ids in authority.names.items()} | dict(authority.metonyms)
        bodies = {
            phrase(name): actor for name, actor in holders.items() if authority.actors[actor].type != ActorType.PERSON
        }
        # « Les Verts »: « le chef des Verts »
        bare = {words[1:]: actor for words, actor in bodies.items() if words[0] in ARTICLES and words[1:] not in bodies}
        self._bodies = PhraseTable((bare | bodies).items())
        self._leaders = PhraseTable(
            (phrase(name), authority.actors[ids[0]].country)
            for name, ids in authority.names.items()
            if authority.actors[ids[0]].type is ActorType.PERSON and " " in name
        )
        self._states = StateNames(lexicon)
        self._places = PhraseTable((phrase(name), place.country) for name, place in authority.places.items())
        self._territories = TerritoryReader(titles, self._places)
        self._portfolios = PortfolioReader(titles, self._bodies, self._places)
        self._proper = ProperNames(authority, self._titles, self._body_nouns, titles.state_bodies, self._employers)
        self._extents = Extents(self._bodies, self._demonyms, self._titles, self._body_nouns - groups.governing, titles)

    def read(self, words: Words, at: int, title: Title, of: str | None) -> Complement | None:
        """Read the complement whose preposition is the word *at*, of a *title* already known to be *of* somebody.

        Returns:
            None where there is no complement, or where it is not the title's.
        """
        if at >= len(words) or words.folded[at] not in OF | _BESIDE:
            return None
        start = at + 1
        while start < len(words) and words.folded[start] in ARTICLES | OF:
            start += 1
        if start >= len(words) or "\n" in words.between(at, start + 1) or _is_object(words, at):
            return None
        if (portfolio := self._portfolios.read(words, at, start, title)) is not None:
            return Complement(*portfolio)
        if title.staff:
            return self._foreign(words, start) or self._employer(words, at, start)
        aim = self._aim(words, at, start) if title.running else None
        return self._foreign(words, start) or aim or self._of_title(words, at, start, title, of)

    def _of_title(self, words: Words, at: int, start: int, title: Title, of: str | None) -> Complement | None:
        if words.folded[at] == "chez":
            return self._employer(words, at, start)
        if words.folded[at] in _BESIDE:
            is_here = title.posted or not of or not title.national
            return self._at(words, at, start, title) or (self._beside(words, at, start, title) if is_here else None)
        inner = self._titles.longest(words.folded, start) if words.folded[at] in OF else None
        if inner is not None and not inner.value.honorific:
            return self._office(words, at, inner, of)
        return (
            self._territory(words, at, start, title, of)
            or self._known_body(words, at, start, title, of)
            or self._plain(words, at, start, title, of)
        )

    def employer_behind(self, words: Words, at: int, title: Title) -> Complement | None:
        """« le chercheur Jan Holm [, de l’Institut Nansen] », « la candidate Ada Kovac [du Parti vert] »: the body behind the name."""
        first = at + (words.folded[at : at + 1] == [","])
        if (title.national and not title.running) or title.portfolio:
            return None
        found = self.read(words, first, title, None) if words.folded[first : first + 1] in _OF else None
        known = self._authority.actors.get(found.of or "") if found else None
        is_body = found is not None and (
            found.body is not None or (known is not None and known.id not in self._countries)
        )
        return found if is_body else None

    def is_body_noun(self, word: str) -> bool:
        """Return whether the folded *word* is a noun of bodies, or « État »: no surname behind « du », « de l’ »."""
        return word in self._body_nouns or word == "etat"

    def is_body(self, words: Words, start: int, end: int) -> bool:
        """Return whether the words `start:end` are all of the name of a country or body."""
        body = self._bodies.longest(words.folded, start)
        return body is not None and body.end == end

    def read_name(self, words: Words, start: int) -> Match[str] | None:
        """Return the country or body whose name begins at the word *start*."""
        known, state = self._bodies.longest(words.folded, start), self._states.at(words, start)
        return state if state and (known is None or known.end < state.end) else known

    def _office(self, words: Words, at: int, inner: Match[Title], of: str | None) -> Complement | None:
        """« le conseiller du Premier ministre indien »: another's office; None where his name follows, which is not the first's."""
        demonym = self._demonyms.longest(words.folded, inner.end)
        country = demonym.value if demonym and not words.is_capital(inner.end) else None
        behind = demonym.end if demonym and country else inner.end
        more = self.read(words, behind, inner.value, country) or Complement(behind, of=country)
        if more.end < len(words) and name_end(words, more.end) > more.end:
            return None
        role = [words.between(at, inner.end), *more.role]
        return Complement(more.end, role, of=None if of else more.of or country, body=None if of else more.body)

    def _foreign(self, words: Words, start: int) -> Complement | None:
        """« de l’Afghanistan [Peace Network] »: the English name of a body, whatever the country that it begins with."""
        end = self._english.end(words, start)
        if end is None:
            return None
        return Complement(behind_acronym(words, end), body=self._body(words.between(start, end)))

    def _body(self, name: str, home: str | None = None) -> Actor:
        """Return the body that the files call *name*, else a new one, whose *home* is a country."""
        known = self._authority.names.get(fold(name), ())
        return self._authority.actors[known[0]] if known else new_actor(name, ActorType.ORGANIZATION, home)

    def _foreign_behind(self, words: Words, at: int) -> Complement | None:
        """« de l’ONG américaine [Peace Control Group] »: such a name right behind the noun of a body."""
        return self._foreign(words, at) if at < len(words) and words.is_capital(at) else None

    def _employer(self, words: Words, at: int, start: int) -> Complement | None:
        """« à l’université de Gand », « chez Nordik », « du CICR »: who employs; « d’histoire » is the subject."""
        known = self.read_name(words, start)
        if known is not None and not self._is_word(words, start, known):
            return None if known.value in self._countries else Complement(known.end, of=known.value)
        end = self._extents.end(words, start)
        if end == start:
            return None
        head = fold(words.text(start)).removesuffix("s")
        if head in self._employers and (named := self._foreign_behind(words, end)) is not None:
            return named
        is_named = words.is_capital(start) and not self._places.longest(words.folded, start)
        if head in self._employers or is_named:
            name = words.between(self._proper.start(words, start, end), end).strip(_QUOTES)
            return Complement(behind_acronym(words, end), body=new_actor(name, ActorType.ORGANIZATION))
        return Complement(end, [words.between(at, end)])

    def _aim(self, words: Words, at: int, start: int) -> Complement | None:
        """« de la droite », « à la présidentielle », « aux municipales », « au Pérou »: for whom, for what, or where one runs."""
        if camp := self._camps.longest(words.folded, start):
            return Complement(camp.end, body=new_actor(words.between(start, camp.end), ActorType.GROUP))
        if words.folded[at] not in _ABOUT:
            return None
        known = self._bodies.longest(words.folded, start) if words.is_capital(start) else None
        if known is not None and known.value in self._countries and "\n" not in words.between(start - 1, known.end):
            return Complement(known.end, of=known.value)
        end = known.end if known else self._extents.end(words, start)
        return Complement(end, [words.between(at, end)]) if end > start else None

    def _territory(self, words: Words, at: int, start: int, title: Title, of: str | None) -> Complement | None:
        found = self._territories.read(words, start) if not (of or (title.local and title.national)) else None
        role = [words.between(at, found.council)] if found and not title.local else []
        return Complement(found.end, role, body=found.body) if found else None

    def _at(self, words: Words, at: int, start: int, title: Title) -> Complement | None:
        """« la responsable du climat [au WWF] »: for whom somebody works whose office is no state’s."""
        is_posted = title.posted or title.national or title.portfolio or title.local
        if is_posted or words.folded[at] not in _ABOUT or not words.is_capital(start):
            return None
        known = self.read_name(words, start)
        if known is None and fold(words.text(start)).removesuffix("s") in self._employers:
            return self._employer(words, at, start)  # « la responsable du climat au Réseau des villes »
        if known is None or self._authority.actors[known.value].type is not ActorType.ORGANIZATION:
            return None
        return Complement(behind_acronym(words, known.end), of=known.value)

    def _beside(self, words: Words, at: int, start: int, title: Title) -> Complement | None:
        """« à Paris », « pour le Sahel », « auprès de l’ONU », « à la Mer »: where or for what, but not of whom."""
        if words.folded[at] == "dans":  # « l’envoyé de l’ONU dans la région »
            return Complement(start + 1) if title.posted and words.folded[start] in self._areas else None
        # « a condamné le ministre à deux ans de prison »: a portfolio has an article
        is_bare = start == at + 1 and words.folded[at] == "a" and not words.is_capital(start)
        is_told = words.folded[at] == "sur" and (start == at + 1 or title.national or title.named)
        if is_bare or is_told or (words.folded[at] == "en" and not self._is_place(words, start)):
            return None
        seat = (
            self._bodies.longest(words.folded, start) if words.is_capital(start) and words.folded[at] != "a" else None
        )
        if (
            seat
            and seat.value in self._countries
            and title.national
            and not (title.posted or title.personal or title.running)
        ):
            return Complement(seat.end, of=seat.value)  # « le chef de la junte au pouvoir au Mali »
        if words.is_capital(start) and (end := self._places_end(words, start)):
            return Complement(end, [words.between(at, end)])
        end = self._extents.end(words, start)
        # « chef de la majorité au Sénat »
        is_organ = words.folded[start] in self._state_bodies and words.folded[at] in _ABOUT and not title.posted
        is_about = is_organ or title.portfolio or words.folded[at] in {"pour", "sur"}
        if end == start or not is_about or words.folded[at] == "en":
            return None
        return Complement(end, [words.between(at, end)])

    def _places_end(self, words: Words, start: int) -> int | None:
        """Return where the name of a place or body ends, with another behind « et »: « pour le Soudan et le Tchad »."""
        place = self._bodies.longest(words.folded, start) or self._places.longest(words.folded, start)
        if place is None or words.folded[place.end : place.end + 1] != ["et"]:
            return place.end if place else None
        further = place.end + 1 + sum(word in ARTICLES for word in words.folded[place.end + 1 : place.end + 3])
        other = self._bodies.longest(words.folded, further) if further < len(words) else None
        return other.end if other and words.is_capital(further) else place.end

    def _is_place(self, words: Words, start: int) -> bool:
        return words.is_capital(start) and bool(
            self._bodies.longest(words.folded, start) or self._places.longest(words.folded, start)
        )

    def _known_body(self, words: Words, at: int, start: int, title: Title, of: str | None) -> Complement | None:
        people = self._demonyms.longest(words.folded, start) if words.folded[at] == "des" else None
        is_all = people is not None and words.folded[people.end : people.end + 1] not in (["de"], ["du"], ["d"])
        if people and is_all and words.is_capital(start) and people.value in self._countries and not of:
            return Complement(people.end, of=people.value)  # « le roi des Belges »
        body = self.read_name(words, start)
        place = self._places.longest(words.folded, start)
        if title.local and not title.national and (ground := self._territories.noun(words, start)):
            is_bare = ground.end < len(words) and words.folded[ground.end] not in OF | {"'"}
            if is_bare and not words.is_capital(ground.end) and not self._demonyms.longest(words.folded, ground.end):
                return Complement(ground.end)  # « le maire de la ville »: of which the text has spoken
        if title.local and words.is_capital(start) and (found := place or body):
            name = words.between(start, found.end)
            town = body is None or fold(name) in self._towns or (place is not None and place.end > body.end)
            country = place.value if place else None
            if town:
                return Complement(found.end, body=new_actor(name, ActorType.ORGANIZATION, country))
        if body is None or self._is_word(words, start, body) or self._runs_on(words, start, body.end):
            return None
        return self._of_known(words, at, body, title, of)

    def _of_known(self, words: Words, at: int, body: Match[str], title: Title, of: str | None) -> Complement:
        if not of:
            return Complement(behind_acronym(words, body.end), of=body.value)
        actor = self._authority.actors[body.value]
        is_abroad = actor.country is None and not title.portfolio  # « le président ivoirien de la FIFA »
        is_other = of != body.value and actor.type is ActorType.ORGANIZATION
        if is_other and not title.posted and (is_abroad or not title.national):
            return Complement(behind_acronym(words, body.end), body=actor)  # « le directeur africain de l’OMS »
        return Complement(body.end, [words.between(at, body.end)] if of != body.value else [])

    def _is_word(self, words: Words, start: int, body: Match[str]) -> bool:
        """Return whether a name in small letters is a word (« la cour »); countries lack their capital in careless texts."""
        actor = self._authority.actors[body.value]
        is_country = actor.type is ActorType.COUNTRY
        if actor.type is ActorType.ORGANIZATION and actor.country is None and body.end > start + 1:
            return False  # « du conseil européen »
        return words.between(start, body.end).islower() and not (
            is_country and body.value in self._authority.demonym_forms
        )

    def _runs_on(self, words: Words, start: int, end: int) -> bool:
        """Return whether the name of a body is only the beginning of a longer one: « Parti libéral » in « Parti libéral-démocrate »."""
        if end + 1 < len(words) and words.folded[end] == "-" and " " not in words.between(end - 1, end + 2):
            return True
        first = fold(words.text(start)).removesuffix("s")
        return first in self._body_nouns and end < len(words) and words.doc[words.token(end)].pos_ == "ADJ"

    def _plain(self, words: Words, at: int, start: int, title: Title, of: str | None) -> Complement | None:
        leader = self._leaders.longest(words.folded, start) if title.national and not title.personal else None
        if leader is not None and words.is_capital(start):  # « l’ancien ministre de Joko Widodo [Budi Santoso] »
            return Complement(leader.end, of=of or leader.value)
        end = (town_end(words, start) if title.local else None) or self._extents.end(words, start)
        if end == start or (of and start == at + 1 and end == start + 1 and not words.is_capital(start)):
            return None  # « a accusé le maire de Gao de corruption »
        head = fold(words.text(start)).removesuffix("s")
        if head in self._employers and (named := self._foreign_behind(words, end)) is not None:
            return named
        country, first, last = self._country(words, start, end)
        behind = behind_acronym(words, end)
        is_body = self._is_body(words, start, end, title) or (title.personal and self._is_client(words, start, end))
        is_of_state = title.national and (title.portfolio or head in self._state_bodies or not words.is_capital(start))
        if is_body and (not of or (of in self._countries and not (is_of_state or title.posted))):
            name = words.between(self._proper.start(words, start, end), end).strip(_QUOTES)
            home = country if country in self._countries else None
            return Complement(behind, body=self._body(name, home))
        is_office = title.national or title.portfolio or title.local or title.personal
        is_open = not (of or country or is_office or head in self._state_bodies)
        if is_open and (inner := self._inner(words, at, start, end, title)) is not None:
            return inner
        if of or not country:
            first = last = end
        role = [words.between(at, first), words.between(last, end)] if first > start else []
        return Complement(behind, role, of=None if of else country)

    def _inner(self, words: Words, at: int, start: int, end: int, title: Title) -> Complement | None:
        """« de la rédaction [de l’hebdomadaire La Plume] »: the body that the words `start:end` end with."""
        inner = next((index for index in range(start + 1, end) if words.folded[index] in OF), end)
        first = next((index for index in range(inner + 1, end) if words.folded[index] not in ARTICLES), end)
        found = self._plain(words, inner, first, title, None) if first < end else None
        return (
            Complement(found.end, [words.between(at, inner), *found.role], body=found.body)
            if found and found.body
            else None
        )

    def _is_client(self, words: Words, start: int, end: int) -> bool:
        """« de M. Quispe », « d’Ana Ruiz »: whether the words are a person’s name, for whom somebody works."""
        first = self._proper.start(words, start, end)
        is_name = words.is_capital(first) and name_end(words, first) == end
        return is_name and (first > start or not self._places.longest(words.folded, start))

    def _is_body(self, words: Words, start: int, end: int, title: Title) -> bool:
        """Return whether plain words name a body of its own, and no state's and no subject of an office."""
        last = self._demonyms.longest(words.folded, end - 1)
        nouns = [
            fold(words.text(i))
            for i in range(start, end)
            if words.doc[words.token(i)].pos_ in {"NOUN", "PROPN"} or words.is_capital(i)
        ]
        written = nouns[0] if nouns else ""
        head = written.removesuffix("s")
        if words.folded[start] in POINTING and head in self._employers | self._state_bodies:
            return True  # « de cette banque »: of which the text has spoken
        if title.portfolio or (last and last.value not in self._countries):
            return False  # « chef des rebelles houthis »: of the Houthis
        capitals = [i for i in range(start, end) if words.is_capital(i)]
        if head in self._courts and words.is_capital(end - 1):
            return not last and not self._bodies.longest(words.folded, end - 1)  # « du parquet de Gand »
        if head in self._state_bodies:
            return bool(capitals) and words.is_capital(start) and not self._country(words, start, end)[0]
        if head in self._employers and capitals and not any(self._bodies.longest(words.folded, i) for i in capitals):
            return True  # « de l’hebdomadaire La Plume »
        is_body = head in self._body_nouns or written in self._people
        return words.is_capital(start) or is_body or _quoted(words, start, end)

    def _country(self, words: Words, start: int, end: int) -> tuple[str | None, int, int]:
        """Return the country that the words `start:end` name last, and the words that name it, as (country, start, end)."""
        for index in range(end - 1, start - 1, -1):
            demonym = self._demonyms.longest(words.folded, index)
            if demonym and demonym.end <= end and not words.is_capital(index):
                return demonym.value, index, demonym.end
            leader = self._leaders.longest(words.folded, index)
            if leader and leader.end == end and leader.value and words.is_capital(index):
                return leader.value, end, end  # « le porte-parole du gouvernement d’Emmanuel Macron »
            body = self._bodies.longest(words.folded, index)
            if body and body.end <= end and words.is_capital(index):
                actor = self._authority.actors[body.value]
                cut = index
                while cut > start and words.folded[cut - 1] in OF | ARTICLES:
                    cut -= 1
                noun = fold(words.text(start)).removesuffix("s")
                is_of_state = actor.country is not None and noun in self._state_bodies
                if actor.type is ActorType.COUNTRY or (index > start and not is_of_state):
                    return actor.id, cut, body.end  # « la mission de l’ONU », « le géant turc Arçelik »: of these
                return actor.country, end, end
        return None, end, end


def _quoted(words: Words, start: int, end: int) -> bool:
    return any(words.folded[index] in {"«", '"', "“"} for index in range(start, end))


def _is_object(words: Words, at: int) -> bool:
    return words.folded[at] == "de" and words.folded[at + 1] in _INDEFINITE
