"""What commands that show words have in common: in which languages, and from which files."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sendkiosk.findings.trouble import TroubleError

if TYPE_CHECKING:
    from sendkiosk.language.catalogue import Catalogue
    from sendkiosk.language.standing import Body


def add_draft(command: argparse.ArgumentParser) -> None:
    """Add the option that names files of a translator to `command`."""
    command.add_argument(
        "--draft",
        type=Path,
        action="append",
        default=[],
        metavar="FILE.po",
        help="a translator's catalogue to try, in place of those that are there; may be repeated",
    )


def add_language(command: argparse.ArgumentParser) -> None:
    """Add the option that names one language to `command`."""
    command.add_argument(
        "--language",
        metavar="LANGUAGE",
        help="show it in this language, such as ur, draft or not; “stretched” and “mirrored” are"
        " made from the English, to see what fits (default: English)",
    )


def known_languages(bodies: Sequence[Body], drafts: Sequence[Path]) -> dict[str, Catalogue]:
    """Return English and each language that has a catalogue, draft or not, by its name.

    Files of a translator take the place of what is there. Raises TroubleError where one cannot be
    read.
    """
    from sendkiosk.language.catalogue import SOURCE_LANGUAGE, Catalogue
    from sendkiosk.language.opening import open_language
    from sendkiosk.language.standing import languages_of

    there = {name: open_language(name, bodies).catalogue for name in languages_of(bodies)}
    return {SOURCE_LANGUAGE: Catalogue()} | there | _drafts(drafts)


def chosen_language(bodies: Sequence[Body], name: str | None, drafts: Sequence[Path]) -> Catalogue:
    """Return the language that is to be shown: the one named, else that of the drafts, or English.

    Raises TroubleError where there is no such language, or a file cannot be read.
    """
    from sendkiosk.language.catalogue import Catalogue
    from sendkiosk.language.opening import open_language
    from sendkiosk.language.standing import languages_of

    tried = _drafts(drafts)
    if name is None:
        return next(iter(tried.values()), Catalogue())
    wanted = name.replace("-", "_")
    if wanted in languages_of(bodies) and wanted not in tried:
        return open_language(wanted, bodies).catalogue
    names = dict.fromkeys(languages_of(bodies), Catalogue())
    return pick({Catalogue().locale_name: Catalogue(), **names, **tried}, name)


def pick(known: Mapping[str, Catalogue], name: str) -> Catalogue:
    """Return the language called `name`, or one of those that nobody speaks. Raises as above."""
    from sendkiosk.language.pseudo import pseudo_languages

    every = {**known, **pseudo_languages()}
    wanted = name.replace("-", "_")
    if wanted not in every:
        raise TroubleError(
            f"There is no catalogue for “{name}”. Choose from {', '.join(every)}, or name the"
            " file of another with --draft."
        )
    return every[wanted]


def _drafts(files: Sequence[Path]) -> dict[str, Catalogue]:
    from sendkiosk.language.opening import language_of, read_draft
    from sendkiosk.language.po import read_po

    tried: dict[str, list[Path]] = {}
    for file in files:
        tried.setdefault(language_of(read_po(file), file), []).append(file)
    return {language: read_draft(*named) for language, named in tried.items()}
