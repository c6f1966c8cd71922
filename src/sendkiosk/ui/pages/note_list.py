"""The list of what a note would hold: a few sentences under each heading."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QWidget

from sendkiosk.journey.flow import Block, BlockKind
from sendkiosk.notes.words import Part
from sendkiosk.ui.controls import Holder, column, in_columns, marked_text, text
from sendkiosk.ui.look import Look


class NoteList(Holder):
    """Shows parts below each other, or in two columns of about the same length."""

    def __init__(self, look: Look, columns: int) -> None:
        """Begin empty; `columns` is one or two."""
        super().__init__(QBoxLayout.Direction.TopToBottom)
        self.box.setContentsMargins(0, 0, 0, 0)
        self._look, self._columns = look, columns
        self._parts: tuple[Part, ...] = ()
        self._shown: list[QWidget] = []
        self._holders: list[Holder] = []
        self._all: QWidget | None = None

    def show_parts(self, parts: tuple[Part, ...]) -> None:
        """Show `parts`; those that are as before stay, so that nobody who types has to wait."""
        if _shape(parts) != _shape(self._parts):
            self._show_anew(parts)
        else:
            for place, (before, now) in enumerate(zip(self._parts, parts, strict=True)):
                if before != now:
                    self._replace(place, now)
        self._parts = parts

    def _show_anew(self, parts: tuple[Part, ...]) -> None:
        before = self._all
        self._shown = [_part(self._look, part) for part in parts]
        first = _half(parts) if self._columns > 1 else len(parts)
        gap = self._look.sizes.gap
        halves = (self._shown[:first], self._shown[first:])
        holders = [column(*half, spacing=gap) for half in halves if half]
        for holder in holders:
            holder.box.addStretch(1)
        self._holders = [h for h, half in zip(holders, halves, strict=False) for _ in half]
        self._all = in_columns(self._look, holders, self._columns)
        self.box.addWidget(self._all)
        _swap(before, self._all)

    def _replace(self, place: int, part: Part) -> None:
        before, now = self._shown[place], _part(self._look, part)
        self._holders[place].box.replaceWidget(before, now)
        self._shown[place] = now
        _swap(before, now)


def _shape(parts: Sequence[Part]) -> list[int]:
    return [len(part.sentences) for part in parts]


def _half(parts: Sequence[Part]) -> int:
    """Return how many of `parts` make the first of two columns."""
    lengths = [len(part.sentences) + 1 for part in parts]
    return next(n for n in range(len(parts) + 1) if 2 * sum(lengths[:n]) >= sum(lengths))


def _part(look: Look, part: Part) -> QWidget:
    points = (Block(BlockKind.BULLET, sentence) for sentence in part.sentences)
    return column(
        text(look.say(part.heading), "strong"),
        *(marked_text(look, point) for point in points),
        spacing=look.sizes.space(0.15),
    )


def _swap(before: QWidget | None, now: QWidget) -> None:
    """Show `now` in the place of `before` at once; left to itself, Qt would first draw neither."""
    now.show()
    if before is not None:
        before.hide()
        before.deleteLater()
