"""The adviser's desk: what is chosen in this visit, the pages made of it, and what becomes of them.

It outlives the page that shows it, so that an adviser finds everything as it was left.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from sendkiosk.journey.messages import Message, message
from sendkiosk.journey.print_size import PrintSize
from sendkiosk.journey.summary import Summary
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.ui.adviser.choices import Choices, file_name, requests
from sendkiosk.ui.adviser.drawing import Drawer
from sendkiosk.ui.adviser.papers import Paper, make
from sendkiosk.ui.adviser.printing import Printing
from sendkiosk.ui.background import Background
from sendkiosk.ui.look import Look
from sendkiosk.ui.services import DeskServices, Made, PrinterLine, Wanted

SOON: Final = 250
"""Milliseconds after the last change until the pages are made anew."""


class Desk(QObject):
    """What an adviser chooses, sees and prints in one visit after the other.

    `found` tells that the printers are known, `chosen` that a choice changed, `made` that the
    papers did, and `told` that there are other words on how printing or saving goes.
    """

    found = Signal()
    chosen = Signal()
    made = Signal()
    told = Signal()

    def __init__(self, look: Look, services: DeskServices, background: Background) -> None:
        """Begin with nothing; `background` is where pages are made, drawn and saved.

        Papers are in the language of `look`, until `speak` names another; the words on how it goes
        are for the adviser.

        Printers, which may be slow to answer, are waited for elsewhere.
        """
        super().__init__()
        self._services, self.background = services, background
        self.catalogue = look.catalogue
        self.drawer = Drawer(background)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._make)
        self._making = 0
        self._look = look.at_work()
        self._printing = Printing(self._look, services.print_pdf, self._hear)
        self._asking = Background()
        self._asked = self._ask_again = False
        self.summary: Summary | None = None
        self.printers: tuple[PrinterLine, ...] | None = None
        self.choices = Choices()
        self._clear()

    def _clear(self) -> None:
        self.papers: tuple[Paper, ...] = ()
        self.trouble: Message | None = None
        self.words = ""
        self._saving = False

    def speak(self, catalogue: Catalogue) -> None:
        """Make papers in the language of `catalogue` from now on."""
        if catalogue != self.catalogue:
            self.catalogue = catalogue
            self._make()

    def open(self, summary: Summary) -> None:
        """Begin with `summary`, or go on with it, and ask how the printers are now."""
        self._turn_to(summary)
        self._make()
        self.look_for_printers()

    def ask_for(self, summary: Summary, wanted: Wanted, size: PrintSize) -> None:
        """Choose `wanted` of `summary` too, in large print or in the size chosen before."""
        self._turn_to(summary)
        choices = self.choices
        match wanted:
            case Made.SHEET:
                choices = replace(choices, sheet=True)
            case Made.CARD:
                choices = replace(choices, card=True)
            case letter:
                choices = replace(choices, letters=choices.letters | {letter.id})
        if size.is_large_print:
            choices = replace(choices, size=size)
        self.choices = choices

    def _turn_to(self, summary: Summary) -> None:
        if summary != self.summary:
            self._clear()
            self.summary = summary
            self.choices = Choices(printer=self.choices.printer)

    def forget(self, *, left: bool) -> None:
        """Forget the visit. Whoever `left` does not get what is not out yet."""
        self._printing.forget(left=left)
        self.drawer.drop()
        self._soon.stop()
        self._making += 1
        self._clear()
        self.summary = None
        # The printer stands on this table for the next visit, too.
        self.choices = Choices(printer=self.choices.printer)

    def close(self) -> None:
        """Take back pages that are not out, and wait until no work is left."""
        self._printing.close()
        self.wait()

    def wait(self) -> None:
        """Wait until nothing goes on; what comes of it arrives with the next events."""
        self._printing.wait()
        self._asking.wait()
        self.background.wait()

    def choose(self, choices: Choices) -> None:
        """Take `choices`; the pages follow shortly afterwards."""
        if choices == self.choices or self.summary is None:
            return
        self.choices = choices
        self._soon.start()
        self.chosen.emit()

    @property
    def is_busy(self) -> bool:
        """Whether anything of this visit is being printed."""
        return self._printing.is_busy

    @property
    def printed(self) -> bool:
        """Whether anything of this visit is, or will be, on paper."""
        return self._printing.printed

    @property
    def size(self) -> PrintSize:
        """How large the largest of that is."""
        return self._printing.size

    @property
    def letters(self) -> frozenset[str]:
        """The ids of the letters among that."""
        return self._printing.letters

    @property
    def is_current(self) -> bool:
        """Whether the papers are what was chosen, and nothing is wrong with them."""
        if self.summary is None or self.trouble is not None:
            return False
        wanted = requests(self.summary, self.catalogue, self.choices)
        return wanted == tuple(paper.request for paper in self.papers)

    @property
    def saves(self) -> bool:
        """Whether papers may be saved here at all."""
        return self._services.save_pdfs is not None

    @property
    def can_save(self) -> bool:
        """Whether there is something to save, and nothing else under way."""
        return self.saves and self._is_ready

    @property
    def can_print(self) -> bool:
        """Whether there is something to print, and a printer chosen for it."""
        return self._is_ready and self._printer is not None

    def look_for_printers(self) -> None:
        """Ask which printers there are, and how they are; once more, if that is under way."""
        if self._asked:
            self._ask_again = True
            return
        self._asked = True
        self._asking.run(self._services.printers, self._list)

    def print_all(self) -> None:
        """Print the papers, the sheet first."""
        printer = self._printer
        if not self.can_print or printer is None:
            return
        self._printing.print(self.papers, printer.id, self.choices.copies)

    def save(self, folder: Path) -> None:
        """Save the papers in `folder`."""
        save = self._services.save_pdfs
        if save is None or not self._is_ready:
            return
        pdfs = {file_name(paper.request.wanted): paper.pdf for paper in self.papers}
        summary = self.summary
        self._saving = True
        self._tell(message("Saving the pages."))
        self.background.run(
            lambda: save(folder, pdfs),
            lambda words: self._after_saving(summary, words),
        )

    @property
    def _is_ready(self) -> bool:
        return bool(self.papers) and self.is_current and not self._busy

    @property
    def _busy(self) -> bool:
        return self._saving or self._printing.is_handing_over

    @property
    def _printer(self) -> PrinterLine | None:
        known = self.printers or ()
        return next((one for one in known if one.id == self.choices.printer), None)

    def _make(self) -> None:
        """Make the pages that are chosen now; what is still being made for before is dropped."""
        self._soon.stop()
        if self.summary is None:
            return
        self._making += 1
        number, before = self._making, self.papers
        wanted = requests(self.summary, self.catalogue, self.choices)
        self.background.run(
            lambda: make(wanted, before, self._services.make_pdf),
            lambda papers: self._take(number, papers),
        )

    def _take(self, number: int, papers: tuple[Paper, ...] | Message) -> None:
        if number != self._making:
            return
        if isinstance(papers, Message):
            self.papers, self.trouble = (), papers
        else:
            self.papers, self.trouble = papers, None
        self.made.emit()

    def _list(self, printers: tuple[PrinterLine, ...]) -> None:
        self._asked = False
        if self._ask_again:
            self._ask_again = False
            self.look_for_printers()
        self.printers = printers
        if self._printer is None:
            usual = [one.id for one in printers if one.usual or len(printers) == 1]
            self.choices = replace(self.choices, printer=next(iter(usual), None))
        self.found.emit()

    def _after_saving(self, summary: Summary | None, words: Message) -> None:
        if summary is not self.summary or summary is None:
            return
        self._saving = False
        self._tell(words)

    def _hear(self, words: Message) -> None:
        """Tell `words` on printing. What is new there is often new of the printer, too."""
        self._tell(words)
        if not self._busy:
            self.look_for_printers()

    def _tell(self, words: Message) -> None:
        self.words = self._look.say(words)
        self.told.emit()
