"""Who is behind a strike that does something itself: « les tirs du [PKK] ont tué … », « [leurs] obus », « tué dans une attaque attribuée aux [rebelles] ».

What stands behind « de » may as well be what is struck (« l’attaque de l’ambassade », « le bombardement d’Alep »): it has to be
somebody who fights.
"""

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.syntax import is_bare_participle, is_verb, preposition
from kg.lexicon import Lexicon
from kg.lexicon.words import fold
from kg.model import ActorType

_DOING = frozenset({"nsubj", "obl:agent"})
#: Verbs whose participle charges somebody with a deed or a weapon.
IMPUTED = frozenset({"attribuer", "imputer", "preter"})


def strikers(noun: Token, mentions: Mapping[int, ActorMention], lexicon: Lexicon) -> Iterator[Token]:
    """Yield who strikes by what *noun* names: whose it is, or who does, claims or is charged with it."""
    if noun.pos_ != "NOUN" or fold(noun.lemma_) not in lexicon.cues.strikes:
        return
    if noun.dep_ in _DOING:  # but of « reprend son offensive » it only says again who does it
        yield from (t for t in noun.lefts if t.i in mentions and mentions[t.i].kind is MentionKind.POSSESSIVE)
    for child in noun.rights:
        mention = mentions.get(child.i)
        if mention is not None and (
            preposition(child) == "par" or (preposition(child) == "de" and _fights(child, mention, lexicon))
        ):
            yield child
        elif is_bare_participle(child) and is_verb(child):
            word = "à" if fold(child.lemma_) in IMPUTED else "par"
            yield from (t for t in child.rights if preposition(t) == word and t.i in mentions)


def _fights(noun: Token, mention: ActorMention, lexicon: Lexicon) -> bool:
    """Return whether *mention* is an armed body: a force, fighters, or an organisation that is no state."""
    groups = lexicon.groups
    lemma, plural = fold(noun.lemma_), f"{fold(noun.text).rstrip('s')}s"
    if lemma in groups.forces | groups.services or plural in lexicon.descriptions.fighters:
        return True
    is_body = any(a.type not in {ActorType.COUNTRY, ActorType.PERSON} for a in mention.actors)
    return mention.kind is MentionKind.NAME and is_body
