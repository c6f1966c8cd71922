"""Contacts on the sheet: phone numbers large, and how far each detail can be relied on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import compress
from typing import Final

from sendkiosk.handout.boxes import Beside, Box, Empty, Part
from sendkiosk.handout.columns import two_columns
from sendkiosk.handout.design import BETWEEN_COLUMNS
from sendkiosk.handout.letters import NO_BREAK_SPACE
from sendkiosk.handout.text import Run
from sendkiosk.handout.typesetter import Typesetter
from sendkiosk.journey.flow import Confidence, Contact, Detail
from sendkiosk.journey.phrases import CHECK_THIS_FIRST
from sendkiosk.journey.summary import Summary

WIDEST_NUMBER: Final = 0.65
"""The part of a column that a number may take if something is to be said beside it."""


def contacts(setter: Typesetter, summary: Summary) -> tuple[Part, ...]:
    """Return each contact of `summary` as one part, with what it is about.

    When several were checked on the same day, that is said once, above them.
    """
    said, cells = _listed(setter, summary, about=True)
    return (*said, *(Part(cell, gap=setter.design.gap) for cell in cells))


def in_two_columns(setter: Typesetter, summary: Summary) -> tuple[Part, ...]:
    """Return the contacts of `summary` as `contacts` does: first those that can be rung.

    These stand two beside each other; below, each of the others takes a paragraph.
    """
    offset = (setter.width + BETWEEN_COLUMNS) / 2
    said, cells = _listed(setter, summary, about=True, offset=offset)
    gap = setter.design.gap
    can_be_rung = [bool(contact.phones) for contact in summary.contacts]
    rows = two_columns(tuple(compress(cells, can_be_rung)), offset)
    others = compress(cells, (not rung for rung in can_be_rung))
    return (
        *(Part(box, gap=gap) for box in rows),
        *(Part(box, gap=gap * 0.6) for box in others),
        *(replace(part, gap=gap * 0.6, keep=False) for part in said),
    )


def on_a_card(setter: Typesetter, summary: Summary) -> tuple[Part, ...]:
    """Return each contact of `summary` as one part, with no more than how to reach it."""
    said, cells = _listed(setter, summary, about=False)
    return (*said, *(Part(cell, gap=setter.design.gap * 1.5) for cell in cells))


def _listed(
    setter: Typesetter, summary: Summary, *, about: bool, offset: float = 0
) -> tuple[tuple[Part, ...], tuple[Box, ...]]:
    """Return contacts; what most of them share of when they were checked is said once, above.

    Those that can be rung are set `offset` narrower.
    """
    checks = [_checks(setter, summary, contact) for contact in summary.contacts]
    (usual, times), *others = Counter(checks).most_common() or [("", 0)]
    above: tuple[Part, ...] = ()
    if times > 1:
        said = (
            setter.say("Where it says nothing else: {checked}", checked=usual) if others else usual
        )
        above = (Part(setter.text(said, setter.design.small), keep=True),)
    cells = []
    for contact, check in zip(summary.contacts, checks, strict=True):
        own = setter.narrower(offset) if contact.phones else setter
        boxes = [*_contact(own, contact, about=about)]
        if times == 1 or check != usual:
            boxes.append(own.text(check, own.design.small))
        cells.append(own.stack(boxes))
    return above, tuple(cells)


def _contact(setter: Typesetter, contact: Contact, *, about: bool) -> Iterator[Box]:
    """Yield what is known of `contact`; one that cannot be rung takes a paragraph and no more."""
    say = setter.say
    words = tuple(_reached(setter, contact))
    if about:
        words = (Run(say(contact.about)), *words)
    if not contact.phones:
        name = Run(f"{say(contact.name)}. ", bold=True)
        yield setter.runs([name, *words], setter.design.small)
        return
    yield setter.bold(say(contact.name), setter.design.name)
    yield from (_phone(setter, phone) for phone in contact.phones)
    if words:
        yield setter.runs(words, setter.design.small)


def _reached(setter: Typesetter, contact: Contact) -> Iterator[Run]:
    """Yield everything but the numbers, in running text to save room."""
    say = setter.say
    labelled = [_address(setter, say("Email"), email) for email in contact.emails]
    labelled += [_address(setter, say("Website"), website) for website in contact.websites]
    if contact.hours:
        labelled.append((say("When:"), say(contact.hours)))
    for label, words in labelled:
        yield Run(f" {label} ", bold=True)
        yield Run(words)
    if contact.how_to_find:
        yield Run(f". {say(contact.how_to_find)}" if labelled else f" {say(contact.how_to_find)}")


def _phone(setter: Typesetter, phone: Detail) -> Box:
    """Return a number in large type, with what must be known of it on the same line."""
    number = setter.bold(phone.value.replace(" ", NO_BREAK_SPACE), setter.design.phone)
    notes = [setter.say(phone.label)] if phone.label else []
    if phone.confidence is not Confidence.VERIFIED:
        notes.append(f"({setter.say(CHECK_THIS_FIRST)})")
    if not notes:
        return number
    offset = number.width + setter.design.gap * 2
    small = setter.design.small
    if offset > setter.width * WIDEST_NUMBER:
        return setter.stack([number, setter.text(" ".join(notes), small)])
    note = setter.narrower(offset).text(" ".join(notes), small)
    lowered = setter.stack([Empty(number.baseline - note.baseline), note])
    return Beside(number, lowered, offset)


def _address(setter: Typesetter, kind: str, address: Detail) -> tuple[str, str]:
    """Return what kind of address it is and how sure we are, and the address itself."""
    label = f"{kind} – {setter.say(address.label)}" if address.label else kind
    if address.confidence is not Confidence.VERIFIED:
        label = f"{label} ({setter.say(CHECK_THIS_FIRST)})"
    return setter.say("{kind}:", kind=label), address.value


def _checks(setter: Typesetter, summary: Summary, contact: Contact) -> str:
    say = setter.say
    words = [say("Last checked {day}.", day=contact.checked)]
    if not contact.confirmed_by:
        words.append(say("Staff have not tried these yet."))
    if contact.review_by < summary.today:
        words.append(say("It was due to be checked again by {day}.", day=contact.review_by))
    return " ".join(words)
