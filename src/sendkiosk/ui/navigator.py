"""Where a visitor is: start, question, check, summary, note, done. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import partial
from typing import Final

from sendkiosk.journey.clock import why_wrong
from sendkiosk.journey.flow import SEEN, TALK, Kind, Screen
from sendkiosk.journey.messages import Message
from sendkiosk.journey.summary import Summary, SummaryStep, help_now, summarise
from sendkiosk.journey.time_limits import Answer
from sendkiosk.journey.visit import Journey, Visit


class Place(Enum):
    """The kinds of page a visitor meets, in the order they usually come."""

    START = auto()
    QUESTION = auto()
    CHECK = auto()
    SUMMARY = auto()
    PAPER = auto()
    """Where an adviser chooses what is printed."""
    PHONE = auto()
    """The summary as QR codes, for those who take it along on their phone."""
    NOTE = auto()
    DONE = auto()
    LEAVING = auto()
    """Asked whether to start again."""
    HELP = auto()
    """What to do in danger or in a crisis; one touch away from every other page."""
    LANGUAGE = auto()
    """Where another language is chosen, for the page that was shown before."""


ASIDE: Final = frozenset({Place.LEAVING, Place.HELP, Place.LANGUAGE})
"""Pages beside the way, from which the visitor goes back to where they were."""


@dataclass(frozen=True, slots=True)
class Position:
    """A place, the visit so far, and on a question the screen that is shown.

    `mending` is true while an answer from before is changed.
    """

    place: Place = Place.START
    visit: Visit = field(default_factory=Visit)
    screen: Screen | None = None
    mending: bool = False

    @property
    def asks(self) -> bool:
        """Whether a question stands here that wants an answer."""
        return self.screen is not None and self.screen.kind is not Kind.INFORMATION


class Navigator:
    """Moves one visitor from page to page and tells `on_move` each time.

    Each visit gets a journey of its own from `new_journey`, so "today" is the day it began, until
    `keep_up` says otherwise. On a day that cannot be right no visit begins.
    """

    def __init__(self, new_journey: Callable[[], Journey], on_move: Callable[[], None]) -> None:
        """Stand at the start page; nothing is told yet."""
        self._new_journey = new_journey
        self._on_move = on_move
        self.journey = new_journey()
        self.position = Position()
        self._left = self._before_language = self.position

    @property
    def doubt(self) -> Message | None:
        """Why the day that the clock told last cannot be right, for staff; None if it can."""
        return why_wrong(self.journey.today, self.journey.flow)

    def begin(self) -> None:
        """Begin a new visit at the first screen; stay at the start if the day cannot be right."""
        self.journey = self._new_journey()
        if self.doubt:
            self.start_again()
            return
        visit = Visit()
        self._move(Position(Place.QUESTION, visit, self.journey.screen(visit)))

    def answer(self, answer: Answer) -> None:
        """Give `answer` on the screen that is shown, and go on.

        Raises AnswerRefusedError, and stays, when the screen cannot take it; LookupError when no
        question is shown.
        """
        here, screen = self.position, self.asked
        visit = self.journey.answer(here.visit, screen.id, answer)
        missing = self.journey.screen(visit)
        if answer == TALK:
            self._move(Position(Place.SUMMARY, visit))
        elif here.mending:
            self._ask(visit, missing)
        else:
            self._ask(visit, self._after(visit, screen))

    def go_on(self) -> None:
        """Go on from where nothing has to be chosen."""
        here = self.position
        match here.place:
            case Place.START | Place.DONE:
                self.begin()
            case Place.QUESTION if here.screen and here.screen.kind is Kind.INFORMATION:
                self.answer(SEEN)
            case Place.QUESTION if (given := self.given) is not None:
                self.answer(given)
            case Place.CHECK:
                self._move(Position(Place.SUMMARY, here.visit))
            case Place.SUMMARY:
                self._move(Position(Place.NOTE, here.visit))
            case Place.NOTE:
                self._move(Position(Place.DONE))
            case _:
                pass

    def keep_up(self) -> bool:
        """Go by another day if it has become one; tell whether the same page was made anew by it.

        The visit is taken again by that day: what was the last day may be over. Where that leads it
        another way, it goes on at the first question without an answer. A visit ends when the day
        cannot be right.
        """
        before, doubted = self.journey, self.doubt
        self.journey = self._new_journey()
        if self.journey.today == before.today:
            self.journey = before
            return False
        here = self.position
        if here.place is Place.START or self.doubt:
            # Who only reads the start page is not disturbed at midnight.
            if self.doubt or doubted:
                self.start_again()
            return False
        again = partial(self._again, before)
        self._left, self._before_language = again(self._left), again(self._before_language)
        if here.place in ASIDE or not here.visit.answers:
            return False
        self.position = again(here)
        self._on_move()
        return (self.position.place, self.position.screen) == (here.place, here.screen)

    def _again(self, before: Journey, position: Position) -> Position:
        """Return `position`, reached by the journey `before`, as it is by that of today."""
        visit = self.journey.taken_again(position.visit)
        missing = self.journey.screen(visit)
        is_same = visit.answers == position.visit.answers
        if is_same and missing == before.screen(position.visit):
            return replace(position, visit=visit)
        return Position(Place.CHECK if missing is None else Place.QUESTION, visit, missing)

    def back(self) -> None:
        """Go to the page before this one; the answers stay."""
        here = self.position
        match here.place:
            case Place.QUESTION if here.mending:
                self.ask_missing()
            case Place.QUESTION:
                self._move(self._question_before(here))
            case Place.CHECK:
                self._move(self._last_question(here.visit))
            case Place.SUMMARY:
                self.ask_missing()
            case Place.NOTE | Place.PAPER | Place.PHONE:
                self._move(Position(Place.SUMMARY, here.visit))
            case Place.LEAVING | Place.HELP:
                self._move(self._left)
            case Place.LANGUAGE:
                self._move(self._before_language)
            case _:
                pass

    def change(self, screen: str) -> None:
        """Ask the question `screen` again; from there it goes to the next that has no answer."""
        asked = self.journey.flow.screens[screen]
        self._move(Position(Place.QUESTION, self.visit, asked, mending=True))

    def ask_missing(self) -> None:
        """Ask the first question that has no answer yet; without one, show the check page."""
        self._ask(self.visit, self.missing)

    def show_summary(self) -> None:
        """Show what the answers come to so far, if there are any."""
        if self.visit.answers:
            self._move(Position(Place.SUMMARY, self.visit))

    def choose_paper(self) -> None:
        """Go from the summary to where it is chosen what is printed."""
        if self.position.place is Place.SUMMARY:
            self._move(Position(Place.PAPER, self.position.visit))

    def take_on_phone(self) -> None:
        """Show the summary as QR codes."""
        self._move(Position(Place.PHONE, self.position.visit))

    def ask_to_leave(self) -> None:
        """Ask whether to start again."""
        self._step_aside(Place.LEAVING)

    def ask_for_help(self) -> None:
        """Show what to do in danger or in a crisis."""
        self._step_aside(Place.HELP)

    def ask_for_language(self) -> None:
        """Show the languages; from there it goes back to this page, which may be aside itself."""
        if self.position.place is not Place.LANGUAGE:
            self._before_language = self.position
            self._step_aside(Place.LANGUAGE)

    def stand_at(self, position: Position) -> None:
        """Stand at `position`, which may belong to another flow, on a journey made anew."""
        self.journey = self._new_journey()
        self._move(position)

    def start_again(self) -> None:
        """Forget the visit and stand at the start page."""
        self._move(Position())

    @property
    def visit(self) -> Visit:
        """The visit so far, also while the visitor looks at a page beside the way."""
        here = self._left if self.position.place in ASIDE else self.position
        return here.visit

    @property
    def missing(self) -> Screen | None:
        """The first question of the visit that has no answer yet; None when all have one."""
        return self.journey.screen(self.visit)

    @property
    def asked(self) -> Screen:
        """The screen that is shown. Raises LookupError when no question is."""
        if self.position.screen is None:
            raise LookupError(self.position.place)
        return self.position.screen

    @property
    def given(self) -> Answer | None:
        """The answer already given on the screen that is shown, if there is one."""
        here = self.position
        return here.visit.answers.get(here.screen.id) if here.screen else None

    @property
    def before(self) -> Visit:
        """The part of the visit that came before the screen that is shown."""
        here = self.position
        return self.journey.until(here.visit, here.screen.id) if here.screen else here.visit

    @property
    def progress(self) -> tuple[int, int]:
        """How many screens lie behind the visitor, and how many there may be in all at most."""
        here = self.position
        if here.screen is None:
            return (1, 1) if here.visit.answers else (0, 1)
        behind = len(self.before.answers)
        return behind, behind + 1 + self.journey.flow.remaining[here.screen.id]

    def summary(self) -> Summary:
        """Return the summary of the visit as it stands."""
        return summarise(self.journey, self.visit)

    def help_now(self) -> tuple[SummaryStep, ...]:
        """Return what to do in danger or in a crisis, in words for this visitor."""
        return help_now(self.journey, self._left.visit)

    def _ask(self, visit: Visit, screen: Screen | None) -> None:
        """Ask `screen`; if there is none, show the check page."""
        place = Place.CHECK if screen is None else Place.QUESTION
        self._move(Position(place, visit, screen))

    def _step_aside(self, place: Place) -> None:
        if self.position.place not in ASIDE:
            self._left = self.position
        self._move(Position(place))

    def _after(self, visit: Visit, screen: Screen) -> Screen | None:
        """Return the screen that follows `screen` in `visit`, answered or not."""
        asked = list(visit.answers)
        place = asked.index(screen.id) + 1
        if place < len(asked):
            return self.journey.flow.screens[asked[place]]
        return self.journey.screen(visit)

    def _question_before(self, here: Position) -> Position:
        asked = list(self.before.answers)
        if not asked:
            return Position()
        return replace(here, screen=self.journey.flow.screens[asked[-1]])

    def _last_question(self, visit: Visit) -> Position:
        last = list(visit.answers)[-1]
        return Position(Place.QUESTION, visit, self.journey.flow.screens[last])

    def _move(self, position: Position) -> None:
        if position.place not in ASIDE:
            self._left = self._before_language = Position()
        self.position = position
        self._on_move()
