"""Neo4j 5 Community itself, for tests and measurements: `poe peers` brings it."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from tests.programs import NEO4J, free_port

USER, PASSWORD = "neo4j", "correct horse battery staple"
_PATIENCE = 300  # seconds for the server to start
_SETTINGS = {
    "server.default_listen_address": "127.0.0.1",
    "server.http.enabled": "false",
    "server.https.enabled": "false",
    "server.memory.pagecache.size": "64m",
    "server.directories.import": "import",
    "db.tx_log.preallocate": "false",
    "dbms.usage_report.enabled": "false",
    "db.lock.acquisition.timeout": "2s",
    "internal.server.bolt.thread_pool_shutdown_wait_time": "0s",  # else each stop takes 10 s more
}
_OPEN = [
    f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch", "java.lang")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server that runs: its home folder, and where it takes Bolt."""

    home: Path
    port: int

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self.port}"

    @property
    def credentials(self) -> dict[str, str]:
        """The environment in which `kg` may load."""
        return {"KG_NEO4J_USER": USER, "KG_NEO4J_PASSWORD": PASSWORD}

    def driver(self) -> neo4j.Driver:
        return neo4j.GraphDatabase.driver(self.uri, auth=(USER, PASSWORD), notifications_min_severity="OFF")

    def ask(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        """Return the rows of *query*."""
        with self.driver() as driver:
            return [record.data() for record in driver.execute_query(query, parameters).records]

    def clear(self) -> None:
        """Take out all nodes, ours and others."""
        self.ask("MATCH (n) DETACH DELETE n")


@contextmanager
def running(home: Path, **settings: str) -> Iterator[Server]:
    """Start a server whose database is in *home*, and stop it in the end."""
    port = free_port()
    lines = _SETTINGS | {"server.bolt.listen_address": f"127.0.0.1:{port}"}
    _configure(home, lines | settings)
    if not (home / "data" / "dbms").exists():
        admin(home, "dbms", "set-initial-password", PASSWORD)
    folders = [f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    with (home / "server.log").open("ab") as log:
        process = subprocess.Popen([*_java(), "org.neo4j.server.CommunityEntryPoint", *folders], stdout=log, stderr=log)
    try:
        server = Server(home=home, port=port)
        _wait(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(60)


def admin(home: Path, *arguments: str, folder: Path | None = None) -> str:
    """Run `neo4j-admin` about the stopped server in *home* and return what it printed."""
    if not (home / "conf").exists():
        _configure(home, _SETTINGS)
    environment = os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    command = [*_java(), "org.neo4j.cli.AdminTool", *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, cwd=folder, timeout=_PATIENCE
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _java() -> list[str]:
    return ["java", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", *_OPEN, "-cp", f"{NEO4J}/*"]


def _configure(home: Path, settings: dict[str, str]) -> None:
    for name in ("conf", "data", "logs", "import"):
        (home / name).mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{name}={value}\n" for name, value in settings.items())
    (home / "conf" / "neo4j.conf").write_text(lines, encoding="utf-8")


def _wait(server: Server, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            with server.driver() as driver:
                driver.verify_connectivity()
        except (DriverError, Neo4jError):
            log = (server.home / "server.log").read_text(errors="replace")
            assert process.poll() is None, log
            assert time.monotonic() < end, log
            time.sleep(0.3)
        else:
            return
