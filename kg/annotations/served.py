"""Whom « il » is in the mouth of somebody who speaks for him: « « Il appelle à la retenue », a dit [son] porte-parole »."""

from collections.abc import Callable

from kg.annotations.discourse import Discourse
from kg.annotations.mentions import ActorMention
from kg.annotations.syntax import has_feature, preposition
from kg.lexicon.wordlists import Titles
from kg.model import Actor, ActorType


def served(
    index: int, speaker: Callable[[ActorMention], list[Actor]], discourse: Discourse, titles: Titles
) -> list[Actor]:
    """Return the person whom the *speaker* of a quotation serves, of whom it speaks unless it has named a person itself."""
    pronoun = discourse.mentions[index]
    quotation = discourse.speech(pronoun)
    if quotation is None or pronoun.plural or not discourse.doc[pronoun.root].dep_.startswith("nsubj"):
        return []
    before = (m for m in discourse.mentions[:index] if discourse.speech(m) is quotation)
    if any(_is_person(mention) for mention in before):
        return []
    speakers = speaker(pronoun)
    for mention in discourse.mentions:
        title = titles.title_of(mention.role) if mention.role and list(mention.actors) == speakers else None
        if title is None or not title.personal:
            continue
        for whom in _owners(mention, discourse):
            if _is_person(whom) and whom.start < pronoun.start and discourse.agrees(pronoun, whom):
                return list(whom.actors)
    return []


def _owners(title: ActorMention, discourse: Discourse) -> list[ActorMention]:
    """« [son] porte-parole », « le porte-parole du [président] »."""
    root = discourse.doc[title.root]
    spots = [t for t in root.lefts if has_feature(t, "Poss", "Yes")] + [
        t for t in root.rights if preposition(t) == "de"
    ]
    found = (discourse.at(token) for token in spots)
    return [mention for mention in found if mention is not None and mention != title]


def _is_person(mention: ActorMention) -> bool:
    return len(mention.actors) == 1 and mention.actors[0].type is ActorType.PERSON
