"""The window: header, the page, and the buttons that stand at the same place on every page."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sendkiosk.journey.messages import message
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.controls import fill, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.navigator import ASIDE, Navigator, Place
from sendkiosk.ui.page import Page
from sendkiosk.ui.size_row import SizeRow


class Header(QFrame):
    """The name of the kiosk, how far the visitor has come, help, and the way back to the start."""

    def __init__(self, look: Look) -> None:
        """Show the name."""
        super().__init__()
        self.setObjectName("header")
        self._look = look
        self.words = text("")
        self.words.setObjectName("progressWords")
        self.again = TouchButton(look, look.say("Start again"), kind="header", icon="again")
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setRetainSizeWhenHidden(True)
        self.again.setSizePolicy(policy)
        self.help = TouchButton(look, look.say("Help now"), kind="header", icon="help")
        self.help.setSizePolicy(policy)
        self.leave = TouchButton(look, look.say("Leave quickly"), kind="header", icon="leave")
        self.leave.setSizePolicy(policy)
        name = text(look.say("SEN advice"))
        layout = QHBoxLayout(self)
        parts = (name, self.words, self.help, self.again, self.leave)
        fill(layout, parts, look.sizes.gap, look.sizes.times(0.3))
        layout.setContentsMargins(
            look.sizes.gap, look.sizes.times(0.3), look.sizes.gap, look.sizes.times(0.3)
        )
        layout.setStretchFactor(self.words, 1)
        self.setMinimumHeight(look.sizes.target + look.sizes.times(0.6))


class Footer(QFrame):
    """Back, the two ways out of a question, printing, and on."""

    def __init__(self, look: Look, *, chooses: bool) -> None:
        """Make all buttons; which are seen depends on the place.

        Whoever `chooses` what is printed chooses the size there, too.
        """
        super().__init__()
        self.setObjectName("footer")
        self.back = TouchButton(look, look.say("Back"), kind="quiet", icon="back")
        self.unsure = TouchButton(look, look.say("I’m not sure"), kind="quiet", icon="unsure")
        self.talk = TouchButton(
            look, look.say("I just want to talk to someone"), kind="quiet", icon="talk"
        )
        self._chooses = chooses
        printing = message("Choose what to print") if chooses else message("Print my sheet")
        self.print = TouchButton(look, look.say(printing), kind="primary", icon="print")
        self.large = TouchButton(look, look.say("Print in large type"), kind="quiet", icon="print")
        self.next = TouchButton(look, look.say("Next"), kind="primary", icon="next")
        self.steps = TouchButton(
            look, look.say("Yes, show me what I can do"), kind="primary", icon="next"
        )
        self.finish = TouchButton(look, look.say("Finish"), kind="quiet", icon="tick")
        self._room = QWidget()
        everything = (
            self.back, self.unsure, self.talk, self._room, self.print, self.large, self.next,
            self.steps, self.finish,
        )  # fmt: skip
        self.box = QHBoxLayout(self)
        fill(self.box, everything, look.sizes.times(0.35), look.sizes.times(0.35))
        for part in everything:
            self.box.setStretchFactor(part, 2 if part in {self.talk, self._room, self.steps} else 1)

    def show_for(self, place: Place, *, asks: bool, can_go_on: bool) -> None:
        """Show the buttons that belong to `place`; `asks` tells whether a question stands there.

        A question that is answered by touching the answer has nothing to go on from.
        """
        on_question = place is Place.QUESTION
        self.back.setVisible(place not in {Place.START, Place.DONE, Place.LEAVING})
        self.unsure.setVisible(on_question and asks)
        self.talk.setVisible(on_question and asks)
        self.print.setVisible(place is Place.SUMMARY)
        self.large.setVisible(place is Place.SUMMARY and not self._chooses)
        self.finish.setVisible(place is Place.SUMMARY)
        self.next.setVisible(on_question and can_go_on)
        self.steps.setVisible(place is Place.CHECK)
        roomy = {Place.CHECK, Place.NOTE, Place.HELP, Place.PAPER, Place.PHONE}
        self._room.setVisible(place in roomy or (on_question and not asks))
        self.setVisible(place not in {Place.START, Place.DONE, Place.LEAVING})


class Window(QWidget):
    """Header, page and footer. It shows pages; it does not know where they lead."""

    moved = Signal()

    def __init__(self, look: Look, *, chooses: bool = False) -> None:
        """Make an empty window; in that of an adviser, who `chooses`, nothing prints at once."""
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(look.say("SEN advice"))
        self.setStyleSheet(look.theme.style_sheet())
        self.look = look
        self.header = Header(look)
        self.footer = Footer(look, chooses=chooses)
        self.sizes = SizeRow(look, self.footer.large)
        self.progress = QProgressBar()
        self.progress.setObjectName("progress")
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(look.sizes.times(0.3))
        self.progress.setAccessibleName(look.say("How far you have come"))
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        fill(layout, (self.header, self.progress, self._stack, self.sizes, self.footer), 0, 0)
        # The screen gives the size. A page that is too tall scrolls; the window never grows.
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        layout.setStretchFactor(self._stack, 1)
        self._box = layout

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else None

    def show_page(self, page: Page, navigator: Navigator, *, asks: bool) -> None:
        """Show `page` and forget the one before, with everything on it."""
        place = navigator.position.place
        behind, at_most = navigator.progress
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.sizes.close_up()
        self.footer.show_for(place, asks=asks, can_go_on=page.needs_next or page.can_go_on)
        beside = {Place.START, Place.DONE, *ASIDE}
        self.header.again.setVisible(place not in beside)
        self.header.help.setVisible(place is not Place.HELP)
        self.header.leave.setVisible(place is not Place.START)
        self.header.words.setText("")
        if place is Place.QUESTION:
            number = message("Question {number}", number=behind + 1)
            self.header.words.setText(self.look.say(number))
        self.progress.setVisible(place not in {Place.START, Place.DONE, Place.HELP})
        self.progress.setMaximum(at_most)
        self.progress.setValue(behind)
        self.footer.next.setEnabled(page.can_go_on)
        self._settle()
        page.on_ready = lambda: self.footer.next.setEnabled(page.can_go_on)
        focus = page.first_focus() or self.footer.print
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit()

    def _settle(self) -> None:
        """Lay everything out now.

        Left to itself, Qt would first show a footer as tall as its words were with other buttons.
        """
        self.footer.box.activate()
        self._box.activate()


def after(milliseconds: int, parent: QWidget) -> QTimer:
    """Return a timer that fires once; it stops when `parent` goes."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
