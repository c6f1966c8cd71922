"""Where the server is, and that nothing is sent to it but through TLS."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sendkiosk.journey.messages import message
from sendkiosk.notes.server.faults import ServerError

_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_PROVEN: Final = ("verify-full", "verify-ca")
"""The ways of TLS in which the server proves who it is; in all others somebody else could be it."""

_PATIENCE: Final[Mapping[str, str]] = {
    "connect_timeout": "10",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "20000",
    "options": "-c statement_timeout=60000",
    "application_name": "sendkiosk",
}
"""How long to wait for a network that has gone, unless the address says so itself."""


def connection_string(address: str) -> str:
    """Return `address`, a connection string of PostgreSQL (libpq), as one to connect with.

    Through a network TLS is asked for, with a server that proves who it is: "verify-full" and the
    system's own authorities, where the address names neither. Raises ServerError when the address
    cannot be read or asks for less than that, and without psycopg.
    """
    try:
        from psycopg import ProgrammingError
        from psycopg.conninfo import conninfo_to_dict, make_conninfo
    except ImportError as error:
        raise ServerError(
            message(
                "Sending session notes to a server needs the package psycopg, which is not"
                " installed here: pip install sendkiosk[server]"
            )
        ) from error
    try:
        words = {name: str(value) for name, value in conninfo_to_dict(address).items()}
    except ProgrammingError as error:
        # The error quotes the address, and with it a password.
        raise ServerError(
            message(
                "notes_server in the settings is no address of a PostgreSQL server. Write it like"
                " “host=notes.example.org dbname=notes user=kiosk”."
            )
        ) from error
    if not _is_near(words):
        words.setdefault("sslmode", _PROVEN[0])
        if words["sslmode"] not in _PROVEN:
            raise ServerError(
                message(
                    "notes_server in the settings has sslmode={mode}. Notes would go to whoever"
                    " answers. Take that word out, or write sslmode=verify-full.",
                    mode=words["sslmode"],
                )
            )
        if words["sslmode"] == _PROVEN[0]:
            words.setdefault("sslrootcert", "system")
    return make_conninfo("", **{**_PATIENCE, **words})


def _is_near(words: Mapping[str, str]) -> bool:
    """Tell whether the server is on this computer, so that nothing goes through a network."""
    hosts = words.get("hostaddr") or words.get("host", "")
    return all(
        not host or host.startswith(("/", "@")) or host in _LOOPBACK for host in hosts.split(",")
    )
