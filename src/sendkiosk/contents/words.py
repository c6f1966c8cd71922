"""Which pack is shown and why, in words for staff."""

from __future__ import annotations

from collections.abc import Iterator

from sendkiosk.authoring.diff_report import versions_in_words
from sendkiosk.delivery.choosing import Chosen
from sendkiosk.delivery.verifying import Trusted
from sendkiosk.journey.messages import Message, message


def shown_in_words(chosen: Chosen) -> tuple[Message, ...]:
    """Return what there is to know of the pack that is shown: version, signer, since when."""
    return tuple(_all(chosen))


def signed_by(trusted: Trusted) -> Message:
    """Return who signed what is in place, or was."""
    key = trusted.key
    return message("It was signed with the key “{key}” ({id}).", key=key.name, id=key.id)


def _all(chosen: Chosen) -> Iterator[Message]:
    flow, placed, trusted = chosen.opened.flow, chosen.placed, chosen.trusted
    if flow is None:
        yield message("No pack can be shown.")
        return
    yield message("This is shown: {packs}.", packs=versions_in_words(flow.packs))
    if placed is None or trusted is None:
        yield message("It is no signed pack. It is in {folder}.", folder=str(chosen.folder))
    else:
        since = placed.since.astimezone()
        yield signed_by(trusted)
        yield message(
            "It is in place since {day}, {time}.", day=since.date(), time=f"{since:%H:%M}"
        )
    yield from _ways(chosen)


def _ways(chosen: Chosen) -> Iterator[Message]:
    standing = chosen.standing
    if standing.went_back is not None:
        day = standing.went_back.astimezone().date()
        yield message("Somebody went back to it from a newer one on {day}.", day=day)
    if standing.current != chosen.placed:
        yield message("It is not the one that was installed last: that one cannot be shown.")
    elif standing.previous is not None:
        yield message("The one before it is kept, so that you can go back to it.")
    elif standing.current is not None:
        yield message("You can go back to the one that comes with the program, if there is one.")
