"""A folder in place of a printer: for tables without one, and for trying the program out."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from threading import Event
from typing import Final

from sendkiosk.journey.messages import Message, message
from sendkiosk.printing.port import (
    PrinterState,
    PrinterStatus,
    PrintOutcome,
    Refused,
    Saved,
    Trouble,
)

_UNFINISHED: Final = ".summary-"
_OURS: Final = re.compile(r"summary-[1-9][0-9]*\.pdf|\.summary-\w+\.part")


@dataclass(frozen=True, slots=True)
class FolderPrinter:
    """Saves each sheet in `folder` as `summary-1.pdf`, `summary-2.pdf` and so on.

    The folder is made when it is needed. Only its owner may read it and what is in it.
    """

    folder: Path

    def describe(self) -> Message:
        """Return where sheets are saved."""
        return message("No printer. Sheets are saved in {folder}.", folder=str(self.folder))

    def status(self) -> PrinterStatus:
        """Return that there is no printer, and where sheets are saved."""
        return PrinterStatus(PrinterState.NO_PRINTER, str(self.folder))

    def print_sheet(self, pdf: bytes, copies: int = 1) -> PrintOutcome:
        """Save `pdf` once, whole or not at all, over no other file.

        Returns Saved, with the copies that are wanted, or Refused with the cause.
        """
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return Saved(_save(self.folder, pdf), copies)
        except OSError as error:
            return Refused(Trouble.CANNOT_SAVE, f"{self.folder}: {error.strerror}.")

    def follow(
        self,
        outcome: PrintOutcome,
        tell: Callable[[PrinterStatus], None],  # noqa: ARG002 - there is nothing to tell
        seconds: float,  # noqa: ARG002
        stop: Event,  # noqa: ARG002
    ) -> PrintOutcome:
        """Return `outcome`: what is saved stays so."""
        return outcome

    def take_back(self, outcome: PrintOutcome) -> bool:
        """Delete the file of a saved sheet; return whether it is gone."""
        if isinstance(outcome, Saved):
            try:
                outcome.path.unlink(missing_ok=True)
            except OSError:
                return False
        return True


def clear_old(folder: Path, kept: timedelta, now: datetime) -> tuple[Path, ...]:
    """Delete the sheets in `folder` that are older than `kept`, and return those that stayed.

    `now` carries its time zone. A sheet from the future is deleted too: after a clock that was
    wrong nobody can tell its age. Files with other names are left alone. What cannot be deleted is
    returned, for staff to see to.
    """
    stayed: list[Path] = []
    for path in _sheets(folder):
        try:
            age = now - datetime.fromtimestamp(path.lstat().st_mtime, now.tzinfo)
            if not timedelta(0) <= age <= kept:
                path.unlink()
        except FileNotFoundError:
            continue
        except OSError:
            stayed.append(path)
    return tuple(stayed)


def _sheets(folder: Path) -> Iterator[Path]:
    """Yield the sheets in `folder`, unfinished ones too; none if it cannot be read."""
    with suppress(OSError):
        yield from [path for path in folder.iterdir() if _OURS.fullmatch(path.name)]


def _save(folder: Path, pdf: bytes) -> Path:
    """Return the new file in `folder` that holds `pdf`. Raises OSError, and then leaves nothing."""
    handle, name = tempfile.mkstemp(".part", _UNFINISHED, folder)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(pdf)
            file.flush()
            os.fsync(file.fileno())
        return _give_name(unfinished, folder)
    finally:
        unfinished.unlink()


def _give_name(unfinished: Path, folder: Path) -> Path:
    """Return the first free name for a sheet in `folder`, at which the file now stands too."""
    for number in count(1):
        path = folder / f"summary-{number}.pdf"
        # A link is refused where a file has the name already; renaming would overwrite that file.
        with suppress(FileExistsError):
            path.hardlink_to(unfinished)
            return path
    raise AssertionError
