"""The lexicon: all that `kg` knows of words, actors, themes and relations, loaded from `ontology/` and checked.

Nothing here is code that knows French: to add an actor, a verb, a title or a theme, edit a file of `ontology/`.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from kg.errors import LexiconError
from kg.lexicon.authority import Authority, load_authority
from kg.lexicon.confidence import Confidence, load_confidence
from kg.lexicon.frames import Frames, load_frames
from kg.lexicon.relations import Relation, load_relations
from kg.lexicon.themes import Themes, load_themes
from kg.lexicon.wordlists import (
    Cues,
    Descriptions,
    Groups,
    Titles,
    load_classes,
    load_conjugation,
    load_cues,
    load_descriptions,
    load_groups,
    load_lemmas,
    load_titles,
)
from kg.resources import ontology_dir

__all__ = [
    "Authority",
    "Cues",
    "Descriptions",
    "Frames",
    "Groups",
    "Lexicon",
    "Relation",
    "Themes",
    "Titles",
    "configured_lexicon",
    "load_lexicon",
]


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """Everything in `ontology/` that the reader uses, and the files that it came from."""

    authority: Authority
    frames: Frames
    relations: Mapping[str, Relation]
    themes: Themes
    titles: Titles
    groups: Groups
    descriptions: Descriptions
    cues: Cues
    lemmas: Mapping[str, str]
    conjugation: Mapping[str, tuple[str, ...]]
    confidence: Confidence
    files: tuple[Path, ...]

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the content of all files: two lexicons with one digest read alike."""
        total = hashlib.sha256()
        for path in self.files:
            total.update(hashlib.sha256(path.read_bytes()).digest())
        return total.hexdigest()


@cache
def load_lexicon(directory: Path | None = None, *, frames: tuple[Path, ...] = ()) -> Lexicon:
    """Load the lexicon; the same arguments give the same object.

    Args:
        directory: The ontology folder; the project's own by default.
        frames: More frame files, in the form of `frames/*.fr.yaml`: a user's own.

    Raises:
        LexiconError: A file is missing or breaks its format.
    """
    folder = directory or ontology_dir()
    relations = load_relations(folder)
    shipped = _frame_files(folder / "frames")
    files = [
        *sorted(folder.glob("*.ttl")),
        *sorted(folder.glob("actors/*.ttl")),
        *sorted(folder.glob("*.yaml")),
        *shipped,
        *frames,
    ]
    return Lexicon(
        authority=load_authority(folder),
        frames=load_frames([*shipped, *frames], relations, load_classes(folder / "classes.fr.yaml")),
        relations=relations,
        themes=load_themes(folder),
        titles=load_titles(folder / "titles.fr.yaml"),
        groups=load_groups(folder / "groups.fr.yaml"),
        descriptions=load_descriptions(folder / "descriptions.fr.yaml"),
        cues=load_cues(folder / "cues.fr.yaml"),
        lemmas=load_lemmas(folder / "lemmas.fr.yaml"),
        conjugation=load_conjugation(folder / "conjugation.fr.yaml"),
        confidence=load_confidence(folder / "confidence.yaml"),
        files=tuple(files),
    )


def _frame_files(folder: Path) -> list[Path]:
    """Return the files of frames, one for each category, in the order of their names."""
    files = sorted(folder.glob("*.fr.yaml"))
    if not files:
        raise LexiconError("there are no frames", where=str(folder), cure="restore the folder")
    return files


def configured_lexicon(ontology: str | None, frames: list[str]) -> Lexicon:
    """Return the lexicon that a component's configuration names, in which paths are texts."""
    return load_lexicon(Path(ontology) if ontology else None, frames=tuple(map(Path, frames)))
