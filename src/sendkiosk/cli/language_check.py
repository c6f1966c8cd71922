"""The command `language check`."""

from __future__ import annotations

import argparse
from pathlib import Path

from sendkiosk.cli.arguments import THE_PACK, Commands
from sendkiosk.cli.output import report
from sendkiosk.findings.trouble import TroubleError


def add(actions: Commands) -> None:
    """Add the command to `actions`."""
    check = actions.add_parser(
        "check",
        help="report everything that is wrong with translations",
        description="Report everything that is wrong with the catalogues of the program and of a"
        " pack, each with its file and line: what is missing or outdated, numbers and addresses"
        " that are not those of the English, markup, letters, English that was left, terms.",
    )
    check.add_argument("language", nargs="*", help="such as pl (default: all that there are)")
    check.add_argument("--pack", type=Path, metavar="DIR", help=THE_PACK)
    check.add_argument("--strict", action="store_true", help="count warnings as faults")
    check.set_defaults(command=_check)


def _check(options: argparse.Namespace) -> int:
    from sendkiosk.app.contents import bodies_of_pack
    from sendkiosk.authoring.translating.checking import check_language
    from sendkiosk.authoring.translating.terms import read_terms
    from sendkiosk.language.standing import languages_of
    from sendkiosk.paths import find_places

    places = find_places()
    bodies = bodies_of_pack(places, options.pack)
    there = languages_of(bodies)
    wanted = tuple(name.replace("-", "_") for name in options.language) or there
    unknown = [name for name in wanted if name not in there]
    if unknown:
        named = ", ".join(there) or "none"
        raise TroubleError(f"There is no catalogue for “{unknown[0]}”. There are: {named}.")
    terms = read_terms(places.translations)
    findings = [
        finding
        for language in wanted
        for finding in check_language(language, bodies, terms, places.translations)
    ]
    status = report(findings, strict=options.strict)
    print(f"{len(wanted)} languages, {len(findings)} findings.")
    return status
