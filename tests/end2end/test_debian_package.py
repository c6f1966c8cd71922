"""The Debian package in a clean Debian, which is started like a computer: from install to purge."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from sendkiosk import __version__
from sendkiosk.notes.migrations import MIGRATIONS
from tests.support.debian_root import (
    DebianRoot,
    RunningRoot,
    clean_root,
    run,
    until,
    what_is_missing,
)

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
UNIT = "sendkiosk-kiosk.service"
PROGRAM = "/usr/lib/sendkiosk/lib/python3.11/site-packages/sendkiosk"
DATA = Path("var/lib/sendkiosk")
SIZE = (1024, 768)
EARLIER = "0.0.9"
SETTINGS = 'site = "malvern-library"\nprinter = "desk"\n'

# What stands in for a screen, which a Debian in a folder has not.
SCREEN = """[Service]
ExecStart=/usr/bin/Xvfb :7 -screen 0 {0}x{1}x24 -ac -nolisten tcp
"""
ON_SCREEN = """[Unit]
Requires=screen.service
After=screen.service
[Service]
Environment=WLR_BACKENDS=x11 DISPLAY=:7
"""
# A service with the limits of the kiosk's, that does something else.
CONFINED = r"""
sed -e 's#^ExecStart=.*#ExecStart=/usr/bin/sendkiosk-try#' -e 's/^Type=.*/Type=oneshot/' \
    -e '/^WatchdogSec=/d' -e '/^Restart=/d' -e '/^Requires=/d' -e '/^Conflicts=/d' \
    /lib/systemd/system/sendkiosk-kiosk.service >/run/systemd/system/sendkiosk-try.service
systemctl daemon-reload
systemctl start sendkiosk-try.service || { journalctl -u sendkiosk-try.service; exit 1; }
"""
PRINTS = """#!/usr/lib/sendkiosk/bin/python
import os, pathlib, threading
from sendkiosk.printing.cups import CupsPrinter
from sendkiosk.printing.port import Out, Sent
folder = pathlib.Path("/var/lib/sendkiosk")
(sheet,) = folder.glob("*.pdf")
printer = CupsPrinter("desk")
assert printer.status().is_fine, printer.status()
sent = printer.print_sheet(sheet.read_bytes())
assert isinstance(sent, Sent), sent
out = printer.follow(sent, lambda status: None, 60, threading.Event())
assert isinstance(out, Out) and out.sure, out
for place in ("/etc", "/usr", "/var", "/var/log", "/home", "/opt", "/srv", "/root"):
    assert not os.access(place, os.W_OK), place
"""
PRINTER = """
systemctl start avahi-daemon cups
mkdir -p /srv/tray
cat >/srv/take <<'END'
#!/bin/sh
cp "$1" /srv/printed.pdf
END
chmod 755 /srv/take
cat >/run/systemd/system/printer.service <<'END'
[Service]
ExecStart=/usr/sbin/ippeveprinter -p 8631 -n localhost -r off -f application/pdf \\
    -d /srv/tray -c /srv/take Desk
END
systemctl start printer
answers="ipptool -q ipp://localhost:8631/ipp/print get-printer-attributes.test"
timeout 60 sh -c "until $answers; do sleep 0.2; done" >/dev/null 2>&1
lpadmin -p desk -E -m everywhere -v ipp://localhost:8631/ipp/print
"""


@pytest.fixture(scope="module", autouse=True)
def there() -> None:
    missing = what_is_missing()
    if missing:
        pytest.skip(missing)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the package of this checkout."""
    return build(ROOT, tmp_path_factory.mktemp("package"))


@pytest.fixture
def earlier(package: Path, tmp_path: Path) -> Path:
    """Give a package as one was before: a lower version, whose notes lack the last change."""
    tree = tmp_path / "earlier"
    run("dpkg-deb", "--raw-extract", str(package), str(tree))
    replace(tree / "DEBIAN" / "control", f"Version: {__version__}+", f"Version: {EARLIER}+")
    program = tree / PROGRAM.lstrip("/")
    replace(program / "__init__.py", f'"{__version__}"', f'"{EARLIER}"')
    replace(program / "notes" / "migrations.py", f"    {MIGRATIONS[-1].__name__},\n", "")
    built = tmp_path / "sendkiosk-earlier.deb"
    run("dpkg-deb", "-Zgzip", "-z1", "--root-owner-group", "--build", str(tree), str(built))
    shutil.rmtree(tree)
    return built


