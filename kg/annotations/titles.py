"""Titles: « le ministre turc de la Défense Hulusi Akar », « Sergueï Lavrov, chef de la diplomatie russe ».

A title is read word by word from its first word: qualifiers and demonyms, a complement after « de » (a portfolio, a
country or body, or plain words), then a name, perhaps behind a comma. The parse is asked for nothing but where a plain
complement ends: it is at its worst on titles.
"""

from dataclasses import dataclass, replace

from spacy.tokens import Doc

from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.names import is_acronym, name_end
from kg.annotations.phrases import Match, PhraseTable, Words
from kg.annotations.syntax import has_feature, is_verb
from kg.lexicon import Lexicon
from kg.lexicon.wordlists import Title
from kg.lexicon.words import fold, phrase

_OF = frozenset({"de", "du", "des", "d", "a", "aux", "au", "pour", "aupres", "chez"})
_ARTICLES = frozenset({"la", "le", "les", "l", "'", "du", "des"})
_FEMININE = frozenset({"la", "une", "sa", "cette", "mme", "madame", "mlle", "elle"})
_MAX_COMPLEMENT = 8
_COMPLEMENT_POS = frozenset({"NOUN", "ADJ", "PROPN", "DET", "ADP", "NUM"})


@dataclass(slots=True)
class _Draft:
    """A title as far as it has been read: *end* is the next word to look at."""

    title: Title
    role: list[str]
    end: int
    of: str | None = None
    name: tuple[int, int] | None = None


