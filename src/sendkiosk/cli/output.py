"""What commands have in common: exit status, findings in words, files written whole."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from sendkiosk.findings.finding import Finding, Severity
from sendkiosk.findings.trouble import TroubleError

OK: Final = 0
FOUND: Final = 1
"""Something is wrong with a file, or with the world: the lines printed say what and where."""


def write_whole(file: Path, data: bytes) -> None:
    """Write `data` to `file`, whole or not at all. Raises TroubleError if it cannot be written."""
    write_pieces(file, [data])


def make_folder(folder: Path) -> None:
    """Make `folder` and those above it, if need be. Raises TroubleError if that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TroubleError(unwritable(folder, error)) from error


def write_pieces(file: Path, pieces: Iterable[bytes]) -> None:
    """Write `pieces` to `file` one after the other, all or none, as `write_whole` does.

    Whatever ends the making of the pieces early leaves the file as it was. Who may read and write
    a file that is there already stays the same.
    """
    unfinished = file.with_name(f".{file.name}.part")
    try:
        with unfinished.open("wb") as under_way:
            under_way.writelines(pieces)
        with suppress(FileNotFoundError):
            unfinished.chmod(stat.S_IMODE(file.stat().st_mode))
        unfinished.replace(file)
    except OSError as error:
        raise TroubleError(unwritable(file, error)) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def report(findings: Iterable[Finding], *, strict: bool = False) -> int:
    """Print `findings`, one a line, and return the exit status that they call for."""
    told = tuple(findings)
    for finding in told:
        warning = finding.severity is Severity.WARNING
        print(f"{finding} (warning)" if warning else finding, file=sys.stderr)
    return status_of(told, strict=strict)


def status_of(findings: Iterable[Finding], *, strict: bool) -> int:
    """Return the exit status that `findings` call for; warnings count only when `strict`."""
    bad = any(strict or finding.severity is Severity.ERROR for finding in findings)
    return FOUND if bad else OK


def unwritable(place: Path, error: OSError) -> str:
    """Return the sentence that says that `place` cannot be written, and what to do."""
    return f"{place} cannot be written: {error.strerror or error}. Name another place."
