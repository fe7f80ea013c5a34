"""`kg_events`: the events of a `Doc`, as the last component of a spaCy pipeline."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.annotations import extensions as _extensions  # noqa: F401 - registers what is written below
from kg.events.extract import EventReader
from kg.lexicon import configured_lexicon


class EventComponent:
    """Writes `doc._.kg_events` and, for displaCy, the triggers as `doc.spans["kg_events"]`."""

    def __init__(self, reader: EventReader) -> None:
        self._reader = reader

    def __call__(self, doc: Doc) -> Doc:
        """Write the events of *doc*."""
        doc._.kg_events = tuple(self._reader.read(doc))
        doc.spans["kg_events"] = [Span(doc, e.trigger.i, e.trigger.i + 1, label=e.relation) for e in doc._.kg_events]
        return doc


@Language.factory(
    "kg_events",
    assigns=["doc._.kg_events"],
    requires=["doc._.kg_mentions", "doc._.kg_quotations"],
    default_config={"ontology": None, "frames": []},
)
def make_events(nlp: Language, name: str, ontology: str | None, frames: list[str]) -> EventComponent:  # noqa: ARG001 - spaCy passes them
    """Make the component; *ontology* and *frames* name another ontology folder and more frame files."""
    return EventComponent(EventReader(configured_lexicon(ontology, frames)))
