"""Of which country or body an office is, where its title does not say it: « le ministre Urmas Paet », « son envoyé »."""

from collections import Counter

from spacy.tokens import Doc

from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.names import surname
from kg.annotations.parse import parse_of
from kg.annotations.people import same_office
from kg.annotations.portfolios import POINTING
from kg.annotations.subjects import own_subject
from kg.annotations.syntax import clause_verb
from kg.events.clients import Clients
from kg.events.towns import town_of
from kg.lexicon import Lexicon
from kg.lexicon.authority import Office
from kg.lexicon.wordlists import Title
from kg.lexicon.words import fold, phrase
from kg.model import Actor, ActorType

_POSSESSIVES = frozenset({"son", "sa", "ses", "leur", "leurs"})
_REACH = 3  # words between a possessive and its title: « son nouvel envoyé »
_NEARNESS = {0: 5, 1: 2}  # what a country in the same sentence counts, and one in the last
_STEM = 6  # letters that tell whether two titles begin alike
_AFFAIRS = frozenset({"a", "au", "aux"})  # « secrétaire à la Sécurité intérieure »: a minister by another name
_MANY = 50  # states that have an office which the files do not know of all
_CABINET = "chef du gouvernement"
_PARTIES = frozenset({"parti", "mouvement", "coalition", "formation"})
_TAKEN_UP = 2  # words: « du groupe islamiste »
_BESIDE = 3  # words between two titles of one person: « et », « , ancien »
_OWNERS = frozenset({ActorType.COUNTRY, ActorType.ORGANIZATION, ActorType.ARMED_FORCE})


