from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from sendkiosk.journey.visit import Journey
from sendkiosk.journey.working_days import england_calendar
from sendkiosk.pack.opening import open_pack
from sendkiosk.paths import find_places
from tests.support.examples import examples

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How fast a machine is decides no test. Where many people wait for the outcome, fewer examples are
# tried, the same ones each time; everywhere else new ones are.
settings.register_profile("calm", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, max_examples=examples())
settings.load_profile("ci" if os.environ.get("CI") else "calm")

TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def no_unexpected_log_lines(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that lets a warning or an error into the log and does not look at it.

    A test that expects one takes it out with `caplog.clear()`.
    """
    yield
    lines = [
        record.getMessage()
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    assert not lines


@pytest.fixture(scope="session")
def packs() -> Path:
    """Give the folder with the packs that come with the program."""
    return find_places().packs


@pytest.fixture(scope="session")
def worcestershire(packs: Path) -> Journey:
    """Give a journey through the pack for Worcestershire, on a day that does not change."""
    flow = open_pack(packs / "worcestershire").flow
    assert flow is not None
    return Journey(flow, TODAY, england_calendar())
