"""`kg_actors`: who and what is named in a text, by dictionary, by title, by group noun, and last by its capitals.

The dictionary and the patterns win over capitals; of two mentions that overlap the longer one stays.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.annotations import acronyms
from kg.annotations import extensions as _extensions  # noqa: F401 - registers what is written below
from kg.annotations.appositions import AppositionReader
from kg.annotations.called import join_called
from kg.annotations.couples import join_couples
from kg.annotations.descriptions import DescriptionFinder
from kg.annotations.enumerations import spell_out
from kg.annotations.groups import GroupReader
from kg.annotations.labels import capitalized, demonym, new_actor
from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.names import is_acronym, known_surnames, surname
from kg.annotations.natives import join_natives
from kg.annotations.nicknames import NicknameReader
from kg.annotations.parse import forget_parse
from kg.annotations.phrases import Match, PhraseTable, Words
from kg.annotations.portfolios import ARTICLES
from kg.annotations.pronouns import find_pronouns
from kg.annotations.repairs.repairer import Repairer
from kg.annotations.states import StateNames
from kg.annotations.syntax import has_feature
from kg.annotations.titles import TitleReader
from kg.annotations.unlisted import NameKind, UnlistedFinder
from kg.lexicon import Lexicon, configured_lexicon
from kg.lexicon.words import fold, phrase
from kg.model import Actor, ActorType, Place

_AT = frozenset({"a", "en", "sur"})
_PLURAL = frozenset({"les", "des", "aux"})
_FULL_NAME = 3  # words, of a force whose name stands in small letters
_AGAINST = frozenset({"anti", "pro"})  # « une coalition anti-EI »: who fights it, not itself
_LONG_ACRONYM = 4  # « Otan », « Cédéao » are written like names; shorter ones only in capitals
_PLURAL_DETERMINERS = frozenset({"les", "des", "ces", "aux", "deux", "trois", "plusieurs", "quatre", "cinq"})
_FEMININE = frozenset({"la", "une", "cette"})
_NAMES = frozenset({MentionKind.NAME, MentionKind.METONYM, MentionKind.PLACE})
_LAND = frozenset({"de", "du", "des", "d", "'", "la", "le", "les", "l", "sud", "nord", "est", "ouest", "centre"})
_LAND_WORDS = 7
_HOME = frozenset({"de", "du", "des", "d", "'", "la"})  # before the country of a body, at the end of its name
_BODIES = frozenset({ActorType.ORGANIZATION, ActorType.ARMED_FORCE})


class ActorReader:
    """The component; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        authority = lexicon.authority
        self._authority, self._repairer = authority, Repairer(lexicon)
        self._titles, self._groups, self._nicknames = (
            TitleReader(lexicon),
            GroupReader(lexicon),
            NicknameReader(lexicon),
        )
        self._appositions, self._descriptions = AppositionReader(lexicon), DescriptionFinder(lexicon)
        self._names = PhraseTable(
            (phrase(name), tuple(authority.actors[i] for i in ids)) for name, ids in authority.names.items()
        )
        self._metonyms = PhraseTable((phrase(name), authority.actors[i]) for name, i in authority.metonyms.items())
        self._places = PhraseTable((phrase(name), place) for name, place in authority.places.items())
        self._demonyms = PhraseTable((phrase(form), authority.actors[i]) for form, i in authority.demonyms.items())
        tables: tuple[PhraseTable[Any], ...] = (self._names, self._metonyms, self._places, self._demonyms)
        self._states = StateNames(lexicon)
        self._first_words = self._states.forms.union(*(table.first_words for table in tables))
        self._finder = UnlistedFinder(lexicon)
        self._surnames = known_surnames(authority)

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions of *doc*, whose parse is mended first."""
        self._repairer.repair(doc)
        words = Words(doc)
        groups = [*self._groups.read(words), *self._nicknames.read(doc)]
        found = _without_overlaps([*self._titles.read(words), *self._dictionary(words), *groups])
        named = _without_overlaps([*found, *self._unlisted(words, found)])
        named = _without_first_names(sorted([*named, *self._lone_surnames(words, named)], key=_place))
        named = self._appositions.join(named, doc)
        named = join_couples(join_natives(named, doc, self._authority), doc)
        named = acronyms.spell_out(named, doc)
        described = _without_overlaps([*named, *self._descriptions.find(doc), *find_pronouns(doc)])
        doc._.kg_mentions = spell_out(join_called(described, doc), doc)
        names = (m for m in doc._.kg_mentions if m.kind in _NAMES)
        doc._.kg_named = frozenset(index for m in names for index in range(m.start, m.end))
        forget_parse(doc)
        doc.spans["kg_actors"] = [_span(doc, mention) for mention in doc._.kg_mentions]
        return doc

    def _dictionary(self, words: Words) -> Iterator[ActorMention]:
        """Yield the names that the authority files have."""
        end = 0
        for index, word in enumerate(words.folded):
            if index >= end and word in self._first_words and (found := self._known(words, index)):
                mention, end = found
                yield mention

    def _known(self, words: Words, index: int) -> tuple[ActorMention, int] | None:
        name = self._longest_name(words, index)
        metonym = self._metonyms.longest(words.folded, index)
        place = self._places.longest(words.folded, index)
        longest = max((match.end for match in (name, metonym, place) if match), default=0)
        if not longest or not self._is_written_as_name(words, index, longest):
            return self._demonym_noun(words, index)
        actors: tuple[Actor, ...] = ()
        kind = MentionKind.PLACE
        if name and name.end == longest:
            actors, kind = name.value[:1], MentionKind.NAME
        elif metonym and metonym.end == longest and not self._is_dateline(words, index, longest):
            actors, kind = (metonym.value,), MentionKind.METONYM
        if kind is MentionKind.NAME and (abroad := self._abroad(words, index, longest, actors[0])) is not None:
            return self._mention(words, index, abroad[1], kind, (abroad[0],)), abroad[1]
        spot = place.value if place and place.end == longest else None
        return self._mention(words, index, longest, kind, actors, place=spot), longest

    def _longest_name(self, words: Words, index: int) -> Match[tuple[Actor, ...]] | None:
        known, state = self._names.longest(words.folded, index), self._states.at(words, index)
        if state is None or (known is not None and known.end >= state.end):
            return known
        return Match(index, state.end, (self._authority.actors[state.value],))

    def _abroad(self, words: Words, start: int, end: int, actor: Actor) -> tuple[Actor, int] | None:
        """« le Conseil constitutionnel [togolais] »: a name that the files know of another country's body, and its end."""
        found = self._demonyms.longest(words.folded, end) if end < len(words) else None
        if found is None or words.is_capital(end) or actor.country is None or actor.type not in _BODIES:
            return None
        owner = found.value
        if owner.type is not ActorType.COUNTRY or owner.id == actor.country:
            return None
        return new_actor(words.between(start, found.end), actor.type, owner.id), found.end

    def _is_written_as_name(self, words: Words, start: int, end: int) -> bool:
        """Tell a name from a word: it has a capital, a short acronym is all capitals, and it does not stop within a longer name."""
        text = words.between(start, end)
        if start > 1 and words.folded[start - 1] == "-" and words.folded[start - 2] in _AGAINST:
            return False
        first = start + (words.folded[start] in ARTICLES and end - start > 1)  # « La réunion … » is not the island
        if not any(words.is_capital(i) for i in range(first, end)):
            return text.lower() == text and self._is_lower_name(words, start)
        known = self._names.longest(words.folded, start)
        label = known.value[0].label if known else ""
        is_named = words.doc[words.token(start)].pos_ == "PROPN" and text.istitle()
        if len(text) < _LONG_ACRONYM and is_acronym(label) and not (text.isupper() or is_named):
            return False
        if self._is_first_name(words, start, end) or self._goes_on(words, start, end, known):
            return False
        glued = (
            end < len(words) and words.folded[end] == "-" and words.between(end - 1, end + 1).endswith(text[-1] + "-")
        )
        # « le sommet UE-Chine » is of two
        is_pair = known is not None and known.end == end and bool(self._named_at(words, end + 1))
        return is_pair or not (glued and end + 1 < len(words) and words.is_capital(end + 1))

    @staticmethod
    def _goes_on(words: Words, start: int, end: int, known: Match[tuple[Actor, ...]] | None) -> bool:
        """« le Front national [pour le climat] a … »: what « pour » adds to a subject of two words or more is part of its name."""
        if known is None or known.end != end or end == start + 1 or words.folded[end : end + 1] != ["pour"]:
            return False
        is_body = known.value[0].type is ActorType.ORGANIZATION and known.value[0].country is not None
        return is_body and words.doc[words.token(start)].dep_.startswith("nsubj")

    def _is_first_name(self, words: Words, start: int, end: int) -> bool:
        """Return whether a place is a first name here: « Milan » in « Milan Kovač », whose second word is no name known."""
        if (
            end == len(words)
            or words.doc[words.token(end)].pos_ != "PROPN"
            or words.between(start, end + 1).count(" ") != 1
            or is_acronym(words.between(start, end))  # « a dit à l’AFP Awa Diop »
            or (
                words.folded[max(0, start - 1)] in _AT and words.is_capital(min(end + 1, len(words) - 1))
            )  # « vu à Gao Awa Diop »
        ):
            return False
        is_person = any(actor.type is ActorType.PERSON for actor in self._named_at(words, start))
        return not is_person and words.is_capital(end) and end - start == 1 and not self._named_at(words, end)

    def _named_at(self, words: Words, start: int) -> tuple[Actor, ...]:
        found = self._names.longest(words.folded, start)
        return found.value if found else ()

    def _is_dateline(self, words: Words, start: int, end: int) -> bool:
        """« VIENNE – L’Iran a exigé … », « Paris | Le président … »: the town from which an agency reports."""
        sign = words.text(end) if end < len(words) else ""
        is_first = start == 0 or "\n" in words.between(start - 1, start + 1)
        is_apart = sign in {"|", "—"} and is_first and not words.between(end - 1, end + 1).endswith(f"-{sign}")
        return is_apart or (words.between(start, end).isupper() and sign in {"–", "—", "-"})

    def _is_lower_name(self, words: Words, start: int) -> bool:
        """Return whether the name stands in small letters: « les taliban », and an international body or a force of some words.

        « la banque mondiale » and « l’exécutif européen » are nobody else, « le parti socialiste » may be anybody’s.
        """
        known = self._names.longest(words.folded, start)
        actor = known.value[0] if known else None
        if known is None or actor is None or actor.label[:1].islower():
            return actor is not None
        if actor.type is ActorType.ARMED_FORCE:
            is_plural = start > 0 and words.folded[start - 1] in _PLURAL
            return is_plural or known.end - start >= _FULL_NAME
        is_international = actor.type is ActorType.ORGANIZATION and actor.country is None
        return is_international and " " in words.between(start, known.end)

    def _demonym_noun(self, words: Words, index: int) -> tuple[ActorMention, int] | None:
        """« les Russes » are their country when it acts; « 168 Libériens » are people."""
        match = self._demonyms.longest(words.folded, index)
        before = words.folded[index - 1] if index else ""
        elided = words.folded[index - 2] if before == "'" and index > 1 else ""
        if elided == "d" and words.folded[index].endswith("s"):  # « des milliers d’Uruguayens »
            before = "de"
        elif elided == "l" and not words.folded[index].endswith("s"):  # « l’Uruguayenne a … »
            before = elided
        if not match or not words.is_capital(index) or before in {"'", "d"}:
            return None
        token = words.doc[words.token(index)]
        is_surname = index > 0 and words.is_capital(index - 1) and words.token(index - 1) == token.i - 1
        if token.pos_ not in {"NOUN", "PROPN"} or (is_surname and not words.doc[token.i - 1].is_sent_start):
            return None
        actor = match.value
        land = self._land_behind(words, match.end, actor)
        if land is not None:
            end, country = land
            actor = new_actor(words.between(index, end), ActorType.GROUP, country)
            return self._mention(words, index, end, MentionKind.GROUP, (actor,)), end
        if before != "les":
            plural = before in _PLURAL_DETERMINERS or before.isdigit() or has_feature(token, "Number", "Plur")
            plural = plural or (before == "de" and words.folded[index].endswith("s"))  # « des milliers de Nigérians »
            feminine = not plural and (before in _FEMININE or (before == "l" and token.text.endswith("e")))
            label = demonym(self._authority, actor.id, feminine=feminine, plural=plural) or match.value.label
            kind = ActorType.GROUP if plural else ActorType.PERSON
            actor = new_actor(capitalized(label), kind, actor.id)
        return self._mention(words, index, match.end, MentionKind.GROUP, (actor,)), match.end

    def _land_behind(self, words: Words, index: int, people: Actor) -> tuple[int, str | None] | None:
        """« les Serbes [de Bosnie] », « les Albanais [du sud de la Serbie] » are not Serbia, not Albania: return where their land ends.

        With it the id of the country that it is or belongs to, where known.
        """
        start = index
        while index < min(len(words), start + _LAND_WORDS) and words.folded[index] in _LAND:
            index += 1
        if (
            index in {start, len(words)}
            or words.folded[start] not in {"de", "du", "des", "d"}
            or not words.is_capital(index)
        ):
            return None
        names, place = self._names.longest(words.folded, index), self._places.longest(words.folded, index)
        if names and names.value[0].type is ActorType.COUNTRY:
            land = names.value[0]
            return (names.end, land.country or land.id) if people.id not in {land.id, land.country} else None
        if place and place.value.country != people.id:
            return place.end, place.value.country
        return None

    def _mention(
        self,
        words: Words,
        start: int,
        end: int,
        kind: MentionKind,
        actors: tuple[Actor, ...],
        *,
        place: Place | None = None,
    ) -> ActorMention:
        first, last = words.tokens(start, end)
        actor = actors[0] if actors else None
        is_person = actor is not None and actor.type is ActorType.PERSON
        return ActorMention(
            start=first,
            end=last,
            root=int(words.doc[first:last].root.i),
            kind=kind,
            actors=actors,
            place=place or (_as_place(actor) if actor and actor.type is ActorType.COUNTRY else None),
            name=words.between(start, end) if is_person else None,
            of=actor.country if actor else None,
            gender=self._authority.genders.get(actor.id) if actor else None,
        )

    def _unlisted(self, words: Words, found: Iterable[ActorMention]) -> Iterator[ActorMention]:
        """Yield the names beside what was *found*: people, bodies and places that no file has."""
        taken = {index for mention in found for index in range(mention.start, mention.end)}
        lands = {index for mention in found if mention.place is not None for index in range(mention.start, mention.end)}
        people = (mention for mention in found if mention.kind is MentionKind.GROUP)  # « les enseignants du [Togo] »
        lands |= {i for m in people for i in range(m.root + 1, m.end) if words.doc[i].text[:1].isupper()}
        for name in self._finder.find(words, taken, lands):
            text = words.between(name.start, name.end)
            if name.kind is NameKind.PERSON:
                yield self._person(words, name.start, name.end)
            elif name.kind is NameKind.BODY:
                actor = new_actor(text, ActorType.ORGANIZATION, self._home(words, name.start, name.end))
                yield self._mention(words, name.start, name.end, MentionKind.NAME, (actor,))
            else:
                place = _new_place(text)
                yield self._mention(words, name.start, name.end, MentionKind.PLACE, (), place=place)

    def _home(self, words: Words, start: int, end: int) -> str | None:
        """« la Ligue des mineurs [du Pérou] »: return the country that the name of a body ends with."""
        first = next((i + 1 for i in range(end - 1, start, -1) if words.folded[i] in _HOME), end)
        land = self._names.longest(words.folded, first) if first < end else None
        is_land = land is not None and land.end == end and land.value[0].type is ActorType.COUNTRY
        return land.value[0].id if land is not None and is_land else None

    def _person(self, words: Words, start: int, end: int) -> ActorMention:
        first, last = words.tokens(start, end)
        root = int(words.doc[first:last].root.i)
        return ActorMention(start=first, end=last, root=root, kind=MentionKind.NAME, name=words.between(start, end))

    def _lone_surnames(self, words: Words, mentions: Iterable[ActorMention]) -> Iterator[ActorMention]:
        """Yield the family names that stand alone where the model saw nothing: of people of this text or of the files."""
        mentions = list(mentions)
        names = [mention.name for mention in mentions if mention.name]
        here = {surname(name) for name in names} | {fold(name.split()[0]) for name in names if "-" in name.split()[-1]}
        taken = {index for mention in mentions for index in range(mention.start, mention.end)}
        for index, word in enumerate(words.folded):
            if not (word in here or word in self._surnames) or not words.is_capital(index):
                continue
            token = words.doc[words.token(index)]
            if token.i not in taken and (word in here or token.pos_ == "PROPN"):
                yield self._person(words, index, index + 1)


