"""Functions of their own, for what comes and goes, that call what stays.

Of a method that is connected to a signal PySide keeps a reference, and drops it with the object
that the method belongs to, not with the one that sends the signal. Where each page is connected to
what outlives all pages, such references pile up; a function goes with the page.
"""

from __future__ import annotations

from collections.abc import Callable


def calling(do: Callable[[], object]) -> Callable[[], None]:
    """Return a function that calls `do`, and takes none of what its signal brings."""

    def call() -> None:
        do()

    return call


def handing(do: Callable[..., object]) -> Callable[..., None]:
    """Return a function that hands to `do` all that its signal brings."""

    def call(*brought: object) -> None:
        do(*brought)

    return call
