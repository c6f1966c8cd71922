"""Changes of contents as the staff screen shows them; nothing that is wrong raises an error."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from sendkiosk.authoring.diff_changes import Area, Change
from sendkiosk.authoring.diff_report import Comparison, headline, versions_in_words
from sendkiosk.authoring.in_words import quoted
from sendkiosk.contents.offers import Offer, WayBack, accept, go_back, look_at, look_back
from sendkiosk.contents.site import Site
from sendkiosk.contents.words import shown_in_words, signed_by
from sendkiosk.delivery.choosing import troubles
from sendkiosk.delivery.media import signed_packs_in
from sendkiosk.delivery.refused import RefusedError
from sendkiosk.findings.finding import FindingsError, Severity
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.journey.messages import Message, message, plural_message
from sendkiosk.pack.opening import OpenedPack
from sendkiosk.settings.values import from_home
from sendkiosk.ui.content_port import (
    ContentChange,
    ContentFile,
    ContentGroup,
    ContentOffer,
    ContentServices,
)

log = logging.getLogger(__name__)

T = TypeVar("T")

MOST_SHOWN: Final = 100
"""Changes of one kind on a page; more of them are read on paper or another screen."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The day, and the moment with its time zone."""

    today: Callable[[], date]
    now: Callable[[], datetime]


def content_services(site: Site, clock: Clock) -> ContentServices:
    """Return what the staff screen of `site` needs to change its contents."""
    return ContentServices(
        partial(_shown, site),
        partial(_find, site, clock),
        lambda: _or_reason(lambda: _way_back(site, look_back(site, clock.today()), clock)),
    )


def _shown(site: Site) -> tuple[Message | str, ...]:
    try:
        chosen = site.chosen()
    except TroubleError as error:
        return (str(error),)
    faults = (f"{found.problem} {found.advice}" for found in troubles(chosen))
    return (*shown_in_words(chosen), *faults)


def _find(site: Site, clock: Clock) -> tuple[ContentFile, ...]:
    folders = []
    for named in site.settings.update_folders:
        try:
            folders.append(from_home(named))
        except TroubleError as error:
            log.warning("%s", error)
    return tuple(
        ContentFile(
            _printable(file.name), _printable(str(file.parent)), partial(_look, site, file, clock)
        )
        for file in signed_packs_in(folders)
    )


def _look(site: Site, file: Path, clock: Clock) -> ContentOffer | Message:
    return _or_reason(lambda: _offer(site, look_at(site, file, clock.today()), clock))


def _offer(site: Site, offer: Offer, clock: Clock) -> ContentOffer:
    key = offer.pack.trusted.key
    names = ", ".join(f"{pack.id} {pack.version}" for pack in offer.pack.manifest.packs)
    words: list[Message | str] = [
        message("It is whole, and signed with the key “{key}” ({id}).", key=key.name, id=key.id)
    ]
    if offer.comparison is None:
        words.append(message("Nothing is shown here yet that it could be compared with."))
    else:
        names = versions_in_words(offer.comparison.new_packs)
        words.append(headline(offer.comparison))
    words += (found.problem for found in offer.warnings)

    def agree() -> None:
        accept(site, offer, clock.now())

    return ContentOffer(names, tuple(words), _groups(offer.comparison), lambda: _done_or(agree))


def _way_back(site: Site, way: WayBack, clock: Clock) -> ContentOffer:
    words: list[Message | str] = [headline(way.comparison)] if way.comparison else []
    if way.target.trusted is not None:
        words.append(signed_by(way.target.trusted))

    def agree() -> None:
        go_back(site, way, clock.now())

    name = _name_of(way.target.opened)
    return ContentOffer(name, tuple(words), _groups(way.comparison), lambda: _done_or(agree))


def _name_of(opened: OpenedPack) -> str:
    return versions_in_words(opened.flow.packs) if opened.flow else ""


def _groups(comparison: Comparison | None) -> tuple[ContentGroup, ...]:
    """Return what changes as groups: what is important first, then part by part."""
    if comparison is None:
        return ()
    important = [change for change in comparison.changes if change.important]
    groups = [_group(message("Important: numbers and last days"), important, important=True)]
    for area, heading in _HEADINGS.items():
        changes = [one for one in comparison.changes if one.area is area and not one.important]
        groups.append(_group(heading, changes))
    return tuple(group for group in groups if group.changes)


def _group(heading: Message, changes: list[Change], *, important: bool = False) -> ContentGroup:
    told = [ContentChange(_title(change), tuple(_lines(change))) for change in changes[:MOST_SHOWN]]
    if len(changes) > MOST_SHOWN:
        more = f"And {len(changes) - MOST_SHOWN} more. “sendkiosk pack install” shows them all."
        told.append(ContentChange(more, ()))
    counted = plural_message(
        "{heading}: one change", "{heading}: {count} changes", len(changes), heading=heading
    )
    return ContentGroup(counted, tuple(told), important)


def _title(change: Change) -> str:
    return f"{change.how.value.capitalize()}: {quoted(change.title)}"


def _lines(change: Change) -> Iterator[str]:
    if change.whom:
        yield f"For whom: {change.whom}."
    for line in change.lines:
        if line.old and line.new:
            yield f"{line.what} – was: {' '.join(line.old)}"
            yield f"{line.what} – now: {' '.join(line.new)}"
        else:
            yield f"{line.what}: {' '.join(line.old or line.new)}"


def _or_reason(act: Callable[[], T]) -> T | Message:
    """Return what `act` returns; why it cannot, if that is so."""
    try:
        return act()
    except RefusedError as error:
        return message("This is refused. {why}", why=error.reason)
    except TroubleError as error:
        return Message(str(error))
    except FindingsError as error:
        faults = [found for found in error.findings if found.severity is Severity.ERROR]
        return message(
            "This is refused: it has faults ({count}), so it cannot be shown. Tell whoever sent it."
            " The first is {code} in {file}: {problem}",
            count=len(faults),
            code=str(faults[0].code),
            file=faults[0].file.name,
            problem=faults[0].problem,
        )


def _done_or(act: Callable[[], None]) -> Message | None:
    """Do `act`; return why it was not done, if that is so."""
    reason = _or_reason(act)
    return reason if isinstance(reason, Message) else None


def _printable(name: str) -> str:
    """Return a name from a stick, whatever bytes it is made of, as it can be shown."""
    told = name.encode("utf-8", "backslashreplace").decode()
    return "".join(letter if letter.isprintable() else "?" for letter in told)


_HEADINGS: Final = {
    Area.STEP: message("Steps"),
    Area.SCREEN: message("Questions"),
    Area.TIME_LIMIT: message("Time limits"),
    Area.CONTACT: message("Contacts"),
    Area.TERM: message("Explained words"),
    Area.LETTER: message("Letters"),
    Area.NOTICE: message("Notices"),
    Area.HELPLINE: message("Helplines"),
    Area.SOURCE: message("Sources"),
    Area.PACK: message("Versions"),
}
