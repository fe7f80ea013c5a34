"""The OWL API and the reasoner HermiT, which owlready2 brings along: what they say of a set of triples."""

import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import owlready2
import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

_JAR = Path(owlready2.__file__).parent / "hermit" / "HermiT.jar"
_PROGRAM = Path(__file__).parent / "Check.java"
#: Characters that XML cannot hold; what a text says is nothing to a reasoner.
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

needs_java = pytest.mark.skipif(not shutil.which("javac"), reason="no Java compiler: install a JDK")


@dataclass(slots=True)
class Verdict:
    """What is wrong with an ontology.

    Attributes:
        violations: Ways in which it leaves the profile OWL 2 DL.
        inconsistent: Whether it contradicts itself.
        unsatisfiable: IRIs of classes that can have no member.
    """

    violations: list[str] = field(default_factory=list)
    inconsistent: bool = False
    unsatisfiable: list[str] = field(default_factory=list)

    def add(self, kind: str, value: str) -> None:
        if kind == "violation":
            self.violations.append(value)
        elif kind == "unsatisfiable":
            self.unsatisfiable.append(value)
        elif kind == "inconsistent":
            self.inconsistent = True


def check(ontologies: Mapping[str, Iterable[Triple]], folder: Path) -> dict[str, Verdict]:
    """Return the verdict on each of *ontologies*, by name, from one run of Java; *folder* takes their files."""
    files = {str(_written(triples, folder / f"{name}.rdf")): name for name, triples in ontologies.items()}
    command = ["java", "-cp", str(_JAR), str(_PROGRAM), *files]
    output = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout
    verdicts: dict[str, Verdict] = {}
    for kind, _, value in (line.partition("\t") for line in output.splitlines()):
        if kind == "file":
            verdict = verdicts[files[value]] = Verdict()
        else:
            verdict.add(kind, value)
    return verdicts


def _written(triples: Iterable[Triple], path: Path) -> Path:
    """Write what OWL can read: no statements about statements, which RDF 1.2 has."""
    plain = [Triple(t.subject, t.predicate, _for_xml(t.object)) for t in triples if not isinstance(t.object, Triple)]
    serialize(plain, path, format=RdfFormat.RDF_XML)
    return path


def _for_xml(term: NamedNode | Literal) -> NamedNode | Literal:
    if not isinstance(term, Literal) or not _NOT_XML.search(term.value):
        return term
    text = _NOT_XML.sub("\ufffd", term.value)
    return Literal(text, language=term.language) if term.language else Literal(text, datatype=term.datatype)
