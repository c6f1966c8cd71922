"""What the commands for signed packs have in common."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sendkiosk.cli.arguments import settings_file
from sendkiosk.findings.trouble import TroubleError

if TYPE_CHECKING:
    from sendkiosk.contents.site import Site


@contextmanager
def refusals_told(about: Path | None = None) -> Iterator[None]:
    """Tell why something is refused; `about` is the file that it is about."""
    from sendkiosk.delivery.refused import RefusedError
    from sendkiosk.language.catalogue import Catalogue

    try:
        yield
    except RefusedError as error:
        said = Catalogue().say(error.reason)
        raise TroubleError(f"{about} is refused. {said}" if about else said) from error


def site_of(options: argparse.Namespace) -> Site:
    """Return the kiosk that `options` name. Raises FindingsError and TroubleError."""
    from sendkiosk.app.contents import site_of as site_with
    from sendkiosk.paths import find_places
    from sendkiosk.settings.reading import read_settings

    file = settings_file(options)
    settings = read_settings(file).settings
    return site_with(settings, file, find_places())


def add_yes(command: argparse.ArgumentParser) -> None:
    """Add the option that agrees beforehand to `command`."""
    command.add_argument("--yes", action="store_true", help="agree beforehand: do not ask")


def is_agreed(options: argparse.Namespace, question: str) -> bool:
    """Tell whether whoever types agrees; `question` is answered by typing yes, and nothing else."""
    if options.yes:
        return True
    print(f"{question} Type yes to do it: ", end="", flush=True)
    return sys.stdin.readline().strip().casefold() == "yes"


def typed_passphrase(prompt: str) -> str:
    """Return the passphrase that is typed, unseen; the next line where the input is no terminal.

    Raises TroubleError where none is.
    """
    from getpass import getpass

    try:
        typed = getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    except EOFError:
        typed = ""
    if not typed:
        raise TroubleError("No passphrase was typed.")
    return typed
