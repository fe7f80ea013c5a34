"""What a text reports in its own sentences: clauses and infinitives under verbs of saying, sentences with a source, hearsay.

The parse tells what is a verb of saying and who is its subject; how far what is said goes, the words tell, since the parser
often ends a clause too soon.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.annotations.according import According, AccordingReader
from kg.annotations.forms import is_conditional
from kg.annotations.marks import OPEN, Marked, marked_spans
from kg.annotations.parse import parse_of
from kg.annotations.quotations import Quotation, is_speech
from kg.annotations.saying import first_word, inverted_pronoun, is_in_row, is_inserted, saying_verbs
from kg.annotations.speakers import Speaker, SpeakerFinder, is_finite_group
from kg.annotations.syntax import has_feature, is_infinitive, is_verb
from kg.lexicon import Lexicon
from kg.lexicon.words import fold

_THAT = frozenset({"que", "qu'"})
_OPENING = frozenset({"qui", "dont", "ou"})
_STOPS = frozenset({";", "\n"})
_FINAL = frozenset({".", "!", "?", "…"})
_TO_CLAUSE, _TO_INFINITIVE, _TO_SUBJECT = 16, 5, 8  # tokens
_FEWEST = 2  # tokens of a report, at least
_NEGATORS = frozenset({"pas", "jamais", "guere", "point"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What somebody is reported to say: its tokens, who speaks, and the word that reports it.

    Attributes:
        fragment: Whether it is only the words between two marks.
        nested: Whether it is direct speech within direct speech.
    """

    pieces: tuple[tuple[int, int], ...]
    speaker: Speaker | None
    cue: int | None
    fragment: bool = False
    nested: bool = False


