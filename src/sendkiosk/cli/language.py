"""The command `language`: one module for each of its own commands."""

from __future__ import annotations

from sendkiosk.cli import language_check, language_sign, language_status, language_strings
from sendkiosk.cli.arguments import Commands


def add(commands: Commands) -> None:
    """Add the command to `commands`."""
    language = commands.add_parser("language", help="look after translations")
    actions = language.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in (language_status, language_check, language_strings, language_sign):
        command.add(actions)
