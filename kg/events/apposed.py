"""Names in apposition with a noun.

« Une ONG locale, [Amnesty], a accusé … », « l’accusé, [Karim Saleh], nie », « le [M23], un mouvement qui dénonce … ».
"""

from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Doc, Token

from kg.annotations.labels import new_actor
from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.syntax import has_feature
from kg.events.mentions import Argument
from kg.lexicon.words import fold
from kg.model import Actor, ActorType

_LONGEST = 8  # words in brackets
_FEWEST = 2  # words before an article: a name and a comma
_INDEFINITE = frozenset({"un", "une"})
_NAMING = frozenset({MentionKind.NAME, MentionKind.GROUP, MentionKind.TITLE})


def apposed_name(noun: Token, end: int, mentions: Mapping[int, ActorMention], *, is_person: bool) -> Argument | None:
    """Return whom the name names that stands between commas at the token *end*, behind the phrase of *noun*, or before it.

    A person is named so by a full name, anybody else by a name of no person.
    """
    return _behind(noun, end, mentions, is_person=is_person) or _before(noun, mentions, is_person=is_person)


def without_named(arguments: Iterable[Argument]) -> Iterator[Argument]:
    """Yield *arguments* but for the groups that name those in them: « les [ministres] Diop et Sarr » are the two."""
    named = list(arguments)
    people = {a.start for a in named if a.actor.type is ActorType.PERSON}
    for argument in named:
        is_open = argument.actor.type is ActorType.GROUP and not argument.actor.known
        if not (is_open and argument.end in people):
            yield argument


def _before(noun: Token, mentions: Mapping[int, ActorMention], *, is_person: bool) -> Argument | None:
    """Return who is named before « , un mouvement … »."""
    doc: Doc = noun.doc
    start = noun.left_edge.i
    start += doc[start].text == ","  # which the parser hangs on either side
    if start < _FEWEST or fold(doc[start].text) not in _INDEFINITE or doc[start - 1].text != ",":
        return None
    last = start - 2
    if doc[last].text == ")":  # « le Front de l’Est (FDE), un mouvement … »
        last = next((i - 1 for i in range(last, max(0, last - _LONGEST), -1) if doc[i].text == "("), 0)
    name = mentions.get(last)
    if name is None or name.end != last + 1 or name.kind not in _NAMING or len(name.actors) != 1:
        return None
    is_fit = (name.actors[0].type is ActorType.PERSON) is is_person and name.actors[0].type is not ActorType.COUNTRY
    return Argument(actor=name.actors[0], start=name.start, end=name.end) if is_fit else None


def _behind(noun: Token, end: int, mentions: Mapping[int, ActorMention], *, is_person: bool) -> Argument | None:
    doc: Doc = noun.doc
    end = _comma(noun, end)
    if end + 1 >= len(doc) or doc[end].text != "," or has_feature(noun, "Number", "Plur"):
        return None
    start = end + 1
    if not is_person and doc[start].pos_ == "DET" and start + 1 < len(doc):
        start += 1  # « le premier parti, le [CHP], »
    name = mentions.get(start)
    if name is None or name.start != start or name.kind is not MentionKind.NAME or len(name.actors) != 1:
        return None
    closes = name.end < len(doc) and doc[name.end].text in {",", "."}
    actor = _fitting(name, noun, is_person=is_person) if closes else None
    return Argument(actor=actor, start=name.start, end=name.end) if actor is not None else None


def _comma(noun: Token, end: int) -> int:
    """Return where the comma before a name stands: at *end*, or behind more complements (« le juge en charge du dossier, [Karl Roth], »)."""
    names = (child.i - 1 for child in noun.rights if child.dep_ == "appos" and child.i > end + 1)
    comma = next((i for i in names if noun.doc[i].text == ","), None)
    is_next = comma is not None and not any(token.is_punct for token in noun.doc[end:comma])
    return comma if comma is not None and is_next else end


def _fitting(name: ActorMention, noun: Token, *, is_person: bool) -> Actor | None:
    """Return the actor of *name*; two capitals that no file knows are a body behind « une ONG locale »."""
    actor = name.actors[0]
    if is_person:
        return actor if actor.type is ActorType.PERSON and name.end - name.start > 1 else None
    if actor.type is ActorType.PERSON:
        is_new = not actor.known and any(fold(child.text) in _INDEFINITE for child in noun.lefts)
        return new_actor(actor.label, ActorType.ORGANIZATION) if is_new else None
    return actor if actor.type is not ActorType.COUNTRY else None
