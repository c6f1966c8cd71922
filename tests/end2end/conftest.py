from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fakes.print_server import PrintServer, print_server, what_is_missing


@pytest.fixture(scope="session")
def server() -> Iterator[PrintServer]:
    """Give a CUPS server of our own, or skip where it cannot be run."""
    missing = what_is_missing()
    if missing:
        pytest.skip(missing)
    with print_server() as running:
        yield running
