"""How many examples a property is tried on."""

from __future__ import annotations

import os
from typing import Final

USUAL: Final = 100
"""As many as Hypothesis tries if nobody says otherwise."""
SHARE_IN_CI: Final = 0.3


def examples(most: int = USUAL) -> int:
    """Return `most`, or three tenths of them where many people wait for the outcome.

    There, the same ones are tried each time; everywhere else new ones are, and all of them.
    """
    return max(1, round(most * SHARE_IN_CI)) if os.environ.get("CI") else most
