"""The licences of everything that goes along with the program, collected in one file."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Final

TEXTS: Final = Path(__file__).resolve().parent / "texts"
QT: Final = frozenset({"pyside6", "pyside6-addons", "pyside6-essentials", "shiboken6"})
"""The packages of Qt for Python, which come without the text of their licence."""
QT_TEXTS: Final = ("LGPL-3.0.txt", "GPL-3.0.txt")
"""The first adds to the second."""
SIGNS: Final = ("licen", "copying", "notice", "authors")
"""What is in the names of files with licences, in lower case."""
LINE: Final = "=" * 100

HEAD: Final = """\
What goes along with sendkiosk, and under which licences. sendkiosk itself is under the MIT licence.

Qt and Qt for Python (PySide6) are used under the GNU Lesser General Public License, version 3. They
are separate files, which you may replace by your own build of the same version: docs/release.md
says how, and where their source is. Parts of Qt come from others; their licences are listed at
https://doc.qt.io/qt-6/licenses-used-in-qt.html
"""


class NoLicenceError(Exception):
    """Something goes along whose licence was not found; the text says what."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that goes along: its name and version, which licence, and the texts of that."""

    name: str
    licence: str
    texts: tuple[str, ...]


def write_licences(parts: Iterable[Part], target: Path) -> None:
    """Write `parts` in the order of their names, the same text once only, to the file `target`."""
    written: dict[str, str] = {}
    pieces = [HEAD]
    for part in sorted(parts, key=lambda each: each.name.lower()):
        pieces.append(f"{LINE}\n{part.name}\nLicence: {part.licence}\n{LINE}\n")
        for text in part.texts:
            before = written.setdefault(text, part.name)
            # Qt's packages share their long texts, and so do others.
            pieces.append(text if before == part.name else f"The text stands with {before}.\n")
    target.write_text("\n".join(pieces), encoding="utf-8")


def of_packages(folder: Path) -> Iterator[Part]:
    """Yield the Python packages that are installed in `folder`.

    Raises NoLicenceError for one without the text of its licence.
    """
    for package in distributions(path=[str(folder)]):
        if package.name != "sendkiosk":
            yield Part(f"{package.name} {package.version}", _named(package), _texts(package))


def of_python() -> Part:
    """Return the Python that this runs on. Raises NoLicenceError if its licence is not there."""
    places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    for place in places:
        file = place / "LICENSE.txt"
        if file.is_file():
            name = f"Python {sys.version.split()[0]}"
            return Part(name, "PSF-2.0, and those of its parts", (_read(file),))
    raise NoLicenceError(f"Python's LICENSE.txt is not in {places[0]}.")


def of_fonts(licence: Path) -> Part:
    """Return the Noto fonts, whose licence stands in the file `licence`."""
    return Part("Noto fonts", "OFL-1.1", (_read(licence),))


def of_system(libraries: Sequence[Path]) -> Iterator[Part]:
    """Yield the Debian packages that the files `libraries` of this system come from.

    Raises NoLicenceError for a file that comes from none.
    """
    owners = {_owner(library) for library in libraries}
    for owner in sorted(owners):
        file = Path("/usr/share/doc") / owner / "copyright"
        if not file.is_file():
            raise NoLicenceError(f"{file} is missing.")
        yield Part(f"{owner} (Debian)", "as told below", (_read(file),))


def _owner(library: Path) -> str:
    # Debian knows /lib/... by one name and by the other: the two folders have become one.
    real = library.resolve()
    names = (str(library), str(real), str(real).removeprefix("/usr"))
    for name in names:
        found = subprocess.run(
            ["/usr/bin/dpkg-query", "--search", name], capture_output=True, text=True, check=False
        )
        if found.returncode == 0:
            return found.stdout.partition(":")[0]
    raise NoLicenceError(f"No package of this system owns {library}.")


def _named(package: Distribution) -> str:
    """Return which licence a package says it has."""
    metadata = package.metadata
    told = next((metadata[key] for key in ("License-Expression", "License") if key in metadata), "")
    if told and told != "UNKNOWN":
        return told.splitlines()[0]
    classes = metadata.get_all("Classifier") or []
    named = [each.rpartition(" :: ")[2] for each in classes if each.startswith("License ::")]
    return ", ".join(named) or "as told below"


def _texts(package: Distribution) -> tuple[str, ...]:
    if package.name.lower().replace("_", "-") in QT:
        return tuple(_read(TEXTS / name) for name in QT_TEXTS)
    files = [
        file
        for file in package.files or []
        if ".dist-info" in file.parts[0] and any(sign in str(file).lower() for sign in SIGNS)
    ]
    if not files:
        raise NoLicenceError(f"{package.name} comes without the text of its licence.")
    return tuple(_read(Path(str(package.locate_file(file)))) for file in sorted(files, key=str))


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace").strip() + "\n"
