"""The log in small files, for where no journal keeps it."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from sendkiosk.cli.logs import is_journal
from sendkiosk.durable import FOLDER_OWNER_ONLY, OWNER_ONLY

FOLDER: Final = "logs"
"""The folder of the files, below the data folder."""
LARGEST: Final = 200_000
"""Bytes after which a file becomes an old one."""
OLD_ONES: Final = 3
_DATED: Final = "%(asctime)s %(levelname)s %(message)s"


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
