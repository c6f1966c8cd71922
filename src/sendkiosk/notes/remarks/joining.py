"""What belongs to something that is struck already: the rest of a name, and what is between."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sendkiosk.notes.remarks.draft import Span
from sendkiosk.notes.remarks.kinds import ANY_SIGN, KIND_OF, Kind, signs_of
from sendkiosk.notes.remarks.lists import WordLists

_NAMED = signs_of(Kind.NAME, Kind.PLACE, Kind.SCHOOL)
_SITED = signs_of(Kind.NAME, Kind.PLACE, Kind.SCHOOL, Kind.ADDRESS)
_BETWEEN = r"(?: (?:c of e|ce|cofe|rc|church|catholic|community|special|first|free))"
_GLUE = r"[-–'’./_@&\\|~*+:]"
_JOINED = (
    # The same twice, with nothing but spaces between.
    rf"({ANY_SIGN})(?: \1)+",
    rf"({ANY_SIGN}){_GLUE}+(?:\w{{1,6}}{_GLUE}+)?{ANY_SIGN}",
    rf"({_NAMED}) (?:of|of the|upon|on|under|le|la|de|do|by) {_NAMED}",
    # A name in single letters, of which "a" and "i" are words, too.
    rf"({signs_of(Kind.NAME)})(?: [ai])+(?: {signs_of(Kind.NAME)}|(?= [.,;]|$))",
    rf"{_NAMED} ({signs_of(Kind.SCHOOL)})",
    rf"({_NAMED}) {_NAMED}",
    rf"\b(?:university|college|school|academy) of (?:the )?({_NAMED})",
    rf"[@#]({ANY_SIGN})",
    rf"(?-i:\bThe )({_SITED})",
    # "A" is an initial before a name.
    rf"(?-i:\bA)\.? ?({_NAMED})",
    rf"\b[ai]\. ?({_NAMED})",
    # A word with a capital letter that is joined to a name with a hyphen.
    rf"(?-i:\b[A-Z])\w*[-–]({_NAMED})",
    rf"({_NAMED})[-–](?-i:[A-Z])\w*",
)


def find_joined(text: str, lists: WordLists) -> Iterator[Span]:
    """Yield what is to be one with signs in `text`, and is of their kind."""
    for pattern in _JOINED:
        for found in re.finditer(pattern, text, re.IGNORECASE):
            yield Span(*found.span(), KIND_OF[found[1]])
    ending = rf"(?:{'|'.join(sorted(lists.schools))})\b"
    owner = r"(?:['’]s(?= (?!school)))?"
    whole_school = (
        rf"{_SITED}{owner}{_BETWEEN}* {ending}(?: (?:and )?{ending})*"
        rf"|{signs_of(Kind.SCHOOL)}(?: (?:and )?{ending})+"
    )
    for found in re.finditer(whole_school, text, re.IGNORECASE):
        yield Span(*found.span(), Kind.SCHOOL)
