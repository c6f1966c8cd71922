"""The settings of one kiosk: a TOML file, checked, with a default for everything."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from sendkiosk.findings.text_file import read_text
from sendkiosk.findings.toml_source import read_toml
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.findings.validation import validate

SiteCode = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=32)]
Mode: TypeAlias = Literal["kiosk", "adviser"]
"""Who is at the keys: visitors alone, or an adviser who sits beside them."""

SpeechChoice: TypeAlias = Literal["auto", "espeak-ng", "system", "off"]
"""What reads pages aloud: what suits the computer, a program, the system's own voices, nothing."""

IDLE_SECONDS: Final = 120
"""How long a kiosk waits for a touch if its settings do not say."""


class Settings(BaseModel):
    """What a service can set for one kiosk.

    `site` is the short code of the place on session notes. `pack` is the name of a pack that comes
    with the program, or the folder of another one. `data_folder` holds notes and saved sheets; none
    means the user's own. `printer` is the name of a print queue; none means the default one.
    `print_seconds` is how long a sheet may take to come out before it is cancelled. `mode` is
    also the kind of session on notes. `full_screen` goes by the mode if it is not set.
    `screen_width_mm` and `screen_height_mm` are the sides of the picture on the screen, as it hangs
    there, for a screen that does not say them or says them wrongly; one is enough. `speech` is
    what reads pages aloud for those who want it. After
    `idle_seconds` without a touch a visitor is asked whether they are still there, for
    `warning_seconds`; then the visit is forgotten. Where an adviser is at the keys that is done
    only if `idle_seconds` is set. `watchdog` says whether a kiosk that crashes or hangs is started
    anew.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    site: SiteCode = "kiosk"
    pack: str = "worcestershire"
    data_folder: str | None = None
    printer: str | None = None
    print_seconds: Annotated[int, Field(ge=20, le=3600)] = 180
    mode: Mode = "kiosk"
    full_screen: bool | None = None
    screen_width_mm: Annotated[int, Field(ge=100, le=3000)] | None = None
    screen_height_mm: Annotated[int, Field(ge=100, le=3000)] | None = None
    speech: SpeechChoice = "auto"
    idle_seconds: Annotated[int, Field(ge=30, le=1800)] | None = None
    warning_seconds: Annotated[int, Field(ge=20, le=300)] = 30
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


def read_settings(file: Path | None) -> Settings:
    """Return the settings in `file`; the defaults when there is no file.

    Raises FindingsError, with the line of everything that is wrong.
    """
    if file is None:
        return Settings()
    return validate(Settings, read_toml(file, read_text(file)))


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
