"""A kiosk lent to an adviser: their window in place of the visitors', until they leave it."""

from __future__ import annotations

from sendkiosk.journey.messages import message
from sendkiosk.ui.adviser.workbench import Workbench
from sendkiosk.ui.buttons import BarButton
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.staff.pages import StaffPage


class LentPage(StaffPage):
    """Shows the window of an adviser under a header that leads back to the visitors.

    It is kept from one time to the next, so that what a family had printed comes out when it is
    left.
    """

    def __init__(self, kiosk: Kiosk) -> None:
        """Show `kiosk`, which is one for advisers."""
        look = kiosk.window.look
        super().__init__(look, message("An adviser is here"))
        self.kiosk = kiosk
        self.bench = Workbench(kiosk, has_family_screen=False)
        self.back = BarButton(look, look.say("Back to the visitors"), kind="header", icon="leave")
        self.back.setFixedWidth(self.back.natural_width(0))
        self.back.clicked.connect(self.left)
        self._header.addStretch(1)
        self._header.addWidget(self.back)
        self._page.hide()
        self._below.addWidget(self.bench, 1)

    def forget(self) -> None:
        """Forget the family that was last here; what they had printed, and finished, comes out."""
        self.kiosk.leave()
