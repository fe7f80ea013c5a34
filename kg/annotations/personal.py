"""Whom pronouns and possessives stand for."""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from kg.annotations.discourse import Discourse
from kg.annotations.judged import judged_for
from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.pronouns import LATTER, RELATIVE, SPEAKER
from kg.annotations.served import served
from kg.annotations.subjects import antecedent, own_subject
from kg.annotations.syntax import clause_verb, has_feature, preposition
from kg.lexicon import Lexicon
from kg.lexicon.words import fold
from kg.model import Actor, ActorType

_PAIR = 2
_CLITICS = frozenset({"le", "la", "l'", "les"})
_DURING = frozenset({"lors", "pendant", "durant", "au", "a", "cours", "terme", "issue", "occasion", "l'", "de"})
_STRESSED = frozenset({"lui", "elle", "eux", "elles"})
_BEHIND_STRESSED = frozenset({",", "aussi", "qui", "non", "-même"})
_NEUTER = frozenset({"le", "l'"})


class PronounResolver:
    """Resolves the pronouns and possessives of one text."""

    def __init__(self, discourse: Discourse, speaker: Callable[[ActorMention], list[Actor]], lexicon: Lexicon) -> None:
        self._discourse, self._speaker = discourse, speaker
        self._doc = discourse.doc
        cues = lexicon.cues
        self._said = cues.say | cues.believe | {"faire", "savoir"}
        self._upon_people, self._blaming = cues.object_control, cues.blaming
        self._nouns, self._titles = lexicon.descriptions, lexicon.titles

    def resolve(self, index: int, mention: ActorMention) -> list[Actor]:
        """Return whom a personal, demonstrative or relative pronoun stands for."""
        token = self._doc[mention.root]
        written = fold(token.text)
        if written in SPEAKER:
            return self._speaker(mention)
        if written in RELATIVE:
            return self._relative(token)
        if mention.end - mention.start > 1 or written.partition("-")[0] in LATTER:
            return self._first(mention, self._discourse.latest(index))
        is_clause = written in _CLITICS and not self._may_be_person(token, written)
        if is_clause or self._discourse.is_of_a_thing(mention):
            return []
        together = self._doubled(token, mention) if written in _STRESSED else []
        together = together or self._titled(token, mention)
        if mention.plural and token.dep_.startswith("nsubj"):
            together = together or self._couple(index)
        together = together or self._accused(index)
        together = together or served(index, self._speaker, self._discourse, self._titles)
        if together:
            return together
        return self._first(mention, self._discourse.candidates(index)) or self._before_speech(index, mention)

    def _doubled(self, token: Token, pronoun: ActorMention) -> list[Actor]:
        """« Le [ministre], lui, a refusé », « Oslo se tait, elle aussi »: between commas a stressed pronoun doubles the subject."""
        before, after = self._doc[max(token.i - 1, 0)], self._doc[token.i + 1 : token.i + 2].text
        if before.text != "," or after not in _BEHIND_STRESSED:
            return []
        doer = own_subject(clause_verb(token))
        spots = [before.i - 1, doer.i] if doer is not None and doer != token else [before.i - 1]
        for spot in spots:
            number = self._discourse.by_token.get(spot)
            other = self._discourse.mentions[number] if number is not None else None
            if number is None or other is None or not other.actors:
                continue
            # The tagger may take « elle » itself for the subject of « L’[opposition], elle, a refusé »
            is_doer = len(spots) == 1 and preposition(self._doc[other.root]) is None
            several = self._discourse.together(number) if pronoun.plural else list(other.actors)
            is_like = len(several) > 1 or not pronoun.plural or self._discourse.is_plural(other)
            is_like = is_like and (pronoun.gender is None or self._discourse.gender(other) in {pronoun.gender, None})
            if (is_doer or self._discourse.is_subject(other)) and is_like:
                return several
        return []

    def _titled(self, token: Token, pronoun: ActorMention) -> list[Actor]:
        """« Chef de la diplomatie chilienne, [il] a salué … », « Quant à Lima, [elle] a … »: who is told right before « il »."""
        number = self._discourse.by_token.get(token.i - 2) if token.i > 1 and token.nbor(-1).text == "," else None
        other = self._discourse.mentions[number] if number is not None else None
        if other is None or not other.actors:
            return []
        if number is not None and "quant a" in fold(self._doc[max(other.start - 3, 0) : other.start].text):
            return self._discourse.together(number)
        if other.kind is not MentionKind.TITLE or pronoun.plural or len(other.actors) != 1:
            return []
        opens = other.start == 0 or self._doc[other.start].is_sent_start or self._doc[other.start - 1].text == ","
        return list(other.actors) if opens and self._discourse.agrees(pronoun, other) else []

    def _couple(self, index: int) -> list[Actor]:
        """« X a rendu visite à Y et ils ont parlé »: the person who does something last, and the only other one of its sentence."""
        discourse = self._discourse
        first = next(discourse.candidates(index), None)
        subject = discourse.mentions[first] if first is not None else None
        if first is None or subject is None or not discourse.is_subject(subject) or len(subject.actors) > 1:
            return []
        here = discourse.sentence[subject.start]
        told = (m for m in discourse.mentions[:index] if discourse.sentence[m.start] == here and m.actors)
        near = [m for m in told if discourse.quotation.get(m.start) is discourse.quotation.get(subject.start)]
        others = {a for m in near if m.kind is not MentionKind.POSSESSIVE for a in m.actors} - set(subject.actors)
        people = [subject.actors[0], *others]
        if len(people) != _PAIR or any(person.type is not ActorType.PERSON for person in people):
            return []
        return [] if any(discourse.is_plural(m) for m in near) else people

    def _accused(self, index: int) -> list[Actor]:
        """« Quito accuse Lima d’espionnage. [Il] dément »: whoever was accused denies it, not the accuser."""
        discourse = self._discourse
        pronoun = discourse.mentions[index]
        token = self._doc[pronoun.root]
        is_denial = token.dep_.startswith("nsubj") and fold(token.head.lemma_) in self._nouns.denying
        first = next(discourse.candidates(index), None) if is_denial else None
        if first is None:
            return []
        accuser = self._doc[discourse.mentions[first].root]
        charge = accuser.head
        if not accuser.dep_.startswith("nsubj") or fold(charge.lemma_) not in self._blaming:
            return []
        found = discourse.at(next((t for t in charge.rights if t.dep_ == "obj"), None))
        if found is None or not found.actors or discourse.is_plural(found) is not pronoun.plural:
            return []
        is_alike = found.kind is MentionKind.METONYM or discourse.gender(found) in {pronoun.gender, None}
        return list(found.actors) if is_alike else []

    def _before_speech(self, index: int, mention: ActorMention) -> list[Actor]:
        """« Lida Brand vise le maire. « Il ment », dit-elle »: whom a quotation speaks of, the sentence before it has named."""
        speakers = self._speaker(mention)
        return self._first(mention, self._discourse.outside(index, speakers)) if speakers else []

    def possessive(self, index: int, mention: ActorMention) -> list[Actor]:
        """Return who owns what « sa » and « leurs » stand before."""
        if fold(self._doc[mention.start].text) in SPEAKER:
            return self._speaker(mention)
        if (owner := self._clause_subject(mention)) is not None:
            return self._discourse.together(owner) if mention.plural else list(self._discourse.mentions[owner].actors)
        if (judged := judged_for(self._doc[mention.root], self._nouns.judging)) is not None:
            return self._owning(judged, mention)
        if not mention.plural and (agent := self._participle_agent(mention)):
            return agent
        if mention.plural and (pair := self._pair(index)):
            return pair
        is_others = self._discourse.has_other_owner(mention)
        return [] if is_others else self._first(mention, self._owners(index, mention))

    def _owning(self, token: Token, possessive: ActorMention) -> list[Actor]:
        """Return whom *token* names, if one or several as *possessive* says: « sanctionne les deux pays pour [leur] soutien »."""
        number = self._discourse.by_token.get(token.i)
        if number is None:
            return []
        several = self._discourse.together(number)
        is_several = len(several) >= _PAIR or self._discourse.is_plural(self._discourse.mentions[number])
        return several if is_several is possessive.plural else []

    def _owners(self, index: int, possessive: ActorMention) -> Iterator[int]:
        """Yield who may own what « sa » stands before: « sa mère » only people, « exige sa libération » somebody else than who does."""
        noun = self._doc[possessive.root].head
        owned, found = fold(noun.lemma_), self._discourse.candidates(index)
        verb = noun.head
        is_undergone = (
            owned in self._nouns.undergone and noun.dep_ == "obj" and fold(verb.lemma_) in self._nouns.answering
        )
        others = set(self._actors_at(own_subject(verb))) if is_undergone else set()
        is_human = not possessive.plural and owned in self._nouns.owned_by_people
        for number in found:
            actors = self._discourse.mentions[number].actors
            if not (is_human and actors[0].type is not ActorType.PERSON) and not set(actors) <= others:
                yield number

    def _actors_at(self, token: Token | None) -> tuple[Actor, ...]:
        mention = self._discourse.at(token)
        return mention.actors if mention is not None else ()

    def _participle_agent(self, possessive: ActorMention) -> list[Actor]:
        """« les propos tenus par le président lors de [sa] visite »: who does what a participle right before tells."""
        index = possessive.start - 1
        while index > 0 and fold(self._doc[index].text) in _DURING:
            index -= 1
        before = self._discourse.at(self._doc[index - (self._doc[index].text == ",")]) if index else None
        if index == possessive.start - 1 or before is None or len(before.actors) != 1:
            return []
        root = self._doc[before.root]
        is_agent = root.dep_ == "obl:agent" and root.head.dep_ in {"acl", "amod"}
        return list(before.actors) if is_agent else []

    def _first(self, mention: ActorMention, candidates: Iterator[int]) -> list[Actor]:
        """Return the actors of the first of *candidates* that agrees."""
        only_people = fold(self._doc[mention.root].text) in _CLITICS and not self._is_upon_people(mention)
        for number in candidates:
            found = self._discourse.mentions[number]
            if only_people and found.actors[0].type is not ActorType.PERSON and not mention.plural:
                continue
            if not self._discourse.agrees(mention, found):
                continue
            together = self._discourse.together(number) if mention.plural else list(found.actors)
            if mention.plural and len(together) < _PAIR and not self._discourse.is_plural(found):
                continue
            return [] if self._discourse.has_nearer_noun(mention, found) else together
        return []

    def _relative(self, pronoun: Token) -> list[Actor]:
        """Return whom the noun before a relative pronoun stands for: what is named right before it, or its antecedent."""
        index = pronoun.i - 1
        while index > 0 and (self._doc[index].text == "," or self._doc[index].pos_ == "ADP"):
            index -= 1
        before = self._discourse.by_token.get(index) if index >= 0 else None
        if before is None:
            noun = antecedent(clause_verb(pronoun))
            before = self._discourse.by_token.get(noun.i) if noun is not None else None
        if before is None:
            return []
        is_several = has_feature(clause_verb(pronoun), "Number", "Plur") and fold(pronoun.text) == "qui"
        return self._discourse.together(before) if is_several else list(self._discourse.mentions[before].actors)

    def _may_be_person(self, clitic: Token, written: str) -> bool:
        """« l’a annoncé » is what was said, « l’a rejeté » an offer; « l’a accusé de » is somebody."""
        verb = fold(clitic.head.lemma_)
        if verb in self._nouns.done_to_things:
            return False
        has_infinitive = any(child.dep_ in {"xcomp", "ccomp", "obl:arg"} for child in clitic.head.rights)
        behind = {preposition(child) for child in clitic.head.rights}
        is_charged = (verb in self._upon_people and "de" in behind) or "comme" in behind  # « le décrit comme un ami »
        return written not in _NEUTER or verb not in self._said or has_infinitive or is_charged

    def _is_upon_people(self, clitic: ActorMention) -> bool:
        """« la presse de négocier »: the verb has a person, or a state, as its object."""
        return fold(self._doc[clitic.root].head.lemma_) in self._upon_people

    def _pair(self, index: int) -> list[Actor]:
        """« X a proposé … lors de leur réunion »: a lone person as the subject, and the one whom the text named before."""
        first = next(self._discourse.candidates(index), None)
        if first is None:
            return []
        mentions, sentence = self._discourse.mentions, self._discourse.sentence
        mention = mentions[first]
        is_here = sentence[mention.start] == sentence[mentions[index].start] and self._discourse.is_subject(mention)
        person = mention.actors[0]
        if not is_here or len(self._discourse.together(first)) > 1 or person.type is not ActorType.PERSON:
            return []
        others = (a for a in self._discourse.recent() if a.type is ActorType.PERSON and a != person)
        other = next(others, None)
        return [person, other] if other is not None else []

    def _clause_subject(self, possessive: ActorMention) -> int | None:
        """Return the subject of the clause of a possessive in front of it: « Avant sa visite, le ministre … »."""
        token = self._doc[possessive.root]
        found = own_subject(clause_verb(token.head))
        if found is None or found in token.ancestors or found.i < token.i:
            return None
        number = self._discourse.by_token.get(found.i)
        mention = self._discourse.mentions[number] if number is not None else None
        if number is None or mention is None or not mention.actors:
            return None
        is_several = self._discourse.is_plural(mention) or len(self._discourse.together(number)) >= _PAIR
        return number if is_several is possessive.plural else None
