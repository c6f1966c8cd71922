"""What the staff screen needs to change the contents of a kiosk: values and calls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sendkiosk.journey.messages import Message


@dataclass(frozen=True, slots=True)
class ContentChange:
    """One thing that changes: what it is called, and what was and will be said."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContentGroup:
    """Changes of one kind. Those that are `important` are shown at once, others when asked for."""

    heading: Message
    changes: tuple[ContentChange, ...]
    important: bool = False


@dataclass(frozen=True, slots=True)
class ContentOffer:
    """Contents that may take the place of what is shown.

    `name` says which, with their versions; `words` what else is to be known. `agree` puts them in
    place, and returns why it did not; None if it did.
    """

    name: str
    words: tuple[Message | str, ...]
    groups: tuple[ContentGroup, ...]
    agree: Callable[[], Message | None]


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file on a stick or share that by its name has contents.

    `look` verifies it, and returns what it offers, or why it is refused.
    """

    name: str
    folder: str
    look: Callable[[], ContentOffer | Message]


@dataclass(frozen=True, slots=True)
class ContentServices:
    """Which contents are shown, and how others come. Of the calls, the rules are those of Services.

    `shown` says in sentences what is shown, `find` looks on sticks and shares, `look_back` returns
    the way back to the contents before, or why there is none. Each takes some seconds.
    """

    shown: Callable[[], tuple[Message | str, ...]]
    find: Callable[[], tuple[ContentFile, ...]]
    look_back: Callable[[], ContentOffer | Message]
