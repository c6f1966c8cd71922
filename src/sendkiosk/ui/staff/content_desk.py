"""The way of staff through the pages about contents: shown, looked for, looked at, agreed to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from sendkiosk.journey.messages import Message, message
from sendkiosk.ui.background import Background
from sendkiosk.ui.content_port import ContentFile, ContentOffer, ContentServices
from sendkiosk.ui.look import Look
from sendkiosk.ui.staff.content import ContentPage, OfferPage
from sendkiosk.ui.staff.pages import AskPage, StaffPage
from sendkiosk.ui.wiring import calling, handing


@dataclass(frozen=True, slots=True)
class Ways:
    """What staff pages stand in. `show` shows a page, `is_shown` tells whether it still is.

    `leave` leads back to the staff screen, `restart` asks whether to start the program anew.
    """

    show: Callable[[StaffPage], None]
    is_shown: Callable[[StaffPage], bool]
    leave: Callable[[], None]
    restart: Callable[[], None]


class ContentDesk(QObject):
    """Leads staff through a change of contents; what takes long is done beside the window.

    A page that gave way meanwhile hears no more of it.
    """

    def __init__(
        self, look: Look, services: ContentServices, background: Background, ways: Ways
    ) -> None:
        """Show nothing yet."""
        super().__init__()
        self._look, self._services = look, services
        self._background, self._ways = background, ways

    def open(self) -> None:
        """Show which advice is shown."""
        self._open(None)

    def _open(self, first: Message | None) -> None:
        """Do so, and say `first` what came of something else."""
        page = ContentPage(self._look)
        page.left.connect(calling(self._ways.leave))
        page.search.clicked.connect(calling(partial(self._search, page)))
        page.undo.clicked.connect(calling(partial(self._look_back, page)))
        page.chosen.connect(handing(partial(self._look_at, page)))
        self._ways.show(page)

        def told(lines: tuple[Message | str, ...]) -> None:
            if self._ways.is_shown(page):
                page.show_lines(lines)
                if first is not None:
                    page.tell(first)

        self._background.run(self._services.shown, told)

    def _search(self, page: ContentPage) -> None:
        page.enable(enabled=False)
        page.tell(message("Looking on sticks and shares …"))

        def found(files: tuple[ContentFile, ...]) -> None:
            if self._ways.is_shown(page):
                page.show_files(files)
                page.enable(enabled=True)

        self._background.run(self._services.find, found)

    def _look_at(self, page: ContentPage, file: ContentFile) -> None:
        title = message("Do you want to show this advice from now on?")
        self._consider(page, file.look, title, message("Yes, show it"))

    def _look_back(self, page: ContentPage) -> None:
        title = message("Do you want to go back to this older advice?")
        self._consider(page, self._services.look_back, title, message("Yes, go back to it"))

    def _consider(
        self,
        page: ContentPage,
        look: Callable[[], ContentOffer | Message],
        title: Message,
        yes: Message,
    ) -> None:
        page.enable(enabled=False)
        page.tell(message("Looking at what it changes. That takes some seconds."))

        def looked(offer: ContentOffer | Message) -> None:
            if not self._ways.is_shown(page):
                return
            if isinstance(offer, ContentOffer):
                self._offer(offer, title, yes)
            else:
                page.tell(offer)
                page.enable(enabled=True)

        self._background.run(look, looked)

    def _offer(self, offer: ContentOffer, title: Message, yes: Message) -> None:
        page = OfferPage(self._look, offer, title, yes)
        page.left.connect(calling(self.open))
        page.yes.clicked.connect(calling(partial(self._agree, page, offer)))
        self._ways.show(page)

    def _agree(self, page: OfferPage, offer: ContentOffer) -> None:
        page.yes.setEnabled(False)
        page.no.setEnabled(False)
        page.tell(message("It is being put in place."))

        def done(reason: Message | None) -> None:
            if not self._ways.is_shown(page):
                return
            if reason is None:
                self._done()
            else:
                self._open(reason)

        self._background.run(offer.agree, done)

    def _done(self) -> None:
        page = AskPage(
            self._look,
            message("The advice is in place"),
            message("Visitors see it when the program is started anew. Do you want that now?"),
            message("Start the program anew"),
        )
        page.agreed.connect(calling(self._ways.restart))
        page.left.connect(calling(self._ways.leave))
        self._ways.show(page)
