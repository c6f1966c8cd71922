"""The command `pack verify`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from sendkiosk.cli.arguments import Commands, add_settings
from sendkiosk.cli.output import FOUND, OK, report
from sendkiosk.cli.signed import refusals_told, site_of

if TYPE_CHECKING:
    from sendkiosk.delivery.keys import PublicKey


def add(actions: Commands) -> None:
    """Add the command to `actions`."""
    verify = actions.add_parser(
        "verify",
        help="say who signed a signed pack, or what this computer shows",
        description="Say whether a signed pack is whole, who signed it, and whether it may take the"
        " place of what is shown here. Without FILE, look at the signed pack that is in place."
        " Nothing is changed.",
    )
    verify.add_argument("file", type=Path, nargs="?", metavar="FILE", help="a signed pack")
    add_settings(verify)
    verify.add_argument(
        "--public",
        type=Path,
        metavar="FILE.pub",
        help="trust this key alone; what is shown here is not looked at",
    )
    verify.set_defaults(command=_verify)


def _verify(options: argparse.Namespace) -> int:
    if options.file is None:
        return _verify_shown(options)
    from sendkiosk.contents.offers import refuse_older, refuse_other, refuse_other_form
    from sendkiosk.delivery.archive import read_carried
    from sendkiosk.delivery.verifying import verify

    site = None if options.public else site_of(options)
    with refusals_told(options.file):
        keys = site.keys if site else (_public_key(options.public),)
        pack = verify(read_carried(options.file), keys)
        refuse_other_form(pack, options.file)
    manifest, key = pack.manifest, pack.trusted.key
    packs = ", ".join(f"{each.id} {each.version}" for each in manifest.packs)
    size = sum(each.size for each in manifest.files.values())
    print(f"{options.file} has {packs} ({len(manifest.files)} files, {size:,} bytes).")
    print(f"It is whole, and signed with the key “{key.name}” ({key.id}).")
    if site is None:
        return OK
    with refusals_told(options.file):
        refuse_other(site, pack)
        refuse_older(pack, site.chosen())
    print("It may take the place of what is shown. To see what changes: sendkiosk pack install")
    return OK


def _verify_shown(options: argparse.Namespace) -> int:
    from sendkiosk.contents.words import shown_in_words
    from sendkiosk.delivery.choosing import troubles
    from sendkiosk.language.catalogue import Catalogue

    chosen = site_of(options).chosen()
    for words in shown_in_words(chosen):
        print(Catalogue().say(words))
    found = troubles(chosen)
    report(found)
    return FOUND if found or chosen.opened.flow is None else OK


def _public_key(file: Path) -> PublicKey:
    from sendkiosk.delivery.keys import read_public
    from sendkiosk.findings.text_file import read_text

    return read_public(read_text(file).strip())
