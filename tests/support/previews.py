"""A preview for tests: the real window, on a pack in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from sendkiosk.findings.finding import Finding
from sendkiosk.journey.visit import Journey
from sendkiosk.journey.working_days import WorkingCalendar
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.pack.opening import open_pack
from sendkiosk.paths import find_places
from sendkiosk.ui.preview.source import Checked, PackSource
from sendkiosk.ui.preview.window import Preview
from tests.support.flows import TODAY

PATIENCE = 30_000
"""Milliseconds to wait, at the most, for what comes within one second on a machine at rest."""

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


def until(qtbot: QtBot, condition: Callable[[], bool | None]) -> None:
    """Wait until `condition` holds."""
    qtbot.waitUntil(condition, timeout=PATIENCE)
