"""Reading small French texts: the model is loaded once a process, and a case is a line in which brackets mark what matters."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from spacy.tokens import Doc

from kg.annotations.mentions import ActorMention
from kg.model import Document, Metadata, Piece, Reading
from kg.reader import Reader

_MARK = re.compile(r"\[([^\]|]*)\|([^\]]*)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The words `text[start:end]`, and what is expected of them."""

    start: int
    end: int
    fields: tuple[str, ...]


@cache
def load_reader() -> Reader:
    """The project's reader. Only read with it."""
    return Reader()


def annotate(text: str, published: date | None = None) -> Doc:
    """Return *text* with all annotations and events."""
    nlp = load_reader().nlp
    doc = nlp.make_doc(text)
    doc._.kg_published = published
    return nlp(doc)


def document(text: str, article_id: str = "a", published: date | None = None) -> Document:
    """Return *text* as it is: nothing cleaned, nothing dropped."""
    pieces = (Piece(start=0, source_start=0, length=len(text)),)
    metadata = Metadata(published=published)
    return Document(id=article_id, name=article_id, source=text, text=text, pieces=pieces, metadata=metadata)


def read(text: str, article_id: str = "a", published: date | None = None) -> Reading:
    """Return the reading of *text*."""
    return next(load_reader().read([document(text, article_id, published)]))


def parse_marks(line: str) -> tuple[str, list[Mark]]:
    """Return *line* without its marks, `[words|field|field]`, and the marks, their fields stripped.

    >>> parse_marks("[Il|Lula] part.")
    ('Il part.', [Mark(start=0, end=2, fields=('Lula',))])
    """
    text, marks, last = "", [], 0
    for match in _MARK.finditer(line):
        text += line[last : match.start()]
        fields = tuple(field.strip() for field in match[2].split("|"))
        marks.append(Mark(start=len(text), end=len(text) + len(match[1]), fields=fields))
        text, last = text + match[1], match.end()
    return text + line[last:], marks


def mention_of(doc: Doc, mark: Mark) -> ActorMention | None:
    """Return the mention that shares most characters with *mark*, or None where none shares any."""
    overlaps = [
        (min(span.end_char, mark.end) - max(span.start_char, mark.start), mention)
        for mention in doc._.kg_mentions
        if (span := doc[mention.start : mention.end])
    ]
    shared, found = max(overlaps, key=lambda item: item[0], default=(0, None))
    return found if shared > 0 else None


def labels(mention: ActorMention | None) -> str:
    """Return whom *mention* stands for, as one text: `A, B`."""
    return ", ".join(actor.label for actor in mention.actors) if mention else ""
