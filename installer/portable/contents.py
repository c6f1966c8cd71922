"""What of the packages, and of the system's libraries, a portable build takes along."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator
from pathlib import Path, PurePath
from typing import Final

EXCLUDED: Final = (
    # Tools for programmers, and windows that are not ours.
    *(
        "pip",
        "setuptools",
        "pkg_resources",
        "pydoc",
        "doctest",
        "unittest",
        "test",
        "tkinter",
        "curses",
        "lib2to3",
    ),
    *("IPython", "numpy", "pandas", "matplotlib", "hypothesis", "pytest"),
    # The command lines of packages, and what they do for old programs and for mypy.
    *(
        "sqlite_utils.cli",
        "pydantic.v1",
        "pydantic.mypy",
        "click.testing",
        "babel.messages.frontend",
    ),
)
"""Python modules that are named by some package and never used."""

HIDDEN: Final = (
    # Each is imported by a name that is put together while the program runs.
    "holidays.countries.united_kingdom",
    "psycopg_binary",
)
"""Python modules that PyInstaller cannot see that we use; packages with all that they hold."""

PACKAGES: Final = ("sendkiosk", "phonenumbers.data", "phonenumbers.shortdata", "psycopg_binary")
"""Packages of which every module goes along."""

DATA: Final = ("pyphen", "sendkiosk", "syllapy", "validators")
"""Packages that read files of their own, which are no modules."""

UNUSED: Final = (
    # Places, operators and time zones of phone numbers: 8 MB, and no number is looked up in them.
    *("phonenumbers/geodata", "phonenumbers/carrierdata", "phonenumbers/tzdata"),
    # Names of holidays in other languages; we count days, and name none.
    "holidays/locale",
    # Lists of banks, makers of network cards and postcodes.
    "stdnum/*.dat",
    # Kinds of pictures that nothing here reads.
    *("PIL/_avif.*", "PIL/_webp.*", "PIL/_imagingcms.*", "PIL/_imagingft.*", "PIL/_imagingtk.*"),
)
"""What is taken away from the folder of packages: paths with `*`."""

SYSTEM: Final = (
    # What this Python was built with.
    *("libcrypto.", "libssl.", "libffi.", "libbz2.", "liblzma.", "libsqlite3."),
    # What a desktop that draws through Wayland may lack, and X11 needs. All of them are small.
    *("libxcb-cursor.", "libxcb-icccm.", "libxcb-image.", "libxcb-keysyms.", "libxcb-randr."),
    *("libxcb-render-util.", "libxcb-render.", "libxcb-shape.", "libxcb-shm.", "libxcb-sync."),
    *("libxcb-util.", "libxcb-xfixes.", "libxcb-xkb.", "libxkbcommon-x11."),
)
"""Libraries of a Linux system that go along: how their names begin.

All others belong to the system that the program runs on. They must fit its drivers, its settings of
fonts, or its servers (X11, OpenGL, fontconfig, D-Bus), and every desktop has them.
"""


def trim(packages: Path, languages: Collection[str]) -> None:
    """Take away from the folder `packages` what no command uses; dates stay for `languages`.

    Raises FileNotFoundError when something of the list is not there: a package has changed.
    """
    for pattern in UNUSED:
        found = list(packages.glob(pattern))
        if not found:
            raise FileNotFoundError(f"A package has other parts than were known: no {pattern}")
        for path in found:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path in _superfluous(packages, languages):
        path.unlink()


def _superfluous(packages: Path, languages: Collection[str]) -> Iterator[Path]:
    """Yield the files with the dates of languages that there are no words in."""
    spoken = {"root", "en", *languages}
    for path in packages.glob("babel/locale-data/*.dat"):
        if path.stem.partition("_")[0] not in spoken:
            yield path


def goes_along(source: PurePath, packages: PurePath, *, is_linux: bool) -> bool:
    """Tell whether the binary file `source` belongs into the build.

    All of our own `packages` do; of a Linux system only what it may lack. On other systems
    PyInstaller itself leaves out what the system has.
    """
    if not is_linux or source.is_relative_to(packages) or is_of_python(source):
        return True
    return source.name.startswith(SYSTEM)


def is_of_python(source: PurePath) -> bool:
    """Tell whether the binary file `source` is a part of Python itself."""
    return "lib-dynload" in source.parts or source.name.startswith("libpython3")


def is_of_system(source: PurePath, packages: PurePath) -> bool:
    """Tell whether the binary file `source` is neither of our `packages` nor of Python."""
    return not source.is_relative_to(packages) and not is_of_python(source)


def languages_in(translations: Path) -> tuple[str, ...]:
    """Return the codes of the languages that have a catalogue in `translations`."""
    return tuple(sorted(path.parent.name for path in translations.glob("*/LC_MESSAGES")))
