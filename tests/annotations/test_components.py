"""The components in other people's spaCy pipelines: by name, after an import or through the package's entry points."""

import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
import spacy

import kg.reader  # noqa: F401 - registers the factories
from kg.parser import MODEL
from tests.french import load_reader

ROOT = Path(__file__).parent.parent.parent
FACTORIES = {"kg_sentences", "kg_spaces", "kg_actors", "kg_quotations", "kg_coreference", "kg_times", "kg_events"}
TEXT = "Le président Gustavo Petro a rencontré mardi à Lima le président Irfaan Ali. « Nous signerons le texte demain », a-t-il dit."


@pytest.mark.slow
def test_components_are_added_by_name_to_a_model() -> None:
    nlp = spacy.load(MODEL)
    nlp.add_pipe("kg_actors")
    doc = nlp(TEXT)
    assert [mention.name for mention in doc._.kg_mentions if mention.name] == ["Gustavo Petro", "Irfaan Ali"]
    assert doc.spans["kg_actors"][0].text == "président Gustavo Petro"
    nlp.add_pipe("kg_quotations")
    nlp.add_pipe("kg_coreference")
    nlp.add_pipe("kg_times")
    nlp.add_pipe("kg_events")
    assert "meets" in {event.relation for event in nlp(TEXT)._.kg_events}


def test_what_is_written_on_a_doc_is_there_as_spans_too() -> None:
    doc = load_reader().nlp(TEXT)
    groups = {
        name: [span.text for span in doc.spans[name]]
        for name in ("kg_actors", "kg_quotations", "kg_times", "kg_events")
    }
    assert groups["kg_quotations"] == ["Nous signerons le texte demain"]
    assert groups["kg_times"] == ["mardi", "demain"]
    assert "rencontré" in groups["kg_events"]
    assert len(groups["kg_actors"]) == len(doc._.kg_mentions)


def test_a_doc_that_no_component_saw_has_empty_attributes() -> None:
    doc = spacy.blank("fr")(TEXT)
    assert (doc._.kg_mentions, doc._.kg_quotations, doc._.kg_events, doc._.kg_published) == ((), (), (), None)


@pytest.mark.slow
def test_batches_and_single_texts_are_read_alike() -> None:
    nlp = load_reader().nlp
    told = [[(e.relation, e.trigger.i) for e in doc._.kg_events] for doc in nlp.pipe([TEXT, "", TEXT], batch_size=2)]
    alone = [[(e.relation, e.trigger.i) for e in nlp(text)._.kg_events] for text in (TEXT, "", TEXT)]
    assert told == alone


def test_importing_the_reader_registers_all_factories() -> None:
    code = "import spacy, kg.reader; from spacy.lang.fr import French; print(*sorted(n for n in French().factory_names if n.startswith('kg_')))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=120
    )
    assert set(done.stdout.split()) == FACTORIES


def test_an_installed_package_offers_its_factories_to_spacy() -> None:
    """spaCy finds `kg_actors` and the others without an import of ours."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = project["entry-points"]["spacy_factories"]
    assert declared.keys() == FACTORIES
    for target in declared.values():
        module, function = target.split(":")
        assert callable(getattr(import_module(module), function))
