"""Which page shows which position of the navigator.

But for the start page, a page is loaded when it is first built: until somebody comes, the kiosk
takes no memory for it, and loading one takes few milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sendkiosk.journey.flow import Kind
from sendkiosk.journey.summary import wording
from sendkiosk.ui.look import Look
from sendkiosk.ui.navigator import Navigator, Place
from sendkiosk.ui.page import Page
from sendkiosk.ui.pages.languages import LanguagePage
from sendkiosk.ui.pages.plain import LeavingPage, StartPage
from sendkiosk.ui.wiring import calling, handing
from sendkiosk.ui.words import terms_in

if TYPE_CHECKING:
    from sendkiosk.ui.pages.date import DatePage
    from sendkiosk.ui.pages.question import QuestionPage


def build(look: Look, navigator: Navigator) -> Page:
    """Return the page for where `navigator` stands, wired to it.

    The pages about the note, the last of which says what became of it, are not among them: of the
    note the kiosk alone knows. It alone changes the language, too.
    """
    return _MAKERS[navigator.position.place](look, navigator)


def go_on(navigator: Navigator, page: Page | None) -> None:
    """Go on from `page`, with the answer that is chosen there and not told yet, if one is."""
    pending = page.pending if page is not None else None
    if pending is None:
        navigator.go_on()
    else:
        navigator.answer(pending)


def _start(look: Look, navigator: Navigator) -> Page:
    flow = navigator.journey.flow
    if navigator.doubt:
        from sendkiosk.ui.pages.resting import RestingPage

        return RestingPage(look, [flow.contacts[helpline] for helpline in flow.helplines])
    page = StartPage(look, flow.packs[0].name)
    page.begin.connect(calling(navigator.begin))
    return page


def _question(look: Look, navigator: Navigator) -> Page:
    from sendkiosk.ui.pages.question import Question, QuestionPage

    screen, before = navigator.asked, navigator.before
    words = wording(navigator.journey, before, screen.wordings)
    terms = terms_in(words.body, navigator.journey.flow.terms)
    question = Question(screen, words, terms, navigator.given)
    earliest = navigator.journey.earliest(before, screen)
    page: QuestionPage | DatePage
    if screen.kind is Kind.DATE and earliest is not None:
        from sendkiosk.ui.pages.date import DatePage

        page = DatePage(look, question, (earliest, navigator.journey.today))
    else:
        page = QuestionPage(look, question)
    page.answered.connect(handing(navigator.answer))
    return page


def _check(look: Look, navigator: Navigator) -> Page:
    from sendkiosk.ui.pages.check import CheckPage

    page = CheckPage(look, navigator.summary().told)
    page.change.connect(handing(navigator.change))
    return page


def _summary(look: Look, navigator: Navigator) -> Page:
    from sendkiosk.ui.pages.summary import SummaryPage

    page = SummaryPage(look, navigator.summary(), navigator.journey.flow.terms)
    page.phone.clicked.connect(calling(navigator.take_on_phone))
    return page


def _phone(look: Look, navigator: Navigator) -> Page:
    from sendkiosk.qr.text import qr_texts
    from sendkiosk.ui.pages.phone import PhonePage

    return PhonePage(look, qr_texts(navigator.summary(), look.catalogue))


def _leaving(look: Look, navigator: Navigator) -> Page:
    page = LeavingPage(look)
    page.leave.connect(calling(navigator.start_again))
    page.stay.connect(calling(navigator.back))
    return page


def _help(look: Look, navigator: Navigator) -> Page:
    from sendkiosk.ui.pages.help import HelpPage

    return HelpPage(look, navigator.help_now())


def _language(look: Look, _navigator: Navigator) -> Page:
    return LanguagePage(look)


_MAKERS: Final[Mapping[Place, Callable[[Look, Navigator], Page]]] = MappingProxyType(
    {
        Place.START: _start,
        Place.QUESTION: _question,
        Place.CHECK: _check,
        Place.SUMMARY: _summary,
        Place.PHONE: _phone,
        Place.LEAVING: _leaving,
        Place.HELP: _help,
        Place.LANGUAGE: _language,
    }
)
