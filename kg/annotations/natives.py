"""People told by where they are from: « l’Indonésien Joko Widodo », « la Finlandaise Sanna Marin »."""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from kg.annotations.mentions import ActorMention, MentionKind
from kg.lexicon import Authority
from kg.lexicon.words import fold

_ARTICLES = frozenset({"l'", "le", "la", "au", "du", "un", "une"})


def join_natives(mentions: Iterable[ActorMention], doc: Doc, authority: Authority) -> list[ActorMention]:
    """Return *mentions* in which a person's name has the demonym before it, and of the demonym the country."""
    joined: list[ActorMention] = []
    for mention in mentions:
        before = mention.start - 1
        country = authority.demonyms.get(fold(doc[before].text)) if before > 0 and _is_bare_name(mention) else None
        if country is None or not doc[before].is_title or fold(doc[before - 1].text) not in _ARTICLES:
            joined.append(mention)
            continue
        if joined and joined[-1].end > before:
            joined.pop()
        whole = doc[before : mention.end]
        joined.append(replace(mention, start=before, root=int(whole.root.i), of=mention.of or country))
    return joined


def _is_bare_name(mention: ActorMention) -> bool:
    return mention.kind is MentionKind.NAME and mention.name is not None and mention.role is None
