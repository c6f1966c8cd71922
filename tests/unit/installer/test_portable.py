"""The lists of the portable build, its packing, and how the program in it begins."""

from __future__ import annotations

import ast
import importlib.util
import os
import tomllib
import zipfile
from pathlib import Path, PurePosixPath

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portable.contents import (
    EXCLUDED,
    HIDDEN,
    SYSTEM,
    UNUSED,
    goes_along,
    is_of_system,
    languages_in,
    trim,
)
from portable.packing import pack, size_of
from portable.start import ANEW, KEPT, LIBRARIES, give_back_libraries, words
from sendkiosk.settings.reading import read_settings
from shipping.qt import MODULES
from shipping.qt_windows import LIBRARIES as WINDOWS_LIBRARIES
from shipping.qt_windows import wanted_on_windows

ROOT = Path(__file__).parents[3]
PACKAGES = PurePosixPath("/work/packages")
EPOCH = 1_780_000_000


def imported() -> set[str]:
    """Return the full names that modules of the program import, wherever in them."""
    names = set()
    for file in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return names


def test_nothing_that_the_program_imports_is_left_out() -> None:
    left_out = {
        name for name in imported() for each in EXCLUDED if f"{name}.".startswith(f"{each}.")
    }
    assert left_out == set()


@pytest.mark.parametrize("name", HIDDEN)
def test_what_is_named_besides_is_there(name: str) -> None:
    assert importlib.util.find_spec(name) is not None


def test_every_line_of_what_is_taken_away_still_fits_the_packages() -> None:
    packages = Path(phonenumbers.__file__).parents[1]
    assert [pattern for pattern in UNUSED if not list(packages.glob(pattern))] == []


def test_trimming_keeps_the_dates_of_our_languages(tmp_path: Path) -> None:
    kept = [f"babel/locale-data/{name}.dat" for name in ("root", "en_GB", "pl", "pl_PL")]
    gone = [f"babel/locale-data/{name}.dat" for name in ("fr_FR", "pln")]
    gone += [pattern.replace("*", "x") for pattern in UNUSED]
    for name in (*kept, *gone):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    trim(tmp_path, ["pl"])
    assert {name for name in (*kept, *gone) if (tmp_path / name).exists()} == set(kept)


def test_a_package_that_changed_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="geodata"):
        trim(tmp_path, [])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("/work/packages/PySide6/Qt/lib/libQt6Core.so.6", True),
        ("/work/packages/pillow.libs/libX11.so.6", True),
        ("/usr/lib/libpython3.11.so.1.0", True),
        ("/usr/lib/python3.11/lib-dynload/_ssl.so", True),
        ("/usr/lib/x86_64-linux-gnu/libssl.so.3", True),
        ("/usr/lib/x86_64-linux-gnu/libxcb-cursor.so.0", True),
        ("/usr/lib/x86_64-linux-gnu/libxcb.so.1", False),
        ("/usr/lib/x86_64-linux-gnu/libX11.so.6", False),
        ("/usr/lib/x86_64-linux-gnu/libGL.so.1", False),
        ("/usr/lib/x86_64-linux-gnu/libstdc++.so.6", False),
        ("/usr/lib/x86_64-linux-gnu/libcups.so.2", False),
    ],
)
def test_which_libraries_go_along_on_linux(source: str, expected: bool) -> None:
    path = PurePosixPath(source)
    assert goes_along(path, PACKAGES, is_linux=True) is expected
    assert goes_along(path, PACKAGES, is_linux=False)


@given(st.sampled_from(SYSTEM))
def test_what_goes_along_of_the_system_is_told_with_its_licence(start: str) -> None:
    assert is_of_system(PurePosixPath(f"/usr/lib/{start}so.1"), PACKAGES)


def test_the_languages_are_those_with_a_catalogue() -> None:
    assert {"pl", "ur"} <= set(languages_in(ROOT / "translations"))
    assert "where.toml" not in languages_in(ROOT / "translations")


def test_windows_has_the_same_modules_of_qt_and_their_libraries(tmp_path: Path) -> None:
    named = {path.relative_to(tmp_path).as_posix() for path in wanted_on_windows(tmp_path)}
    assert {f"{module}.pyd" for module in MODULES} <= named
    assert {f"{module.replace('Qt', 'Qt6', 1)}.dll" for module in MODULES} <= set(WINDOWS_LIBRARIES)


def test_a_packed_folder_has_the_same_bytes_whenever_it_was_written(tmp_path: Path) -> None:
    folder = tmp_path / "one"
    (folder / "inside").mkdir(parents=True)
    program = folder / "inside" / "program"
    program.write_bytes(b"runs")
    program.chmod(0o750)
    (folder / "text").write_bytes(b"reads")
    packed = pack(folder, EPOCH)
    before = packed.read_bytes()
    os.utime(program, (0, 0))
    assert pack(folder, EPOCH).read_bytes() == before
    with zipfile.ZipFile(packed) as opened:
        modes = {entry.filename: entry.external_attr >> 16 & 0o777 for entry in opened.infolist()}
    assert modes == {"one/inside/program": 0o755, "one/text": 0o644}
    assert size_of(folder) == len(b"runs") + len(b"reads")
    assert size_of(packed) == len(before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {}),
        ({LIBRARIES: "/stick/_internal"}, {}),
        ({LIBRARIES: "/stick/_internal:/opt", KEPT: "/opt"}, {LIBRARIES: "/opt"}),
        ({LIBRARIES: "/stick/_internal", KEPT: ""}, {}),
    ],
)
def test_other_programs_get_the_libraries_of_the_system(
    before: dict[str, str], after: dict[str, str]
) -> None:
    environ = {**before, "HOME": "/home/me"}
    give_back_libraries(environ)
    assert environ == {**after, "HOME": "/home/me", ANEW: "1"}


def test_a_double_click_opens_the_kiosk() -> None:
    assert words([]) == ["run"]
    assert words(["doctor", "--json"]) == ["doctor", "--json"]


def test_the_settings_beside_the_program_are_right() -> None:
    file = ROOT / "installer" / "portable" / "beside" / "sendkiosk-data" / "settings.toml"
    read = read_settings(file)
    assert read.findings == ()
    assert read.settings.mode == "adviser"


def test_tools_of_a_release_are_in_no_kiosk() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    tools = [line.partition(">")[0] for line in project["dependency-groups"]["release"]]
    lock = (ROOT / "installer" / "requirements.lock").read_text("utf-8")
    release = (ROOT / "installer" / "requirements-release.lock").read_text("utf-8")
    for tool in tools:
        assert f"\n{tool}==" in release
        assert f"\n{tool}==" not in lock
