"""The steps of the portable build, from the locked packages to the packed folder."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bootstrapping import fonts
from bootstrapping.machine import Machine, Trouble, this_machine
from portable.contents import languages_in, trim
from portable.packing import pack, size_of
from releasing.commands import gather
from releasing.fonts import NAME as LICENCE_OF_FONTS
from releasing.fonts import folder_of_fonts, licence_of_fonts
from releasing.licences import (
    NoLicenceError,
    of_fonts,
    of_packages,
    of_python,
    of_system,
    write_licences,
)
from releasing.packages import build_package
from releasing.python import python_with
from shipping.packages import install_wheel
from shipping.qt import trim_qt, wanted_on_linux
from shipping.qt_windows import wanted_on_windows
from shipping.source import EPOCH, source_date, version_in

ROOT: Final = Path(__file__).resolve().parents[2]
OURS: Final = Path(__file__).resolve().parent
NAME: Final = "sendkiosk"
DIGEST: Final = "from sendkiosk.pack.digests import program_digest; print(program_digest(), end='')"
QT: Final = {"Linux": wanted_on_linux, "Windows": wanted_on_windows}


@dataclass(frozen=True, slots=True)
class Build:
    """One build: the checkout in `root`, a folder `work` that is thrown away, the moment of it."""

    root: Path
    work: Path
    epoch: int
    machine: Machine

    @property
    def packages(self) -> Path:
        """The folder of Python's packages that go along."""
        return self.work / "packages"

    @property
    def tools(self) -> Path:
        """The folder of Python's packages that the build needs."""
        return self.work / "tools"

    @property
    def name(self) -> str:
        """The name of the packed folder, such as "sendkiosk-0.1.0-linux-x86_64"."""
        kind = f"{self.machine.system}-{platform.machine()}".lower()
        return f"{NAME}-{version_in(self.root)}-{kind}"


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks for; returns the exit code. What failed was told in words."""
    parser = argparse.ArgumentParser(prog="build.py", description="Builds the portable program.")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", metavar="DIR")
    options = parser.parse_args(arguments)
    machine = this_machine()
    if machine.system not in QT:
        print(f"There is no portable build for {machine.system}.", file=sys.stderr)
        return 1
    try:
        with tempfile.TemporaryDirectory(prefix="sendkiosk-portable-") as work:
            build = Build(ROOT, Path(work), source_date(ROOT), machine)
            make(build, options.out.resolve())
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except (subprocess.CalledProcessError, FileNotFoundError, NoLicenceError) as error:
        print(f"The build failed: {error}", file=sys.stderr)
        return 1
    return 0


def make(build: Build, out: Path) -> Path:
    """Build the folder in `out`, and pack it beside; returns the folder.

    Raises Trouble without fonts, subprocess.CalledProcessError when a tool fails and
    FileNotFoundError when a package has changed its parts.
    """
    fill(build)
    folder = out / build.name
    shutil.rmtree(folder, ignore_errors=True)
    program = Path(shutil.move(freeze(build), folder / NAME))
    if build.machine.system == "Linux":
        strip(program, build.machine)
    compile_packs(program)
    fonts_licence = carry_fonts(build, program)
    shutil.copy(build.root / "LICENSE", program)
    parts = [*of_packages(build.packages), of_python(), of_fonts(fonts_licence)]
    parts += of_system(system_libraries(build))
    write_licences(parts, program / "LICENCES.txt")
    shutil.copytree(OURS / "beside", folder, dirs_exist_ok=True)
    packed = pack(folder, build.epoch)
    for each in (folder, packed):
        build.machine.say(f"{size_of(each) / 1_000_000:.0f} MB  {each}")
    return folder


def fill(build: Build) -> None:
    """Install the locked packages and the program's own, and take away what is not used."""
    build.machine.say("Fetching the packages")
    gather(build.root, build.packages, build.tools)
    trim_qt(build.packages, QT[build.machine.system])
    trim(build.packages, languages_in(build.root / "translations"))
    wheel = build_package("wheel", build.root, build.work / "wheel", build.epoch)
    install_wheel(wheel, build.packages, sys.version_info[:2])
    write_digest(build)


def write_digest(build: Build) -> None:
    """Write the digest of the program's source, which is not there once the program is frozen.

    By it the program knows which compiled packs were made by itself.
    """
    said = subprocess.run(
        # Nothing but the packages that go along, and Python's own.
        [sys.executable, "-S", "-c", DIGEST],
        cwd=build.work,
        env={**os.environ, "PYTHONPATH": str(build.packages)},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout
    (build.packages / NAME / "data" / "program-digest").write_text(said, "ascii")


def freeze(build: Build) -> Path:
    """Let PyInstaller make the folder with the program, and return it."""
    build.machine.say("Putting the program together")
    paths = (build.packages, build.tools, build.root / "installer")
    python = python_with(paths, build.work / "python")
    done = subprocess.run(
        [
            *(str(python), "-m", "PyInstaller", "--noconfirm", "--log-level=WARN"),
            *("--distpath", str(build.work / "dist"), "--workpath", str(build.work / "build")),
            str(OURS / "sendkiosk.spec"),
        ],
        cwd=build.work,
        env={
            **os.environ,
            "SENDKIOSK_PACKAGES": str(build.packages),
            # Both let the same checkout give the same bytes.
            EPOCH: str(build.epoch),
            "PYTHONHASHSEED": "1",
        },
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        raise Trouble(f"PyInstaller failed:\n{done.stdout}")
    return build.work / "dist" / NAME


def strip(program: Path, machine: Machine) -> None:
    """Take what only programmers read out of Python and out of packages; Qt comes without it."""
    inside = program / "_internal"
    files = [
        *inside.glob("libpython3*"),
        *inside.rglob("*.cpython-*.so"),
        *inside.rglob("*.abi3.so"),
    ]
    theirs = [file for file in files if "PySide6" not in file.parts]
    stripper = machine.find("strip")
    if stripper:
        subprocess.run([stripper, "--strip-unneeded", *map(str, theirs)], check=True)


def compile_packs(program: Path) -> None:
    """Let the program write the compiled forms of its own packs, with which it starts sooner."""
    packs = program / "_internal" / NAME / "data" / "resources" / "packs"
    for folder in sorted(packs.iterdir()):
        command = [str(program / NAME), "pack", "compile", "--pack", str(folder)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def system_libraries(build: Build) -> list[Path]:
    """Return the libraries of this system that went along; PyInstaller's plan wrote them down."""
    lines = (build.work / "system-libraries.txt").read_text("utf-8").splitlines()
    return [Path(line) for line in lines]


def carry_fonts(build: Build, program: Path) -> Path:
    """Copy the fonts of every language to where the program looks first, and return their licence.

    Raises Trouble and NoLicenceError where they cannot be had.
    """
    source = folder_of_fonts(build.root)
    target = program / "_internal" / NAME / "data" / "resources" / "fonts"
    target.mkdir(parents=True, exist_ok=True)
    for name in fonts.NEEDED:
        shutil.copyfile(source / name, target / name)
    return Path(shutil.copyfile(licence_of_fonts(build.root), target / LICENCE_OF_FONTS))
