"""The command `pack sign`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sendkiosk.cli.arguments import Commands
from sendkiosk.cli.output import OK, write_whole
from sendkiosk.cli.signed import refusals_told, typed_passphrase


def add(actions: Commands) -> None:
    """Add the command to `actions`."""
    sign = actions.add_parser(
        "sign",
        help="make one signed file of a pack, to carry to kiosks",
        description="Make one signed file of a pack and of those it extends, to carry to kiosks."
        " Read what “sendkiosk pack check” and “sendkiosk pack diff” say of it before you sign.",
    )
    sign.add_argument("folder", type=Path, metavar="DIR", help="the folder of the pack")
    sign.add_argument(
        "--key", type=Path, required=True, metavar="FILE", help="the file with the private key"
    )
    sign.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="the file to write (default: here, named after pack and version)",
    )
    sign.set_defaults(command=_sign)


def _sign(options: argparse.Namespace) -> int:
    from sendkiosk.delivery.keys import is_encrypted, read_private
    from sendkiosk.delivery.signing import sign_pack
    from sendkiosk.durable import is_open_to_others

    with refusals_told():
        passphrase = typed_passphrase("Passphrase: ") if is_encrypted(options.key) else ""
        key = read_private(options.key, passphrase)
        signed = sign_pack(options.folder, key)
    if is_open_to_others(options.key):
        print(f"Others may read {options.key}. Type: chmod 600 {options.key}", file=sys.stderr)
    for left_out in signed.left_out:
        print(f"{left_out} was left out: no pack is made of such files.", file=sys.stderr)
    out: Path = options.out or Path(signed.name)
    write_whole(out, signed.data)
    packs = ", ".join(f"{pack.id} {pack.version}" for pack in signed.manifest.packs)
    print(f"{out} has {packs} ({len(signed.manifest.files)} files).")
    print(f"It is signed with the key {signed.manifest.key}.")
    return OK
