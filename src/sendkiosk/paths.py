"""Where the program's own files and a site's data live: source tree, wheel, installed package."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs

FONTS_VARIABLE: Final = "SENDKIOSK_FONTS"
DATA_VARIABLE: Final = "SENDKIOSK_DATA"
SETTINGS: Final = "settings.toml"
SYSTEM_SETTINGS: Final = (
    Path("/etc/sendkiosk")
    if os.name == "posix"
    else platformdirs.site_config_path("sendkiosk", appauthor=False)
) / SETTINGS
SYSTEM_FONTS: Final = Path("/usr/share/fonts/truetype/noto")
BESIDE: Final = "sendkiosk-data"
"""A folder of this name beside a portable program holds its settings and data."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders with the program's resources and its catalogues."""

    resources: Path
    translations: Path

    @property
    def packs(self) -> Path:
        """The folder with the packs that come with the program."""
        return self.resources / "packs"


def find_places() -> Places:
    """Return where resources and translations are: inside the package, or beside `src/`."""
    package = Path(__file__).resolve().parent
    installed = package / "data"
    root = installed if installed.is_dir() else package.parents[1]
    return Places(root / "resources", root / "translations")


def font_folders(places: Places) -> tuple[Path, ...]:
    """Return the folders in which the program looks for its fonts, best first."""
    chosen = os.environ.get(FONTS_VARIABLE)
    return (
        *((Path(chosen),) if chosen else ()),
        places.resources / "fonts",
        Path(sys.prefix) / "share" / "sendkiosk" / "fonts",
        SYSTEM_FONTS,
    )


def default_data_folder() -> Path:
    """Return the folder for session notes and saved sheets when the settings name none.

    It is the one that SENDKIOSK_DATA names, or the one beside a portable program, or else the
    user's own.
    """
    chosen = os.environ.get(DATA_VARIABLE)
    if chosen:
        return Path(chosen)
    return folder_beside() or platformdirs.user_data_path("sendkiosk", appauthor=False)


def default_settings_file(of_system: Path = SYSTEM_SETTINGS) -> Path | None:
    """Return the settings that hold when the command line names no file; None without any.

    They are those beside a portable program. Where nothing is beside it, they are the user's, or
    else those of the computer, in the file `of_system`.
    """
    beside = folder_beside()
    own = platformdirs.user_config_path("sendkiosk", appauthor=False) / SETTINGS
    candidates = (beside / SETTINGS,) if beside else (own, of_system)
    return next((file for file in candidates if file.is_file()), None)


def folder_beside() -> Path | None:
    """Return the folder of a portable program's data, if there is one beside the program.

    It is in the folder that holds the program's own: a new version then takes the old one's place.
    """
    if not getattr(sys, "frozen", False):
        return None
    beside = Path(sys.executable).resolve().parents[1] / BESIDE
    return beside if beside.is_dir() else None
