"""Pages saved as files, for whoever prints them elsewhere."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from itertools import chain, count
from pathlib import Path

from sendkiosk.journey.messages import Message, message


def save_all(folder: Path, pdfs: Mapping[str, bytes]) -> Message:
    """Save each of `pdfs` in `folder` under its name, and return in words what came of it.

    All are saved or none, and over no other file: where a name is taken, all get the same number.
    Only their owner may read them, where the disk knows owners. A memory stick will do, so links,
    which such sticks lack, are not used. Raises nothing.
    """
    files = _free(folder, pdfs)
    begun: list[Path] = []
    try:
        for file, pdf in files.items():
            # A file that appeared since the name was chosen is refused.
            file.touch(mode=0o600, exist_ok=False)
            begun.append(file)
            with file.open("wb") as under_way:
                under_way.write(pdf)
                under_way.flush()
                os.fsync(under_way.fileno())
    except OSError as error:
        for file in begun:
            with suppress(OSError):
                file.unlink()
        return message(
            "The pages could not be saved in {folder}: {why}. Choose another folder.",
            folder=str(folder),
            why=error.strerror or str(error),
        )
    names = ", ".join(file.name for file in files)
    return message("Saved in {folder}: {names}.", folder=str(folder), names=names)


def _free(folder: Path, pdfs: Mapping[str, bytes]) -> dict[Path, bytes]:
    """Return `pdfs` by files in `folder` of which none is there yet."""
    endings = chain([".pdf"], (f"-{number}.pdf" for number in count(2)))
    ways = ({folder / f"{name}{end}": pdf for name, pdf in pdfs.items()} for end in endings)
    return next(files for files in ways if not any(file.exists() for file in files))
