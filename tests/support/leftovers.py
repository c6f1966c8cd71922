"""Looking for what a visitor told: in Python's objects, in Qt's widgets, in memory and on disk.

Nothing here keeps what is looked for: it would find itself.
"""

from __future__ import annotations

import gc
import mmap
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from sendkiosk.journey.summary import Summary
from sendkiosk.journey.visit import Visit
from sendkiosk.ui.services import NoteRequest, PrintRequest

PLANTED: Final = 739_511
"""The date of the letter, as the number of the day. No pack and no library names that day."""
_WRITTEN: Final = (("17", "September", "2025"), ("17", "November", "2025"))
_TEXTS: Final = (
    "text",
    "toPlainText",
    "accessibleName",
    "accessibleDescription",
    "toolTip",
    "windowTitle",
)


def planted() -> date:
    """Return the date that a visitor gives, made anew each time."""
    return date.fromordinal(PLANTED)


def told() -> tuple[str, ...]:
    """Return how that date is written on screens and in files, and the last day that follows."""
    return tuple("{} {} {}".format(*parts) for parts in _WRITTEN)


def in_objects() -> list[str]:
    """Return what of a visit Python's own objects hold, as far as the collector can reach."""
    words = told()
    own = {id(words), *map(id, words)}
    return [
        f"{type(thing).__name__} {str(thing)[:80]}"
        for thing in _everything()
        if id(thing) not in own and _tells(thing, words)
    ]


def _tells(thing: object, words: tuple[str, ...]) -> bool:
    if isinstance(thing, Visit):
        return bool(thing.answers)
    if isinstance(thing, str):
        return any(each in thing for each in words)
    if isinstance(thing, bytes):
        return any(each.encode() in thing for each in words)
    if isinstance(thing, date):
        return thing.toordinal() == PLANTED
    return isinstance(thing, Summary | PrintRequest | NoteRequest)


def _everything() -> Iterator[Any]:
    """Yield each object that the collector knows, and each that one of these holds."""
    waiting = gc.get_objects()
    seen = {id(waiting)}
    while waiting:
        thing = waiting.pop()
        if id(thing) not in seen:
            seen.add(id(thing))
            yield thing
            waiting += gc.get_referents(thing)


def in_widgets() -> list[str]:
    """Return the words with that date on any widget, in its properties, and on the clipboard."""
    said = [words for widget in QApplication.allWidgets() for words in _words_of(widget)]
    clipboard = QGuiApplication.clipboard()
    said.append(clipboard.text())
    return [words for words in said if any(each in words for each in told())]


def _words_of(widget: QWidget) -> Iterator[str]:
    for name in _TEXTS:
        value = getattr(widget, name, None)
        yield str(value()) if callable(value) else ""
    for key in widget.dynamicPropertyNames():
        # Qt keeps some of its own there, in types that Python does not know.
        with suppress(RuntimeError):
            yield str(widget.property(key.toStdString()))


def in_memory(process: int) -> list[str]:
    """Return which ways to write that date stand anywhere in the memory of `process`.

    Raises PermissionError where the system does not let us look.
    """
    found: set[str] = set()
    wanted = [(words, words.encode(code)) for words in told() for code in _CODES]
    maps = Path(f"/proc/{process}/maps").read_text(encoding="utf-8").splitlines()
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            place, rights, *_ = line.split()
            first, last = (int(number, 16) for number in place.split("-"))
            # Files that are only read hold nothing of ours, and the system keeps its own to itself.
            if "w" not in rights:
                continue
            found |= {words for words, data in wanted if data in _read(memory, first, last)}
    return sorted(found)


_CODES: Final = ("utf-8", "utf-16-le", "utf-32-le")


def _read(memory: Any, first: int, last: int) -> bytes:
    try:
        memory.seek(first)
        return bytes(memory.read(last - first))
    except OSError:
        return b""


def on_disk(folder: Path, codes: Iterable[str]) -> list[str]:
    """Return the files below `folder` that hold that date, or one of the `codes` of answers."""
    wanted = [words.encode(code) for words in (*told(), *codes) for code in _CODES]
    return [
        str(file.relative_to(folder))
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.stat().st_size and _holds(file, wanted)
    ]


def _holds(file: Path, wanted: list[bytes]) -> bool:
    with file.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return any(data.find(each) >= 0 for each in wanted)
