"""Putting the parts of a graph that are not connected close together, as pieces of a puzzle (polyominoes).

After K. Freivalds, U. Doğrusöz and P. Ķikusts, "Disconnected Graph Layout and the Polyomino Packing Approach" (2002): each
part is the set of the squares of a grid that it touches; the biggest comes first, each next as near to where it should be as it
fits.
"""

from collections.abc import Iterator, Sequence
from itertools import count

#: A square of the grid, as (column, row).
Cell = tuple[int, int]


def pack(parts: Sequence[frozenset[Cell]], *, aspect: int, wanted: Sequence[Cell] | None = None) -> list[Cell]:
    """Return how far each part is moved, in squares, so that no two share one.

    Args:
        parts: The squares of each part, the biggest part first; none is empty.
        wanted: Where the middle of each part should be, as nearly as may be; without, all are wanted in the middle.
        aspect: How many columns a step away from the middle counts against two rows: 3 gives a picture half as wide again
            as it is high.
    """
    taken: set[Cell] = set()
    shifts = []
    for part, (wanted_x, wanted_y) in zip(parts, wanted or [(0, 0)] * len(parts), strict=True):
        middle_x, middle_y = _middle(part)
        shift = next(
            (x, y)
            for x, y in ((x + wanted_x - middle_x, y + wanted_y - middle_y) for x, y in _outwards(aspect))
            if not any((column + x, row + y) in taken for column, row in part)
        )
        taken |= {(column + shift[0], row + shift[1]) for column, row in part}
        shifts.append(shift)
    return shifts


def _middle(part: frozenset[Cell]) -> Cell:
    columns, rows = zip(*part, strict=True)
    return (min(columns) + max(columns)) // 2, (min(rows) + max(rows)) // 2


def _outwards(aspect: int) -> Iterator[Cell]:
    """Yield the squares of growing rectangles around (0, 0), each square once."""
    inner = (-1, -1)
    for ring in count():
        wide, high = ring * aspect // 2, ring
        for x in range(-wide, wide + 1):
            for y in range(-high, high + 1):
                if abs(x) > inner[0] or abs(y) > inner[1]:
                    yield x, y
        inner = (wide, high)
