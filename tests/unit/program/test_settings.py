from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import get_args

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.cli.kiosk import MODES
from sendkiosk.findings.finding import Finding, FindingsError, Severity, attempt
from sendkiosk.settings.reading import ReadSettings, read_settings
from sendkiosk.settings.values import NO_QUEUE, SETTING_NAMES, Mode, Settings, find_pack


def test_without_a_file_everything_has_a_default() -> None:
    assert read_settings(None) == ReadSettings(Settings())


def test_what_the_file_says_counts(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('site = "malvern-library"\nfull_screen = false\n', encoding="utf-8")
    expected = Settings(site="malvern-library", full_screen=False)
    assert read_settings(file) == ReadSettings(expected)


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
    assert read_settings(file).settings.fills_screen is fills


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
    assert read_settings(file).settings.forgets_after == seconds


def test_the_command_line_knows_each_mode() -> None:
    assert get_args(Mode) == MODES


def test_each_setting_is_described() -> None:
    guide = (Path(__file__).parents[3] / "docs" / "running-a-kiosk.md").read_text(encoding="utf-8")
    described = re.findall(r"^\| `(\w+)` \|", guide, re.MULTILINE)
    assert sorted(described) == sorted(SETTING_NAMES)


def write(folder: Path, *lines: str) -> Path:
    file = folder / "settings.toml"
    file.write_text("\n".join(("# Settings", "", *lines, "")), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('languages = "pl"', "its default"),
        ("languages = []", "its default"),
        ('languages = ["Polish"]', "its default"),
        ('languages = ["pl_PL"]', "its default"),
        ('languages = ["pl", "ur", "pl"]', "its default"),
        ('site = "Malvern Library"', '"kiosk"'),
        ('site = "a very long name that nobody should use for a kiosk"', '"kiosk"'),
        ("full_screen = 1", "its default"),
        ("print_seconds = 1", "180"),
        ('mode = "staff"', '"kiosk"'),
        ("speech = true", '"auto"'),
        ("idle_seconds = 29", "its default"),
        ("warning_seconds = 19", "30"),
        ("watchdog = 1", "true"),
        ('colour = "red"', "left out"),
        ("sight = 3", "Did you mean “site”?"),
        ("Full-Screen = false", "Did you mean “full_screen”?"),
    ],
)
def test_a_bad_line_is_named_and_the_default_holds(tmp_path: Path, line: str, said: str) -> None:
    file = write(tmp_path, line, 'pack = "england"')
    read = read_settings(file)
    assert read.settings == Settings(pack="england")
    (finding,) = read.findings
    assert (finding.file, finding.line, finding.severity) == (file, 3, Severity.WARNING)
    assert said in str(finding)


@pytest.mark.parametrize(
    "line",
    [
        "pack = 3",
        'pak = "kent"',
        'PACK = "kent"',
        "data_folder = true",
        'data-folder = "/srv"',
        "[sendkiosk]",
        "site =",
        'site = "a"\nsite = "b"',
    ],
)
def test_where_no_default_is_safe_nothing_starts(tmp_path: Path, line: str) -> None:
    file = write(tmp_path, line, 'printer = "hall"')
    with pytest.raises(FindingsError) as caught:
        read_settings(file)
    (finding,) = caught.value.findings
    assert finding.file == file
    assert finding.line in {3, 4}
    assert finding.severity is Severity.ERROR


def test_no_other_printer_stands_in_for_one_that_cannot_be_understood(tmp_path: Path) -> None:
    for line in ("printer = 3", 'printr = "hall"'):
        read = read_settings(write(tmp_path, line))
        assert read.settings == Settings(printer=NO_QUEUE)
        assert [finding.line for finding in read.findings] == [3]


def test_nothing_is_removed_while_it_is_not_understood_how_long_it_is_to_be_kept(
    tmp_path: Path,
) -> None:
    for line in ("retention_months = 240", "retention = 12"):
        read = read_settings(write(tmp_path, line))
        assert read.settings.retention_months is None
        assert [finding.line for finding in read.findings] == [3]


