from __future__ import annotations

import pytest

from sendkiosk.journey.working_days import WorkingCalendar, england_calendar


@pytest.fixture(scope="session")
def england() -> WorkingCalendar:
    """England's calendar, without term dates."""
    return england_calendar()
