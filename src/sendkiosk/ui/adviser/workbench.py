"""An adviser's window: the wizard on the left, and beside it what has come of it so far."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from sendkiosk.journey.messages import message
from sendkiosk.ui.adviser.beside import Beside
from sendkiosk.ui.adviser.family import FamilyView
from sendkiosk.ui.adviser.page import denser
from sendkiosk.ui.adviser.search import SearchKept, narrow
from sendkiosk.ui.adviser.shortcuts import Shortcut, listen
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.controls import fill
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.look import Look
from sendkiosk.ui.navigator import Place
from sendkiosk.ui.pages.question import QuestionPage
from sendkiosk.ui.wiring import calling, handing

WIZARD: Final = 68
"""How much of the window's width the wizard has, in hundredths, until the line is moved."""
LEAST_COLUMN: Final = 16
"""How wide the column beside the wizard is at least, in heights of its type."""
ON_PRINT_PAGE: Final = frozenset({"Ctrl+P"})
"""Keys that mean something of its own on the page where it is chosen what is printed."""


class Workbench(QWidget):
    """Follows the wizard of `kiosk`, and leads it to wherever the adviser wants to go."""

    def __init__(self, kiosk: Kiosk, *, has_family_screen: bool = True) -> None:
        """Stand where the kiosk stands.

        With a `has_family_screen` the family can be shown all that is theirs on a screen of its
        own, or on this one, turned round.
        """
        super().__init__()
        self.kiosk = kiosk
        self.family = self._make_family() if has_family_screen else None
        self.setWindowTitle(kiosk.window.windowTitle())
        self.shortcuts = self._shortcuts()
        self._listening = listen(self, self.shortcuts)
        self._look = kiosk.window.look
        self.beside = self._make_beside(0, None)
        self._wants_beside = True
        self._both = QSplitter(Qt.Orientation.Horizontal)
        self._both.setChildrenCollapsible(False)
        for part, share in ((kiosk.window, WIZARD), (self.beside, 100 - WIZARD)):
            self._both.addWidget(part)
            self._both.setStretchFactor(self._both.indexOf(part), share)
        # Only their proportion counts, but each must be more than the part needs at least.
        self._both.setSizes([WIZARD * 100, (100 - WIZARD) * 100])
        layout = QVBoxLayout(self)
        fill(layout, (self._both,), 0, 0)
        # The desktop gives the size. A page that is too tall scrolls; the window never grows.
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        kiosk.window.moved.connect(self._follow)
        self._follow()

    def _make_beside(self, room: int, kept: SearchKept | None) -> Beside:
        look, flow = fitting(denser(self._look.at_work()), room), self.kiosk.navigator.journey.flow
        beside = Beside(look, flow, self.shortcuts, kept)
        if self.family is None:
            beside.family.hide()
        beside.family_wanted.connect(self._turn_family)
        beside.question_wanted.connect(handing(self.kiosk.navigator.change))
        beside.onward.connect(calling(self.kiosk.navigator.ask_missing))
        return beside

    def _make_family(self) -> FamilyView:
        family = FamilyView(self.kiosk.window.look, self.kiosk.navigator)
        # A window of its own, which ends with this one.
        family.setParent(self, Qt.WindowType.Window)
        self.kiosk.window.moved.connect(family.follow)
        family.languages_wanted.connect(calling(self.kiosk.ask_for_language))
        family.language_wanted.connect(handing(self.kiosk.speak))
        return family

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the family's screen, too."""
        super().closeEvent(event)
        if self.family is not None:
            self.family.close()

    def _follow(self) -> None:
        """Show what is known now, in the look that the wizard wears."""
        navigator, window = self.kiosk.navigator, self.kiosk.window
        if self.family is not None:
            self.family.speak(window.look.catalogue)
        if window.look is not self._look:
            self._look = window.look
            widths = self._both.sizes()
            before, self.beside = self.beside, self._make_beside(widths[1], self.beside.search.kept)
            self._both.replaceWidget(1, self.beside)
            self._both.setSizes(widths)
            before.deleteLater()
        for keys in ON_PRINT_PAGE:
            self._listening[keys].setEnabled(navigator.position.place is not Place.PAPER)
        self.beside.show_family(navigator.summary(), navigator.position.screen, navigator.missing)
        self._show_beside()

    def _shortcuts(self) -> tuple[Shortcut, ...]:
        navigator = self.kiosk.navigator
        answers = {str(number): partial(self._choose, number) for number in range(1, 10)}
        return (
            Shortcut(message("Choose the first answer, the second …"), answers, shown="1 … 9"),
            Shortcut(message("I’m not sure"), {"0": self._say_unsure}),
            Shortcut(message("Next"), {"Alt+Right": self._go_on}),
            Shortcut(message("Back"), {"Alt+Left": self._go_back}),
            Shortcut(
                message("The question before, the one after"),
                {"Ctrl+Up": partial(self._turn, -1), "Ctrl+Down": partial(self._turn, 1)},
            ),
            Shortcut(message("The steps so far"), {"Ctrl+E": navigator.show_summary}),
            Shortcut(message("Choose what to print"), {"Ctrl+P": self._choose_paper}),
            Shortcut(message("Help now"), {"Ctrl+H": navigator.ask_for_help}),
            Shortcut(message("The next family"), {"Ctrl+N": self._next_family}),
            Shortcut(message("Search"), {"Ctrl+F": self._search}),
            *self._family_shortcuts(),
            Shortcut(message("Show or hide what stands here"), {"Ctrl+B": self._turn_beside}),
            Shortcut(
                message("These keys; Esc closes them"),
                {"F1": self._turn_keys, "Esc": self._close_aside},
                shown="F1",
            ),
            Shortcut(message("Close the window"), {"Ctrl+Q": self._close}),
        )

    def _family_shortcuts(self) -> tuple[Shortcut, ...]:
        if self.family is None:
            return ()
        return (
            Shortcut(
                message("Show the family, on a second screen or on this one, turned round"),
                {"F11": self._turn_family},
            ),
            Shortcut(
                message("Move their page up, down"),
                {
                    "Ctrl+PgUp": partial(self.family.turn, -1),
                    "Ctrl+PgDown": partial(self.family.turn, 1),
                },
            ),
        )

    def _turn_family(self) -> None:
        """Show the family's screen, or close it."""
        if self.family is None:
            return
        if self.family.isVisible():
            self.family.close()
        else:
            self.family.open(self)

    def _search(self) -> None:
        self.beside.show_search()
        self._show_beside()

    def _choose(self, number: int) -> None:
        """Touch the answer that stands at `number` on the page, if there is one."""
        page = self.kiosk.window.page
        buttons = list(page.buttons.values()) if isinstance(page, QuestionPage) else []
        if number <= len(buttons):
            press(buttons[number - 1])

    # The footer is made anew with each look, so its buttons are looked for when they are needed.

    def _say_unsure(self) -> None:
        press(self.kiosk.window.footer.unsure)

    def _go_back(self) -> None:
        press(self.kiosk.window.footer.back)

    def _go_on(self) -> None:
        footer = self.kiosk.window.footer
        if self.kiosk.navigator.position.place is Place.START:
            self.kiosk.navigator.begin()
            return
        for button in (footer.next, footer.steps, footer.finish):
            if press(button):
                return

    def _turn(self, questions: int) -> None:
        """Go on by `questions` among those that were asked and the next one, not past the ends."""
        navigator = self.kiosk.navigator
        missing, shown = navigator.missing, navigator.position.screen
        asked = [*navigator.visit.answers, *([missing.id] if missing else [])]
        if not navigator.visit.answers:
            return
        here = asked.index(shown.id) if shown is not None and shown.id in asked else len(asked)
        wanted = asked[max(0, min(here + questions, len(asked) - 1))]
        if wanted in navigator.visit.answers:
            navigator.change(wanted)
        else:
            navigator.ask_missing()

    def _choose_paper(self) -> None:
        self.kiosk.navigator.show_summary()
        press(self.kiosk.window.footer.print)

    def _next_family(self) -> None:
        """Begin with another family; of one whose answers are there it is asked first."""
        navigator = self.kiosk.navigator
        if navigator.visit.answers:
            navigator.ask_to_leave()
            return
        if navigator.position.place is Place.DONE:
            # By way of the start page, where what the last family did is forgotten.
            navigator.start_again()
        navigator.begin()

    def _turn_beside(self) -> None:
        self._wants_beside = not self._wants_beside
        self._show_beside()

    def _turn_keys(self) -> None:
        self.beside.turn_keys()
        self._show_beside()

    def _close_aside(self) -> None:
        self.beside.show_so_far()
        self._show_beside()

    def _close(self) -> None:
        self.close()

    def _show_beside(self) -> None:
        """Show what stands beside, where it is wanted and there is room, or where it was asked."""
        prints = self.kiosk.navigator.position.place is Place.PAPER
        self.beside.setVisible(self.beside.looks_up or (self._wants_beside and not prints))


def press(button: TouchButton) -> bool:
    """Press `button` if it can be seen and pressed, and tell whether it was."""
    can = button.isVisible() and button.isEnabled()
    if can:
        button.click()
    return can


def fitting(look: Look, room: int) -> Look:
    """Return `look` for a column `room` pixels wide, with words as large as there is place for."""
    sizes = look.sizes
    while sizes.step and sizes.times(LEAST_COLUMN) > room:
        sizes = sizes.at_step(sizes.step - 1)
    return narrow(replace(look, theme=replace(look.theme, sizes=sizes)))


def wizard_width(width: int) -> int:
    """Return how wide the wizard is in a window of `width` pixels."""
    return width * WIZARD // 100