def test_nobody_is_trusted_while_it_is_not_understood_who_is_to_be(tmp_path: Path) -> None:
    line = "ed25519:XDaSBKATI3xIGdofnblmD+LIQZzXQVbGdLmkvHh4+Ew= Kent SENDIASS 2027"
    good = read_settings(write(tmp_path, f'pack_keys = ["{line}"]'))
    assert good == ReadSettings(Settings(pack_keys=(line,)))
    for bad in (f'pack_keys = ["{line}", "{line[1:]}"]', f'pack_key = ["{line}"]', "pack_keys = 3"):
        read = read_settings(write(tmp_path, bad))
        assert read.settings.pack_keys == ()
        assert [finding.line for finding in read.findings] == [3]


def test_no_remark_is_written_while_it_is_not_understood_whether_one_may_be(
    tmp_path: Path,
) -> None:
    assert read_settings(write(tmp_path, "remarks = false")).settings == Settings(remarks=False)
    for line in ('remarks = "no"', "remark = true"):
        read = read_settings(write(tmp_path, line))
        assert read.settings == Settings(remarks=False)
        assert [finding.line for finding in read.findings] == [3]


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    lines = ('mode = "staff"', "pack = 3", 'colour = "red"')
    with pytest.raises(FindingsError) as caught:
        read_settings(write(tmp_path, *lines))
    told = [(finding.line, finding.severity) for finding in caught.value.findings]
    assert told == [(3, Severity.WARNING), (4, Severity.ERROR), (5, Severity.WARNING)]


def test_what_is_given_by_its_right_name_was_not_meant_by_another(tmp_path: Path) -> None:
    read = read_settings(write(tmp_path, 'pack = "england"', 'packs = "kent"'))
    assert read.settings == Settings(pack="england")
    assert [finding.line for finding in read.findings] == [4]


@given(
    st.dictionaries(
        st.sampled_from(sorted(SETTING_NAMES)) | st.text("abcdefikpst_", min_size=1),
        st.booleans() | st.integers(-9, 999) | st.text("abk-", max_size=9) | st.just({}),
        max_size=5,
    )
)
def test_whatever_stands_there_it_is_used_or_told(values: dict[str, object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "settings.toml"
        file.write_text(tomlkit.dumps(values), encoding="utf-8")
        findings: list[Finding] = []
        read = attempt(findings, lambda: read_settings(file))
    if read is None:
        assert any(finding.severity is Severity.ERROR for finding in findings)
        return
    for name, value in values.items():
        used = name in SETTING_NAMES and getattr(read.settings, name) == value
        assert used or any(f"“{name}”" in finding.problem for finding in read.findings)
    assert all(finding.severity is Severity.WARNING for finding in read.findings)


def test_a_pack_is_found_by_name_or_by_path(tmp_path: Path) -> None:
    shipped = tmp_path / "packs"
    (shipped / "england").mkdir(parents=True)
    beside = tmp_path / "etc"
    assert find_pack(Settings(pack="england"), shipped, beside) == shipped / "england"
    assert find_pack(Settings(pack="./own"), shipped, beside) == beside / "own"
    assert find_pack(Settings(pack="/srv/own"), shipped, beside) == Path("/srv/own")


def test_a_name_that_no_pack_has_is_looked_for_among_the_packs(tmp_path: Path) -> None:
    assert find_pack(Settings(pack="kent"), tmp_path, tmp_path) == tmp_path / "kent"


def test_languages_keep_their_order(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('languages = ["ur", "en-GB", "zh-Hans", "pl"]\n', encoding="utf-8")
    assert read_settings(file).settings.languages == ("ur", "en-GB", "zh-Hans", "pl")
    assert read_settings(None).settings.languages is None
