"""A CUPS of its own on a loopback port, with a printer that puts its sheets into a folder."""

from __future__ import annotations

import contextlib
import getpass
import grp
import os
import plistlib
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE = 20.0
QUEUE = "desk"
NEEDED = ("cupsd", "ippeveprinter", "ipptool", "lp", "lpstat", "lpadmin", "cancel")
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
PreserveJobFiles {keeps}
PreserveJobHistory {keeps}
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
# One sheet comes out, as soon as nothing is wrong with the printer any more.
trouble={folder}/trouble
while [ -s "$trouble" ]; do
    reasons=$(cat "$trouble")
    echo "STATE: +$reasons" >&2
    while [ "$(cat "$trouble")" = "$reasons" ]; do
        kill -0 "$PPID" || exit 1
        sleep 0.1
    done
    echo "STATE: -$reasons" >&2
done
mv "$1" {folder}/printed/
"""
ASKED = """{
OPERATION Get-Jobs
GROUP operation-attributes-tag
ATTR charset attributes-charset utf-8
ATTR naturalLanguage attributes-natural-language en
ATTR uri printer-uri $uri
ATTR keyword which-jobs completed
ATTR keyword requested-attributes job-id,job-state,copies
}
"""
COMPLETED = 9


def until(true: Callable[[], bool]) -> None:
    """Wait for what another process does; fail if it does not come."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)


@dataclass
class NetworkPrinter:
    """An IPP Everywhere printer on `port`, which puts what it prints into its folder."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"ipp://localhost:{self.port}/ipp/print"

    def switch_on(self) -> None:
        if self.process is not None:
            return
        self.process = subprocess.Popen(
            [
                *("ippeveprinter", "-p", str(self.port), "-n", "localhost", "-r", "off"),
                *("-f", "application/pdf", "-d", str(self.folder / "tray")),
                *("-c", str(self.folder / "take"), "Desk"),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until(lambda: _listens(self.port))

    def switch_off(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait(timeout=PATIENCE)
            self.process = None

    def goes_wrong(self, reasons: str) -> None:
        """Let the printer tell `reasons` and hold its sheet, until `is_put_right`."""
        (self.folder / "trouble").write_text(reasons)

    def is_put_right(self) -> None:
        (self.folder / "trouble").write_text("")

    def jobs_done(self) -> list[dict[str, int]]:
        """Return what the printer says of the jobs that are over for it, cancelled ones too."""
        words = ("ipptool", "-t", "-X", self.address, "/dev/stdin")
        done = subprocess.run(
            words,
            input=ASKED.encode(),
            capture_output=True,
            check=True,
            timeout=PATIENCE,
        )
        (_, *jobs) = plistlib.loads(done.stdout)["Tests"][0]["ResponseAttributes"]
        return [job for job in jobs if job]

    def printed(self) -> dict[str, bytes]:
        """Return the sheets that came out, by the number and title of their jobs.

        The command of a job that the printer was told to cancel runs to its end all the same; what
        it leaves does not count.
        """
        good = {job["job-id"] for job in self.jobs_done() if job["job-state"] == COMPLETED}
        return {
            path.stem: path.read_bytes()
            for path in (self.folder / "printed").iterdir()
            if int(path.name.split("-")[0]) in good
        }

    def empty_tray(self) -> None:
        """Take the printed sheets away."""
        for path in (self.folder / "printed").iterdir():
            path.unlink()


@dataclass(frozen=True)
class PrintServer:
    """A CUPS server with one queue, its printer, and the folders to look into."""

    folder: Path
    port: int
    printer: NetworkPrinter = field(repr=False)

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

    def waiting(self) -> list[str]:
        """Return the jobs that are not done."""
        return self.run("lpstat", "-o").splitlines()

    def remembered(self) -> list[str]:
        """Return the jobs that the server knows of, done or not."""
        return self.run("lpstat", "-W", "all", "-o").splitlines()

    def kept(self) -> list[Path]:
        """Return what the server keeps of jobs on its disk: sheets, and who printed when.

        A description of the printer stays from the moment it was set up.
        """
        files = [path for path in (self.folder / "spool").rglob("*") if path.is_file()]
        return [path for path in files if not path.read_bytes().startswith(b"*PPD-Adobe")]

    def spooled(self) -> list[Path]:
        """Return the sheets that the server keeps on its disk."""
        return list((self.folder / "spool").glob("d*"))

    def is_clear(self) -> bool:
        """Tell whether nothing is left of any job."""
        return not self.waiting() and not self.remembered() and not self.kept()

    def calm_down(self) -> None:
        """Put everything right again, and leave nothing in the queue."""
        self.printer.switch_on()
        self.printer.is_put_right()
        self.run("cancel", "-a")
        self.run("cupsenable", QUEUE)
        self.run("cupsaccept", QUEUE)
        until(lambda: not self.waiting())
        self.printer.empty_tray()


def what_is_missing() -> str:
    """Return why no server can be run here, or nothing."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        return f"not installed: {', '.join(missing)} (cups, cups-ipp-utils, cups-client)"
    asleep = [name for name, place in SERVICES.items() if not _answers(place)]
    return f"ippeveprinter needs these running: {', '.join(asleep)}" if asleep else ""


@contextlib.contextmanager
def print_server(*, keeps: bool = False) -> Iterator[PrintServer]:
    """Run a server and a printer, joined by the queue QUEUE, for the length of a `with`.

    A server that `keeps` remembers jobs that are done and their files, as CUPS does by default.
    """
    # Not pytest's own folder: CUPS' account must be able to go through all that lie above.
    folder = Path(tempfile.mkdtemp(prefix="sendkiosk-cups-"))
    folder.chmod(0o755)
    try:
        with _printer(folder) as printer, _scheduler(folder, printer, keeps=keeps) as server:
            server.run(
                *("lpadmin", "-p", QUEUE, "-E", "-m", "everywhere"),
                *("-v", printer.address, "-D", "The desk"),
            )
            yield server
    finally:
        shutil.rmtree(folder)


@contextlib.contextmanager
def _scheduler(folder: Path, printer: NetworkPrinter, *, keeps: bool) -> Iterator[PrintServer]:
    for name in ("root", "spool/tmp", "cache", "state/certs", "log"):
        (folder / name).mkdir(parents=True)
    server = PrintServer(folder, _free_port(), printer)
    root = os.geteuid() == 0
    user = "lp" if root else getpass.getuser()
    group = "lp" if root else grp.getgrgid(os.getegid()).gr_name
    files = FILES.format(folder=folder, user=user, group=group, system="root" if root else group)
    scheduler = SCHEDULER.format(port=server.port, keeps="Yes" if keeps else "No")
    (folder / "cupsd.conf").write_text(scheduler)
    (folder / "cups-files.conf").write_text(files)
    with _running(
        *("cupsd", "-f", "-c", str(folder / "cupsd.conf")), "-s", str(folder / "cups-files.conf")
    ):
        until(server.answers)
        yield server


@contextlib.contextmanager
def _printer(folder: Path) -> Iterator[NetworkPrinter]:
    """Run a printer."""
    for name in ("printed", "tray"):
        (folder / name).mkdir()
    take = folder / "take"
    take.write_text(TAKE.format(folder=folder))
    take.chmod(0o755)
    printer = NetworkPrinter(folder, _free_port())
    printer.is_put_right()
    printer.switch_on()
    try:
        yield printer
    finally:
        printer.switch_off()


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
