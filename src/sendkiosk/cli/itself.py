"""This program, as a command for a process of its own."""

from __future__ import annotations

import sys


def own_command(*words: str) -> tuple[str, ...]:
    """Return the command that starts this program with `words`."""
    program = () if getattr(sys, "frozen", False) else ("-m", "sendkiosk")
    return (sys.executable, *program, *words)
