"""Check the authority files (`ontology/actors/*.ttl`, `ontology/places.ttl`): with themselves, and against public sources.

    python scripts/check_authority.py                  what needs no source: the files with themselves
    python scripts/check_authority.py --sources DIR    also against whatever sources are installed or stand below DIR

Faults within the files give exit code 1. What a source says otherwise is printed for a person to judge, and gives 0: the
press and a gazetteer may both be right. `ontology/actors/README.md` tells which sources there are and how DIR is filled.
"""

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from authority.entries import read_entries
from authority.faults import find_faults
from authority.sources import COMPARISONS, Comparison, Verdict

from kg.resources import ontology_dir


def report(comparisons: list[Comparison]) -> str:
    """Return the table of sources and verdicts, and below it every fact that a source tells otherwise."""
    counts: dict[str, Counter[Verdict]] = defaultdict(Counter)
    for comparison in comparisons:
        counts[comparison.source][comparison.verdict] += 1
    lines = [f"{'source':24}{'facts':>7}" + "".join(f"{verdict:>9}" for verdict in Verdict)]
    for source, verdicts in counts.items():
        lines.append(f"{source:24}{verdicts.total():7}" + "".join(f"{verdicts[verdict]:9}" for verdict in Verdict))
    differing = [comparison for comparison in comparisons if comparison.verdict is Verdict.DIFFERS]
    lines += [f"{found.source}: {found.about}: {found.fact} ≠ {', '.join(found.said)}" for found in differing]
    return "\n".join(lines)


def main() -> int:
    """Print the faults, and what sources tell otherwise; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=Path, metavar="DIR", help="folder of the sources that are files")
    arguments = parser.parse_args()
    entries = read_entries(ontology_dir())
    faults = find_faults(entries)
    for fault in faults:
        print(fault)
    print(f"{len(entries)} entries, {len(faults)} faults")
    if arguments.sources:
        print(report([found for compare in COMPARISONS for found in compare(entries, arguments.sources)]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
