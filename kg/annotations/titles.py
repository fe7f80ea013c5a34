"""Titles: « le ministre turc de la Défense Hulusi Akar », « les présidents kényan William Ruto et ougandais Yoweri Museveni ».

A title is read word by word from its first word: what it goes on with (see `title_parts`), then a name (see
`title_names`); a title in the plural has several names, and each its country. The parse is asked for nothing but where a
plain complement ends: it is at its worst on titles.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from kg.annotations.complements import ComplementReader
from kg.annotations.extents import is_inner_adjective
from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.phrases import Match, PhraseTable, Words
from kg.annotations.plurals import is_only_plural, plurals
from kg.annotations.portfolios import ARTICLES, OF
from kg.annotations.roles import join_role, title_words
from kg.annotations.syntax import has_feature, is_verb
from kg.annotations.title_forms import (
    COLLEAGUES,
    COUNTERPARTS,
    is_adjective,
    is_one_of,
    is_plural,
    root_of,
    stands_behind_name,
)
from kg.annotations.title_names import TitleNames
from kg.annotations.title_parts import Draft, TitleParts
from kg.lexicon import Lexicon
from kg.lexicon.wordlists import Title
from kg.lexicon.words import fold, phrase
from kg.model import ActorType

_MASCULINE = frozenset({"le", "un", "au", "du", "ce", "m", "m.", "monsieur", "ancien"})
_FEMININE_ENDINGS = ("rice", "euse", "iere", "ente", "eure", "ee", "esse", "ienne")
_FEMININE = frozenset({"la", "une", "sa", "cette", "mme", "madame", "mlle", "elle", "ancienne"})
_MANY = frozenset({"les", "des", "ces", "leurs", "deux", "trois", "quatre"})
_MAX_NAMES = 8


@dataclass(frozen=True, slots=True)
class _Holder:
    """One of several holders: the name at the words `start:end`, from *first* on with the demonym before it."""

    first: int
    start: int
    end: int
    of: str | None
    portfolio: tuple[str, ...] = ()


class TitleReader:
    """Finds the titles of a `Doc`; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        authority, titles = lexicon.authority, lexicon.titles
        self._authority = authority
        self._former, self._elected = titles.former, titles.elected
        self._titles = PhraseTable(titles.forms.items())
        several = ((words, (form, titles.forms[form])) for form in titles.forms for words in plurals(form))
        self._plurals = PhraseTable(several)
        self._first_words = self._titles.first_words | self._plurals.first_words
        self._demonyms = PhraseTable((phrase(form), actor) for form, actor in authority.demonyms.items())
        self._complements = ComplementReader(lexicon)
        self._parts = TitleParts(lexicon, self._complements)
        self._beside = TitleNames(lexicon, self._complements, self._parts)

    def read(self, words: Words) -> list[ActorMention]:
        """Return a mention for each title, with the name beside it if there is one."""
        found: list[ActorMention] = []
        end = 0
        for index, word in enumerate(words.folded):
            if index >= end and word in self._first_words:
                mentions, end = self._at(words, index)
                found += mentions
        return found

    def _at(self, words: Words, index: int) -> tuple[list[ActorMention], int]:
        """Return the mentions of the title that begins at the word *index*, and where they end."""
        several = self._plurals.longest(words.folded, index)
        if several and (found := self._read_several(words, several)):
            return found
        if several and is_one_of(words, index):
            return self._read_one(words, Match(index, several.end, several.value[1]), _singular(words, several))
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
        if index != end - 1 or not words.is_capital(index) or end >= len(words):
            return False
        is_further = words.doc[words.token(end)].pos_ == "ADJ" and not self._demonyms.longest(words.folded, end)
        return is_inner_adjective(words, end) or (is_further and not self._parts.is_qualifier(words, end))

    def _is_part_of_word(self, words: Words, match: Match[Title]) -> bool:
        """Return whether the match is a piece of a longer word: « chef » in « chef-lieu », but not « ex » in « ex-chef »."""
        following = words.folded[match.end] if match.end < len(words) else ""
        if following == "-" and " " not in words.between(match.end - 1, min(len(words), match.end + 2)):
            return True
        if match.value.honorific and self._is_behind_hyphen(words, match.start):  # « l’état-major »
            return True
        token = words.doc[words.token(match.start)]
        if match.end == match.start + 1 and is_adjective(words, match.start):
            return True
        return is_verb(token) and len(match.value.role.split()) == 1 and not match.value.honorific

    def _is_behind_hyphen(self, words: Words, start: int) -> bool:
        is_joined = start > 1 and words.folded[start - 1] == "-" and " " not in words.between(start - 2, start + 1)
        return is_joined and words.folded[start - 2] not in self._former

    def _read_one(self, words: Words, match: Match[Title], role: str) -> tuple[list[ActorMention], int]:
        title = match.value
        draft = Draft(title, match.start, match.end, [role])
        self._parts.read(words, draft)
        self._beside.find(words, draft)
        needs_name = (title.honorific and fold(title.role) != "homologue") or title.named
        if fold(role) in COLLEAGUES and not (draft.name or draft.of):
            return [], match.end
        if needs_name and not draft.name and (title.honorific or not self._is_told(words, match.start)):
            return [], match.end
        return [self._mention(words, draft)], draft.end

    def _is_told(self, words: Words, start: int) -> bool:
        """Return whether a title without a name may be somebody’s: « Ada Kovac, [membre] du Front », « élue [membre] »."""
        return words.folded[max(0, start - 1)] in self._elected or stands_behind_name(words, start)

    def _read_several(
        self, words: Words, match: Match[tuple[tuple[str, ...], Title]]
    ) -> tuple[list[ActorMention], int] | None:
        """Read a title in the plural with a name for each holder; None where it has no two names."""
        form, title = match.value
        before = words.folded[match.start - 1] if match.start else ""
        if words.folded[match.start : match.end] == list(form) and before not in _MANY:
            return None
        draft = Draft(title, match.start, match.end, [_singular(words, match)])
        self._parts.read(words, draft)
        draft.owners = [draft.of] if draft.of else []
        while draft.owners and (more := self._next_demonym(words, draft.end)):
            draft.owners.append(more.value)
            draft.end = more.end
            self._parts.read(words, draft)
        if len(draft.owners) == 1:
            draft.owners += self._further_states(words, draft)
        holders = list(self._names(words, draft))
        if len(holders) < 2:  # noqa: PLR2004 - two are the fewest of several
            return self._one_each(words, draft)
        return list(self._mentions(words, draft, holders)), holders[-1].end

    def _one_each(self, words: Words, draft: Draft) -> tuple[list[ActorMention], int] | None:
        """« les présidents turc et russe », « les présidents de la Turquie et du Mali »: they are of one holder each.

        A demonym is so in the singular only.
        """
        is_one_of_state = draft.title.national or fold(draft.title.role) in COUNTERPARTS
        if len(draft.owners) < 2 or not is_one_of_state:  # noqa: PLR2004
            return None
        written = set(words.folded[draft.start : draft.end])
        forms = [self._authority.demonym_forms.get(owner, ()) for owner in draft.owners]
        is_singular = all(any(fold(form) in written and not is_only_plural(form, of) for form in of) for of in forms)
        before = words.folded[draft.start - 1] if draft.start else ""
        if not is_singular and not (before == "les" and words.is_capital(draft.end - 1)):
            return None
        return [replace(self._mention(words, draft), of=None, plural=True, owners=tuple(draft.owners))], draft.end

    def _further_states(self, words: Words, draft: Draft) -> list[str]:
        """« les présidents de la Turquie[, du Mali et du Togo] »: return the states told behind the first, and set where they end."""
        found: list[str] = []
        end = draft.end
        while words.folded[end : end + 1] in (["et"], [","]) and words.folded[end + 1 : end + 2] != []:
            if words.folded[end + 1] not in OF:
                break
            at = end + 2
            while words.folded[at : at + 1] and words.folded[at] in ARTICLES:
                at += 1
            state = self._complements.read_name(words, at) if at < len(words) else None
            if state is None or self._authority.actors[state.value].type is not ActorType.COUNTRY:
                break
            found.append(state.value)
            end = state.end
        draft.end = end
        return found

    def _next_demonym(self, words: Words, at: int) -> Match[str] | None:
        """Return the demonym of « et turc », « , turc »; not that of « et turc Recep Tayyip Erdogan »."""
        if words.folded[at : at + 1] not in (["et"], [","]) or at + 1 >= len(words) or words.is_capital(at + 1):
            return None
        found = self._demonyms.longest(words.folded, at + 1)
        return found if found and not (found.end < len(words) and words.is_capital(found.end)) else None

    def _names(self, words: Words, draft: Draft) -> Iterator[_Holder]:
        """Yield the names behind a plural title."""
        index = draft.end + (words.folded[draft.end : draft.end + 1] == [","])
        for _ in range(_MAX_NAMES):
            demonym = self._demonyms.longest(words.folded, index) if index < len(words) else None
            beside = demonym if demonym and not words.is_capital(index) else None
            first = index
            start = self._beside.skip_rank(words, beside.end if beside else index)
            end = self._beside.end(words, start)
            if end == start or self._complements.is_body(words, start, end):
                return
            owner, after = self._in_brackets(words, end)
            portfolio = self._parts.bracketed_portfolio(words, end, draft.title)
            after = portfolio.end if portfolio else _behind_age(words, after)
            role = (portfolio.words,) if portfolio else ()
            yield _Holder(first, start, end, beside.value if beside else owner, role)
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

    def _mentions(self, words: Words, draft: Draft, holders: list[_Holder]) -> Iterator[ActorMention]:
        """Yield a mention for each name: of the country beside it, of that in the same place of their list, of the only one."""
        in_order = len(draft.owners) == len(holders)
        for number, holder in enumerate(holders):
            listed = draft.owners[number] if in_order else draft.owners[0] if len(draft.owners) == 1 else None
            first = draft.start if number == 0 else holder.first
            role = [*draft.role, *holder.portfolio]
            one = Draft(draft.title, first, holder.end, role, of=holder.of or listed, body=draft.body)
            one.party, one.former = draft.party, self._is_former(words, draft.start)
            one.name = (holder.start, holder.end)
            yield self._mention(words, one)

    def _mention(self, words: Words, draft: Draft) -> ActorMention:
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
            gender="f" if around & _FEMININE or _is_feminine(words, draft) else _masculine(draft, before),
            plural=not draft.name and is_plural(words, draft.start) and not is_one_of(words, draft.start),
            former=draft.former or self._is_former(words, draft.start),
        )

    def _is_former(self, words: Words, start: int) -> bool:
        """Return whether « ancien », « ex- » stands before the title at the word *start*."""
        before = words.folded[start - 1] if start else ""
        last = words.folded[start - 2] if start > 1 else ""
        return bool(self._former & ({before, last} if before in {"-", "vice"} else {before}))


