"""Compiles the gettext catalogues: each `.po` file to the `.mo` file beside it.

`stale` needs only the standard library. Run as a program, inside the environment, this file
compiles the catalogues that it is given, with Babel.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


def stale(folder: Path) -> list[Path]:
    """Return the catalogues below `folder` that have no compiled file, or one that is older."""
    found = sorted(folder.rglob("*.po"))
    return [source for source in found if _is_older(source.with_suffix(".mo"), source)]


def _is_older(compiled: Path, source: Path) -> bool:
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


def compile_one(source: Path) -> None:
    """Compile one catalogue; the compiled file is there whole or not at all.

    Raises OSError, and ValueError if the catalogue has a fault.
    """
    # Here, because only the environment has Babel.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        with source.open("rb") as reader:
            catalogue = read_po(reader, abort_invalid=True)
    except PoFileError as error:
        raise ValueError(str(error)) from error
    draft = source.with_suffix(".mo.new")
    with draft.open("wb") as writer:
        write_mo(writer, catalogue)
    draft.replace(source.with_suffix(".mo"))


def main(names: Sequence[str]) -> int:
    """Compile the named catalogues; prints each that cannot be, and then returns 1."""
    failed = False
    for name in names:
        try:
            compile_one(Path(name))
        except (OSError, ValueError) as error:
            failed = True
            print(f"{name}: {error}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
