"""A real PostgreSQL server for tests, from the system's package, with TLS; and a bad network."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

_DEBIAN = Path("/usr/lib/postgresql")
_ACCOUNT = "postgres"
"""The account that Debian's package makes: PostgreSQL does not run as root."""


@dataclass(frozen=True)
class Postgres:
    """A server that listens on `port` of this computer; `authority` signed its certificate."""

    port: int
    authority: Path

    def address(self, **words: str | int) -> str:
        """Return a connection string for the user "kiosk", with `words` in place of the usual."""
        usual: dict[str, str | int] = {
            "host": "127.0.0.1",
            "port": self.port,
            "dbname": "notes",
            "user": "kiosk",
            "password": "a-pass-word",
        }
        return " ".join(f"{name}='{value}'" for name, value in (usual | words).items())


@contextmanager
def postgres() -> Iterator[Postgres]:
    """Start a server of its own in a temporary folder, and end it."""
    with TemporaryDirectory(prefix="postgres-") as name:
        folder = Path(name)
        authority = _certificates(folder)
        _give_away(folder)
        _run(
            folder,
            "initdb",
            "--pgdata",
            f"{name}/data",
            "--auth",
            "scram-sha-256",
            "--auth-local",
            "trust",
            "--no-sync",
            "--encoding",
            "UTF8",
            "--no-locale",
        )
        port = _free_port()
        _configure(folder, port)
        _run(folder, "pg_ctl", "--pgdata", f"{name}/data", "--log", f"{name}/log", "-w", "start")
        try:
            for words in (
                "CREATE ROLE kiosk LOGIN PASSWORD 'a-pass-word'",
                "CREATE ROLE stranger LOGIN PASSWORD 'a-pass-word'",
                "CREATE DATABASE notes OWNER kiosk",
            ):
                _run(
                    folder,
                    "psql",
                    "--host",
                    name,
                    "--port",
                    str(port),
                    "--quiet",
                    "--dbname",
                    "postgres",
                    "--command",
                    words,
                )
            yield Postgres(port, authority)
        finally:
            _run(folder, "pg_ctl", "--pgdata", f"{name}/data", "-m", "immediate", "stop")


def _certificates(folder: Path) -> Path:
    """Make a certificate for "localhost" that signs itself."""
    subprocess.run(
        [
            shutil.which("openssl") or "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=DNS:localhost",
            "-keyout",
            str(folder / "key.pem"),
            "-out",
            str(folder / "certificate.pem"),
        ],
        check=True,
        capture_output=True,
    )
    (folder / "key.pem").chmod(0o600)
    return folder / "certificate.pem"


def _give_away(folder: Path) -> None:
    if os.getuid() == 0:
        for each in (folder, *folder.iterdir()):
            shutil.chown(each, _ACCOUNT)


def _configure(folder: Path, port: int) -> None:
    with (folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write(
            f"port = {port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = '{folder}'\n"
            f"ssl = on\nssl_cert_file = '{folder}/certificate.pem'\nfsync = off\n"
            f"ssl_key_file = '{folder}/key.pem'\n"
        )


def _run(folder: Path, program: str, *words: str) -> None:
    """Run one of PostgreSQL's programs, as the account that may."""
    found = [*sorted(_DEBIAN.glob(f"*/bin/{program}")), shutil.which(program) or program]
    command = [str(found[0]), *words]
    if os.getuid() == 0:
        command = ["runuser", "-u", _ACCOUNT, "--", *command]
    # Whatever reads the output of a server that goes on would wait for its end.
    with (folder / f"{program}.out").open("w+", encoding="utf-8") as out:
        done = subprocess.run(command, stdout=out, stderr=out, cwd=folder, check=False)
        out.seek(0)
        assert done.returncode == 0, out.read()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


class BadNetwork:
    """Passes on to `port`; after so many bytes in all it cuts, and is down for so many calls."""

    def __init__(self, port: int, *, cut_after: list[int], down_for: int = 0) -> None:
        """Cut each connection in turn after the next number in `cut_after`; later ones live."""
        self._to, self._cuts, self.down_for = port, cut_after, down_for
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.calls = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        """Take no more connections."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self.calls += 1
            if self.down_for:
                self.down_for -= 1
                client.close()
                continue
            server = socket.create_connection(("127.0.0.1", self._to))
            left = self._cuts.pop(0) if self._cuts else None
            threading.Thread(target=_pass_on, args=(client, server, left), daemon=True).start()
            threading.Thread(target=_pass_on, args=(server, client, None), daemon=True).start()


def _pass_on(source: socket.socket, target: socket.socket, left: int | None) -> None:
    """Pass bytes on until one side ends, or `left` of them went."""
    with suppress(OSError):
        while data := source.recv(4096):
            target.sendall(data)
            if left is not None:
                left -= len(data)
                if left <= 0:
                    break
    for each in (source, target):
        with suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
        each.close()
