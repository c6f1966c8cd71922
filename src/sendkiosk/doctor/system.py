"""What the operating system tells of clock, input, memory and disk."""

from __future__ import annotations

import ctypes
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

UNITED_KINGDOM: Final = "Europe/London"
_TIME_ERROR: Final = 5
"""What adjtimex(2) returns while the clock is not kept by anybody."""
_ROOM_FOR_TIMEX: Final = 1024
_DIRECT: Final = 1
"""The bit of a device that is touched where the picture is: INPUT_PROP_DIRECT."""


@dataclass(frozen=True, slots=True)
class Clock:
    """What the computer's clock says; `is_kept` tells whether the network sets it, None if unknown.

    `is_british` tells whether summer time comes and goes as in the United Kingdom.
    """

    now: datetime
    is_kept: bool | None = None
    is_british: bool = True

    @property
    def today(self) -> date:
        """The day."""
        return self.now.date()


@dataclass(frozen=True, slots=True)
class Keeping:
    """Whether the system keeps what is in memory to itself.

    `dumps` tells whether a crash would write it to a file, None where that cannot be told; `swap`
    names the places on disk to which it may be moved.
    """

    dumps: bool | None = False
    swap: tuple[str, ...] = ()


def read_clock(now: datetime | None = None) -> Clock:
    """Return the computer's clock as it is, or as if it said `now`."""
    here = now or datetime.now().astimezone()
    return Clock(here, _is_kept(), is_british(here))


def is_british(here: datetime) -> bool:
    """Tell whether clocks of this computer run as in London, in winter and in summer of this year.

    True also where the system has no table of time zones: nothing is known then.
    """
    try:
        london = ZoneInfo(UNITED_KINGDOM)
    except (KeyError, OSError):
        return True
    noons = (datetime(here.year, month, 1, 12, tzinfo=UTC) for month in (1, 7))
    return all(
        noon.astimezone().utcoffset() == noon.astimezone(london).utcoffset() for noon in noons
    )


def touch_screens(listed: str) -> tuple[str, ...]:
    """Return the names of what is touched, from the text of /proc/bus/input/devices."""
    return tuple(_touch_screens(listed.split("\n\n")))


def read_touch_screens(file: Path = Path("/proc/bus/input/devices")) -> tuple[str, ...]:
    """Return the names of what the system can be touched on; none where it does not tell."""
    try:
        return touch_screens(file.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return ()


def swap_on_disk(listed: str) -> tuple[str, ...]:
    """Return the places on disk among those that the text of /proc/swaps lists.

    Compressed memory (zram) is no disk.
    """
    names = (line.split()[0] for line in listed.splitlines()[1:] if line.split())
    return tuple(name for name in names if not name.startswith("/dev/zram"))


def read_swap(file: Path = Path("/proc/swaps")) -> tuple[str, ...]:
    """Return the places on disk to which memory may be moved; none where it is not known."""
    try:
        return swap_on_disk(file.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return ()


def bytes_free(folder: Path) -> int:
    """Return how many bytes may still be written below `folder`, there or not. Raises OSError."""
    there = next((place for place in (folder, *folder.parents) if place.exists()), folder)
    return shutil.disk_usage(there).free


def _touch_screens(devices: Iterable[str]) -> Iterable[str]:
    for device in devices:
        lines = dict(line[3:].split("=", 1) for line in device.splitlines() if "=" in line[3:])
        with suppress(ValueError):
            if int(lines.get("PROP", "0").split()[-1], 16) >> _DIRECT & 1:
                yield lines.get("Name", "").strip('"')


def _is_kept() -> bool | None:
    if sys.platform != "linux":
        return None
    try:
        return bool(
            ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(_ROOM_FOR_TIMEX)) != _TIME_ERROR
        )
    except (OSError, AttributeError):
        return None
