"""What a service can set for one kiosk, with a default for everything."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final, Literal, TypeAlias

from sendkiosk.findings.trouble import TroubleError

Mode: TypeAlias = Literal["kiosk", "adviser"]
"""Who is at the keys: visitors alone, or an adviser who sits beside them."""

SpeechChoice: TypeAlias = Literal["auto", "espeak-ng", "system", "off"]
"""What reads pages aloud: what suits the computer, a program, the system's own voices, nothing."""

IDLE_SECONDS: Final = 120
"""How long a kiosk waits for a touch if its settings do not say."""

RETENTION_MONTHS: Final = 24
"""How long session notes are kept if the settings do not say."""

UPDATE_FOLDERS: Final = ("/media", "/run/media", "/mnt")
"""Where sticks and shares are mounted on Linux."""

NO_QUEUE: Final = "#"
"""The name of a printer that no computer has: no print queue can be called so."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a service can set for one kiosk.

    `languages` are the tags of those that visitors are offered, in this order, drafts among them;
    none means English and what a qualified translator has checked. `site` is the short code of the
    place on session notes. `pack` is the name of a pack that comes
    with the program, or the folder of another one. `data_folder` holds notes and saved sheets; none
    means the user's own. `printer` is the name of a print queue; none means the default one.
    `print_seconds` is how long a sheet may take to come out before it is cancelled. `mode` is
    also the kind of session on notes. `full_screen` goes by the mode if it is not set.
    `screen_width_mm` and `screen_height_mm` are the sides of the picture on the screen, as it hangs
    there, for a screen that does not say them or says them wrongly; one is enough. `speech` is
    what reads pages aloud for those who want it. After
    `idle_seconds` without a touch a visitor is asked whether they are still there, for
    `warning_seconds`; then the visit is forgotten. Where an adviser is at the keys that is done
    only if `idle_seconds` is set. Session notes from more than `retention_months` ago are removed;
    none means that they are kept until the setting is mended. `remarks` says whether advisers may
    write a remark on them. `notes_key_file` holds the key that their file is encrypted with; none
    means that it is not. `notes_server` is the connection string of the PostgreSQL server that they
    are sent to; none means that nothing is sent. `watchdog` says whether a kiosk that
    crashes or hangs is started anew.
    """

    languages: tuple[str, ...] | None = None
    site: str = "kiosk"
    pack: str = "worcestershire"
    pack_keys: tuple[str, ...] = ()
    update_folders: tuple[str, ...] = UPDATE_FOLDERS
    data_folder: str | None = None
    printer: str | None = None
    print_seconds: int = 180
    mode: Mode = "kiosk"
    full_screen: bool | None = None
    screen_width_mm: int | None = None
    screen_height_mm: int | None = None
    speech: SpeechChoice = "auto"
    idle_seconds: int | None = None
    warning_seconds: int = 30
    retention_months: int | None = RETENTION_MONTHS
    remarks: bool = True
    notes_key_file: str | None = None
    notes_server: str | None = None
    watchdog: bool = True

    @property
    def fills_screen(self) -> bool:
        """Whether the window covers the screen: a kiosk's does, an adviser's does not."""
        return self.mode == "kiosk" if self.full_screen is None else self.full_screen

    @property
    def screen_mm(self) -> tuple[int | None, int | None]:
        """The width and the height of the screen in millimetres, as far as they are set."""
        return self.screen_width_mm, self.screen_height_mm

    @property
    def forgets_after(self) -> int | None:
        """Seconds without a touch after which a visitor is asked; None if that is never done."""
        if self.idle_seconds is None and self.mode == "kiosk":
            return IDLE_SECONDS
        return self.idle_seconds


SETTING_NAMES: Final = tuple(field.name for field in fields(Settings))
"""The names of all settings, as they stand in a file."""


def find_pack(settings: Settings, packs: Path, beside: Path | None) -> Path:
    """Return the folder of the pack that `settings` name.

    A bare name is one of the packs in `packs`; anything else is a path, seen from `beside`, the
    folder of the settings file. Raises TroubleError as `from_home` does.
    """
    if (packs / settings.pack).is_dir() or "/" not in settings.pack:
        return packs / settings.pack
    return (beside or Path()) / from_home(settings.pack)


def from_home(path: str) -> Path:
    """Return `path` with `~` as the user's home folder. Raises TroubleError if there is none."""
    try:
        return Path(path).expanduser()
    except RuntimeError as error:
        raise TroubleError(
            f"“{path}” in the settings begins with a home folder that is not known. Write the whole"
            " path."
        ) from error
