from __future__ import annotations

import logging
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sendkiosk.app.computer import printing_system, speech_engine
from sendkiosk.app.opening import open_app
from sendkiosk.app.program import App
from sendkiosk.app.services import desk_services, for_adviser, services
from sendkiosk.app.windows import pack_source, run_demo, run_kiosk, run_preview
from sendkiosk.findings.finding import FindingsError
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.journey.flow import TALK
from sendkiosk.journey.messages import Message, message
from sendkiosk.journey.print_size import PrintSize
from sendkiosk.journey.summary import Summary, SummaryLetter, summarise
from sendkiosk.journey.visit import Visit
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.checked import Checked
from sendkiosk.notes.note import Manner
from sendkiosk.pack.codes import Fault
from sendkiosk.printing.cups import CupsSystem
from sendkiosk.printing.folder import FolderPrinter
from sendkiosk.printing.port import NoPrinter, PrinterState, PrinterStatus
from sendkiosk.printing.words import for_staff, status_for_staff, status_for_visitor
from sendkiosk.speech.espeak import Espeak
from sendkiosk.ui.qt_printer import QtSystem
from sendkiosk.ui.services import Made, NoteRequest, PrintJob, PrintRequest, Services
from tests.fakes.printer import FakePrinter, FakeSystem
from tests.support.packs import NATIONAL, edited, write_pack


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> App:
    return open_app(data_folder=tmp_path_factory.mktemp("data"))


@pytest.fixture
def summary(app: App) -> Summary:
    journey = app.journey(date(2026, 11, 24))
    return summarise(journey, journey.answer(Visit(), "who", TALK))


def printing_to(app: App, folder: Path) -> Services:
    return services(app, lambda: FolderPrinter(folder))


def sheet_of(app: App, summary: Summary) -> PrintRequest:
    return PrintRequest(summary, app.catalogue)


def note_of(summary: Summary) -> NoteRequest:
    return NoteRequest(summary, Manner(session_kind="kiosk", language="en-GB", printed=True))


def test_a_sheet_is_made_and_handed_to_the_printer(
    app: App, summary: Summary, tmp_path: Path
) -> None:
    printed = printing_to(app, tmp_path).print_pages(sheet_of(app, summary))
    assert printed.done
    (sheet,) = tmp_path.iterdir()
    assert sheet.read_bytes().startswith(b"%PDF")
    printed.take_back()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("size", PrintSize)
def test_letters_and_the_card_go_the_same_way(app: App, summary: Summary, size: PrintSize) -> None:
    letter = SummaryLetter("letter", message("A letter"), ())
    printer = FakePrinter()
    done = services(app, lambda: printer)
    for wanted in (Made.SHEET, Made.CARD, letter):
        assert done.print_pages(PrintRequest(summary, app.catalogue, size, wanted)).done
    assert list(printer.sheets.values()) == [
        app.sheet(summary, size),
        app.card(summary, size),
        app.letter(letter, summary, size),
    ]
    assert len(set(printer.sheets.values())) == 3


def test_english_stands_beside_the_sheet_where_that_is_wanted(app: App, summary: Summary) -> None:
    somebody = Checked("A. Nonym", date(2026, 11, 28))
    polish = replace(app, catalogue=Catalogue("pl", checked=somebody))
    printer = FakePrinter()
    for beside in (False, True):
        request = PrintRequest(summary, polish.catalogue, beside_english=beside)
        assert services(polish, lambda: printer).print_pages(request).done
    alone, both = printer.sheets.values()
    assert (alone, both) == (polish.sheet(summary), polish.sheet(summary, beside_english=True))
    assert alone != both


