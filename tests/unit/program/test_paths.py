from __future__ import annotations

from pathlib import Path

import pytest

from sendkiosk import paths


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
