"""Mends the parse where the words around speak clearly against it: what `kg_actors` does before it reads.

The parser is wrong about one word in seven, most often about what governs a long clause. What is mended here is mended for
all that reads the tree; what depends on who is named stays with those who ask.
"""

from spacy.tokens import Doc, Token

from kg.annotations.parse import forget_parse
from kg.annotations.repairs.agreement import repair_agreement
from kg.annotations.repairs.amounts import repair_amounts
from kg.annotations.repairs.asides import repair_asides
from kg.annotations.repairs.attributes import repair_attributes
from kg.annotations.repairs.auxiliaries import repair_auxiliaries
from kg.annotations.repairs.clitics import repair_clitics
from kg.annotations.repairs.contrasts import repair_contrasts
from kg.annotations.repairs.coordination import repair_coordination
from kg.annotations.repairs.dates import repair_dates
from kg.annotations.repairs.deeds import repair_deeds
from kg.annotations.repairs.doubled import repair_doubled
from kg.annotations.repairs.infinitives import repair_infinitives
from kg.annotations.repairs.inversion import repair_inversions
from kg.annotations.repairs.lists import repair_lists
from kg.annotations.repairs.members import repair_members
from kg.annotations.repairs.objects import repair_objects
from kg.annotations.repairs.openers import repair_openers
from kg.annotations.repairs.pairs import repair_pairs
from kg.annotations.repairs.participial import repair_participial_clauses
from kg.annotations.repairs.participles import repair_participles
from kg.annotations.repairs.prepositions import repair_prepositions
from kg.annotations.repairs.relatives import repair_relatives
from kg.annotations.repairs.reports import report_repair
from kg.annotations.repairs.series import repair_series
from kg.annotations.repairs.subjects import repair_subjects
from kg.annotations.repairs.surnames import surname_repair
from kg.annotations.repairs.verbs import verb_repair
from kg.lexicon import Lexicon

_LONGEST = 400  # words: no sentence of news is longer, and one without an end shall not cost more than its length
_REPAIRS = (
    repair_amounts,
    repair_prepositions,
    repair_asides,
    repair_attributes,
    repair_auxiliaries,
    repair_openers,
    repair_participles,
    repair_clitics,
    repair_pairs,
    repair_inversions,
    repair_relatives,
    repair_series,
    repair_members,
    repair_lists,
    repair_subjects,
    repair_doubled,
    repair_coordination,
    repair_dates,
    repair_deeds,
    repair_objects,
    repair_agreement,
    repair_participial_clauses,
    repair_infinitives,
    repair_contrasts,
)


class Repairer:
    """Mends the parses of texts; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._repairs = (surname_repair(lexicon), verb_repair(lexicon), report_repair(lexicon), *_REPAIRS)

    def repair(self, doc: Doc) -> None:
        """Mend the tree and the tags of each sentence of *doc*, in place; endless ones stay as they are."""
        for span in doc.sents:
            if len(span) <= _LONGEST:
                self._mend(list(span))
        forget_parse(doc)

    def _mend(self, tokens: list[Token]) -> None:
        for mend in self._repairs:
            mend(tokens)