def test_a_printer_that_refuses_is_told_to_both(
    app: App, summary: Summary, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", encoding="utf-8")
    printed = printing_to(app, in_the_way / "sheets").print_pages(sheet_of(app, summary))
    assert not printed.done
    assert printed.words.text
    assert str(in_the_way) in caplog.text
    caplog.clear()


def test_a_sheet_that_cannot_be_made_ends_no_visit(
    app: App, summary: Summary, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told = replace(summary.told[0], said=(replace(summary.told[0].topic, text="\u0633\u0631"),))
    secret = replace(summary, told=(told,))
    printed = printing_to(app, tmp_path).print_pages(sheet_of(app, secret))
    assert not printed.done
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert "\u0633" not in caplog.text
    assert list(tmp_path.iterdir()) == []
    caplog.clear()


def test_a_note_that_was_agreed_to_is_kept(app: App, summary: Summary, tmp_path: Path) -> None:
    here = replace(app, data_folder=tmp_path / "data")
    done = printing_to(here, tmp_path)
    words = done.note_words(note_of(summary))
    assert words
    assert done.save_note(note_of(summary))
    with closing(sqlite3.connect(here.notes_file)) as notes:
        tables = {name for (name,) in notes.execute("SELECT name FROM sqlite_master")}
    assert any("note" in name for name in tables)


def test_a_note_that_cannot_be_kept_is_the_trouble_of_staff_only(
    app: App, summary: Summary, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", encoding="utf-8")
    here = replace(app, data_folder=in_the_way)
    assert not printing_to(here, tmp_path).save_note(note_of(summary))
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert str(in_the_way) in caplog.text
    caplog.clear()


def test_staff_are_told_once_that_notes_cannot_be_kept(
    app: App, summary: Summary, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = replace(app.settings, notes_key_file="~nobody-here/notes.key")
    here = replace(app, data_folder=tmp_path / "data", settings=settings)
    done = printing_to(here, tmp_path)
    for _ in range(3):
        done.save_note(note_of(summary))
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "~nobody-here/notes.key" in caplog.text
    assert not here.notes_file.exists()
    caplog.clear()


def test_a_damaged_file_of_notes_is_set_aside_in_a_visit(
    app: App, summary: Summary, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    here = replace(app, data_folder=tmp_path / "data")
    done = printing_to(here, tmp_path)
    for _ in range(30):
        done.save_note(note_of(summary))
    here.notes_file.write_bytes(here.notes_file.read_bytes()[:-6000])
    done.save_note(note_of(summary))
    assert here.note_store.count() == 1
    (words,) = caplog.messages
    assert "notes.damaged-1.db" in words
    caplog.clear()


def test_missing_fonts_are_told_in_a_sentence(
    app: App, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sendkiosk.app.places.font_folders", lambda _places: (tmp_path,))
    with pytest.raises(TroubleError, match=str(tmp_path)):
        app.fonts()


def test_the_fonts_of_a_language_must_be_there_for_that_language_only(
    app: App, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for file in app.fonts("ur", "bn").all:
        (tmp_path / file.name).symlink_to(file)
    (tmp_path / "NotoNastaliqUrdu-Bold.ttf").unlink()
    monkeypatch.setattr("sendkiosk.app.places.font_folders", lambda _places: (tmp_path,))
    app.fonts("en-GB", "bn")
    with pytest.raises(TroubleError, match="NotoNastaliqUrdu-Bold"):
        app.fonts("bn", "ur")
    urdu = app.speaking(Catalogue("ur"))
    for start in (urdu.fonts, lambda: run_kiosk(urdu, full_screen=False)):
        with pytest.raises(TroubleError, match="NotoNastaliqUrdu-Bold"):
            start()


def test_a_sheet_needs_the_fonts_of_its_language(
    app: App, summary: Summary, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for file in app.fonts().all:
        if file.name.startswith("NotoSans-"):
            (tmp_path / file.name).symlink_to(file)
    monkeypatch.setattr("sendkiosk.app.places.font_folders", lambda _places: (tmp_path,))
    assert app.sheet(summary)
    arabic = replace(app, catalogue=Catalogue("ar"))
    for make in (arabic.sheet, arabic.card):
        with pytest.raises(TroubleError, match="NotoNaskhArabic-Regular"):
            make(summary)


def test_a_font_that_cannot_be_read_is_told_at_the_start(
    app: App, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        (tmp_path / name).write_bytes(b"no font")
    monkeypatch.setattr("sendkiosk.app.places.font_folders", lambda _places: (tmp_path,))
    with pytest.raises(TroubleError, match="NotoSans-Regular"):
        app.fonts()


def test_a_pack_with_faults_is_never_opened(tmp_path: Path) -> None:
    with pytest.raises(FindingsError):
        open_app(pack=tmp_path / "nowhere")


def test_settings_say_where_data_goes(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f'data_folder = "{tmp_path}/kept"\npack = "england"\n', encoding="utf-8")
    app = open_app(file)
    assert app.notes_file.parent == tmp_path / "kept"
    assert app.sheets_folder.parent == tmp_path / "kept"
    assert [pack.id for pack in app.flow.packs] == ["england"]


def test_the_mode_that_is_asked_for_takes_the_place_of_the_settings(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('mode = "adviser"\npack = "england"\n', encoding="utf-8")
    assert open_app(file).settings.mode == "adviser"
    assert open_app(file, mode="kiosk").settings.mode == "kiosk"


def test_each_sheet_goes_to_the_printer_that_is_there_then(app: App, summary: Summary) -> None:
    printers = [FakePrinter(), FakePrinter()]
    done = services(app, iter(printers).__next__)
    for printer in printers:
        assert done.print_pages(sheet_of(app, summary)).done
        assert len(printer.sheets) == 1


def test_a_sheet_that_waits_is_followed_and_both_hear_of_it(
    app: App, summary: Summary, caplog: pytest.LogCaptureFixture
) -> None:
    empty = PrinterStatus(PrinterState.NO_PAPER, "media-needed")
    printed = services(app, lambda: FakePrinter(news=[empty])).print_pages(sheet_of(app, summary))
    assert printed.done
    assert printed.follow
    told: list[Message] = []
    ending = printed.follow(told.append)
    assert ending.done
    assert ending.words != printed.words
    assert told[-1] == status_for_visitor(empty)
    assert "media-needed" in caplog.text
    caplog.clear()


def test_a_sheet_that_never_comes_is_given_up_after_the_time_that_is_set(
    app: App, summary: Summary, caplog: pytest.LogCaptureFixture
) -> None:
    hasty = replace(app, settings=replace(app.settings, print_seconds=0))
    printer = FakePrinter(stuck=True)
    printed = services(hasty, lambda: printer).print_pages(sheet_of(app, summary))
    assert printed.follow
    assert not printed.follow(lambda _: None).done
    assert printer.sheets == {}
    assert len(caplog.records) == 1
    caplog.clear()


def test_a_sheet_that_is_taken_back_is_not_waited_for_any_more(app: App, summary: Summary) -> None:
    printer = FakePrinter(stuck=True)
    printed = services(app, lambda: printer).print_pages(sheet_of(app, summary))
    printed.take_back()
    assert printed.follow
    assert printed.follow(lambda _: None).words == printed.words
    assert printer.sheets == {}


def test_a_saved_sheet_is_not_waited_for(app: App, summary: Summary, tmp_path: Path) -> None:
    assert printing_to(app, tmp_path).print_pages(sheet_of(app, summary)).follow is None


@pytest.mark.parametrize(
    ("platform", "system"), [("linux", CupsSystem()), ("win32", QtSystem()), ("darwin", QtSystem())]
)
def test_each_platform_has_its_printing(platform: str, system: CupsSystem | QtSystem) -> None:
    assert printing_system(platform) == system


def test_each_platform_has_its_speech() -> None:
    assert isinstance(speech_engine("auto", "linux"), Espeak)
    assert isinstance(speech_engine("espeak-ng", "win32"), Espeak)
    assert speech_engine("off", "linux") is None


def test_without_the_speech_of_qt_nothing_is_read_aloud(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "sendkiosk.ui.qt_speech", None)
    assert speech_engine("auto", "darwin") is None
    assert "Qt cannot speak here" in caplog.text
    caplog.clear()


def test_a_preview_and_a_demo_need_fonts(
    app: App, packs: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sendkiosk.app.places.font_folders", lambda _places: (tmp_path,))
    with pytest.raises(TroubleError, match=str(tmp_path)):
        run_preview(packs / "england")
    with pytest.raises(TroubleError, match=str(tmp_path)):
        run_demo(app, {}, tmp_path, (1920, 1080))
    assert list(tmp_path.iterdir()) == []


def test_a_preview_needs_the_folder_of_a_pack(tmp_path: Path) -> None:
    with pytest.raises(TroubleError, match="nowhere"):
        run_preview(tmp_path / "nowhere")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_a_preview_needs_a_display(monkeypatch: pytest.MonkeyPatch, packs: Path) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(TroubleError, match="display"):
        run_preview(packs / "england")


def test_a_pack_for_the_preview_is_read_quickly_and_looked_at_closely(tmp_path: Path) -> None:
    long_ago = edited(
        "sources.toml",
        'confidence = "verified"\nchecked = 2026-11-01\nreview_by = 2027-02-01',
        'confidence = "verified"\nchecked = 2020-11-01\nreview_by = 2021-02-01',
    )
    pack = write_pack(tmp_path / "national", {**NATIONAL, **long_ago})
    source = pack_source(pack)
    checked = source.check(pack)
    assert checked.flow is not None
    assert checked.findings == ()
    assert checked.folders == (pack,)
    assert Fault.OVERDUE in {found.code for found in source.thorough(pack)}
    assert source.new_journey(checked.flow).flow is checked.flow


# The adviser's desk


def lines_of(
    system: FakeSystem, app: App, printer: str | None = None
) -> dict[str, tuple[bool, bool]]:
    """Return for each printer whether it prints, and whether it is the usual one."""
    here = replace(app, settings=replace(app.settings, printer=printer))
    return {line.id: (line.fine, line.usual) for line in desk_services(here, system).printers()}


def test_printers_are_listed_with_how_they_are(app: App) -> None:
    empty = FakePrinter(now=PrinterStatus(PrinterState.NO_PAPER))
    system = FakeSystem({"one": FakePrinter(), "two": empty}, default="one")
    assert lines_of(system, app) == {"one": (True, True), "two": (False, False)}
    assert lines_of(system, app, printer="two") == {"one": (True, False), "two": (False, True)}
    assert lines_of(system, app, printer="gone") == {"one": (True, False), "two": (False, False)}


def test_what_the_adviser_sees_is_what_is_printed(app: App, summary: Summary) -> None:
    system = FakeSystem()
    desk = desk_services(app, system)
    pdf = desk.make_pdf(sheet_of(app, summary))
    assert isinstance(pdf, bytes)
    printed = desk.print_pdf(PrintJob(pdf, "fake", 3))
    printer = system.printers["fake"]
    assert printed.done
    assert list(printer.sheets.values()) == [app.sheet(summary)]
    assert list(printer.copies.values()) == [3]
    printed.take_back()
    assert printer.sheets == {}


def test_an_adviser_is_told_how_the_printer_is_until_the_pages_are_out(
    app: App, caplog: pytest.LogCaptureFixture
) -> None:
    empty = PrinterStatus(PrinterState.NO_PAPER)
    system = FakeSystem({"fake": FakePrinter(news=(empty,))})
    printed = desk_services(app, system).print_pdf(PrintJob(b"", "fake", 1))
    told: list[Message] = []
    assert printed.follow
    ending = printed.follow(told.append)
    assert told[-1] == status_for_staff(empty)
    assert ending.done
    assert ending.words != printed.words
    caplog.clear()


def test_a_printer_that_is_gone_is_told_to_the_adviser(
    app: App, caplog: pytest.LogCaptureFixture
) -> None:
    printed = desk_services(app, FakeSystem({})).print_pdf(PrintJob(b"", "gone", 1))
    assert not printed.done
    assert printed.words == for_staff(NoPrinter())
    assert printed.follow is None
    caplog.clear()


def test_pages_that_cannot_be_made_are_words_to_the_adviser(
    app: App, summary: Summary, caplog: pytest.LogCaptureFixture
) -> None:
    told = replace(summary.told[0], said=(replace(summary.told[0].topic, text="\u0633\u0631"),))
    made = desk_services(app, FakeSystem()).make_pdf(sheet_of(app, replace(summary, told=(told,))))
    assert isinstance(made, Message)
    assert "\u0633" not in caplog.text
    caplog.clear()


def adviser_of(app: App, folder: Path) -> Services:
    return for_adviser(app, printing_to(app, folder), desk_services(app, FakeSystem()))


def test_an_advisers_remark_is_redacted_and_kept(
    app: App, summary: Summary, tmp_path: Path
) -> None:
    here = replace(app, data_folder=tmp_path / "data")
    done = adviser_of(here, tmp_path)
    assert done.desk
    assert done.redact
    remark = done.redact("Spoke to Mrs Jones about the plan").text
    assert remark == "Spoke to [name] about the plan"
    manner = Manner(session_kind="adviser", language="en-GB", level="1", remark=remark)
    assert done.save_note(NoteRequest(summary, manner))
    with closing(sqlite3.connect(here.notes_file)) as notes:
        assert list(notes.execute("SELECT level, remark FROM note")) == [("1", remark)]


def test_visitors_and_sites_without_remarks_have_nothing_to_redact(
    app: App, tmp_path: Path
) -> None:
    assert printing_to(app, tmp_path).redact is None
    off = replace(app, settings=replace(app.settings, remarks=False))
    done = adviser_of(off, tmp_path)
    assert done.desk
    assert done.redact is None


def test_without_its_lists_no_remark_can_be_written(
    app: App, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    places = replace(app.places, resources=tmp_path)
    done = adviser_of(replace(app, places=places), tmp_path)
    assert done.desk
    assert done.redact is None
    (record,) = caplog.records
    assert str(tmp_path / "remarks") in record.message
    caplog.clear()
