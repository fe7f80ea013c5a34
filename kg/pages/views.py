"""What a page shows, as plain values: the templates see these, and neither RDF nor the store."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A thing that can be pointed to.

    Attributes:
        label: What it is called; never empty.
        language: Of the label, as in HTML's `lang`; empty where nobody said.
    """

    iri: str
    label: str
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A piece of a text: plain, or marked as `trigger` or `actor`, and where that leads (an IRI, or nothing)."""

    text: str
    kind: str = ""
    leads_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The article that says something."""

    name: Name
    published: date | None = None
    publisher: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A sentence, cut where something is marked in it."""

    iri: str
    segments: tuple[Segment, ...]
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """When: the words, and the days from `first` to `last` that they mean, as far as they are known."""

    words: str
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An event, as one article tells it.

    Attributes:
        relation_to: What the relation is called before an addressee, where that differs ("exige de").
        symmetric: Whether the relation holds either way, and all take part as agents.
        polarity: `affirmed` or `negated`.
        modality: `actual`, `planned` or `possible`.
        themes: The concepts that it is about; `theme_words` are those of the article.
        claimants: Who says so; nobody is the outlet's own voice.
    """

    iri: str
    relation: Name
    relation_to: str = ""
    symmetric: bool = False
    agents: tuple[Name, ...]
    addressees: tuple[Name, ...] = ()
    themes: tuple[Name, ...] = ()
    theme_words: str = ""
    places: tuple[Name, ...] = ()
    period: Period | None = None
    polarity: str = "affirmed"
    modality: str = "actual"
    claimants: tuple[Name, ...] = ()
    confidence: float = 1.0
    fact: str = ""
    quotations: tuple[Quotation, ...] = ()

    @property
    def sides(self) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
        """Those before the verb and those after it: who do something together stand on both sides of it."""
        if self.symmetric and not self.addressees:
            return self.agents[:1], self.agents[1:]
        return self.agents, self.addressees

    @property
    def day(self) -> date | None:
        """The day under which it stands: its own, or else that of the article."""
        own = self.period.first if self.period else None
        told = (quotation.source.published for quotation in self.quotations)
        return own or next((day for day in told if day), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A position: who holds what, of which country or organisation, as an article has it."""

    iri: str
    holder: Name
    role: str
    of: Name | None = None
    seen: date | None = None
    quotations: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A thing, how often it occurs, and what kind of thing it is."""

    name: Name
    count: int
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One of the pages of a long list.

    Attributes:
        number: From 1.
        last: The number of the last page.
        total: How many things there are in all.
    """

    number: int
    last: int
    total: int
