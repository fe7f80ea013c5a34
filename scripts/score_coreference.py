"""Score whom `kg` takes mentions for in `tests/coreference`: `poe coreference`.

`tests/coreference/README.md` tells the form of the texts. A mention that points back is right when it is taken for all of those,
and only those, whom it is marked with; wrong when it is taken for others, or for somebody where it is marked with nobody;
else it is left open. LEA (Moosavi and Strube 2016) looks at all marked mentions as links within entities.
"""

import argparse
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from score import RESAMPLES, ROOT
from spacy.language import Language
from spacy.tokens import Doc

from kg.annotations.mentions import mentions_by_token
from kg.gold import Names, named
from kg.reader import build_nlp

CORPUS = ROOT / "tests" / "coreference"
PAGE = ROOT / "docs" / "coreference-quality.md"
HALVES = ("held", "tuned")
MARK = re.compile(r"\[([^\]|]*)(?:\|([^\]|]*))?(?:\|([^\]]*))?\]")
NOBODY = "-"
PRONOUNS = dict.fromkeys(("il", "elle", "ils", "elles", "lui", "leur", "le", "la", "les", "l’"), "personal")
PRONOUNS |= dict.fromkeys(
    ("celui-ci", "celle-ci", "ceux-ci", "celles-ci", "ce dernier", "cette dernière"), "demonstrative"
)
PRONOUNS |= dict.fromkeys(("qui", "que", "qu’", "dont", "à qui", "lequel", "laquelle"), "relative")
POSSESSIVES = {"son", "sa", "ses", "leur", "leurs"}
ARTICLE = re.compile(r"^(?:(?:l[ea]s?|du|des|aux?|mme|m\.) |l’)", re.IGNORECASE)
#: The kinds of mention in the order of the tables; a name points back to nothing.
KINDS = (
    "personal",
    "demonstrative",
    "relative",
    "possessive",
    "possessive phrase",
    "several",
    "surname",
    "acronym",
    "description",
    "nobody",
    "name",
)

#: Of one text: what is right of what was found, how much was found; what is right of what is marked, how much is marked.
Figures = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words `text[start:end]` that stand for *whom*: each by the forms of the name; nobody if there is none."""

    start: int
    end: int
    words: str
    whom: tuple[Names, ...]
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A mark, and the ids of whom the program takes it for."""

    mark: Mark
    name: str
    found: frozenset[str]
    is_right: bool


