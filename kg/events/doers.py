"""Who does what a match tells: whom its entry names, or where it names nobody, whom else the clause says.

« Londres a fermé … »                                a capital that acts is its state
« le départ des soldats français »                   whose forces move
« des policiers ont été déployés »                   the state whose police they are
« arrêté à Lima »                                    the state that alone arrests there
« les deux camps sont appelés à la retenue »         who says so
« une trêve a été conclue avec les rebelles »        who says so, and not somebody else's peace
"""

from dataclasses import replace

from kg.annotations.attribution import Attribution
from kg.annotations.forms import listed_form
from kg.annotations.mentions import MentionKind
from kg.annotations.subjects import own_subject
from kg.annotations.syntax import is_passive
from kg.events.arguments import ArgumentReader
from kg.events.contents import MOVES
from kg.events.custody import jailers
from kg.events.matching import Match
from kg.events.mentions import Argument
from kg.events.verdicts import speakers, voice_of
from kg.lexicon import Lexicon


def doers(match: Match, attribution: Attribution, arguments: ArgumentReader, lexicon: Lexicon) -> tuple[Argument, ...]:
    """Return the agents of *match*, as its entry, or *attribution* of what is said, tells them; nobody where the text names none."""
    tokens = match.slots.get("agent", ())
    return (
        arguments.actors(tokens)
        or arguments.acting_places(tokens)
        or _movers(match, arguments, lexicon)
        or _posted_at_home(match, arguments, lexicon)
        or jailers(match, arguments, lexicon)
        or _tellers(match, attribution, lexicon)
        or _reporters(match, attribution, lexicon)
    )


def _movers(match: Match, arguments: ArgumentReader, lexicon: Lexicon) -> tuple[Argument, ...]:
    """« Le départ des soldats français »: whose forces they are says who moves them; « le retrait de la Russie » does not."""
    moved = arguments.actors(match.slots.get("theme", ())) if match.entry.relation in MOVES else ()
    owners = lexicon.authority.actors
    mentions = ((a, arguments.mention(arguments.doc[a.start])) for a in moved)
    homes = (
        (a, a.actor.home if m is not None and m.kind is MentionKind.GROUP else a.actor.country) for a, m in mentions
    )
    return tuple(replace(a, actor=owners[home]) for a, home in homes if home and home in owners)


def _posted_at_home(match: Match, arguments: ArgumentReader, lexicon: Lexicon) -> tuple[Argument, ...]:
    """« Des policiers ont été déployés », « le déploiement de blindés »: by the country that the article is about."""
    trigger, entry = match.trigger, match.entry
    home = lexicon.authority.actors.get(arguments.domestic.country or "")
    if home is None or entry.relation != "deploys" or not (entry.kind == "noun" or is_passive(trigger)):
        return ()
    # « des centaines de policiers »
    posted = (word for token in match.slots.get("theme", ()) for word in (token, *token.rights))
    if not any(listed_form(word, lexicon.cues.posted) for word in posted):
        return ()
    return (Argument(actor=home, start=trigger.i, end=trigger.i + 1),)


def _reporters(match: Match, attribution: Attribution, lexicon: Lexicon) -> tuple[Argument, ...]:
    """« « … », a fustigé [le préfet] »: who reports what by a verb that is itself a deed of speech."""
    entry = match.entry
    if entry.kind != "verb" or match.slots.get("agent") or own_subject(match.trigger) is not None:
        return ()
    is_speech = lexicon.relations[entry.relation].speech_act and not is_passive(match.trigger)
    voice = attribution.voice(match.trigger) if is_speech else None
    return voice_of(voice) if voice is not None else ()


def _tellers(match: Match, attribution: Attribution, lexicon: Lexicon) -> tuple[Argument, ...]:
    """« Les deux camps sont appelés à la retenue », « un accord a été conclu avec Lima », says who calls on them, who concluded it."""
    relation = lexicon.relations[match.entry.relation]
    is_own = relation.category == "REQUEST" or (relation.symmetric and match.slots.get("addressee"))
    is_untold = is_own and match.entry.kind == "verb" and is_passive(match.trigger)
    claim = attribution.claim(match.trigger) if is_untold else None
    return speakers(claim) if claim is not None else ()
