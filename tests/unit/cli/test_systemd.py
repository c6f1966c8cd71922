from __future__ import annotations

import socket
from pathlib import Path

import pytest

from sendkiosk.cli.systemd import Systemd

pytestmark = pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="needs Unix sockets")


def test_lines_arrive_at_a_socket_with_a_name(tmp_path: Path) -> None:
    name = tmp_path / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(str(name))
        Systemd.of({"NOTIFY_SOCKET": str(name)}).tell("READY=1", "STATUS=fine")
        assert heard.recv(100) == b"READY=1\nSTATUS=fine"


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="only Linux has sockets without a file")
def test_lines_arrive_at_a_socket_without_a_file() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind("\0sendkiosk-test")
        Systemd.of({"NOTIFY_SOCKET": "@sendkiosk-test"}).tell("WATCHDOG=1")
        assert heard.recv(100) == b"WATCHDOG=1"


def test_nobody_there_is_no_trouble(tmp_path: Path) -> None:
    Systemd.of({}).tell("READY=1")
    Systemd.of({"NOTIFY_SOCKET": str(tmp_path / "nobody")}).tell("READY=1")
