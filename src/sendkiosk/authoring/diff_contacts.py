"""What changed in the contacts of a pack."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sendkiosk.authoring.diff_changes import (
    Area,
    Change,
    How,
    Line,
    in_full,
    shown,
    sorted_out,
    value,
    whole,
)
from sendkiosk.authoring.diff_names import Names
from sendkiosk.journey.flow import Confidence, Contact, Detail, Flow

PHONES = "Phone numbers"


def contact_changes(old: Flow, new: Flow) -> Iterator[Change]:
    """Yield the changes of contacts. Other phone numbers are important, and stand alone."""
    names = Names(old), Names(new)
    added, removed, kept = sorted_out(old.contacts, new.contacts)
    yield from (_whole(How.ADDED, contact, names[1]) for contact in added)
    yield from (_whole(How.REMOVED, contact, names[0]) for contact in removed)
    for was, now in kept:
        change = Change(Area.CONTACT, How.CHANGED, now.id, shown(now.name))
        change = replace(change, whom=_whom(new, now.id))
        phones = tuple(_details(PHONES, was.phones, now.phones))
        others = tuple(_lines(was, now, names))
        if _numbers(was) != _numbers(now):
            yield replace(change, lines=phones, important=True)
        else:
            others = (*phones, *others)
        if others:
            yield replace(change, lines=others)


def _numbers(contact: Contact) -> frozenset[str]:
    """Return what is dialled, however it is written."""
    return frozenset(re.sub(r"\s", "", phone.value) for phone in contact.phones)


def _lines(was: Contact, now: Contact, names: tuple[Names, Names]) -> Iterator[Line]:
    yield from value("Name", shown(was.name), shown(now.name))
    yield from value("About", shown(was.about), shown(now.about))
    yield from _details("E-mail addresses", was.emails, now.emails)
    yield from _details("Websites", was.websites, now.websites)
    yield from value("Hours", shown(was.hours), shown(now.hours))
    yield from value("How to find", shown(was.how_to_find), shown(now.how_to_find))
    if was.source != now.source:
        yield from value("Source", names[0].source(was.source), names[1].source(now.source))
    yield from value("Confirmed by", was.confirmed_by, now.confirmed_by)
    yield from value("Checked", in_full(was.checked), in_full(now.checked))
    yield from value("To be checked again by", in_full(was.review_by), in_full(now.review_by))


def _details(what: str, old: Sequence[Detail], new: Sequence[Detail]) -> Iterator[Line]:
    """Yield the numbers or addresses that are not the same, or all where only the order is new."""
    if old == new:
        return
    was = tuple(_detail(detail) for detail in old if detail not in new)
    now = tuple(_detail(detail) for detail in new if detail not in old)
    if was and now:
        yield Line(what, was, now)
    elif was or now:
        yield Line(f"{what} {'removed' if was else 'added'}", was, now)
    else:
        orders = (tuple(_detail(detail) for detail in details) for details in (old, new))
        yield Line(f"{what} in another order", *orders)


def _detail(detail: Detail) -> str:
    label = f" ({shown(detail.label)})" if detail.label else ""
    unsure = "" if detail.confidence is Confidence.VERIFIED else f" – {detail.confidence.value}"
    return f"{detail.value}{label}{unsure}"


def _whole(how: How, contact: Contact, names: Names) -> Change:
    told = [
        ("About", (shown(contact.about),)),
        (PHONES, tuple(_detail(detail) for detail in contact.phones)),
        ("E-mail addresses", tuple(_detail(detail) for detail in contact.emails)),
        ("Websites", tuple(_detail(detail) for detail in contact.websites)),
        ("Hours", (shown(contact.hours),)),
        ("How to find", (shown(contact.how_to_find),)),
        ("Source", (names.source(contact.source),)),
        ("Confirmed by", (contact.confirmed_by,)),
        ("Checked", (in_full(contact.checked),)),
        ("To be checked again by", (in_full(contact.review_by),)),
    ]
    seen_by = _whom(names.flow, contact.id)
    return Change(Area.CONTACT, how, contact.id, shown(contact.name), whole(how, told), seen_by)


def _whom(flow: Flow, contact: str) -> str:
    """Return who sees a contact: everybody, if it is a helpline, or those with its steps."""
    if contact in flow.helplines:
        return "everybody (it stands on every summary)"
    return Names(flow).those_with(
        step for step in flow.steps if contact in (*step.contacts, step.check_with)
    )
