"""Where the log goes: to the journal of the system if that listens, or else to the terminal.

Lines name events and codes, never answers; whoever logs sees to that.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping
from typing import Final

_PLAIN: Final = "sendkiosk: %(message)s"
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
