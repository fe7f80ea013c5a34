"""Whom a group noun names: the actor that it makes of its country or body, or one of its own."""

from dataclasses import dataclass

from spacy.tokens import Token

from kg.annotations.labels import demonym, known_actor, new_actor, of
from kg.annotations.syntax import has_feature
from kg.lexicon import Lexicon
from kg.lexicon.words import fold
from kg.model import Actor, ActorType, Place

_ARMED = "forces armées"
#: What an armed group is called before its name.
ARMED_BODIES = frozenset({"groupe", "organisation", "mouvement", "rebellion", "guerilla", "milice"})
_DEFINITE = frozenset({"le", "la", "les", "l'", "ces", "cette", "ce", "du", "au", "aux"})


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupNoun:
    """A group noun in its text.

    Attributes:
        head: The form under which it is listed.
        owners: Ids of the countries and bodies that it is told to belong to.
        complement: What « de » adds, as written (« de la Défense »).
        text: The noun with all that belongs to it, as written.
        is_against: Whether an adjective sets it against the state (« les autorités séparatistes »).
        seat: The place that it is told to be of (« la police de Dallas »).
        is_qualified: Whether an adjective tells more of them than their country (« les dirigeants religieux chiliens »).
    """

    token: Token
    head: str
    owners: tuple[str, ...]
    complement: str
    text: str
    is_against: bool
    seat: Place | None = None
    is_qualified: bool = False

    @property
    def plural(self) -> bool:
        """Whether it is in the plural."""
        return has_feature(self.token, "Number", "Plur") or fold(self.token.text) != self.head

    @property
    def definite(self) -> bool:
        """Whether a definite article or « ces » stands before it."""
        return any(fold(child.text) in _DEFINITE for child in self.token.lefts)


class GroupNamer:
    """Names the groups of a text; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._authority, self._groups = lexicon.authority, lexicon.groups
        self._commanded = lexicon.groups.forces | lexicon.groups.commanded

    def of_owners(self, noun: GroupNoun) -> list[Actor]:
        """Return the actors that *noun* makes of its owners."""
        holders = [self._authority.actors[owner] for owner in noun.owners]
        if len(holders) == 1 and _is_body_of(noun, holders[0]):
            return holders
        if noun.owners and noun.is_against and noun.head not in self._groups.people:
            return [new_actor(noun.text, self._type(noun))]
        if len(holders) == 1 and noun.is_qualified and noun.head not in self._groups.state | self._groups.forces:
            return [new_actor(noun.text, self._type(noun), holders[0].home)]
        if len(holders) == 1 and holders[0].type is not ActorType.COUNTRY:
            return [self._of_body(noun, holders[0])]
        if noun.head in self._groups.companions and self._is_one_each(noun, holders):
            return holders
        return [self._of(noun, holder) for holder in holders]

    def _is_one_each(self, noun: GroupNoun, holders: list[Actor]) -> bool:
        """« ses alliés russe et chinois » are Russia and China; « ses alliés russes et chinois » are people of both."""
        written = set(fold(noun.text).split())
        known = {fold(form) for holder in holders for form in self._authority.demonym_forms.get(holder.id, ())}
        told = written & known
        has_plural = any(form.endswith("s") and form.removesuffix("s") in known for form in told)
        return len(holders) > 1 and noun.plural and not has_plural and any(f"{form}s" in known for form in told)

    def bare(self, noun: GroupNoun, complement: str) -> Actor | None:
        """Return the actor of a noun without an owner, where it is definite enough to be one."""
        groups = self._groups
        is_body = noun.head in groups.services | groups.organizations
        if not (
            noun.is_against
            or (noun.head in groups.people and noun.plural)
            or (noun.definite and is_body and (complement or noun.head in groups.services | groups.bare))
        ):
            return None
        is_whole = noun.is_against or noun.seat is not None
        label = noun.text if is_whole else f"{lowered(noun.token.text)} {complement}".strip()
        actor = new_actor(label, self._type(noun), noun.seat.country if noun.seat else None)
        return self._authority.actors.get(actor.id, actor)  # « des talibans »

    def _of_body(self, noun: GroupNoun, body: Actor) -> Actor:
        """« les rebelles du M23 » are the M23, so are « des rebelles du M23 »; « des députés de la Douma » are not the Duma."""
        groups = self._groups
        if noun.head in groups.several and noun.plural:
            if noun.definite and body.type is ActorType.ORGANIZATION:
                return body  # « les pays du G7 » are the G7
            return new_actor(noun.text, ActorType.GROUP)  # « des pays africains » are not Africa
        is_wide = body.type is ActorType.GROUP  # « les ministres africains » are not Africa
        is_whole = noun.definite or body.type is ActorType.ARMED_FORCE
        is_all = noun.head in groups.members and noun.plural and is_whole and not is_wide
        if noun.head in groups.state and not noun.plural:
            return self._authority.actors.get(self._authority.doer(body.id), body)
        if noun.head in groups.state | groups.forces or is_all:
            return body
        return new_actor(noun.text, self._type(noun), body.country)

    def _of(self, noun: GroupNoun, holder: Actor) -> Actor:
        groups = self._groups
        if noun.head in groups.state or self._is_under_command(noun):
            return holder
        country = holder.home
        feminine = self._is_feminine(noun, holder)
        adjective = demonym(self._authority, holder.id, feminine=feminine, plural=noun.plural) or f"({holder.label})"
        owner = of(self._authority, holder)
        if noun.head in groups.companions and fold(noun.text).endswith(fold(owner)):
            adjective = owner  # « les alliés de la France » need not be French
        name = _ARMED if _ARMED in noun.text.lower() else lowered(noun.token.text)
        label = " ".join(part for part in (name, adjective, noun.complement) if part)
        return known_actor(self._authority, new_actor(label, self._type(noun), country))

    def _is_under_command(self, noun: GroupNoun) -> bool:
        """« les troupes russes », « l’aviation éthiopienne »: what they do, their country does; not so one soldier alone."""
        if noun.head not in self._commanded or _ARMED in noun.text.lower():
            return False
        return noun.plural or noun.head not in self._groups.soldiers

    def _is_feminine(self, noun: GroupNoun, holder: Actor) -> bool:
        """Return the gender that the demonym has in the text, where its forms tell; else the tagger's."""
        forms = {
            feminine: {
                demonym(self._authority, holder.id, feminine=feminine, plural=plural) for plural in (False, True)
            }
            for feminine in (False, True)
        }
        words = set(noun.text.split())
        told = [feminine for feminine in forms if words & (forms[feminine] - forms[not feminine])]
        return told[0] if told else has_feature(noun.token, "Gender", "Fem")

    def _type(self, noun: GroupNoun) -> ActorType:
        if noun.head in self._groups.soldiers and not noun.plural:
            return ActorType.PERSON
        if noun.head in self._groups.people:
            is_several = noun.plural or noun.head in self._groups.bodies  # « la communauté »
            return ActorType.GROUP if is_several else ActorType.PERSON
        is_armed = noun.head in self._groups.services | self._groups.forces
        return ActorType.ARMED_FORCE if is_armed else ActorType.ORGANIZATION


def _is_body_of(noun: GroupNoun, name: Actor) -> bool:
    """« le groupe de l’État islamique », « la guérilla marxiste des Farc »: whether the noun only says what the name is."""
    return noun.head in ARMED_BODIES and not noun.plural and name.type is ActorType.ARMED_FORCE


def lowered(text: str) -> str:
    """Return a phrase as written, an acronym or a sentence's capital apart."""
    return text if text.split(maxsplit=1)[0].isupper() else text[:1].lower() + text[1:]
