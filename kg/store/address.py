"""Where a SPARQL server takes queries and updates, as a user writes it, and who asks, as the environment tells it.

    http://localhost:3030/news                                  a dataset: what takes what is found out (`kg.store.probing`)
    query=https://example.org/ask,update=https://example.org/tell      for servers where that is not found out

A password stands in the environment alone: a command line is seen by all users of a machine, and messages go into logs.
"""

import os
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from kg.errors import StoreError

_PARTS = ("query", "update")
_CURE = "give an address such as http://localhost:3030/news, or query=URL,update=URL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a server is.

    Attributes:
        query: Where it takes queries, or the dataset that it is about.
        update: Where it takes updates; `None` is not known, or nowhere.
        found: Whether *query* and *update* are to be taken as they are.
    """

    query: str
    update: str | None = None
    found: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Credentials:
    """Who asks; nobody, where all are `None`."""

    user: str | None = None
    password: str | None = None
    token: str | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Credentials":
        """Return what `KG_STORE_USER`, `KG_STORE_PASSWORD` and `KG_STORE_TOKEN` say.

        Raises:
            StoreError: Only one of user and password is set.
        """
        user, password, token = (environment.get(f"KG_STORE_{name}") or None for name in ("USER", "PASSWORD", "TOKEN"))
        if (user is None) != (password is None):
            missing = "KG_STORE_USER" if user is None else "KG_STORE_PASSWORD"
            raise StoreError("half of the credentials is missing", where=missing, cure="set both, or neither")
        return cls(user=user, password=password, token=token)

    def hidden_in(self, text: str) -> str:
        """Return *text* without the secrets: a server may repeat what it was sent."""
        pair = b64encode(f"{self.user}:{self.password}".encode()).decode() if self.password else None
        for secret in filter(None, (pair, self.password, self.token)):
            text = text.replace(secret, "…")
        return text


def is_address(where: str) -> bool:
    """Return whether *where* names a server, and not a folder."""
    return where.startswith(("http://", "https://", *(f"{part}=" for part in _PARTS)))


def parse_address(where: str) -> Address:
    """Return the address that a user has written.

    Raises:
        StoreError: It is none, or holds a password.
    """
    if where.startswith(("http://", "https://")):
        return Address(query=_checked(where).rstrip("/"))
    parts = dict(part.partition("=")[::2] for part in where.split(","))
    if "query" not in parts or set(parts) > set(_PARTS):
        raise StoreError("this is no address of a SPARQL server", where=_without_user(where), cure=_CURE)
    return Address(
        query=_checked(parts["query"]), update=_checked(parts["update"]) if "update" in parts else None, found=True
    )


def _checked(url: str) -> str:
    try:
        split = urlsplit(url)
        usable = split.scheme in ("http", "https") and bool(split.hostname) and (split.port or 1) > 0
    except ValueError:
        usable = False
    if "@" in url.split("://", 1)[-1].split("/", 1)[0]:
        raise StoreError(
            "a password does not belong into an address",
            where=_without_user(url),
            cure="take it out, and set KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN",
        )
    if not usable or not url.isprintable() or " " in url or split.fragment:
        raise StoreError("this is no address of a SPARQL server", where=_without_user(url), cure=_CURE)
    return url


def _without_user(url: str) -> str:
    scheme, slashes, rest = url.rpartition("://")
    authority, slash, path = rest.partition("/")
    return f"{scheme}{slashes}{authority.rpartition('@')[2]}{slash}{path}"
