"""Titles told of a name that stands apart from them.

« Hulusi Akar, ministre turc de la Défense » becomes one mention. Of « Luis Quispe, élu président », « Ada Kovac a été nommée
ministre », « le roi a nommé Karl Lindqvist Premier ministre », « Amadou Keïta est le chef du Front » and « son envoyé,
l’ancien président Luis Quispe » the title stays a mention of its own, and is given the name.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.subjects import own_subject
from kg.annotations.syntax import has_feature, is_passive, preposition, sentence
from kg.lexicon import Lexicon
from kg.lexicon.words import fold
from kg.model import ActorType

_NOW = frozenset({"aujourd'hui", "désormais", "actuellement", "toujours", "alors", "longtemps", "ensuite", "jusqu'", "jusqu'ici",
                  "jusqu'alors", "ici", "à", "présent", "jusque-là", "devenu", "devenue", "actuel", "actuelle", "futur", "future"})  # fmt: skip
_BETWEEN = frozenset({",", "(", "le", "la", "l'", "un", "une", "ancien", "ancienne", "ex", "-", "–", "—", "alors", "actuel",
                      "actuelle", "nouveau", "nouvelle", "également", "aussi", "lui-même", "elle-même", "ex-", "haut", "haute",
                      "principal", "principale", "des", "ans", "premier", "première", "grand", "grande", "futur", "future",
                      "autre", "simple", "dernier", "dernière", "influent", "influente", "puissant", "puissante"}
                     ) | _NOW  # fmt: skip
_ALIAS = frozenset({"dit", "dite", "alias", "surnommé", "surnommée"})
_INSERTED = 6  # tokens of « (PS) », « , dit AKD »
_POSSESSED = frozenset({",", "l'", "un", "une", "de", "son", "sa", "ses", "leur", "leurs", "premier", "principal"})
_FORMER = frozenset({"ancien", "ancienne", "ex", "-", "ex-"})
_ALSO = frozenset({"également", "aussi", "par", "ailleurs", "et"}) | _NOW
_AFTER = frozenset({",", ".", ")", ";", ":", "–", "—", "»", "\n"})
_OPENING = frozenset({",", "(", "–", "—", "-"})
_ROLE_NOUNS = frozenset({"poste", "fonction", "titre", "rang", "charge", "qualite", "tant", "siege", "mandat"})
_OFFICES = frozenset({MentionKind.TITLE, MentionKind.COUNTERPART})
_FULL_NAME = 2  # words
_BETWEEN_NAMES = 3  # mentions between a title and its name: « l’envoyé en Syrie et au Liban, Ada Kovac »
_JOINED = 4  # tokens: « , journaliste belge et »
_CLITICS = 4  # words up to the verb: « le président n’en a … »


class AppositionReader:
    """Gives titles the names that they are told of; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._authority = lexicon.authority
        self._titles = lexicon.titles
        self._appointing, self._dismissing = lexicon.titles.appointing, lexicon.titles.dismissing

    def join(self, mentions: Sequence[ActorMention], doc: Doc) -> list[ActorMention]:
        """Return *mentions* with the names of the titles: those in apposition in one mention with it."""
        joined: list[ActorMention] = []
        for mention in mentions:
            last = _as_person(joined[-1], doc) if joined else None
            if last and _is_open(mention) and self._apposed(last, mention, doc):
                joined[-1] = replace(
                    last,
                    end=mention.end,
                    kind=MentionKind.TITLE,
                    role=mention.role,
                    of=mention.of,
                    body=mention.body,
                    former=mention.former,
                )
            else:
                joined.append(mention)
        for number in range(len(joined)):
            joined[number] = self._named(number, joined, doc)
        return joined

    def _apposed(self, name: ActorMention, title: ActorMention, doc: Doc) -> bool:
        between = _without_insertion([token.lower_.replace("’", "'") for token in doc[name.end : title.start]])
        if not name.name or name.role is not None:
            return False
        if not between:  # careless texts leave out the comma: « Ada Kovac présidente de la Ligue »
            is_full = len(name.name.split()) >= _FULL_NAME and doc[title.start].text.islower()
            return is_full and bool(title.body or title.of) and not self._contradicts(name, title, doc)
        if between[0] not in {",", "(", "–", "—"}:
            return False
        if _opens_clause(name, title, doc):
            return False
        joint = between.index("et") if "et" in between[2:_JOINED] else 0
        if joint and all(token.pos_ in {"NOUN", "ADJ"} for token in doc[name.end + 1 : name.end + joint]):
            between = between[joint + 1 :]  # « Awa Diop, [journaliste belge et] députée du Front »
        return all(word in _BETWEEN or word.isdigit() for word in between) and not self._contradicts(name, title, doc)

    def _contradicts(self, name: ActorMention, title: ActorMention, doc: Doc) -> bool:
        """Return whether « Emmanuel Macron, le chancelier allemand … » are two people: they are of two countries."""
        person = name.actors[0] if name.actors else None
        office = self._authority.actors.get(title.of or "")
        if person is None or office is None or office.type is not ActorType.COUNTRY or person.country is None:
            return False
        return person.country != office.id and not (title.end < len(doc) and doc[title.end].text in _AFTER)

    def _named(self, number: int, mentions: Sequence[ActorMention], doc: Doc) -> ActorMention:
        """Return the mention *number*, with a name if it is a title that the sentence tells of one."""
        mention = mentions[number]
        before = mentions[number - 1] if number else None
        if not _is_open(mention):
            return mention
        behind = mentions[number + 1] if number + 1 < len(mentions) else None
        own = mentions[number - 2] if before and number > 1 and not before.name else None
        if own is not None and own.name and not own.role:  # « Ada Kovac (PS), présidente de … »
            inserted = [token.lower_ for token in doc[own.end : mention.start]]
            is_inserted = len(_without_insertion(inserted)) < len(inserted)
            return (
                replace(mention, name=own.name, actors=own.actors)
                if is_inserted and self._apposed(own, mention, doc)
                else self._predicated(mention, mentions, doc)
            )
        is_told = before is not None and before.name and _is_possessed(before, mention, doc)
        has_office = before is not None and before.name is not None and before.role is not None
        if before and (
            is_told or (has_office and (_continues(before, mention, doc) or self._doubles(before, mention, doc)))
        ):
            return replace(mention, name=before.name, actors=before.actors)
        if behind and behind.name and _precedes(mention, behind, doc):
            return replace(mention, name=behind.name, actors=behind.actors)
        if (apart := self._apart(mention, mentions[number + 1 : number + 1 + _BETWEEN_NAMES], doc)) is not None:
            return replace(mention, name=apart.name, actors=apart.actors)
        return self._predicated(mention, mentions, doc)

    def _doubles(self, name: ActorMention, title: ActorMention, doc: Doc) -> bool:
        """« La politologue Ada Kovac, la [présidente du Centre Nord], y voit … »: an office of whom a calling names, before one verb."""
        calling = self._titles.title_of(name.role or "")
        between = [token.lower_.replace("’", "'") for token in doc[name.end : title.start]]
        if calling is None or not calling.staff or between not in ([",", "le"], [",", "la"], [",", "l'"]):
            return False
        after = doc[title.end : title.end + 2]
        return len(after) > 0 and (
            after[0].text in {".", "»"} or (after[0].text == "," and after[-1].pos_ in {"VERB", "AUX", "PRON"})
        )

    def _apart(self, title: ActorMention, behind: Sequence[ActorMention], doc: Doc) -> ActorMention | None:
        """« L’envoyé américain [dans la région], Ada Kovac, a … »: the name between commas behind a complement of the title."""
        named = (m for m in behind if m.name and not _is_served(m, title, doc))
        name = next(named, None)
        if name is None or name.role or len((name.name or "").split()) < _FULL_NAME or doc[name.start - 1].text != ",":
            return None
        is_closed = name.end < len(doc) and doc[name.end].text in _AFTER
        is_one = name.start - 1 > title.end and all(doc[i].text != "," for i in range(title.end, name.start - 1))
        if is_one and is_closed and _is_served(next(m for m in behind if m.name), title, doc):
            return name
        root, holder = doc[title.root], doc[name.root]
        is_apposed = holder.dep_ == "appos" and title.start <= holder.head.i < title.end
        is_doubled = holder.head == root.head and holder.dep_ == root.dep_ == "nsubj"
        return (
            name if is_closed and is_one and (is_apposed or is_doubled) and not self._is_foreign(name, title) else None
        )

    def _is_foreign(self, name: ActorMention, title: ActorMention) -> bool:
        person, office = name.actors[0] if name.actors else None, self._authority.actors.get(title.of or "")
        is_state = office is not None and office.type is ActorType.COUNTRY
        return is_state and person is not None and person.country not in {None, title.of}

    def _predicated(self, title: ActorMention, mentions: Sequence[ActorMention], doc: Doc) -> ActorMention:
        """Give *title* the name that a verb tells it of: « élu », « a été nommé », « est »."""
        start, end = sentence(doc[title.start])
        named = [m for m in mentions if m.name and start <= m.start and m.end <= end and m is not title]
        before = next((m for m in named if m.end == title.start - 1), None)
        if before and self._is_participle(doc[title.start - 1]):  # a headline: « Ana Ruiz élue présidente »
            return replace(title, name=before.name, actors=before.actors)
        head = _head(doc[title.root], next((m for m in named if m.end == title.start), None))
        if head.i == title.start - 1 and fold(head.head.lemma_) in self._appointing:
            head = head.head  # « Ada Kovac a été élue [lundi] présidente »
        lemma = fold(head.lemma_)
        predicate = doc[title.root] if _is_said(doc[title.root]) else head
        if _is_said(predicate) and (predicate is not head or doc[title.root].dep_ in {"appos", "conj"}):
            holder = _covering(named, own_subject(predicate))
            is_told = holder is not None and not _is_negated(predicate)
            return replace(title, name=holder.name, actors=holder.actors) if holder and is_told else title
        if lemma not in self._appointing | self._dismissing and not self._is_participle(head):
            return title
        holder = self._holder(title, head, named)
        if holder is None or _is_negated(head):
            return title
        is_over = title.former or lemma in self._dismissing
        return replace(title, name=holder.name, actors=holder.actors, former=is_over)

    def _is_participle(self, head: Token) -> bool:
        """Return whether *head* is « élu », « nommée », which the tagger takes for a noun or an adjective."""
        written = fold(head.text).removesuffix("s").removesuffix("e")
        verbs = self._appointing | self._dismissing
        return head.pos_ in {"NOUN", "ADJ", "VERB"} and (
            written in {"elu", "reelu", "promu", "demi"} or (written.endswith("e") and f"{written}r" in verbs)
        )

    def _holder(self, title: ActorMention, verb: Token, named: Sequence[ActorMention]) -> ActorMention | None:
        """Return whose office the *verb* gives or takes: its subject's in the passive, else its object's."""
        doc = verb.doc
        beside = next((m for m in named if m.end == title.start or (m.end < title.start and m.start > verb.i)), None)
        if beside:
            return beside
        apposed = next((m for m in reversed(named) if m.end == verb.i - 1 and doc[m.end].text in _OPENING), None)
        if apposed:
            return apposed
        if _opens_participle(verb):
            above = verb.head
            if verb.dep_ != "acl":
                return _covering(named, own_subject(above))
            return _covering(named, above) or _covering(
                named, own_subject(above.head)
            )  # « Avocat devenu ministre, Jan Holm … »
        is_intransitive = fold(verb.lemma_) in {"devenir", "rester", "demeurer", "demissionner"}
        if not (is_passive(verb) or is_intransitive or any(c.dep_ == "aux:pass" for c in verb.lefts)):
            return None
        return _covering(named, own_subject(verb))


