"""The settings of one kiosk: a TOML file, checked, with a default for everything."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict

from sendkiosk.delivery.keys import read_public
from sendkiosk.delivery.refused import RefusedError
from sendkiosk.findings.codes import FileFault
from sendkiosk.findings.finding import Finding, FindingsError, Severity, attempt
from sendkiosk.findings.text_file import read_text
from sendkiosk.findings.toml_source import TomlSource, read_toml
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.findings.validation import complaint, validate

_SITE: Final = re.compile(r"(?=.{1,32}\Z)[a-z0-9]+(-[a-z0-9]+)*")


def _site_code(code: str) -> str:
    if not _SITE.fullmatch(code):
        raise complaint(
            FileFault.WRONG_VALUE,
            f"“{code}” is no short code of a place.",
            'Use up to 32 lower-case letters, digits and hyphens, such as "malvern-library".',
        )
    return code


SiteCode = Annotated[str, AfterValidator(_site_code)]

_TAG: Final = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


def _language_tag(tag: str) -> str:
    if not _TAG.fullmatch(tag):
        raise complaint(
            FileFault.WRONG_VALUE,
            f"“{tag}” is no tag of a language.",
            'Use the tags that “sendkiosk language status” lists, such as "pl" or "en-GB".',
        )
    return tag


def _each_once(tags: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(tags)) < len(tags):
        raise complaint(
            FileFault.WRONG_VALUE, "A language is named twice.", "Name each language once."
        )
    return tags


LanguageTags = Annotated[
    tuple[Annotated[str, AfterValidator(_language_tag)], ...],
    Strict(strict=False),
    Field(min_length=1),
    AfterValidator(_each_once),
]


def _pack_key(line: str) -> str:
    try:
        read_public(line)
    except RefusedError as error:
        problem, _, advice = str(error).partition(". ")
        raise complaint(FileFault.WRONG_VALUE, f"{problem}.", advice) from error
    return line


PackKeys = Annotated[tuple[Annotated[str, AfterValidator(_pack_key)], ...], Strict(strict=False)]
Folders = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], Strict(strict=False)]
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

NO_KEY_FILE: Final = os.devnull
"""The name of a file that never holds a key."""

_NO_DEFAULT: Final[Mapping[str, str]] = {
    "pack": "The kiosk does not start: it could show the contacts of another council.",
    "data_folder": "The kiosk does not start: notes and the PIN are in the folder that was meant.",
}
"""A setting without a safe default -> why."""

_TABLE: Final = (
    "Settings stand in no table. The kiosk does not start: the pack may be named in this one."
)
_STAND_INS: Final[Mapping[str, str | bool | tuple[str, ...] | None]] = {
    "printer": NO_QUEUE,
    "retention_months": None,
    "remarks": False,
    "notes_key_file": NO_KEY_FILE,
    "pack_keys": (),
}
"""A setting whose default is not safe -> what is."""
_MEANWHILE: Final[Mapping[str, str]] = {
    "printer": "there is no printer: another one could be in a room of strangers.",
    "retention_months": "no session note is removed: what is gone cannot be had back.",
    "remarks": "no remark can be written: it is not known whether one may be.",
    "notes_key_file": "no session note is kept: it would not be encrypted as it was meant to be.",
    "pack_keys": "no signed pack is trusted: the pack that comes with the program is shown.",
}
"""What holds until such a setting is mended."""


class Settings(BaseModel):
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

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    languages: LanguageTags | None = None
    site: SiteCode = "kiosk"
    pack: str = "worcestershire"
    pack_keys: PackKeys = ()
    update_folders: Folders = UPDATE_FOLDERS
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
    retention_months: Annotated[int, Field(ge=1, le=120)] | None = RETENTION_MONTHS
    remarks: bool = True
    notes_key_file: Annotated[str, Field(min_length=1)] | None = None
    notes_server: Annotated[str, Field(min_length=1)] | None = None
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


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """Settings that a kiosk can run with, and what was wrong with the file all the same."""

    settings: Settings
    findings: tuple[Finding, ...] = ()


def read_settings(file: Path | None) -> ReadSettings:
    """Return the settings in `file`; the defaults when there is no file.

    A value that cannot be used gives way to its default, and a setting that nobody knows is left
    out; both are findings, with their line. Raises FindingsError where no default is safe: when
    the file is no TOML, or what is wrong could name the pack or the data folder.
    """
    if file is None:
        return ReadSettings(Settings())
    return _mended(read_toml(file, read_text(file)))


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


def _mended(source: TomlSource) -> ReadSettings:
    """Return the settings of `source`, each looked at by itself."""
    good: dict[str, object] = {}
    findings: list[Finding] = []
    for name, value in source.values.items():
        alone = replace(source, values={name: value})
        found: list[Finding] = []
        if attempt(found, partial(validate, Settings, alone)) is not None:
            good[name] = value
            continue
        meant = name if name in Settings.model_fields else _meant(name, source)
        if meant in _STAND_INS:
            good[meant] = _STAND_INS[meant]
        findings += (_judged(each, meant, is_table=isinstance(value, dict)) for each in found)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise FindingsError(findings)
    return ReadSettings(Settings.model_validate(good), tuple(findings))


def _meant(name: str, source: TomlSource) -> str:
    """Return the setting that the unknown `name` was probably meant to be; "" for none.

    What is given by its right name was not meant.
    """
    likely = name.casefold().replace("-", "_")
    near = get_close_matches(likely, sorted(Settings.model_fields), n=1)
    return near[0] if near and near[0] not in source.values else ""


def _judged(finding: Finding, meant: str, *, is_table: bool) -> Finding:
    """Return `finding` with what the kiosk does about it: an error where it must not start."""
    if meant in _NO_DEFAULT:
        return replace(finding, advice=f"{finding.advice} {_NO_DEFAULT[meant]}")
    if is_table:
        return replace(finding, advice=f"{finding.advice} {_TABLE}")
    holds = "Until then it is left out."
    if meant in _STAND_INS:
        holds = f"Until then {_MEANWHILE[meant]}"
    elif meant:
        holds = f"Until then {_default_of(meant)} holds."
    return replace(finding, advice=f"{finding.advice} {holds}", severity=Severity.WARNING)


def _default_of(name: str) -> str:
    default = Settings.model_fields[name].default
    return "its default" if default is None else f"its default, {json.dumps(default)},"
