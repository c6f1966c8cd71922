"""The program opens the signed pack that is in place, and tells staff where it cannot."""

from __future__ import annotations

import argparse
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sendkiosk.app.opening import open_app
from sendkiosk.cli.doctor import surroundings
from sendkiosk.cli.staff import contents_of
from sendkiosk.contents.offers import accept, look_at
from sendkiosk.contents.site import Site
from sendkiosk.delivery.signing import sign_pack
from sendkiosk.doctor.check import Check, State
from sendkiosk.doctor.examining import examine
from sendkiosk.findings.finding import FindingsError
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.pack.codes import Fault
from sendkiosk.paths import find_places
from sendkiosk.settings.reading import read_settings
from tests.support.signed_packs import KEY, TRUSTED

NAMES = ("advice", "pack")


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give version 7 of the shipped pack, signed."""
    folder = tmp_path_factory.mktemp("carried")
    packs = folder / "packs"
    shutil.copytree(find_places().packs, packs)
    file = packs / "worcestershire" / "pack.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('version = "', 'version = "7.'), encoding="utf-8")
    carried = folder / "new.sendpack"
    carried.write_bytes(sign_pack(file.parent, KEY).data)
    return carried


@pytest.fixture(scope="module")
def installed(carried: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the data folder of a kiosk on which that was installed."""
    folder = tmp_path_factory.mktemp("installed")
    settings = settings_in(folder)
    site = Site(read_settings(settings).settings, settings, find_places(), folder / "data")
    accept(site, look_at(site, carried, date(2026, 11, 28)), datetime(2026, 11, 28, tzinfo=UTC))
    return folder / "data"


@pytest.fixture
def settings(installed: Path, tmp_path: Path) -> Path:
    """Give the settings of such a kiosk, with a data folder of its own."""
    shutil.copytree(installed, tmp_path / "data")
    return settings_in(tmp_path)


def settings_in(folder: Path) -> Path:
    """Write settings that trust the key, with the data below `folder`."""
    settings = folder / "settings.toml"
    settings.write_text(
        f'data_folder = "{folder / "data"}"\npack_keys = ["{TRUSTED.line}"]\n', encoding="utf-8"
    )
    return settings


def version(settings: Path | None, pack: Path | None = None) -> str:
    return open_app(settings, pack).flow.packs[0].version


def test_what_is_in_place_is_opened_unless_a_command_names_a_pack(settings: Path) -> None:
    assert version(settings).startswith("7.")
    assert not version(None).startswith("7.")
    assert not version(settings, find_places().packs / "worcestershire").startswith("7.")


def test_where_it_was_damaged_the_log_tells_and_the_shipped_one_is_opened(
    settings: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (file,) = settings.parent.glob("data/packs/*/*/packs/england/sources.toml")
    file.write_bytes(b"")
    assert not version(settings).startswith("7.")
    assert Fault.NOT_SHOWN in caplog.text
    assert "sources.toml" in caplog.text
    caplog.clear()


def test_where_nothing_can_be_shown_the_program_does_not_start(
    settings: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = settings.read_text(encoding="utf-8").partition("pack_keys")[0]
    settings.write_text(text, encoding="utf-8")
    places = find_places()
    monkeypatch.setattr(type(places), "packs", tmp_path / "nowhere")
    with pytest.raises(FindingsError) as caught:
        open_app(settings)
    assert Fault.NOT_SHOWN in {found.code for found in caught.value.findings}


def test_doctor_tells_what_is_shown_and_what_stands_in_the_way(settings: Path) -> None:
    said = {check.name: check for check in looked_at(settings)}
    assert said["advice"].state is State.FINE
    assert TRUSTED.name in said["advice"].words
    (file,) = settings.parent.glob("data/packs/*/*/manifest.json")
    file.unlink()
    troubles = [each for each in looked_at(settings) if Fault.NOT_SHOWN in each.words]
    assert [each.state for each in troubles] == [State.WARNING]
    assert str(file) in troubles[0].words


def looked_at(settings: Path) -> tuple[Check, ...]:
    return tuple(each for each in examine(settings, surroundings()) if each.name in NAMES)


def test_staff_are_told_of_it(settings: Path) -> None:
    app = open_app(settings)
    services = contents_of(argparse.Namespace(settings=settings, pack=None), app)
    assert services is not None
    told = [Catalogue().say(line) for line in services.shown()]
    assert any(TRUSTED.name in line for line in told)
    assert contents_of(argparse.Namespace(settings=settings, pack=Path("here")), app) is None
