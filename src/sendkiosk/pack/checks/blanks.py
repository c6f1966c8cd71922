"""Every blank of a new pack has been filled in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sendkiosk.findings.finding import Finding
from sendkiosk.findings.toml_lines import KeyPath
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.entries import Entry
from sendkiosk.pack.merging import Merged
from sendkiosk.pack.parts import Part
from sendkiosk.pack.raw import Settings

BLANK: Final = "FILL IN"
"""How a blank begins; what belongs there follows."""


def check_blanks(merged: Merged) -> Iterator[Finding]:
    """Yield a finding for each setting that is still a blank: nothing of it may be shown."""
    entries: list[Entry[Settings]] = [pack.settings for pack in merged.packs]
    for part in Part:
        entries += merged.part(part).values()
    for entry in entries:
        if BLANK not in entry.source.text:
            continue
        value: Any = entry.source.values
        for key in entry.at:
            value = value[key]
        for path, text in _texts(value, ()):
            if text.startswith(BLANK):
                problem = f"This blank is not filled in yet{text.removeprefix(BLANK)}."
                yield entry.finding(Fault.BLANK, path, problem, "Write it here.")


def _texts(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Yield each text inside `value`, with the keys that lead to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _texts(inner, (*path, place))
