"""Where, in the words for a body or a person, the name proper begins: « [UMP] » in « groupe UMP », « [Quispe] » in « M. Quispe »."""

from functools import partial

from kg.annotations.extents import JOINTS
from kg.annotations.names import is_acronym
from kg.annotations.phrases import PhraseTable, Words
from kg.annotations.portfolios import OF
from kg.lexicon import Authority
from kg.lexicon.wordlists import Title
from kg.lexicon.words import fold
from kg.model import ActorType


class ProperNames:
    """Tells names from the nouns before them; made once for a lexicon."""

    def __init__(
        self,
        authority: Authority,
        titles: PhraseTable[Title],
        body_nouns: frozenset[str],
        state_bodies: frozenset[str],
        employers: frozenset[str],
    ) -> None:
        """Take the nouns of bodies, those of them that a state has, and those of all who employ somebody."""
        self._authority, self._titles = authority, titles
        self._nouns, self._employers = body_nouns - state_bodies, employers

    def start(self, words: Words, start: int, end: int) -> int:
        """Return where the name proper begins: « UMP » in « groupe UMP », « Quispe » in « M. Quispe »."""
        address = self._titles.longest(words.folded, start)
        if address is not None and address.value.honorific and address.end < end:
            return address.end + (words.folded[address.end] == "." and address.end + 1 < end)
        if start + 1 < end and is_acronym(words.text(start)) and words.folded[start] in self._employers:
            return start + 1  # « de l’ONG Terre Libre »
        capital = next((index for index in range(start, end) if words.is_capital(index)), start)
        before = words.folded[start:capital]  # « de la puissante organisation », « de son parti »
        is_generic = any(word.removesuffix("s") in self._nouns for word in before)
        is_name = all(words.is_capital(index) or words.folded[index] in JOINTS for index in range(capital, end))
        if is_generic and (whole := next(filter(partial(self._is_whole_name, words, end), range(start + 1, end)), 0)):
            return whole
        return capital if is_generic and is_name and not OF.intersection(before) else start

    def _is_whole_name(self, words: Words, end: int, start: int) -> bool:
        """Return whether the words `start:end` are the name of a body that the files know, and of no country."""
        known = self._authority.names.get(fold(words.between(start, end)), ())
        return bool(known) and all(self._authority.actors[id_].type is not ActorType.COUNTRY for id_ in known)
