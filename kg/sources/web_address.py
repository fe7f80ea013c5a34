"""What counts as the address of a web page. Any site may write anything into its metadata, and we may link to it."""

import re

#: A host with no user and no password before it: they could make the address look like that of another site.
_WEB_ADDRESS = re.compile(
    r"""https?://
    (?: \[[0-9a-f:.]+\] | [^\s/?\#@:\[\]\\<>"^`{|}]+ )
    (?: :[0-9]{1,5} )?
    (?: [/?\#][^\s\\<>"^`{|}]* )?""",
    re.IGNORECASE | re.VERBOSE,
)


def is_web_address(text: str) -> bool:
    """Return whether *text* is the whole absolute address of a web page, and holds nothing that is not seen.

    Letters of any script may stand in it, in the name of the host, too. No address are `javascript:…`, a path, what has
    spaces, control characters or marks of direction in it, a user or a password, or a character that no IRI may have.

    >>> is_web_address("https://médias.example/à-la-une"), is_web_address("https://kg.example@elsewhere.example/")
    (True, False)
    """
    return _WEB_ADDRESS.fullmatch(text) is not None and text.isprintable()
