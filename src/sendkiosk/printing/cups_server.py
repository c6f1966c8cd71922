"""What CUPS can be asked about its queues and jobs, and told to cancel."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from sendkiosk.printing.commands import Commands, SilentError, UnwillingError
from sendkiosk.printing.lpstat import Job, Queue, read_default, read_jobs, read_queues

_NO_QUEUES: Final = "No destinations added"
_NO_SUCH_QUEUE: Final = "Invalid destination name"


@dataclass(frozen=True, slots=True)
class CupsServer:
    """The CUPS that this computer talks to; `ask` says until when it must have answered.

    All that only asks raises SilentError when it does not answer.
    """

    ask: Commands

    @classmethod
    def within(cls, seconds: float) -> CupsServer:
        """Return a server that must have answered within `seconds` from now."""
        return cls(Commands.within(seconds))

    def queues(self) -> dict[str, Queue]:
        """Return each queue with its description."""
        return read_queues(self._listed("-l", "-p"))

    def queue(self, name: str) -> Queue | None:
        """Return the queue `name`, if there is one, with all that CUPS knows of it.

        Asked without a name, lpstat first looks round in the network, for a quarter of a second.
        """
        try:
            lines = self._listed("-l", "-a", name, "-p", name, "-v", name)
        except SilentError as error:
            if _NO_SUCH_QUEUE not in str(error):
                raise
            return self.queues().get(name)  # it says the same where CUPS does not run
        return read_queues(lines).get(name)

    def default(self) -> str | None:
        """Return the default queue, if one is set."""
        return read_default(self._listed("-d"))

    def jobs(self, queue: str) -> frozenset[str]:
        """Return the jobs that `queue` has not finished."""
        return frozenset(read_jobs(self._listed("-l", "-o"), queue))

    def finished(self, queue: str) -> dict[str, Job]:
        """Return the jobs of `queue` that are over and that CUPS still remembers."""
        return read_jobs(self._listed("-l", "-W", "completed", "-o"), queue)

    def cancel(self, queue: str, jobs: frozenset[str]) -> bool:
        """Cancel `jobs` of `queue`, and return whether they are all gone from it."""
        for job in jobs:
            with suppress(UnwillingError):  # it is out by now, or the question below will tell
                self.ask.ask("cancel", job)
        return jobs.isdisjoint(self.jobs(queue))

    def _listed(self, *what: str) -> list[str]:
        try:
            return self.ask.lines("lpstat", *what)
        except UnwillingError as error:
            if _NO_QUEUES in str(error):
                return []
            # It only has to tell what is there; if it cannot, nobody is at home.
            raise SilentError(str(error)) from error
