"""The window: header, the page, and the buttons that stand at the same place on every page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from sendkiosk.journey.messages import message
from sendkiosk.ui.controls import fill
from sendkiosk.ui.footer import Footer
from sendkiosk.ui.header import Header
from sendkiosk.ui.look import Look
from sendkiosk.ui.navigator import ASIDE, Navigator, Place
from sendkiosk.ui.page import Page, PageKept
from sendkiosk.ui.scroll_buttons import ScrollButtons
from sendkiosk.ui.size_row import SizeRow


@dataclass(frozen=True, slots=True)
class Kept:
    """What is handed from one look of the window to the next: nothing that a visitor did is lost.

    `focus` counts the widgets of one of the window's parts, up to the one that has the keyboard.
    """

    page: PageKept | None
    asks_for_size: bool
    focus: tuple[int, int] | None


class Window(QWidget):
    """Header, page and footer. It shows pages; it does not know where they lead."""

    moved = Signal()

    def __init__(self, look: Look, *, chooses: bool = False) -> None:
        """Make an empty window; in that of an adviser, who `chooses`, nothing prints at once."""
        super().__init__()
        self.setObjectName("window")
        # Where it is a part of another window, Qt would not draw its ground.
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(look.say("SEN advice"))
        self._chooses = chooses
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        fill(layout, (), 0, 0)
        # The screen gives the size. A page that is too tall scrolls; the window never grows.
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self._box = layout
        self._make(look)

    def dress(self, look: Look) -> None:
        """Put on `look`: everything but the page is made anew, and has to be connected anew.

        The page must be shown anew after this.
        """
        prints = self.footer.print.isEnabled()
        for part in (self.header, self.progress, self._stack, self.sizes, self.footer):
            self._box.removeWidget(part)
            if part is not self._stack:
                part.hide()
                part.deleteLater()
        self._make(look)
        self.footer.print.setEnabled(prints)
        self.footer.large.setEnabled(prints)

    def _make(self, look: Look) -> None:
        """Make and show everything but the page."""
        self.look = look
        self.setStyleSheet(look.style_sheet())
        self.setLayoutDirection(look.direction)
        self.header = Header(look)
        self.footer = Footer(look, chooses=self._chooses)
        self.sizes = SizeRow(look, self.footer.large)
        self.progress = QProgressBar()
        self.progress.setObjectName("progress")
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(look.sizes.space(0.2))
        self.progress.setAccessibleName(look.say("How far you have come"))
        for part in (self.header, self.progress, self._stack, self.sizes, self.footer):
            self._box.addWidget(part)
        self._box.setStretchFactor(self._stack, 1)
        # Not left to Qt, which would first do it when the page is looked at already.
        self.header.show()

    def add_below_header(self, bar: QWidget) -> None:
        """Let `bar` stand between the header and the page, whenever it is shown."""
        self._box.insertWidget(self._box.indexOf(self.header) + 1, bar)

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else None

    def go_back(self) -> None:
        """Press the button for going back, if this page has one."""
        page = self.page
        back = page.way_back() if page is not None else None
        if back is None and self.footer.back.isVisible():
            back = self.footer.back
        if back is not None:
            back.click()

    def ask_for_help(self) -> None:
        """Press the button for help, unless help is shown."""
        if self.header.help.isVisible():
            self.header.help.click()

    @property
    def kept(self) -> Kept:
        """What the visitor has done here and not yet told by going on."""
        page = self.page
        return Kept(page.kept if page else None, self.sizes.is_open, self._focus_place())

    def take_up(self, kept: Kept) -> None:
        """Go on with what was `kept`: on the same page, in another look."""
        if kept.page is not None and self.page is not None:
            self.page.take_up(kept.page)
        if kept.asks_for_size:
            self.sizes.open()
        if kept.focus is not None:
            # Buttons for scrolling come with the layout.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            part, number = kept.focus
            inside = self._focusable(self._parts[part])
            if number < len(inside):
                inside[number].setFocus(Qt.FocusReason.OtherFocusReason)
        self._settle()

    def show_page(self, page: Page, navigator: Navigator, *, asks: bool) -> None:
        """Show `page` and forget the one before, with everything on it."""
        place = navigator.position.place
        behind, at_most = navigator.progress
        old = self._stack.currentWidget()
        page.resize(self._stack.size())
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
        # On these two pages all of them have a button of their own.
        shown_there = place in {Place.START, Place.LANGUAGE}
        self.header.language.setVisible(self.look.has_choice and not shown_there)
        number = message("Question {number}", number=behind + 1)
        self.header.tell_progress(self.look.say(number) if place is Place.QUESTION else "")
        without = {Place.START, Place.DONE, Place.HELP, Place.PHONE, Place.LANGUAGE}
        self.progress.setVisible(place not in without)
        # Left to itself, the bar would paint itself at once, and with it all that is half made.
        self.progress.setUpdatesEnabled(False)
        self.progress.setMaximum(at_most)
        self.progress.setValue(behind)
        self.progress.setUpdatesEnabled(True)
        self.footer.next.setEnabled(page.can_go_on)
        self._settle()
        page.on_ready = lambda: self.footer.next.setEnabled(page.can_go_on)
        prints = self.footer.print.isVisibleTo(self)
        focus = page.first_focus() or (self.footer.print if prints else self.footer.back)
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit()

    def _settle(self) -> None:
        """Lay everything out now.

        Left to itself, Qt would first show a footer as tall as its words were with other buttons.
        """
        self.header.box.activate()
        self.footer.box.activate()
        self._box.activate()

    @property
    def _parts(self) -> tuple[QWidget, ...]:
        # Not the stack: what it showed before is in there too, until Qt has had its turn.
        return (self.header, self.page or self._stack, self.sizes, self.footer)

    def _focus_place(self) -> tuple[int, int] | None:
        """Return where the keyboard is, so that it can be found among other widgets."""
        focus = self.focusWidget()
        for number, part in enumerate(self._parts):
            inside = self._focusable(part)
            if focus in inside:
                return number, inside.index(focus)
        return None

    @staticmethod
    def _focusable(part: QWidget) -> list[QWidget]:
        inside = [
            widget
            for widget in part.findChildren(QWidget)
            if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        ]
        # Buttons for scrolling come last: in another look there may be none.
        return sorted(inside, key=lambda widget: isinstance(widget.parent(), ScrollButtons))
