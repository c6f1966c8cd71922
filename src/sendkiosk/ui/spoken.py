"""What of the screen is read aloud: found on the widgets themselves, so that both say the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from sendkiosk.journey.messages import message
from sendkiosk.language.direction import unmarked
from sendkiosk.language.hyphens import unhyphenated
from sendkiosk.speech.saying import as_said, digits, has_words
from sendkiosk.ui.look import Look

UNSAID = "unsaid"
"""The property of a widget that is not read aloud: others say the same, or it only serves eyes."""
_SIGHT_ONLY = frozenset({"scroll"})
"""Looks of buttons that only move what is seen."""
_MANY = frozenset({"day", "language"})
"""Looks of buttons of which there are many: reading passes them by, unless they are asked for."""
_ENDS = (".", "!", "?", ":", "؟", "۔", "।")


@dataclass(frozen=True, slots=True)
class Passage:
    """What is read in one go: the text as it is said, and the widgets that show it.

    `button` is what is pressed by choosing it. What is `passed_by` is read only when asked for.
    """

    text: str
    widgets: tuple[QWidget, ...]
    button: QAbstractButton | None = None
    passed_by: bool = False


def passages(
    look: Look, parts: Iterable[QWidget], answers: Sequence[QAbstractButton] = ()
) -> tuple[Passage, ...]:
    """Return what is said of all that is shown in `parts`, in reading order.

    The buttons in `answers` are the answers of a question, and are numbered.
    """
    walk = _Walk(look, answers)
    for part in parts:
        walk.widget(part)
    walk.end_line()
    return tuple(walk.found)


class _Walk:
    """Goes through widgets in the order of their layouts, and keeps what it finds."""

    def __init__(self, look: Look, answers: Sequence[QAbstractButton]) -> None:
        self.found: list[Passage] = []
        self._look, self._answers = look, list(answers)
        self._line: list[tuple[str, QWidget]] = []

    def widget(self, widget: QWidget | None) -> None:
        """Go through `widget` with all that is in it."""
        if widget is None or widget.isHidden() or widget.property(UNSAID):
            return
        if isinstance(widget, QAbstractButton):
            self._button(widget)
        elif isinstance(widget, QLabel):
            self._label(widget)
        elif isinstance(widget, QScrollArea):
            self.widget(widget.widget())
        elif (layout := widget.layout()) is not None:
            self._layout(layout)

    def end_line(self) -> None:
        """Close what stands in one line: it is read together."""
        if self._line:
            text = _joined(text for text, _ in self._line)
            self.found.append(Passage(text, tuple(widget for _, widget in self._line)))
            self._line.clear()

    def _layout(self, layout: QLayout) -> None:
        for place in range(layout.count()):
            item = layout.itemAt(place)
            if item is None:
                continue
            if (widget := item.widget()) is not None:
                self.widget(widget)
            elif (inner := item.layout()) is not None:
                self._layout(inner)

    def _label(self, label: QLabel) -> None:
        words = self._words(label)
        if has_words(words):
            self._line.append((words, label))
            if not _leads(label):
                self.end_line()

    def _words(self, label: QLabel) -> str:
        words = unmarked(unhyphenated(label.text()))
        if label.textFormat() is Qt.TextFormat.RichText:
            words = unmarked(QTextDocumentFragment.fromHtml(words).toPlainText())
        if not words:
            return _joined((label.accessibleName(), label.accessibleDescription()))
        is_number = label.property("part") == "phone" and not any(map(str.isalpha, words))
        return digits(words) if is_number else self._said(words)

    def _button(self, button: QAbstractButton) -> None:
        self.end_line()
        look = button.property("look")
        if not button.isEnabled() or look in _SIGHT_ONLY:
            return
        words = self._named(button)
        if button.property("chosen") and look != "term":
            words = self._look.say(message("Chosen. {words}", words=words))
        text = self._said(_joined((words, button.accessibleDescription())))
        self.found.append(Passage(text, (button,), button, passed_by=look in _MANY))

    def _named(self, button: QAbstractButton) -> str:
        """Return the name of `button`, and what kind of thing it is."""
        name, say = button.accessibleName() or button.text(), self._look.say
        if button in self._answers:
            number, count = self._answers.index(button) + 1, len(self._answers)
            said = message(
                "Answer {number} of {count}: {name}", number=number, count=count, name=name
            )
            return say(said)
        if button.property("look") in _MANY:
            return name
        return say(message("Button: {name}", name=name))

    def _said(self, words: str) -> str:
        return as_said(words, self._look.catalogue.tag)


def _leads(label: QLabel) -> bool:
    """Tell whether `label` is only the beginning of its line: a number, or a name before a value.

    Such labels are no wider than their words.
    """
    if label.property("part") == "number":
        return True
    row = label.parentWidget()
    across = row.layout() if row is not None else None
    return (
        label.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Fixed
        and isinstance(across, QBoxLayout)
        and across.direction() is QBoxLayout.Direction.LeftToRight
        and across.indexOf(label) < across.count() - 1
    )


def _joined(texts: Iterable[str]) -> str:
    """Return `texts` one after the other, each ended by a stop where it has none."""
    there = [text.strip() for text in texts if has_words(text)]
    ended = [text if text.endswith(_ENDS) else f"{text}." for text in there[:-1]]
    return " ".join((*ended, *there[-1:]))
