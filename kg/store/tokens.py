"""The tokens of SPARQL, as far as they hide others or are words."""

import re

#: What hides or is a word in SPARQL; anything else, such as brackets and operators, stands between two matches. A string that
#: does not end, which no query may have, is one to the end of its line or of all: else each quotation mark in it is tried.
TOKEN = re.compile(
    r'''
      """(?:[^"\\]|\\.|"(?!""))*(?:""")? | \'\'\'(?:[^'\\]|\\.|'(?!\'\'))*(?:\'\'\')?
    | "(?:[^"\\\n\r]|\\.)*"? | '(?:[^'\\\n\r]|\\.)*'?
    | <[^<>"{}|^`\\\s]*>
    | \#[^\n\r]*
    | [?$]\w+
    | @[\w-]+
    | (?P<word>\w[\w.-]*) (?: :[\w.%\\-]*)?
    ''',
    re.VERBOSE | re.DOTALL,
)
