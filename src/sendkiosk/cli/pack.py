"""The command `pack`: one module for each of its own commands."""

from __future__ import annotations

from sendkiosk.cli import (
    pack_check,
    pack_compile,
    pack_confirm,
    pack_diff,
    pack_graph,
    pack_install,
    pack_key,
    pack_new,
    pack_paths,
    pack_preview,
    pack_rollback,
    pack_sign,
    pack_strings,
    pack_verify,
)
from sendkiosk.cli.arguments import Commands


def add(commands: Commands) -> None:
    """Add the command to `commands`."""
    pack = commands.add_parser("pack", help="look after packs of content")
    actions = pack.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in (
        pack_check,
        pack_preview,
        pack_graph,
        pack_paths,
        pack_diff,
        pack_confirm,
        pack_new,
        pack_strings,
        pack_compile,
        pack_key,
        pack_sign,
        pack_verify,
        pack_install,
        pack_rollback,
    ):
        command.add(actions)
