"""A change of contents: looked at first, with what it changes, then agreed to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sendkiosk.authoring.diff_report import Comparison, compare_packs
from sendkiosk.contents.site import Site
from sendkiosk.delivery.archive import read_carried
from sendkiosk.delivery.choosing import Chosen, choose_from
from sendkiosk.delivery.refused import RefusedError
from sendkiosk.delivery.shelf import Shelf, Standing
from sendkiosk.delivery.verifying import SignedPack, verify
from sendkiosk.delivery.versions import why_not_newer
from sendkiosk.findings.finding import Finding, FindingsError
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.journey.messages import message
from sendkiosk.journey.visit import Journey
from sendkiosk.journey.working_days import england_calendar
from sendkiosk.pack.compiled import other_form
from sendkiosk.pack.opening import OpenedPack, checked_ahead, open_pack, overdue


@dataclass(frozen=True, slots=True)
class Offer:
    """A signed pack that may take the place of the one that is shown.

    `comparison` is None where nothing is shown that it could be compared with. `warnings` are
    what in it should have been checked again by now.
    """

    pack: SignedPack
    shown: Chosen
    comparison: Comparison | None
    warnings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class WayBack:
    """The pack before the one that is shown, and what would change on the way back to it."""

    target: Chosen
    shown: Chosen
    comparison: Comparison | None


def refuse_other(site: Site, pack: SignedPack) -> None:
    """Raise RefusedError unless `pack` is the one that the settings name."""
    name = pack.manifest.local.id
    if name != site.settings.pack:
        raise RefusedError(
            message(
                "It has the pack “{name}”. The settings of this computer name “{named}”.",
                name=name,
                named=site.settings.pack,
            )
        )


def refuse_older(pack: SignedPack, shown: Chosen) -> None:
    """Raise RefusedError unless `pack` is newer than what is shown."""
    before = shown.opened.flow.packs if shown.opened.flow else ()
    refused = why_not_newer(pack.manifest.packs, before)
    if refused is not None:
        raise RefusedError(refused)


def look_at(site: Site, file: Path, today: date) -> Offer:
    """Return what the signed pack in `file` offers on `today`; nothing is changed.

    Raises RefusedError where it may not take the place of what is shown, FindingsError where it has
    faults, and TroubleError where what is shown cannot be found out.
    """
    _shelf(site)
    pack = verify(read_carried(file), site.keys)
    refuse_other(site, pack)
    shown = site.chosen()
    refuse_older(pack, shown)
    opened = _opened(pack, file)
    ahead = checked_ahead(opened, today)
    if opened.flow is None or ahead:
        raise FindingsError((*opened.findings, *ahead))
    return Offer(pack, shown, compared(shown.opened, opened, today), overdue(opened, today))


def accept(site: Site, offer: Offer, now: datetime) -> None:
    """Put the pack of `offer` in place; a kiosk that runs shows it when it is started anew.

    Raises RefusedError if nothing was changed.
    """
    shown = offer.shown
    _shelf(site).put(offer.pack, now, shown.standing, shown.placed)


def look_back(site: Site, today: date) -> WayBack:
    """Return the way back from the pack that is shown on `today`; nothing is changed.

    Raises RefusedError where there is none, and TroubleError as above.
    """
    shelf, shown = _shelf(site), site.chosen()
    if shown.standing.current is None:
        raise RefusedError(_NO_WAY_BACK)
    before = Standing(current=shown.standing.previous)
    target = choose_from(shelf, before, site.keys, site.named)
    if target.opened.flow is None:
        raise RefusedError(_NOTHING_BEFORE)
    return WayBack(target, shown, compared(shown.opened, target.opened, today))


def go_back(site: Site, way: WayBack, now: datetime) -> None:
    """Go `way`. A kiosk that runs does so when it is started anew. Raises RefusedError as above."""
    _shelf(site).go_back(now, way.shown.standing, way.target.placed)


def compared(old: OpenedPack, new: OpenedPack, today: date) -> Comparison | None:
    """Return what changes from one pack to the other on `today`; None where one has no flow."""
    if old.flow is None or new.flow is None:
        return None
    days = england_calendar()
    return compare_packs(Journey(old.flow, today, days), Journey(new.flow, today, days))


def _shelf(site: Site) -> Shelf:
    """Return where signed packs are kept. Raises TroubleError where they do not count."""
    shelf = site.shelf
    if shelf is None:
        raise TroubleError(_BY_FOLDER if site.settings_file else _NO_SETTINGS)
    return shelf


def refuse_other_form(pack: SignedPack, file: Path) -> None:
    """Raise FindingsError where the compiled form in `pack`, read from `file`, is not of its files.

    One that this program would not use is not looked at. Raises RefusedError as below.
    """
    with _unpacked(pack) as folder:
        found = other_form(folder / pack.manifest.local.id)
        if found:
            raise FindingsError([_inside(file, folder, found)])


def _opened(pack: SignedPack, file: Path) -> OpenedPack:
    """Return the pack, read as it would lie in place; its findings name files inside `file`.

    Raises RefusedError where there is no room for that.
    """
    with _unpacked(pack) as folder:
        opened = open_pack(folder / pack.manifest.local.id)
        false = other_form(folder / pack.manifest.local.id)
        if false:
            opened = replace(opened, flow=None, findings=(*opened.findings, false))
        findings = tuple(_inside(file, folder, found) for found in opened.findings)
        reviews = tuple(
            replace(review, file=file / review.file.relative_to(folder))
            for review in opened.reviews
        )
    return replace(opened, findings=findings, reviews=reviews)


def _inside(file: Path, folder: Path, found: Finding) -> Finding:
    return replace(found, file=file / found.file.relative_to(folder))


@contextmanager
def _unpacked(pack: SignedPack) -> Iterator[Path]:
    """Give a folder with the folders of `pack`. Raises RefusedError where there is no room."""
    with ExitStack() as stack:
        try:
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="sendkiosk-")))
            for path, data in pack.parts.files.items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(data)
        except OSError as error:
            why = error.strerror or str(error)
            raise RefusedError(
                message("It cannot be unpacked to look at it: {why}. Make room.", why=why)
            ) from error
        yield folder


_NO_WAY_BACK: Final = message(
    "There is no signed pack in place that could be gone back from. What is shown comes with the"
    " program."
)
_NOTHING_BEFORE: Final = message(
    "There is no pack to go back to: none was shown before, and none of this name comes with the"
    " program."
)
_BY_FOLDER: Final = (
    "The settings name the folder of a pack. For signed packs write its name there alone, such as"
    " “kent”, without a path."
)
_NO_SETTINGS: Final = (
    "There is no file of settings. Signed packs need one: it names the pack, and the keys to trust"
    " in pack_keys."
)
