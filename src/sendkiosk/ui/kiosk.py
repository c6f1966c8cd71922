"""The kiosk: navigator, window and services brought together."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from sendkiosk.journey.flow import NOT_SURE, TALK
from sendkiosk.journey.print_size import PrintSize
from sendkiosk.journey.visit import Journey
from sendkiosk.notes.note import TEXT_SIZES, Manner
from sendkiosk.ui.announcing import Announcer
from sendkiosk.ui.background import Background
from sendkiosk.ui.buttons import draw_ahead
from sendkiosk.ui.day_watch import DayWatch
from sendkiosk.ui.fingers import Fingers
from sendkiosk.ui.forgetting import paint_now, sweep
from sendkiosk.ui.idle import Limits
from sendkiosk.ui.idle_watch import IdleWatch
from sendkiosk.ui.keypad import Keypad
from sendkiosk.ui.look import Look
from sendkiosk.ui.navigator import ASIDE, Navigator, Place
from sendkiosk.ui.note_draft import NoteDraft
from sendkiosk.ui.note_keeping import NoteKeeping
from sendkiosk.ui.page import Page
from sendkiosk.ui.pages.build import build, go_on
from sendkiosk.ui.pages.plain import DonePage
from sendkiosk.ui.paper import News, Paper
from sendkiosk.ui.services import Made, NoteRequest, PrintRequest, Services, Wanted
from sendkiosk.ui.window import Kept, Window
from sendkiosk.ui.wiring import calling, handing

if TYPE_CHECKING:
    from sendkiosk.ui.adviser.desk import Desk
    from sendkiosk.ui.pages.summary import SummaryPage
    from sendkiosk.ui.read_aloud import ReadAloud

DONE_PAGE_STAYS = 15_000
"""Milliseconds until the last page gives way to the start page by itself."""
SETTLED = 5_000
"""Milliseconds after which a kiosk has settled, and what nobody waits for may be done."""
LOOK_STAYS = 60_000
"""Milliseconds until the start page, left in another look, is as a new visitor expects it."""


class Kiosk:
    """One window that takes one visitor after the other through a flow."""

    def __init__(
        self,
        look: Look,
        new_journey: Callable[[], Journey],
        services: Services,
        idle: Limits | None = None,
    ) -> None:
        """Stand at the start page; `window` is not shown yet.

        A visitor who touches nothing for as long as `idle` says is taken for gone.
        """
        self._look = look
        self._services = services
        self.background = Background()
        self.navigator = Navigator(new_journey, self._show)
        self.window = Window(look, chooses=services.desk is not None)
        self.fingers, self._announcer = Fingers(self.window), Announcer(self.window)
        self._paper = Paper(services.print_pages, self.background, self._tell, self._let_print)
        self.read_aloud = self._make_read_aloud()
        self._at_start, self._finished, self._going_back = True, False, False
        self._begun: Kept | None = None
        self._desk = self._make_desk()
        self._prints = self._desk or self._paper
        self.notes = NoteKeeping(services, self.background, self._note, self._tell_of_note)
        self._holds: list[Callable[[], bool]] = []
        self.idle = self._watch(idle) if idle else None
        if self._desk is None:
            # Advisers press Esc in dialogues and boxes, and would lose a long talk by it.
            self._listen_for_esc()
            self._listen_to_keypad()
        self._connect()
        self._show()
        self._days = DayWatch(self.window, self.keep_up, lambda: self.navigator.doubt)

    def _connect(self) -> None:
        """Connect what the window makes anew each time it gets another look."""
        footer, navigator = self.window.footer, self.navigator
        self.window.header.look_wanted.connect(handing(self._change_look))
        self.window.header.again.clicked.connect(calling(navigator.ask_to_leave))
        self.window.header.help.clicked.connect(calling(navigator.ask_for_help))
        self.window.header.language.clicked.connect(calling(self.ask_for_language))
        footer.back.clicked.connect(calling(self._back))
        self.window.header.leave.clicked.connect(calling(self.leave))
        footer.unsure.clicked.connect(lambda: navigator.answer(NOT_SURE))
        footer.talk.clicked.connect(lambda: navigator.answer(TALK))
        footer.next.clicked.connect(calling(self._go_on))
        footer.steps.clicked.connect(calling(navigator.go_on))
        footer.finish.clicked.connect(calling(navigator.go_on))
        footer.print.clicked.connect(lambda: self._print(Made.SHEET, PrintSize.STANDARD))
        self.window.sizes.wanted.connect(lambda size: self._print(Made.SHEET, size))

    @property
    def is_for_adviser(self) -> bool:
        """Whether an adviser is at the keys, and chooses what is printed."""
        return self._desk is not None

    @property
    def is_reading(self) -> bool:
        """Whether a page is being read aloud just now: somebody is listening, though idle."""
        return self.read_aloud is not None and self.read_aloud.is_reading

    def _back(self) -> None:
        """Go back; whoever comes to the start page in this way is still the same visitor."""
        self._going_back = True
        self.navigator.back()
        self._going_back = False

    def ask_for_language(self) -> None:
        """Show the languages; what was begun on this page is there again afterwards."""
        begun = self.window.kept
        self.navigator.ask_for_language()
        self._begun = begun

    def speak(self, tag: str) -> None:
        """Go on in the language with that `tag`, which must be offered, where the visitor was."""
        look = self._look.speaking(tag)
        if self.navigator.position.place is not Place.LANGUAGE:
            self._change_look(look)
            return
        if look != self._look:
            self._dress(look)
        self._back()

    def _watch(self, limits: Limits) -> IdleWatch:
        """Take a visitor who touches nothing for so long for gone."""
        idle = IdleWatch(lambda: self._look, self.window, limits, self._is_busy)
        idle.gone.connect(self.leave)
        if self.read_aloud is not None:
            idle.told.connect(self.read_aloud.tell)
        return idle

    def _listen_for_esc(self) -> None:
        """Leave by one key, too."""
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.window)
        leave.activated.connect(self._leave_by_key)

    def leave(self) -> None:
        """Forget the visit and show the start page, at once and without asking."""
        if self.navigator.position.place is not Place.START:
            self.navigator.start_again()

    def _leave_by_key(self) -> None:
        """Leave, unless the visitor is asked whether they are there: any key says yes to that."""
        if not self._give_time():
            self.leave()

    def _listen_to_keypad(self) -> None:
        """Let a visit be taken by five keys; while a page is read aloud, reading has them."""
        keypad = Keypad(self.window, self._give_time)
        if self.read_aloud is not None:
            self.read_aloud.turned.connect(lambda on: keypad.rest(resting=on))

    def _give_time(self) -> bool:
        """Give a visitor more time who is asked for it; tell whether that is so."""
        asked = self.idle is not None and self.idle.is_warning
        if self.idle is not None and asked:
            self.idle.give_time()
        return asked

    def keep_up(self) -> None:
        """Go by another day if it has become one; what was begun on this page stays begun."""
        kept = self.window.kept
        if self.navigator.keep_up():
            self.window.take_up(kept)

    def do_later(self, work: Callable[[], None]) -> None:
        """Do `work` beside the window, once the kiosk has stood for a while."""
        # Connected to the window: a kiosk that is closed before does nothing more.
        run = partial(self.background.run, work, lambda _: None)
        QTimer.singleShot(SETTLED, self.window, run)

    def draw_ahead(self) -> None:
        """Draw what pages may show before a visitor waits for it."""
        draw_ahead(self._look)

    def hold_while(self, busy: Callable[[], bool]) -> None:
        """Take nobody for gone while `busy` says that something goes on for them."""
        self._holds.append(busy)

    def _is_busy(self) -> bool:
        resting = self.navigator.position.place is Place.START
        return (
            resting
            or self._prints.is_busy
            or self.is_reading
            or any(busy() for busy in self._holds)
        )

    def _go_on(self) -> None:
        go_on(self.navigator, self.window.page)

    def _show(self) -> None:
        """Show the page for where the visitor is."""
        here = self.navigator.position
        if here.place is Place.START:
            self.notes.forget()
            self._prints.forget(left=not self._finished)
            if not self._going_back:
                self._let_next_begin()
        self._put_page()
        self._take_up_begun()
        self.fingers.page_came()
        if here.place is Place.START and not self._at_start:
            self._forget()
        self._at_start = here.place is Place.START
        # Who looks for help on the last page, or leaves from there, has finished all the same.
        self._finished = here.place is Place.DONE or (self._finished and here.place in ASIDE)

    def _take_up_begun(self) -> None:
        """Let a visitor who comes back from the languages find what was begun; else forget it."""
        begun, self._begun = self._begun, None
        if begun is not None and self._going_back:
            self.window.take_up(begun)

    def _let_next_begin(self) -> None:
        """Let the next visitor find what the last one changed as it was."""
        if self.read_aloud is not None:
            self.read_aloud.forget()
        if self._look != self._look.usual():
            self._dress(self._look.usual())

    def _change_look(self, look: Look) -> None:
        """Show the same in another `look`: whatever the visitor has begun stays begun."""
        kept = self.window.kept
        self._dress(look)
        self._put_page()
        self.window.take_up(kept)

    def _dress(self, look: Look) -> None:
        self._look = look
        self.window.dress(look)
        if self.read_aloud is not None:
            self.read_aloud.dress(look)
        if self._desk is not None:
            self._desk.speak(look.catalogue)
        self._connect()

    def _put_page(self) -> None:
        """Put a new page into the window, with what is known of printing."""
        here = self.navigator.position
        page = self._page(here.place)
        page.language.connect(handing(self.speak))
        self.window.show_page(page, self.navigator, asks=here.asks)
        summary = self._summary
        if summary is not None:
            summary.letters.wanted.connect(handing(self._print))
            summary.letters.let_print(allowed=self.window.footer.print.isEnabled())
        if self._paper.news:
            self._show_news(self._paper.news)
        if here.place is Place.DONE and self._desk is None:
            self._while_here(page, DONE_PAGE_STAYS, self._end)
        elif here.place is Place.START and self._look != self._look.usual():
            self._while_here(page, LOOK_STAYS, lambda: self._change_look(self._look.usual()))

    @property
    def _summary(self) -> SummaryPage | None:
        """The summary, while it is what is shown."""
        if self.navigator.position.place is not Place.SUMMARY:
            return None
        from sendkiosk.ui.pages.summary import SummaryPage

        page = self.window.page
        return page if isinstance(page, SummaryPage) else None

    @staticmethod
    def _while_here(page: Page, milliseconds: int, do: Callable[[], None]) -> None:
        """Call `do` each time so many have passed, until `page` is left."""
        timer = QTimer(page)
        timer.setInterval(milliseconds)
        timer.timeout.connect(calling(do))
        timer.start()

    def _end(self) -> None:
        """Leave the last page, unless somebody still listens to it."""
        if not self.is_reading:
            self.navigator.start_again()

    def _forget(self) -> None:
        """See to it that nothing of the visit is left, on the screen or behind it."""
        paint_now(self.window)
        # The button that led here has to finish first; it is among what is swept away.
        QTimer.singleShot(0, self.window, self._sweep)
        # What was still being made for this visitor is dropped when it is done.
        self.background.run(lambda: None, lambda _: self._sweep())

    def _sweep(self) -> None:
        # Where nobody but visitors is at the keys, nobody misses what they copied elsewhere.
        sweep(whole_clipboard=self.idle is not None and self._desk is None)
        self.draw_ahead()

    def _page(self, place: Place) -> Page:
        """Return the page for `place`, where the navigator stands."""
        if place is Place.NOTE:
            return self._ask_for_note()
        if place is Place.DONE:
            return self._say_good_bye()
        if place is Place.PAPER and self._desk is not None:
            from sendkiosk.ui.adviser.page import PrintPage

            summary = self.navigator.summary()
            self._desk.open(summary)
            return PrintPage(self._look, self._desk, summary)
        return build(self._look, self.navigator)

    def _make_desk(self) -> Desk | None:
        """Return the desk of an adviser, if one is at the keys; it is slow to load for others."""
        if self._services.desk is None:
            return None
        from sendkiosk.ui.adviser.desk import Desk

        return Desk(self._look, self._services.desk, self.background)

    def _make_read_aloud(self) -> ReadAloud | None:
        """Return what reads pages aloud, if there is anything to do it with."""
        if self._services.speech is None:
            return None
        from sendkiosk.ui.read_aloud import ReadAloud

        return ReadAloud(self._look, self.window, self._services.speech, self.background)

    def close(self) -> None:
        """Be silent, take back pages that are not out, and wait until no work is left."""
        if self.read_aloud is not None:
            self.read_aloud.forget()
        self.notes.wait()
        self._prints.close()

    def _print(self, wanted: Wanted, size: PrintSize) -> None:
        if self._desk is not None:
            self._desk.ask_for(self.navigator.summary(), wanted, size)
            self.navigator.choose_paper()
            return
        if self._summary is not None:
            catalogue = self._look.catalogue
            self._paper.print(PrintRequest(self.navigator.summary(), catalogue, size, wanted))

    def _tell(self, news: News) -> None:
        """Say how printing goes, to those who see the page and to those who do not."""
        self._announcer.announce(self._look.say(news.words))
        self._show_news(news)

    def _show_news(self, news: News) -> None:
        """Show how printing goes, where the visitor can see it; good news moves no page."""
        summary = self._summary
        if summary is not None:
            words = self._look.say(news.words)
            summary.tell(words, news.request.wanted, move=not news.final)

    def _let_print(self, allowed: bool) -> None:  # noqa: FBT001 - its one parameter
        self.window.sizes.close_up()
        self.window.footer.print.setEnabled(allowed)
        self.window.footer.large.setEnabled(allowed)
        summary = self._summary
        if summary is not None:
            summary.letters.let_print(allowed=allowed)

    def _note(self, draft: NoteDraft) -> NoteRequest:
        """Return the note of this visit, with what is chosen in `draft`."""
        theme, prints = self._look.theme, self._prints
        summary, answers = self.navigator.summary(), self.navigator.visit.answers
        manner = Manner(
            session_kind="kiosk" if self._desk is None else "adviser",
            language=self._look.catalogue.tag,
            speech=self.read_aloud is not None and self.read_aloud.was_used,
            text_size=TEXT_SIZES[theme.sizes.step],
            colours=theme.wears.value,
            printed=prints.printed,
            large_print=prints.size.is_large_print,
            letters=prints.letters,
            ended_by="help" if TALK in answers.values() else "done",
            feedback=draft.feedback,
            level=draft.level,
            remark=draft.remark,
        )
        return NoteRequest(summary, manner)

    def _ask_for_note(self) -> Page:
        page = self.notes.page(self._look)
        page.yes.clicked.connect(lambda: self._finish(agreed=True))
        page.no.clicked.connect(lambda: self._finish(agreed=False))
        return page

    def _finish(self, *, agreed: bool) -> None:
        """Keep the note if the visitor agreed, and say good-bye."""
        if agreed:
            self.notes.keep()
        else:
            self.notes.forget()
        self.navigator.go_on()

    def _say_good_bye(self) -> Page:
        page = DonePage(self._look, self.notes.words)
        page.finished.connect(calling(self.navigator.start_again))
        return page

    def _tell_of_note(self) -> None:
        """Say what became of the note, if its visitor still looks at the last page."""
        page = self.window.page
        if isinstance(page, DonePage):
            page.tell_note(self.notes.words)
            self._announcer.announce(self._look.say(self.notes.words))