def _behind_age(words: Words, at: int) -> int:
    """Return where « , 74 ans, » behind a name ends; *at* where there is no age."""
    is_age = words.folded[at : at + 1] == [","] and words.folded[at + 2 : at + 3] == ["ans"]
    if not is_age or not words.folded[at + 1].isdigit():
        return at
    return at + 3 + (words.folded[at + 3 : at + 5] == [",", "et"])


def _is_feminine(words: Words, draft: Draft) -> bool:
    """Return whether the title stands in a feminine form: not the one under which it is stored, and ending in -e."""
    form = fold(draft.role[0])
    first = form.split()[0]
    is_other = form != fold(draft.title.role) and first.endswith("e")
    is_told = first.endswith(_FEMININE_ENDINGS) or has_feature(words.doc[words.token(draft.start)], "Gender", "Fem")
    return is_other and is_told


def _masculine(draft: Draft, before: str) -> str | None:
    """Return "m", or None where neither form nor article tells: « ministre », « son homologue »."""
    is_epicene = fold(draft.role[0]).split()[0].endswith("e") and before not in _MASCULINE
    return None if is_epicene else "m"


def _singular(words: Words, match: Match[tuple[tuple[str, ...], Title]]) -> str:
    """Return the title of one of « les leaders », « les secrétaires d’État », as it is written."""
    form, title = match.value
    if match.end - match.start != len(form):
        return title.role
    written = words.between(match.start, match.end)
    for number, word in enumerate(form):
        text = words.text(match.start + number)
        if fold(text) != word:
            if fold(text[:-1]) != word:
                return title.role  # « généraux »
            written = written.replace(text, text[:-1], 1)
    return title_words(written)