def _is_said(noun: Token) -> bool:
    return any(fold(child.lemma_) == "etre" and child.dep_ == "cop" for child in noun.lefts)


def _opens_participle(verb: Token) -> bool:
    """« [Nommée] ministre en mai, Ada Kovac … », « Ada Kovac, [élue] hier présidente »: a participle that has no auxiliary."""
    is_bare = not any(child.dep_.startswith("aux") for child in verb.lefts)
    return is_bare and verb.dep_ in {"acl", "advcl"} and has_feature(verb, "VerbForm", "Part")


def _is_served(person: ActorMention, title: ActorMention, doc: Doc) -> bool:
    """« le porte-parole du [président Luis Quispe], Ada Kovac »: whether *person* stands right behind « de », as whom the title serves."""
    between = [fold(token.text) for token in doc[title.end : person.start]]
    return between in (["de"], ["du"], ["d'"], ["de", "la"], ["de", "l'"]) and person.start > title.end


def _without_insertion(between: list[str]) -> list[str]:
    """« Ada Kovac [(PS)], députée », « Jan Holm[, dit Jo], chef du Front »: what parts a title from its name, without that."""
    is_bracket = between[:1] == ["("]
    if not is_bracket and not (between[:1] == [","] and _ALIAS.intersection(between[1:2])):
        return between
    sign = ")" if is_bracket else ","
    end = between.index(sign, 1) if sign in between[1:_INSERTED] else 0
    behind = between[end + is_bracket :] if end else []
    return behind if behind[:1] == [","] else between