def build(checkout: Path, out: Path, **environ: str) -> Path:
    """Build the package of `checkout` with the one command for it."""
    words = [sys.executable, "installer/linux/build_deb.py", "--out", str(out)]
    subprocess.run(words, cwd=checkout, env={**os.environ, **environ}, check=True)
    (built,) = out.glob("*.deb")
    return built


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert text.count(old) == 1
    file.write_text(text.replace(old, new))


def test_lintian_finds_no_error(package: Path) -> None:
    run("lintian", "--allow-root", "--fail-on", "error", str(package))


def test_the_same_checkout_gives_the_same_bytes(package: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    shutil.copytree(ROOT, other, ignore=shutil.ignore_patterns(".git", ".venv", "dist", "out"))
    # Git does not follow, so the moment that it told the first time is handed in.
    moment = run("git", "-C", str(ROOT), "log", "-1", "--format=%ct").strip()
    before = os.umask(0o077)
    try:
        again = build(other, tmp_path / "again", SOURCE_DATE_EPOCH=moment, TZ="Asia/Tokyo")
    finally:
        os.umask(before)
    assert again.name == package.name
    assert again.read_bytes() == package.read_bytes()


def test_from_the_first_install_to_the_last_trace(
    package: Path, earlier: Path, tmp_path: Path
) -> None:
    root = clean_root(tmp_path / "debian")
    installs_with_all_that_it_needs(root, earlier)
    with root.started() as debian:
        takes_a_visit(debian)
        prints_within_its_limits(debian)
        runs_as_a_kiosk_and_comes_back(debian, tmp_path)
        (root.folder / "etc/sendkiosk/settings.toml").write_text(SETTINGS)
        upgrades_with_its_notes(debian, root.put(package))
        goes_and_leaves_the_notes(debian)
        goes_without_a_trace(debian)


def installs_with_all_that_it_needs(root: DebianRoot, package: Path) -> None:
    place = root.put(package)
    root.run("apt-get", "update")
    root.run("apt-get", "install", "--yes", "--no-install-recommends", place)
    libraries = root.run("sh", "-c", "find /usr/lib/sendkiosk -name '*.so*' -exec ldd {} +")
    assert "libQt6Core.so.6 => /usr/lib/sendkiosk" in libraries
    assert [line for line in libraries.splitlines() if "not found" in line] == []
    assert EARLIER in root.run("sendkiosk", "--version")
    compiled = root.run("sh", "-c", f"ls {PROGRAM}/data/resources/packs/*/compiled.json")
    assert len(compiled.split()) >= 2
    assert "off" in root.run("sendkiosk-kiosk-session", "status")
    # What the package recommends, and what stands in for a screen and a printer.
    recommended = ("cage", "seatd", "xwayland", "cups", "cups-ipp-utils", "cups-client")
    tools = ("avahi-daemon", "xvfb", "x11-apps", "netpbm", "cups-filters", "espeak-ng")
    root.run("apt-get", "install", "--yes", "--no-install-recommends", *recommended, *tools)


def as_kiosk(debian: RunningRoot, *words: str) -> str:
    return debian.run("runuser", "-u", "sendkiosk", "--", *words)


def takes_a_visit(debian: RunningRoot) -> None:
    as_kiosk(debian, "sendkiosk", "demo", f"/{DATA}")
    assert notes_in(debian) == 1
    assert not has_last_change(debian)
    folder = debian.folder / DATA
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "notes.db").stat().st_mode & 0o077 == 0


def notes_file(debian: RunningRoot) -> str:
    return f"file:{debian.folder / DATA / 'notes.db'}?mode=ro"


