"""What a title goes on with: « [ministre] turc sortant [de la Défense] », « [députée] PS », « [chef] militaire [du Front] »."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.annotations.complements import ComplementReader
from kg.annotations.labels import new_actor
from kg.annotations.names import is_acronym
from kg.annotations.phrases import PhraseTable, Words
from kg.annotations.syntax import has_feature
from kg.annotations.title_forms import is_address
from kg.lexicon import Lexicon
from kg.lexicon.wordlists import Title
from kg.lexicon.words import fold, phrase
from kg.model import Actor, ActorType

_BEHIND_ADJECTIVE = frozenset({"de", "du", "des", "d", ",", "charge", "chargee", "pour"})
_BEHIND_CAMP = frozenset({"a", "au", "aux", "chez"})  # « candidat démocrate à … »
_CHARGED = frozenset({"charge", "chargee"})
_ACRONYM = 2  # letters of the shortest
_BRACKETED = 8  # words


@dataclass(slots=True)
class Draft:
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
class Portfolio:
    """What an office is about, told in brackets that end at the word *end*."""

    words: str
    end: int


class TitleParts:
    """Reads what belongs to a title before the name; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon, complements: ComplementReader) -> None:
        authority, titles = lexicon.authority, lexicon.titles
        self._authority, self._complements = authority, complements
        self._deposed, self._elected = titles.deposed, titles.elected
        self._titles = PhraseTable(titles.forms.items())
        self._portfolios = PhraseTable(titles.portfolios.items())
        self._qualifiers = PhraseTable((words, True) for words in sorted(titles.qualifiers))
        self._demonyms = PhraseTable((phrase(form), actor) for form, actor in authority.demonyms.items())

    def read(self, words: Words, draft: Draft) -> None:
        """Take all parts that stand from the end of *draft* on."""
        while draft.end < len(words) and self._step(words, draft):
            pass

    def _step(self, words: Words, draft: Draft) -> bool:
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
        return self.take_party(words, draft) or (
            not is_address(draft.title) and (self._adjective(words, draft) or self._complement(words, draft))
        )

    def is_qualifier(self, words: Words, at: int) -> bool:
        """« sortant », « par intérim »: whether words that leave the office the same begin at the word *at*."""
        return self._qualifiers.longest(words.folded, at) is not None

    def take_party(self, words: Words, draft: Draft) -> bool:
        """Take « PS », « (PS) » at the end of *draft*, of a title that may tell a party; return whether it stands there."""
        is_over = draft.end >= len(words) or not draft.title.partisan or draft.party is not None
        found = None if is_over else self._partisan(words, draft.end)
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
        known = self._complements.read_name(words, first) if words.is_capital(first) else None
        party = self._authority.actors[known.value] if known else None
        if known and party and not is_bracketed and party.type is ActorType.ORGANIZATION and party.country:
            return party, known.end  # « la députée Renaissance Ada Kovac »
        if len(text) < _ACRONYM or not is_acronym(text) or not is_closed or "-" in words.folded[first + 1 : first + 2]:
            return None
        if known is not None and (known.end > first + 1 or self._is_country(known.value)):
            return None
        party = self._authority.actors[known.value] if known else new_actor(text, ActorType.ORGANIZATION)
        return party, first + 1 + is_bracketed

    def bracketed_portfolio(self, words: Words, at: int, title: Title) -> Portfolio | None:
        """« les ministres Ada Kovac [(Défense)] et Jan Holm [(Affaires sociales)] »: what the office of each is about."""
        start = at + 1
        if not title.portfolio or words.folded[at:start] != ["("] or not words.is_capital(start):
            return None
        end = next((i for i in range(start + 1, min(start + _BRACKETED, len(words))) if words.folded[i] == ")"), None)
        if end is None or self._portfolios.longest(words.folded, start) is None:
            return None  # « (Pologne) », « (LR) »
        text = words.between(start, end)
        noun = words.doc[words.token(start)]
        is_vowel = fold(text)[:1] in "aeiou"
        of = "des " if noun.text.endswith("s") else "de l’" if is_vowel else "de la " if _is_feminine(noun) else "du "
        return Portfolio(of + text, end + 1)

    def _is_country(self, actor: str) -> bool:
        return self._authority.actors[actor].type is ActorType.COUNTRY

    def _adjective(self, words: Words, draft: Draft) -> bool:
        """Take an adjective that the title goes on behind: « chef militaire du mouvement », « président élu Luis Quispe »."""
        at = draft.end
        while words.folded[at + 1 : at + 2] == ["-"] and at + 2 < len(words) and not words.is_capital(at + 2):
            at += 2  # « maire social-démocrate de Gap »
        token = words.doc[words.token(at)]
        is_adjective = token.pos_ in {"ADJ", "NOUN"} or has_feature(token, "VerbForm", "Part")
        if words.is_capital(at) or not is_adjective or at + 1 >= len(words) or words.folded[at - 1] == "'":
            return False
        if words.folded[at] in self._elected and self._titles.longest(words.folded, at + 1):
            return False  # « l’avocat devenu Premier ministre »
        following = _BEHIND_ADJECTIVE | (_BEHIND_CAMP if draft.title.running or draft.title.staff else frozenset())
        goes_on = words.is_capital(at + 1) or words.folded[at + 1] in following
        if not (goes_on or self._demonyms.longest(words.folded, at + 1)) or " " not in words.between(
            draft.end - 1, draft.end + 1
        ):
            return False
        draft.role.append(words.between(draft.end, at + 1))
        draft.end = at + 1
        return True

    def _complement(self, words: Words, draft: Draft) -> bool:
        owner = draft.body.id if draft.body else draft.of
        found = self._complements.read(words, draft.end, draft.title, owner)
        if found is None or found.end <= draft.end:
            return False
        if draft.title.portfolio and fold(draft.role[-1]) in _CHARGED:  # « le ministre chargé de l’Île du Nord »
            draft.role.append(words.between(draft.end, found.end))
        else:
            draft.role += found.role
            draft.of, draft.body = draft.of or found.of, draft.body or found.body
        draft.end = found.end
        return True


def _is_feminine(noun: Token) -> bool:
    return has_feature(noun, "Gender", "Fem")
