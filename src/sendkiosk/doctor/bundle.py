"""What support needs to know of a kiosk, in one file, with nothing of a visitor in it.

Everything that goes in is named here, one by one: what is forgotten is missing, and never too much.
"""

from __future__ import annotations

import io
import json
import platform
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Final

from sendkiosk import __version__
from sendkiosk.doctor.check import Check, State
from sendkiosk.settings.values import SETTING_NAMES, Settings

SHOWN: Final = (
    "languages",
    "print_seconds",
    "mode",
    "full_screen",
    "screen_width_mm",
    "screen_height_mm",
    "speech",
    "idle_seconds",
    "warning_seconds",
    "retention_months",
    "remarks",
    "watchdog",
)
"""Settings that go in as they are. Of all others only whether they differ from their default."""
COUNTED: Final = frozenset({"session notes"})
"""What tells how many visitors there were, as long as it is well."""
HOME: Final = "~"
_NAME: Final = re.compile(r"[\w.-]+")
"""What a requirement begins with."""

READ_ME: Final = """\
What is in this file
====================

doctor.json    what “sendkiosk doctor” says of this computer
versions.json  versions of the program, of Python, of the system and of the packages used
settings.json  settings; of those that name a place, a folder, a printer, a key or a server, only
               whether they are set
packs.json     which packs are there, their versions, and a sum over the files of each
logs/          the log: events and codes. Where systemd's journal keeps it, there is none here;
               type: journalctl --identifier=sendkiosk

What is not in it
=================

No answer, date, sheet, session note or remark of any visitor, and not how many there were. No PIN,
password or key. Your home folder stands as “~”. Look through it before you send it.
"""


@dataclass(frozen=True, slots=True)
class PackSum:
    """A pack that is used: its id and version, and a sum over its files that any change changes."""

    id: str
    version: str
    sum: str


def make_bundle(
    checks: Sequence[Check],
    settings: Settings | None,
    packs: Sequence[PackSum],
    logs: Mapping[str, str],
    home: Path,
) -> bytes:
    """Return the file as a zip. `settings` are None where they cannot be read.

    `logs` are the texts of the log by the names of their files. Wherever the folder `home` is
    named, it is left out.
    """
    files = {
        "README.txt": READ_ME,
        "doctor.json": _json([_of_check(check) for check in checks]),
        "versions.json": _json(dict(_versions())),
        "settings.json": _json(None if settings is None else _of_settings(settings)),
        "packs.json": _json(
            [{"id": pack.id, "version": pack.version, "sha256": pack.sum} for pack in packs]
        ),
        **{f"logs/{name}": text for name, text in sorted(logs.items())},
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, text in files.items():
            bundle.writestr(name, _without(text, home).encode("utf-8", "backslashreplace"))
    return made.getvalue()


def sum_of(folder: Path) -> str:
    """Return a sum over the names and contents of all files below `folder`. Raises OSError."""
    total = sha256()
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        name = file.relative_to(folder).as_posix().encode("utf-8", "surrogateescape")
        total.update(sha256(name).digest())
        total.update(sha256(file.read_bytes()).digest())
    return total.hexdigest()


def _of_check(check: Check) -> dict[str, str]:
    is_count = check.name in COUNTED and check.state is State.FINE
    words = "" if is_count else check.words
    return {"name": check.name, "state": check.state.value, "words": words}


def _of_settings(settings: Settings) -> dict[str, object]:
    shown = {name: getattr(settings, name) for name in SHOWN}
    usual = Settings()
    others = (name for name in SETTING_NAMES if name not in SHOWN)
    is_set = {name: getattr(settings, name) != getattr(usual, name) for name in others}
    return {**shown, "set": is_set}


def _versions() -> Iterator[tuple[str, str]]:
    yield "sendkiosk", __version__
    yield "python", sys.version
    yield "system", platform.platform()
    try:
        needed = requires("sendkiosk") or []
    except PackageNotFoundError:
        needed = []
    for name in sorted({found[0] for each in needed if (found := _NAME.match(each))}):
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, "not installed"


def _without(text: str, home: Path) -> str:
    return text.replace(str(home), HOME) if home != home.parent else text


def _json(data: object) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False)
