"""Two people with one family name: « Ada et Jan Kovac » are Ada Kovac and Jan Kovac."""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from kg.annotations.mentions import ActorMention, MentionKind
from kg.lexicon.words import fold


def join_couples(mentions: Iterable[ActorMention], doc: Doc) -> list[ActorMention]:
    """Return *mentions*, with one for the first name before « et » and a full name, if nobody is called that alone."""
    found = list(mentions)
    taken = {index for mention in found for index in range(mention.start, mention.end)}
    alone = {fold(mention.name) for mention in found if mention.name and " " not in mention.name}
    first = [
        one for mention in found if (one := _first(mention, doc, taken)) and fold(doc[one.start].text) not in alone
    ]
    return sorted([*found, *first], key=lambda mention: mention.start)


def _first(mention: ActorMention, doc: Doc, taken: set[int]) -> ActorMention | None:
    """Return who stands before « et » and the name of *mention*, with the family name that they share."""
    start = mention.start - 2
    given, _, family = (mention.name or "").partition(" ")
    if start < 0 or mention.kind is not MentionKind.NAME or mention.role or not family or "-" in family:
        return None
    name, link = doc[start], fold(doc[start + 1].text)
    is_name = name.pos_ == "PROPN" and name.text.istitle() and not name.text.isupper()
    is_apart = start not in taken and link == "et" and not (start and doc[start - 1].text[:1].isupper())
    if not (is_name and is_apart) or not given.istitle() or " " in family or (start and doc[start - 1].pos_ == "ADP"):
        return None
    text = f"{name.text} {family}"
    return replace(mention, start=start, end=start + 1, root=start, actors=(), name=text, gender=None)
