"""The list of changes, as far as a release has to read it."""

from __future__ import annotations

import re


def top_version(changes: str) -> str:
    """Return the version that `CHANGELOG.md` tells of first. Raises ValueError without one."""
    found = re.search(r"^## v?(\S+)", changes, re.MULTILINE)
    if not found:
        raise ValueError("CHANGELOG.md has no heading with a version.")
    return found[1]
