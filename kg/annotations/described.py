"""Whom titles without a name, counterparts and definite descriptions stand for."""

from dataclasses import replace

from kg.annotations.bodies import BodyFinder, is_name, of_owner, worded
from kg.annotations.descriptions import form_of
from kg.annotations.discourse import ARTICLE_GENDER, Discourse
from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.newcomers import newcomer
from kg.annotations.people import People, same_office
from kg.annotations.profiles import Profiles
from kg.annotations.unity import UnityGovernments
from kg.lexicon import Lexicon
from kg.lexicon.words import fold
from kg.model import Actor, ActorType

_DEFINITE = frozenset({"le", "la", "l'", "les", "ce", "cet", "cette", "ces", "au", "aux", "du", "des"})
_PLURAL = frozenset({"les", "ces", "aux", "des"})
_LEADERS = ("président", "Premier ministre")
_DOUBT = 0.5  # what is added for « la militante » where nothing tells that the person met is a woman
_UNLIKE = 2  # the standing of who is known for other things than the noun tells
_OFFICIALS = frozenset({"officials", "crowned"})
_NEAR = 2  # sentences back to the person whose office a title without a name is the first to tell
_REACH = 40  # mentions back to the country that « ce pays » takes up
_OF = frozenset({"de", "du", "d'"})
_THIS = frozenset({"ce", "cet", "cette"})