def notes_in(debian: RunningRoot) -> int:
    with closing(sqlite3.connect(notes_file(debian), uri=True)) as notes:
        return int(notes.execute("SELECT count(*) FROM note").fetchone()[0])


def has_last_change(debian: RunningRoot) -> bool:
    with closing(sqlite3.connect(notes_file(debian), uri=True)) as notes:
        applied = {str(row[0]) for row in notes.execute("SELECT name FROM _sqlite_migrations")}
    return MIGRATIONS[-1].__name__ in applied


def prints_within_its_limits(debian: RunningRoot) -> None:
    debian.sh(PRINTER)
    tries = debian.folder / "usr/bin/sendkiosk-try"
    tries.write_text(PRINTS)
    tries.chmod(0o755)
    debian.sh(CONFINED)
    assert (debian.folder / "srv/printed.pdf").read_bytes().startswith(b"%PDF")
    tries.unlink()


def runs_as_a_kiosk_and_comes_back(debian: RunningRoot, tmp_path: Path) -> None:
    units = debian.folder / "etc/systemd/system"
    (units / "screen.service").write_text(SCREEN.format(*SIZE))
    (units / f"{UNIT}.d").mkdir()
    (units / f"{UNIT}.d" / "screen.conf").write_text(ON_SCREEN)
    debian.run("sendkiosk-kiosk-session", "enable")
    until(lambda: is_shown(debian))
    colours = picture(debian, tmp_path / "kiosk.ppm")
    assert len(colours) > 10
    assert colours.most_common(1)[0][0] != b"\0\0\0"
    debian.run("pkill", "-KILL", "-x", "cage")
    until(lambda: debian.run("systemctl", "show", "-P", "NRestarts", UNIT).strip() == "1")
    until(lambda: is_shown(debian))
    assert "The kiosk session is on" in debian.run("sendkiosk-kiosk-session", "status")


def is_shown(debian: RunningRoot) -> bool:
    """Tell whether the kiosk told systemd that its first screen stands."""
    shown = debian.run("systemctl", "show", "-p", "ActiveState,StatusText", UNIT)
    return "ActiveState=active" in shown and "is shown" in shown


def picture(debian: RunningRoot, file: Path) -> Counter[bytes]:
    """Keep what is on the screen as `file`, and return how often there is each of its colours."""
    debian.sh("DISPLAY=:7 xwd -silent -root | xwdtopnm >/srv/screen.ppm")
    content = (debian.folder / "srv/screen.ppm").read_bytes()
    file.write_bytes(content)
    pixels = content[-3 * SIZE[0] * SIZE[1] :]
    return Counter(pixels[at : at + 3] for at in range(0, len(pixels), 3))


def upgrades_with_its_notes(debian: RunningRoot, package: str) -> None:
    debian.run("dpkg", "--install", package)
    assert __version__ in debian.run("sendkiosk", "--version")
    until(lambda: is_shown(debian))
    assert (debian.folder / "etc/sendkiosk/settings.toml").read_text() == SETTINGS
    as_kiosk(debian, "sendkiosk", "notes", "purge")
    assert notes_in(debian) == 1
    assert has_last_change(debian)


def goes_and_leaves_the_notes(debian: RunningRoot) -> None:
    debian.run("dpkg", "--remove", "sendkiosk")
    assert debian.sh(f"systemctl is-active {UNIT} || true").strip() != "active"
    assert not (debian.folder / "usr/lib/sendkiosk").exists()
    assert not (debian.folder / "etc/systemd/system/multi-user.target.wants" / UNIT).is_symlink()
    assert (debian.folder / "etc/sendkiosk/settings.toml").read_text() == SETTINGS
    assert notes_in(debian) == 1


def goes_without_a_trace(debian: RunningRoot) -> None:
    shutil.rmtree(debian.folder / "etc/systemd/system" / f"{UNIT}.d")
    debian.run("dpkg", "--purge", "sendkiosk")
    found = debian.sh(
        "find / -xdev -iname '*sendkiosk*'"
        " -not -path '/proc/*' -not -path '/var/log/*' -not -path '/srv/*'"
    )
    assert found.split() == []
