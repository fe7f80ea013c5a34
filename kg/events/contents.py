"""What an event is about: its theme, where the entry names one, and where the text has it elsewhere.

« a menacé de [bombarder le port] »            what fills the slot of the entry
« « [Nous riposterons] », a averti … »         what is quoted before
« …, ce que nie Asmara »                       what was told before
« bombarde [Beyrouth] »                        the place that is struck
« dénonce les [tirs] nord-coréens »            a thing of somebody's
« [Les soldats français] ont quitté Gao »      who moves
"""

from spacy.tokens import Doc, Token

from kg.annotations.forms import listed_form
from kg.annotations.mentions import MentionKind
from kg.annotations.quotations import Quotation
from kg.annotations.subjects import own_subject
from kg.annotations.syntax import has_feature, is_finite, sentence
from kg.events.antecedents import antecedent_phrase
from kg.events.arguments import ArgumentReader
from kg.events.crowds import causes
from kg.events.matching import Match
from kg.events.mentions import Span
from kg.events.resumed import resumed_clause
from kg.events.wording import worded
from kg.lexicon import Lexicon
from kg.lexicon.words import fold

#: Relations of what is done to a place.
TAKES = frozenset({"invades", "seizes", "attacks"})
#: Relations of forces that somebody moves.
MOVES = frozenset({"withdraws", "deploys"})
_TO_SOMEBODY = "urges"
_TOWNS = frozenset({MentionKind.METONYM, MentionKind.PLACE})


def content(match: Match, arguments: ArgumentReader, lexicon: Lexicon) -> Span | None:
    """Return the theme of what *match* tells, or None."""
    about = match.slots.get("theme", ()) or struck(match, arguments) or _things(match, arguments, lexicon)
    found = quoted(match) or arguments.theme(about or _moved(match), match.trigger)
    found = found or _announced(match) or _resumed(match, lexicon)
    return found or next((worded(t, match.trigger) for t in causes(match, lexicon)), None)


def struck(match: Match, arguments: ArgumentReader) -> tuple[Token, ...]:
    """« bombarde [Beyrouth] »: the place is what is struck, its country whom it is done to."""
    if match.entry.relation not in TAKES:
        return ()
    mentions = ((token, arguments.mention(token)) for token in match.slots.get("addressee", ()))
    return tuple(token for token, mention in mentions if mention is not None and mention.kind in _TOWNS)


def takes_clause(match: Match) -> bool:
    """Return whether what *match* says may be a clause, and so a quotation."""
    return match.entry.kind == "verb" and bool({"obj", "ccomp"} & set(match.entry.slots.get("theme", ())))


def quoted(match: Match) -> Span | None:
    """« « [Nous riposterons] », a averti … »: what is threatened or promised is what is quoted."""
    trigger = match.trigger
    quotation = _quotation(trigger) if takes_clause(match) else None
    return trimmed(trigger.doc, (_start(quotation, trigger.doc), quotation.end)) if quotation is not None else None


def _announced(match: Match) -> Span | None:
    """« Lima prévient : « [Nous riposterons] » »: what is quoted behind a colon."""
    trigger = match.trigger
    behind = (q for q in trigger.doc._.kg_quotations if q.cue == trigger.i and q.start > trigger.i)
    quotation = next(behind, None) if takes_clause(match) else None
    return trimmed(trigger.doc, (quotation.start, quotation.end)) if quotation is not None else None


def _start(quotation: Quotation, doc: Doc) -> int:
    """« [Cette loi « va trop loin »], a dénoncé Lima »: return where the clause starts whose subject stands before its marks."""
    verb = doc[quotation.start : quotation.end].root
    who = own_subject(verb) if is_finite(verb) else None
    if who is None or who.i >= quotation.start or sentence(who) != sentence(verb):
        return quotation.start
    between = doc[who.right_edge.i + 1 : quotation.start]
    is_next = all((t.is_punct and t.text != ",") or t.pos_ in {"AUX", "ADV", "PRON"} for t in between)
    return int(who.left_edge.i) if is_next else quotation.start


def is_question(match: Match) -> bool:
    """« « Quand partirez-vous ? », demande Lima »: a question is no demand."""
    quotation = _quotation(match.trigger)
    return quotation is not None and match.trigger.doc[quotation.end - 1].text == "?"


def trimmed(doc: Doc, piece: tuple[int, int]) -> Span:
    """Return *piece* of *doc*, as token indices, half-open, without the signs at its end."""
    start, end = piece
    while end - 1 > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return Span(start=start, end=end, head=doc[start:end].root.i)


def _quotation(verb: Token) -> Quotation | None:
    return next((q for q in verb.doc._.kg_quotations if q.cue == verb.i and q.end < verb.i), None)


def _resumed(match: Match, lexicon: Lexicon) -> Span | None:
    """« …, ce que nie Asmara », « …, ce qui a irrité Asmara », « Oslo les a condamnés »: the theme is what was told before."""
    functions = set(match.entry.slots.get("theme", ()))
    if "nsubj" in functions:
        return resumed_clause(match.trigger, is_subject=True)
    if not {"obj", "ccomp"} & functions:
        return None
    return resumed_clause(match.trigger) or antecedent_phrase(match.trigger, lexicon.descriptions.done_to_things)


def _things(match: Match, arguments: ArgumentReader, lexicon: Lexicon) -> tuple[Token, ...]:
    """« dénonce les [tirs] nord-coréens »: what is addressed is a thing of somebody's, and so what it is about."""
    if match.entry.relation == _TO_SOMEBODY:
        return ()  # « a appelé ces [documents] les Dossiers de Lima » urges nobody
    nouns = (t for t in match.slots.get("addressee", ()) if t.pos_ == "NOUN" and arguments.mention(t) is None)
    return tuple(noun for noun in nouns if not _is_somebody(noun, lexicon))


def _is_somebody(noun: Token, lexicon: Lexicon) -> bool:
    groups = lexicon.groups
    is_people = fold(noun.text).rstrip("s").endswith(tuple(groups.people_endings))
    return is_people or listed_form(noun, groups.acting | groups.quantities) is not None


def _moved(match: Match) -> tuple[Token, ...]:
    """« [Les soldats français] ont quitté Gao »: who moves is what is moved."""
    entry = match.entry
    is_move = entry.relation in MOVES and entry.kind == "verb" and "theme" not in entry.needs
    doers = match.slots.get("agent", ()) if is_move else ()
    return tuple(t for t in doers if t.pos_ == "NOUN" and has_feature(t, "Number", "Plur"))
