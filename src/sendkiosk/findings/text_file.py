"""Reading a text file that a person wrote."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Final, NoReturn

from sendkiosk.findings.codes import FileFault
from sendkiosk.findings.finding import Finding, FindingsError

LARGEST: Final = 1024 * 1024
"""Bytes. Far more than anybody writes by hand; what is larger is the wrong file."""


def read_text(file: Path) -> str:
    """Return the text of `file`, with a plain line feed at the end of each line.

    Raises FindingsError when it is missing, unreadable, no plain file, larger than `LARGEST`, or
    not UTF-8.
    """
    data = _read_bytes(file)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        _refuse(
            FileFault.NOT_UTF8,
            file,
            "This line has a character that is not UTF-8.",
            "Save the file as UTF-8 text.",
            line,
        )
    return text.replace("\r\n", "\n")


def _read_bytes(file: Path) -> bytes:
    try:
        found = file.stat()
        # Opening a pipe would wait for ever, so the kind of file is looked at first.
        if not stat.S_ISREG(found.st_mode):
            _refuse(FileFault.UNREADABLE_FILE, file, "This is not a file.", "Put a text file here.")
        if found.st_size > LARGEST:
            _refuse(
                FileFault.LARGE_FILE,
                file,
                f"The file is larger than {LARGEST // 1024} kB.",
                "Check that it is the right file, or cut it into several.",
            )
        return file.read_bytes()
    except FileNotFoundError:
        _refuse(FileFault.MISSING_FILE, file, "There is no such file.", "Add it.")
    except OSError as error:
        _refuse(
            FileFault.UNREADABLE_FILE,
            file,
            f"The file cannot be read: {error.strerror}.",
            "Check where it leads and who may read it.",
        )


def _refuse(code: FileFault, file: Path, problem: str, advice: str, line: int = 0) -> NoReturn:
    raise FindingsError([Finding(code, file, line, problem, advice)])
