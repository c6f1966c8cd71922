"""What staff are told of printing: lines in the log, without a word of what was printed."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from sendkiosk.journey.messages import message
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.printing.port import Out, PrinterStatus, PrintOutcome, Saved, Sent
from sendkiosk.printing.words import LEFT_BEHIND, REMEMBERS, for_staff, status_for_staff

log = logging.getLogger(__name__)


@dataclass(slots=True)
class StaffLog:
    """Puts outcomes and troubles into the log; what was told already once is in `reminded`."""

    reminded: bool = False

    def outcome(self, outcome: PrintOutcome) -> None:
        """Log `outcome`: a warning, where staff should do something."""
        fine = isinstance(outcome, Sent | Saved) or (isinstance(outcome, Out) and outcome.sure)
        words = Catalogue().say(for_staff(outcome))
        log.log(logging.INFO if fine else logging.WARNING, "%s", words)
        if isinstance(outcome, Out) and outcome.remembered and not self.reminded:
            self.reminded = True
            log.warning("%s", Catalogue().say(REMEMBERS))

    def left_behind(self, outcome: PrintOutcome) -> None:
        """Log that the sheet of `outcome` could not be taken back for a visitor who left."""
        where = for_staff(outcome)
        log.warning("%s", Catalogue().say(message("{left} {where}", left=LEFT_BEHIND, where=where)))

    def status(self, status: PrinterStatus) -> None:
        """Log `status`: a warning, where staff should do something."""
        words = Catalogue().say(status_for_staff(status))
        log.log(logging.INFO if status.is_fine else logging.WARNING, "%s", words)
