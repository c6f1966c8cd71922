"""Contacts on the sheet: phone numbers large, and how far each detail can be relied on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sendkiosk.handout.boxes import Beside, Box, Empty, Part
from sendkiosk.handout.letters import NO_BREAK_SPACE
from sendkiosk.handout.text import Run
from sendkiosk.handout.typesetter import Typesetter, in_a_row
from sendkiosk.journey.flow import Confidence, Contact, Detail
from sendkiosk.journey.messages import message
from sendkiosk.journey.phrases import CHECK_THIS_FIRST
from sendkiosk.journey.summary import Summary

WIDEST_NUMBER: Final = 0.65
"""The part of a column that a number may take if something is to be said beside it."""


def contacts(setter: Typesetter, summary: Summary) -> tuple[Part, ...]:
    """Return each contact of `summary` as one part, with what it is about.

    What holds for most of them of when they were checked is said once, above them.
    """
    return _below_each_other(setter, summary, setter.design.gap)


def beside_numbers(setter: Typesetter, summary: Summary) -> tuple[Part, ...]:
    """Return the contacts of `summary` as `contacts` does: first those that can be rung.

    Their numbers stand in a column of their own; each of the others takes a paragraph.
    """
    gap = setter.design.gap
    numbers = [setter.bold(_number(p), setter.design.phone) for p in _phones(summary)]
    offset = max((number.width for number in numbers), default=0) + gap * 2.5
    column, words = setter.narrower(setter.width - offset), setter.narrower(offset)
    rows = []
    for contact in summary.contacts:
        if contact.phones:
            phones = column.stack(phones_of(column, contact))
            cell = _cell(words, summary, contact, numbers=False)
            rows.append(Part(Beside(phones, cell, offset, right_first=True), gap=gap))
    said = (replace(part, gap=gap * 0.6, keep=False) for part in _usual_check(setter, summary))
    return (*rows, *_not_to_ring(setter, summary), *said)


def _not_to_ring(setter: Typesetter, summary: Summary) -> tuple[Part, ...]:
    """Return a paragraph for each contact that cannot be rung; to save paper, one for them all."""
    others = [contact for contact in summary.contacts if not contact.phones]
    gap = setter.design.gap
    if not setter.design.dense or not others:
        return tuple(Part(_cell(setter, summary, each), gap=gap * 0.6) for each in others)
    runs = in_a_row(
        (Run(f"{setter.say(each.name)}: ", bold=True), Run(_found(setter, summary, each)))
        for each in others
    )
    return (Part(setter.runs(runs, setter.design.small), gap=gap),)


def on_a_card(setter: Typesetter, summary: Summary) -> tuple[Part, ...]:
    """Return each contact of `summary` as one part, with no more than how to reach it."""
    return _below_each_other(setter, summary, setter.design.gap * 1.5, about=False)


def _below_each_other(
    setter: Typesetter, summary: Summary, gap: float, *, about: bool = True
) -> tuple[Part, ...]:
    cells = (_cell(setter, summary, contact, about=about) for contact in summary.contacts)
    return (*_usual_check(setter, summary), *(Part(cell, gap=gap) for cell in cells))


def _phones(summary: Summary) -> Iterator[Detail]:
    return (phone for contact in summary.contacts for phone in contact.phones)


def _usual_check(setter: Typesetter, summary: Summary) -> tuple[Part, ...]:
    """Return when the contacts were checked, and what else holds for most of them."""
    usual = _usual(summary)
    if usual is None:
        return ()
    say = setter.say
    days = {contact.checked for contact in summary.contacts}
    day = (
        message("Last checked {day}.")
        if len(days) == 1
        else message("Last checked {day} or later.")
    )
    said = " ".join([say(day, day=min(days)), *_doubts(setter, usual)])
    if any(_check(summary, contact) != usual for contact in summary.contacts):
        said = say("Where it says nothing else: {checked}", checked=said)
    return (Part(setter.text(said, setter.design.small), keep=True),)


def _cell(
    setter: Typesetter,
    summary: Summary,
    contact: Contact,
    *,
    about: bool = True,
    numbers: bool = True,
) -> Box:
    """Return what is known of `contact`; one that cannot be rung takes a paragraph and no more."""
    say, small = setter.say, setter.design.small
    words = (*((Run(say(contact.about)),) if about else ()), *_reached(setter, contact))
    check = _own_check(setter, summary, contact)
    words = (*words, *((Run(f" {check}"),) if check else ()))
    if not contact.phones:
        return setter.runs([Run(f"{say(contact.name)}. ", bold=True), *words], small)
    phones = phones_of(setter, contact) if numbers else ()
    told = [setter.runs(words, small)] if words else []
    return setter.stack([setter.bold(say(contact.name), setter.design.name), *phones, *told])


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


def _found(setter: Typesetter, summary: Summary, contact: Contact) -> str:
    """Return where `contact` is found, in as few words as can be."""
    addresses = [
        f"{each.value} ({setter.say(CHECK_THIS_FIRST)})"
        if each.confidence is not Confidence.VERIFIED
        else each.value
        for each in (*contact.emails, *contact.websites)
    ]
    words = [", ".join(addresses)] if addresses else []
    words += [setter.say(told) for told in (contact.hours, contact.how_to_find) if told]
    words = [". ".join(words or [setter.say(contact.about)]), _own_check(setter, summary, contact)]
    return " ".join(word for word in words if word)


def phones_of(setter: Typesetter, contact: Contact) -> Iterator[Box]:
    """Yield the numbers of `contact`; what must be known of several is said once, below them."""
    notes = [_note(setter, phone) for phone in contact.phones]
    is_shared = len(notes) > 1 and len(set(notes)) == 1
    for phone, note in zip(contact.phones, notes, strict=True):
        yield _phone(setter, phone, "" if is_shared else note)
    if is_shared and notes[0]:
        yield setter.text(notes[0], setter.design.small)


def _note(setter: Typesetter, phone: Detail) -> str:
    notes = [setter.say(phone.label)] if phone.label else []
    if phone.confidence is not Confidence.VERIFIED:
        notes.append(f"({setter.say(CHECK_THIS_FIRST)})")
    return " ".join(notes)


def _phone(setter: Typesetter, phone: Detail, note: str) -> Box:
    """Return a number in large type, with `note` on the same line where there is room."""
    number = setter.bold(_number(phone), setter.design.phone)
    if not note:
        return number
    offset = number.width + setter.design.gap * 2
    small = setter.design.small
    if offset > setter.width * WIDEST_NUMBER:
        return setter.stack([number, setter.text(note, small)])
    beside = setter.narrower(offset).text(note, small)
    lowered = setter.stack([Empty(number.baseline - beside.baseline), beside])
    return Beside(number, lowered, offset)


def _number(phone: Detail) -> str:
    return phone.value.replace(" ", NO_BREAK_SPACE)


def _address(setter: Typesetter, kind: str, address: Detail) -> tuple[str, str]:
    """Return what kind of address it is and how sure we are, and the address itself."""
    label = f"{kind} – {setter.say(address.label)}" if address.label else kind
    if address.confidence is not Confidence.VERIFIED:
        label = f"{label} ({setter.say(CHECK_THIS_FIRST)})"
    return setter.say("{kind}:", kind=label), address.value


@dataclass(frozen=True, slots=True)
class _Check:
    """Whether staff have tried the details of a contact, and since when they should have again."""

    is_confirmed: bool
    overdue: date | None


def _check(summary: Summary, contact: Contact) -> _Check:
    overdue = contact.review_by if contact.review_by < summary.today else None
    return _Check(bool(contact.confirmed_by), overdue)


def _usual(summary: Summary) -> _Check | None:
    """Return what holds for most contacts; None if there are none."""
    checks = Counter(_check(summary, contact) for contact in summary.contacts)
    return next((check for check, _ in checks.most_common(1)), None)


def _own_check(setter: Typesetter, summary: Summary, contact: Contact) -> str:
    """Return what holds for `contact` and not for most; nothing if there is no such thing."""
    check = _check(summary, contact)
    if check == _usual(summary):
        return ""
    checked = setter.say("Last checked {day}.", day=contact.checked)
    return " ".join([checked, *_doubts(setter, check)])


def _doubts(setter: Typesetter, check: _Check) -> tuple[str, ...]:
    say = setter.say
    tried = () if check.is_confirmed else (say("Staff have not tried these yet."),)
    if check.overdue:
        return (*tried, say("It was due to be checked again by {day}.", day=check.overdue))
    return tried