class Employers:
    """Knows the countries and bodies of one text, and who works for them."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self._doc, self._titles, self._authority = doc, lexicon.titles, lexicon.authority
        self._groups, self._media = lexicon.groups, lexicon.descriptions.media
        self._mentions: tuple[ActorMention, ...] = doc._.kg_mentions
        self._sentence = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}
        self._clients = Clients(doc, lexicon, self._sentence, self._is_body)

    def of(self, mention: ActorMention, role: str) -> Actor | None:
        """Return the country or body of the office *role* of *mention*, which has an actor.

        The title says it; else the possessive before it, the authority files, another title of the same person, or, for
        an office of a state, the country of which the text has just spoken.
        """
        said = mention.body or self._authority.actors.get(self._authority.doer(mention.of or ""))
        title = self._titles.title_of(role)
        if title and title.staff:  # « l’analyste ghanéen »: his country employs nobody
            return said if said is not None and said.type is not ActorType.COUNTRY else None
        if title and title.running and said is not None and said.type is ActorType.GROUP and self._is_vote(role):
            return self._state(mention, role) or said  # « le candidat de la droite à la présidentielle »
        is_predecessor = self.is_relative(mention) and mention.kind is MentionKind.TITLE  # « le successeur de X »
        if said is not None and not (is_predecessor and mention.body):
            return (
                self._ministry_of(mention, said)
                or self._state_of(mention, said)
                or self._whole(mention, said, role)
                or self._taken_up(mention, said)
                or self._client(said, title, role)
                or said
            )
        if mention.kind is MentionKind.COUNTERPART:
            return self._known(mention.actors[0], role)
        return (
            (self._clients.served(mention, title) if title and title.personal else None)
            or self._own_body(mention)
            or self._known(mention.actors[0], role)
            or self._owner(mention, title)
            or self._told(mention, role)
            or self._shared(mention, title)
            or self._usual(role)
            or self._state(mention, role)
            or town_of(mention, title, self._mentions, self._sentence)
        )

    @staticmethod
    def _is_vote(role: str) -> bool:
        return not {"a", "au", "aux"}.isdisjoint(phrase(role))

    def is_relative(self, mention: ActorMention) -> bool:
        """Return whether a title tells an office by another person: « son homologue », « son prédécesseur »."""
        role = fold(mention.role or "")
        return mention.kind is MentionKind.COUNTERPART or role in self._titles.predecessors | self._titles.successors

    def is_past(self, mention: ActorMention) -> bool:
        """Return whether a title tells of an office that somebody else holds now: « son prédécesseur »."""
        return fold(mention.role or "") in self._titles.predecessors

    def _ministry_of(self, mention: ActorMention, body: Actor) -> Actor | None:
        """« le porte-parole du ministère chilien des Affaires étrangères » holds an office of Chile."""
        words = {fold(token.text) for token in self._doc[mention.start : mention.end]}
        is_known = body.known and body.type is ActorType.ORGANIZATION
        is_ministry = is_known and not self._groups.ministries.isdisjoint(words)
        return self._authority.actors.get(body.country or "") if is_ministry else None

    def _state_of(self, mention: ActorMention, body: Actor) -> Actor | None:
        """Return the country whose « Parlement », « Sénat » a body without a name of its own is."""
        if not set(phrase(body.label)[:2]) & self._groups.organs and not self._is_of_state(body):
            return None
        if body.country and (not body.known or self._is_spoken_of(body.country) or body.label.count(" ") > 1):
            return None
        if body.known and body.country is None:
            return None
        return self._state(mention, body.label.lower())

    @staticmethod
    def _is_of_state(body: Actor) -> bool:
        """« le Conseil de sécurité nationale », « le Conseil national de sécurité »: which each state has its own of."""
        words = phrase(body.label)
        return not body.known and "securite" in words and not {"national", "nationale"}.isdisjoint(words)

    def _is_spoken_of(self, country: str) -> bool:
        """Return whether the text names *country*, or something of it: « l’Assemblée nationale » may be another’s."""
        return any(self._country(m) == country or (m.place and m.place.country == country) for m in self._mentions)

    def _taken_up(self, mention: ActorMention, body: Actor) -> Actor | None:
        """« le porte-parole du parti »: the organisation named last."""
        words = phrase(body.label)
        is_this = words[0] in POINTING
        is_short = body.label.islower() and len(body.label.split()) <= _TAKEN_UP
        is_noun = len(words) == 1 and words[0] in self._groups.called  # « l’ONG »
        if body.known or body.type is ActorType.GROUP or not (is_this or is_short or is_noun):
            return None
        before = (m for m in reversed(self._mentions) if m.end <= mention.start and m.actors)
        named = (
            m.actors[0] if m.kind in {MentionKind.NAME, MentionKind.GROUP} else self._told_body(m, words[0])
            for m in before
        )
        bodies = (actor for actor in named if actor is not None and self._is_body(actor))
        if words[0] in _POSSESSIVES:
            return None
        return next((actor for actor in bodies if not is_this or actor.type is ActorType.ORGANIZATION), None)

    def _told_body(self, title: ActorMention, noun: str) -> Actor | None:
        """« le chef du Front de l’Est … le porte-parole du [parti] »: the body told by a title, of no town, and no company where it is a party’s."""
        kind = self._titles.title_of(title.role or "")
        if title.body is None or kind is None or kind.local:
            return None
        is_party = phrase(title.body.label)[0] in self._groups.organizations
        return title.body if is_party or noun not in _PARTIES else None

    def _whole(self, mention: ActorMention, body: Actor, role: str) -> Actor | None:
        """« le président de la Cour »: the body with a longer name that the person leads, or that the text named last."""
        words = phrase(body.label)
        if body.known or len(words) != 1 or not body.label[:1].isupper() or body.label.isupper():
            return None
        held = (
            self._authority.actors.get(o.of) for o in self._held(mention.actors[0]) if o.role.startswith(role[:_STEM])
        )
        before = (m.actors[0] for m in reversed(self._mentions) if m.end <= mention.start and m.actors)
        longer = (a for a in (*held, *before) if a is not None and a.type in _OWNERS and self._begins(a, words))
        return next((actor for actor in longer if actor.label != body.label), None)

    def _begins(self, actor: Actor, words: tuple[str, ...]) -> bool:
        """Return whether a name of *actor* begins with *words*: « l’Alliance » is the OTAN, « la Cour » the CPI."""
        names = [name for name, ids in self._authority.names.items() if actor.id in ids] if actor.known else []
        return any(phrase(name)[:1] == words for name in (actor.label, *names))

    def _is_body(self, actor: Actor) -> bool:
        """Return whether *actor* is a body with a name of its own, and none that only reports."""
        is_body = actor.type in {ActorType.ORGANIZATION, ActorType.ARMED_FORCE} and not actor.label.islower()
        return is_body and fold(actor.label) not in self._media

    def _client(self, body: Actor, title: Title | None, role: str) -> Actor | None:
        """« l’avocat de Luis Quispe », « le porte-parole de M. Quispe »: of the person whom the text names so.

        « la conseillère à la sécurité nationale de M. Quispe » holds an office of his country.
        """
        if body.known:
            return self._clients.state_served(body, title, role)
        people = (m for m in self._mentions if m.name and m.actors and m.actors[0].type is ActorType.PERSON)
        name = fold(body.label)
        called = (m.actors[0] for m in people if name in {fold(m.actors[0].label), surname(m.actors[0].label)})
        client = next(called, None)
        is_of_state = title is not None and title.national and not title.personal
        if client is not None and is_of_state:  # « la vice-présidente de M. Quispe »
            return self._authority.actors.get(self._state_id(client)) or client
        return client and (self._clients.state_served(client, title, role) or client)

    def _state_id(self, person: Actor) -> str:
        """Return the id of the state of which *person* holds an office, as the text tells it, else of the person's own."""
        told = (m.of for m in self._mentions if m.of and m.name and m.actors and m.actors[0] == person)
        return next(told, None) or person.country or ""

    def role(self, counterpart: ActorMention) -> str | None:
        """Return the role of a title; of « son homologue grec X », « son prédécesseur, X » that of the person named before."""
        if counterpart.name is None or not self.is_relative(counterpart):
            return counterpart.role
        before = (m for m in reversed(self._mentions) if m.end <= counterpart.start and m.actors and not m.plural)
        for mention in before:
            if mention.role and not self.is_relative(mention) and mention.actors != counterpart.actors:
                return mention.role
            known = self._titled(mention.actors[0])
            if known:
                return known
        return None

    def _titled(self, person: Actor) -> str | None:
        """Return the role of *person*, as the text tells it elsewhere, else as the authority files know it for the day."""
        told = (
            m.role for m in self._mentions if m.role and m.name and m.actors and m.actors[0] == person and not m.former
        )
        held = (office.role for office in self._held(person) if self._doc._.kg_published is not None)
        return next(told, None) or next(held, None)

    def _held(self, person: Actor) -> list[Office]:
        """Return the offices that *person* holds on the day of the text, by the authority files."""
        day = self._doc._.kg_published
        return [office for office in self._authority.offices.get(person.id, ()) if day is None or office.held_on(day)]

    def _known(self, person: Actor, role: str) -> Actor | None:
        """« le président Tinubu »: the text leaves out of what, the authority files know it for the day."""
        for office in self._held(person):
            if same_office(self._titles, role, office.role):
                return self._authority.actors.get(office.of)
        title = self._titles.title_of(role)
        return self._authority.actors.get(person.country or "") if title and title.national else None

    def _usual(self, role: str) -> Actor | None:
        """Return the body that alone has such an office: « le pape », « le commissaire » of no police."""
        title = self._titles.title_of(role)
        if title is None or not title.unless.isdisjoint(parse_of(self._doc).folded):
            return None
        return self._authority.actors.get(title.of or "")

    def _shared(self, mention: ActorMention, title: Title | None) -> Actor | None:
        """« président de l’Agence tchadienne de l’eau et [ministre du Plan] »: the state of the office told beside it."""
        if title is None or not title.national:
            return None
        for other in self._mentions:
            apart = max(other.start - mention.end, mention.start - other.end)
            if other is mention or other.actors != mention.actors or not other.role or apart > _BESIDE:
                continue
            home = other.body.country if other.body else self._authority.home_of(other.of)
            state = self._authority.actors.get(home or "")
            if state is not None and state.type is ActorType.COUNTRY:
                return state
        return None

    def _told(self, mention: ActorMention, role: str) -> Actor | None:
        """Return of what the same person holds the same office elsewhere in the text."""
        for other in self._mentions:
            is_same = other.actors == mention.actors and other.role and same_office(self._titles, role, other.role)
            if is_same and (found := other.body or self._authority.actors.get(other.of or "")):
                return found
        return None

    def _own_body(self, mention: ActorMention) -> Actor | None:
        """« le Front et sa présidente »: the organisation whose possessive stands right before the title."""
        if mention.start == 0 or fold(self._doc[mention.start - 1].text) not in _POSSESSIVES:
            return None
        title = self._titles.title_of(mention.role or "")
        if title is not None and title.national and (title.portfolio or _CABINET in title.means):
            return None  # « l’Assemblée et son Premier ministre »: no body has ministers
        owner = self._owner(mention, title)
        return owner if owner is not None and owner.type is ActorType.ORGANIZATION else None

    def _owner(self, mention: ActorMention, title: Title | None) -> Actor | None:
        """Return whose « son envoyé », « l’un de ses porte-parole », « dont l’envoyé » is: the body or country named last.

        « Nordik et la Suède ont … Son directeur général »: an office that is no state’s is sooner a body’s.
        """
        before = [fold(token.text) for token in self._doc[max(0, mention.start - _REACH) : mention.start]]
        inside = fold(self._doc[mention.start].text)
        if not ({*before, inside} & (_POSSESSIVES | {"dont"})):
            return None
        here = self._sentence[mention.start]
        earlier = [
            m for m in reversed(self._mentions) if m.end <= mention.start and here - self._sentence[m.start] <= 1
        ]
        state, is_of_state = None, title is None or title.national or title.posted or title.local or title.portfolio
        for other in earlier:
            if (
                other.kind in {MentionKind.POSSESSIVE, MentionKind.PLACE}
                or not other.actors
                or other.actors == mention.actors
            ):
                continue
            actor = other.actors[0]
            if fold(actor.label) in self._media:
                continue  # « a dit à l’AFP son avocat »
            if actor.type is ActorType.COUNTRY and not is_of_state:
                state = state or actor
            elif actor.type in _OWNERS:
                return actor
            elif actor.type is ActorType.PERSON and (
                employer := other.body or self._authority.actors.get(other.of or "")
            ):
                return employer
        return state

    def _state(self, mention: ActorMention, role: str) -> Actor | None:
        """Return the country that the text has spoken of most, and last, and that has no other holder of the office."""
        title = self._titles.title_of(role)
        words = set(phrase(role))
        nouns = {word.removesuffix("s") for word in words} | {
            word.removesuffix("e").removesuffix("al") for word in words
        }
        is_of_state = not self._titles.state_bodies.isdisjoint(words | nouns)  # « le responsable gouvernemental »
        is_bare = (
            title is not None and title.national and (title.portfolio or title.running or self._is_whole_title(role))
        ) or (title is not None and title.portfolio and not words.isdisjoint(_AFFAIRS))
        if not (is_of_state or is_bare):
            return None
        free = [
            (country, other)
            for other in self._mentions
            if (country := self._country(other, is_host=not (title and title.posted))) is not None
            and not self._is_taken(country, mention, role)
        ]
        here = self._sentence[mention.start]
        told = [(country, other) for country, other in free if other.end <= mention.start]
        weights: Counter[str] = Counter()
        last: dict[str, int] = {}
        # A text may begin with the holder: « Le Premier ministre X a démissionné, a annoncé la présidence népalaise. »
        for country, other in told or [pair for pair in free if self._sentence[pair[1].start] == here] or free:
            weights[country] += _NEARNESS.get(here - self._sentence[other.start], 1)
            last[country] = other.start
        having = self._having(title.role) if title and title.means and title.national else weights.keys()
        fitting = [country for country in weights if country in having]
        if not fitting and title and len(having) > _MANY:  # heads of governments and states that the files do not know
            fitting = [c for c in weights if _CABINET in title.means or not self._authority.holders(c, None)]
        # An envoy is not his whom he is sent to: « la Chine a convoqué l’ambassadeur X », « l’ambassadeur X à Lima ».
        hosts = {self._doer(mention), self._post(role)} if title and title.posted else set()
        fitting = [country for country in fitting if country not in hosts]
        best = max(fitting, key=lambda country: (weights[country], last[country]), default=None)
        return self._authority.actors.get(best or "")

    def _is_whole_title(self, role: str) -> bool:
        """« chef d’état-major des armées », « président par intérim »: whether nothing is left to say of what the office is."""
        words = phrase(role)
        return words in self._titles.forms or {"de", "du", "des", "la"}.isdisjoint(words)

    def _having(self, role: str) -> set[str]:
        """Return which countries have such an office, by the authority files, which know those of states.

        Chancellors are German or Austrian, kingdoms have no president.
        """
        name = phrase(role)[:1]
        offices = (office for held in self._authority.offices.values() for office in held)
        return {office.of for office in offices if phrase(office.role)[:1] == name}

    def _country(self, mention: ActorMention, *, is_host: bool = False) -> str | None:
        """Return the country that a mention speaks of; a person's by office, not by birth; an envoy's where *is_host* that to which he is sent."""
        actor = mention.actors[0] if mention.actors else None
        title = self._titles.title_of(mention.role) if mention.role else None
        if actor is None:
            found = mention.place.country if mention.place else None
        elif mention.kind is MentionKind.GROUP and actor.type is ActorType.PERSON:
            return None  # « le Belge Jan Maes »: a birth, and no state
        elif title is not None and title.posted and is_host:  # « l’ambassadeur de Suède au Togo » speaks of Togo
            found = self._post(mention.role or "")
        elif actor.type is ActorType.PERSON:
            # « le Belge Jan Maes » holds no office of Belgium
            told = mention.of if mention.role or actor.known else None
            told = told or (mention.body.country if mention.body else None)
            found = told or next((office.of for office in self._held(actor)), None)
        elif actor.known and phrase(actor.label)[0] in self._groups.organs:
            return None  # « la Chambre des représentants », « l’Assemblée nationale » may be another state’s
        else:
            found = actor.home
        known = self._authority.actors.get(found or "")
        return found if known and known.type is ActorType.COUNTRY else None

    def _post(self, role: str) -> str | None:
        """« ambassadeur à Lima », « envoyé au Togo »: the country with which the role ends."""
        place = fold(role.rpartition(" ")[2])
        return self._authority.metonyms.get(place) or next(iter(self._authority.names.get(place, ())), None)

    def _doer(self, mention: ActorMention) -> str | None:
        """Return the country that does something to *mention*: « la Chine a convoqué l’ambassadeur X » is not his."""
        subject = own_subject(clause_verb(self._doc[mention.root]))
        doer = next((m for m in self._mentions if subject is not None and m.start <= subject.i < m.end), None)
        return self._country(doer) if doer is not None and doer is not mention else None

    def _is_taken(self, country: str, mention: ActorMention, role: str) -> bool:
        """Return whether somebody else holds the office in *country*, in this text or by the authority files."""
        is_new = mention.start > 0 and fold(self._doc[mention.start - 1].text) in self._titles.elected
        if mention.former or is_new:
            return False
        person = mention.actors[0]
        day = self._doc._.kg_published
        known = self._authority.holders(country, day) if day else []
        if any(o.holder != person.id and fold(o.role) == fold(role) for o in known):
            return True
        return any(
            m.name and m.role and m.of == country and m.actors[:1] != (person,) and fold(m.role) == fold(role)
            for m in self._mentions
        )
