"""Boxes that overlap are pushed apart, along the shorter way, until none does."""

import math
from collections.abc import Mapping
from itertools import islice

#: Width and height of what is drawn for a node, in the unit of the positions.
Box = tuple[float, float]
Point = tuple[float, float]

_ROUNDS = 200


def pushed_apart(points: Mapping[str, Point], boxes: Mapping[str, Box], *, gap: float) -> dict[str, Point]:
    """Return *points* moved so that the boxes around them lie at least *gap* apart."""
    pads = {name: _Pad(x, y, *boxes[name], gap) for name, (x, y) in sorted(points.items())}
    for _ in range(_ROUNDS):
        if not _push_once(list(pads.values())):
            break
    return {name: (pad.x, pad.y) for name, pad in pads.items()}


class _Pad:
    """A box that can be moved, with half its size and half of the gap around it."""

    __slots__ = ("high", "wide", "x", "y")

    def __init__(self, x: float, y: float, width: float, height: float, gap: float) -> None:
        self.x, self.y = x, y
        self.wide, self.high = (width + gap) / 2, (height + gap) / 2


def _push_once(pads: list[_Pad]) -> bool:
    """Move every two boxes that overlap away from one another; tell whether any did."""
    moved = False
    pads.sort(key=lambda pad: pad.x - pad.wide)
    for number, pad in enumerate(pads):
        for other in islice(pads, number + 1, None):
            if other.x - other.wide >= pad.x + pad.wide:
                break
            if abs(other.y - pad.y) < pad.high + other.high:
                moved |= _push_pair(pad, other)
    return moved


def _push_pair(pad: _Pad, other: _Pad) -> bool:
    across = pad.wide + other.wide - abs(other.x - pad.x)
    along = pad.high + other.high - abs(other.y - pad.y)
    if min(across, along) <= 0:
        return False
    if across < along:
        step = math.copysign(across / 2 + 0.01, other.x - pad.x)
        pad.x, other.x = pad.x - step, other.x + step
    else:
        step = math.copysign(along / 2 + 0.01, other.y - pad.y)
        pad.y, other.y = pad.y - step, other.y + step
    return True
