"""The commands `pack key make` and `pack key show`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sendkiosk.cli.arguments import Commands
from sendkiosk.cli.output import OK
from sendkiosk.cli.signed import refusals_told, typed_passphrase
from sendkiosk.findings.trouble import TroubleError


def add(actions: Commands) -> None:
    """Add the commands to `actions`."""
    key = actions.add_parser(
        "key",
        help="make and show the key that signs packs",
        description="Make and show the key that signs packs. The private key stays with whoever"
        " signs; the public one goes into the settings of each kiosk.",
    )
    inner = key.add_subparsers(title="commands", metavar="COMMAND", required=True)
    making = inner.add_parser(
        "make",
        help="make a new key",
        description="Write a new private key to FILE and its public one to FILE.pub. A passphrase"
        " is asked for twice; where the input is no terminal, its first line is the passphrase.",
    )
    making.add_argument("file", type=Path, metavar="FILE", help="a new file for the private key")
    making.add_argument(
        "--name", help="what staff are told of who signed, such as “Kent SENDIASS 2027”"
    )
    making.add_argument(
        "--no-passphrase", action="store_true", help="whoever has the file can sign with it"
    )
    making.set_defaults(command=_make)
    showing = inner.add_parser(
        "show",
        help="show the public key for the settings of kiosks",
        description="Print the public key of a private one, as it stands in pack_keys.",
    )
    showing.add_argument("file", type=Path, metavar="FILE", help="the file with the private key")
    showing.add_argument("--name", help="what staff are told of who signed")
    showing.set_defaults(command=_show)


def _make(options: argparse.Namespace) -> int:
    from sendkiosk.delivery.keys import make_key, public_file_of

    passphrase = "" if options.no_passphrase else _new_passphrase()
    file: Path = options.file
    try:
        with refusals_told():
            public = make_key(file, options.name or file.stem, passphrase)
    except FileExistsError as error:
        raise TroubleError(
            f"There is a file {error.filename or file} already. Name a new one: a key that is"
            " written over is lost."
        ) from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise TroubleError(f"{file} cannot be written: {why}. Name another place.") from error
    print(f"The private key is in {file}. Keep it where nobody else can read it.")
    print(f"The public key is in {public_file_of(file)}. Its id is {public.id}.")
    print("Write this into the settings of each kiosk that shall trust it:")
    print(f'pack_keys = ["{public.line}"]')
    return OK


def _show(options: argparse.Namespace) -> int:
    from sendkiosk.delivery.keys import is_encrypted, read_private, read_public

    file: Path = options.file
    with refusals_told():
        passphrase = typed_passphrase("Passphrase: ") if is_encrypted(file) else ""
        public = read_private(file, passphrase).public(options.name or file.stem)
        print(read_public(public.line).line)
    return OK


def _new_passphrase() -> str:
    """Return a new passphrase, typed twice at a terminal. Raises TroubleError if it is no good."""
    from sendkiosk.delivery.keys import SHORTEST_PASSPHRASE

    first = typed_passphrase("New passphrase: ")
    if len(first) < SHORTEST_PASSPHRASE:
        raise TroubleError(
            f"A passphrase has at least {SHORTEST_PASSPHRASE} characters, such as four words that"
            " do not belong together. Nothing was made."
        )
    if sys.stdin.isatty() and typed_passphrase("The same again: ") != first:
        raise TroubleError("The two were not the same. Nothing was made.")
    return first
