from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from sendkiosk import paths
from sendkiosk.handout.fonts import Family, FontFiles, find_fonts


def test_resources_are_found() -> None:
    places = paths.find_places()
    assert (places.packs / "england" / "pack.toml").is_file()
    assert (places.resources / "themes" / "kiosk.qss").is_file()
    assert places.translations.is_dir()


def test_fonts_that_somebody_chose_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    places = paths.find_places()
    monkeypatch.delenv(paths.FONTS_VARIABLE, raising=False)
    usual = paths.font_folders(places)
    monkeypatch.setenv(paths.FONTS_VARIABLE, "/srv/fonts")
    assert paths.font_folders(places) == (Path("/srv/fonts"), *usual)


# The same program as people get it: a checkout, a wheel, a .deb


def installed(package: Path, prefix: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return `paths` as it runs from `package`, in a Python that lives in `prefix`."""
    package.mkdir(parents=True)
    file = Path(shutil.copy(paths.__file__, package))
    spec = importlib.util.spec_from_file_location("paths_elsewhere", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    monkeypatch.setattr(sys, "prefix", str(prefix))
    monkeypatch.delenv(paths.FONTS_VARIABLE, raising=False)
    return module


def in_a_checkout(root: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[ModuleType, Path]:
    """Return `paths` in a checkout with its environment, and where its resources are."""
    (root / "resources").mkdir()
    module = installed(root / "src" / "sendkiosk", root / ".venv", monkeypatch)
    return module, root / "resources"


def from_a_wheel(root: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[ModuleType, Path]:
    """Return `paths` where pip puts a wheel, as a .deb does too, and where its resources are."""
    package = root / "lib" / "python3" / "site-packages" / "sendkiosk"
    module = installed(package, root, monkeypatch)
    (package / "data" / "resources").mkdir(parents=True)
    return module, package / "data" / "resources"


def put_fonts(folder: Path) -> None:
    folder.mkdir(parents=True)
    for file in FontFiles(folder).missing(Family):
        file.touch()


@pytest.mark.parametrize("layout", [in_a_checkout, from_a_wheel])
def test_fonts_are_found_in_the_same_order_however_the_program_came(
    layout: Callable[[Path, pytest.MonkeyPatch], tuple[ModuleType, Path]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    elsewhere, resources = layout(tmp_path, monkeypatch)
    system, chosen = tmp_path / "system", tmp_path / "chosen"
    monkeypatch.setattr(elsewhere, "SYSTEM_FONTS", system)
    places = elsewhere.find_places()
    assert places.resources == resources
    assert places.translations == resources.with_name("translations")

    own = Path(sys.prefix) / "share" / "sendkiosk" / "fonts"
    # The worst place first: each that is filled afterwards goes before those that are there.
    for folder in (system, own, resources / "fonts", chosen):
        if folder == chosen:
            monkeypatch.setenv(paths.FONTS_VARIABLE, str(chosen))
        put_fonts(folder)
        assert find_fonts(elsewhere.font_folders(places), Family).folder == folder


# A portable program carries its data along


def frozen_in(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program be a portable one, in the folder `root`/sendkiosk."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(root / "sendkiosk" / "sendkiosk.exe"))


def test_a_portable_program_keeps_its_data_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = paths.default_data_folder()
    frozen_in(tmp_path, monkeypatch)
    assert paths.default_data_folder() == usual
    beside = tmp_path / paths.BESIDE
    beside.mkdir()
    assert paths.default_data_folder() == beside
    of_system = tmp_path / "settings.toml"
    of_system.touch()
    assert paths.default_settings_file(of_system) is None
    (beside / "settings.toml").touch()
    assert paths.default_settings_file(of_system) == beside / "settings.toml"


def test_a_folder_beside_python_is_not_taken_for_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / paths.BESIDE).mkdir()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin" / "python3"))
    assert paths.folder_beside() is None


def test_the_settings_of_a_user_go_before_those_of_the_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, of_system = tmp_path / "own", tmp_path / "settings.toml"
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: own)
    assert paths.default_settings_file(of_system) is None
    of_system.touch()
    assert paths.default_settings_file(of_system) == of_system
    own.mkdir()
    (own / "settings.toml").touch()
    assert paths.default_settings_file(of_system) == own / "settings.toml"


def test_a_data_folder_that_somebody_chose_takes_the_place_of_the_users_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(paths.DATA_VARIABLE, raising=False)
    assert paths.default_data_folder() != tmp_path
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path))
    assert paths.default_data_folder() == tmp_path
