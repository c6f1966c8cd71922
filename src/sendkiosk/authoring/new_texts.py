"""The texts of a new local pack: what each file says, and where it has blanks."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from sendkiosk.pack.checks.blanks import BLANK

_PACK: Final = f"""\
# The local pack for one area. Where “{BLANK}” stands in a file, write what it asks for between the
# quotation marks, in place of all that stands there. `sendkiosk pack check` names what is left.
"""
_CONTACTS: Final = """\
# These stand in place of the general contacts of the pack that this one extends.
# - `checked` is the day on which you looked a contact up, `review_by` the day to do it again.
# - Put confidence = "unverified" beside what you are not sure of: {number = "...", confidence =
#   "unverified"}.
# - Delete the line of a number or address that you cannot find. If none is left, write in its place
#   how_to_find = "words that say where to look".
# - When somebody has tried them all, record it with `sendkiosk pack confirm`.
"""
_SOURCES: Final = """\
# Where the contacts were found. `checked` is the day on which you read the page, `review_by` the
# day to read it again. Put "unverified" in place of "verified" where you are not sure.
"""


@dataclass(frozen=True, slots=True)
class _Contact:
    """A contact that differs from area to area: its name, its source, its lines with blanks."""

    name: str
    source: str
    lines: tuple[str, ...]


def _blank(what: str) -> str:
    return quoted(f"{BLANK}: {what}")


def quoted(text: str) -> str:
    """Return `text`, which must be printable, as TOML writes it."""
    return json.dumps(text, ensure_ascii=False)


_PHONE: Final = f"phones = [{{number = {_blank('the phone number')}}}]"
_EMAIL: Final = f"emails = [{{address = {_blank('the e-mail address')}}}]"
_WEBSITE: Final = f"websites = [{{address = {_blank('the website')}}}]"

_LOCAL: Final[Mapping[str, _Contact]] = MappingProxyType(
    {
        "iass": _Contact("the name of your SENDIASS", "iass-page", (_PHONE, _EMAIL, _WEBSITE)),
        "council-send": _Contact(
            "the name of your council and of its SEND team", "council-page", (_PHONE, _EMAIL)
        ),
        "local-offer": _Contact(
            "the name of your Local Offer",
            "council-page",
            (f"how_to_find = {_blank('the words to search the web for')}", _WEBSITE),
        ),
        "icb": _Contact("the name of your ICB", "icb-page", (_PHONE,)),
        "social-care-team": _Contact(
            "the name of your council’s social care team for children", "council-page", (_PHONE,)
        ),
    }
)
"""Id -> the contact, for each that a national pack can only word generally."""

_PAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "iass-page": "the page of your SENDIASS where you read this",
        "council-page": "the page of your council where you read this",
        "icb-page": "the page of your ICB where you read this",
    }
)
"""Source -> what it is."""

HELPLINES: Final = ("iass", "council-send", "ipsea", "contact")
"""Contacts that stand on each summary, so far as the extended pack has them."""


def pack_text(identity: str, name: str, extends: str, helplines: tuple[str, ...]) -> str:
    """Return the text of pack.toml."""
    lines = [
        f"id = {quoted(identity)}",
        f"name = {quoted(name)}",
        'version = "0.1.0"',
        f"extends = {quoted(extends)}",
    ]
    if helplines:
        lines.append(f"helplines = [{', '.join(map(quoted, helplines))}]")
    return "\n".join((_PACK, *lines, ""))


def contacts_text(abouts: Mapping[str, str], checked: date, review_by: date) -> str:
    """Return the text of contacts.toml: a table for each contact that is local and in `abouts`.

    `abouts` has, by their ids, what the extended pack says about its contacts.
    """
    tables = [
        "\n".join(
            (
                f"[{name}]",
                "replaces = true",
                f"name = {_blank(contact.name)}",
                f"about = {quoted(abouts[name])}",
                f"source = {quoted(contact.source)}",
                *_days(checked, review_by),
                *contact.lines,
                "",
            )
        )
        for name, contact in _LOCAL.items()
        if name in abouts
    ]
    return "\n".join((_CONTACTS, *tables))


def sources_text(
    contacts: Container[str], known: Container[str], checked: date, review_by: date
) -> str:
    """Return the text of sources.toml: a table for each page that one of `contacts` rests on.

    `known` are the sources that the extended pack has already.
    """
    used = {contact.source for name, contact in _LOCAL.items() if name in contacts}
    tables = [
        "\n".join(
            (
                f"[{name}]",
                *(["replaces = true"] if name in known else []),
                f"name = {_blank(page)}",
                f"url = {_blank('its address, with https:// in front')}",
                'confidence = "verified"',
                *_days(checked, review_by),
                "",
            )
        )
        for name, page in _PAGES.items()
        if name in used
    ]
    return "\n".join((_SOURCES, *tables))


def _days(checked: date, review_by: date) -> tuple[str, str]:
    return f"checked = {checked}", f"review_by = {review_by}"
