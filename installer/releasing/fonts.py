"""The licence of the fonts, which may only be handed on together with it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from bootstrapping import fonts, system
from bootstrapping.environment import Environment
from bootstrapping.machine import this_machine
from releasing.licences import NoLicenceError

NAME: Final = "OFL.txt"


def folder_of_fonts(root: Path) -> Path:
    """Return a folder with all the fonts, fetched if need be. Raises Trouble without one."""
    machine = this_machine()
    here = Environment(root, machine.system)
    fonts.prepare(here, machine, system.apt_line([fonts.PACKAGE]))
    there = fonts.folders(here, os.environ)
    return next(folder for folder in there if fonts.are_there([folder]))


def licence_of_fonts(root: Path) -> Path:
    """Return the file with the licence of those fonts. Raises Trouble and NoLicenceError."""
    folder = folder_of_fonts(root)
    debians = Path("/usr/share/doc") / fonts.PACKAGE / "copyright"
    for file in (folder / NAME, folder / "copyright", debians):
        if file.is_file() and "SIL OPEN FONT LICENSE" in file.read_text("utf-8").upper():
            return file
    raise NoLicenceError(f"The licence of the fonts is missing: put it into {folder} as {NAME}.")
