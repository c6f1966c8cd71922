"""A preview for tests: the real window, on a pack in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sendkiosk.findings.finding import Finding
from sendkiosk.journey.visit import Journey
from sendkiosk.journey.working_days import WorkingCalendar
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.pack.opening import open_pack
from sendkiosk.paths import find_places
from sendkiosk.ui.preview.source import Checked, PackSource
from sendkiosk.ui.preview.window import Preview
from tests.support.flows import TODAY

Thorough = Callable[[Path], tuple[Finding, ...]]


def check(folder: Path) -> Checked:
    """Read the pack in `folder`."""
    opened = open_pack(folder)
    return Checked(opened.flow, opened.findings, opened.folders)


def nothing_more(_folder: Path) -> tuple[Finding, ...]:
    """Find nothing, however closely it is looked."""
    return ()


def make_preview(folder: Path, thorough: Thorough = nothing_more) -> Preview:
    """Return the preview of the pack in `folder`, shown off screen, on a day that never changes."""
    source = PackSource(
        folder, check, thorough, lambda flow: Journey(flow, TODAY, WorkingCalendar(()))
    )
    preview = Preview(source, Catalogue(), find_places().resources)
    preview.resize(1366, 768)
    preview.show()
    return preview
