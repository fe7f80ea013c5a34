"""The person for whom somebody works: « [son] avocat », « le conseiller du [président Luis Quispe] »."""

from collections.abc import Callable, Mapping

from spacy.tokens import Doc

from kg.annotations.mentions import ActorMention, MentionKind
from kg.lexicon import Lexicon
from kg.lexicon.wordlists import Title
from kg.lexicon.words import fold
from kg.model import Actor, ActorType

_REACH = 3  # words between a possessive and its title: « son nouvel avocat »
_STATE_AFFAIRS = ("securite", "defense")  # what advisers of states advise on
_OF = frozenset({"de", "du", "d'", "d’"})


class Clients:
    """Knows the people of one text for whom others work."""

    def __init__(
        self, doc: Doc, lexicon: Lexicon, sentence: Mapping[int, int], is_body: Callable[[Actor], bool]
    ) -> None:
        """Take the number of the *sentence* of each token, and what tells bodies with a name of their own."""
        self._doc, self._authority, self._sentence, self._is_body = doc, lexicon.authority, sentence, is_body
        self._persons, self._titles = lexicon.descriptions.persons, lexicon.titles
        self._mentions: tuple[ActorMention, ...] = doc._.kg_mentions

    def served(self, mention: ActorMention, title: Title) -> Actor | None:
        """Return for whom *mention* works, whose *title* may serve a person."""
        if (told := self._taken_up(mention)) is not None:
            return told
        behind = [fold(token.text) for token in self._doc[mention.end : mention.end + 1]]
        served = next((m for m in self._mentions if m.start == mention.end + 1 and m.name and m.actors), None)
        if behind and behind[0] in _OF and served is not None and served.actors != mention.actors:
            return self.state_served(served.actors[0], title, mention.role or "") or served.actors[0]
        start = self._first(mention).start
        before = (m for m in reversed(self._mentions) if m.kind is MentionKind.POSSESSIVE and m.end <= mention.start)
        possessive = next(before, None)
        if possessive is None or start - possessive.start > _REACH:
            return None
        owner = next(iter(possessive.actors), None) if possessive.actors != mention.actors else None
        if title.national:  # « le ministre et son porte-parole »: of his state
            is_private = owner is not None and owner.type is ActorType.PERSON and not self._has_office(owner)
            return owner if is_private else None
        return owner or self._last(mention, possessive)

    def _taken_up(self, mention: ActorMention) -> Actor | None:
        """« l’avocate de [l’opposant], Ada Kovac »: the person named last who holds no office of a state."""
        _, *complement = fold(mention.role or "").replace("'", " ").replace("’", " ").split()
        noun = complement[-1] if complement else ""
        if noun not in self._persons or complement[0] not in _OF | {"d"}:
            return None
        before = (m for m in reversed(self._mentions) if m.end <= mention.start and m.name and m.actors)
        others = (m for m in before if m.actors != mention.actors and m.actors[0].type is ActorType.PERSON)
        free = (m for m in others if m.role is None or fold(m.role).startswith(noun) or not self._is_of_state(m))
        return next((m.actors[0] for m in free), None)

    def _is_of_state(self, mention: ActorMention) -> bool:
        title = self._titles.title_of(mention.role or "")
        return title is not None and (title.national or title.local)

    def state_served(self, person: Actor, title: Title | None, role: str) -> Actor | None:
        """Return the country of *person* where *role* is on affairs of a state."""
        is_of_state = title is not None and title.portfolio and any(p in fold(role) for p in _STATE_AFFAIRS)
        return (
            self._authority.actors.get(person.country or "")
            if is_of_state and person.type is ActorType.PERSON
            else None
        )

    def _first(self, mention: ActorMention) -> ActorMention:
        """« ses avocats Awa Diop et Jan Holm »: the first of those who share a title in the plural."""
        sharing = (m for m in self._mentions if m.end + 1 == mention.start and m.role == mention.role)
        return next(sharing, mention)

    def _has_office(self, person: Actor) -> bool:
        """Return whether the text or the files give *person* an office: who speaks for a minister speaks for the state."""
        told = any(m.role and (m.of or m.body) for m in self._mentions if m.actors[:1] == (person,))
        day, offices = self._doc._.kg_published, self._authority.offices.get(person.id, ())
        return told or any(day is None or office.held_on(day) for office in offices)

    def _last(self, mention: ActorMention, possessive: ActorMention) -> Actor | None:
        """« …, déplore Awa Diop, son bras droit »: nobody is his own. Return whom the text named last before the possessive."""
        here = self._sentence[mention.start]
        before = (m for m in reversed(self._mentions) if m.end <= possessive.start and m.actors != mention.actors)
        told = (m for m in before if m.actors and (m.name or self._sentence[m.start] == here))
        return next((m.actors[0] for m in told if m.name or self._is_body(m.actors[0])), None)