class TitleReader:
    """Finds the titles of a `Doc`; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        authority, titles = lexicon.authority, lexicon.titles
        self._authority = authority
        self._former = titles.former
        self._titles = PhraseTable(titles.forms.items())
        self._qualifiers = PhraseTable((words, True) for words in sorted(titles.qualifiers))
        self._portfolios = PhraseTable(titles.portfolios.items())
        self._demonyms = PhraseTable((phrase(form), actor) for form, actor in authority.demonyms.items())
        holders = {name: ids[0] for name, ids in authority.names.items()} | dict(authority.metonyms)
        self._bodies = PhraseTable(
            (phrase(name), actor) for name, actor in holders.items() if authority.actors[actor].type != "Person"
        )

    def read(self, words: Words) -> list[ActorMention]:
        """Return a mention for each title, with the name beside it if there is one."""
        found, index = [], 0
        while index < len(words):
            match = self._titles.longest(words.folded, index)
            if match and not self._is_part_of_word(words, match):
                mention, end = self._read_one(words, match)
                found += [mention] if mention else []
                index = max(end, index + 1)
            else:
                index += 1
        return found

    def _is_part_of_word(self, words: Words, match: Match[Title]) -> bool:
        """Return whether the match is a piece of a longer word: « chef » in « chef-lieu », but not « ex » in « ex-chef »."""
        following = words.folded[match.end] if match.end < len(words) else ""
        if following == "-" and " " not in words.between(match.end - 1, min(len(words), match.end + 2)):
            return True
        token = words.doc[words.token(match.start)]
        return is_verb(token) and len(match.value.role.split()) == 1 and not match.value.honorific

    def _read_one(self, words: Words, match: Match[Title]) -> tuple[ActorMention | None, int]:
        title = match.value
        draft = _Draft(title, [words.between(match.start, match.end)], match.end)
        while self._step(words, draft):
            pass
        self._find_name(words, draft)
        if title.honorific and not draft.name and not _is_counterpart(title):
            return None, match.end
        return self._mention(words, match, draft), draft.end

    def _step(self, words: Words, draft: _Draft) -> bool:
        """Take one more part of the title; return whether there was one."""
        folded, at = words.folded, draft.end
        if at >= len(words):
            return False
        if demonym := self._demonyms.longest(folded, at):
            if words.is_capital(at) or draft.of:
                return False
            draft.of, draft.end = demonym.value, demonym.end
            return True
        if qualifier := self._qualifiers.longest(folded, at):
            draft.end = qualifier.end
            return True
        return folded[at] in _OF and not draft.title.honorific and self._complement(words, draft)

    def _complement(self, words: Words, draft: _Draft) -> bool:
        """Take « de » and what follows it: a portfolio, a country or body, or plain words."""
        start = draft.end + 1
        while start < len(words) and words.folded[start] in _ARTICLES:
            start += 1
        joint = words.between(draft.end, start)
        if portfolio := self._portfolios.longest(words.folded, start):
            draft.role += [joint, portfolio.value]
            draft.end = portfolio.end
            return True
        if body := self._bodies.longest(words.folded, start):
            if draft.of or words.between(start, body.end).islower():
                return False
            draft.of, draft.end = body.value, body.end
            return True
        return self._plain_complement(words, draft, start, joint)

    def _plain_complement(self, words: Words, draft: _Draft, start: int, joint: str) -> bool:
        end, of = start, draft.of
        while end < min(len(words), start + _MAX_COMPLEMENT):
            token = words.doc[words.token(end)]
            if demonym := self._demonyms.longest(words.folded, end):
                of = of or demonym.value
                end = demonym.end
                break
            body = self._bodies.longest(words.folded, end)
            if body and words.is_capital(end):
                of, end = of or body.value, body.end
                break
            is_name = words.is_capital(end) and end > start and name_end(words, end) - end > 1
            if token.pos_ not in _COMPLEMENT_POS or is_name or (token.pos_ == "ADP" and words.folded[end] not in _OF):
                break
            end += 1
        while end > start and words.folded[end - 1] in _OF | _ARTICLES:
            end -= 1
        if end == start:
            return False
        draft.role += [joint, self._without_demonym(words, start, end)]
        draft.of, draft.end = of, end
        return True

    def _without_demonym(self, words: Words, start: int, end: int) -> str:
        """« gouvernement rwandais » is the government, of Rwanda."""
        last = self._demonyms.longest(words.folded, end - 1)
        return words.between(start, end - 1 if last and end - 1 > start else end)

    def _find_name(self, words: Words, draft: _Draft) -> None:
        """Find the name behind the title, at once or between commas."""
        start = draft.end
        following = words.folded[start] if start < len(words) else ""
        comma = following == "," and not _is_address(draft.title)
        if comma or (following == "." and _is_address(draft.title)):
            start += 1
        end = name_end(words, start) if start < len(words) else start
        if end > start and self._is_name(words, start, end, apart=comma):
            draft.name, draft.end = (start, end), end

    def _is_name(self, words: Words, start: int, end: int, *, apart: bool) -> bool:
        text = words.between(start, end)
        body = self._bodies.longest(words.folded, start)
        if (body and body.end == end) or (text.isupper() and is_acronym(text) and end - start == 1):
            return False
        if not apart:
            return True
        # Behind a comma only a full name that another comma or a verb follows is the title's own.
        token = words.doc[words.token(start)]
        return end - start > 1 and (token.ent_type_ == "PER" or (end < len(words) and words.folded[end] == ","))

    def _mention(self, words: Words, match: Match[Title], draft: _Draft) -> ActorMention:
        start, end = words.tokens(match.start, draft.end)
        before = words.folded[match.start - 1] if match.start else ""
        around = {before, *phrase(words.between(match.start, match.end))}
        name = words.between(*draft.name) if draft.name else None
        role = None if draft.title.honorific else _role(draft.role)
        is_former = bool(self._former & {before, words.folded[match.start - 2] if match.start > 1 else ""})
        kind = MentionKind.COUNTERPART if _is_counterpart(draft.title) else MentionKind.TITLE
        return ActorMention(
            start=start,
            end=end,
            root=_root(words.doc, start, end),
            kind=kind,
            name=name,
            role=role,
            of=draft.of,
            gender="f" if around & _FEMININE or _is_feminine(words, match) else "m",
            plural=_is_plural(words, match.start),
            former=is_former,
        )


def _is_feminine(words: Words, match: Match[Title]) -> bool:
    """Return whether the title stands in a feminine form: not the one under which it is stored, and ending in -e."""
    form = fold(words.between(match.start, match.end))
    return (
        form != fold(match.value.role)
        and form.split()[0].endswith("e")
        and has_feature(words.doc[words.token(match.start)], "Gender", "Fem")
    )


def _is_counterpart(title: Title) -> bool:
    return fold(title.role) == "homologue"


def _is_address(title: Title) -> bool:
    """« M. », « le général »: what stands right before a name, never apart from it."""
    return title.honorific and not _is_counterpart(title)


def _role(parts: list[str]) -> str:
    """Join the words of a role: small first letter, one space between words, none after an apostrophe."""
    text = " ".join(" ".join(parts).split()).replace("’ ", "’").replace("' ", "'")
    return text if text.startswith("Premi") else text[:1].lower() + text[1:]


def _is_plural(words: Words, start: int) -> bool:
    token = words.doc[words.token(start)]
    return (
        words.folded[start - 1 : start] in (["les"], ["des"], ["ces"], ["leurs"])
        if start
        else has_feature(token, "Number", "Plur")
    )


def _root(doc: Doc, start: int, end: int) -> int:
    return int(doc[start:end].root.i)


def join_apposed(mentions: list[ActorMention], doc: Doc) -> list[ActorMention]:
    """Join « Hulusi Akar, ministre turc de la Défense »: a name, a comma, and a title without a name, into one mention."""
    joined: list[ActorMention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if last and _apposed(last, mention, doc):
            joined[-1] = replace(
                last, end=mention.end, kind=MentionKind.TITLE, role=mention.role, of=mention.of, former=mention.former
            )
        else:
            joined.append(mention)
    return joined


def _apposed(name: ActorMention, title: ActorMention, doc: Doc) -> bool:
    between = [token.lower_ for token in doc[name.end : title.start]]
    return (
        bool(name.name)
        and name.role is None
        and title.kind is MentionKind.TITLE
        and title.name is None
        and not title.plural
        and between[:1] == [","]
        and all(word in {",", "le", "la", "l’", "l'", "un", "une", "ancien", "ancienne", "ex", "-"} for word in between)
    )
