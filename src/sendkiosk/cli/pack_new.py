"""The command `pack new`."""

from __future__ import annotations

import argparse
import shlex
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from sendkiosk.cli.arguments import Commands, this_day
from sendkiosk.cli.output import OK, unwritable, write_whole
from sendkiosk.findings.trouble import TroubleError


def add(actions: Commands) -> None:
    """Add the command to `actions`."""
    new = actions.add_parser(
        "new",
        help="begin a pack for another council",
        description="Write a local pack with blanks to fill in. DIR is a new folder beside the"
        " pack that it extends; its name is the pack’s id, such as herefordshire.",
    )
    new.add_argument("folder", type=Path, metavar="DIR")
    new.add_argument("--name", help="what people call the area (default: the folder’s name)")
    new.add_argument(
        "--extends", default="england", metavar="ID", help="the pack to extend (default: england)"
    )
    new.add_argument(
        "--copy",
        action="store_true",
        help="put a copy of that pack beside DIR, if it is not there yet",
    )
    new.set_defaults(command=_new)


def _new(options: argparse.Namespace) -> int:
    from sendkiosk.authoring.new import Wanted, new_pack
    from sendkiosk.paths import find_places

    wanted = Wanted(options.folder, options.extends, options.name)
    today = this_day()
    pack = new_pack(wanted, today, find_places().packs, copy=options.copy)
    for source, target in pack.copies.items():
        _copy(source, target)
        print(target)
    _write_all(options.folder, pack.files)
    for file in pack.files:
        print(file)
    folder = shlex.quote(str(options.folder))
    print(f"Now fill in the blanks. What is left, tells: sendkiosk pack check {folder}")
    return OK


def _copy(source: Path, target: Path) -> None:
    """Copy the folder `source` to `target`, whole or not at all."""
    unfinished = target.with_name(f".{target.name}.part")
    try:
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.copytree(source, unfinished)
        unfinished.rename(target)
    except OSError as error:
        raise TroubleError(unwritable(target, error)) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _write_all(folder: Path, files: Mapping[Path, str]) -> None:
    """Write all `files` into `folder`, or leave it as it was."""
    was_there = folder.is_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in files.items():
            write_whole(file, text.encode())
    except (OSError, TroubleError) as error:
        with suppress(OSError):
            for file in files:
                file.unlink(missing_ok=True)
            if not was_there:
                folder.rmdir()
        if isinstance(error, OSError):
            raise TroubleError(unwritable(folder, error)) from error
        raise
