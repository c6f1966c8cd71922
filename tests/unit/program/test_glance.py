"""What is seen of the settings at a glance, before they are checked."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.findings.finding import FindingsError
from sendkiosk.settings.glance import glance
from sendkiosk.settings.reading import read_settings
from sendkiosk.settings.values import SETTING_NAMES, Settings

SEEN = ("mode", "full_screen", "watchdog", "data_folder")
VALUES = (
    st.booleans() | st.integers(-9, 999) | st.sampled_from(["kiosk", "adviser", "x", "/tmp/y", ""])
)


@given(st.dictionaries(st.sampled_from([*SEEN, *SETTING_NAMES, "nobody_knows"]), VALUES))
def test_a_glance_sees_what_a_kiosk_with_these_settings_goes_by(
    written: dict[str, bool | int | str],
) -> None:
    lines = (f"{name} = {json.dumps(value)}\n" for name, value in written.items())
    with TemporaryDirectory() as folder:
        file = Path(folder) / "settings.toml"
        file.write_text("".join(lines), encoding="utf-8")
        seen = glance(file)
        try:
            checked = read_settings(file).settings
        except FindingsError:
            return  # no kiosk starts with them
    assert [getattr(seen, name) for name in SEEN] == [getattr(checked, name) for name in SEEN]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"mode = ", b"", None], ids=str)
def test_what_cannot_be_read_says_nothing(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "settings.toml"
    if content is not None:
        file.write_bytes(content)
    assert glance(file) == glance(None) == Settings()
