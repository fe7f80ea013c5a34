"""`kg_repairs`: mends the parse where the words around speak clearly against it.

The parser is wrong about one word in seven, most often about what governs a long clause. What is mended here is mended for
all that reads the tree; what depends on who is named stays with those who ask.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotations import extensions as _extensions  # noqa: F401 - registers what `syntax` keeps on a Doc
from kg.annotations.parse import forget_parse
from kg.annotations.repairs.clitics import repair_clitics
from kg.annotations.repairs.coordination import repair_coordination
from kg.annotations.repairs.objects import repair_objects
from kg.annotations.repairs.subjects import repair_subjects

_REPAIRS = (repair_clitics, repair_subjects, repair_coordination, repair_objects)


def repair(doc: Doc) -> Doc:
    """Mend the tree of each sentence of *doc*, in place."""
    for span in doc.sents:
        tokens = list(span)
        for mend in _REPAIRS:
            mend(tokens)
    forget_parse(doc)
    return doc


@Language.factory("kg_repairs", assigns=["token.head", "token.dep"], requires=["token.head", "token.dep"])
def make_repairs(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy passes them
    """Make the component for a pipeline."""
    return repair