def _without_first_names(mentions: list[ActorMention]) -> list[ActorMention]:
    """« Mohamed [Irfaan Ali] »: a name right before a person's is no surname of somebody else."""
    people = {m.start for m in mentions if m.name and m.end - m.start > 1}
    return [m for m in mentions if not (m.name and m.end - m.start == 1 and m.end in people)]


def _as_place(actor: Actor) -> Place:
    return Place(id=actor.id, label=actor.label, country=actor.id, wikidata=actor.wikidata)


def _new_place(text: str) -> Place:
    actor = new_actor(text, ActorType.GROUP)
    return Place(id=actor.id, label=actor.label)


def _without_overlaps(mentions: Iterable[ActorMention]) -> list[ActorMention]:
    """Keep of mentions that overlap the longer, of equally long ones the first; return them in order of the text."""
    kept: list[ActorMention] = []
    taken: set[int] = set()
    for mention in sorted(mentions, key=lambda mention: mention.start - mention.end):
        tokens = range(mention.start, mention.end)
        if taken.isdisjoint(tokens):
            kept.append(mention)
            taken.update(tokens)
    return sorted(kept, key=_place)


def _place(mention: ActorMention) -> int:
    return mention.start


def _span(doc: Doc, mention: ActorMention) -> Span:
    actor = mention.actors[0] if mention.actors else None
    return Span(
        doc,
        mention.start,
        mention.end,
        label=actor.type.value if actor else mention.kind.value,
        kb_id=actor.id if actor else "",
    )


@Language.factory(
    "kg_actors",
    assigns=["doc._.kg_mentions"],
    requires=["token.lemma", "token.dep"],
    default_config={"ontology": None, "frames": []},
)
def make_actors(nlp: Language, name: str, ontology: str | None, frames: list[str]) -> ActorReader:  # noqa: ARG001 - spaCy passes them
    """Make the component; *ontology* and *frames* name another ontology folder and more frame files."""
    return ActorReader(configured_lexicon(ontology, frames))
