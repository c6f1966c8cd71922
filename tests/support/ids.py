"""Names of cases that are the same in each process that runs tests."""

from __future__ import annotations

import re

SET = re.compile(r"frozenset\(\{(.*?)\}\)")


def named(case: object) -> str:
    """Return `case` in words; sets, which come in any order, in order."""
    return SET.sub(lambda found: "{" + ", ".join(sorted(found[1].split(", "))) + "}", str(case))