def main() -> int:
    """Print the figures of one half, or write those of both into the docs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("half", nargs="?", default="held", choices=HALVES)
    parser.add_argument("--misses", action="store_true", help="list what is wrong or open; not for the half held")
    parser.add_argument("--write", action="store_true", help="write the figures of both halves into the docs")
    options = parser.parse_args()
    nlp = build_nlp()
    if options.write:
        PAGE.write_text(page({half: table(judge(CORPUS / half, nlp)) for half in HALVES}), encoding="utf-8")
        print(f"wrote {PAGE.relative_to(ROOT)}")
        return 0
    texts = judge(CORPUS / options.half, nlp)
    print(table(texts))
    if options.misses:
        print("\n".join(misses(texts)))
    return 0


def judge(folder: Path, nlp: Language) -> list[list[Judged]]:
    """Return the marks of each text of *folder*, judged."""
    return [list(judge_text(path, nlp)) for path in sorted(folder.glob("*.txt"))]


def judge_text(path: Path, nlp: Language) -> Iterator[Judged]:
    """Yield the marks of one text, judged."""
    text, marks = parse(path.read_text("utf-8"))
    doc = nlp(text)
    for mark in marks:
        found = taken_for(doc, mark)
        is_right = len(found) == len(mark.whom) and all(
            any(one & forms for forms in found.values()) for one in mark.whom
        )
        yield Judged(mark=mark, name=path.stem, found=frozenset(found), is_right=is_right)


def taken_for(doc: Doc, mark: Mark) -> Mapping[str, Names]:
    """Return whom the mention that covers the head of *mark* stands for: id → forms of the name."""
    span = doc.char_span(mark.start, mark.end, alignment_mode="expand")
    mention = mentions_by_token(doc).get(span.root.i) if span is not None else None
    return {actor.id: named(actor.label) | {actor.id} for actor in mention.actors} if mention else {}


def parse(marked: str) -> tuple[str, list[Mark]]:
    """Return a text without its marks, and the marks."""
    text, marks, last = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        words, whom = match[1], match[2] or match[1]
        names = () if whom == NOBODY else tuple(named(one.replace(" / ", "|")) for one in whom.split(" + "))
        kind = match[3] or kind_of(words, whom)
        marks.append(Mark(start=len(text), end=len(text) + len(words), words=words, whom=names, kind=kind))
        text, last = text + words, match.end()
    return text + marked[last:], marks


def kind_of(words: str, whom: str) -> str:
    """Return of which kind a mention is, by its words alone."""
    first, *others = words.lower().split()
    if whom == NOBODY:
        return "nobody"
    if words.lower() in PRONOUNS:
        return PRONOUNS[words.lower()]
    if first in POSSESSIVES:
        return "possessive phrase" if others else "possessive"
    return "several" if " + " in whom else kind_of_name(ARTICLE.sub("", words), whom)


def kind_of_name(name: str, whom: str) -> str:
    """Return of which kind a mention without its article is: a description, where it has neither a capital nor the name."""
    last, labels = name.rsplit(maxsplit=1)[-1], whom.split(" / ")
    if not (name[0].isupper() or any(label.endswith(last) for label in labels)):
        return "description"
    if name.isupper() and name not in labels:
        return "acronym"
    return "surname" if any(name in label.split(" ", 1)[-1] and name != label for label in labels) else "name"


def table(texts: Sequence[Sequence[Judged]]) -> str:
    """Return the figures of one half as a table in Markdown."""
    judged = [one for text in texts for one in text]
    back = [[one for one in text if one.mark.kind != "name"] for text in texts]
    lines = ["| kind | right | wrong | open | of |", "|---|---|---|---|---|"]
    lines += [row(kind, [one for one in judged if one.mark.kind == kind]) for kind in KINDS]
    lines += [row("**all that point back**", [one for text in back for one in text]), ""]
    lines += ["| measure | F1 | precision | recall |", "|---|---|---|---|"]
    lines += [measure("points back", list(map(counts, back))), measure("LEA", list(map(lea, texts)))]
    return "\n".join(lines)


def row(kind: str, judged: Sequence[Judged]) -> str:
    """Return the line of one kind of mention."""
    right = sum(one.is_right for one in judged)
    wrong = sum(not one.is_right and bool(one.found) for one in judged)
    return f"| {kind} | {right} | {wrong} | {len(judged) - right - wrong} | {len(judged)} |"


def counts(judged: Sequence[Judged]) -> Figures:
    """Return of one text how many mentions are right of those that stand for somebody, twice: as found, and as marked."""
    right = sum(one.is_right and bool(one.mark.whom) for one in judged)
    return right, sum(bool(one.found) for one in judged), right, sum(bool(one.mark.whom) for one in judged)


def lea(judged: Sequence[Judged]) -> Figures:
    """Return precision and recall of LEA over the marks of one text: each entity counts by its size and the links kept.

    A mention that is left open is an entity of its own; several actors at once (« les deux hommes ») are one entity.
    """
    marked = entities(judged, lambda number, one: one.mark.whom or number)
    found = entities(judged, lambda number, one: one.found or number)
    return *resolved(found, marked), *resolved(marked, found)


def entities(judged: Sequence[Judged], key: Callable[[int, Judged], Hashable]) -> list[set[int]]:
    """Return the sets of numbers of the marks that *key* takes for one entity."""
    members: dict[Hashable, set[int]] = defaultdict(set)
    for number, one in enumerate(judged):
        if one.mark.whom:
            members[key(number, one)].add(number)
    return list(members.values())


def resolved(ours: Sequence[set[int]], theirs: Sequence[set[int]]) -> tuple[float, int]:
    """Return the share of links of each of *ours* that *theirs* have, times its size, summed up; and the sum of the sizes."""
    total = sum(
        len(one)
        * sum(links(one & other, alone=len(one) == len(other) == 1) for other in theirs)
        / links(one, alone=len(one) == 1)
        for one in ours
    )
    return total, sum(map(len, ours))


def links(entity: AbstractSet[int], *, alone: bool) -> int:
    """Return the number of links within an entity; one mention *alone* is linked to itself."""
    return len(entity) if alone else len(entity) * (len(entity) - 1) // 2


def measure(name: str, texts: Sequence[Figures]) -> str:
    """Return the line of one measure, F1 with its 95 % interval, by drawing the texts anew many times."""
    chance = random.Random(20220121)  # noqa: S311 (no secret rests on it)
    drawn = sorted(rates(chance.choices(texts, k=len(texts)))[0] for _ in range(RESAMPLES))
    low, high = drawn[int(0.025 * RESAMPLES)], drawn[int(0.975 * RESAMPLES)]
    f1, precision, recall = rates(texts)
    return f"| {name} | **{f1:.2f}** ({low:.2f} to {high:.2f}) | {precision:.2f} | {recall:.2f} |"


def rates(texts: Sequence[Figures]) -> tuple[float, float, float]:
    """Return F1, precision and recall over all texts."""
    right_found, found, right_marked, marked = map(sum, zip(*texts, strict=True))
    precision, recall = right_found / found if found else 0.0, right_marked / marked if marked else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0, precision, recall


def misses(texts: Sequence[Sequence[Judged]]) -> Iterator[str]:
    """Yield a line for each mark that is wrong or open."""
    for one in (one for text in texts for one in text if not one.is_right):
        whom = " + ".join(min(forms) for forms in one.mark.whom) or "nobody"
        yield f"{one.name}: {one.mark.words!r} ({one.mark.kind}) {whom}; found {sorted(one.found)}"


def page(tables: Mapping[str, str]) -> str:
    """Return the text of the page."""
    return f"""# Coreference: quality

Written by `poe coreference --write`; do not edit. Whom mentions stand for in the forty texts of
[the corpus](../tests/coreference/README.md): pronouns, possessives, surnames, acronyms, descriptions. The figures that count
are those of the half that nobody looks at while writing rules; in brackets the 95 % interval over the texts.

## The half that nobody tunes on

{tables["held"]}

## The other half

{tables["tuned"]}

A mention is *right* when it is taken for all of those, and only those, whom it stands for; *wrong* when it is taken for
somebody else, or for anybody where it stands for nobody; else it is *open*. *Names* are listed, but point back to nothing.
LEA (Moosavi and Strube 2016) takes the mentions as links within entities, names included; the boundaries of mentions are
given, and several actors at once are one entity.
"""


if __name__ == "__main__":
    sys.exit(main())
