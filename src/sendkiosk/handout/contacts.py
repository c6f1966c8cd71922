"""Contacts on the sheet: phone numbers large, and how far each detail can be relied on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sendkiosk.handout.boxes import Beside, Box, Empty, Part
from sendkiosk.handout.letters import NO_BREAK_SPACE
from sendkiosk.handout.text import Run
from sendkiosk.handout.typesetter import Typesetter
from sendkiosk.journey.flow import Confidence, Contact, Detail
from sendkiosk.journey.phrases import CHECK_THIS_FIRST
from sendkiosk.journey.summary import Summary


def contacts(setter: Typesetter, summary: Summary) -> tuple[Part, ...]:
    """Return each contact of `summary` as one part, with what it is about.

    When several were checked on the same day, that is said once, above them.
    """
    return _listed(setter, summary, about=True)


def on_a_card(setter: Typesetter, summary: Summary) -> tuple[Part, ...]:
    """Return each contact of `summary` as one part, with no more than how to reach it."""
    return _listed(setter, summary, about=False)


def _listed(setter: Typesetter, summary: Summary, *, about: bool) -> tuple[Part, ...]:
    """Return contacts; what most of them share of when they were checked is said once, above."""
    checks = [_checks(setter, summary, contact) for contact in summary.contacts]
    (usual, times), *others = Counter(checks).most_common() or [("", 0)]
    parts = []
    if times > 1:
        said = (
            setter.say("Where it says nothing else: {checked}", checked=usual) if others else usual
        )
        parts.append(Part(setter.text(said), keep=True))
    for contact, check in zip(summary.contacts, checks, strict=True):
        boxes = [*_contact(setter, contact, about=about)]
        if times == 1 or check != usual:
            boxes.append(setter.text(check))
        parts.append(Part(setter.stack(boxes), gap=setter.design.gap * 1.5))
    return tuple(parts)


def _contact(setter: Typesetter, contact: Contact, *, about: bool) -> Iterator[Box]:
    """Yield what is known of `contact`; one that cannot be rung takes a paragraph and no more."""
    say = setter.say
    words = tuple(_reached(setter, contact))
    if about:
        words = (Run(f" {say(contact.about)}"), *words)
    if not contact.phones:
        yield setter.runs([Run(f"{say(contact.name)}.", bold=True), *words])
        return
    yield setter.bold(say(contact.name), setter.design.name)
    yield from (_phone(setter, phone) for phone in contact.phones)
    if words:
        yield setter.runs(words)


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
    if offset > setter.width / 2:
        return setter.stack([number, setter.text(" ".join(notes))])
    note = setter.narrower(offset).text(" ".join(notes))
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
