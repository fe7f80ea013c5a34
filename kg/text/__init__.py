"""From a page to a document: the article's main text, without boilerplate, repaired, with offsets back to the source."""

from kg.text.cleaning import clean
from kg.text.rules import CleaningRules, load_rules

__all__ = ["CleaningRules", "clean", "load_rules"]
