"""Reading settings from their TOML file, with a finding for everything wrong in it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Final, get_type_hints

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict, create_model

from sendkiosk.delivery.keys import read_public
from sendkiosk.delivery.refused import RefusedError
from sendkiosk.findings.codes import FileFault
from sendkiosk.findings.finding import Finding, FindingsError, Severity, attempt
from sendkiosk.findings.text_file import read_text
from sendkiosk.findings.toml_source import TomlSource, read_toml
from sendkiosk.findings.validation import complaint, validate
from sendkiosk.settings.values import NO_QUEUE, SETTING_NAMES, Settings


def _of_form(pattern: str, what: str, advice: str) -> AfterValidator:
    """Return what refuses a text that is not of the form of `what` it should be."""
    form = re.compile(pattern)

    def check(text: str) -> str:
        if not form.fullmatch(text):
            raise complaint(FileFault.WRONG_VALUE, f"“{text}” is no {what}.", advice)
        return text

    return AfterValidator(check)


SiteCode = Annotated[
    str,
    _of_form(
        r"(?=.{1,32}\Z)[a-z0-9]+(-[a-z0-9]+)*",
        "short code of a place",
        'Use up to 32 lower-case letters, digits and hyphens, such as "malvern-library".',
    ),
]
LanguageTag = Annotated[
    str,
    _of_form(
        r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?",
        "tag of a language",
        'Use the tags that “sendkiosk language status” lists, such as "pl" or "en-GB".',
    ),
]


def _each_once(tags: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(tags)) < len(tags):
        raise complaint(
            FileFault.WRONG_VALUE, "A language is named twice.", "Name each language once."
        )
    return tags


LanguageTags = Annotated[
    tuple[LanguageTag, ...],
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


_TYPES: Final[Mapping[str, Any]] = {
    "languages": LanguageTags | None,
    "site": SiteCode,
    "pack_keys": PackKeys,
    "update_folders": Folders,
    "print_seconds": Annotated[int, Field(ge=20, le=3600)],
    "screen_width_mm": Annotated[int, Field(ge=100, le=3000)] | None,
    "screen_height_mm": Annotated[int, Field(ge=100, le=3000)] | None,
    "idle_seconds": Annotated[int, Field(ge=30, le=1800)] | None,
    "warning_seconds": Annotated[int, Field(ge=20, le=300)],
    "retention_months": Annotated[int, Field(ge=1, le=120)] | None,
    "notes_key_file": Annotated[str, Field(min_length=1)] | None,
    "notes_server": Annotated[str, Field(min_length=1)] | None,
}
"""A setting that takes less than what its kind could hold -> what it takes."""

_DEFINED: Final[Mapping[str, Any]] = {
    name: (_TYPES.get(name, hint), getattr(Settings(), name))
    for name, hint in get_type_hints(Settings).items()
}
_Checked: Final[type[BaseModel]] = create_model(
    "Settings", __config__=ConfigDict(extra="forbid", strict=True), **_DEFINED
)
"""Checks what stands in a file; what runs then only holds the values."""


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


def _mended(source: TomlSource) -> ReadSettings:
    """Return the settings of `source`, each looked at by itself."""
    good: dict[str, object] = {}
    findings: list[Finding] = []
    for name, value in source.values.items():
        alone = replace(source, values={name: value})
        found: list[Finding] = []
        if attempt(found, partial(validate, _Checked, alone)) is not None:
            good[name] = value
            continue
        meant = name if name in SETTING_NAMES else _meant(name, source)
        if meant in _STAND_INS:
            good[meant] = _STAND_INS[meant]
        findings += (_judged(each, meant, is_table=isinstance(value, dict)) for each in found)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise FindingsError(findings)
    return ReadSettings(Settings(**dict(_Checked.model_validate(good))), tuple(findings))


def _meant(name: str, source: TomlSource) -> str:
    """Return the setting that the unknown `name` was probably meant to be; "" for none.

    What is given by its right name was not meant.
    """
    likely = name.casefold().replace("-", "_")
    near = get_close_matches(likely, sorted(SETTING_NAMES), n=1)
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
    default = getattr(Settings(), name)
    return "its default" if default is None else f"its default, {json.dumps(default)},"
