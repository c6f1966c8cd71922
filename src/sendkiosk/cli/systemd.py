"""Telling systemd, where it started us, that the kiosk is there and well."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

VARIABLES: Final = ("NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID")
"""What systemd tells us, and is none of the business of whom we start."""


@dataclass(frozen=True, slots=True)
class Systemd:
    """The socket that systemd listens on; without one, nothing is told to nobody."""

    address: str | None

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Systemd:
        """Return the socket that `environment` names."""
        return cls(environment.get("NOTIFY_SOCKET"))

    @property
    def listens(self) -> bool:
        """Whether systemd started us, and so starts us anew."""
        return bool(self.address)

    def tell(self, *lines: str) -> None:
        """Send `lines`, such as "READY=1". A systemd that does not listen is no trouble of ours."""
        if not self.address:
            return
        # An address that begins with @ has no file: the system writes it with a zero.
        address = f"\0{self.address[1:]}" if self.address.startswith("@") else self.address
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as out:
            out.setblocking(False)
            out.sendto("\n".join(lines).encode(), address)