def _opens_clause(name: ActorMention, title: ActorMention, doc: Doc) -> bool:
    """Return whether *title* is a subject of its own: « Lors d’un appel avec Moussa Traoré, le président béninois a … »."""
    after = (token for token in doc[title.end : title.end + _CLITICS] if token.pos_ not in {"PRON", "ADV"})
    verb = next(after, None)
    has_article = fold(doc[title.start - 1].text) in {"le", "la", "l'"}
    is_governed = preposition(doc[name.root]) is not None
    return verb is not None and verb.pos_ in {"VERB", "AUX"} and has_article and is_governed and name.role is None


def _as_person(mention: ActorMention, doc: Doc) -> ActorMention:
    """Return a place of two words or more that no file knows as a name: before a title it is one."""
    words = doc[mention.start : mention.end]
    is_new = (
        mention.kind is MentionKind.PLACE and not mention.actors and mention.place and mention.place.country is None
    )
    if not is_new or len(words) < _FULL_NAME or not all(word.text[:1].isupper() for word in words):
        return mention
    return replace(mention, kind=MentionKind.NAME, place=None, name=words.text)


def _is_open(mention: ActorMention) -> bool:
    """Return whether *mention* is the title of one person, whom it does not name."""
    return mention.kind in _OFFICES and mention.name is None and not mention.plural


