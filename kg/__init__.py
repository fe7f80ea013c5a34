"""French news in, a knowledge graph out.

    import kg

    kg.build(["articles/"], "output")                 # what `kg build articles/ --out output` does
    for reading in kg.read(["articles/"]):            # the same steps without a store
        for event in reading.events: ...
    reading = kg.read_text("Paris a mis en garde Minsk.")
    with kg.open_graph("output") as store:
        for agent, addressee in store.query("SELECT ?agent ?addressee { ?agent kg:warns ?addressee }").texts(): ...

Importing `kg` is quick: the libraries are loaded by the function that needs them. What the functions return is described
in `kg.model`.
"""

from kg.api import build, open_graph, read, read_text
from kg.version import __version__

__all__ = ["__version__", "build", "open_graph", "read", "read_text"]
