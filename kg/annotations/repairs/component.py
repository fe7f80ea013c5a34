"""`kg_repairs`: mends the parse where the words around speak clearly against it.

The parser is wrong about one word in seven, most often about what governs a long clause. What is mended here is mended for
all that reads the tree; what depends on who is named stays with those who ask.
"""

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotations import extensions as _extensions  # noqa: F401 - registers what `syntax` keeps on a Doc
from kg.annotations.parse import forget_parse
from kg.annotations.repairs.clitics import repair_clitics
from kg.annotations.repairs.coordination import repair_coordination
from kg.annotations.repairs.objects import repair_objects
from kg.annotations.repairs.subjects import repair_subjects
from kg.annotations.repairs.verbs import verb_repair
from kg.lexicon import Lexicon, configured_lexicon

_REPAIRS = (repair_clitics, repair_subjects, repair_coordination, repair_objects)


class Repairer:
    """The component; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._repairs = (verb_repair(lexicon), *_REPAIRS)

    def __call__(self, doc: Doc) -> Doc:
        """Mend the tree of each sentence of *doc*, in place."""
        for span in doc.sents:
            tokens = list(span)
            for mend in self._repairs:
                mend(tokens)
        forget_parse(doc)
        return doc


@Language.factory(
    "kg_repairs",
    assigns=["token.head", "token.dep"],
    requires=["token.head", "token.dep"],
    default_config={"ontology": None, "frames": []},
)
def make_repairs(nlp: Language, name: str, ontology: str | None, frames: list[str]) -> Repairer:  # noqa: ARG001 - spaCy passes them
    """Make the component; *ontology* and *frames* name another ontology folder and more frame files."""
    return Repairer(configured_lexicon(ontology, frames))
