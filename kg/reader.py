"""`Reader`: from documents to readings, the one place where the spaCy pipeline is put together."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from itertools import tee
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from kg.annotations import actors, coreference, quotations, sentences, times  # noqa: F401 - they register their factories
from kg.events import component  # noqa: F401 - likewise
from kg.events.merge import Merger
from kg.events.positions import read_positions
from kg.lexicon import load_lexicon
from kg.model import Document, Reading
from kg.parser import load_parser

_BATCH = 16  # long articles: more would only take memory
_ELIDED = ("c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu")
_HYPHENED = (
    "état-major",
    "états-majors",
    "chef-lieu",
    "chefs-lieux",
    "lance-roquettes",
    "libre-échange",
    "laissez-passer",
)
_QUOTATION_MARKS = (r"""(?<=[a-zA-Z]['’])["“«‘]""", r"[«»“”]", r"\.(?=[«“])")


def mend_tokenizer(nlp: Language) -> None:
    """Have the tokenizer part a quotation mark from what it touches: « d'"usurpateur" », « au G7.«Nous », « un «prétexte».Il ».

    An elided word before a mark and a space, as « d’« inacceptable » », stays one word, and so does a noun like « état-major ».
    """
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or ()), *_QUOTATION_MARKS]).finditer
    elided = (form + mark for form in _ELIDED for mark in "'’")
    for word in (*elided, *_HYPHENED):
        for form in (word, word[:1].upper() + word[1:]):
            tokenizer.add_special_case(form, [{ORTH: form}])


def build_nlp(ontology: Path | None = None, frames: Sequence[Path] = ()) -> Language:
    """Return the model's pipeline with the components of `kg` in it.

    Args:
        ontology: Another ontology folder than the project's.
        frames: More frame files, in the form of `frames/*.fr.yaml`.
    """
    nlp = load_parser()
    mend_tokenizer(nlp)
    config = {"ontology": str(ontology) if ontology else None, "frames": [str(path) for path in frames]}
    nlp.add_pipe("kg_sentences", before="parser")
    nlp.add_pipe("kg_actors", config=config)
    nlp.add_pipe("kg_quotations", config=config)
    nlp.add_pipe("kg_coreference", config=config)
    nlp.add_pipe("kg_times")
    nlp.add_pipe("kg_events", config=config)
    return nlp


class Reader:
    """Reads French articles. Making one loads the model (about 3 s)."""

    def __init__(self, ontology: Path | None = None, frames: Sequence[Path] = ()) -> None:
        self.lexicon = load_lexicon(ontology, frames=tuple(frames))
        self.nlp = build_nlp(ontology, frames)
        gc.collect()
        gc.freeze()  # the lexicon and the model stay: looking through them again and again is a fifth of the reading

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield the reading of each document, in order; the documents are taken a batch at a time."""
        first, second = tee(documents)
        docs = self.nlp.pipe((self._doc(document) for document in first), batch_size=_BATCH)
        for doc, document in zip(docs, second, strict=True):
            yield self._reading(doc, document)

    def _doc(self, document: Document) -> Doc:
        doc = self.nlp.make_doc(document.text)
        doc._.kg_published = document.metadata.published
        return doc

    def _reading(self, doc: Doc, document: Document) -> Reading:
        merger = Merger(doc, document, self.lexicon)
        return Reading(
            document=document,
            events=merger.events(doc._.kg_events),
            positions=merger.positions(read_positions(doc, self.lexicon)),
        )
