"""The pack: whether it can be shown, and what in it should have been checked again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from sendkiosk.contents.words import shown_in_words
from sendkiosk.delivery.choosing import Chosen
from sendkiosk.doctor.check import Check, State, of_finding
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.pack.opening import OpenedPack, overdue

MOST: Final = 5
"""How many overdue contents are told one by one; a command lists all."""


def check_shown(chosen: Chosen) -> Iterator[Check]:
    """Tell which pack is shown, who signed it and since when, if one can be shown.

    What stands in the way of a signed one is among the findings that `check_pack` tells.
    """
    if chosen.opened.flow is not None:
        words = " ".join(Catalogue().say(each) for each in shown_in_words(chosen))
        yield Check("advice", State.FINE, words)


def check_pack(opened: OpenedPack, today: date) -> Iterator[Check]:
    """Tell whether `opened` compiles, and what in it should have been checked again, since when."""
    if opened.flow is not None:
        named = " and ".join(read.name for read in opened.folders)
        yield Check("pack", State.FINE, f"{named}: no fault, so the kiosk can show it.")
    yield from (of_finding("pack", finding) for finding in opened.findings)
    yield from _check_overdue(opened, today)


def _check_overdue(opened: OpenedPack, today: date) -> Iterator[Check]:
    late = sorted(
        (review.review_by, review.name) for review in opened.reviews if review.review_by < today
    )
    if len(late) <= MOST:
        yield from (of_finding("contents", finding) for finding in overdue(opened, today))
        return
    first = "; ".join(f"“{name}” since {day}" for day, name in late[:MOST])
    words = (
        f"{len(late)} of {len(opened.reviews)} sources and contacts should have been checked again."
        f" First: {first}. For all, type: sendkiosk pack check {opened.folders[0]} --strict"
    )
    yield Check("contents", State.WARNING, words)
