"""What changed from one pack to another, in words for the people who answer for its advice."""

from __future__ import annotations

from collections.abc import Iterator

from sendkiosk.authoring.diff_changes import Change
from sendkiosk.authoring.diff_contacts import contact_changes
from sendkiosk.authoring.diff_limits import limit_changes
from sendkiosk.authoring.diff_lists import (
    helpline_changes,
    notice_changes,
    pack_changes,
    source_changes,
    term_changes,
)
from sendkiosk.authoring.diff_screens import first_screen_changes, screen_changes
from sendkiosk.authoring.diff_steps import letter_changes, step_changes
from sendkiosk.journey.flow import Flow

_PARTS = (
    step_changes,
    first_screen_changes,
    screen_changes,
    limit_changes,
    contact_changes,
    term_changes,
    letter_changes,
    notice_changes,
    helpline_changes,
    source_changes,
    pack_changes,
)


def compare(old: Flow, new: Flow) -> tuple[Change, ...]:
    """Return all that changed from `old` to `new`: the important changes, then part by part.

    What the reader of a summary or of a screen cannot tell apart is no change: how a condition is
    written, or where a line of a file ends.
    """
    found = tuple(_all(old, new))
    important = tuple(change for change in found if change.important)
    return (*important, *(change for change in found if not change.important))


def version_was_forgotten(old: Flow, new: Flow, changes: tuple[Change, ...]) -> bool:
    """Tell whether something changed while the packs still go by their old versions."""
    versions = [[(pack.id, pack.version) for pack in flow.packs] for flow in (old, new)]
    return bool(changes) and versions[0] == versions[1]


def _all(old: Flow, new: Flow) -> Iterator[Change]:
    for part in _PARTS:
        yield from part(old, new)
