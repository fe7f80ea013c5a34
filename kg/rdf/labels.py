"""Names for what has none in the text: events, facts, positions, periods. A table shows them in place of an IRI.

    Serbie – exige de – OTAN : des garanties de sécurité
    OTAN – sanctionne – Serbie : de nouvelles sanctions (possible, affirmé par Lars Haugen)

All words but the punctuation are those of the article, of the authority files and of the ontology. Labels are for people:
white space and characters that are not seen become single spaces, and what is long is cut.
"""

import re
from collections.abc import Iterable

from kg.model import Document, Event, Modality, Participant, Polarity, Position, TimeSpan
from kg.rdf.direct import is_mere_word
from kg.rdf.iris import own, theme
from kg.rdf.namespaces import KG
from kg.rdf.relations import RelationTerms
from kg.rdf.vocabulary import french_labels

_LONGEST = 80
_NOT_SEEN = re.compile("[\x00-\x1f\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff0-\uffff]+")


def event_label(event: Event, terms: RelationTerms) -> str:
    """Return who does what to whom, about what; with what keeps it from being a fact in parentheses."""
    groups = [_names(event.agents), _names(event.addressees)]
    if terms.symmetric and not event.addressees:
        groups = [groups[0][:1], groups[0][1:]]
    label = _clause(groups, event.theme.text if event.theme else "", terms)
    notes = _notes(event, terms)
    return f"{label} ({', '.join(notes)})" if notes else label


def fact_label(event: Event, terms: RelationTerms) -> str:
    """Return what all events of the fact have in common, in one order: participants, relation, concept of the theme."""
    groups = [sorted(_names(event.agents)), sorted(_names(event.addressees))]
    if terms.symmetric:
        everybody = sorted({*groups[0], *groups[1]})
        groups = [everybody[:1], everybody[1:]]
    concept = event.theme.concept if event.theme else None
    return _clause(groups, french_labels().get(theme(concept), concept) if concept else "", terms)


def position_label(position: Position) -> str:
    """Return person, office and country or organisation: "Lars Haugen – ministre de la Défense (Norvège)"."""
    of = f" ({shortened(position.of.label)})" if position.of else ""
    return f"{shortened(position.person.label)} – {shortened(position.role)}{of}"


def period_label(time: TimeSpan) -> str:
    """Return the days as ISO 8601 has them, an open edge as `..`: `2024-03-12`, `2024-03-12/2024-03-15`, `../2024-06-30`."""
    first, last = (edge.isoformat() if edge else ".." for edge in (time.start, time.end))
    return first if first == last else f"{first}/{last}"


def article_label(document: Document) -> str:
    """Return the headline, or the article's id where it has none."""
    return shortened(document.metadata.title or "") or shortened(document.id)


def shortened(text: str) -> str:
    """Return *text* on one line, cut between words."""
    seen = " ".join(_NOT_SEEN.sub(" ", text).split())
    return seen if len(seen) <= _LONGEST else f"{seen[:_LONGEST].rsplit(' ', 1)[0]}…"


def _names(participants: Iterable[Participant]) -> list[str]:
    return list(dict.fromkeys(shortened(participant.actor.label) for participant in participants))


def _clause(groups: list[list[str]], about: str, terms: RelationTerms) -> str:
    agents, others = (", ".join(names) for names in groups)
    clause = f"{agents} – {terms.label_before_actor} – {others}" if others else f"{agents} – {terms.label}"
    return f"{clause} : {shortened(about)}" if about else clause


def _notes(event: Event, terms: RelationTerms) -> list[str]:
    words = french_labels()
    notes = [] if event.polarity is Polarity.AFFIRMED else [words[own(event.polarity.value)]]
    if event.modality is not Modality.ACTUAL:
        notes.append(words[own(event.modality.value)])
    if event.source and is_mere_word(event, terms):
        notes.append(f"{words[KG.claimedBy]} {shortened(event.source.actor.label)}")
    return notes
