"""Reading text files, and what can be wrong with them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sendkiosk.findings.codes import FileFault
from sendkiosk.findings.finding import FindingsError
from sendkiosk.findings.text_file import LARGEST, read_text


def fault(file: Path) -> tuple[str, int]:
    with pytest.raises(FindingsError) as caught:
        read_text(file)
    (found,) = caught.value.findings
    assert found.file == file
    return found.code, found.line


def test_line_ends_are_made_one(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes("\ufeffä\r\nb\n\u2028c".encode())
    assert read_text(file) == "ä\nb\n\u2028c"


def test_a_file_may_be_as_large_as_the_largest(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"x" * LARGEST)
    assert len(read_text(file)) == LARGEST
    file.write_bytes(b"x" * (LARGEST + 1))
    assert fault(file) == (FileFault.LARGE_FILE, 0)


def test_what_is_not_utf8_is_found_on_its_line(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"a\nb\xe9\n\xe9")
    assert fault(file) == (FileFault.NOT_UTF8, 2)


def test_what_is_no_file(tmp_path: Path) -> None:
    assert fault(tmp_path / "none") == (FileFault.MISSING_FILE, 0)
    assert fault(tmp_path) == (FileFault.UNREADABLE_FILE, 0)
    os.mkfifo(tmp_path / "pipe")
    assert fault(tmp_path / "pipe") == (FileFault.UNREADABLE_FILE, 0)
    (tmp_path / "round").symlink_to(tmp_path / "round")
    assert fault(tmp_path / "round") == (FileFault.UNREADABLE_FILE, 0)
    assert fault(tmp_path / ("x" * 5000)) == (FileFault.UNREADABLE_FILE, 0)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(file: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(file))

    file = tmp_path / "x"
    file.write_bytes(b"")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert fault(file) == (FileFault.UNREADABLE_FILE, 0)
