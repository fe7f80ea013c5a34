"""A Neo4j that runs: who asks, how it is reached, and what its refusals mean.

A password stands in the environment alone: a command line is seen by all users of a machine, and messages go into logs.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from kg.errors import ExportError
from kg.exports.neo4j.refusals import explained, unsupported
from kg.version import __version__

USER, PASSWORD = "KG_NEO4J_USER", "KG_NEO4J_PASSWORD"
_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
_DEFAULT_CURE = "give an address such as bolt://localhost:7687, or neo4j+s://… for a server elsewhere"
_FIRST_SUPPORTED = 5
_SYSTEM = "system"
_CONNECT_SECONDS = 10.0

#: A query, and its parameter `$rows`.
Statement = tuple[str, Sequence[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where to load: the address of a server, and a database there; `None` is the user's home database."""

    uri: str
    database: str | None = None


class Database:
    """A database that is connected; all that goes wrong is told by `connected`."""

    def __init__(self, driver: neo4j.Driver, name: str | None) -> None:
        self._driver, self._name = driver, name

    def rows(self, query: str) -> Iterator[neo4j.Record]:
        """Yield the rows of *query* as they come in; meanwhile the database can be written."""
        with self._driver.session(database=self._name, default_access_mode=neo4j.READ_ACCESS) as session:
            yield from session.run(query)

    def write(self, statements: Iterable[Statement]) -> None:
        """Run *statements* in one transaction, and again for some time if the server is busy or does not answer."""
        todo = list(statements)

        def work(transaction: neo4j.ManagedTransaction) -> None:
            for query, rows in todo:
                transaction.run(query, rows=rows).consume()

        if todo:
            with self._driver.session(database=self._name) as session:
                session.execute_write(work)


@contextmanager
def connected(target: Target, environment: Mapping[str, str] = os.environ) -> Iterator[Database]:
    """Connect to *target* as the user whom `KG_NEO4J_USER` and `KG_NEO4J_PASSWORD` name, or as nobody.

    Raises:
        ExportError: The address or the credentials are wrong, the server is none, is too old, or refuses; in the block, too.
    """
    _check(target.uri)
    if target.database == _SYSTEM:
        cure = "name another, or none for the user's home database"
        raise ExportError(f"the database `{_SYSTEM}` takes no graph", where=target.uri, cure=cure)
    try:
        with neo4j.GraphDatabase.driver(
            target.uri,
            auth=_credentials(environment),
            connection_timeout=_CONNECT_SECONDS,
            connection_acquisition_timeout=_CONNECT_SECONDS,  # how long a server that is no Neo4j may stay silent
            user_agent=f"kg-news/{__version__}",
            notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF,
        ) as driver:
            _check_version(driver, target.uri)
            yield Database(driver, target.database)
    except (DriverError, Neo4jError) as error:
        raise explained(error, target.uri, target.database) from error


def _check(uri: str) -> None:
    try:
        parts = urlsplit(uri)
        whole = bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        raise ExportError(f"this is no address: {error}", where=uri, cure=_DEFAULT_CURE) from error
    if "@" in parts.netloc:
        cure = f"set {USER} and {PASSWORD} in their place"
        raise ExportError("credentials do not belong into an address", where=parts.hostname or "", cure=cure)
    if parts.scheme not in _SCHEMES or not whole:
        raise ExportError("this is no address of a Neo4j server", where=uri, cure=_DEFAULT_CURE)


def _credentials(environment: Mapping[str, str]) -> tuple[str, str] | None:
    user, password = environment.get(USER, ""), environment.get(PASSWORD, "")
    if bool(user) != bool(password):
        missing = PASSWORD if user else USER
        raise ExportError("half of the credentials is missing", where=missing, cure="set both, or neither")
    return (user, password) if user else None


def _check_version(driver: neo4j.Driver, uri: str) -> None:
    agent = driver.get_server_info().agent
    if not is_supported(agent):
        raise unsupported(agent, uri)


def is_supported(agent: str) -> bool:
    """Return whether a server that calls itself *agent* (`Neo4j/5.26.0`) is a Neo4j that we can fill."""
    name, _, version = agent.partition("/")
    major = version.partition(".")[0]
    return name == "Neo4j" and major.isdecimal() and int(major) >= _FIRST_SUPPORTED
