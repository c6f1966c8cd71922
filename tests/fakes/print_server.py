"""A CUPS of its own on a loopback port, with a printer that puts its sheets into a folder."""

from __future__ import annotations

import contextlib
import getpass
import grp
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 20.0
QUEUE = "desk"
NEEDED = ("cupsd", "ippeveprinter", "lp", "lpstat", "lpadmin", "cancel")
SERVICES = {
    "dbus": Path("/run/dbus/system_bus_socket"),
    "avahi": Path("/run/avahi-daemon/socket"),
}

SCHEDULER = """
Listen 127.0.0.1:{port}
LogLevel warn
WebInterface No
Browsing No
DefaultAuthType None
PreserveJobFiles No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
FILES = """
ServerRoot {folder}/root
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/spool/tmp
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
CreateSelfSignedCerts no
User {user}
Group {group}
SystemGroup {system}
"""
TAKE = """#!/bin/sh
mv "$1" {printed}/
"""


def until(true: Callable[[], bool]) -> None:
    """Wait for what another process does; fail if it does not come."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)


@dataclass(frozen=True)
class PrintServer:
    """A CUPS server with one queue, and the folders to look into."""

    folder: Path
    port: int

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def run(self, *words: str) -> str:
        """Run one of CUPS' commands against this server, and return what it says."""
        environment = {**os.environ, "CUPS_SERVER": self.address, "LC_ALL": "C"}
        done = subprocess.run(
            words, env=environment, capture_output=True, text=True, check=True, timeout=PATIENCE
        )
        return done.stdout

    def answers(self) -> bool:
        return "scheduler is running" in self.run("lpstat", "-r")

    def printed(self) -> dict[str, bytes]:
        """Return the sheets that came out, by the number and title of their jobs."""
        return {path.stem: path.read_bytes() for path in (self.folder / "printed").iterdir()}

    def empty_tray(self) -> None:
        """Take the printed sheets away."""
        for path in (self.folder / "printed").iterdir():
            path.unlink()

    def waiting(self) -> list[str]:
        """Return the jobs that are not done."""
        return self.run("lpstat", "-o").splitlines()

    def spooled(self) -> list[Path]:
        """Return the sheets that the server keeps on its disk."""
        return list((self.folder / "spool").glob("d*"))


def what_is_missing() -> str:
    """Return why no server can be run here, or nothing."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        return f"not installed: {', '.join(missing)} (cups, cups-ipp-utils, cups-client)"
    asleep = [name for name, place in SERVICES.items() if not _answers(place)]
    return f"ippeveprinter needs these running: {', '.join(asleep)}" if asleep else ""


@contextlib.contextmanager
def print_server() -> Iterator[PrintServer]:
    """Run a server and a printer, joined by the queue QUEUE, for the length of a `with`."""
    # Not pytest's own folder: CUPS' account must be able to go through all that lie above.
    folder = Path(tempfile.mkdtemp(prefix="sendkiosk-cups-"))
    folder.chmod(0o755)
    try:
        with _printer(folder) as printer, _scheduler(folder) as server:
            server.run(
                *("lpadmin", "-p", QUEUE, "-E", "-m", "everywhere"),
                *("-v", f"ipp://localhost:{printer}/ipp/print"),
            )
            yield server
    finally:
        shutil.rmtree(folder)


@contextlib.contextmanager
def _scheduler(folder: Path) -> Iterator[PrintServer]:
    for name in ("root", "spool/tmp", "cache", "state/certs", "log"):
        (folder / name).mkdir(parents=True)
    server = PrintServer(folder, _free_port())
    root = os.geteuid() == 0
    user = "lp" if root else getpass.getuser()
    group = "lp" if root else grp.getgrgid(os.getegid()).gr_name
    files = FILES.format(folder=folder, user=user, group=group, system="root" if root else group)
    (folder / "cupsd.conf").write_text(SCHEDULER.format(port=server.port))
    (folder / "cups-files.conf").write_text(files)
    with _running(
        *("cupsd", "-f", "-c", str(folder / "cupsd.conf")), "-s", str(folder / "cups-files.conf")
    ):
        until(server.answers)
        yield server


@contextlib.contextmanager
def _printer(folder: Path) -> Iterator[int]:
    """Run a printer, and give its port."""
    (folder / "printed").mkdir()
    (folder / "tray").mkdir()
    take = folder / "take"
    take.write_text(TAKE.format(printed=folder / "printed"))
    take.chmod(0o755)
    port = _free_port()
    with _running(
        *("ippeveprinter", "-p", str(port), "-n", "localhost", "-r", "off"),
        *("-f", "application/pdf", "-d", str(folder / "tray"), "-c", str(take), "Desk"),
    ):
        until(lambda: _listens(port))
        yield port


@contextlib.contextmanager
def _running(*words: str) -> Iterator[None]:
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(place: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(str(place)) == 0


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("localhost", port)) == 0
