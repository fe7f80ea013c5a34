"""The country of who is told without one: « l’armée » of an article about Chad is the Chadian army.

What a country has one of, or what its people do (`domestic` in `ontology/groups.fr.yaml`), belongs to the country that the
article is about, where it is clearly about one.
"""

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.annotations.forms import listed_form
from kg.annotations.labels import demonym, new_actor
from kg.annotations.syntax import has_feature
from kg.lexicon import Lexicon
from kg.lexicon.words import fold
from kg.model import Actor, ActorType

_ENOUGH = 2  # mentions of what belongs to the country
_CLEARLY = 1.5  # times as many as of the next country
#: Words for an army that say no more than it: « les militaires ont pris le pouvoir ».
_ARMY = frozenset({"militaires", "soldats", "forces militaires", "troupes"})
_LONGEST = 3  # words of a label that a demonym is set behind


class Domestic:
    """Gives the actors of one `Doc` their country."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._country = _setting(doc, lexicon)

    def named(self, actor: Actor, token: Token) -> Actor:
        """Return *actor*, told by the noun *token*, with the country of the article in its name where it has none."""
        country = self._country
        if country is None or actor.known or actor.country or not self._is_bare(actor, token):
            return actor
        plural = has_feature(token, "Number", "Plur")
        either = listed_form(token, self._lexicon.groups.against) is not None  # « les rebelles »: the tagger guesses
        feminine = has_feature(token, "Gender", "Fem") and not (either and plural)
        if actor.label in _ARMY:
            adjective = demonym(self._lexicon.authority, country, feminine=True, plural=False)
            return new_actor(f"armée {adjective}", ActorType.ARMED_FORCE, country) if adjective else actor
        adjective = demonym(self._lexicon.authority, country, feminine=feminine, plural=plural)
        return new_actor(f"{actor.label} {adjective}", actor.type, country) if adjective else actor

    def _is_bare(self, actor: Actor, token: Token) -> bool:
        words = actor.label.split()
        is_short = actor.label.islower() and len(words) <= _LONGEST and not {"de", "du", "des"} & set(words)
        return (
            is_short
            and not any(fold(word).startswith("international") for word in words)
            and listed_form(token, self._lexicon.groups.domestic) is not None
            and fold(words[0]) == fold(token.text)
        )


def _setting(doc: Doc, lexicon: Lexicon) -> str | None:
    """Return the country that *doc* is about: spoken of clearly more often than the next, by its name, people or places."""
    counts = Counter(country for country in _spoken_of(doc) if country in lexicon.authority.actors)
    (first, most), (_, next_most) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return first if most >= max(_ENOUGH, _CLEARLY * next_most) else None


def _spoken_of(doc: Doc) -> Iterator[str]:
    for mention in doc._.kg_mentions:
        if mention.actors:
            yield from (actor.home for actor in mention.actors[:1] if actor.home)
        elif mention.place is not None and mention.place.country:
            yield mention.place.country
