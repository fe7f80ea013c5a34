"""Write the pages of the ontology anew: `python scripts/ontology_pages.py` fills `docs/ontology/`."""

from pathlib import Path

from kg.pages.ontology import FILES, ontology_page, scheme_page
from kg.pages.ontology_schemes import SCHEMES

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "ontology"


def pages() -> dict[str, str]:
    """Return the pages by the name of their file."""
    schemes = {FILES.pages[name]: scheme_page(name) for name in SCHEMES}
    return {FILES.pages["ontology"]: ontology_page()} | schemes


def main() -> None:
    """Write each page, whatever stood there."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, page in pages().items():
        (FOLDER / name).write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
