from __future__ import annotations

import subprocess
import sys

import pytest

LOOK = """
import ctypes, resource
from sendkiosk.cli.memory import may_write_dumps, write_no_dumps
might = may_write_dumps()
before = ctypes.CDLL(None).prctl(3)
write_no_dumps()
print(before, ctypes.CDLL(None).prctl(3), *resource.getrlimit(resource.RLIMIT_CORE))
print(int(might), int(may_write_dumps()))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_memory_is_never_dumped() -> None:
    said = subprocess.run(
        [sys.executable, "-c", LOOK], capture_output=True, text=True, check=True, timeout=60
    ).stdout
    before, *after, might, may = said.split()
    assert after == ["0", "0", "0"]
    assert (might, may) == (before, "0")