class ReportReader:
    """Reads the reports of one `Doc`; made for it."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self._doc, self._lexicon = doc, lexicon
        self._say = saying_verbs(lexicon.cues.say)
        self._voice = saying_verbs(lexicon.cues.say | lexicon.cues.voice)
        self._finder = SpeakerFinder(doc, lexicon)
        self._according = AccordingReader(doc, lexicon, self._finder)
        self._spoken: dict[int, Quotation] = doc._.kg_spoken
        self._marks, self._parse = marked_spans(doc), parse_of(doc)

    def read(self) -> Iterator[Report]:
        """Yield the reports, sentence by sentence."""
        for start, end in self._clauses():
            found = list(self._sentence(start, end))
            yield from found
            if not found and (hearsay := self._hearsay(start, end)) is not None:
                yield hearsay

    def _clauses(self) -> Iterator[tuple[int, int]]:
        """Yield the sentences, parted at semicolons, without their final stops."""
        words, bounds, start = self._parse.folded, self._parse.bounds, 0
        for index, word in enumerate(words):
            following = index + 1
            ends = following == len(words) or bounds[following][0] == following
            if ends or word == ";" or "\n" in word:
                end = following
                while end > start and (words[end - 1] in _FINAL | _STOPS or words[end - 1].isspace()):
                    end -= 1
                if end - start >= _FEWEST:
                    yield start, end
                start = following

    def _sentence(self, start: int, end: int) -> Iterator[Report]:
        """Yield what the sentence `start:end` reports."""
        sources = list(self._according.read(start, end))
        opening = next((source.end for source in sources if source.start <= start + 1), start)
        verbs = [t for t in self._verbs(start, end) if t in self._voice]
        reports = [report for verb in verbs if (report := self._of_verb(verb, opening, end)) is not None]
        for source in sources:
            pieces = self._around(start, end, source)
            if pieces:
                reports.append(Report(pieces=pieces, speaker=source.speaker, cue=source.cue))
        yield from self._cut(reports)
        yield from self._fragments(start, end, reports)

    def _verbs(self, start: int, end: int) -> Iterator[Token]:
        return (self._doc[index] for index in range(start, end) if self._parse.verbs[index])

    def _of_verb(self, verb: Token, start: int, end: int) -> Report | None:
        """Return what *verb* reports: a clause, an infinitive, or the sentence that it is inserted in."""
        clause = self._clause(verb, end)
        if clause is not None:
            return self._told(verb, clause, end)
        infinitive = self._infinitive(verb, end) if verb in self._say else None
        if infinitive is not None:
            return self._told(verb, infinitive, end)
        return self._inserted(verb, start, end) if verb in self._say and verb.i not in self._spoken else None

    def _told(self, verb: Token, first: int, end: int) -> Report | None:
        is_relative = fold(self._doc[first_word(verb).i - 1].text) == "qui"
        stop = self._end(first, end) if not is_relative else self._end_of_relative(first, self._end(first, end))
        if _is_negated(verb) or stop - first < _FEWEST or self._is_in_speech(verb):
            return None
        return Report(pieces=((first, stop),), speaker=self._finder.of_verb(verb), cue=verb.i)

    def _is_in_speech(self, verb: Token) -> bool:
        """Return whether *verb* stands in direct speech: what the speaker himself tells of others is part of his words."""
        return verb.i in self._spoken

    def _clause(self, verb: Token, end: int) -> int | None:
        """Return where the clause behind « que » begins; between the verb and « que » stands no other clause."""
        for token in self._doc[verb.i + 1 : min(end, verb.i + 1 + _TO_CLAUSE)]:
            if fold(token.text) in _THAT and self._is_relative(token, verb):
                return None
            if fold(token.text) in _THAT:
                is_restriction = any(fold(t.text) in {"ne", "n'"} for t in self._doc[verb.i + 1 : token.i])
                return None if is_restriction else token.i + 1
            if token.text in OPEN | _FINAL or token.text == ":" or self._opens_clause(token) or token in self._voice:
                return None
        return None

    def _is_relative(self, that: Token, verb: Token) -> bool:
        """« ce que … », « a signé l’accord que … »: the pronoun, not the conjunction."""
        before = self._doc[that.i - 1]
        is_object = before.dep_ == "obj" and before.head == verb and that.pos_ == "PRON"
        return fold(before.text) == "ce" or is_object

    def _opens_clause(self, token: Token) -> bool:
        return (is_verb(token) and is_finite_group(token)) or fold(token.text) in {"qui", "dont", "ou"}

    def _infinitive(self, verb: Token, end: int) -> int | None:
        """Return where the infinitive begins that *verb* governs and its subject does: « dit vouloir », « promet de rester »."""
        if set(map(fold, (verb.lemma_,))) & self._lexicon.cues.object_control:
            return None
        for token in self._doc[verb.i + 1 : min(end, verb.i + 1 + _TO_INFINITIVE)]:
            if is_infinitive(token):
                return self._start_of_infinitive(token, verb)
            if token.pos_ in {"PUNCT", "PROPN", "DET", "CCONJ"}:
                return None
        return None

    def _start_of_infinitive(self, infinitive: Token, verb: Token) -> int:
        between = range(verb.i + 1, infinitive.i)
        is_own = (i for i in between if fold(self._doc[i].text) not in {"de", "d'"} and self._doc[i].pos_ != "NOUN")
        return next(is_own, infinitive.i)

    def _end(self, first: int, end: int) -> int:
        """Return where what is said ends: before another verb of saying with the same subject, or a source."""
        for token in self._doc[first:end]:
            if token.i > first and token.text in {",", "et", "mais"} and self._resumes(token, end):
                return token.i
        return end

    def _end_of_relative(self, first: int, end: int) -> int:
        """« X, qui avait dit que …, a nié … »: a finite verb at once behind a comma goes on with the main clause."""
        for token in self._doc[first:end]:
            following = [t for t in self._doc[token.i + 1 : min(end, token.i + 5)] if t.pos_ == "VERB" and is_verb(t)]
            if token.text == "," and following and first_word(following[0]).i == token.i + 1:
                return token.i if is_finite_group(following[0]) else end
        return end

    def _resumes(self, token: Token, end: int) -> bool:
        """Return whether the text takes up its own thread at *token*: « , ajoutant que », « et a promis que », « , avant de »."""
        following = self._doc[token.i + 1] if token.i + 1 < end else None
        if following is None:
            return False
        if token.text == "," and fold(following.text) in {"avant", "selon", "apres", "tandis"}:
            return True
        nearby = [t for t in self._doc[following.i : min(end, following.i + 4)] if t in self._voice]
        if not nearby or first_word(nearby[0]) != following:
            return False
        other = nearby[0]
        is_gerund = token.text == "," and has_feature(other, "VerbForm", "Part") and has_feature(other, "Tense", "Pres")
        return is_gerund or self._is_inserted_here(other) or (token.text != "," and is_finite_group(other))

    def _is_inserted_here(self, verb: Token) -> bool:
        return is_inserted(verb) and (inverted_pronoun(verb) is not None or self._finder.behind(verb) is not None)

    def _inserted(self, verb: Token, start: int, end: int) -> Report | None:
        """« …, assure-t-il, … », « …, a indiqué le ministre », « …, il a ajouté »: what stands around it is said."""
        begin, pronoun = first_word(verb).i, inverted_pronoun(verb)
        is_word = begin == start + _FEWEST and self._is_single_word(start, verb)
        if (begin <= start + _FEWEST and not is_word) or not is_finite_group(verb):
            return None
        if verb.i == end - 1 and self._comes_after_comma(begin):
            return self._report_before(verb, start, begin - 2, self._finder.of_verb(verb))
        speaker = self._finder.of_verb(verb) if pronoun is not None else self._finder.behind(verb)
        if self._doc[begin - 1].text != "," or (speaker is None and pronoun is None) or is_in_row(verb):
            return None
        is_told = self._is_told(start, begin)
        after = self._after(verb, speaker, end) if pronoun is not None or not is_told else ()
        is_set_off = any(t.text == "," for t in self._doc[start : begin - 1])
        is_open = pronoun is None and is_set_off and self._is_mere_noun(start, begin)
        is_main = is_open and not self._starts_verb(self._after(verb, speaker, end))
        if is_main and self._finder.has_subject_before(verb):
            return None  # « Le procureur, Ion Cebotari, juge le vote … »
        report = self._report_before(verb, start, begin - 1, speaker)
        return replace(report, pieces=(*report.pieces, *after)) if report is not None else None

    def _is_single_word(self, start: int, verb: Token) -> bool:
        """« Faux, rétorque-t-on à Rabat », « Mensonge, répond la maire »: a word, a comma, and the verb with its subject behind it."""
        is_nominal = self._doc[start].pos_ in {"ADJ", "NOUN", "PROPN"} and self._doc[start + 1].text == ","
        return is_nominal and start not in self._spoken and self._is_inserted_here(verb)

    def _starts_verb(self, pieces: tuple[tuple[int, int], ...]) -> bool:
        """« Le port, assure Ana Prado, est mort »: whether the sentence is taken up with its verb."""
        verbs = [t for start, _ in pieces for t in self._doc[start : start + 4] if is_verb(t) and is_finite_group(t)]
        return bool(verbs) and first_word(verbs[0]).i == pieces[0][0]

    def _is_told(self, start: int, end: int) -> bool:
        """Return whether there is a finite verb in `start:end`."""
        return any(is_verb(t) and is_finite_group(t) for t in self._doc[start:end])

    def _is_mere_noun(self, start: int, end: int) -> bool:
        """« [Ana Prado, qui négocie], a averti Londres, lundi, … »: whether `start:end` has no finite verb but in a relative clause."""
        return not any(is_verb(t) and is_finite_group(t) and t.dep_ != "acl:relcl" for t in self._doc[start:end])

    def _report_before(self, verb: Token, start: int, end: int, speaker: Speaker | None) -> Report | None:
        pieces = self._without_speech(start, end)
        return Report(pieces=pieces, speaker=speaker, cue=verb.i) if pieces else None

    def _after(self, verb: Token, speaker: Speaker | None, end: int) -> tuple[tuple[int, int], ...]:
        """Return what goes on behind « , assure-t-il, »."""
        stop = max(verb.i + 1, speaker.end if speaker is not None else 0)
        comma = next((t.i for t in self._doc[stop:end] if t.text == ","), None)
        return ((comma + 1, end),) if comma is not None and comma - stop <= 1 and end - comma > _FEWEST else ()

    def _comes_after_comma(self, begin: int) -> bool:
        """« …, il a ajouté »: a pronoun stands between the comma and the verb, as translations have it."""
        return begin >= _FEWEST and self._doc[begin - 1].pos_ == "PRON" and self._doc[begin - 2].text == ","

    def _around(self, start: int, end: int, source: According) -> tuple[tuple[int, int], ...]:
        """Return what stands around a source in the sentence, without the commas."""
        end = next((t.i for t in self._doc[source.end : end] if t.text == source.scope), end)
        before, after = (start, source.start), (source.end, end)
        if source.relative:
            return (after,)
        if (clause := self._clause_around(source, end)) is not None:
            return clause
        pieces = tuple(piece for part in (before, after) for piece in self._trimmed(*part))
        return pieces[1:] if source.colon and len(pieces) > 1 else pieces

    def _clause_around(self, source: According, end: int) -> tuple[tuple[int, int], ...] | None:
        """« ont préparé ce qui, selon eux, serait un choc »: behind a relative word, a source claims but that clause."""
        pronoun = self._doc[max(source.start - 2, 0)]
        if self._doc[source.start - 1].text != "," or fold(pronoun.text) not in _OPENING or pronoun.head.i < source.end:
            return None
        return self._trimmed(source.end, min(max(pronoun.head.right_edge.i + 1, source.end), end))

    def _trimmed(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return `start:end` without the commas around it, unless hardly anything is left."""
        while start < end and self._doc[start].text in {",", ":"}:
            start += 1
        while end > start and self._doc[end - 1].text in {",", ":"}:
            end -= 1
        return ((start, end),) if end - start >= _FEWEST else ()

    def _without_speech(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return `start:end` unless it is direct speech alone."""
        while start < end and (self._doc[start].is_punct or self._doc[start].is_space):
            start += 1
        rest = [i for i in range(start, end) if i not in self._spoken and not self._doc[i].is_punct]
        return ((start, end),) if len(rest) >= min(_FEWEST, end - start) and rest else ()

    def _cut(self, reports: list[Report]) -> Iterator[Report]:
        """Leave out what is reported twice: a clause inside the whole sentence that another cue reports of the same speaker."""
        for report in reports:
            twin = any(o is not report and o.pieces == report.pieces and o.cue < report.cue for o in reports)  # type: ignore[operator]
            if not twin:
                yield report

    def _fragments(self, start: int, end: int, reports: list[Report]) -> Iterator[Report]:
        """Yield the words between marks that a verb before them gives to its subject: « juge l’accord « solide » »."""
        for marked in self._marks:
            if not start <= marked.start < end or any(s <= marked.start < e for r in reports for s, e in r.pieces):
                continue
            if marked.depth:
                yield from self._nested(marked)
            elif marked.start not in self._spoken or not is_speech(self._doc, marked.start, marked.end):
                yield from self._fragment(marked, start)

    def _nested(self, marked: Marked) -> Iterator[Report]:
        """« Il m’a crié : « Pars ! » » within direct speech."""
        if not is_speech(self._doc, marked.start, marked.end):
            return
        before = self._doc[max(0, marked.start - 8) : marked.start - 1]
        verb = next((t for t in reversed(before) if t in self._say or is_verb(t)), None)
        if verb is not None and verb.i in self._spoken:
            pieces = ((marked.start, marked.end),)
            yield Report(pieces=pieces, speaker=self._finder.of_verb(verb), cue=verb.i, nested=True)

    def _fragment(self, marked: Marked, start: int) -> Iterator[Report]:
        verb = next((t for t in reversed(self._doc[start : marked.start - 1]) if is_verb(t) and t.pos_ == "VERB"), None)
        if verb is None or verb not in self._voice or verb.i in self._spoken:
            return
        speaker = self._finder.of_verb(verb)
        if speaker is not None and speaker.end <= marked.start:
            yield Report(pieces=((marked.start, marked.end),), speaker=speaker, cue=verb.i, fragment=True)

    def _hearsay(self, start: int, end: int) -> Report | None:
        """« L’armée aurait tiré »: a conditional of « avoir » or « être » on which no condition bears is hearsay."""
        words = self._parse.folded[start:end]
        if "si" in words or "s'il" in words or any(index in self._spoken for index in range(start, end)):
            return None
        for token in self._verbs(start, end):
            is_auxiliary = token.lemma_ in {"avoir", "être"} and token.pos_ == "AUX"
            if is_auxiliary and has_feature(token, "Mood", "Cnd") and is_conditional(token.head):
                return Report(pieces=((start, end),), speaker=None, cue=None) if _is_main(token.head) else None
        return None


def _is_main(verb: Token) -> bool:
    return verb.dep_ in {"ROOT", "conj", "parataxis"}


def _is_negated(verb: Token) -> bool:
    """« n’a pas dit que »: nobody says it."""
    near = verb.doc[first_word(verb).i : min(verb.i + 2, len(verb.doc))]
    return any(fold(t.text) in _NEGATORS for t in near)
