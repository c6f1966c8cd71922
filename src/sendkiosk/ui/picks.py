"""Buttons that are on or off: one thing of several, or any number of them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QButtonGroup

from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.look import Look


class Pick(TouchButton):
    """A thing that can be taken or left, with a drawing that shows which."""

    def __init__(
        self, look: Look, label: str, *, hint: str = "", on: bool = False, single: bool = False
    ) -> None:
        """Show `label`; `single` makes it look like one of several that exclude each other."""
        self._drawings = ("ring", "ring-on") if single else ("box", "box-on")
        super().__init__(look, label, kind="pick", hint=hint, icon=self._drawings[on])
        self.setCheckable(True)
        self.setChecked(on)
        self.choose(chosen=on)
        self.toggled.connect(self._show)

    def _show(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal brings it
        self._icon = self._drawings[on]
        self.choose(chosen=on)


def exclusive(picks: Iterable[Pick]) -> None:
    """Let only one of `picks` be on; the arrow keys go from one to the next."""
    group: QButtonGroup | None = None
    for pick in picks:
        # It belongs to the first of them, and ends with it.
        group = group or QButtonGroup(pick)
        group.addButton(pick)
