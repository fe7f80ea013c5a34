"""The name beside a title: « le ministre [Karl Lindqvist] », « la présidente du Front, [Anna Weber], », « le chef, le colonel [Ali Cissé] »."""

from kg.annotations.complements import ComplementReader
from kg.annotations.labels import new_actor
from kg.annotations.names import is_acronym, name_end
from kg.annotations.phrases import PhraseTable, Words
from kg.annotations.portfolios import OF
from kg.annotations.title_forms import is_address, is_subject
from kg.annotations.title_parts import Draft, TitleParts
from kg.lexicon import Lexicon
from kg.lexicon.words import fold, phrase
from kg.model import Actor, ActorType

_ENDING = frozenset({",", ".", ";", ":", ")", "»"})  # behind a name in apposition
_ACRONYM = 2  # letters of the shortest
_ABBREVIATION = 3  # letters of the longest
_BRACKETED = 8  # words
_FULL_NAME = 2  # words of a first name and a family name


class TitleNames:
    """Finds the names beside titles; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon, complements: ComplementReader, parts: TitleParts) -> None:
        self._authority, self._complements, self._parts = lexicon.authority, complements, parts
        self._titles = PhraseTable(lexicon.titles.forms.items())
        self._persons, self._bodies = lexicon.descriptions.persons, lexicon.groups.bodies
        self._demonyms = PhraseTable((phrase(form), actor) for form, actor in lexicon.authority.demonyms.items())

    def find(self, words: Words, draft: Draft) -> None:
        """Find the name behind the title, at once or between commas."""
        behind = _behind_brackets(words, draft.end)
        following = words.folded[behind] if behind < len(words) else ""
        if following and "\n" in words.between(draft.end - 1, behind + 1):
            return  # a new line is no name of the title that ends the last
        # « Ada Kovac, maire de Gao, Moussa Diop … » is a list: the title is hers.
        is_told = words.folded[draft.start - 1 : draft.start] == [","] and words.is_capital(max(0, draft.start - 2))
        comma = following == "," and not is_address(draft.title) and not is_told
        start = behind + (comma or (following == "." and self._is_abbreviated(words, draft)))
        named = self.skip_rank(words, start)
        party = self._party(words, named) if not comma else None
        named += party is not None
        end = self.end(words, named)
        is_served = draft.body is None and self._serves(draft)
        if not comma and end > named and self._is_called(words, draft, named, end, is_served=is_served):
            draft.body = new_actor(words.between(named, end), ActorType.ORGANIZATION)
            draft.end, draft.role = end, draft.role[:1] if is_served else draft.role
            draft.of = None if is_served else draft.of  # « du géant suédois Norvex »: its country
            self.find(words, draft)
            return
        is_addressed = words.folded[start : start + 1] in (["m"], ["mme"])  # « son allié, M. Morel a … »
        apart = comma and (named == start or is_addressed)
        if (
            end > named
            and self._is_name(words, named, end, behind=draft.start if apart else None)
            and not self._contradicts(words, draft, named, end)
        ):
            draft.name, draft.end = (named, end), end
            draft.body = draft.body or (party if not draft.of else None)
            self._read_owner(words, draft)
            portfolio = self._parts.bracketed_portfolio(words, end, draft.title) if len(draft.role) == 1 else None
            if portfolio is not None:
                draft.role.append(portfolio.words)
                draft.end = portfolio.end
            self._parts.take_party(words, draft)

    def _serves(self, draft: Draft) -> bool:
        """« l’avocat du [journaliste] Jan Holm, Ada Kovac, a … », « le patron du [géant] suédois Norvex, … »: a noun of whom a title is."""
        first, _, last = fold(next((part for part in reversed(draft.role) if part), "")).rpartition(" ")
        noun = last.rpartition("'")[2]
        is_served = draft.title.personal and noun in self._persons
        is_of = first.partition(" ")[0] in OF or last.startswith("d'")
        return is_of and (is_served or (noun in self._bodies and not draft.title.national))

    def _is_called(self, words: Words, draft: Draft, start: int, end: int, *, is_served: bool) -> bool:
        """« la directrice de l’ONG [Terre Libre], Ada Kovac, a … »: whether a name is that of the body, as a full name behind a comma follows."""
        body = draft.body
        is_noun = body is not None and not body.known
        if not is_served and (not is_noun or any(words.is_capital(i) for i in range(draft.start + 1, draft.end))):
            return False
        second = end + 1
        if words.folded[end:second] != [","] or words.folded[start - 1] == "," or second >= len(words):
            return False
        named = self.skip_rank(words, second)
        closed = self.end(words, named)
        is_person = words.is_capital(second) and closed > named
        return is_person and self._is_name(words, named, closed, behind=draft.start)

    @staticmethod
    def _is_abbreviated(words: Words, draft: Draft) -> bool:
        """Return whether a dot behind the title is its own: « M. », « Dr. », and not « le major. Il »."""
        return is_address(draft.title) and len(words.text(draft.end - 1)) <= _ABBREVIATION

    def _party(self, words: Words, at: int) -> Actor | None:
        """« la députée [LR] Anne Morel »: the body whose acronym stands between a title and a full name."""
        text = words.text(at) if at < len(words) else ""
        if len(text) < _ACRONYM or not is_acronym(text) or self.end(words, at) - at <= _FULL_NAME:
            return None
        known = self._complements.read_name(words, at)
        if is_acronym(words.text(at + 1)) or (known is not None and known.end > at + 1):
            return None
        return self._authority.actors[known.value] if known else new_actor(text, ActorType.ORGANIZATION)

    def _read_owner(self, words: Words, draft: Draft) -> None:
        """Take the country that stands behind the name: « le président Jan Nowak de Pologne »."""
        has_owner = draft.of or draft.body or is_address(draft.title)
        if not has_owner and words.folded[draft.end : draft.end + 1] in (["de"], ["du"], ["d"]):
            found = self._complements.read(words, draft.end, draft.title, None)
            if found and found.of:
                draft.of, draft.end = found.of, found.end
        is_camp = draft.body is not None and draft.body.type is ActorType.GROUP  # « la candidate du centre Ada Kovac »
        if is_address(draft.title) or (draft.body is not None and not is_camp):
            return
        behind = self._complements.employer_behind(words, draft.end, draft.title)
        if behind is not None:
            draft.body, draft.of, draft.end = behind.body, behind.of, behind.end

    def skip_rank(self, words: Words, start: int) -> int:
        """Return where the name behind « le colonel », « le général grec », « l’écologiste » begins; *start* where there is no such word."""
        index = start
        while index < len(words) and words.folded[index] in {"le", "la", "l", "'"}:
            index += 1
        rank = self._titles.longest(words.folded, index)
        if rank and is_address(rank.value):
            dot = words.folded[rank.end : rank.end + 1] == ["."]
            return self._behind_demonym(words, rank.end + dot)
        demonym = self._demonyms.longest(words.folded, index)
        if demonym and index > start and words.is_capital(index):
            return demonym.end
        is_person = rank is None and index > start and words.folded[index : index + 1] != []
        if is_person and words.folded[index] in self._persons and not words.is_capital(index):
            behind = self._behind_demonym(words, index + 1)
            return behind if behind < len(words) and words.is_capital(behind) else start
        return start

    def _behind_demonym(self, words: Words, at: int) -> int:
        """Return where « grec » between a rank and a name ends; *at* where there is none."""
        demonym = self._demonyms.longest(words.folded, at) if at < len(words) else None
        is_beside = demonym is not None and not words.is_capital(at) and demonym.end < len(words)
        return demonym.end if demonym and is_beside and words.is_capital(demonym.end) else at

    def end(self, words: Words, start: int) -> int:
        """Return where the name at the word *start* ends: in front of the next title (« Karl Lindqvist Premier ministre »)."""
        end = name_end(words, start) if start < len(words) else start
        for index in range(start + 1, end):
            title = self._titles.longest(words.folded, index)
            if words.folded[index - 1] in OF | {"l", "'"} and self._complements.is_body_noun(words.folded[index]):
                return _without_particles(words, start, index)
            if words.folded[index - 1] in {"de", "d"} and self._complements.is_body(words, index, end):
                return index - 1
            if title and (title.end > end or not title.value.honorific) and title.end - index > 1:
                return index
        return end

    def _is_name(self, words: Words, start: int, end: int, *, behind: int | None) -> bool:
        """Return whether the words `start:end` name a person; behind a comma, that of the title that begins at *behind*."""
        text = words.between(start, end)
        title = self._titles.longest(words.folded, start)
        if title and title.end < end and not title.value.honorific and words.text(start).istitle():
            return False  # « ministre d’État, Ministre de l’Intérieur »
        if self._complements.is_body(words, start, end) or (text.isupper() and is_acronym(text) and end - start == 1):
            return False
        if behind is None:
            return True
        # Behind a comma only a full name that another comma or a verb follows is the title's own.
        is_full = end - start > 1 or words.folded[start - 1] in {".", "mme"}
        closed = _end_of_brackets(words, end)
        return is_full and (
            closed == len(words) or words.folded[closed] in _ENDING or is_subject(words, behind, closed)
        )

    def _contradicts(self, words: Words, draft: Draft, start: int, end: int) -> bool:
        """Return whether the name behind a comma is known as another country's: « le président russe, Joe Biden et … »."""
        if words.folded[start - 1] != ",":
            return False
        ids = self._authority.names.get(fold(words.between(start, end)), ())
        countries = {self._authority.actors[i].country for i in ids}
        owner = self._authority.actors.get(draft.of or "")
        return bool(ids) and owner is not None and owner.type is ActorType.COUNTRY and owner.id not in countries


def _without_particles(words: Words, start: int, end: int) -> int:
    """Return where the name at *start* ends that « du », « de l’ » before the word *end* do not belong to."""
    while end > start + 1 and words.folded[end - 1] in OF | {"l", "la", "'"}:
        end -= 1
    return end


def _behind_brackets(words: Words, at: int) -> int:
    """Return where brackets before a comma end: « la présidente du Front (ex-Ligue), Anna Weber »; *at* where there are none."""
    end = _end_of_brackets(words, at)
    return end if words.folded[end : end + 1] == [","] else at


def _end_of_brackets(words: Words, at: int) -> int:
    if words.folded[at : at + 1] != ["("] or ")" not in words.folded[at : at + _BRACKETED]:
        return at
    return words.folded.index(")", at) + 1
