"""What somebody says will follow if a demand is not met: « exige des excuses, faute de quoi il rompra les relations ».

It is said by who demands, to whom the demand goes: a threat where his own side, or nobody who is named, will do it.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from kg.annotations.subjects import own_subject
from kg.annotations.syntax import is_passive, is_verb, sentence
from kg.events.arguments import ArgumentReader
from kg.events.mentions import EventMention, Span
from kg.events.own_side import is_of_own_side, is_to_come
from kg.events.wording import worded
from kg.lexicon.words import fold

#: The words that join what will follow, each with those that have to stand before it.
ELSE = {"quoi": (("faute", "de"), ("sans",)), "sinon": ((),)}
_DEMANDS = frozenset({"demands", "urges"})


class UltimatumReader:
    """Reads what follows on the demands of one `Doc`."""

    def __init__(self, arguments: ArgumentReader) -> None:
        self._arguments = arguments

    def read(self, word: Token, told: Sequence[EventMention]) -> EventMention | None:
        """Return what *word*, « quoi » or « sinon », says will follow on the last demand *told* in its sentence."""
        start, end = sentence(word)
        demands = [e for e in told if e.relation in _DEMANDS and start <= e.trigger.i < word.i and e.agents]
        behind = (t for t in word.doc[word.i + 1 : end] if is_verb(t) and not t.dep_.startswith("aux"))
        verb = next((t for t in behind if is_to_come(t)), None) if demands and _is_joined(word, start) else None
        if verb is None or own_subject(verb) is None:
            return None
        demand = demands[-1]
        is_own = is_passive(verb) or is_of_own_side(verb, demand.agents, self._arguments)
        relation, theme = "threatens" if is_own else "warns", worded(verb, word)
        # What is to come may be told by itself (« il [fermera] la frontière »); then it is spoken of, and told no more.
        trigger = word if any(e.trigger == verb for e in told) else verb
        return EventMention(
            relation=relation,
            rule=f"{relation}/construction/else",
            trigger=trigger,
            trigger_end=trigger.i,
            agents=demand.agents,
            addressees=demand.addressees,
            theme=Span(start=max(theme.start, word.i + 1), end=theme.end, head=verb.i),
        )


def _is_joined(word: Token, start: int) -> bool:
    before = tuple(fold(t.text) for t in word.doc[start : word.i])
    return any(before[len(before) - len(words) :] == words for words in ELSE[fold(word.text)])
