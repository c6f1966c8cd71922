"""The file with the hash of the PIN and the wrong tries, readable by the kiosk's account only."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sendkiosk.durable import replace
from sendkiosk.journey.messages import Message, message
from sendkiosk.lock.tries import Tries

NAME: Final = "staff-pin.json"


class PinFileError(Exception):
    """The file with the PIN cannot be used. `reason` tells staff what, where, and what to do."""

    def __init__(self, reason: Message) -> None:
        """Keep the reason; its English text is the error's own."""
        super().__init__(reason.text.format(**dict(reason.values)))
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Kept:
    """What the file holds."""

    pin_hash: str
    wrong_tries: int = 0
    last_wrong_try: datetime | None = None

    @property
    def tries(self) -> Tries:
        """The wrong tries in a row so far."""
        return Tries(self.wrong_tries, self.last_wrong_try)

    def after(self, tries: Tries) -> Kept:
        """Return the same PIN after `tries`."""
        return Kept(self.pin_hash, tries.wrong, tries.last)


@dataclass(frozen=True, slots=True)
class PinFile:
    """The file at `path`. Each call reads or writes it anew, so another process may, too."""

    path: Path

    def read(self) -> Kept | None:
        """Return what the file holds; None when no PIN is set.

        Raises PinFileError when it cannot be read or is damaged. Then no PIN opens anything, and no
        new one can be set at the screen: else spoiling the file would be a way in.
        """
        try:
            return _parsed(self.path.read_bytes())
        except FileNotFoundError:
            return None
        except OSError as error:
            raise PinFileError(_unreadable(self.path, error)) from error
        except ValueError as error:
            raise PinFileError(self.damaged()) from error

    def write(self, kept: Kept) -> None:
        """Keep `kept`, whole or not at all. Raises PinFileError if it is not kept."""
        try:
            replace(self.path, _written(kept))
        except OSError as error:
            raise PinFileError(_unwritable(self.path, error)) from error

    def forget(self) -> bool:
        """Delete the file, damaged or not; tell whether there was one. Raises PinFileError."""
        try:
            self.path.unlink()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise PinFileError(_unwritable(self.path, error)) from error
        return True

    def damaged(self) -> Message:
        """Return the sentence that says that the file is damaged, and what to do."""
        return message(
            "The file with the PIN, {file}, is damaged. Set the PIN anew: sendkiosk pin set",
            file=str(self.path),
        )


def pin_file_in(data_folder: Path) -> PinFile:
    """Return the file with the PIN in `data_folder`; it may not be there yet."""
    return PinFile(data_folder / NAME)


def _parsed(data: bytes) -> Kept:
    """Return what is kept in `data`. Raises ValueError for anything that is not written here."""
    # Without pydantic, which is large and slow to load: every kiosk reads this at its start.
    try:
        match json.loads(data.decode()):
            case {
                "format": 1,
                "pin_hash": str(pin_hash),
                "wrong_tries": int(wrong),
                "last_wrong_try": str() | None as last,
                **others,
            } if not others and pin_hash.startswith("$argon2id$") and wrong >= 0:
                return Kept(pin_hash, wrong, None if last is None else _time(last))
    except RecursionError as error:
        raise ValueError("Lists within lists without end.") from error
    raise ValueError("This is not what a kiosk keeps.")


def _time(text: str) -> datetime:
    """Return the time in `text`. Raises ValueError where that has no zone, or is none."""
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError("A time without its zone.")
    return time


def _written(kept: Kept) -> bytes:
    """Return `kept` as `_parsed` reads it."""
    last = kept.last_wrong_try
    values = {
        "format": 1,
        "pin_hash": kept.pin_hash,
        "wrong_tries": kept.wrong_tries,
        "last_wrong_try": None if last is None else last.isoformat(),
    }
    return json.dumps(values).encode()


def _unreadable(path: Path, error: OSError) -> Message:
    return message(
        "The file with the PIN, {file}, cannot be read: {why}. Check that the account of the kiosk"
        " may read it.",
        file=str(path),
        why=error.strerror or str(error),
    )


def _unwritable(path: Path, error: OSError) -> Message:
    return message(
        "The file with the PIN, {file}, cannot be written: {why}. Check that its folder is there,"
        " that the account of the kiosk may write to it, and that the disk has room.",
        file=str(path),
        why=error.strerror or str(error),
    )
