"""Catalogues in the form of gettext (PO): read from text, asked, and written the same each time."""

from __future__ import annotations

from pathlib import Path
from typing import Final, TypeAlias

import polib

from sendkiosk.findings.trouble import TroubleError

FUZZY: Final = "fuzzy"
"""How gettext marks a translation of other words than stand above it."""

Key: TypeAlias = "tuple[str, str]"
"""What tells one text from another: its context, "" for most, and the English."""


def read_po(file: Path) -> polib.POFile:
    """Return the catalogue in the PO `file`.

    Raises TroubleError, with the file and what to do, where it cannot be read or is no catalogue.
    """
    try:
        return parse_po(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise TroubleError(f"{file} is not in UTF-8. Save it anew, in UTF-8.") from error
    except OSError as error:
        if error.strerror:
            raise TroubleError(
                f"{file} cannot be read: {error.strerror}. Name another file."
            ) from error
        # polib tells what is wrong in a text, and on which line, as an OSError without a number.
        raise TroubleError(
            f"{file} is no catalogue in the form of gettext (PO): {error}. Ask its translator."
        ) from error


def parse_po(text: str) -> polib.POFile:
    """Return the catalogue in `text`. Raises OSError, with the line, where it is none."""
    # A text without a line would be taken for the name of a file.
    return polib.pofile(f"{text}\n", wrapwidth=0)


def write_po(catalogue: polib.POFile) -> bytes:
    """Return `catalogue` as it is written to a file: no day, no program, one line for each text."""
    return (str(catalogue).rstrip("\n") + "\n").encode()


def key_of(entry: polib.POEntry) -> Key:
    """Return what tells `entry` from others."""
    return entry.msgctxt or "", entry.msgid


def forms_of(entry: polib.POEntry) -> tuple[str, ...]:
    """Return the translation of `entry`: one text, or one for each form of the plural."""
    if not entry.msgid_plural:
        return (entry.msgstr,)
    return tuple(form for _, form in sorted(entry.msgstr_plural.items()))


def is_empty(entry: polib.POEntry) -> bool:
    """Tell whether a form of the translation is missing."""
    return not all(forms_of(entry)) or not forms_of(entry)


def is_outdated(entry: polib.POEntry) -> bool:
    """Tell whether the translation is of other words than stand in `entry` now."""
    return FUZZY in entry.flags


def is_current(entry: polib.POEntry) -> bool:
    """Tell whether `entry` has a translation that may be shown."""
    return not entry.obsolete and not is_outdated(entry) and not is_empty(entry)
