"""Reading aloud in the window: its button and bar, its keys, and what is shown of it."""

from __future__ import annotations

import logging
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton
from shiboken6 import isValid

from sendkiosk.journey.messages import message
from sendkiosk.speech.port import Engine
from sendkiosk.speech.saying import as_said
from sendkiosk.ui.background import Background
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.keys import READ
from sendkiosk.ui.look import Look
from sendkiosk.ui.on_screen import on_screen
from sendkiosk.ui.page import Page, ScrollPane
from sendkiosk.ui.reading import Reading
from sendkiosk.ui.reading_bar import ReadingBar
from sendkiosk.ui.reading_keys import reading_keys
from sendkiosk.ui.spoken import Passage
from sendkiosk.ui.spoken_mark import SpokenMark
from sendkiosk.ui.window import Window
from sendkiosk.ui.wiring import calling

log = logging.getLogger(__name__)

WELCOME: Final = message(
    "We read this screen to you. With keys: arrow down for the next part, arrow up for the part"
    " before. Enter chooses. Space is for a pause. Backspace goes back."
)
"""How to go on without looking; said once, when reading is turned on."""

_TABS: Final = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})


class ReadAloud(QObject):
    """Reads the page of `window`, from when a visitor wants it until the next one comes.

    `turned` tells whether it is on, each time when that may have changed. `was_used` is true from
    when anything was read to this visitor.
    """

    turned = Signal(bool)

    def __init__(self, look: Look, window: Window, engine: Engine, background: Background) -> None:
        """Stand ready. Where the language has no voice, the button says so."""
        super().__init__(window)
        self._look, self._window, self._engine = look, window, engine
        self._voice = engine.voice(look.catalogue.tag)
        self._is_same_page = self._tabs = False
        self.was_used = False
        self.reading = Reading(engine, background.bring, self._show)
        self._page: Page | None = None
        self._welcome: tuple[Passage, ...] = ()
        self._found: tuple[Passage, ...] = ()
        self._shown: Passage | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look_again)
        self._make()
        self._keys = reading_keys(window, self.reading, self._choose, self._pause_or_go_on)
        for key in READ:
            turn = QShortcut(QKeySequence(key), window)
            turn.setAutoRepeat(False)
            turn.activated.connect(self.turn)
        window.moved.connect(self._new_page)
        window.installEventFilter(self)
        self._show()

    def dress(self, look: Look) -> None:
        """Put on `look`, once the window has done so and before it shows its page anew.

        In the same language reading goes on where it was.
        """
        self._is_same_page = look.catalogue.tag == self._look.catalogue.tag
        self._look = look
        if not self._is_same_page:
            self._voice = self._engine.voice(look.catalogue.tag)
            self.reading.speak_with(self._voice)
        for old in (self.bar, self.mark):
            old.hide()
            old.deleteLater()
        self._make()
        self._shown = None
        self._show()

    @property
    def is_reading(self) -> bool:
        """Whether something is being said just now: a visitor is listening."""
        return self.reading.is_reading

    def turn(self) -> None:
        """Turn reading on, or off if it is on."""
        if self._is_on:
            self.reading.end()
        elif self._voice is not None:
            self._welcome = (Passage(self._look.say(WELCOME), (self.bar,)),)
            self._see()
            self._rename(*self._labels())
            self.reading.begin(self._voice, self._found)

    def tell(self, words: str) -> None:
        """Say `words` that stand on no page, if reading is on; nobody counts as listening to it."""
        self.reading.tell(as_said(words, self._look.catalogue.tag))

    def forget(self) -> None:
        """Be silent, and as at the beginning, for the next visitor."""
        self.reading.forget()
        self.was_used = False

    def _make(self) -> None:
        """Make what is seen of reading, and connect it; the button is the window's own."""
        reading = self.reading
        self.button = self._window.header.read
        self._rename(*self._labels())
        self.button.setEnabled(self._voice is not None)
        self.button.show()
        self.bar = bar = ReadingBar(self._look)
        self._window.add_below_header(bar)
        self.mark = SpokenMark(self._look, self._window)
        header = self._window.header
        looks = (header.smaller, header.larger, header.colours)
        self._own = (self.button, *looks, *bar.findChildren(TouchButton))
        self.button.clicked.connect(self.turn)
        bar.stop.clicked.connect(calling(reading.end))
        bar.pause.clicked.connect(calling(reading.pause))
        bar.go_on.clicked.connect(calling(reading.go_on))
        bar.again.clicked.connect(calling(reading.again))
        bar.slower.clicked.connect(lambda: reading.change_pace(-1))
        bar.faster.clicked.connect(lambda: reading.change_pace(1))
        bar.quieter.clicked.connect(lambda: reading.change_volume(-1))
        bar.louder.clicked.connect(lambda: reading.change_volume(1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the page again when anything on it has changed, or moved.

        A window that is hidden falls silent: something else stands before it, or nobody is there.
        """
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._look_soon()
        elif event.type() == QEvent.Type.Hide and watched is self._window and self._is_on:
            self.reading.pause()
        elif isinstance(event, QKeyEvent) and event.key() in _TABS:
            self._tabs = event.type() == QEvent.Type.KeyPress
        elif isinstance(event, QFocusEvent) and event.gotFocus():
            self._focus_moved(watched, event.reason())
        return super().eventFilter(watched, event)

    def _pause_or_go_on(self) -> None:
        if self._pressed_own():
            return
        if self.reading.is_reading:
            self.reading.pause()
        else:
            self.reading.go_on()

    def _choose(self) -> None:
        """Press the button that was read last."""
        if self._pressed_own():
            return
        choice = self.reading.choice
        button = None if choice is None else self._found[choice].button
        if choice is not None and button is not None and isValid(button) and button.isVisible():
            self.reading.stand_at(choice)
            button.click()
            self._look_soon()

    def _pressed_own(self) -> bool:
        """Press the button for how a page is read or looks that has the keyboard, if one has."""
        focus = self._window.focusWidget()
        if isinstance(focus, QAbstractButton) and focus in self._own:
            focus.click()
            return True
        return False

    def _focus_moved(self, button: QObject, reason: Qt.FocusReason) -> None:
        """Read the button that the Tab key moved to; one that is touched is known anyhow.

        The reason alone does not tell: Qt names the Tab key, too, where a button goes away under
        the focus.
        """
        by_key = self._tabs and reason is not Qt.FocusReason.OtherFocusReason
        if not self._is_on or self._page is not self._window.page:
            return
        if isinstance(button, QAbstractButton) and button in self._own:
            # These change how a page is read or looks; what is being said goes on when touched.
            if by_key:
                self.tell(f"{button.accessibleName()}. {button.accessibleDescription()}")
            return
        places = (n for n, one in enumerate(self._found) if one.button is button)
        place = next(places, None)
        if place is not None and by_key:
            self.reading.visit(place)
        elif place is not None and reason is Qt.FocusReason.MouseFocusReason:
            self.reading.stand_at(place)

    def _new_page(self) -> None:
        self._page, self._welcome = self._window.page, ()
        if self._page is not None:
            self._page.installEventFilter(self)
            for pane in self._page.findChildren(ScrollPane):
                pane.content.installEventFilter(self)
                pane.moved.connect(self.mark.follow)
        same, self._is_same_page = self._is_same_page, False
        if self._is_on:
            self._soon.stop()
            self._see()
            (self.reading.redraw if same else self.reading.show)(self._found)

    def _look_soon(self) -> None:
        if self._is_on:
            self._soon.start()

    def _look_again(self) -> None:
        if self._is_on:
            self._see()
            self.reading.update(self._found)
            self.mark.follow()

    def _see(self) -> None:
        """Find what is to be read, and hear when the focus comes to a button."""
        self._found = (*self._welcome, *on_screen(self._look, self._window, self.button))
        for button in self._window.findChildren(TouchButton):
            button.installEventFilter(self)

    def _show(self) -> None:
        """Show how it is read, and which passage."""
        reading = self.reading
        if reading.fault is not None:
            self._tell_fault()
        self.was_used = self.was_used or reading.is_reading
        self.bar.show_manner(reading.manner, speaking=reading.is_reading)
        for key in self._keys:
            key.setEnabled(self._is_on)
        self.turned.emit(self._is_on)
        if not self._is_on:
            # Nothing of a page may be kept any longer than it is read.
            self._found = self._welcome = ()
        here = self._found[reading.place] if self._found else None
        if here == self._shown:
            return
        self._shown = here
        self.mark.mark(here.widgets if here else ())
        if here is not None:
            self._bring_into_view(here)

    def _bring_into_view(self, passage: Passage) -> None:
        """Scroll to `passage`, and give the keyboard to its button, which Enter then presses."""
        for pane in self._page.findChildren(ScrollPane) if self._page is not None else ():
            pane.show_part(passage.widgets[0])
        if passage.button is not None:
            passage.button.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _is_on(self) -> bool:
        return self.reading.manner.on

    def _labels(self) -> tuple[str, ...]:
        if self._voice is None:
            return (self._look.say("No voice in this language"), *self._none())
        return self._look.say("Read aloud"), self._look.say("Read"), ""

    def _none(self) -> tuple[str, ...]:
        """Return shorter words for a button with which nothing can be heard."""
        return (self._look.say("No voice"),)

    def _rename(self, *labels: str) -> None:
        self._window.header.rename(self.button, *labels)

    def _tell_fault(self) -> None:
        """Say on the button that nothing can be heard, and in the log why: staff can mend it."""
        fault, self.reading.fault = self.reading.fault, None
        if fault is not None:
            log.warning("A page could not be read aloud: %s. %s", fault.trouble.value, fault.detail)
            self._rename(self._look.say("Reading aloud does not work just now"), *self._none())