def _head(title: Token, beside: ActorMention | None) -> Token:
    """Return the verb that governs a title, through « au poste de », and through the name *beside* it."""
    head = title.head
    while head.head != head and (
        fold(head.text).removesuffix("s") in _ROLE_NOUNS or (beside and beside.start <= head.i < beside.end)
    ):
        head = head.head
    return head


def _covering(mentions: Sequence[ActorMention], token: Token | None) -> ActorMention | None:
    return next((m for m in mentions if token is not None and m.start <= token.i < m.end), None)


def _is_negated(verb: Token) -> bool:
    return any(has_feature(child, "Polarity", "Neg") or fold(child.text) in {"ne", "n'"} for child in verb.lefts)


def _is_possessed(name: ActorMention, title: ActorMention, doc: Doc) -> bool:
    """« John Kirby, l’un de ses porte-parole »: the possessive stays a mention of its own."""
    between = [token.lower_.replace("’", "'") for token in doc[name.end : title.start]]
    return (
        not name.role
        and between[:1] == [","]
        and bool({"son", "sa", "ses", "leur", "leurs"} & set(between))
        and all(word in _POSSESSED for word in between)
    )


def _continues(name: ActorMention, title: ActorMention, doc: Doc) -> bool:
    """« Luis Quispe, président du Front et maire de Lima »: a second office of one person."""
    between = [token.lower_.replace("’", "'") for token in doc[name.end : title.start]]
    is_apposed = doc[name.start].pos_ == "PROPN" or fold(name.name or "").startswith(fold(doc[name.start].text))
    is_apposed = is_apposed or fold(name.name or "") not in fold(doc[name.start : name.end].text)
    if is_apposed and between[:1] == ["et"]:
        return all(word in _FORMER | _NOW for word in between[1:])
    # « le ministre Carlo Rossi, également patron du Parti »: without an article it is no other person.
    is_behind_name = fold(name.name or "").endswith(fold(doc[name.end - 1].text))
    return is_behind_name and between[:1] == [","] and all(word in _ALSO | _FORMER for word in between[1:])


def _precedes(title: ActorMention, name: ActorMention, doc: Doc) -> bool:
    """« l’envoyé de l’Union, l’ancien président Luis Quispe, »: a title, and the same person with another one."""
    between = [token.lower_.replace("’", "'") for token in doc[title.end : name.start]]
    if between == ["et"] and name.role:  # « le ministre de l’Intérieur et vice-président Carlo Rossi »
        return not fold(name.name or "").startswith(fold(doc[name.start].text))
    if between[:1] != [","] or not all(word in _BETWEEN for word in between) or not name.role:
        return False
    starts_with_title = not fold(name.name or "").startswith(fold(doc[name.start].text))
    return starts_with_title and name.end < len(doc) and doc[name.end].text in _AFTER - {"\n"}
