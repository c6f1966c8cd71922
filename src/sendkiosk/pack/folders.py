"""Which files of a folder belong to a pack, and which lie there by mistake."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sendkiosk.findings.codes import FileFault
from sendkiosk.findings.finding import Finding, FindingsError
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.parts import Part

PACK_FILE: Final = "pack.toml"
COMPILED_FILE: Final = "compiled.json"
FOLDERS: Final = (Part.SCREENS.value, Part.STEPS.value, Part.LETTERS.value)
_FILES: Final = (PACK_FILE, *(f"{part.value}.toml" for part in Part if part.value not in FOLDERS))
_TEXT, _TABLE = ".md", ".toml"
SUFFIXES: Final = (_TEXT, _TABLE)


def texts_in(folder: Path) -> list[Path]:
    """Return the Markdown files in `folder`, in the order of their names; [] when it is absent.

    Raises FindingsError when the folder cannot be read.
    """
    try:
        files = sorted(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        problem = f"The folder cannot be read: {error.strerror}."
        advice = "Check where it leads and who may read it."
        fault = Finding(FileFault.UNREADABLE_FILE, folder, 0, problem, advice)
        raise FindingsError([fault]) from error
    return [file for file in files if file.suffix == _TEXT and not is_hidden(file.name)]


def is_folder(folder: Path) -> bool:
    """Tell whether `folder` is one; a name that no system would take is not."""
    try:
        return folder.is_dir()
    except OSError:
        return False


def extended_folder(folder: Path, name: str) -> Path:
    """Return where the pack `name` is that the one in `folder` extends: beside it."""
    # "." and ".." have no parent that could be found by their name.
    return (folder if folder.name.strip(".") else folder.resolve()).parent / name


def strays(folder: Path) -> Iterator[Finding]:
    """Yield a finding for each file anywhere in a pack's `folder` that nothing reads.

    That is so of texts and tables in other places than their own, and of compiled forms.
    """
    for file in _all_files(folder):
        where = file.parent.relative_to(folder).as_posix()
        if file.suffix.lower() == _TEXT and not (where in FOLDERS and file.suffix == _TEXT):
            advice = (
                "Move it into “screens”, “steps” or “letters” with a name that ends in .md,"
                " or delete it."
            )
        elif file.suffix.lower() == _TABLE and not (where == "." and file.name in _FILES):
            advice = f"Delete or rename it. These are read: {', '.join(_FILES)}."
        elif file.name == COMPILED_FILE and where != ".":
            advice = "Delete it. It belongs beside pack.toml: type “sendkiosk pack compile” again."
        else:
            continue
        yield Finding(Fault.STRAY_FILE, file, 0, "Nothing reads this file here.", advice)


def _all_files(folder: Path) -> Iterator[Path]:
    waiting = [folder]
    while waiting:
        try:
            entries = sorted(os.scandir(waiting.pop()), key=lambda entry: entry.name)
        except OSError:
            continue  # a folder that should be read is complained about where it is read
        for entry in entries:
            if is_hidden(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(Path(entry.path))
            else:
                yield Path(entry.path)


def is_hidden(name: str) -> bool:
    """Tell whether a file is none of ours: editors leave such files beside those they edit."""
    return name.startswith(".")
