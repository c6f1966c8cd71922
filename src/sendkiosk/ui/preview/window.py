"""The window of the preview: the kiosk on the left, and what the writer needs on the right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from sendkiosk.findings.finding import Finding
from sendkiosk.journey.flow import Flow, Step
from sendkiosk.journey.visit import Journey
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.pack.shortest import visit_to_screen, visit_with_step
from sendkiosk.ui.controls import fill
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.look import Look
from sendkiosk.ui.navigator import Place, Position
from sendkiosk.ui.preview.closer import CloserLook
from sendkiosk.ui.preview.findings import in_order, printable
from sendkiosk.ui.preview.panel import Panel
from sendkiosk.ui.preview.place import same_place
from sendkiosk.ui.preview.source import Checked, PackSource, no_services
from sendkiosk.ui.preview.stage import SCREENS, Stage
from sendkiosk.ui.preview.watch import PackWatch
from sendkiosk.ui.sizes import Sizes
from sendkiosk.ui.theme import load_theme

PANEL_BODY: Final = 15
"""Height of type beside the screen: as in any other window on a desk."""

NO_SCREEN: Final = (
    "There is no screen to show yet.\n\nThe list on the right says what is wrong with the pack."
    " When that is put right, the first screen appears here."
)
NO_WAY: Final = "No visit leads to “{}” today. Look at the rules of the screens before it."
NO_SUMMARY: Final = "No visit of today has “{}” on its summary. Look at its “when”."
OUR_FAULT: Final = "Something went wrong in the program itself, so the visit began again."


class Preview(QWidget):
    """Shows a pack while it is written, and follows each change of its files."""

    def __init__(self, source: PackSource, catalogue: Catalogue, resources: Path) -> None:
        """Read the pack of `source` and show it; `resources` hold the themes."""
        super().__init__()
        name = printable(source.folder.resolve().name)
        size = (SCREENS[0].width, SCREENS[0].height)
        self.setWindowTitle(f"Preview of {name}")
        self._source = source
        self._catalogue = catalogue
        self._theme = load_theme(resources, Sizes.for_screen(*size))
        beside = load_theme(resources, Sizes(PANEL_BODY, wide=True), sheet="preview")
        look = Look(catalogue, beside)
        self._flow: Flow | None = None
        self._findings: tuple[Finding, ...] = ()
        self._folders: tuple[Path, ...] = (source.folder,)
        self.stage = Stage(self._make_kiosk, NO_SCREEN)
        self.stage.setStyleSheet(look.style_sheet())
        self.panel = Panel(look, name)
        self.watch = PackWatch()
        self.closer = CloserLook(lambda: source.thorough(source.folder), self._looked)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        for part in (self.stage, self.panel):
            both.addWidget(part)
        both.setStretchFactor(0, 1)
        layout = QVBoxLayout(self)
        fill(layout, (both,), 0, 0)
        # The desktop gives the size; nothing in the pack may make the window larger.
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self._connect()
        self.read()

    def _connect(self) -> None:
        self.watch.changed.connect(self.read)
        self.stage.moved.connect(self._mark)
        self.panel.screen_chosen.connect(self.to_screen)
        self.panel.step_chosen.connect(self.to_step)
        self.panel.shape_chosen.connect(lambda number: self.stage.use(SCREENS[number]))
        QShortcut(QKeySequence("F5"), self).activated.connect(self.read)
        QShortcut(QKeySequence("Ctrl+Q"), self).activated.connect(self.close)

    def read(self) -> None:
        """Read the pack again, and show it if it can be shown."""
        checked = self._check()
        self._findings = in_order(checked.findings)
        self.panel.tell_read(QTime.currentTime().toString("HH:mm:ss"))
        self.panel.reply("")
        if checked.flow is None:
            self.closer.drop()
        else:
            self._show(checked.flow)
            self.closer.begin()
        self._tell()

    def to_screen(self, screen: str) -> None:
        """Go to the screen with the id `screen`, with the fewest answers that lead there."""
        if self._flow is None:
            return
        visit = visit_to_screen(self._journey(), screen)
        self.panel.reply(NO_WAY.format(screen) if visit is None else "")
        if visit is None:
            self._mark()
        else:
            self._stand_at(Position(Place.QUESTION, visit, self._flow.screens[screen]))

    def to_step(self, step: str) -> None:
        """Go to the summary, or the page for a crisis, of a visit that meets the step `step`."""
        found = (
            next((one for one in self._flow.steps if one.id == step), None) if self._flow else None
        )
        if found is None:
            return
        visit = visit_with_step(self._journey(), found)
        self.panel.reply(NO_SUMMARY.format(step) if visit is None else "")
        if visit is not None:
            self._stand_at(Position(Place.SUMMARY, visit), found)
            self.panel.steps.mark(step)

    def begin_again(self) -> None:
        """Go to the start page after a fault of ours."""
        self.closer.drop()
        self._stand_at(Position())
        self._tell()
        self.panel.reply(OUR_FAULT)

    def finish(self) -> None:
        """Stop watching, and wait until nothing goes on in the background."""
        self.watch.follow(())
        self.closer.drop()
        self.closer.wait()
        self.stage.finish()

    def _check(self) -> Checked:
        """Return the pack as it is now, and watch all that it was read from."""
        checked = self._source.check(self._source.folder)
        folders = checked.folders
        if checked.flow is None:
            # While pack.toml is broken nobody can tell what the pack extends: what it did before.
            folders = (*self._folders, *folders)
        self._folders = tuple(dict.fromkeys(folders))
        if self.watch.follow(self._folders):
            # What was not watched until now may have changed after it was read.
            checked = self._source.check(self._source.folder)
        return checked

    def _show(self, flow: Flow) -> None:
        self.panel.offer(flow)
        if self.stage.kiosk is None:
            self._flow = flow
            self.stage.open()
            return
        with self.stage.on_the_way():
            # Pages of the earlier flow are made for the last time before this.
            self._flow = flow
            self._stand_at(same_place(self._journey(), self.stage.position))

    def _stand_at(self, position: Position, step: Step | None = None) -> None:
        """Let the visitor stand at `position`, and leave the keyboard with who has it."""
        focus = cast("QWidget | None", self.focusWidget())
        self.stage.stand_at(position, step)
        if focus is not None and self.panel.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _looked(self, findings: tuple[Finding, ...]) -> None:
        self._findings = in_order((*self._findings, *findings))
        self._tell()

    def _tell(self) -> None:
        beside = self._source.folder.parent
        shown, looking = self._flow is not None, self.closer.under_way
        self.panel.tell(self._findings, beside, shown=shown, looking=looking)

    def _mark(self) -> None:
        self.panel.mark(self.stage.position)

    def _make_kiosk(self, sizes: Sizes) -> Kiosk:
        look = Look(self._catalogue, replace(self._theme, sizes=sizes))
        return Kiosk(look, self._journey, no_services())

    def _journey(self) -> Journey:
        """Return a journey through the flow on show. Raises LookupError while there is none."""
        if self._flow is None:
            raise LookupError("no flow is on show yet")
        return self._source.new_journey(self._flow)
