"""Everything a kiosk needs is looked at, and what is wrong is said in words."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sendkiosk.doctor.check import Check, State, is_well
from sendkiosk.doctor.disk import check_data_folder
from sendkiosk.doctor.examining import examine
from sendkiosk.doctor.languages import check_fonts, check_speech, languages
from sendkiosk.doctor.printer import check_printer
from sendkiosk.doctor.surroundings import Surroundings
from sendkiosk.doctor.system import Clock
from sendkiosk.handout.fonts import Family, find_fonts
from sendkiosk.lock.file import Kept, pin_file_in
from sendkiosk.lock.tries import Tries
from sendkiosk.notes.key import make_key
from sendkiosk.notes.store import NoteStore
from sendkiosk.paths import Places, find_places, font_folders
from sendkiosk.printing.port import PrinterState, PrinterStatus
from sendkiosk.settings.values import SpeechChoice
from sendkiosk.speech.port import Engine, Voice
from sendkiosk.ui.hardware import Hardware
from tests.fakes.printer import FakePrinter, FakeSystem
from tests.fakes.speech import FakeEngine
from tests.support.notes import NOTE
from tests.support.packs import NATIONAL, edited, write_pack

NOW = datetime(2026, 11, 24, 10, 5, tzinfo=UTC)
SCREEN = Hardware((1920, 1080), (476.0, 268.0), is_touched=True)
PLENTY = 10**12
FONTS = find_fonts(font_folders(find_places()), Family)


@dataclass
class Site:
    """A kiosk in a folder of its own, all well until something is taken away."""

    folder: Path
    here: Surroundings
    pack: Mapping[str, str] = field(default_factory=lambda: NATIONAL)

    def examine(self, more: str = "") -> tuple[Check, ...]:
        write_pack(self.folder / "national", self.pack)
        settings = self.folder / "settings.toml"
        lines = f'pack = "./national"\ndata_folder = "{self.folder}/data"\n{more}'
        settings.write_text(lines, encoding="utf-8")
        return examine(settings, self.here)


def speaks_all(_wanted: SpeechChoice) -> Engine:
    tags = ("en-gb", "ar", "bn", "pa", "pl", "pt", "ro", "uk", "ur")
    return FakeEngine(tuple(Voice(tag, tag) for tag in tags))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    for file in FONTS.all:
        shutil.copyfile(file, fonts / file.name)
    here = Surroundings(
        find_places(),
        (fonts,),
        FakeSystem(),
        speaks_all,
        Clock(NOW, is_kept=True),
        SCREEN,
        lambda _: PLENTY,
    )
    return Site(tmp_path, here)


def of(checks: tuple[Check, ...], name: str) -> list[tuple[State, str]]:
    return [(check.state, check.words) for check in checks if check.name.startswith(name)]


def bad(checks: tuple[Check, ...]) -> tuple[Check, ...]:
    """Return what is not fine, but for the PIN, which no site here has unless a test sets it."""
    no_pin = "No PIN is set"
    return tuple(
        check
        for check in checks
        if check.state is not State.FINE and not check.words.startswith(no_pin)
    )


def test_all_is_well(site: Site) -> None:
    pin_file_in(site.folder / "data").write(Kept(pin_hash="$argon2id$x"))
    checks = site.examine()
    assert bad(checks) == ()
    assert is_well(checks)
    names = {check.name for check in checks}
    needed = {
        "settings",
        "pack",
        "clock",
        "screen",
        "touch",
        "memory",
        "disk",
        "printer",
        "data folder",
        "PIN",
        "fonts for Urdu",
        "voice for Urdu",
    }
    assert needed < names


def test_nothing_is_left(site: Site) -> None:
    site.examine()
    assert not (site.folder / "data").exists()


def test_languages_are_those_on_offer_and_those_on_paper(tmp_path: Path) -> None:
    (tmp_path / "so" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "README.md").touch()
    assert set(languages(tmp_path)) == {"so", "ar", "bn", "pa", "pl", "pt", "ro", "uk", "ur"}


def test_a_missing_family_is_named_for_the_language_that_needs_it(site: Site) -> None:
    (site.here.font_folders[0] / "NotoNastaliqUrdu-Bold.ttf").unlink()
    checks = site.examine()
    assert not is_well(checks)
    (check,) = bad(checks)
    assert check.name == "fonts for Urdu"
    assert "NotoNastaliqUrdu-Bold.ttf" in check.words
    assert "NotoSans-Regular.ttf" not in check.words
    assert "fonts-noto-core" in check.words


def test_each_font_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    for file in FONTS.all:
        (tmp_path / file.name).symlink_to(file)
    broken = [tmp_path / f"NotoSansBengali-{style}.ttf" for style in ("Regular", "Bold")]
    for file in broken:
        file.unlink()
        file.write_bytes(b"no font")
    checks = list(check_fonts("bn", [tmp_path]))
    assert [check.state for check in checks] == [State.WRONG, State.WRONG]
    assert all(str(file) in check.words for file, check in zip(broken, checks, strict=True))


def test_a_folder_that_is_no_language_is_checked_by_its_name(tmp_path: Path) -> None:
    (check,) = check_fonts("not a language", [tmp_path])
    assert "not a language" in check.name


def test_a_broken_pack_is_told_with_file_and_line(site: Site) -> None:
    site.pack = {**NATIONAL, "terms.toml": "what = = that\n"}
    checks = site.examine()
    assert not is_well(checks)
    (check,) = bad(checks)
    assert (check.name, check.state) == ("pack", State.WRONG)
    assert f"{site.folder / 'national' / 'terms.toml'}:1: " in check.words


def test_content_to_be_checked_again_is_a_warning(site: Site) -> None:
    site.pack = {
        **NATIONAL,
        **edited(
            "sources.toml",
            'confidence = "verified"\nchecked = 2026-11-01\nreview_by = 2027-02-01',
            'confidence = "verified"\nchecked = 2020-11-01\nreview_by = 2021-02-01',
        ),
    }
    checks = site.examine()
    assert is_well(checks)
    assert {(check.name, check.state) for check in bad(checks)} == {("contents", State.WARNING)}
    assert "2021-02-01" in bad(checks)[0].words


def test_many_overdue_contents_are_told_in_one_line_with_what_and_since_when(site: Site) -> None:
    late = replace(site.here, clock=Clock(datetime(2028, 1, 1, tzinfo=UTC), is_kept=True))
    checks = examine(None, replace(late, places=find_places()))
    ((state, words),) = of(checks, "contents")
    assert state is State.WARNING
    assert " since 2027-" in words
    assert "sendkiosk pack check" in words


def test_a_wrong_clock_is_told_by_what_the_pack_says(site: Site) -> None:
    site.here = replace(site.here, clock=Clock(datetime(1970, 1, 1, tzinfo=UTC), is_kept=True))
    assert of(site.examine(), "clock")[0][0] is State.WRONG
    assert of(site.examine("[broken]\n"), "clock")[0][0] is State.FINE


def test_settings_with_faults_are_told_and_what_hangs_on_them_is_left_alone(site: Site) -> None:
    checks = site.examine('site = "Room 1"\n[more]\n')
    told = of(checks, "settings")
    assert [state for state, _ in told] == [State.WARNING, State.WRONG, State.WARNING]
    assert "settings.toml:3: " in told[0][1]
    assert "settings.toml:4: " in told[1][1]
    assert of(checks, "fonts")
    assert not of(checks, "pack") + of(checks, "printer") + of(checks, "data folder")


def test_settings_that_gave_way_to_their_defaults_are_told(site: Site) -> None:
    checks = site.examine('site = "Room 1"\nprinter = 3\n')
    told = of(checks, "settings")
    assert [state for state, _ in told] == [State.FINE, State.WARNING, State.WARNING]
    assert "settings.toml:3: " in told[1][1]
    assert is_well(checks)
    assert of(checks, "printer")[0][0] is State.WARNING


def test_the_pin_is_told_as_it_is(site: Site) -> None:
    file = pin_file_in(site.folder / "data")
    ((state, words),) = of(site.examine(), "PIN")
    assert state is State.WARNING
    assert "sendkiosk pin set" in words
    kept = Kept(pin_hash="$argon2id$x")
    file.write(kept)
    assert of(site.examine(), "PIN")[0][0] is State.FINE
    file.write(kept.after(Tries(4, datetime(2026, 11, 24, tzinfo=UTC))))
    ((state, words),) = of(site.examine(), "PIN")
    assert state is State.WARNING
    assert "4" in words
    file.path.write_text("{}", encoding="utf-8")
    assert of(site.examine(), "PIN")[0][0] is State.WRONG
    assert not of(site.examine('mode = "adviser"'), "PIN")


def test_a_home_folder_that_is_not_known_is_told(site: Site) -> None:
    settings = site.folder / "settings.toml"
    lines = 'pack = "~nobody-of-this-name/pack"\ndata_folder = "~nobody-of-this-name/data"\n'
    settings.write_text(lines, encoding="utf-8")
    wrong = {check.name: check.words for check in bad(examine(settings, site.here))}
    assert "~nobody-of-this-name/pack" in wrong["pack"]
    assert "~nobody-of-this-name/data" in wrong["data folder"]


def test_without_a_file_of_settings_the_defaults_hold(site: Site) -> None:
    checks = examine(None, site.here)
    assert [state for state, _ in of(checks, "settings")] == [State.FINE]
    assert "worcestershire" in of(checks, "pack")[0][1]


def test_a_pack_that_is_not_there_is_told(site: Site) -> None:
    here = replace(site.here, places=Places(site.folder, site.folder))
    ((state, words),) = of(examine(None, here), "pack")
    assert state is State.WRONG
    assert str(site.folder / "packs" / "worcestershire") in words


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (PrinterState.READY, State.FINE),
        (PrinterState.BUSY, State.FINE),
        (PrinterState.NO_PAPER, State.WRONG),
        (PrinterState.STOPPED, State.WRONG),
    ],
)
def test_the_printer_is_told_as_it_is(now: PrinterState, state: State, tmp_path: Path) -> None:
    printer = FakePrinter(now=PrinterStatus(now, "a detail"))
    check = check_printer(FakeSystem({"fake": printer}), "fake", tmp_path)
    assert check.state is state
    assert "a detail" in check.words


def test_no_printer_is_a_warning_unless_the_settings_name_one(tmp_path: Path) -> None:
    none = check_printer(FakeSystem({}), None, tmp_path)
    assert none.state is State.WARNING
    assert str(tmp_path) in none.words
    gone = check_printer(FakeSystem({"other": FakePrinter()}), "gone", tmp_path)
    assert gone.state is State.WRONG
    assert "gone" in gone.words
    assert "other" in gone.words


def test_a_language_without_a_voice_is_a_warning(site: Site) -> None:
    here = replace(site.here, speech=lambda _: FakeEngine())
    checks = tuple(check_speech("auto", here.speech, here.places.translations))
    assert [check.state for check in checks if check.name == "voice for Polish"] == [State.FINE]
    assert [check.name for check in bad(checks)].count("voice for Romanian") == 1
    assert is_well(checks)


@pytest.mark.parametrize("engine", [None, FakeEngine(())])
def test_where_nothing_speaks_one_line_says_so(site: Site, engine: FakeEngine | None) -> None:
    (check,) = check_speech("auto", lambda _: engine, site.here.places.translations)
    assert check.state is State.WARNING
    assert "espeak-ng" in check.words


def test_speech_that_is_off_needs_no_voices(site: Site) -> None:
    (check,) = check_speech("off", lambda _: None, site.here.places.translations)
    assert check.state is State.FINE


def test_a_data_folder_is_tried_and_nothing_is_left_in_it(tmp_path: Path) -> None:
    assert check_data_folder(tmp_path).state is State.FINE
    assert check_data_folder(tmp_path / "new" / "er").state is State.FINE
    assert list(tmp_path.iterdir()) == []


def test_a_data_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    for folder in (file, file / "data"):
        check = check_data_folder(folder)
        assert check.state is State.WRONG
        assert str(folder) in check.words


def test_a_disk_that_takes_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    check = check_data_folder(tmp_path)
    assert check.state is State.WRONG
    assert os.strerror(errno.ENOSPC) in check.words


def test_session_notes_are_told_as_they_are(site: Site) -> None:
    ((state, words),) = of(site.examine(), "session notes")
    assert state is State.FINE
    store = NoteStore(site.folder / "data" / "notes.db")
    assert not store.path.exists()
    for _ in range(30):
        store.save(NOTE)
    ((state, words),) = of(site.examine(), "session notes")
    assert (state, words.split()[0]) == (State.FINE, "30")


def test_a_damaged_file_of_notes_is_told_and_left(site: Site) -> None:
    store = NoteStore(site.folder / "data" / "notes.db")
    for _ in range(30):
        store.save(NOTE)
    raw = store.path.read_bytes()[:-6000]
    store.path.write_bytes(raw)
    ((state, words),) = of(site.examine(), "session notes")
    assert state is State.WRONG
    assert "sendkiosk notes repair" in words
    assert store.path.read_bytes() == raw
    aside = store.save(NOTE)
    now, left = of(site.examine(), "session notes")
    assert now[0] is State.FINE
    assert left[0] is State.WARNING
    assert str(aside) in left[1]


@pytest.mark.parametrize("fault", ["foreign", "newer", "no key", "other key", "read-only"])
def test_notes_that_cannot_be_kept_are_told(
    site: Site, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = NoteStore(site.folder / "data" / "notes.db")
    store.save(NOTE)
    key = site.folder / "notes.key"
    setting = f'notes_key_file = "{key}"' if "key" in fault else ""
    match fault:
        case "foreign":
            store.path.write_text("a letter", encoding="utf-8")
        case "newer":
            with closing(sqlite3.connect(store.path)) as connection:
                connection.execute("UPDATE _sqlite_migrations SET name = 'future' WHERE id = 1")
                connection.commit()
        case "other key":
            make_key(key)
        case "read-only":
            monkeypatch.setattr("os.access", lambda *_: False)
    raw = store.path.read_bytes()
    checks = of(site.examine(setting), "session notes")
    assert checks[0][0] is State.WRONG
    assert str(store.path) in checks[0][1]
    assert store.path.read_bytes() == raw


def test_encrypted_notes_and_a_key_that_others_may_read_are_told(site: Site) -> None:
    key = site.folder / "notes.key"
    make_key(key)
    setting = f'notes_key_file = "{key}"'
    NoteStore(site.folder / "data" / "notes.db", key).save(NOTE)
    ((state, _),) = of(site.examine(setting), "session notes")
    assert state is State.FINE
    key.chmod(0o644)
    fine, warned = of(site.examine(setting), "session notes")
    assert (fine[0], warned[0]) == (State.FINE, State.WARNING)
    assert str(key) in warned[1]
