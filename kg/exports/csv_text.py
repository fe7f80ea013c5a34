r"""Text of articles in CSV files: nothing in a cell can end the row, escape the quotes or run in a spreadsheet.

- Line breaks and control characters become a space: the import tool of Neo4j reads one row a line.
- `\` becomes `⧵` (U+29F5): `LOAD CSV` takes it for an escape, the import tool for a letter.
- A cell that a spreadsheet would take for a formula (it begins with `=`, `+`, `-` or `@`, maybe after spaces) gets an apostrophe in
  front, and so does one that has apostrophes there already: `without_guard` takes exactly one away.
"""

import re

_NOT_ON_A_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_FORMULA = re.compile("[' ]*[=+\\-@＝＋－＠]")


def guarded(text: str) -> str:
    """Return *text* as it can stand in a cell."""
    line = _NOT_ON_A_LINE.sub(" ", text).replace("\\", "⧵")
    return f"'{line}" if _FORMULA.match(line) else line


def without_guard(cell: str) -> str:
    """Return the text of a cell that `guarded` made, but for the characters that it replaced."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
