from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from sendkiosk.cli.kiosk import MODES
from sendkiosk.findings.finding import FindingsError
from sendkiosk.settings import Mode, Settings, find_pack, read_settings


def test_without_a_file_everything_has_a_default() -> None:
    assert read_settings(None) == Settings()


def test_what_the_file_says_counts(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('site = "malvern-library"\nfull_screen = false\n', encoding="utf-8")
    settings = read_settings(file)
    assert settings == Settings(site="malvern-library", full_screen=False)


@pytest.mark.parametrize(
    ("lines", "fills"),
    [
        ("", True),
        ('mode = "kiosk"', True),
        ('mode = "adviser"', False),
        ('mode = "adviser"\nfull_screen = true', True),
        ("full_screen = false", False),
    ],
)
def test_the_window_goes_by_the_mode_unless_it_is_set(
    tmp_path: Path, lines: str, fills: bool
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f"{lines}\n", encoding="utf-8")
    assert read_settings(file).fills_screen is fills


@pytest.mark.parametrize(
    ("lines", "seconds"),
    [
        ("", 120),
        ("idle_seconds = 45", 45),
        ('mode = "adviser"', None),
        ('mode = "adviser"\nidle_seconds = 600', 600),
    ],
)
def test_where_an_adviser_sits_nobody_is_taken_for_gone_unless_it_is_set(
    tmp_path: Path, lines: str, seconds: int | None
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f"{lines}\n", encoding="utf-8")
    assert read_settings(file).forgets_after == seconds


def test_the_command_line_knows_each_mode() -> None:
    assert get_args(Mode) == MODES


def test_each_setting_is_described() -> None:
    guide = (Path(__file__).parents[3] / "docs" / "running-a-kiosk.md").read_text(encoding="utf-8")
    described = re.findall(r"^\| `(\w+)` \|", guide, re.MULTILINE)
    assert sorted(described) == sorted(Settings.model_fields)


@pytest.mark.parametrize(
    "line",
    [
        'site = "Malvern Library"',
        'site = "a very long name that nobody should use for a kiosk"',
        "full_screen = 1",
        'mode = "staff"',
        "speech = true",
        "idle_seconds = 29",
        "idle_seconds = 0",
        "warning_seconds = 19",
        "watchdog = 1",
        "pack = 3",
        'colour = "red"',
        "site =",
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f"# Settings\n\n{line}\n", encoding="utf-8")
    with pytest.raises(FindingsError) as caught:
        read_settings(file)
    assert [(finding.file, finding.line) for finding in caught.value.findings] == [(file, 3)]


def test_a_pack_is_found_by_name_or_by_path(tmp_path: Path) -> None:
    shipped = tmp_path / "packs"
    (shipped / "england").mkdir(parents=True)
    beside = tmp_path / "etc"
    assert find_pack(Settings(pack="england"), shipped, beside) == shipped / "england"
    assert find_pack(Settings(pack="./own"), shipped, beside) == beside / "own"
    assert find_pack(Settings(pack="/srv/own"), shipped, beside) == Path("/srv/own")


def test_a_name_that_no_pack_has_is_looked_for_among_the_packs(tmp_path: Path) -> None:
    assert find_pack(Settings(pack="kent"), tmp_path, tmp_path) == tmp_path / "kent"
