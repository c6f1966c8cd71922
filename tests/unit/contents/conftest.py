from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sendkiosk.contents.site import Site
from sendkiosk.delivery.keys import PrivateKey
from sendkiosk.paths import Places
from sendkiosk.settings.values import Settings
from tests.support.signed_packs import KEY, NO_CHANGES, TRUSTED, signed, write_both


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a kiosk that shows LOCAL, version 2, as it comes with the program, and trusts a key."""
    places = Places(tmp_path / "resources", tmp_path / "translations")
    write_both(places.packs)
    settings = Settings(pack="local", pack_keys=(TRUSTED.line,))
    return Site(settings, tmp_path / "settings.toml", places, tmp_path / "data")


@pytest.fixture
def carry(tmp_path: Path) -> Callable[..., Path]:
    """Give a function that puts LOCAL and NATIONAL with changes, signed, on a stick."""

    def write(
        local: Mapping[str, str | bytes | None] = NO_CHANGES,
        national: Mapping[str, str | bytes | None] = NO_CHANGES,
        key: PrivateKey = KEY,
    ) -> Path:
        made = signed(local, national, key)
        stick = tmp_path / "stick"
        stick.mkdir(exist_ok=True)
        file = stick / made.name
        file.write_bytes(made.data)
        return file

    return write


def with_settings(site: Site, **changes: Any) -> Site:
    return replace(site, settings=replace(site.settings, **changes))
