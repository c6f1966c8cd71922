"""Where the log goes: to the journal of the system if that listens, or else to small files.

Lines name events and codes, never answers; whoever logs sees to that.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

FOLDER: Final = "logs"
"""The folder of the files, below the data folder."""
LARGEST: Final = 200_000
"""Bytes after which a file becomes an old one."""
OLD_ONES: Final = 3
OWNER_ONLY: Final = 0o600
FOLDER_OWNER_ONLY: Final = 0o700
_PLAIN: Final = "sendkiosk: %(message)s"
_DATED: Final = "%(asctime)s %(levelname)s %(message)s"
_PRIORITIES: Final = (
    (logging.CRITICAL, 2),
    (logging.ERROR, 3),
    (logging.WARNING, 4),
    (logging.INFO, 6),
)
"""From which level on a line has which of the priorities of syslog(3), most urgent first."""
_DEBUG: Final = 7


class ForJournal(logging.Formatter):
    """Begins each line with its priority, as sd-daemon(3) has it; the journal adds the time."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the lines of `record`."""
        least = (priority for level, priority in _PRIORITIES if record.levelno >= level)
        priority = next(least, _DEBUG)
        return "\n".join(f"<{priority}>{line}" for line in super().format(record).splitlines())


def log_to_stderr(environment: Mapping[str, str]) -> None:
    """Let warnings go where people or the journal read them, unless somebody listens already."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        ForJournal("%(message)s") if is_journal(environment) else logging.Formatter(_PLAIN)
    )
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


def is_journal(environment: Mapping[str, str]) -> bool:
    """Tell whether what is written to stderr goes to systemd's journal.

    JOURNAL_STREAM has device and inode of that stream; who was started by such a program, with its
    output sent elsewhere, has the variable as well.
    """
    try:
        stream = os.fstat(sys.stderr.fileno())
    except (OSError, ValueError, AttributeError):
        return False
    return environment.get("JOURNAL_STREAM") == f"{stream.st_dev}:{stream.st_ino}"


@contextmanager
def kept_in(file: Path, environment: Mapping[str, str]) -> Iterator[None]:
    """Keep the log in `file` as well for the length of a `with`, unless the journal keeps it.

    Nothing is made before there is a line. Where the disk takes none, the program goes on.
    """
    if is_journal(environment):
        yield
        return
    handler = _File(file)
    handler.setFormatter(logging.Formatter(_DATED))
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)
        handler.close()


def files_of(folder: Path) -> tuple[Path, ...]:
    """Return the files with the log of a kiosk whose data is in `folder`, old ones among them."""
    return tuple(sorted((folder / FOLDER).glob("*.log*")))


class _File(RotatingFileHandler):
    """A few small files, for their owner only."""

    def __init__(self, file: Path) -> None:
        super().__init__(file, maxBytes=LARGEST, backupCount=OLD_ONES, encoding="utf-8", delay=True)

    def _open(self) -> TextIOWrapper:
        path = Path(self.baseFilename)
        path.parent.mkdir(mode=FOLDER_OWNER_ONLY, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, OWNER_ONLY)
        # Names of files may hold bytes that are no text.
        return open(descriptor, "a", encoding="utf-8", errors="backslashreplace")  # noqa: PTH123

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Do without: a disk that is full must end no visit, and stderr has the line."""
