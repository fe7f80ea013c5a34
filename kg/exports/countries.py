"""Codes of ISO 3166 for countries, as `ontology/actors/countries.ttl` has them: what other data sets know them by."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from kg.lexicon.turtle import KG, RDF_TYPE, local_name, read_turtle
from kg.model import Actor, ActorType
from kg.resources import ontology_dir


class Codes(NamedTuple):
    """What ISO 3166 calls a country: `NO`, `NOR`."""

    two: str
    three: str


def country_code(country: str | None) -> str | None:
    """Return the code of three letters of the country with the id *country*, where it has one."""
    codes = codes_of(country)
    return codes.three if codes else None


def codes_of(country: str | None) -> Codes | None:
    """Return the codes of the country with the id *country*; regions and states that are no more have none."""
    return _codes().get(country) if country else None


def country_of(actor: Actor) -> str | None:
    """Return the id of the country that *actor* is or belongs to, where known."""
    return actor.id if actor.type is ActorType.COUNTRY else actor.country


@cache
def _codes() -> Mapping[str, Codes]:
    graph = read_turtle(ontology_dir() / "actors" / "countries.ttl")
    codes = {}
    for subject in graph.subjects(RDF_TYPE, KG + "Country"):
        two, three = (graph.texts(subject, KG + key) for key in ("countryCode", "countryCode3"))
        if two and three:
            codes[local_name(subject)] = Codes(two[0], three[0])
    return codes
