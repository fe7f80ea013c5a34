"""What the components of `kg` write on a spaCy `Doc`.

| attribute             | written by       | value                                                        |
|-----------------------|------------------|--------------------------------------------------------------|
| `doc._.kg_published`  | the caller       | `datetime.date` of publication, or `None`                    |
| `doc._.kg_mentions`   | `kg_actors`, `kg_coreference` | tuple of `ActorMention`, in order of the text   |
| `doc._.kg_named`      | `kg_actors`      | indices of the tokens of names, whatever their tags          |
| `doc._.kg_quotations` | `kg_quotations`  | tuple of `Quotation`, in order of the text                   |
| `doc._.kg_spoken`     | `kg_quotations`  | token index → the `Quotation` that it stands in              |
| `doc._.kg_events`     | `kg_events`      | tuple of `kg.events.EventMention`, in order of the triggers  |
| `doc.spans["kg_…"]`   | each             | the same as span groups, for displaCy and for people         |
"""

from types import MappingProxyType

from spacy.tokens import Doc

_DEFAULTS: dict[str, object] = {
    "kg_published": None,
    "kg_mentions": (),
    "kg_named": frozenset(),
    "kg_quotations": (),
    "kg_spoken": MappingProxyType({}),
    "kg_events": (),
}


def register() -> None:
    """Register the extensions; calling it again changes nothing."""
    for name, default in _DEFAULTS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


register()
