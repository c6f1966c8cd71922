"""`doctor --bundle`: what support needs to know, written into one file."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sendkiosk.cli.arguments import settings_file
from sendkiosk.cli.output import write_whole
from sendkiosk.findings.finding import FindingsError
from sendkiosk.findings.trouble import TroubleError

if TYPE_CHECKING:
    from sendkiosk.doctor.bundle import PackSum
    from sendkiosk.doctor.check import Check
    from sendkiosk.settings.values import Settings


def write_bundle(file: Path, options: argparse.Namespace, checks: Sequence[Check]) -> None:
    """Write the bundle with `checks` to `file`, and say what is in it. Raises TroubleError."""
    from sendkiosk.doctor.bundle import READ_ME, make_bundle
    from sendkiosk.settings.reading import read_settings

    settings: Settings | None = None
    with suppress(FindingsError):
        settings = read_settings(settings_file(options)).settings
    packs = tuple(_packs(settings, options)) if settings else ()
    logs = dict(_logs(settings)) if settings else {}
    write_whole(file, make_bundle(checks, settings, packs, logs, Path.home()))
    print(READ_ME)
    print(f"It is written: {file}")


def _packs(settings: Settings, options: argparse.Namespace) -> Iterator[PackSum]:
    from sendkiosk.doctor.bundle import PackSum, sum_of
    from sendkiosk.pack.opening import open_pack
    from sendkiosk.paths import find_places
    from sendkiosk.settings.values import find_pack

    named = settings_file(options)
    with suppress(TroubleError):
        opened = open_pack(
            find_pack(settings, find_places().packs, named.parent if named else None)
        )
        versions = {pack.id: pack.version for pack in opened.flow.packs} if opened.flow else {}
        for folder in opened.folders:
            with suppress(OSError):
                yield PackSum(folder.name, versions.get(folder.name, ""), sum_of(folder))


def _logs(settings: Settings) -> Iterator[tuple[str, str]]:
    from sendkiosk.app.places import data_folder_of
    from sendkiosk.cli.log_files import files_of

    with suppress(TroubleError):
        for file in files_of(data_folder_of(settings)):
            with suppress(OSError):
                yield file.name, file.read_text(encoding="utf-8", errors="backslashreplace")