class DescriptionResolver:
    """Resolves the titles and descriptions of one text."""

    def __init__(
        self, discourse: Discourse, people: People, profiles: Profiles, lexicon: Lexicon, unity: UnityGovernments
    ) -> None:
        self._unity = unity
        self._discourse, self._people, self._profiles = discourse, people, profiles
        self._lexicon, self._nouns = lexicon, lexicon.descriptions
        self._bodies = BodyFinder(discourse, profiles, lexicon)
        self._doc = discourse.doc
        self._polities = people.polities

    def title(self, index: int, mention: ActorMention) -> list[Actor]:
        """Return who « le ministre turc de la Défense » is: somebody of the text or of the files, else one without a name."""
        recent = self._discourse.recent()
        owner = self._possessive(mention) if self._discourse.is_subject(mention) else None
        gender = ARTICLE_GENDER.get(self._before(mention), mention.gender)  # « le chef de la diplomatie » is no woman
        mention = of_owner(replace(mention, gender=gender), owner)
        found = None
        if not mention.plural:
            found = self._former(mention, recent) if mention.former else self._holder(mention, recent)
            found = found or self._learned(recent, mention) or self._apposed(mention)
            found = found or self._untold(index, mention) or self._elected(index, mention)
        found = found or self._nameless(mention) or self._domestic(index, mention)
        return [found] if found else []

    def _nameless(self, title: ActorMention) -> Actor | None:
        """Return who holds an office whose holder nobody names: of another office the text tells by another title."""
        found = self._people.unnamed(title, self._doc[title.start : title.end].text)
        if found is not None and not (title.plural or title.former or found.known):
            self._profiles.learn(found, title.role or "", title.of)
        return found

    def _elected(self, index: int, title: ActorMention) -> Actor | None:
        """« L’[eurodéputé] vert », « la [sénatrice] »: of an office that many hold, whoever may be meant who holds no other."""
        noun = fold(title.role or "")
        is_any = noun in self._nouns.persons and noun in self._nouns.callings and self._before(title) in _DEFINITE
        if not is_any or title.former or not self._nouns.callings[noun].isdisjoint(_OFFICIALS):
            return None
        home = self._lexicon.authority.actors.get(title.of or "")
        of = title.of if home is not None and home.type is ActorType.COUNTRY else None
        found = self._person(index, replace(title, role=noun, of=of))
        return found if found is not None and self._profiles.standing(found, noun) < _UNLIKE else None

    def _domestic(self, index: int, title: ActorMention) -> Actor | None:
        """« Le ministre de la Défense », of an article about Togo: whoever holds an office of one state, of that state."""
        office = self._lexicon.titles.title_of(title.role or "")
        is_whole = office is not None and office.national and " " in (title.role or "")
        is_owned = title.of is not None or title.body is not None
        if not is_whole or is_owned or title.plural or title.former or self._before(title) not in _DEFINITE:
            return None
        state = next(iter(self.state(index, title)), None)
        if state is None:
            return None
        return self._people.holder(title.role or "", state.id) or self._nameless(replace(title, of=state.id))

    def _untold(self, index: int, title: ActorMention) -> Actor | None:
        """« Ada Kovac est rentrée. La [sénatrice de l’Ohio] a … »: the only one told of last whose office the text has not said."""
        # « le procureur » alone is whoever holds the office there
        is_told = title.of is not None or title.body is not None
        if not is_told or self._before(title) not in _DEFINITE or not self._discourse.is_subject(title):
            return None
        people: list[Actor] = []
        for number in self._discourse.candidates(index):
            other = self._discourse.mentions[number]
            actor = other.actors[0]
            distance = self._discourse.sentence[title.start] - self._discourse.sentence[other.start]
            if actor.type is ActorType.PERSON and len(other.actors) == 1 and distance <= _NEAR and actor not in people:
                people.append(actor)
        free = [actor for actor in people if is_name(actor) and self._profiles.may_hold(actor, title)]
        if len(free) != 1:
            return None
        if not title.former:
            self._profiles.learn(free[0], title.role or "", title.body.id if title.body else title.of)
        return free[0]

    def _holder(self, title: ActorMention, recent: list[Actor]) -> Actor | None:
        is_any = self._before(title) in {"un", "une"}
        # « le président du Parlement » may be of any, « le chef du Front de l’Est » is of that one
        is_local = title.body is not None and title.body.label[:1].isupper() and self._is_local(title)
        is_named = is_local or (title.body is not None and " " in title.body.label)
        of = title.body.id if title.body is not None and is_named else title.of
        own = self._of_speaker(title) if of is None and not is_any else None
        return own or self._people.holder(title.role or "", of, before=recent, is_any=is_any, gender=title.gender)

    def _of_speaker(self, title: ActorMention) -> Actor | None:
        """« À la demande du président de la République, je pars », says a French minister: who leads his own state."""
        quotation, role = self._discourse.speech(title), title.role or ""
        kind = self._lexicon.titles.title_of(role)
        if quotation is None or quotation.speaker is None or kind is None or not kind.national or " " not in role:
            return None
        speaker = next(iter(self._discourse.mentions[quotation.speaker].actors), None)
        country = self._profiles.country(speaker) if speaker is not None else None
        held = self._people.holder(role, country) if country is not None else None
        return held if held != speaker else None

    def _is_local(self, title: ActorMention) -> bool:
        """« la maire de Gao » is of that town alone."""
        kind = self._lexicon.titles.title_of(title.role or "")
        return kind is not None and kind.local

    def _former(self, title: ActorMention, recent: list[Actor]) -> Actor | None:
        return self._people.former_holder(title.role or "", title.body.id if title.body else title.of, recent)

    def _learned(self, recent: list[Actor], mention: ActorMention) -> Actor | None:
        """Return whom the title fits, and remember that it is hers: « son parti » may follow « la cheffe d’Ennahdha »."""
        found = next((actor for actor in recent if self._profiles.fits(actor, mention)), None)
        if found is not None and not mention.former:
            self._profiles.learn(found, mention.role or "", mention.of)
        return found

    def _before(self, title: ActorMention) -> str:
        """Return the folded word before *title*, mostly its article."""
        return fold(self._doc[title.start - 1].text) if title.start else ""

    def counterpart(self, index: int, mention: ActorMention) -> list[Actor]:
        """« son homologue grec » holds the office of the one whose counterpart he is, of another country."""
        owner = self._owner(index, mention)
        if owner is None:
            return []
        offices = self._profiles.offices(owner)
        role = offices[0][0] if offices else self._title_of(owner, index)
        people = [a for a in self._discourse.recent() if a.type is ActorType.PERSON and a.id != owner.id]
        if mention.of:
            held = self._people.holder(role, mention.of) if role else None
            held = held or next((a for a in people if self._profiles.country(a) == mention.of), None)
            held = held or self._people.unnamed(replace(mention, role=role))
            return [held] if held else []
        titles, held_by = self._lexicon.titles, self._profiles.offices
        same = (a for a in people if role and any(same_office(titles, role, r) for r, _ in held_by(a)))
        found = next(same, None) or next(iter(people), None)
        return [found] if found else []

    def equal(self, index: int, mention: ActorMention) -> None:
        """« sa collègue suédoise, Ada Holm »: remember that she holds the office of the one whose counterpart she is."""
        owner = self._owner(index, mention)
        role = next((role for role, _ in self._profiles.offices(owner)), None) if owner is not None else None
        if role is not None and owner not in mention.actors and not self._profiles.offices(mention.actors[0]):
            self._profiles.learn(mention.actors[0], role, mention.of)

    def _title_of(self, holder: Actor, index: int) -> str | None:
        """« [le ministre ougandais] a reçu son homologue »: the title alone, before the mention *index*, tells who *holder* is."""
        titles = (m for m in reversed(self._discourse.mentions[:index]) if m.kind is MentionKind.TITLE)
        return next((title.role for title in titles if holder in title.actors), None)

    def state(self, index: int, mention: ActorMention) -> list[Actor]:
        """« le gouvernement »: of the country that the text has spoken of most so far; in its first words, of that of the whole text.

        « le gouvernement de Gabriel Boric »: of the country of the person named behind it.
        """
        actors = self._lexicon.authority.actors
        leader = self._leader(mention)
        led = actors.get(leader.country or "") if leader is not None else None
        if led is not None:
            return [led]
        spoken = [country for country, _ in self._discourse.countries.most_common() if country in actors]
        setting = spoken[0] if spoken else self._only_place(index) or self._discourse.setting
        return [self._unity.of(actors[setting], self._doc[mention.root])] if setting is not None else []

    def _only_place(self, index: int) -> str | None:
        """« L’archevêque de Lima … Le gouvernement … »: the country of the places told of so far, where it is one."""
        countries = {m.place.country for m in self._discourse.mentions[:index] if m.place is not None}
        found = next(iter(countries)) if len(countries) == 1 else None
        return found if found in self._lexicon.authority.actors else None

    def _leader(self, mention: ActorMention) -> Actor | None:
        """Return the person whose name, or title with the name, stands right behind a noun of the state."""
        behind = self._doc[mention.end : mention.end + 2]
        if mention.kind is not MentionKind.STATE or not behind or fold(behind[0].text) not in _OF:
            return None
        named = self._discourse.at(behind[-1])
        is_person = named is not None and named.name and named.actors and named.actors[0].type is ActorType.PERSON
        return named.actors[0] if named is not None and is_person else None

    def noun(self, index: int, mention: ActorMention) -> list[Actor]:
        """Return whom a definite description stands for; where nobody fits, an actor of its own."""
        apposed = self._apposed(mention)
        if apposed is not None:
            return [apposed]
        noun = self._doc[mention.root]
        whole = fold(self._doc[mention.root : mention.end].text)
        mention = replace(
            mention, role=whole if whole in self._nouns.phrases else form_of(noun, self._nouns.all) or fold(noun.lemma_)
        )
        if mention.role in self._nouns.shortened:
            short = self._bodies.called(mention)
            return [short] if short is not None else []
        possessive = self._possessive(mention)
        if (
            mention.end < len(self._doc)
            and fold(self._doc[mention.end].text) in _OF
            and mention.role in self._nouns.runners
        ):
            found = self._runner(index, mention)
            return [found] if found is not None else []
        found = self._owned(possessive, mention) if possessive is not None else self._taken_up(index, mention)
        found = found or self._resident(mention)
        groups = self._lexicon.groups
        if found is None and mention.role in groups.acting - groups.anybody and possessive is None:
            found = worded(self._doc, mention, self._kind(mention))
        return [found] if found is not None else []

    def _runner(self, index: int, mention: ActorMention) -> Actor | None:
        """« la [candidate] du Parti bleu »: who has an office of that body, else somebody met of whom no other body is told."""
        behind = self._doc[mention.end : mention.end + 3]
        party = next((m.actors[0] for t in behind if (m := self._discourse.at(t)) is not None and m.actors), None)
        people = (a for a in self._discourse.recent() if is_name(a) and self._profiles.answers(a, mention))
        own = next((a for a in people if party is not None and self._profiles.body(a) == party), None)
        found = own or self._person(index, mention)
        if found is None or found == party or self._profiles.body(found) not in {None, party}:
            return None
        return found if self._profiles.standing(found, mention.role or "") < _UNLIKE else None

    def _resident(self, mention: ActorMention) -> Actor | None:
        """« le locataire de l’Élysée » is who leads the country whose seat of power that is, whether the text names him or not."""
        if mention.of is None or mention.role not in self._nouns.holders:
            return None
        led = (self._people.holder(role, mention.of) for role in _LEADERS)
        return next((leader for leader in led if leader is not None), None)

    def taken_up(self, index: int, group: ActorMention) -> Actor | None:
        """« le diplomate slovaque », « le mouvement palestinien »: the actor met before that a group noun takes up."""
        noun = self._doc[group.root]
        before = self._before(group)
        if len(group.actors) != 1 or group.actors[0].known or before not in _DEFINITE:
            return None
        if any(token.text[:1].isupper() for token in self._doc[group.start + 1 : group.end]):
            return None  # « les islamistes Chebab » are named
        if group.actors[0].type is ActorType.PERSON and fold(group.actors[0].label) in self._lexicon.authority.demonyms:
            found = self._person(
                index, replace(group, role=None)
            )  # « l’Uruguayenne »: of no other country for all one knows
            return found if found is not None and self._profiles.country(found) in {group.of, None} else None
        listed = self._nouns.persons | self._nouns.bodies
        form = next((form for form in (fold(noun.text), fold(noun.lemma_)) if form in listed), None)
        if form is None or (before in _PLURAL and form not in self._nouns.fighters):
            return None
        if form in self._nouns.fighters and (body := self._bodies.within(noun, group)) is not None:
            return body
        return self._taken_up(index, replace(group, role=form))

    def bearer(self, group: ActorMention) -> Actor | None:
        """« Ada Holm, une [militante suédoise], »: the person whose name stands before what it says of her."""
        noun, before = self._doc[group.root], self._doc[max(group.start - 2, 0) : group.start]
        if noun.dep_ != "appos" or len(group.actors) != 1 or group.actors[0].type is not ActorType.PERSON:
            return None
        named = self._discourse.at(noun.head)
        is_next = before.text.lower() in {", un", ", une"} and named is not None and named.end == before.start
        actor = named.actors[0] if is_next and named is not None and len(named.actors) == 1 else None
        return actor if actor is not None and actor.type is ActorType.PERSON and is_name(actor) else None

    def _taken_up(self, index: int, mention: ActorMention) -> Actor | None:
        noun = mention.role or ""
        if noun in self._nouns.countries:
            return self._country(index, mention)
        if noun in self._nouns.bodies:
            return self._bodies.last(mention)
        return self._person(index, mention)

    def _country(self, index: int, mention: ActorMention) -> Actor | None:
        """« le pays »: the country spoken of most; « l’émirat », « le royaume »: the one that was the subject last."""
        if self._doc[mention.start - 1].lower_ in _THIS:  # « la Turquie, mais ce pays menace »: the last to be named
            return self._last_country(index, mention)
        itself = self._discourse.co_argument(mention)
        polities = self._polities.get(mention.role or "", frozenset())
        if polities and (found := self._bodies.polity(polities, itself)) is not None:
            return found
        if mention.role in self._nouns.of_country:
            return next(iter(self.state(index, mention)), None)
        for number in self._discourse.candidates(index):
            actor = self._discourse.mentions[number].actors[0]
            if actor.type is ActorType.COUNTRY and actor not in itself and not polities:
                return actor
        return None

    def _last_country(self, index: int, mention: ActorMention) -> Actor | None:
        near = self._discourse.mentions[max(0, index - _REACH) : index]
        itself = self._discourse.co_argument(mention)
        before = (m.actors[0] for m in reversed(near) if len(m.actors) == 1)
        return next((a for a in before if a.type is ActorType.COUNTRY and a not in itself), None)

    def _person(self, index: int, mention: ActorMention) -> Actor | None:
        """Return the likeliest person whom gender and country allow: of the last sentences, else of all met so far.

        Who is known to be what the noun tells comes before who is known for nothing, and that one before all others.
        """
        co_argument, noun = self._discourse.co_argument(mention), mention.role or ""
        is_calling, best, found = noun in self._nouns.callings, _UNLIKE + 1.0, None
        near = (self._discourse.mentions[number].actors for number in self._discourse.candidates(index))
        within = [actors[0] for actors in near if len(actors) == 1]
        far = self._discourse.recent() if mention.of or is_calling else []
        for actor in (*within, *far):
            if actor in co_argument or not self._profiles.answers(actor, mention):
                continue
            standing = float(self._profiles.standing(actor, noun) if is_calling else 0)
            standing += _DOUBT * (mention.gender == "f" and self._profiles.gender(actor) is None)
            is_told = is_calling and not standing and actor in within  # « l’ambassadeur … Le diplomate … »
            if (is_name(actor) or is_told) and standing < best and (not standing or mention.of or actor in within):
                best, found = standing, actor
            if not best:
                break
        if (stranger := newcomer(self._discourse, mention, found)) is not None:
            return stranger
        if found is not None and not found.known:
            self._profiles.call(found, noun)
        return found

    def _owned(self, possessive: ActorMention, mention: ActorMention) -> Actor | None:
        """« son gouvernement » is the owner’s country, « son parti » the body of the owner, « son rival » somebody else."""
        noun = mention.role or ""
        if len(possessive.actors) != 1:
            return None
        owner = possessive.actors[0]
        if noun in self._nouns.of_country:
            return self._lexicon.authority.actors.get(self._profiles.country(owner) or "")
        if noun in self._nouns.others:
            return self._opposite(owner, mention)
        return self._profiles.body(owner) if owner.type is ActorType.PERSON else None

    def _opposite(self, owner: Actor, mention: ActorMention) -> Actor | None:
        """Return the state or the person met last that is not *owner*, by what the noun names."""
        recent = [a for a in self._discourse.recent() if a.id != owner.id and is_name(a)]
        country = self._profiles.country(owner)
        states = (a for a in recent if a.type is ActorType.COUNTRY and a.id != country)
        is_person = owner.type is ActorType.PERSON
        may_be_state = mention.role in self._nouns.neighbours or (mention.role in self._nouns.rivals and not is_person)
        state = next(states, None) if may_be_state else None
        if state is not None or (may_be_state and not is_person):
            return state
        titles = self._lexicon.titles
        is_office = mention.role in titles.predecessors | titles.successors
        fitting = (a for a in recent if self._profiles.answers(a, mention))
        if not is_office:
            return next(fitting, None)
        people = list(fitting)
        held = next((actor for actor in people if self._profiles.held(owner, actor)), None)
        is_alone = len(people) == 1 and not self._profiles.offices(people[0])
        return people[0] if held is None and is_alone else held  # the only other one that was met

    def _possessive(self, mention: ActorMention) -> ActorMention | None:
        """Return the possessive before a noun and its adjectives."""
        for index in range(mention.start - 1, max(mention.start - 4, -1), -1):
            found = self._discourse.at(self._doc[index])
            if found is not None:
                return found if found.kind is MentionKind.POSSESSIVE else None
            if self._doc[index].pos_ == "DET":
                return None
        return None

    def _owner(self, index: int, mention: ActorMention) -> Actor | None:
        """Return the person whose counterpart is spoken of."""
        possessive = self._possessive(mention)
        owners = possessive.actors if possessive is not None else ()
        near = (a for n in self._discourse.candidates(index) for a in self._discourse.mentions[n].actors)
        return next((a for a in (*owners, *near) if a.type is ActorType.PERSON), None)

    def _apposed(self, mention: ActorMention) -> Actor | None:
        """« son chef, Min Aung Hlaing, »: the person named behind a comma."""
        if mention.plural or mention.end + 1 >= len(self._doc) or self._doc[mention.end].text != ",":
            return None
        following = self._discourse.at(self._doc[mention.end + 1])
        is_name = following is not None and following.name and following.start == mention.end + 1 and following.actors
        closes = (
            following is not None and following.end < len(self._doc) and self._doc[following.end].text in {",", "."}
        )
        return following.actors[0] if following is not None and is_name and closes else None

    def _kind(self, mention: ActorMention) -> ActorType:
        if mention.role in self._lexicon.groups.persons:
            return ActorType.GROUP if mention.plural else ActorType.PERSON
        return ActorType.ORGANIZATION
