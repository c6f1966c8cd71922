"""What can go wrong with the server, in words for whoever looks after the computer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from sendkiosk.journey.messages import Message, message
from sendkiosk.notes.told import ToldError

if TYPE_CHECKING:
    import psycopg


class ServerError(ToldError):
    """The server cannot be used; with `passing`, the same may work a moment later."""

    def __init__(self, reason: Message, *, passing: bool = False) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.passing = passing


_AUTHORISATION: Final = message(
    "The server for session notes does not let this kiosk in. Check user and password."
)
_STATES: Final[Mapping[str, Message]] = {
    "28000": _AUTHORISATION,
    "28P01": _AUTHORISATION,
    "3D000": message(
        "The server for session notes has no database of that name. Make it, or name another."
    ),
    "42501": message(
        "The user of the kiosk may not write session notes on the server. An administrator of the"
        " server can allow it."
    ),
    "42703": message(
        "The tables on the server for session notes have another form than this program knows."
        " Bring the program to the version that made them."
    ),
}
"""State that PostgreSQL names (its manual, appendix A) -> what that means here."""


_LASTING: Final = ("FATAL", "certificate", "does not support SSL")
"""What stands in the words of a refusal that no waiting mends; before a connection stands there is
no state."""


def in_words(error: psycopg.Error) -> ServerError:
    """Return `error` as a fault of the server.

    Of the error only its first line is told: others may quote what was sent.
    """
    from psycopg import OperationalError

    known = _STATES.get(error.sqlstate or "")
    if known is not None:
        return ServerError(known)
    detail = (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
    if isinstance(error, OperationalError):
        passing = error.sqlstate is not None or not any(word in str(error) for word in _LASTING)
        return ServerError(
            message(
                "The server for session notes cannot be reached: {detail}. Nothing is lost; the"
                " notes are sent next time.",
                detail=detail,
            ),
            passing=passing,
        )
    return ServerError(
        message(
            "The server for session notes did not take them: {detail}.", detail=detail.rstrip(".")
        )
    )
