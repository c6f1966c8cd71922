"""Papers on their way to a printer: handed over, waited for, or taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from threading import Event
from typing import Final

from PySide6.QtCore import QCoreApplication

from sendkiosk.journey.messages import Message, message
from sendkiosk.journey.print_size import PrintSize, largest
from sendkiosk.ui.adviser.choices import title_of
from sendkiosk.ui.adviser.papers import Paper
from sendkiosk.ui.background import Background
from sendkiosk.ui.look import Look
from sendkiosk.ui.services import Printed, PrintJob, PrintRequest, letters_among

AT_ONCE: Final = 16
"""How many papers can be waited for at the same time."""


@dataclass(eq=False, slots=True)
class _Run:
    """Papers for one printer, and how each went, as far as it was handed over.

    Once `left` is set, nothing more is handed over. The papers are dropped when their visit is
    over: they hold answers. `waiting` counts those that are not out yet.
    """

    papers: tuple[Paper, ...]
    left: Event = field(default_factory=Event)
    went: list[Printed] = field(default_factory=list)
    waiting: int = 0


class Printing:
    """Prints papers one after the other, up to the first that fails, and tells how it goes."""

    def __init__(
        self,
        look: Look,
        print_pdf: Callable[[PrintJob], Printed],
        tell: Callable[[Message], None],
    ) -> None:
        """Print with `print_pdf`, which may take long; `tell` in words how it goes."""
        self._look, self._print_pdf, self._tell = look, print_pdf, tell
        self._handing = Background()
        self._waiting = Background(AT_ONCE)
        self._runs: list[_Run] = []
        self._unfinished: list[_Run] = []
        self.is_handing_over = False

    @property
    def printed(self) -> bool:
        """Whether anything of this visit is, or will be, on paper."""
        return bool(self._on_paper())

    @property
    def size(self) -> PrintSize:
        """How large the largest of that is."""
        return largest(request.size for request in self._on_paper())

    @property
    def letters(self) -> frozenset[str]:
        """The ids of the letters among that."""
        return letters_among(self._on_paper())

    @property
    def is_busy(self) -> bool:
        """Whether anything of this visit is on its way to the printer, or not out yet."""
        return self.is_handing_over or any(run.waiting for run in self._runs)

    def print(self, papers: tuple[Paper, ...], printer: str, copies: int) -> None:
        """Print `papers` on the printer with the id `printer`, each `copies` times."""
        run = _Run(papers)
        self._runs.append(run)
        self._unfinished.append(run)
        self.is_handing_over = True
        self._tell(message("Sending the pages to the printer."))
        jobs = [PrintJob(paper.pdf, printer, copies) for paper in papers]
        self._handing.run(
            lambda: self._hand_over(run.left, jobs), lambda went: self._handed_over(run, went)
        )

    def forget(self, *, left: bool) -> None:
        """Let the visit be over. Whoever `left` does not get what is not out yet."""
        for run in self._runs:
            run.papers = ()
            if left:
                self._leave(run)
        self._runs = []
        self.is_handing_over = False

    def close(self) -> None:
        """Take back what is not out, and wait until nothing is printed or waited for any more."""
        self.forget(left=True)
        self._handing.wait()
        # What was handed over a moment ago is known only after this, and then taken back too.
        QCoreApplication.sendPostedEvents(self._handing)
        for run in self._unfinished:
            if not run.left.is_set():
                self._leave(run)
        self.wait()

    def wait(self) -> None:
        """Wait until all is handed over and out; what comes of it arrives with the next events."""
        self._handing.wait()
        self._waiting.wait()

    def _on_paper(self) -> list[PrintRequest]:
        """Return what of this visit is, or will be, on paper."""
        return [
            paper.request
            for run in self._runs
            for paper, printed in zip(run.papers, run.went, strict=False)
            if printed.done
        ]

    def _leave(self, run: _Run) -> None:
        run.left.set()
        for printed in run.went:
            self._handing.run(printed.take_back, lambda _: None)

    def _hand_over(self, left: Event, jobs: Sequence[PrintJob]) -> list[Printed]:
        """Hand over `jobs` up to the first that fails, and return how each of them went."""
        went: list[Printed] = []
        for job in jobs:
            if left.is_set():
                break
            went.append(self._print_pdf(job))
            if not went[-1].done:
                break
        return went

    def _handed_over(self, run: _Run, went: list[Printed]) -> None:
        run.went = went
        if run.left.is_set():
            self._unfinished.remove(run)
            self._leave(run)
            return
        if run in self._runs:
            self.is_handing_over = False
        # All are counted before the first is waited for.
        following = [(place, each.follow) for place, each in enumerate(went) if each.follow]
        run.waiting = len(following)
        self._say(run, self._summed_up(run))
        for place, follow in following:
            self._waiting.run(
                partial(follow, partial(self._hear, run)), partial(self._end, run, place)
            )
        if not following:
            self._unfinished.remove(run)

    def _hear(self, run: _Run, words: Message) -> None:
        """Pass on `words` from another thread."""
        self._waiting.bring(lambda: self._say(run, words))

    def _end(self, run: _Run, place: int, ending: Printed) -> None:
        run.went[place] = ending
        run.waiting -= 1
        if not run.waiting:
            self._unfinished.remove(run)
        if not run.waiting or not ending.done:
            self._say(run, self._summed_up(run))

    def _say(self, run: _Run, words: Message) -> None:
        """Tell `words` on the newest run, if its visit is not over."""
        if run in self._runs[-1:]:
            self._tell(words)

    def _summed_up(self, run: _Run) -> Message:
        """Return how all of `run` went so far."""
        done = [p for p, each in zip(run.papers, run.went, strict=False) if each.done]
        failed = next((each for each in run.went if not each.done), None)
        if failed is None:
            return run.went[-1].words
        missing = self._names([paper for paper in run.papers if paper not in done])
        if not done:
            return message("{why} Not printed: {papers}.", why=failed.words, papers=missing)
        return message(
            "{why} Not printed: {papers}. The printer has: {before}.",
            why=failed.words,
            papers=missing,
            before=self._names(done),
        )

    def _names(self, papers: Sequence[Paper]) -> str:
        return "; ".join(self._look.say(title_of(paper.request.wanted)) for paper in papers)
