"""What a visitor has printed: made, handed over, waited for, or taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from sendkiosk.journey.messages import Message, message
from sendkiosk.journey.print_size import PrintSize, largest
from sendkiosk.ui.background import Background
from sendkiosk.ui.services import Printed, PrintRequest, letters_among

AT_ONCE: Final = 8
"""How many sheets can be waited for at the same time."""


@dataclass(eq=False, slots=True)
class _Sheet:
    """One thing to print. Its request is dropped when its visitor has gone: it holds answers."""

    request: PrintRequest | None
    printed: Printed | None = None
    unwanted: bool = False


@dataclass(frozen=True, slots=True)
class News:
    """How printing goes: `words` about `request`; `final`, when nothing more is to come."""

    words: Message
    request: PrintRequest
    final: bool = False


class Paper:
    """Prints for one visitor after the other, without keeping the window waiting."""

    def __init__(
        self,
        print_pages: Callable[[PrintRequest], Printed],
        background: Background,
        tell: Callable[[News], None],
        let_print: Callable[[bool], None],
    ) -> None:
        """Print with `print_pages` in `background`; `tell` the visitor how it goes.

        `let_print` says whether something more may be printed: not while one thing is being made.
        """
        self._print_pages = print_pages
        self._background = background
        self._waiting = Background(AT_ONCE)
        self._tell, self._let_print = tell, let_print
        self._sheets: list[_Sheet] = []
        self._waited_for: list[_Sheet] = []
        self.news: News | None = None

    @property
    def printed(self) -> bool:
        """Tell whether this visitor has, or will get, anything on paper."""
        return bool(self._on_paper())

    @property
    def size(self) -> PrintSize:
        """Tell how large the largest of that is."""
        return largest(request.size for request in self._on_paper())

    @property
    def letters(self) -> frozenset[str]:
        """Tell the ids of the letters among that."""
        return letters_among(self._on_paper())

    @property
    def is_busy(self) -> bool:
        """Tell whether this visitor waits for anything that is not out yet."""
        return any(sheet.printed is None or sheet in self._waited_for for sheet in self._sheets)

    def print(self, request: PrintRequest) -> None:
        """Make what `request` wants and print it; the visitor is told how it goes."""
        sheet = _Sheet(request)
        self._sheets.append(sheet)
        self._say(sheet, message("Your pages are being made."))
        self._let_print(False)
        self._background.run(
            lambda: self._print_pages(request), lambda printed: self._handed_over(sheet, printed)
        )

    def forget(self, *, left: bool) -> None:
        """Begin anew for the next visitor.

        Whoever `left` does not get what is not out yet. Who finished does, for as long as the
        printer is given.
        """
        for sheet in self._sheets:
            sheet.request, sheet.unwanted = None, left
            if left and sheet.printed:
                self._background.run(sheet.printed.take_back, lambda _: None)
        self._sheets = []
        self.news = None

    def close(self) -> None:
        """Take back what is not out, and wait until nothing is printed or waited for any more."""
        self.forget(left=True)
        self._background.wait()
        # What was handed over a moment ago is known only after this, and then taken back too.
        QCoreApplication.sendPostedEvents(self._background)
        for sheet in self._waited_for:
            if sheet.printed:
                self._background.run(sheet.printed.take_back, lambda _: None)
        self._background.wait()
        self._waiting.wait()

    def _on_paper(self) -> list[PrintRequest]:
        """Return what this visitor has, or will get, on paper."""
        done = [sheet for sheet in self._sheets if sheet.printed and sheet.printed.done]
        return [sheet.request for sheet in done if sheet.request]

    def _handed_over(self, sheet: _Sheet, printed: Printed) -> None:
        self._let_print(True)
        if sheet.unwanted:
            self._background.run(printed.take_back, lambda _: None)
            return
        follow = printed.follow
        self._learn(sheet, printed, final=follow is None)
        if follow is not None:
            self._waited_for.append(sheet)
            self._waiting.run(
                partial(follow, partial(self._hear, sheet)), lambda ending: self._end(sheet, ending)
            )

    def _hear(self, sheet: _Sheet, words: Message) -> None:
        """Pass on `words` from another thread."""
        self._waiting.bring(lambda: self._say(sheet, words))

    def _end(self, sheet: _Sheet, ending: Printed) -> None:
        self._waited_for.remove(sheet)
        self._learn(sheet, ending, final=True)

    def _learn(self, sheet: _Sheet, printed: Printed, *, final: bool) -> None:
        sheet.printed = printed
        self._say(sheet, printed.words, final=final)

    def _say(self, sheet: _Sheet, words: Message, *, final: bool = False) -> None:
        """Tell the visitor whose sheet it is, if they are still there, unless they know already."""
        request = sheet.request
        if request is None:
            return
        known = self.news and self.news.request is request and self.news.words == words
        self.news = News(words, request, final)
        if not known:
            self._tell(self.news)
