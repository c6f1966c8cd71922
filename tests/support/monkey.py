"""Visitors who touch and press what they find, or go through, and end in any of the ways there are.

Chance decides, but the same again for the same seed.
"""

from __future__ import annotations

import ctypes
import gc
import random
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from sendkiosk.ui.idle import Idle, Limits
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Place
from sendkiosk.ui.pages.date import DatePage
from sendkiosk.ui.pages.note import NotePage
from sendkiosk.ui.pages.plain import DonePage, LeavingPage, StartPage
from sendkiosk.ui.pages.question import QuestionPage
from sendkiosk.ui.pages.summary import SummaryPage

PATIENT: Final = Limits(idle=100_000, warning=100_000)
"""Limits for idle visitors that no test reaches by waiting."""
MOST_ACTS: Final = 6
"""After so many a visitor who plays has had enough."""
MOST_PAGES: Final = 60
"""So many pages a visitor goes through at most."""
GO_THROUGH: Final = 0.04
"""The share of visitors who want their sheet; the others play."""
TALKS: Final = 0.3
"""The share of answers that are a wish to talk to somebody: the short way to the summary."""
KEYS: Final = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Return,
    Qt.Key.Key_Space,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_F1,
    Qt.Key.Key_F4,
    Qt.Key.Key_A,
)
LOOKS: Final = ("read", "smaller", "larger", "colours")
"""Buttons of the header that change how a page is seen or heard."""
SHARE_OF_KEYS: Final = 0.15
WEIGHTS: Final[Mapping[str, int]] = MappingProxyType({"header": 1})
"""How often a kind of button is touched, where others are touched `USUALLY`: on every page there
are the same ones in the header, and visitors would do little else."""
USUALLY: Final = 4


class Monkey:
    """Visits a kiosk again and again. `met` counts the places and the ways to end."""

    def __init__(self, kiosk: Kiosk, seed: int) -> None:
        """Stand before `kiosk`, which must watch for idle visitors."""
        self._kiosk, self._chance = kiosk, random.Random(seed)  # noqa: S311 - no secret
        self._done: set[str] = set()
        self.met: Counter[str] = Counter()

    def visit(self) -> None:
        """Take a visit from the start page back to it."""
        if self._chance.random() < GO_THROUGH:
            self.go_through()
        else:
            for _ in range(self._chance.randint(1, MOST_ACTS)):
                self._play()
        self._end()

    def go_through(self) -> None:
        """Go on from page to page until the visit is over, with everything printed on the way."""
        self._done = set()
        for _ in range(MOST_PAGES):
            self._step()
            self._look_round()
            if self._place is Place.START:
                return

    @property
    def _place(self) -> Place:
        return self._kiosk.navigator.position.place

    def _play(self) -> None:
        """Touch something, or press a key."""
        if self._chance.random() < SHARE_OF_KEYS:
            focus = self._kiosk.window.focusWidget()
            QTest.keyClick(focus, self._chance.choice(KEYS))
        else:
            button, header = self._found(), self._kiosk.window.header
            self.met.update(name for name in LOOKS if button is getattr(header, name))
            touch(button)
        self._look_round()

    def _found(self) -> QAbstractButton:
        """Return a button that can be touched."""
        buttons = [
            button
            for button in self._kiosk.window.findChildren(QAbstractButton)
            if button.isVisible() and button.isEnabled()
        ]
        weights = [WEIGHTS.get(button.property("look"), USUALLY) for button in buttons]
        while True:
            (found,) = self._chance.choices(buttons, weights)
            if is_seen(found):
                return found

    def _step(self) -> None:
        """Do what leads on from the page that is shown."""
        page, footer = self._kiosk.window.page, self._kiosk.window.footer
        match page:
            case StartPage() | DonePage():
                touch(page.button)
            case QuestionPage() | DatePage():
                self._answer(page)
            case SummaryPage():
                self._take_home(page)
            case NotePage():
                touch(self._chance.choice([*page.buttons.values()]))
                touch(self._chance.choice((page.yes, page.no)))
            case LeavingPage():
                touch(page.no)
            case _ if self._place is Place.CHECK:
                touch(footer.steps)
            case _:
                touch(footer.back)

    def _answer(self, page: QuestionPage | DatePage) -> None:
        footer = self._kiosk.window.footer
        answers: list[QAbstractButton] = [*page.buttons.values()]
        if isinstance(page, DatePage):
            answers += [day for day in page.grid.buttons.values() if day.isEnabled()]
        if footer.next.isVisible() and footer.next.isEnabled():
            touch(footer.next)
        elif footer.talk.isVisible() and self._chance.random() < TALKS:
            touch(footer.talk)
        else:
            touch(self._chance.choice(answers))

    def _take_home(self, page: SummaryPage) -> None:
        """Do one thing on the summary that was not done yet, and finish when all are."""
        footer, sizes = self._kiosk.window.footer, self._kiosk.window.sizes
        letter = self._chance.choice([*page.letters.buttons.values()])
        size = self._chance.choice([*sizes.buttons.values()])
        ways = {
            "print": (footer.print,),
            "print large": (footer.large, size),
            "print a letter": (letter,),
            "phone": (page.phone,),
            "finish": (footer.finish,),
        }
        way = next(way for way in ways if way not in self._done)
        self._done.add(way)
        self.met[way] += 1
        for button in ways[way]:
            touch(button)
        self._kiosk.background.wait()

    def _end(self) -> None:
        """End the visit in one of the ways there are, if it is not over already."""
        kiosk, idle = self._kiosk, self._kiosk.idle
        assert idle is not None
        ways: dict[str, Callable[[], None]] = {
            "leave by button": lambda: touch(kiosk.window.header.leave),
            "leave by key": lambda: QTest.keyClick(kiosk.window, Qt.Key.Key_Escape),
            "idle": lambda: self._let_time_pass(idle.idle.limits),
        }
        if self._place is not Place.START:
            way = self._chance.choice(sorted(ways))
            self.met[way] += 1
            ways[way]()
        settle()
        assert self._place is Place.START
        assert not kiosk.navigator.position.visit.answers

    def _let_time_pass(self, limits: Limits) -> None:
        idle = self._kiosk.idle
        assert idle is not None
        idle._take(Idle(limits, limits.idle))
        QCoreApplication.processEvents()
        assert idle.warning is not None
        idle._take(Idle(limits, limits.idle + limits.warning))

    def _look_round(self) -> None:
        """Let the page be shown, and note what is met."""
        QCoreApplication.processEvents()
        self.met[self._place.name] += 1


def touch(button: QAbstractButton) -> None:
    """Touch the middle of `button`."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def is_seen(widget: QWidget) -> bool:
    """Tell whether the middle of `widget` is not scrolled away."""
    return widget.visibleRegion().contains(widget.rect().center())


def settle() -> None:
    """Let all that was left be deleted."""
    for _ in range(2):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def resident_kilobytes() -> int:
    """Return how much memory this process has, without what it could give back at once."""
    gc.collect()
    if sys.platform == "linux":
        ctypes.CDLL(None).malloc_trim(0)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


class _Heap(ctypes.Structure):
    """What the C library tells of its heap, in bytes: `struct mallinfo2`."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    )


def kilobytes_in_use() -> float | None:
    """Return how much of the heap is in use; None where the C library does not tell.

    Unlike all memory of the process, this does not depend on where there were gaps to be filled.
    """
    gc.collect()
    tell = getattr(ctypes.CDLL(None), "mallinfo2", None) if sys.platform == "linux" else None
    if tell is None:
        return None
    tell.restype = _Heap
    heap = tell()
    return float(heap.uordblks + heap.hblkhd) / 1024
