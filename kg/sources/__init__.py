"""Where articles come from: files, folders, globs, feeds of JSON Lines and standard input, each article a `Page`.

>>> for item in find_items(["articles/", "feed.jsonl", "-"]):  # doctest: +SKIP
...     page = item.read()
"""

from kg.sources.item import Item
from kg.sources.items import find_items

__all__ = ["Item", "find_items"]
