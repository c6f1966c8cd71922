"""A clean Debian in a folder: packages are installed into it, and it is started like a computer.

It needs root, for namespaces. What is fetched is kept in the folder that SENDKIOSK_TEST_CACHE
names, or else in ~/.cache/sendkiosk-tests, so that the next run is quicker.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

RELEASE = "bookworm"
MIRROR = "http://deb.debian.org/debian"
NEEDED = ("debootstrap", "systemd-nspawn", "nsenter", "dpkg-buildpackage", "dh", "lintian")
PATIENCE = 900.0
QUIET = {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}


def what_is_missing() -> str:
    """Return why there can be no clean Debian here, or nothing."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        return f"not installed: {', '.join(missing)} (debootstrap, systemd-container, debhelper)"
    return "" if os.geteuid() == 0 else "only root can make namespaces"


def cache() -> Path:
    """Return the folder in which what was fetched is kept."""
    named = os.environ.get("SENDKIOSK_TEST_CACHE")
    folder = Path(named) if named else Path.home() / ".cache" / "sendkiosk-tests"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@dataclass(frozen=True)
class DebianRoot:
    """A Debian that does not run; commands in it see the network."""

    folder: Path

    def run(self, *words: str) -> str:
        """Run a command in it as root, and return what it says."""
        archives = cache() / "archives"
        (archives / "partial").mkdir(parents=True, exist_ok=True)
        environ = [f"--setenv={name}={value}" for name, value in QUIET.items()]
        return run(
            *("systemd-nspawn", "--quiet", "--register=no", "--keep-unit", "--pipe", *environ),
            *(f"--bind={archives}:/var/cache/apt/archives", "-D", str(self.folder), *words),
        )

    def put(self, file: Path) -> str:
        """Copy `file` into it, and return where it is there."""
        shutil.copy(file, self.folder / "srv")
        return f"/srv/{file.name}"

    @contextlib.contextmanager
    def started(self) -> Iterator[RunningRoot]:
        """Start it with systemd and a network of its own, which is a loopback and nothing else."""
        log = self.folder.with_name("console.log")
        environ = {**os.environ, "SYSTEMD_NSPAWN_UNIFIED_HIERARCHY": "1"}
        words = ("systemd-nspawn", "--quiet", "--register=no", "--keep-unit", "--private-network")
        with log.open("wb") as console:
            process = subprocess.Popen(
                [*words, "-D", str(self.folder), "--boot"],
                env=environ,
                stdin=subprocess.DEVNULL,
                stdout=console,
                stderr=console,
            )
        try:
            running = RunningRoot(self.folder, process.pid)
            until(running.is_up)
            yield running
        finally:
            process.terminate()
            process.wait(60)


@dataclass(frozen=True)
class RunningRoot:
    """A Debian that runs, and the number of the process out here that runs it."""

    folder: Path
    process: int

    def run(self, *words: str) -> str:
        """Run a command in it as root, and return what it says."""
        environ = ("env", *(f"{name}={value}" for name, value in QUIET.items()))
        first = Path(f"/proc/{self.process}/task/{self.process}/children").read_text().split()[0]
        inside = ("nsenter", "-t", first, "-m", "-u", "-i", "-n", "-p", "-C", "--")
        return run(*inside, *environ, *words)

    def sh(self, script: str) -> str:
        """Run a script of the shell in it as root, and return what it says."""
        return self.run("sh", "-euc", script)

    def is_up(self) -> bool:
        """Tell whether systemd there is done with starting."""
        with contextlib.suppress(AssertionError, IndexError, OSError):
            return self.sh("systemctl is-system-running || true").strip() in {"running", "degraded"}
        return False


def clean_root(folder: Path) -> DebianRoot:
    """Return a new Debian in `folder`, with systemd and nothing that a kiosk needs."""
    kept = cache() / RELEASE
    if not kept.exists():
        draft = kept.with_suffix(".new")
        shutil.rmtree(draft, ignore_errors=True)
        packages = "--include=systemd,systemd-sysv,dbus"
        run("debootstrap", "--variant=minbase", packages, RELEASE, str(draft), MIRROR)
        draft.rename(kept)
    run("cp", "-a", "--reflink=auto", str(kept), str(folder))
    return DebianRoot(folder)


def run(*words: str) -> str:
    """Run a command, and return what it says; fail with that if it fails."""
    done = subprocess.run(
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout}"
    return done.stdout


def until(true: Callable[[], bool], seconds: float = 180.0) -> None:
    """Wait for what goes on in a Debian that runs; fail if it does not come."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.2)
