"""What is done at somebody's behest: « une enquête ouverte à la demande du Sénat », « ont défilé à l’appel du syndicat »."""

from spacy.tokens import Token

from kg.annotations.forms import listed_form
from kg.annotations.subjects import own_subject
from kg.annotations.syntax import is_bare_participle, is_passive, is_verb, preposition
from kg.events.matching import Match
from kg.events.mentions import Span
from kg.events.wording import worded
from kg.lexicon import Lexicon
from kg.lexicon.words import fold

_ADJUNCTS = frozenset({"obl:mod", "obl:arg", "obl", "nmod", "advmod"})
_DEFINITE = frozenset({"la", "l'"})


def bidden(match: Match, lexicon: Lexicon) -> Span | None:
    """Return what is done at what *match* names: the theme of « à la demande de », where nothing else is told to be asked."""
    noun = match.trigger
    if match.entry.kind != "noun" or fold(noun.lemma_) not in lexicon.cues.behests or noun.dep_ not in _ADJUNCTS:
        return None
    is_phrase = preposition(noun) == "à" and any(fold(t.text) in _DEFINITE for t in noun.lefts)
    if not is_phrase or fold(noun.head.lemma_) in lexicon.cues.heeding:
        return None
    deed = _deed(noun.head)
    is_somebody = noun.head.pos_ == "NOUN" and listed_form(noun.head, lexicon.groups.acting) is not None
    return worded(deed, noun) if not is_somebody else None


def _deed(above: Token) -> Token:
    """Return what is done: of a verb its object, or in the passive its subject; else the verb or noun itself."""
    if not is_verb(above):
        return above
    if is_bare_participle(above) and above.dep_ in {"acl", "amod"}:
        return above.head
    undergone = own_subject(above) if is_passive(above) else next((t for t in above.rights if t.dep_ == "obj"), None)
    return undergone if undergone is not None else above
