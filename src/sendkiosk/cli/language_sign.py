"""The command `language sign`."""

from __future__ import annotations

import argparse
from pathlib import Path

from sendkiosk.cli.arguments import THE_PACK, Commands, day, this_day
from sendkiosk.cli.output import OK, report, write_whole
from sendkiosk.findings.finding import FindingsError, Severity
from sendkiosk.findings.trouble import TroubleError


def add(actions: Commands) -> None:
    """Add the command to `actions`."""
    sign = actions.add_parser(
        "sign",
        help="record that a qualified translator has checked a language",
        description="Mark all words of a language, in the catalogues of the program and of a pack,"
        " as checked by somebody who is qualified. Words that are changed later lose the mark. It"
        " is refused as long as “language check” finds faults.",
    )
    sign.add_argument("language", help="such as pl")
    sign.add_argument("--by", required=True, metavar="NAME", help="who has checked it")
    sign.add_argument("--on", type=day, metavar="DAY", help="when (default: today)")
    sign.add_argument("--pack", type=Path, metavar="DIR", help=THE_PACK)
    sign.set_defaults(command=_sign)


def _sign(options: argparse.Namespace) -> int:
    from sendkiosk.app.contents import bodies_of_pack
    from sendkiosk.authoring.translating.checking import check_language
    from sendkiosk.authoring.translating.terms import read_terms
    from sendkiosk.language.po import read_po, write_po
    from sendkiosk.language.signing import sign
    from sendkiosk.language.standing import standing_of
    from sendkiosk.paths import find_places

    by, language = options.by.strip(), options.language.replace("-", "_")
    if not by:
        raise TroubleError("Say who has checked it: --by NAME.")
    places = find_places()
    bodies = bodies_of_pack(places, options.pack)
    terms = read_terms(places.translations)
    findings = tuple(check_language(language, bodies, terms, places.translations))
    errors = [each for each in findings if each.severity is Severity.ERROR]
    if errors:
        raise FindingsError(errors)
    report(findings)
    for body in bodies:
        file = body.file(language)
        words = read_po(file)
        if standing_of(words, body, file).is_checked:
            print(f"{file}: all of it was checked before")
            continue
        count = sign(words, by, options.on or this_day())
        write_whole(file, write_po(words))
        print(f"{file}: {count} texts are marked as checked by {by} now")
    return OK
