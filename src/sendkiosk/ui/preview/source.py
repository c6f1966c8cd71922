"""What the preview is handed: the pack that is written, and how it is read and checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sendkiosk.findings.finding import Finding
from sendkiosk.journey.flow import Flow
from sendkiosk.journey.messages import Message
from sendkiosk.journey.visit import Journey
from sendkiosk.notes.words import Part
from sendkiosk.ui.services import Printed, Services


@dataclass(frozen=True, slots=True)
class Checked:
    """A pack as it was read: its flow, or None if it has errors; what is wrong with it; and the
    folders it was read from, the pack's own first.
    """

    flow: Flow | None
    findings: tuple[Finding, ...]
    folders: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class PackSource:
    """The `folder` of the pack, and what can be done with it.

    `check` reads the pack at once, in well under a second. `thorough` may take long, and is called
    from another thread; it returns everything that is wrong. Neither raises. `new_journey` gives a
    visit its journey through a flow.
    """

    folder: Path
    check: Callable[[Path], Checked]
    thorough: Callable[[Path], tuple[Finding, ...]]
    new_journey: Callable[[Flow], Journey]


def no_services() -> Services:
    """Return services for a kiosk that nobody visits: nothing is printed, nothing is kept."""
    # Plain messages: these sentences are for staff, and on no list for translators.
    printed = Printed(Message("This is a preview. Nothing is printed."), done=True)
    note = Part(Message("Preview"), (Message("This is a preview. No note is kept."),))
    return Services(lambda _: printed, lambda _: (note,), lambda _: False)
