"""Numbers and addresses on a page, with what must be known of them beside them."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QSizePolicy, QWidget

from sendkiosk.journey.flow import Confidence, Detail
from sendkiosk.journey.phrases import CHECK_THIS_FIRST
from sendkiosk.language.direction import END_OF_ISOLATE, LEFT_TO_RIGHT
from sendkiosk.ui.controls import column, row, text
from sendkiosk.ui.look import Look

ROOM_BESIDE_NUMBER = 18
"""How wide a window is, in heights of body type, that has room for words beside a number."""


def unbroken(look: Look, number: str) -> str:
    """Return a phone number that no line end can cut in two, and no direction can turn round."""
    return look.whole(number.replace(" ", "\u00a0"))


LONGEST_PIECE = 14
"""Letters of an address that stay together even where there is little room."""


def breakable(look: Look, address: str) -> str:
    """Return an address of mail or of the web that lines may end in, after a dot or a sign.

    Where there is little room, they may end inside of a long piece, too.
    """
    parted = re.sub(r"([.@/])(?=\w)", "\\1\u200b", address)
    if not look.sizes.has_columns(ROOM_BESIDE_NUMBER):
        parted = re.sub(rf"(\w{{{LONGEST_PIECE}}})(?=\w)", "\\1\u200b", parted)
    # Whatever it is made of: with places to break, it does not look like an address any more.
    return look.whole(f"{LEFT_TO_RIGHT}{parted}{END_OF_ISOLATE}") if look.mirrored else parted


def detail_notes(look: Look, detail: Detail, *, mark: bool) -> str:
    """Return the label of `detail`, and if `mark` is set that it is unsure, where it is."""
    notes = [look.say(detail.label)] if detail.label else []
    if mark and detail.confidence is not Confidence.VERIFIED:
        notes.append(look.say(CHECK_THIS_FIRST))
    return " – ".join(notes)  # as on paper


def phone_line(look: Look, phone: Detail, *, mark: bool = True) -> QWidget:
    """Return a number in large type, with its label and how sure it is beside it, or below it."""
    number = text(unbroken(look, phone.value), "phone")
    notes = detail_notes(look, phone, mark=mark)
    if not notes:
        return number
    number.setWordWrap(False)
    number.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
    label = text(notes)
    if not look.sizes.has_columns(ROOM_BESIDE_NUMBER):
        return column(number, label)
    return row(look, number, label, stretch=label)
