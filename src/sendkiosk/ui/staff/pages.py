"""The pages between a visitor and the staff screen: the PIN, a new PIN, a question, a pause."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sendkiosk.journey.messages import Message, message, plural_message
from sendkiosk.lock.lock import Lock, Opening
from sendkiosk.lock.pin import LONGEST, SHORTEST, why_not
from sendkiosk.ui.announcing import tell
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.controls import fill, in_columns, panel, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.page import Page
from sendkiosk.ui.staff.pad import PinPad

SECOND = 1000
_FROM_EDGE = 1
"""What stands to the right of a pad on a wide screen, in heights of body type."""
_DOWN = QBoxLayout.Direction.TopToBottom


class StaffPage(QWidget):
    """A page in place of the visitor's window, with a header that says whose it is."""

    is_behind_pin: ClassVar[bool] = False
    """Whether staff are here while it is shown."""
    left = Signal()
    """Back to where whoever is here came from."""

    def __init__(self, look: Look, name: Message) -> None:
        """Begin an empty page under the header `name`."""
        super().__init__()
        self.look = look
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(look.style_sheet())
        self.setAccessibleName(look.say(name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        header = QFrame()
        header.setObjectName("header")
        header.setMinimumHeight(look.sizes.target + look.sizes.gap)
        header.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._header = QHBoxLayout(header)
        fill(self._header, (QLabel(look.say(name)),), look.sizes.gap, look.sizes.times(0.3))
        self._header.setContentsMargins(look.sizes.gap, *(look.sizes.times(0.3),) * 3)
        self._page = Page(look)
        across = QBoxLayout.Direction.LeftToRight if look.sizes.wide else _DOWN
        self._below = QBoxLayout(across)
        fill(self._below, (self._page,), 0, 0)
        self._below.setStretchFactor(self._page, 1)
        layout = QVBoxLayout(self)
        fill(layout, (header,), 0, 0)
        layout.addLayout(self._below, 1)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)

    def fill(self, *widgets: QWidget, wide: bool = False, middle: bool = False) -> None:
        """Put `widgets` below each other, as `Page.fill` does."""
        self._page.fill(*widgets, wide=wide, middle=middle)

    def put_beside(self, widget: QWidget) -> None:
        """Put `widget` beside what `fill` shows, or below it on a tall screen: it never scrolls.

        It gets as much of the height as it can use.
        """
        sizes = self.look.sizes
        beside = QHBoxLayout()
        edge = sizes.times(_FROM_EDGE) if sizes.wide else 0
        beside.setContentsMargins(0, sizes.gap, edge, sizes.gap)
        beside.addStretch(1)
        beside.addWidget(widget)
        beside.addStretch(0 if sizes.wide else 1)
        self._below.addLayout(beside, 0 if sizes.wide else 1)

    def button(
        self, words: Message, kind: str = "quiet", hint: Message | None = None
    ) -> TouchButton:
        """Return a button that says `words`."""
        hinted = self.look.say(hint) if hint else ""
        return TouchButton(self.look, self.look.say(words), kind=kind, hint=hinted)


class PadPage(StaffPage):
    """A page with a pad, words beside it, and a notice that says what was wrong."""

    def __init__(self, look: Look, title: Message, words: Message, way_out: Message) -> None:
        """Ask for `title`; `way_out` names the button that leaves."""
        super().__init__(look, message("For staff"))
        self.pad = PinPad(look)
        self._title = text(look.say(title), "heading")
        self.notice = text("", "strong")
        self._notice = panel("warning", look, self.notice)
        self.leave = self.button(way_out, "header")
        self.leave.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        self.leave.clicked.connect(self.left)
        # There it is seen on the lowest screen, too.
        self._header.addWidget(self.leave)
        # The notice stands before the words, which may scroll.
        self.fill(self._title, self._notice, text(look.say(words)), middle=True)
        self.put_beside(self.pad)
        self.tell("")
        self.pad.entered.connect(self.entered)

    def entered(self, pin: str) -> None:
        """Take `pin`."""
        raise NotImplementedError

    def ask(self, title: Message) -> None:
        """Ask for `title` now."""
        self._title.setText(self.look.say(title))

    def tell(self, words: Message | str) -> None:
        """Show `words` as the notice; "" takes it away."""
        said = self.look.say(words) if words else ""
        self.notice.setText(said)
        self._notice.setVisible(bool(said))
        if said:
            tell(self, said, QAccessible.AnnouncementPoliteness.Assertive)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let keys type."""
        if not self.pad.typed_key(event):
            super().keyPressEvent(event)


class PinPage(PadPage):
    """Asks for the PIN, and makes whoever guesses wait."""

    opened = Signal()

    def __init__(self, look: Look, lock: Lock) -> None:
        """Ask for the PIN of `lock`."""
        super().__init__(
            look,
            message("Type the PIN"),
            message("This part is for the staff here."),
            message("Go back"),
        )
        self._lock = lock
        self._clock = QTimer(self)
        self._clock.setInterval(SECOND)
        self._clock.timeout.connect(self._wait)
        trouble = lock.trouble()
        if trouble is not None:
            self._shut(trouble)
        elif not lock.is_set():
            self._shut(message("There is no PIN. Start the kiosk anew to set one."))
        else:
            self._wait()

    def entered(self, pin: str) -> None:
        """Try `pin`."""
        match self._lock.try_pin(pin):
            case Opening.OPEN:
                self.opened.emit()
            case Opening.NO_PIN:
                self._shut(self._lock.trouble() or message("There is no PIN."))
            case _:
                self.tell(message("That is not the PIN."))
                self._wait()

    def _shut(self, why: Message) -> None:
        self.tell(why)
        self.pad.setEnabled(False)

    def _wait(self) -> None:
        """Shut the pad while nobody may try, and say for how long."""
        seconds = self._lock.seconds_to_wait()
        if seconds:
            self.pad.setEnabled(False)
            self.tell(
                plural_message(
                    "There were too many wrong PINs. Wait one second.",
                    "There were too many wrong PINs. Wait {count} seconds.",
                    seconds,
                )
            )
            self._clock.start()
        elif self._clock.isActive():
            self._clock.stop()
            self.pad.setEnabled(True)
            self.tell(message("You can type the PIN now."))
            self.setFocus()


class NewPinPage(PadPage):
    """Asks for a new PIN, twice."""

    is_behind_pin = True

    kept = Signal()

    def __init__(self, look: Look, lock: Lock, *, first: bool) -> None:
        """Ask for a PIN for `lock`; `first` when there is none yet."""
        words = message(
            "It has {shortest} to {longest} digits. It opens the screen for staff: touch the name"
            " at the top five times, or press Ctrl, Alt and S.",
            shortest=SHORTEST,
            longest=LONGEST,
        )
        way_out = message("Close the program") if first else message("Go back")
        super().__init__(look, _CHOOSE, words, way_out)
        self._lock = lock
        self._first_time = ""

    def entered(self, pin: str) -> None:
        """Take `pin` the first time; the second time, set it."""
        if not self._first_time:
            reason = why_not(pin)
            self.tell(reason or "")
            if reason is None:
                self._first_time = pin
                self.ask(message("Type the same PIN again"))
            return
        first, self._first_time = self._first_time, ""
        self.ask(_CHOOSE)
        if pin != first:
            self.tell(message("The two were not the same. Type a new PIN."))
            return
        reason = self._lock.set_pin(pin)
        self.tell(reason or "")
        if reason is None:
            self.kept.emit()


_CHOOSE = message("Choose a PIN for the staff")


class AskPage(StaffPage):
    """Asks before something that a stray touch must not do."""

    is_behind_pin = True

    agreed = Signal()

    def __init__(self, look: Look, question: Message, words: Message, yes: Message) -> None:
        """Ask `question`, with `words` below it."""
        super().__init__(look, message("For staff"))
        self.yes = self.button(yes, "primary")
        self.no = self.button(message("No, go back"))
        self.yes.clicked.connect(self.agreed)
        self.no.clicked.connect(self.left)
        self.fill(
            text(look.say(question), "title"), text(look.say(words)), self.yes, self.no, middle=True
        )


class PausedPage(StaffPage):
    """Stands before a visit that staff have paused: nobody sees an answer, nothing is lost."""

    def __init__(self, look: Look) -> None:
        """Say that staff will go on."""
        super().__init__(look, message("SEN advice"))
        self.fill(
            text(look.say("A member of staff has paused this visit"), "title"),
            text(
                look.say("Your answers are kept for now. Ask the staff here to go on."), "heading"
            ),
            middle=True,
        )


def side_by_side(look: Look, *buttons: QWidget) -> QWidget:
    """Return `buttons` in two columns on a wide screen, below each other on a tall one."""
    return in_columns(look, buttons, 2 if look.sizes.wide else 1)
