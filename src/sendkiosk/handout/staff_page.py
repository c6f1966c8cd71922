"""The page for the wall behind the desk: what staff do with the kiosk, on one side of A4."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from sendkiosk.handout.binding import Chapter, NewPaper, bind_chapters, count_pages, page_setter
from sendkiosk.handout.boxes import Framed, Part
from sendkiosk.handout.contacts import phones_of
from sendkiosk.handout.design import FRAME, SheetSize
from sendkiosk.handout.fonts import FontFiles
from sendkiosk.handout.paper import Paper
from sendkiosk.handout.typesetter import Typesetter
from sendkiosk.journey.flow import Block, BlockKind, Flow
from sendkiosk.journey.messages import message
from sendkiosk.journey.phrases import packs_named
from sendkiosk.language.catalogue import Catalogue

TITLE: Final = message("The advice kiosk: for staff")
MORNING: Final = message("Each morning")
IN_THE_MORNING: Final = (
    message("Switch on the printer, then the kiosk. The start page comes by itself."),
    message("Look that there is A4 paper in the printer."),
    message("Touch the start page. If a question comes, touch **Leave quickly**."),
    message("Once a week: open your own screen and touch **How the kiosk is**."),
)
OWN_SCREEN: Final = message("Your own screen")
HOW_TO_OPEN: Final = message(
    "Touch the name at the top of the screen **five times**, quickly. With a keyboard: **Ctrl, Alt"
    " and S**. Then type the PIN. It never stands on this page."
)
ASK_FOR_PIN: Final = message("Who knows it (never the PIN itself):")
WHEN: Final = message("What to do when …")
WHAT_TO_DO: Final = (
    (
        message("There is no paper."),
        message("Put some in. What waits comes by itself. Give it only to its family."),
    ),
    (
        message("Nothing prints."),
        message("Your own screen says why. Families can take a photo, or the code for a phone."),
    ),
    (
        message("Pages are left lying."),
        message("Do not read them. If nobody comes back for them, shred them."),
    ),
    (
        message("The screen is dark or stuck."),
        message("Wait one minute: it starts itself. If not, switch it off and on again."),
    ),
    (
        message("It says that its clock is wrong."),
        message("It must not tell last days then. Ring whoever looks after it, today."),
    ),
    (
        message("Somebody cannot use it."),
        message("Sit with them: **Sit with a family as an adviser**. Or ring the number below."),
    ),
    (
        message("Somebody is in danger."),
        message("Touch **Help now** at the top of any page. In an emergency, ring 999."),
    ),
)
RING: Final = message("The advice service")
BETWEEN: Final = 0.8
"""How far what may happen stands apart, in gaps: it is looked up in a hurry."""
LOOKED_AFTER: Final = message("Who looks after the kiosk:")


def build_staff_page(
    flow: Flow, fonts: FontFiles, size: SheetSize | None = None, *, new_paper: NewPaper = Paper
) -> bytes:
    """Return the page as a PDF, with the first helpline of `flow`, in English.

    Without a `size` it is the largest in which all stands on one page of A4, or else the smallest.
    `new_paper` makes what it is drawn on. The same flow gives the same bytes: no day stands there.
    Raises MissingFontError and UnprintableError as `build_sheet` does.
    """
    setter = page_setter(Catalogue(), fonts, size or _largest(flow, fonts))
    chapter = Chapter(tuple(_parts(setter, flow)), right_to_left=False)
    title = setter.say(TITLE)
    return bind_chapters(setter, setter, title, [chapter], _note(setter, flow), new_paper=new_paper)


def _largest(flow: Flow, fonts: FontFiles) -> SheetSize:
    """Return the largest size in which all stands on one page."""
    for size in reversed(SheetSize):
        setter = page_setter(Catalogue(), fonts, size)
        if count_pages(_parts(setter, flow), setter, _note(setter, flow)) == 1:
            return size
    return SheetSize.STANDARD


def _parts(setter: Typesetter, flow: Flow) -> Iterator[Part]:
    say, design = setter.say, setter.design
    yield Part(setter.marked("top", setter.bold(say(TITLE), design.title)), keep=True)
    morning = (Block(BlockKind.TICK, each) for each in IN_THE_MORNING)
    yield from setter.section("morning", say(MORNING), setter.body(morning))
    way_in = (Block(BlockKind.PARAGRAPH, HOW_TO_OPEN), Block(BlockKind.LINE, ASK_FOR_PIN))
    yield from setter.section("own-screen", say(OWN_SCREEN), setter.body(way_in))
    told = (replace(part, gap=design.gap * BETWEEN) for part in setter.body(_troubles()))
    yield from setter.section("when", say(WHEN), told)
    yield from _ring(setter, flow)
    yield Part(setter.stack(part.box for part in setter.body(_last())), gap=design.gap)


def _troubles() -> Iterator[Block]:
    for trouble, advice in WHAT_TO_DO:
        words = message("**{trouble}** {advice}", trouble=trouble, advice=advice)
        yield Block(BlockKind.BULLET, words)


def _last() -> Iterator[Block]:
    yield Block(BlockKind.LINE, LOOKED_AFTER)


def _ring(setter: Typesetter, flow: Flow) -> Iterator[Part]:
    """Yield the first helpline in a frame; nothing where the pack names none."""
    if not flow.helplines:
        return
    contact = flow.contacts[flow.helplines[0]]
    padding = setter.design.gap * 1.5
    inner = setter.narrower(2 * padding)
    label = inner.labelled(setter.say(RING) + ":", setter.say(contact.name))
    box = inner.stack([label, *phones_of(inner, contact)])
    yield Part(Framed(box, setter.width, padding, FRAME), gap=setter.design.gap * 2)


def _note(setter: Typesetter, flow: Flow) -> str:
    return packs_named(flow.packs, setter.say, setter.catalogue.listed)
