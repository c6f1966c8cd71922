"""The first pages of the sign-off book: what it is, how to use it, and what to look at first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from sendkiosk.authoring.book_materials import Materials
from sendkiosk.authoring.book_setting import (
    BookSetter,
    Lost,
    bullet,
    heading,
    labelled_line,
    list_row,
)
from sendkiosk.authoring.book_words import CONFIDENCE, counted
from sendkiosk.handout.boxes import Beside, Box, Empty, Part
from sendkiosk.handout.marks import Linked
from sendkiosk.handout.text import Style
from sendkiosk.journey.flow import (
    Block,
    BlockKind,
    Confidence,
    Contact,
    Letter,
    Screen,
    Source,
    Step,
)
from sendkiosk.journey.messages import message
from sendkiosk.language.catalogue import Catalogue

ABOUT: Final = (
    "This book holds everything that the kiosk can say to a family about what they can do next:"
    " every step, question, time limit, contact, explained word and letter, with the sources that"
    " each rests on and the visitors for whom it is meant. It was made from the files of the packs"
    " on the day above. Dates and counts are those of a visit on that day."
)
HOW_TO_USE: Final = (
    "Begin with the overview: it lists what is not verified, not confirmed or overdue.",
    "Read each part. What stands beside a thick bar is just what a visitor reads.",
    "If a part is right, put your initials and the date in the box below it.",
    "If it is not, write what has to change into the box. Leave the initials out.",
    "Sign this page when you have finished, and give the whole book back.",
)
ABOUT_PATHS: Final = (
    "Paths are all ways through the questions that could make a difference. Of dates, the first and"
    " last day of each stretch are taken that no rule tells apart; of questions with several"
    " answers, each answer alone and all of them together."
)


class Entry(NamedTuple):
    """A line of the table of contents; `name` and `level` are those of the place it leads to."""

    title: str
    name: str
    level: int
    page: int


def title_page(setter: BookSetter, materials: Materials) -> Iterator[Part]:
    """Yield what stands on the first page."""
    gap, design = setter.design.gap, setter.design
    large = Style(design.title.size * 1.4, design.title.leading * 1.4)
    yield Part(Empty(gap * 12))
    yield Part(setter.bold("Sign-off book", large))
    for pack in materials.flow.packs:
        name = f"{materials.text(pack.name)}, version {pack.version}"
        yield Part(setter.text(name, design.heading), gap=gap * 2)
    yield Part(setter.text(Catalogue().day(materials.today), design.heading), gap=gap * 2)
    yield Part(setter.text(ABOUT), gap=gap * 8)
    yield Part(setter.bold("How to use it", design.step), gap=gap * 5, keep=True)
    steps = (Block(BlockKind.NUMBERED, message(text)) for text in HOW_TO_USE)
    yield from (replace(part, gap=gap) for part in setter.body(steps))
    yield Part(setter.bold("Read and signed by", design.step), gap=gap * 5, keep=True)
    for label in ("Name", "Role and organisation", "Signature", "Date"):
        yield Part(labelled_line(setter, label), gap=gap)


def contents(setter: BookSetter, entries: Iterable[Entry]) -> Iterator[Part]:
    """Yield the table of contents; each line leads to its place."""
    gap = setter.design.gap
    yield Part(setter.bold("Contents", setter.design.heading), keep=True)
    for entry in entries:
        offset = gap * 9 + gap * 5 * entry.level
        right = setter.narrow_to(setter.width - offset)
        say = right.text if entry.level else right.bold
        line = Beside(setter.text(str(entry.page)), say(entry.title), offset)
        yield Part(
            Linked(line, setter.width, entry.name),
            gap=gap * (0.3 if entry.level else 2),
            keep=not entry.level,
        )


def overview(setter: BookSetter, materials: Materials, lost: Sequence[Lost]) -> Iterator[Part]:
    """Yield what the book holds, and all that needs a second look, with links to it."""
    gap = setter.design.gap
    yield from heading(setter, ("overview", 0), "Overview")
    yield from list_row(setter, "Counts", tuple(_counts(materials)))
    yield from list_row(setter, "Paths", (ABOUT_PATHS,))
    groups = (
        ("Steps that are not verified", _unsure_steps(materials)),
        ("Sources that are not verified", _unsure_sources(materials)),
        ("Contacts that nobody has tried yet", _untried(materials)),
        ("Numbers and addresses that are not verified", _unsure_details(materials)),
        ("What should have been checked again before this day", _overdue(materials)),
        ("What no path leads to", _never_met(materials)),
        ("Letters that could not be printed", [("", str(text)) for text in lost]),
    )
    for title, found in groups:
        lines = tuple(found)
        yield Part(
            setter.bold(f"{title}: {len(lines) or 'none'}", setter.design.step),
            gap=gap * 4,
            keep=bool(lines),
        )
        yield from (Part(_linked(setter, *line), gap=gap * 0.5) for line in lines)


def _linked(setter: BookSetter, name: str, text: str) -> Box:
    box = bullet(setter, text)
    return Linked(box, setter.width, name) if name else box


def _counts(materials: Materials) -> Iterator[str]:
    flow, tally = materials.flow, materials.tally
    yield f"{counted(tally.paths, 'path')} to {counted(len(tally.outcomes), 'list')} of steps"
    yield f"The longest path has {counted(tally.longest, 'screen')}"
    yield f"{counted(len(flow.screens), 'screen')}, {len(tally.screens)} of them met"
    yield f"{counted(len(flow.steps), 'step')}, {len(tally.steps)} of them met"
    yield counted(len(flow.limits), "time limit")
    yield counted(len(flow.contacts), "contact")
    yield counted(len(flow.letters), "letter")
    yield counted(len(flow.terms), "explained word")
    yield counted(len(flow.sources), "source")
    yield counted(
        len(materials.facts), "fact in the coverage ledger", "facts in the coverage ledger"
    )


def _unsure_steps(materials: Materials) -> Iterator[tuple[str, str]]:
    for step in materials.flow.steps:
        confidence = materials.confidence(step)
        if confidence is not Confidence.VERIFIED:
            title = materials.text(step.wordings[-1].title)
            yield f"steps-{step.id}", f"{title} ({CONFIDENCE[confidence]})"


def _unsure_sources(materials: Materials) -> Iterator[tuple[str, str]]:
    for source in materials.flow.sources.values():
        if source.confidence is not Confidence.VERIFIED:
            yield "", f"{materials.text(source.name)} ({CONFIDENCE[source.confidence]})"


def _untried(materials: Materials) -> Iterator[tuple[str, str]]:
    for contact in materials.flow.contacts.values():
        if not contact.confirmed_by:
            yield f"contacts-{contact.id}", materials.text(contact.name)


def _unsure_details(materials: Materials) -> Iterator[tuple[str, str]]:
    for contact in materials.flow.contacts.values():
        for detail in (*contact.phones, *contact.emails, *contact.websites):
            if detail.confidence is not Confidence.VERIFIED:
                text = f"{materials.text(contact.name)}: {detail.value}"
                yield f"contacts-{contact.id}", f"{text} ({CONFIDENCE[detail.confidence]})"


def _overdue(materials: Materials) -> Iterator[tuple[str, str]]:
    checked: list[tuple[str, Contact | Source]] = [
        *((f"contacts-{name}", contact) for name, contact in materials.flow.contacts.items()),
        *(("", source) for source in materials.flow.sources.values()),
    ]
    for name, thing in checked:
        if thing.review_by < materials.today:
            yield name, f"{materials.text(thing.name)} (by {materials.day(thing.review_by)})"


def _never_met(materials: Materials) -> Iterator[tuple[str, str]]:
    flow, tally = materials.flow, materials.tally
    things: list[tuple[str, Screen | Step | Letter]] = [
        *(("screens", screen) for name, screen in flow.screens.items() if not tally.screens[name]),
        *(("steps", step) for step in flow.steps if step.id not in tally.steps),
        *(("letters", letter) for letter in flow.letters if letter.id not in tally.letters),
    ]
    for part, thing in things:
        title = materials.text(thing.wordings[-1].title)
        yield f"{part}-{thing.id}", f"{title} ({part}/{thing.id})"
