"""What a Neo4j server, or what is taken for one, answers when it does not do what it is asked; and the cure."""

from collections.abc import Mapping

from neo4j.exceptions import DriverError, Neo4jError, ServiceUnavailable

from kg.errors import ExportError

_CREDENTIALS = "set KG_NEO4J_USER and KG_NEO4J_PASSWORD to those of a user of the server"
_READ_ONLY = (
    "this user or this database may only be read",
    "load as a user who may write, into a database that may be written",
)
#: By the codes of Neo4j: what went wrong, and the cure. https://neo4j.com/docs/status-codes/
_REFUSALS: Mapping[str, tuple[str, str]] = {
    "Neo.ClientError.Security.Unauthorized": ("the server does not know this user and password", _CREDENTIALS),
    "Neo.ClientError.Security.AuthenticationRateLimit": (
        "the server has seen too many wrong passwords",
        f"wait some seconds, and {_CREDENTIALS}",
    ),
    "Neo.ClientError.Security.CredentialsExpired": (
        "the password has to be changed before it is used",
        "change it, by cypher-shell or in Neo4j Browser",
    ),
    "Neo.ClientError.Security.Forbidden": _READ_ONLY,
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": _READ_ONLY,
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase": _READ_ONLY,
    "Neo.ClientError.Statement.AccessMode": _READ_ONLY,
    "Neo.ClientError.Cluster.NotALeader": (
        "this member of the cluster may only be read",
        "give the address of the cluster, with neo4j:// in place of bolt://",
    ),
    "Neo.ClientError.Database.DatabaseNotFound": (
        "there is no such database",
        "see SHOW DATABASES; without --database, the user's home database is taken",
    ),
}
_UNREACHED = "check the address, that the server runs, and that this is its Bolt port, 7687 by default"
_OWN = "see what stands in the way there, or load into a database of its own"
_AGAIN = "run the command again: it goes on where it was"


def explained(error: DriverError | Neo4jError, uri: str, database: str | None) -> ExportError:
    """Return *error* as a user is told of it."""
    where = f"{uri} {database}" if database else uri
    words = " ".join(str(error).split())
    if isinstance(error, Neo4jError):
        problem, cure = _REFUSALS.get(error.code or "", (f"the server refuses: {error.message}", _OWN))
        retryable = error.is_retryable() and error.code not in _REFUSALS
        return ExportError(problem, where=where, cure=_AGAIN if retryable else cure)
    if isinstance(error, ServiceUnavailable):
        return ExportError(f"no Neo4j server answers: {words}", where=where, cure=f"{_UNREACHED}; {_AGAIN}")
    return ExportError(f"the connection fails: {words}", where=where, cure=_UNREACHED)


def unsupported(agent: str, uri: str) -> ExportError:
    """Return the error about a server that calls itself *agent*."""
    return ExportError(f"this is no Neo4j 5 but {agent}", where=uri, cure="load into Neo4j 5 or later")
