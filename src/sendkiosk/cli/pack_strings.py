"""The command `pack strings`, and what it shares with `language strings`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from sendkiosk.cli.arguments import Commands
from sendkiosk.cli.output import OK, make_folder, write_whole
from sendkiosk.findings.finding import FindingsError

if TYPE_CHECKING:
    from sendkiosk.authoring.translating.listing import Listed


def add(actions: Commands) -> None:
    """Add the command to `actions`."""
    strings = actions.add_parser(
        "strings",
        help="list the texts of a pack for translators",
        description="Write the list of all texts of a pack, for those who translate them, and bring"
        " its catalogues up to date: new texts are empty, translations of changed texts are marked"
        " as outdated, with the old English above them, and what is gone is left out. A local pack"
        " lists what the pack it extends has not. The same pack gives the same files.",
    )
    strings.add_argument("folder", type=Path, metavar="DIR")
    add_new(strings)
    strings.set_defaults(command=_strings)


def add_new(command: argparse.ArgumentParser) -> None:
    """Add the option that begins a language to `command`."""
    command.add_argument(
        "--new",
        type=language,
        action="append",
        default=[],
        metavar="LANGUAGE",
        help="begin a catalogue of this language, such as pl; may be repeated",
    )


def language(text: str) -> str:
    """Return `text` as the name of a language, or say how one is written."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(text.replace("-", "_")))
    except (ValueError, UnknownLocaleError) as error:
        raise argparse.ArgumentTypeError(
            f"“{text}” is no language that is known. Write its code, such as pl."
        ) from error


def write(files: Iterable[Listed]) -> int:
    """Write `files`, say what is new in each, and return the exit status."""
    for listed in files:
        make_folder(listed.file.parent)
        write_whole(listed.file, listed.data)
        told = listed.updated
        if told is None:
            print(f"{listed.file}: the list of texts")
        else:
            print(f"{listed.file}: {told.new} new, {told.outdated} outdated, {told.gone} gone")
    return OK


def _strings(options: argparse.Namespace) -> int:
    from sendkiosk.authoring.translating.listing import pack_files
    from sendkiosk.pack.loading import load_packs

    loaded = load_packs(options.folder)
    if not loaded.packs or any(pack.broken for pack in loaded.packs):
        # What could not be read would be taken for gone, and its translations with it.
        raise FindingsError(loaded.findings)
    return write(pack_files(loaded.packs, options.new))
