"""Who speaks: the noun phrase that is the subject of a verb of saying, before or behind it, and the mention in it.

- La dirigeante syndicale Rosa Quispe a prévenu … — the subject of the parse
- …, a prévenu mercredi devant la presse Rosa Quispe. — the first phrase behind the verb that no preposition governs
- …, a-t-elle prévenu. — the inverted pronoun
- …, a-t-on appris de source policière. — the source behind « de » or « auprès de »
- …, estime-t-on à Rabat. — the seat of power where « on » is
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.annotations.indefinite import is_on, seat_of
from kg.annotations.marks import CLOSE, marked_spans
from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.saying import finite_word, first_word, inverted_pronoun
from kg.annotations.subjects import subject
from kg.annotations.syntax import has_feature, is_verb, sentence
from kg.lexicon import Lexicon
from kg.lexicon.words import fold

_OF = frozenset({"de", "du", "des", "d'"})
_ENDS = frozenset({".", "!", "?", "…", ":", ";", "«", "»", "“", "”", "(", ")", "–", "—"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_BEFORE_NOUN = frozenset({"DET", "ADJ", "NUM"})
_REACH = 16  # tokens behind a verb in which its subject is looked for
_SILENT = frozenset({MentionKind.PLACE, MentionKind.POSSESSIVE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """The tokens that name who speaks, half-open, and the index of the mention among them, where there is one."""

    start: int
    end: int
    mention: int | None = None


class SpeakerFinder:
    """Finds speakers in one `Doc`."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self._doc, self._object_control = doc, lexicon.cues.object_control
        self.mentions: tuple[ActorMention, ...] = doc._.kg_mentions
        self._marked = {i for marked in marked_spans(doc) for i in range(marked.start, marked.end)}
        self.by_token = {i: n for n, m in enumerate(self.mentions) for i in range(m.start, m.end)}

    def is_marked(self, token: Token) -> bool:
        """Return whether *token* stands between marks."""
        return token.i in self._marked

    def of_verb(self, verb: Token) -> Speaker | None:
        """Return the subject of *verb*, wherever it stands, or None."""
        pronoun = inverted_pronoun(verb)
        if pronoun is not None and is_on(pronoun):
            return self._seat(verb) or self._origin(verb)
        if pronoun is not None:
            return self.at(pronoun)
        if self._is_dependent(verb) and (main := self._main_verb(verb)) is not None:
            return self.of_verb(main)
        found = None
        if not (self._follows_mark(verb) and self.behind(verb)):
            found = subject(finite_word(verb), self._object_control)
        if found is not None and (found.i < verb.i or found.pos_ == "PRON") and self._is_heard(found, verb):
            return self._seat(verb) if is_on(found) else self.at(found)
        return self.behind(verb) or self._first_before(verb)

    def _first_before(self, verb: Token) -> Speaker | None:
        """Return the first noun phrase of the sentence of *verb* that no preposition governs, for when the parse is silent."""
        first, _ = sentence(verb)
        for start, end, is_governed in self._phrases(first):
            if start >= verb.i:
                return None
            if not is_governed and start not in self._marked:
                return self.phrase(start, min(end, first_word(verb).i))
        return None

    def _is_dependent(self, verb: Token) -> bool:
        """« …, ajoutant que … », « …, avant de souligner que … »: the subject is the main verb's."""
        first = first_word(verb)
        before = self._doc[first.i - 1] if first.i else first
        is_gerund = verb.i == first.i and has_feature(verb, "VerbForm", "Part") and has_feature(verb, "Tense", "Pres")
        is_infinitive_behind = has_feature(first, "VerbForm", "Inf") and before.pos_ == "ADP"
        return is_gerund or is_infinitive_behind

    def _main_verb(self, verb: Token) -> Token | None:
        """Return the nearest finite verb before *verb* in its sentence that nobody is quoted with."""
        start, _ = sentence(verb)
        before = reversed(self._doc[start : first_word(verb).i])
        return next(
            (t for t in before if is_verb(t) and t.i not in self._marked and t.pos_ == "VERB" and is_finite_group(t)),
            None,
        )

    def _follows_mark(self, verb: Token) -> bool:
        """Return whether *verb* follows a closing mark at once, whatever comma parts them: its subject is behind it."""
        before = first_word(verb).i - 1
        while before > 0 and self._doc[before].text == ",":
            before -= 1
        return before >= 0 and self._doc[before].text in CLOSE

    def _is_heard(self, found: Token, verb: Token) -> bool:
        """Return whether a subject is none of the words that somebody else says."""
        return found.i not in self._marked or verb.i in self._marked

    def has_subject_before(self, verb: Token) -> bool:
        """Return whether the parse gives *verb* a subject that stands before it."""
        found = subject(verb, self._object_control)
        return found is not None and found.i < verb.i and self._is_heard(found, verb)

    def behind(self, verb: Token) -> Speaker | None:
        """Return the first noun phrase behind *verb* that no preposition governs: bare nouns are times (« mardi »)."""
        last: Speaker | None = None
        for start, end, is_governed in self._phrases(verb.i + 1):
            has_name = any(self._doc[i].pos_ == "PROPN" or i in self._doc._.kg_named for i in range(start, end))
            is_definite = self._doc[start].pos_ in {"DET", "NUM", "PRON"} or fold(self._doc[start].text) == "des"
            if not is_governed and (is_definite or has_name):
                return self.phrase(start, end)
            last = self._name_at_end(start, end) or last
        return last

    def _name_at_end(self, start: int, end: int) -> Speaker | None:
        """« a dit à la presse Bala Sani »: a name right behind another noun that a preposition governs."""
        number = self.by_token.get(end - 1)
        mention = self.mentions[number] if number is not None else None
        if mention is None or mention.name is None or mention.start <= start:
            return None
        return Speaker(start=mention.start, end=end, mention=number)

    def _seat(self, verb: Token) -> Speaker | None:
        """« estime-t-on à Rabat », « à Rabat, on estime »: where « on » is says who it is."""
        number = seat_of(verb)
        if number is None:
            return None
        mention = self.mentions[number]
        return Speaker(start=mention.start, end=mention.end, mention=number)

    def _origin(self, verb: Token) -> Speaker | None:
        """« a-t-on appris auprès de la police », « de source sûre »."""
        for start, end, is_governed in self._phrases(verb.i + 1):
            if is_governed and fold(self._doc[start - 1].text) in _OF:
                return self.phrase(start, end)
        return None

    def _phrases(self, index: int) -> Iterator[tuple[int, int, bool]]:
        """Yield the noun phrases from *index* on to the end of the clause, each with whether a preposition governs it."""
        stop = min(index + _REACH, len(self._doc))
        while index < stop:
            token = self._doc[index]
            if token.text in _ENDS or token.is_space or fold(token.text) in {"que", "qu'"}:
                return
            end = self.phrase_end(index)
            if end == index:
                index += 1
                continue
            before = self._doc[index - 1]
            is_plural = fold(before.text) == "des"  # no « de les »: that would belong to the phrase before
            yield index - is_plural, end, before.pos_ == "ADP" and not is_plural
            index = end

    def phrase_end(self, index: int) -> int:
        """Return where the noun phrase that begins at *index* ends; *index* itself where none begins."""
        doc, current = self._doc, index
        while current < len(doc) and self._is_before_noun(current):
            current += 1
        has_article = current > index and doc[current - 1].pos_ == "DET"
        if current == len(doc) or not (self._is_nominal(doc[current]) or (has_article and doc[current].pos_ == "VERB")):
            return index
        is_bare = current == index and doc[current].pos_ == "NOUN"
        current += 1
        while current < len(doc) and not (is_bare and self._begins_name(current)):
            if self._continues(current):
                current += 1
            elif is_bare and fold(doc[current].text) == "des":
                break  # « ont dit samedi des témoins », « a dit samedi Ana Prado »
            elif fold(doc[current].text) in _OF and (end := self.phrase_end(current + 1)) > current + 1:
                current = end
            else:
                break
        return current

    def _begins_name(self, index: int) -> bool:
        number = self.by_token.get(index)
        return number is not None and self.mentions[number].start == index and self.mentions[number].name is not None

    def _is_before_noun(self, index: int) -> bool:
        token = self._doc[index]
        return token.pos_ == "DET" or (token.pos_ in _BEFORE_NOUN and index not in self.by_token)

    def _is_nominal(self, token: Token) -> bool:
        return token.pos_ in _NOMINAL or (token.i in self.by_token and not is_verb(token))

    def _continues(self, index: int) -> bool:
        token, number = self._doc[index], self.by_token.get(index)
        if number is not None and number == self.by_token.get(index - 1):
            return True
        is_joined = token.text == "-" or self._doc[index - 1].text == "-"
        return is_joined or (token.pos_ in {"ADJ", "PROPN"} and not token.is_space) or self._is_second_adjective(index)

    def _is_second_adjective(self, index: int) -> bool:
        following = self._doc[index + 1] if index + 1 < len(self._doc) else None
        return fold(self._doc[index].text) == "et" and following is not None and following.pos_ == "ADJ"

    def at(self, head: Token) -> Speaker:
        """Return the noun phrase of which *head* is a part, or the pronoun."""
        number = self.by_token.get(head.i)
        start = min(head.i, self.mentions[number].start) if number is not None else head.i
        while start > 0 and self._doc[start - 1].pos_ in _BEFORE_NOUN and self._doc[start - 1].head.i >= start:
            start -= 1
        return self.phrase(start, max(self.phrase_end(start), head.i + 1))

    def before(self, last: int) -> Speaker:
        """Return the noun phrase that ends with the token *last*."""
        start = last
        while start > 0 and fold(self._doc[start - 1].text) not in {"que", "qu'"} and not self._is_edge(start - 1):
            start -= 1
        return self.phrase(start, last + 1)

    def _is_edge(self, index: int) -> bool:
        token = self._doc[index]
        is_small = token.pos_ in {"VERB", "AUX", "PUNCT", "PRON", "SPACE", "CCONJ"} or token.is_punct
        return is_small or (token.pos_ == "ADP" and fold(token.text) not in _OF)

    def phrase(self, start: int, end: int) -> Speaker:
        """Return the speaker whom `start:end` names: a person named in it, or beside it, before the noun itself."""
        inside = list(dict.fromkeys(n for i in range(start, end) if (n := self.by_token.get(i)) is not None))
        voices = [n for n in inside if self.mentions[n].kind not in _SILENT]
        named = next((n for n in voices if self.mentions[n].name), None)
        if named is not None:
            return Speaker(start=start, end=end, mention=named)
        heads = [n for n in voices if self._is_head(self.mentions[n], start)]
        apposed = self._apposed(end)
        if apposed is not None:
            number = self.by_token.get(apposed[0])
            is_person = number is not None and self.mentions[number].name is not None
            return Speaker(start=apposed[0], end=apposed[1], mention=number if is_person else next(iter(heads), None))
        return Speaker(start=start, end=end, mention=heads[0] if heads else None)

    def _is_head(self, mention: ActorMention, start: int) -> bool:
        """Return whether only determiners and adjectives stand before *mention*: « le chef de la junte » is not the junta."""
        return all(self._doc[i].pos_ in _BEFORE_NOUN for i in range(start, mention.start))

    def _apposed(self, end: int) -> tuple[int, int] | None:
        """Return the name behind a comma: « le maire de la ville, Hassan Chamas, », « son rapporteur, l’Estonien Madis Tamm »."""
        if end + 1 >= len(self._doc) or self._doc[end].text != ",":
            return None
        first = end + 1
        stop = self.phrase_end(first)
        while first < stop and not self._is_name(first):
            first += 1
        is_full = stop - first > 1 and all(self._doc[i].text[:1].isupper() for i in (first, stop - 1))
        return (first, stop) if is_full and self._is_closed(stop) else None

    def _is_name(self, index: int) -> bool:
        number = self.by_token.get(index)
        is_person = number is not None and self.mentions[number].kind is MentionKind.NAME and self.mentions[number].name
        return bool(is_person) or (
            self._doc[index].pos_ == "PROPN" and self._doc[index + 1 : index + 2].text[:1].isupper()
        )

    def _is_closed(self, index: int) -> bool:
        """Return whether an apposition may end before *index*."""
        return index >= len(self._doc) or self._doc[index].is_punct or self._doc[index].is_space


def is_finite_group(verb: Token) -> bool:
    """Return whether the words of *verb* hold a finite form."""
    return any(has_feature(word, "VerbForm", "Fin") for word in verb.doc[first_word(verb).i : verb.i + 1])
