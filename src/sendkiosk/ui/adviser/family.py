"""The family's screen: what the adviser's wizard shows, once more, in type that they can read."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from sendkiosk.journey.flow import NOT_SURE, TALK
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.ui.adviser.family_pages import CalmPage, WelcomePage, calm_at
from sendkiosk.ui.adviser.family_place import FamilyPlace
from sendkiosk.ui.fingers import Fingers
from sendkiosk.ui.forgetting import paint_now
from sendkiosk.ui.look import Look
from sendkiosk.ui.navigator import Navigator, Place, Position
from sendkiosk.ui.page import Page, ScrollPane
from sendkiosk.ui.pages.build import build, go_on
from sendkiosk.ui.pages.languages import LanguagePage
from sendkiosk.ui.pages.summary import SummaryPage
from sendkiosk.ui.sizes import Sizes
from sendkiosk.ui.window import Kept, Window
from sendkiosk.ui.wiring import calling

CLOSING_KEYS: Final = (Qt.Key.Key_Escape, Qt.Key.Key_F11)

THEIRS: Final = frozenset(
    {Place.QUESTION, Place.CHECK, Place.SUMMARY, Place.PHONE, Place.HELP, Place.LANGUAGE}
)
"""The places whose pages the family sees; whatever else there is, or will be, is the adviser's."""


class FamilyView(Window):
    """A second window on the visit of `navigator`: it shows where that stands, and answers touches.

    Nothing of the adviser's own is ever in it. While it is closed it holds nothing of a visit.
    `closed` tells that it gave the screen back. `languages_wanted` tells that they want to choose
    a language, and `language_wanted` brings the tag of the one that they chose.
    """

    closed = Signal()
    languages_wanted = Signal()
    language_wanted = Signal(str)

    def __init__(self, look: Look, navigator: Navigator) -> None:
        """Make it for the language and colours of `look`; `open` shows it."""
        self._navigator = navigator
        self._shown: Position | None = None
        self._begun: tuple[Position, Kept] | None = None
        super().__init__(look.usual(), chooses=True)
        self.setWindowTitle(look.say("The family’s screen"))
        # The program ends with the adviser's window, whether this one is open or not.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self._place = FamilyPlace(self)
        self.fingers = Fingers(self)
        for key in CLOSING_KEYS:
            QShortcut(QKeySequence(key), self).activated.connect(self.close)
        self._connect()

    def open(self, adviser: QWidget) -> None:
        """Cover a display with this: one that the window of `adviser` is not on, if there is one.

        From now on it goes where the family can see it when displays come and go.
        """
        self._place.begin(adviser)
        self._fit()
        self.follow()

    def follow(self) -> None:
        """Show where the navigator stands now, if that is not what is shown already."""
        here = self._navigator.position
        if here is self._shown:
            return
        if here.place is Place.START and self.look != self.look.usual():
            self._dress_in(self.look.usual())
        if not self.isVisible():
            return
        left, self._shown = self._shown, here
        begun, self._begun = self._begun, None
        if here.place is Place.LANGUAGE and left is not None:
            self._begun = left, self.kept
        self._put_page()
        if begun is not None and begun[0] == here:
            self.take_up(begun[1])
        if here.place is Place.START:
            paint_now(self)

    def speak(self, catalogue: Catalogue) -> None:
        """Go on in the language of `catalogue`, if that is another."""
        if catalogue != self.look.catalogue:
            self._change_look(replace(self.look, catalogue=catalogue))

    def turn(self, views: int) -> None:
        """Move the page down by `views`, or up if that is negative, for whoever cannot touch it."""
        for pane in self.findChildren(ScrollPane):
            button = pane.down if views > 0 else pane.up
            for _ in range(abs(views)):
                button.click()

    def show_page(self, page: Page, navigator: Navigator, *, asks: bool) -> None:
        """Show `page`, and only those buttons that do something here."""
        super().show_page(page, navigator, asks=asks)
        here = navigator.position
        calm = isinstance(page, CalmPage | WelcomePage)
        if here.place is Place.SUMMARY:
            # What is printed, and when the visit ends, is for the adviser: back is all that stays.
            self.footer.show_for(Place.PHONE, asks=False, can_go_on=False)
        elif here.place is Place.QUESTION and not navigator.before.answers and not here.mending:
            # Before the first question there is only the welcome, and no way on from it.
            self.footer.back.hide()
            self.footer.arrange()
        if calm:
            self.footer.hide()
            self.progress.hide()
        self.header.again.hide()
        self.header.leave.show()
        self.header.arrange()
        if page.first_focus() is None:
            self.header.leave.setFocus(Qt.FocusReason.OtherFocusReason)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the type to the new size, when Qt is done with this one."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the screen back, and keep nothing that was shown."""
        super().closeEvent(event)
        self._place.end()
        self._shown = self._begun = None
        if self.page is not None:
            self._take_out(self.page)
        self.header.tell_progress("")
        self.closed.emit()

    def _make(self, look: Look) -> None:
        super()._make(look)
        leave = self.header.leave
        say = look.say
        self.header.rename(leave, say("Back to the adviser"), say("Adviser"), "")

    def _take_out(self, page: Page) -> None:
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()

    def _connect(self) -> None:
        """Connect what is made anew each time this gets another look."""
        header, footer, navigator = self.header, self.footer, self._navigator
        header.look_wanted.connect(self._change_look)
        header.help.clicked.connect(calling(navigator.ask_for_help))
        header.language.clicked.connect(self.languages_wanted)
        header.leave.clicked.connect(self.close)
        footer.back.clicked.connect(calling(navigator.back))
        footer.unsure.clicked.connect(lambda: navigator.answer(NOT_SURE))
        footer.talk.clicked.connect(lambda: navigator.answer(TALK))
        footer.next.clicked.connect(self._go_on)
        footer.steps.clicked.connect(calling(navigator.go_on))

    def _go_on(self) -> None:
        go_on(self._navigator, self.page)

    def _fit(self) -> None:
        """Make type as large as it has to be on this display."""
        sizes = Sizes.for_screen(self.width(), self.height(), self._place.pixels_per_mm)
        sizes = sizes.at_step(self.look.sizes.step)
        if sizes != self.look.sizes:
            self._change_look(replace(self.look, theme=replace(self.look.theme, sizes=sizes)))

    def _change_look(self, look: Look) -> None:
        """Show the same in another `look`: whatever was begun here stays begun."""
        kept = self.kept
        self._dress_in(look)
        if self._shown is not None:
            self._put_page()
            self.take_up(kept)

    def _dress_in(self, look: Look) -> None:
        self.dress(look)
        self._connect()

    def _put_page(self) -> None:
        self.fingers.page_came()
        here = self._navigator.position
        self.show_page(self._page(here.place), self._navigator, asks=here.asks)

    def _page(self, place: Place) -> Page:
        if place is Place.START:
            return WelcomePage(self.look)
        if place not in THEIRS:
            return CalmPage(self.look, calm_at(place))
        page = build(self.look, self._navigator)
        if isinstance(page, SummaryPage):
            page.letters.hide()
        elif isinstance(page, LanguagePage):
            page.language.connect(self.language_wanted)
        return page
