"""Whether the clock can be right: last days are worked out by it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sendkiosk.doctor.check import Check, State
from sendkiosk.doctor.system import Clock
from sendkiosk.journey.clock import why_wrong
from sendkiosk.journey.flow import Flow
from sendkiosk.language.catalogue import Catalogue

NAME: Final = "clock"
_SET_IT: Final = (
    "Set it: sudo timedatectl set-ntp true where there is a network, or else sudo timedatectl"
    " set-time “2026-11-24 10:00”. Until then no visit begins. If it is lost each time the computer"
    " is off, its battery is empty."
)


def check_clock(clock: Clock, flow: Flow | None) -> Iterator[Check]:
    """Tell what is wrong with `clock`, by the contents of `flow` if there is one."""
    wrong = None if flow is None else why_wrong(clock.today, flow)
    if wrong is not None:
        yield Check(NAME, State.WRONG, f"{Catalogue().say(wrong)} {_SET_IT}")
    if clock.is_kept is False:
        yield Check(
            NAME,
            State.WARNING,
            f"It says {_said(clock)}, and nothing keeps it right. Look whether that is so: last"
            " days are worked out by it. With a network, type: sudo timedatectl set-ntp true",
        )
    if not clock.is_british:
        yield Check(
            NAME,
            State.WARNING,
            "It is not set to the time of the United Kingdom, so days begin at the wrong hour."
            " Type: sudo timedatectl set-timezone Europe/London",
        )
    if wrong is None and clock.is_kept is not False and clock.is_british:
        kept = " The network keeps it right." if clock.is_kept else ""
        yield Check(NAME, State.FINE, f"It says {_said(clock)}.{kept}")


def _said(clock: Clock) -> str:
    return f"{Catalogue().day(clock.today)}, {clock.now:%H:%M}"
