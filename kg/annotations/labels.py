"""Canonical labels for actors that no authority file has: « armée israélienne », « alliés des États-Unis »."""

from kg.lexicon import Authority
from kg.lexicon.words import fold, slug
from kg.model import Actor, ActorType

_VOWELS = frozenset("aeiou")
_SAME_WORD = (
    3,
    5,
)  # letters that the forms of one demonym share, at least and at most: « turc », « turque »; not « azéri »


def new_actor(label: str, kind: ActorType, country: str | None = None) -> Actor:
    """Return an actor that is known from the text alone."""
    label = label.replace("'", "’")
    return Actor(id=slug(label), label=label, type=kind, country=country)


def known_actor(authority: Authority, actor: Actor) -> Actor:
    """Return the actor of the authority files that a common noun names: « police hongkongaise »; else *actor* itself."""
    found = (authority.actors[id_] for id_ in authority.names.get(fold(actor.label), ()))
    return next((known for known in found if known.label[:1].islower()), actor)


def demonym(authority: Authority, actor_id: str, *, feminine: bool, plural: bool) -> str | None:
    """Return the demonym of a country in the form that agrees, or None where it has none.

    The forms of the authority file stand in the order masculine, feminine, masculine plural, feminine plural, each
    written once: two forms differ in number only (« russe »), three share the masculine (« albanais »).
    """
    forms = authority.demonym_forms.get(actor_id, ())
    shared = sorted((*_SAME_WORD, len(forms[0]) - 1))[1] if forms else 0
    forms = tuple(form for form in forms if fold(form)[:shared] == fold(forms[0])[:shared])[:4]
    match forms:
        case ():
            return None
        case (only,):
            return only
        case (singular, plural_form, *_) if plural_form in {f"{singular}s", singular}:
            return plural_form if plural else singular
        case (masculine, feminine_form, *masculine_plural, feminine_plural):
            singular, several = (
                (feminine_form, feminine_plural) if feminine else (masculine, [*masculine_plural, masculine][0])
            )
            return several if plural else singular
    return None


def people_of(authority: Authority, country: str) -> Actor | None:
    """Return the people of a country, « Maliens », or None where it has no demonym."""
    label = demonym(authority, country, feminine=False, plural=True)
    return new_actor(capitalized(label), ActorType.GROUP, country) if label else None


def capitalized(demonym: str) -> str:
    """Return a demonym as a noun: « Sud-Coréens »."""
    return "-".join(part[:1].upper() + part[1:] for part in demonym.split("-"))


def of(authority: Authority, actor: Actor) -> str:
    """Return *actor* after « de »: « des États-Unis », « du Tchad », « de l’Ukraine », « d’Antony Blinken »."""
    label = actor.label
    vowel = fold(label)[0] in _VOWELS
    if actor.type is ActorType.PERSON:
        return f"d’{label}" if vowel else f"de {label}"
    if label.split()[0].endswith("s") and actor.type is ActorType.COUNTRY and label.split("-")[-1].endswith("s"):
        return f"des {label}"
    if vowel:
        return f"de l’{label}"
    return f"du {label}" if authority.genders.get(actor.id) == "m" else f"de la {label}"
