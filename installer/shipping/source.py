"""What the checkout says of itself: its version, and the moment that built files bear."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

EPOCH: Final = "SOURCE_DATE_EPOCH"


def version_in(root: Path) -> str:
    """Return the program's version, which stands in one place. Raises ValueError without one."""
    text = (root / "src" / "sendkiosk" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(.+)"$', text, re.MULTILINE)
    if not found:
        raise ValueError(f"There is no version in {root}/src/sendkiosk/__init__.py.")
    return found[1]


def source_date(root: Path, environ: Mapping[str, str] = os.environ) -> int:
    """Return the moment that all built files bear, in seconds since 1970.

    It is SOURCE_DATE_EPOCH, or else that of the last commit. Raises subprocess.CalledProcessError
    where there is neither.
    """
    named = environ.get(EPOCH)
    if named:
        return int(named)
    command = ["git", "log", "-1", "--format=%ct"]
    return int(subprocess.run(command, cwd=root, check=True, capture_output=True).stdout)
