"""What goes along with the program: lists that must fit what is locked, imported and linked."""

from __future__ import annotations

import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from shipping.packages import BUILDERS, EXTRAS, LEFT_OUT, chosen, locked, shipped, tidy
from shipping.qt import LIBRARIES, MODULES, PLUGINS, trim_qt

ROOT = Path(__file__).parents[4]
INSTALLER = ROOT / "installer"
_NEEDED = re.compile(r"NEEDED.*\[(.+)\]")


@pytest.fixture(scope="module")
def pyside() -> Path:
    """Give the folder of the installed PySide6."""
    found = find_spec("PySide6")
    assert found
    assert found.origin
    return Path(found.origin).parent


def lock(name: str) -> dict[str, str]:
    return dict(locked((INSTALLER / name).read_text("utf-8")))


def test_a_lock_is_read_with_all_its_hashes() -> None:
    first = "a==1 \\\n    --hash=sha256:1 \\\n    --hash=sha256:2\n"
    second = "b[x]==2 \\\n    --hash=sha256:3\n"
    assert locked(f"# by uv\n{first}    # via b\n{second}") == {"a": first, "b": second}


def test_all_that_is_locked_for_running_is_shipped_or_left_out() -> None:
    ours = shipped(lock("requirements.lock"), lock("requirements-test.lock"))
    assert set(ours) == (set(lock("requirements.lock")) - LEFT_OUT) | EXTRAS
    assert all("--hash=sha256:" in lines for lines in ours.values())


def test_what_builds_is_locked_and_not_shipped() -> None:
    tools = chosen(lock("requirements.lock"), BUILDERS)
    # Two of them serve the program, too.
    assert set(tools) - LEFT_OUT == {"pluggy", "tomlkit"}


def test_a_list_that_no_longer_fits_is_refused() -> None:
    with pytest.raises(KeyError):
        chosen({"a": "a==1\n"}, ["b"])


def test_what_pip_wrote_about_the_build_goes(tmp_path: Path) -> None:
    for name in ("a-1.dist-info/RECORD", "a-1.dist-info/METADATA", "bin/a", "a/__pycache__/a.pyc"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    tidy(tmp_path)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["METADATA"]


def test_the_modules_of_qt_are_those_that_the_program_imports() -> None:
    sources = (ROOT / "src" / "sendkiosk").rglob("*.py")
    imported = {
        module
        for source in sources
        for module in re.findall(r"from PySide6\.(\w+) import", source.read_text("utf-8"))
    }
    assert imported == set(MODULES)


@pytest.mark.skipif(shutil.which("readelf") is None, reason="needs binutils")
def test_the_libraries_of_qt_are_those_that_modules_and_plugins_need(pyside: Path) -> None:
    libraries = pyside / "Qt" / "lib"
    if not libraries.is_dir():
        pytest.skip("Qt lies elsewhere on this system")
    waiting = [pyside / f"{name}.abi3.so" for name in MODULES]
    waiting += [pyside / "Qt" / "plugins" / name for name in PLUGINS]
    needed: set[str] = set()
    while waiting:
        ask = ("readelf", "--dynamic", str(waiting.pop()))
        told = subprocess.run(ask, capture_output=True, text=True, check=True)
        new = {name for name in _NEEDED.findall(told.stdout) if (libraries / name).is_file()}
        waiting += [libraries / name for name in sorted(new - needed)]
        needed |= new
    assert needed == set(LIBRARIES)


def a_qt(packages: Path) -> Path:
    """Make a PySide6 in `packages` of empty files: what is wanted, and more."""
    pyside = packages / "PySide6"
    wanted = [f"{name}.abi3.so" for name in MODULES]
    wanted += [f"Qt/lib/{name}" for name in LIBRARIES]
    wanted += [f"Qt/plugins/{name}" for name in PLUGINS]
    more = ["QtSql.abi3.so", "Qt/lib/libQt6Sql.so.6", "Qt/qml/a/b.qml", "designer", "QtGui.pyi"]
    for name in (*wanted, *more, "__init__.py", "support/__init__.py"):
        (pyside / name).parent.mkdir(parents=True, exist_ok=True)
        (pyside / name).touch()
    return pyside


def test_the_rest_of_qt_goes(tmp_path: Path) -> None:
    pyside = a_qt(tmp_path)
    trim_qt(tmp_path)
    left = {str(path.relative_to(pyside)) for path in pyside.rglob("*") if path.is_file()}
    assert len(left) == len(MODULES) + len(LIBRARIES) + len(PLUGINS) + 2
    assert {"__init__.py", "support/__init__.py", "QtGui.abi3.so"} <= left
    assert not (pyside / "Qt" / "qml").exists()


def test_another_qt_is_refused_in_words(tmp_path: Path) -> None:
    (a_qt(tmp_path) / "Qt" / "lib" / LIBRARIES[0]).unlink()
    with pytest.raises(FileNotFoundError, match=re.escape(LIBRARIES[0])):
        trim_qt(tmp_path)
