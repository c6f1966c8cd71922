"""Which pack a kiosk shows: the signed one in place, the one before it, or the program's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sendkiosk.delivery.keys import PublicKey
from sendkiosk.delivery.refused import RefusedError
from sendkiosk.delivery.shelf import POINTER, Placed, Shelf, Standing
from sendkiosk.delivery.verifying import Trusted
from sendkiosk.findings.finding import Finding, Severity
from sendkiosk.journey.messages import Message, message
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.compiled import open_flow
from sendkiosk.pack.opening import OpenedPack

_MEANWHILE: Final = (
    "Install it again, or a newer one. Until then the one before it is shown, or the one that comes"
    " with the program."
)
_NO_POINTER: Final = (
    "Until a signed pack is installed again, the pack that comes with the program is shown."
)
_NOTHING: Final = Standing()


@dataclass(frozen=True, slots=True)
class Chosen:
    """The pack that is shown, and where it comes from.

    Where that is a signed pack, `placed` and `trusted` are set; else it comes with the program, or
    was named by its folder. `standing` is what is in place, shown or not. What stood in the way of
    others is among the findings of `opened`, as warnings.
    """

    opened: OpenedPack
    folder: Path
    placed: Placed | None = None
    trusted: Trusted | None = None
    standing: Standing = _NOTHING


def choose(shelf: Shelf, keys: Sequence[PublicKey], shipped: Path) -> Chosen:
    """Return the first that can be shown: what counts on `shelf`, the one before, `shipped`.

    The last one is returned even if it cannot be shown. Nothing that is broken raises an error.
    """
    try:
        return choose_from(shelf, shelf.standing(), keys, shipped)
    except RefusedError as error:
        trouble = _trouble(shelf.folder / POINTER, error, _NO_POINTER, Fault.NOT_KNOWN)
        return Chosen(_with([trouble], open_flow(shipped)), shipped)


def choose_from(
    shelf: Shelf, standing: Standing, keys: Sequence[PublicKey], shipped: Path
) -> Chosen:
    """Return what `choose` would if just `standing` were in place."""
    met: list[Finding] = []
    for placed in _in_turn(standing):
        try:
            return _signed(shelf, placed, keys, standing, met)
        except RefusedError as error:
            where = shelf.folder / placed.folder
            met.append(_trouble(where, error, _MEANWHILE, Fault.NOT_SHOWN))
    return Chosen(_with(met, open_flow(shipped)), shipped, standing=standing)


def troubles(chosen: Chosen) -> tuple[Finding, ...]:
    """Return what stands in the way of signed packs that are in place."""
    codes = {Fault.NOT_SHOWN, Fault.NOT_KNOWN}
    return tuple(found for found in chosen.opened.findings if found.code in codes)


def _in_turn(standing: Standing) -> Iterator[Placed]:
    for placed in (standing.current, standing.previous):
        if placed is not None:
            yield placed


def _signed(
    shelf: Shelf,
    placed: Placed,
    keys: Sequence[PublicKey],
    standing: Standing,
    met: list[Finding],
) -> Chosen:
    """Return the pack in `placed`. Raises RefusedError if it cannot be shown."""
    trusted = shelf.verified(placed, keys)
    folder = shelf.packs_folder(placed) / trusted.manifest.local.id
    opened = open_flow(folder, placed.program)
    if opened.flow is None:
        raise RefusedError(_faulty(opened))
    return Chosen(_with(met, opened), folder, placed, trusted, standing)


def _faulty(opened: OpenedPack) -> Message:
    """Return the sentence for a pack with faults: it was sound when it was installed."""
    first = next(each for each in opened.findings if each.severity is Severity.ERROR)
    return message(
        "This version of the program cannot show it: {fault}", fault=f"{first.code} {first.problem}"
    )


def _trouble(where: Path, error: RefusedError, advice: str, code: Fault) -> Finding:
    problem = Catalogue().say(error.reason)
    return Finding(code, where, 0, problem, advice, Severity.WARNING)


def _with(met: list[Finding], opened: OpenedPack) -> OpenedPack:
    return replace(opened, findings=(*met, *opened.findings)) if met else opened
