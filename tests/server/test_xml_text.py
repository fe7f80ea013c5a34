"""What XML cannot hold is replaced, wherever a piece of text ends."""

import io
import re

from hypothesis import given
from hypothesis import strategies as st

from kg.server.xml_text import XmlText

_NOT_XML = re.compile("[^\t\n\r\x20-\ufffd\U00010000-\U0010ffff]")
texts = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\ufffe\uffff\ufffd\x0b\x00é"))


@given(texts, st.lists(st.integers(0, 40)))
def test_what_is_no_xml_is_replaced(text: str, cuts: list[int]) -> None:
    output, content = io.BytesIO(), text.encode()
    with XmlText(output) as written:
        start = 0
        for cut in sorted(cuts):
            written.write(content[start : max(start, cut)])
            start = max(start, cut)
        written.write(content[start:])
    assert output.getvalue().decode() == _NOT_XML.sub("\ufffd", text)
