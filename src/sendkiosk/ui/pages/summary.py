"""The summary: what to do next, by when, whom to ring, and where all this comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from sendkiosk.journey.flow import Confidence, Contact, Detail, Source, Term
from sendkiosk.journey.messages import Message, message
from sendkiosk.journey.phrases import (
    MAY_BE_TOO_LATE,
    days_left,
    headline,
    how_sure,
    is_time_for_advice,
    standing_words,
)
from sendkiosk.journey.print_size import PrintSize
from sendkiosk.journey.summary import Summary, SummaryStep
from sendkiosk.journey.time_limits import Standing, TimeLimit
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.controls import column, panel, row, text
from sendkiosk.ui.details import ROOM_BESIDE_NUMBER, breakable, detail_notes, phone_line, unbroken
from sendkiosk.ui.look import Look
from sendkiosk.ui.page import Page
from sendkiosk.ui.pages.languages import draft_notice
from sendkiosk.ui.pages.letters import LettersToTake
from sendkiosk.ui.services import Made, Wanted
from sendkiosk.ui.theme import BADGE
from sendkiosk.ui.words import Expander, block_widgets, term_buttons, terms_in, told_words

TWO_TEXTS = 52
"""How wide a window is, in heights of body type, that has room for two columns of long texts."""


ROOM_BESIDE_STEP = 24
"""The same for the number of a step beside all of its text."""


class SummaryPage(Page):
    """Everything a visitor takes away, on one long page."""

    def __init__(self, look: Look, summary: Summary, terms: Mapping[str, Term]) -> None:
        """Show `summary`; `terms` are those the packs explain."""
        super().__init__(look)
        self._said = text("", "heading")
        self.status = panel("limit", look, self._said)
        self.status.hide()
        self.phone = TouchButton(look, look.say("Take it on your phone"), icon="phone")
        self.letters = LettersToTake(look, summary.letters)
        used = terms_in((block for step in summary.steps for block in step.body), terms)
        steps = (
            *_band(look, summary.first_limit),
            *(step_card(look, step) for step in summary.steps),
        )
        helpers = (
            text(look.say("People who can help"), "heading"),
            *(contact_card(look, contact) for contact in summary.contacts),
        )
        self.fill(
            _title(look, self.phone),
            self.status,
            *draft_notice(look),
            _beside(look, steps, helpers),
            self.letters,
            *([text(look.say("Words we used"), "heading")] if used else ()),
            *term_buttons(look, used),
            Expander(look, look.say("What you told us"), *_told(look, summary)),
            Expander(
                look,
                look.say("Where this comes from"),
                *(source_line(look, source) for source in summary.sources),
            ),
            *(text(look.say(notice)) for notice in summary.notices),
            wide=look.sizes.has_columns(TWO_TEXTS),
        )

    def tell(self, words: str, about: Wanted, *, move: bool = True) -> None:
        """Show `words` on how printing goes: of the sheet at the top, else beside the letters.

        Without `move` the page stays where the visitor reads.
        """
        here = about is Made.SHEET
        self.status.setVisible(here)
        self.letters.tell("" if here else words)
        if here:
            self._said.setText(words)
            if move:
                self.pane.to_top()

    @property
    def half_done(self) -> object:
        """How large letters are to be printed."""
        return self.letters.print_size

    def resume(self, half_done: object) -> None:
        """Choose that size again."""
        if isinstance(half_done, PrintSize):
            self.letters.sizes[half_done].setChecked(True)

    def first_focus(self) -> QWidget | None:
        """Leave the keyboard with the buttons of the window."""
        return None


def _title(look: Look, button: QWidget) -> QWidget:
    """Return the title with `button` beside it on a wide screen, else below it."""
    title = text(look.say("What you can do next"), "title")
    if not look.sizes.has_columns(TWO_TEXTS):
        return column(title, button, spacing=look.sizes.gap)
    both = row(look, title, button)
    for part, share in ((title, 5), (button, 4)):
        both.box.setStretchFactor(part, share)
    return both


def limit_words(limit: TimeLimit) -> tuple[Message, ...]:
    """Return what is said of `limit` where it is the headline: name, last day, days left."""
    day, left = limit.last_day, limit.days_left or 0
    if day is None:
        return (
            limit.name,
            *((standing_words(limit),) if limit.standing is Standing.PASSED else ()),
            limit.rule,
        )
    if limit.theirs:
        was = message("The last day was {day}.", day=day)
        late = limit.standing is Standing.PASSED
        return (limit.name, standing_words(limit), *((was,) if late else ()))
    match limit.standing:
        case Standing.PASSED:
            return (limit.name, message("The last day was {day}.", day=day), MAY_BE_TOO_LATE)
        case Standing.TODAY:
            return (limit.name, message("The last day is today, {day}.", day=day))
        case _:
            return (limit.name, message("By {day}", day=day), days_left(left))


def _beside(look: Look, steps: Iterable[QWidget], helpers: Iterable[QWidget]) -> QWidget:
    """Return steps and helpers beside each other on a wide screen, else one after the other."""
    gap = look.sizes.gap
    left, right = column(*steps, spacing=gap), column(*helpers, spacing=gap)
    if not look.sizes.has_columns(TWO_TEXTS):
        return column(left, right, spacing=gap)
    both = row(look, left, right)
    for part, share in ((left, 5), (right, 4)):
        both.box.setStretchFactor(part, share)
        both.box.setAlignment(part, Qt.AlignmentFlag.AlignTop)
    return both


def _band(look: Look, limit: TimeLimit | None) -> tuple[QFrame, ...]:
    if limit is None:
        return ()
    kind = "warning" if limit.standing is Standing.PASSED else "band"
    lines = limit_words(limit)
    if limit.last_day is None:
        lines = (limit.name, headline(limit)[1], limit.rule)
    small, large, *more = (look.say(line) for line in lines)
    return (
        panel(
            kind,
            look,
            text(small, "strong"),
            text(large, "heading"),
            *(text(line) for line in more),
        ),
    )


def step_card(look: Look, step: SummaryStep) -> QFrame:
    """Return all that is said of `step`, on a card."""
    number = text(str(step.number), "number", centred=True)
    side = look.sizes.times(BADGE)
    number.setFixedSize(side, side)
    title = text(look.say(step.title), "heading")
    parts = block_widgets(look, step.body)
    if step.who:
        parts.append(labelled(look, look.say("Who"), look.say(step.who)))
    if step.limit:
        parts.append(_limit(look, step.limit))
    parts += [text(_name_and_number(look, contact), "strong") for contact in step.contacts]
    if step.confidence is not Confidence.VERIFIED:
        parts.append(text(look.say(how_sure(step.check_with)), "strong"))
    # Where there is little room, the text has all the width, and only the title stands beside.
    beside = look.sizes.has_columns(ROOM_BESIDE_STEP)
    words = column(title, *(parts if beside else ()), spacing=look.sizes.space(0.3))
    line = row(look, number, words, stretch=words)
    line.box.setAlignment(number, Qt.AlignmentFlag.AlignTop)
    card = panel("card", look, line, *(() if beside else parts))
    card.setObjectName(step_name(step.id))
    return card


def step_name(step: str) -> str:
    """Return the name by which the card of the step with the id `step` is found on the page."""
    return f"step-{step}"


def _limit(look: Look, limit: TimeLimit) -> QFrame:
    first, *rest = (look.say(line) for line in limit_words(limit))
    parts = [text(first), *(text(line, "strong") for line in rest)]
    if limit.working:
        working = " ".join(look.say(line) for line in limit.working)
        worked_out = look.say(message("How we worked it out: {working}", working=working))
        parts.append(text(worked_out if limit.last_day else working))
    if limit.advice and is_time_for_advice(limit):
        parts.append(text(look.say(limit.advice)))
    return panel("limit", look, *parts)


def labelled(look: Look, label: str, words: str) -> QWidget:
    """Return `words` with `label` before them, or above them where there is little room."""
    name = text(label, "strong")
    if not look.sizes.has_columns(ROOM_BESIDE_NUMBER):
        return column(name, text(words))
    name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
    name.setWordWrap(False)
    name.setAlignment(Qt.AlignmentFlag.AlignTop)
    value = text(words)
    return row(look, name, value, stretch=value)


def _name_and_number(look: Look, contact: Contact) -> str:
    """Return the name of `contact`, with its first number if that one is sure."""
    name = look.say(contact.name)
    sure = [phone for phone in contact.phones if phone.confidence is Confidence.VERIFIED]
    return f"{name}: {unbroken(look, sure[0].value)}" if sure else name


def contact_card(look: Look, contact: Contact) -> QFrame:
    """Return all ways to reach `contact`, how sure they are, and when they were checked."""
    details = (*contact.phones, *contact.emails, *contact.websites)
    sure = [detail.confidence is Confidence.VERIFIED for detail in details]
    parts: list[QWidget] = [text(look.say(contact.name), "heading")]
    parts.append(text(look.say(contact.about)))
    mark_each = any(sure)
    parts += [phone_line(look, phone, mark=mark_each) for phone in contact.phones]
    for detail in (*contact.emails, *contact.websites):
        parts.append(text(_address(look, detail, mark=mark_each), "address"))
    parts += [text(look.say(extra)) for extra in (contact.hours, contact.how_to_find) if extra]
    if details and not mark_each:
        parts.append(text(look.say("We are not sure of these. Check them first."), "strong"))
    if details:
        parts.append(text(look.say(checked_words(contact)), "small"))
    return panel("card", look, *parts)


def checked_words(contact: Contact) -> Message:
    """Return when the details of `contact` were checked, and that nobody tried them, where so."""
    if contact.confirmed_by:
        return message("Checked on {day}.", day=contact.checked)
    return message(
        "Taken from a copy of a web page on {day}. Staff here have not tried it yet.",
        day=contact.checked,
    )


def _address(look: Look, address: Detail, *, mark: bool) -> str:
    """Return an address with its label; `mark` says that it is unsure, if it is."""
    notes = detail_notes(look, address, mark=mark)
    value = breakable(look, address.value)
    return f"{value} ({notes})" if notes else value


def _told(look: Look, summary: Summary) -> list[QWidget]:
    return [
        column(text(look.say(answer.topic), "small"), text(told_words(look, answer), "strong"))
        for answer in summary.told
    ]


def source_line(look: Look, source: Source) -> QWidget:
    """Return the name of `source`, and the day on which it was read."""
    checked = look.say(message("Read on {day}.", day=source.checked))
    return text(f"{look.say(source.name)}. {checked}", "small")
