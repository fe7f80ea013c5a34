"""Titles: « le ministre turc de la Défense Hulusi Akar », « les présidents kényan William Ruto et ougandais Yoweri Museveni ».

A title is read word by word from its first word: adjectives and demonyms, complements (see `complements`), then a name,
perhaps behind a comma and a rank; a title in the plural has several names, and each its country. The parse is asked for
nothing but where a plain complement ends: it is at its worst on titles.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile

from kg.annotations.complements import ComplementReader, behind_brackets
from kg.annotations.extents import is_inner_adjective
from kg.annotations.labels import new_actor
from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.names import is_acronym, name_end
from kg.annotations.phrases import Match, PhraseTable, Words
from kg.annotations.plurals import is_only_plural, plurals
from kg.annotations.portfolios import OF
from kg.annotations.roles import join_role, title_words
from kg.annotations.syntax import has_feature, is_verb
from kg.annotations.title_forms import (
    COUNTERPARTS,
    is_address,
    is_one_of,
    is_plural,
    is_subject,
    root_of,
    stands_behind_name,
)
from kg.lexicon import Lexicon
from kg.lexicon.wordlists import Title
from kg.lexicon.words import fold, phrase
from kg.model import Actor, ActorType

_FEMININE = frozenset({"la", "une", "sa", "cette", "mme", "madame", "mlle", "elle", "ancienne"})
_ENDING = frozenset({",", ".", ";", ":", ")", "»"})  # behind a name in apposition
_BEHIND_ADJECTIVE = frozenset({"de", "du", "des", "d", ",", "charge", "chargee", "pour"})
_BEHIND_CAMP = frozenset({"a", "au", "aux", "chez"})  # « candidat démocrate à … »
_MANY = frozenset({"les", "des", "ces", "leurs", "deux", "trois", "quatre"})
_MAX_NAMES = 8
_ACRONYM = 2  # letters of the shortest
_ABBREVIATION = 3  # letters of the longest
_FULL_NAME = 2  # words of a first name and a family name


@dataclass(slots=True)
class _Draft:
    """A title as far as it has been read: *end* is the next word to look at."""

    title: Title
    start: int
    end: int
    role: list[str]
    of: str | None = None
    body: Actor | None = None
    party: Actor | None = None
    former: bool = False
    name: tuple[int, int] | None = None
    owners: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Holder:
    """One of several holders: the name at the words `start:end`, from *first* on with the demonym before it."""

    first: int
    start: int
    end: int
    of: str | None


class TitleReader:
    """Finds the titles of a `Doc`; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        authority, titles = lexicon.authority, lexicon.titles
        self._authority = authority
        self._former, self._deposed = titles.former, titles.deposed
        self._titles = PhraseTable(titles.forms.items())
        several = ((words, (form, titles.forms[form])) for form in titles.forms for words in plurals(form))
        self._plurals = PhraseTable(several)
        self._first_words = self._titles.first_words | self._plurals.first_words
        self._qualifiers = PhraseTable((words, True) for words in sorted(titles.qualifiers))
        self._demonyms = PhraseTable((phrase(form), actor) for form, actor in authority.demonyms.items())
        self._complements = ComplementReader(lexicon)

    def read(self, words: Words) -> list[ActorMention]:
        """Return a mention for each title, with the name beside it if there is one."""
        found: list[ActorMention] = []
        index = 0
        while index < len(words):
            mentions, end = self._at(words, index) if words.folded[index] in self._first_words else ([], index)
            found += mentions
            index = max(end, index + 1)
        return found

    def _at(self, words: Words, index: int) -> tuple[list[ActorMention], int]:
        """Return the mentions of the title that begins at the word *index*, and where they end."""
        several = self._plurals.longest(words.folded, index)
        if several and (found := self._read_several(words, several)):
            return found
        if several and is_one_of(words, index):
            title = several.value[1]
            return self._read_one(words, Match(index, several.end, title), title.role)
        match = self._titles.longest(words.folded, index)
        match = match and self._without_body(words, match)
        if match is None or self._is_part_of_word(words, match):
            return [], index
        written, role = words.between(match.start, match.end), match.value.role
        return self._read_one(words, match, role if fold(written) == fold(role) else title_words(written))

    def _without_body(self, words: Words, match: Match[Title]) -> Match[Title]:
        """Return the title that ends before the longer name of a body: « président du Conseil » in « … du Conseil européen »."""
        for index in range(match.start + 1, match.end):
            body = self._complements.read_name(words, index)
            is_name = body is not None and (
                words.is_capital(index) or self._authority.actors[body.value].country is None
            )
            if (body and body.end > match.end and is_name) or self._goes_on(words, index, match.end):
                return self._titles.longest(words.folded[: index - 1], match.start) or match
        return match

    def _goes_on(self, words: Words, index: int, end: int) -> bool:
        """« président du [Conseil] Militaire de Transition »: the noun at *index* that ends a title begins the name of a body."""
        return index == end - 1 and words.is_capital(index) and is_inner_adjective(words, end)

    def _is_part_of_word(self, words: Words, match: Match[Title]) -> bool:
        """Return whether the match is a piece of a longer word: « chef » in « chef-lieu », but not « ex » in « ex-chef »."""
        following = words.folded[match.end] if match.end < len(words) else ""
        if following == "-" and " " not in words.between(match.end - 1, min(len(words), match.end + 2)):
            return True
        if match.value.honorific and self._is_behind_hyphen(words, match.start):  # « l’état-major »
            return True
        token = words.doc[words.token(match.start)]
        return is_verb(token) and len(match.value.role.split()) == 1 and not match.value.honorific

    def _is_behind_hyphen(self, words: Words, start: int) -> bool:
        is_joined = start > 1 and words.folded[start - 1] == "-" and " " not in words.between(start - 2, start + 1)
        return is_joined and words.folded[start - 2] not in self._former

    def _read_one(self, words: Words, match: Match[Title], role: str) -> tuple[list[ActorMention], int]:
        title = match.value
        draft = _Draft(title, match.start, match.end, [role])
        self._read_parts(words, draft)
        self._find_name(words, draft)
        needs_name = (title.honorific and fold(title.role) != "homologue") or title.named
        if needs_name and not draft.name and (title.honorific or not stands_behind_name(words, match.start)):
            return [], match.end
        return [self._mention(words, draft)], draft.end

    def _read_parts(self, words: Words, draft: _Draft) -> None:
        while draft.end < len(words) and self._step(words, draft):
            pass

    def _step(self, words: Words, draft: _Draft) -> bool:
        """Take one more part of the title; return whether there was one."""
        folded, at = words.folded, draft.end
        if "\n" in words.between(at - 1, at + 1):
            return False
        if demonym := self._demonyms.longest(folded, at):
            # « le Président Gabonais »: careless texts give the demonym a capital, but « M. Breton » is a name.
            if draft.of or (words.is_capital(at) and is_address(draft.title)):
                return False
            draft.of, draft.end = demonym.value, demonym.end
            return True
        if qualifier := self._qualifiers.longest(folded, at):
            draft.end = qualifier.end
            return True
        if folded[at] in self._deposed and not words.is_capital(at):
            draft.former, draft.end = True, at + 1
            return True
        return self._take_party(words, draft) or (
            not is_address(draft.title) and (self._adjective(words, draft) or self._complement(words, draft))
        )

    def _take_party(self, words: Words, draft: _Draft) -> bool:
        found = self._partisan(words, draft.end) if draft.title.partisan and draft.party is None else None
        if found is None:
            return False
        draft.party, draft.end = found
        return True

    def _partisan(self, words: Words, at: int) -> tuple[Actor, int] | None:
        """Return the party of « députée [PS] », « députée [(PS)] », and where it ends."""
        is_bracketed = words.folded[at] == "("
        first = at + is_bracketed
        text = words.text(first) if first < len(words) else ""
        is_closed = not is_bracketed or words.folded[first + 1 : first + 2] == [")"]
        if len(text) < _ACRONYM or not is_acronym(text) or not is_closed or "-" in words.folded[first + 1 : first + 2]:
            return None
        known = self._complements.read_name(words, first)
        if known is not None and (known.end > first + 1 or self._is_country(known.value)):
            return None
        party = self._authority.actors[known.value] if known else new_actor(text, ActorType.ORGANIZATION)
        return party, first + 1 + is_bracketed

    def _is_country(self, actor: str) -> bool:
        return self._authority.actors[actor].type is ActorType.COUNTRY

    def _adjective(self, words: Words, draft: _Draft) -> bool:
        """Take an adjective that the title goes on behind: « chef militaire du mouvement », « président élu Luis Quispe »."""
        at = draft.end
        token = words.doc[words.token(at)]
        is_adjective = token.pos_ in {"ADJ", "NOUN"} or has_feature(token, "VerbForm", "Part")
        if words.is_capital(at) or not is_adjective or at + 1 >= len(words) or words.folded[at - 1] == "'":
            return False
        following = _BEHIND_ADJECTIVE | (_BEHIND_CAMP if draft.title.running or draft.title.staff else frozenset())
        goes_on = words.is_capital(at + 1) or words.folded[at + 1] in following
        if not (goes_on or self._demonyms.longest(words.folded, at + 1)) or " " not in words.between(at - 1, at + 1):
            return False
        draft.role.append(words.text(at))
        draft.end = at + 1
        return True

    def _complement(self, words: Words, draft: _Draft) -> bool:
        owner = draft.body.id if draft.body else draft.of
        found = self._complements.read(words, draft.end, draft.title, owner)
        if found is None or found.end <= draft.end:
            return False
        draft.role += found.role
        draft.of, draft.body = draft.of or found.of, draft.body or found.body
        draft.end = found.end
        return True

    def _find_name(self, words: Words, draft: _Draft) -> None:
        """Find the name behind the title, at once or between commas."""
        behind = behind_brackets(words, draft.end)
        following = words.folded[behind] if behind < len(words) else ""
        if following and "\n" in words.between(draft.end - 1, behind + 1):
            return  # a new line is no name of the title that ends the last
        # « Ada Kovac, maire de Gao, Moussa Diop … » is a list: the title is hers.
        is_told = words.folded[draft.start - 1 : draft.start] == [","] and words.is_capital(max(0, draft.start - 2))
        comma = following == "," and not is_address(draft.title) and not is_told
        start = behind + (comma or (following == "." and self._is_abbreviated(words, draft)))
        named = self._skip_rank(words, start)
        party = self._party(words, named) if not comma else None
        named += party is not None
        end = self._name_end(words, named)
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

    @staticmethod
    def _is_abbreviated(words: Words, draft: _Draft) -> bool:
        """Return whether a dot behind the title is its own: « M. », « Dr. », and not « le major. Il »."""
        return is_address(draft.title) and len(words.text(draft.end - 1)) <= _ABBREVIATION

    def _party(self, words: Words, at: int) -> Actor | None:
        """« la députée [LR] Anne Morel »: the body whose acronym stands between a title and a full name."""
        text = words.text(at) if at < len(words) else ""
        if len(text) < _ACRONYM or not is_acronym(text) or self._name_end(words, at) - at <= _FULL_NAME:
            return None
        known = self._complements.read_name(words, at)
        if is_acronym(words.text(at + 1)) or (known is not None and known.end > at + 1):
            return None
        return self._authority.actors[known.value] if known else new_actor(text, ActorType.ORGANIZATION)

    def _read_owner(self, words: Words, draft: _Draft) -> None:
        """Take the country that stands behind the name: « le président Jan Nowak de Pologne »."""
        has_owner = draft.of or draft.body or is_address(draft.title)
        if not has_owner and words.folded[draft.end : draft.end + 1] in (["de"], ["du"], ["d"]):
            found = self._complements.read(words, draft.end, draft.title, None)
            if found and found.of:
                draft.of, draft.end = found.of, found.end

    def _skip_rank(self, words: Words, start: int) -> int:
        """Return where the name behind « le colonel », « l’Azerbaïdjanais » begins; *start* where there is no such word."""
        index = start
        while index < len(words) and words.folded[index] in {"le", "la", "l", "'"}:
            index += 1
        rank = self._titles.longest(words.folded, index)
        if rank and is_address(rank.value):
            dot = words.folded[rank.end : rank.end + 1] == ["."]
            return rank.end + dot
        demonym = self._demonyms.longest(words.folded, index)
        if demonym and index > start and words.is_capital(index):
            return demonym.end
        return start

    def _name_end(self, words: Words, start: int) -> int:
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
        return is_full and (end == len(words) or words.folded[end] in _ENDING or is_subject(words, behind, end))

    def _contradicts(self, words: Words, draft: _Draft, start: int, end: int) -> bool:
        """Return whether the name behind a comma is known as another country's: « le président russe, Joe Biden et … »."""
        if words.folded[start - 1] != ",":
            return False
        ids = self._authority.names.get(fold(words.between(start, end)), ())
        countries = {self._authority.actors[i].country for i in ids}
        owner = self._authority.actors.get(draft.of or "")
        return bool(ids) and owner is not None and owner.type is ActorType.COUNTRY and owner.id not in countries

    def _read_several(
        self, words: Words, match: Match[tuple[tuple[str, ...], Title]]
    ) -> tuple[list[ActorMention], int] | None:
        """Read a title in the plural with a name for each holder; None where it has no two names."""
        form, title = match.value
        before = words.folded[match.start - 1] if match.start else ""
        if words.folded[match.start : match.end] == list(form) and before not in _MANY:
            return None
        draft = _Draft(title, match.start, match.end, [title.role])
        self._read_parts(words, draft)
        draft.owners = [draft.of] if draft.of else []
        while draft.owners and (more := self._next_demonym(words, draft.end)):
            draft.owners.append(more.value)
            draft.end = more.end
            self._read_parts(words, draft)
        holders = list(self._names(words, draft))
        if len(holders) < 2:  # noqa: PLR2004 - two are the fewest of several
            return self._one_each(words, draft)
        return list(self._mentions(words, draft, holders)), holders[-1].end

    def _one_each(self, words: Words, draft: _Draft) -> tuple[list[ActorMention], int] | None:
        """« les présidents turc et russe »: demonyms in the singular are of one holder each."""
        written = set(words.folded[draft.start : draft.end])
        forms = [self._authority.demonym_forms.get(owner, ()) for owner in draft.owners]
        is_one_each = all(any(fold(form) in written and not is_only_plural(form, of) for form in of) for of in forms)
        if len(forms) < 2 or not is_one_each or not draft.title.national:  # noqa: PLR2004
            return None
        return [replace(self._mention(words, draft), of=None, plural=True, owners=tuple(draft.owners))], draft.end

    def _next_demonym(self, words: Words, at: int) -> Match[str] | None:
        """Return the demonym of « et turc », « , turc »; not that of « et turc Recep Tayyip Erdogan »."""
        if words.folded[at : at + 1] not in (["et"], [","]) or at + 1 >= len(words) or words.is_capital(at + 1):
            return None
        found = self._demonyms.longest(words.folded, at + 1)
        return found if found and not (found.end < len(words) and words.is_capital(found.end)) else None

    def _names(self, words: Words, draft: _Draft) -> Iterator[_Holder]:
        """Yield the names behind a plural title."""
        index = draft.end + (words.folded[draft.end : draft.end + 1] == [","])
        for _ in range(_MAX_NAMES):
            demonym = self._demonyms.longest(words.folded, index) if index < len(words) else None
            beside = demonym if demonym and not words.is_capital(index) else None
            first = index
            start = self._skip_rank(words, beside.end if beside else index)
            end = self._name_end(words, start)
            if end == start or self._complements.is_body(words, start, end):
                return
            owner, after = self._in_brackets(words, end)
            after = _behind_age(words, after)
            yield _Holder(first, start, end, beside.value if beside else owner)
            if words.folded[after : after + 1] not in (["et"], [","], ["puis"]):
                return
            index = after + 1 + (words.folded[after : after + 2] == [",", "et"])

    def _in_brackets(self, words: Words, at: int) -> tuple[str | None, int]:
        """Return the country or body of « (Pologne) », and where it ends."""
        if words.folded[at : at + 1] != ["("]:
            return None, at
        found = self._complements.read_name(words, at + 1)
        if found is None or words.folded[found.end : found.end + 1] != [")"]:
            return None, at
        return found.value, found.end + 1

    def _mentions(self, words: Words, draft: _Draft, holders: list[_Holder]) -> Iterator[ActorMention]:
        """Yield a mention for each name: of the country beside it, of that in the same place of their list, of the only one."""
        in_order = len(draft.owners) == len(holders)
        for number, holder in enumerate(holders):
            listed = draft.owners[number] if in_order else draft.owners[0] if len(draft.owners) == 1 else None
            first = draft.start if number == 0 else holder.first
            one = _Draft(draft.title, first, holder.end, draft.role, of=holder.of or listed, body=draft.body)
            one.party, one.former = draft.party, self._is_former(words, draft.start)
            one.name = (holder.start, holder.end)
            yield self._mention(words, one)

    def _mention(self, words: Words, draft: _Draft) -> ActorMention:
        start, end = words.tokens(draft.start, draft.end)
        before = words.folded[draft.start - 1] if draft.start else ""
        around = {before, *takewhile(lambda word: word not in OF, phrase(draft.role[0]))}  # « chef de la diplomatie »
        is_counterpart = fold(draft.title.role) in COUNTERPARTS
        return ActorMention(
            start=start,
            end=end,
            root=root_of(words.doc, start, end),
            kind=MentionKind.COUNTERPART if is_counterpart else MentionKind.TITLE,
            name=words.between(*draft.name) if draft.name else None,
            role=None if draft.title.honorific else join_role(draft.role),
            of=draft.of,
            body=draft.body or (draft.party if not draft.of else None),
            gender="f" if around & _FEMININE or _is_feminine(words, draft) else "m",
            plural=not draft.name and is_plural(words, draft.start) and not is_one_of(words, draft.start),
            former=draft.former or self._is_former(words, draft.start),
        )

    def _is_former(self, words: Words, start: int) -> bool:
        """Return whether « ancien », « ex- » stands before the title at the word *start*."""
        before = words.folded[start - 1] if start else ""
        last = words.folded[start - 2] if start > 1 else ""
        return bool(self._former & ({before, last} if before in {"-", "vice"} else {before}))


def _without_particles(words: Words, start: int, end: int) -> int:
    """Return where the name at *start* ends that « du », « de l’ » before the word *end* do not belong to."""
    while end > start + 1 and words.folded[end - 1] in OF | {"l", "la", "'"}:
        end -= 1
    return end


def _behind_age(words: Words, at: int) -> int:
    """Return where « , 74 ans, » behind a name ends; *at* where there is no age."""
    is_age = words.folded[at : at + 1] == [","] and words.folded[at + 2 : at + 3] == ["ans"]
    if not is_age or not words.folded[at + 1].isdigit():
        return at
    return at + 3 + (words.folded[at + 3 : at + 5] == [",", "et"])


def _is_feminine(words: Words, draft: _Draft) -> bool:
    """Return whether the title stands in a feminine form: not the one under which it is stored, and ending in -e."""
    form = fold(draft.role[0])
    is_other = form != fold(draft.title.role) and form.split()[0].endswith("e")
    return is_other and has_feature(words.doc[words.token(draft.start)], "Gender", "Fem")
