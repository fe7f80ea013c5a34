"""Somebody whom no name names, by the words of a phrase: « des dockers en grève », « les pays riches », « ses avocats »."""

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from kg.annotations.forms import listed_form
from kg.annotations.group_names import lowered
from kg.annotations.labels import new_actor, of, people_of
from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.own_words import belongs, end_of_adjective, end_of_name
from kg.annotations.syntax import has_feature, is_time, preposition
from kg.events.led import named_after, side_of
from kg.events.mentions import Argument
from kg.events.wording import end_before_clause
from kg.lexicon import Lexicon
from kg.lexicon.words import fold
from kg.model import Actor, ActorType

_MAX_LABEL = 8  # words of the phrase that names somebody
_SUCH = "tel"
_DE = frozenset({"de", "d'"})
_A = frozenset({"un", "une"})
_ABOUT = "aine"  # « une trentaine »
_MARKS = frozenset({"«", "“", '"'})
_DEMONSTRATORS = "manifestants"


class NominalReader:
    """Names them; made for one `Doc`."""

    def __init__(self, doc: Doc, lexicon: Lexicon, mentions: Mapping[int, ActorMention]) -> None:
        self._doc, self._lexicon, self._mentions = doc, lexicon, mentions

    def read(self, noun: Token) -> list[Argument]:
        """Return whom *noun* names with its adjectives and its complement; nobody where it names none who acts."""
        groups = self._lexicon.groups
        head = listed_form(noun, groups.acting)
        if head is None or self._is_mere_complement(noun):
            return []
        end = self.end(noun)
        label = self._doc[noun.i : end].text
        plural = has_feature(noun, "Number", "Plur")
        is_lone = end == noun.i + 1
        if is_lone and (leader := named_after(noun, self._lexicon)) is not None:
            label, end, is_lone = f"{label} {leader}", end + 1, False
        if head in groups.qualified and not plural and is_lone:
            return []
        kind = ActorType.ORGANIZATION if head not in groups.persons else ActorType.GROUP if plural else ActorType.PERSON
        owner = next((o for child in noun.rights if child.i < end and (o := self._owner(child))), None)
        side = side_of(noun, owner, self._lexicon) if owner is not None else None
        is_command = plural and head in groups.forces and self._is_of_country(noun, owner)
        side = side or (owner if head in groups.state or is_command else None) or self._fellows(noun, head)
        if side is not None:
            return [Argument(actor=side, start=noun.i, end=end)]
        if head in groups.protesters and plural and is_lone:
            label = _DEMONSTRATORS
        if head in groups.relatives and (whose := self._possessor(noun, head)) is not None:
            label, owner = f"{noun.text} {of(self._lexicon.authority, whose)}", whose
        actor = new_actor(lowered(label), kind, owner.home if owner else None)
        return [Argument(actor=actor, start=noun.i, end=end)]

    def end(self, noun: Token) -> int:
        """Return where the short phrase of *noun* ends: with its adjectives, a complement with « de », and all of a name in it."""
        end: int = noun.i + 1
        for child in noun.rights:
            is_part = child.dep_ == "amod" or (
                child.pos_ in {"ADJ", "VERB"} and all(fold(t.text) == "non" for t in child.children)
            )
            is_complement = child.dep_ == "nmod" and preposition(child) == "de" and not is_time(child)
            if child.left_edge.i != end or self._doc[end].is_punct or not (is_part or is_complement):
                break
            if is_part and (self._is_name(child) or fold(child.lemma_) == _SUCH):
                break  # « le conservateur [Jan Nowak] »: the parser takes the name for adjectives; « des pays [tels] que »
            if is_complement and self._is_count(child):
                break
            if self._is_quoted_apart(child, end) or (is_complement and not belongs(noun, child, self._lexicon.cues)):
                break
            last = end_before_clause(child) + 1
            whole = end_of_adjective(child) if is_part else last
            if whole is None or last - 1 - noun.i > _MAX_LABEL:
                break
            end = min(last, whole)
            if end < last:
                break
        return self._end_of_name(end) if end > noun.i + 1 else end

    def _is_of_country(self, forces: Token, owner: Actor | None) -> bool:
        """« les troupes [de ce pays] » are the country's; « les forces de sécurité du Niger » are a body of its own."""
        first = next((child for child in forces.rights if child.dep_ == "nmod"), None)
        is_country = owner is not None and owner.type is ActorType.COUNTRY
        return is_country and (first is None or self._owner(first) == owner)

    def _is_count(self, complement: Token) -> bool:
        """« un commando [d’une vingtaine d’hommes] », « une gréviste [de 34 ans] »: how many they are, or how old, is no name."""
        words = {fold(child.text): child.pos_ for child in complement.lefts}
        is_told = not _DE.isdisjoint(words) and "NUM" in words.values()
        return is_told or (not _A.isdisjoint(words) and fold(complement.lemma_).endswith(_ABOUT))

    def _is_quoted_apart(self, complement: Token, start: int) -> bool:
        """« accuse les élus [de « mollesse »] »: what quotation marks open that is nobody's name belongs to the verb."""
        is_named = complement.i in self._mentions
        return not is_named and any(token.text in _MARKS for token in self._doc[start : complement.i])

    def _is_name(self, token: Token) -> bool:
        mention = self._mentions.get(token.i)
        return mention is not None and mention.name is not None and mention.start == token.i

    def _end_of_name(self, end: int) -> int:
        inside = self._mentions.get(end - 1)
        return max(end, inside.end) if inside is not None else end_of_name(self._doc, end)

    def _fellows(self, noun: Token, head: str) -> Actor | None:
        """« ses compatriotes » of a Malian are the Malians."""
        owner = self._owner_of_possessive(noun) if head in self._lexicon.groups.natives else None
        return people_of(self._lexicon.authority, owner.home) if owner is not None and owner.home else None

    def _owner(self, token: Token) -> Actor | None:
        """Return the country or body that an adjective or a complement of a noun names."""
        mention = self._mentions.get(token.i)
        if mention is not None:
            return mention.actors[0] if mention.actors else None
        is_adjective = token.pos_ == "ADJ" or token.dep_ == "amod"
        demonym = self._lexicon.authority.demonyms.get(fold(token.text)) if is_adjective else None
        return self._lexicon.authority.actors[self._lexicon.authority.doer(demonym)] if demonym else None

    def _possessor(self, noun: Token, head: str) -> Actor | None:
        """Return whose « son entourage », « ses avocats » are, where it is one person or body; no country has a husband."""
        owner = self._owner_of_possessive(noun)
        if owner is None or not owner.label[:1].isupper():
            return None
        return owner if owner.type is ActorType.PERSON or head not in self._lexicon.groups.kin else None

    def _owner_of_possessive(self, noun: Token) -> Actor | None:
        mentions = (self._mentions.get(child.i) for child in noun.lefts)
        actors = next((m.actors for m in mentions if m is not None and m.kind is MentionKind.POSSESSIVE), ())
        return actors[0] if len(actors) == 1 else None

    def _is_mere_complement(self, noun: Token) -> bool:
        """« un coup d’État », « un crime de guerre »: a lone noun behind « de » is part of another's meaning."""
        is_bare = (
            not any(child.pos_ in {"DET", "NUM"} for child in noun.lefts) and fold(noun.doc[noun.i - 1].text) in _DE
        )
        return is_bare and not has_feature(noun, "Number", "Plur")
