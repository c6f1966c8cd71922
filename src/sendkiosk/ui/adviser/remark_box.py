"""Where an adviser types a remark, and sees what of it would be kept."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QMimeData, Qt, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from sendkiosk.journey.messages import message
from sendkiosk.notes.remarks.redacted import Piece, Redacted
from sendkiosk.ui.background import Background
from sendkiosk.ui.controls import fill, panel, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.note_draft import NoteDraft
from sendkiosk.ui.spoken import UNSAID

LONGEST: Final = 300
"""Characters that can be typed."""
SOON: Final = 200
"""Milliseconds after the last key until it is shown what would be kept."""


class RemarkBox(QWidget):
    """A box to type into, how many characters are left, and what would be kept.

    `changed` tells that the remark in the draft is another one, and `settled` whether that was made
    of all that is typed.
    """

    changed = Signal()
    settled = Signal(bool)

    def __init__(
        self,
        look: Look,
        draft: NoteDraft,
        redact: Callable[[str], Redacted],
        background: Background,
    ) -> None:
        """Go on with what is typed in `draft`; `redact` is called in `background`."""
        super().__init__()
        self._look, self._draft = look, draft
        self._redact, self._background = redact, background
        self._looked_at = ""
        title = text(look.say("A remark, if you want to write one"), "strong")
        rule = text(
            look.say(
                "Write nothing by which somebody could know this family. Names, numbers, dates and"
                " places are struck out; what only one family went through is not."
            )
        )
        self.field = _Field(look, title.text(), self.settle)
        title.setBuddy(self.field)
        self.left = text("", "small")
        self._kept = text("")
        self._kept.setTextFormat(Qt.TextFormat.RichText)
        # What is struck out must not be said aloud beside the family; the list says what stays.
        heading = text(look.say("What is kept, and what is struck out:"), "strong")
        self.preview = panel("limit", look, heading, self._kept)
        self.preview.setProperty(UNSAID, True)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._look_at)
        parts = (title, rule, self.field, self.left, self.preview)
        layout = QVBoxLayout(self)
        fill(layout, parts, look.sizes.space(0.2), 0)
        layout.addStretch(1)
        self.field.setPlainText(draft.typed)
        self.field.textChanged.connect(self._typed)
        self._count()
        self.preview.hide()
        self._look_at()

    @property
    def is_settled(self) -> bool:
        """Whether what would be kept was made of all that is typed."""
        return self._looked_at == self.field.toPlainText()

    def settle(self) -> None:
        """Look at what is typed now, and wait for it: for whoever goes on from the box by keys."""
        if not self.is_settled:
            self._look_at()
            self._background.wait()
            QCoreApplication.sendPostedEvents(self._background)

    def _typed(self) -> None:
        self._draft.typed = self.field.toPlainText()
        self._count()
        self._soon.start()
        self.settled.emit(self.is_settled)

    def _count(self) -> None:
        count = len(self.field.toPlainText())
        words = message("{count} of {most} characters", count=count, most=LONGEST)
        self.left.setText(self._look.say(words))

    def _look_at(self) -> None:
        self._soon.stop()
        typed = self.field.toPlainText()
        if typed:
            self._background.run(
                lambda: self._redact(typed), lambda redacted: self._take(typed, redacted)
            )
        else:
            self._show(typed, "", ())

    def _take(self, typed: str, redacted: Redacted) -> None:
        # The page may be left by now, or something else typed.
        if isValid(self) and typed == self.field.toPlainText():
            self._show(typed, redacted.text, redacted.pieces)

    def _show(self, typed: str, remark: str, pieces: Sequence[Piece]) -> None:
        self._looked_at, self._draft.remark = typed, remark
        self._kept.setText("".join(_shown(piece) for piece in pieces))
        self._kept.setAccessibleName(remark)
        self.preview.setVisible(bool(remark))
        self.changed.emit()
        self.settled.emit(self.is_settled)


class _Field(QPlainTextEdit):
    """A few lines to type into. The Tab key leaves it, and `leave` is called before."""

    def __init__(self, look: Look, name: str, leave: Callable[[], None]) -> None:
        super().__init__()
        self._leave = leave
        self.setObjectName("remark")
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(look.sizes.times(7))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # No keyboard on a screen is to learn what is typed here.
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.textChanged.connect(self._cut)

    def focusNextPrevChild(self, on: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Go on only when it is known what would be kept: what comes next may wait for that."""
        self._leave()
        return super().focusNextPrevChild(on)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as much as there is room for."""
        self.insertPlainText(source.text()[:LONGEST])

    def _cut(self) -> None:
        """Take away again what is too much, where it was put in."""
        too_many = len(self.toPlainText()) - LONGEST
        if too_many > 0:
            cursor = self.textCursor()
            for _ in range(too_many):
                cursor.deletePreviousChar()


def _shown(piece: Piece) -> str:
    """Return `piece` as it is shown: what is struck out with a line through it, then its mark."""
    words = html.escape(piece.words)
    return f"<s>{words}</s> <b>{piece.stored}</b>" if piece.kind else words
