"""Which words of a text may begin a trigger at all: most may not, and need no look at the parse around them."""

from spacy.tokens import Token

from kg.annotations.forms import adjective_lemma, lemma, verb_lemmas
from kg.annotations.sought import Sought
from kg.lexicon import Lexicon
from kg.lexicon.words import fold


def triggers_of(lexicon: Lexicon) -> Sought:
    """Return what finds the first words of the entries of *lexicon* in all their forms, whatever the tagger takes them for."""
    first = frozenset(entry.words[0] for entry in lexicon.frames.entries)

    def may_begin(token: Token) -> bool:
        written = fold(token.text)
        forms = {lemma(token, lexicon.lemmas), written, written.removesuffix("s"), adjective_lemma(token)}
        return not first.isdisjoint(forms.union(verb_lemmas(token)))

    return Sought(may_begin)
