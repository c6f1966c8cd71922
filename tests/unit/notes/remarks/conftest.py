"""The redactor with the lists that come with the program."""

from __future__ import annotations

import pytest

from sendkiosk.notes.remarks.redactor import Redactor, load_redactor
from sendkiosk.paths import find_places


@pytest.fixture(scope="session")
def redactor() -> Redactor:
    return load_redactor(find_places().resources / "remarks")
