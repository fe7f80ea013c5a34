"""The version of the distribution `kg-news`."""

__version__ = "0.1.0"
