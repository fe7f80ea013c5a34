"""JSON that survives where it is put: on one line of a file, or inside a page."""

import json

#: Characters that JSON allows in strings as they are, but that many readers take for the end of a line.
_LINE_ENDS = {ord(character): f"\\u{ord(character):04x}" for character in "\x85\u2028\u2029"}
_MARKUP = {ord(character): f"\\u{ord(character):04x}" for character in "<>&"}


def json_line(value: object) -> str:
    """Return *value* as JSON on one line, whatever a reader takes for a line; French stays readable."""
    return json.dumps(value, ensure_ascii=False).translate(_LINE_ENDS)


def json_for_html(value: object) -> str:
    """Return *value* as compact JSON that can stand in a `<script>` element: it holds no `<`, `>` or `&`."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_LINE_ENDS | _MARKUP)
