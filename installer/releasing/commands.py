"""What `installer/release.py` does."""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from bootstrapping.machine import Trouble
from releasing.bill import write_bill
from releasing.changes import top_version
from releasing.fonts import licence_of_fonts
from releasing.licences import NoLicenceError, of_fonts, of_packages, of_python, write_licences
from releasing.packages import DiffersError, build_twice
from shipping.packages import chosen, install, install_wheel, locked, shipped
from shipping.source import source_date, version_in

ROOT: Final = Path(__file__).resolve().parents[2]
LICENCES: Final = "THIRD-PARTY-LICENCES.txt"
SUMS: Final = "SHA256SUMS"
ON_WINDOWS: Final = frozenset({"tzdata"})
"""What packages need there alone, of `requirements-test.lock`, which tells pip so."""


class NotReadyError(Exception):
    """The checkout cannot be released as it is; the text says why, and what to do."""


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks for; returns the exit code. What failed was told in words."""
    parser = argparse.ArgumentParser(prog="release.py", description="Makes a release.")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", metavar="DIR")
    options = parser.parse_args(arguments)
    try:
        files = release(ROOT, options.out.resolve())
    except (NotReadyError, DiffersError, NoLicenceError, Trouble) as error:
        print(error, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"This failed: {' '.join(map(str, error.cmd))}", file=sys.stderr)
        return 1
    for file in files:
        print(file)
    return 0


def release(root: Path, out: Path) -> tuple[Path, ...]:
    """Make everything of a release in the folder `out`, which is emptied before, and list it.

    Raises NotReadyError, DiffersError, NoLicenceError and subprocess.CalledProcessError.
    """
    version, epoch = version_in(root), source_date(root)
    changes = top_version((root / "CHANGELOG.md").read_text("utf-8"))
    if changes != version:
        raise NotReadyError(f"CHANGELOG.md begins with {changes}, and the program is {version}.")
    shutil.rmtree(out, ignore_errors=True)
    built = build_twice(root, out, epoch)
    licences, bill = out / LICENCES, out / f"sendkiosk-{version}.cdx.json"
    with tempfile.TemporaryDirectory(prefix="sendkiosk-release-") as name:
        packages, tools = Path(name) / "packages", Path(name) / "tools"
        gather(root, packages, tools)
        fonts = of_fonts(licence_of_fonts(root))
        write_licences([*of_packages(packages), of_python(), fonts], licences)
        install_wheel(built[0], packages, sys.version_info[:2])
        write_bill(packages, tools, root, bill, epoch)
    files = (*built, licences, bill)
    sums = out / SUMS
    sums.write_text(check_sums(files), encoding="utf-8")
    return (*files, sums)


def gather(root: Path, packages: Path, tools: Path) -> None:
    """Install what goes along into the folder `packages`, and what makes releases into `tools`."""
    installer = root / "installer"
    lock = locked((installer / "requirements.lock").read_text("utf-8"))
    test_lock = locked((installer / "requirements-test.lock").read_text("utf-8"))
    release_lock = locked((installer / "requirements-release.lock").read_text("utf-8"))
    version = sys.version_info[:2]
    ours = {**shipped(lock, test_lock), **chosen(test_lock, ON_WINDOWS)}
    install(ours, packages, version)
    install(release_lock, tools, version)


def check_sums(files: Iterable[Path]) -> str:
    """Return the lines that `sha256sum --check` reads, for `files` of one folder."""
    return "".join(
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files
    )
