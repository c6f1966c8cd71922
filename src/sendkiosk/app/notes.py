"""Session notes: saved, sent, removed, reported on."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sendkiosk.app.places import data_folder_of, fonts_for, note_store_in
from sendkiosk.app.program import App, this_day
from sendkiosk.findings.finding import FindingsError
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.journey.clock import why_wrong
from sendkiosk.journey.messages import Message
from sendkiosk.language.catalogue import SOURCE_LANGUAGE, Catalogue
from sendkiosk.notes.told import ToldError
from sendkiosk.paths import Places, find_places
from sendkiosk.settings.values import Settings

if TYPE_CHECKING:
    from sendkiosk.notes.note import SessionNote
    from sendkiosk.notes.reports.ledger import Ledger
    from sendkiosk.notes.reports.report import Report
    from sendkiosk.notes.reports.request import ReportRequest
    from sendkiosk.notes.server.server import NoteServer
    from sendkiosk.notes.staff_log import NotesLog
    from sendkiosk.notes.store import NoteStore
    from sendkiosk.ui.services import NoteRequest

log = logging.getLogger(__name__)


def keep_note(app: App, staff: NotesLog, request: NoteRequest) -> bool:
    """Keep the note of `request`, and return whether it is kept; if not, staff are told why."""
    from sendkiosk.notes.faults import NotSavedError

    try:
        staff.saved(app.note_store.save(session_note(app, request)))
    except NotSavedError as error:
        staff.not_saved(error)
        return False
    return True


def remove_old_notes(store: NoteStore, months: int) -> int:
    """Remove the notes in `store` from more than `months` ago; return how many there were.

    Before, they are counted for reports, if they were not. Raises TroubleError when the file of
    notes cannot be used.
    """
    from sendkiosk.notes.faults import StoreError
    from sendkiosk.notes.ledger import reckon
    from sendkiosk.notes.retention import oldest_week

    week = oldest_week(this_day(), months)
    try:
        if store.path.exists():
            reckon(store.file, lambda ledger: _count_before(ledger, ledger.sites(), week))
        return store.remove_before(week)
    except StoreError as error:
        raise TroubleError(Catalogue().say(error.reason)) from error


def _count_before(ledger: Ledger, sites: Iterable[str], week: str) -> None:
    """Count for reports what is about to be removed; that goes whether or not it can be counted."""
    from sendkiosk.notes.disclosure.publication import NotReadableError
    from sendkiosk.notes.reports.publishing import publish_before

    for site in sorted(sites):
        try:
            publish_before(ledger, site, week, this_day())
        except NotReadableError as error:
            log.warning("%s", Catalogue().say(error.reason))


def push_notes(settings: Settings, today: date, pause: Callable[[float], object]) -> int:
    """Send the session notes to the server of the settings; return how many it did not have.

    Only weeks that are over on `today` are sent: a week must not be known more closely by when its
    notes came. `pause` waits, in seconds, where the network has gone. Raises TroubleError.
    """
    from sendkiosk.notes.note import week_of

    server = _server(settings)
    store = note_store_in(data_folder_of(settings), settings)
    try:
        return server.push(store.rows_before(week_of(today)), pause)
    except ToldError as error:
        raise TroubleError(Catalogue().say(error.reason)) from error


def remove_old_notes_there(settings: Settings, months: int) -> int:
    """Remove the notes of this site on the server as `remove_old_notes` does here.

    Raises TroubleError.
    """
    from sendkiosk.notes.retention import oldest_week
    from sendkiosk.notes.server.ledger import ServerLedger

    server, week = _server(settings), oldest_week(this_day(), months)
    try:
        with server.connected() as connection:
            _count_before(ServerLedger(connection), [settings.site], week)
        return server.remove_before(week, settings.site)
    except ToldError as error:
        raise TroubleError(Catalogue().say(error.reason)) from error


def notes_report(
    settings: Settings, request: ReportRequest, today: date, *, from_server: bool = False
) -> Report:
    """Return the report that `request` asks for, of the notes on this computer or on the server.

    What it publishes stays there. Raises TroubleError.
    """
    from sendkiosk.notes.reports.making import make_report
    from sendkiosk.notes.server.ledger import ServerLedger

    try:
        if from_server:
            with _server(settings).connected() as connection:
                return make_report(ServerLedger(connection), request, today)
        return _reckoned(note_store_in(data_folder_of(settings), settings), request, today)
    except ToldError as error:
        raise TroubleError(Catalogue().say(error.reason)) from error


def report_pdf(report: Report, settings: Settings, settings_file: Path | None = None) -> bytes:
    """Return `report` as a PDF that names the service of the pack. Raises TroubleError."""
    from sendkiosk.app.contents import site_of
    from sendkiosk.pack.loading import read_name

    places = find_places()
    site = site_of(settings, settings_file, places)
    try:
        service = read_name(site.chosen().folder)
    except FindingsError:
        service = settings.pack
    return drawn_report(places, report, service)


def drawn_report(places: Places, report: Report, service: Message | str) -> bytes:
    """Return `report` as a PDF in English, for `service`."""
    from sendkiosk.reporting.pdf import build_report

    return build_report(report, Catalogue(), fonts_for(places, SOURCE_LANGUAGE), service)


def last_quarter(app: App) -> Report | Message:
    """Return the report of the last quarter that is over, or why it cannot be had."""
    from sendkiosk.notes.reports.request import of_last_quarter

    today = this_day()
    doubt = why_wrong(today, app.flow)
    if doubt:
        # A report publishes what it counts, even of a quarter that is not over.
        return doubt
    try:
        return _reckoned(app.note_store, of_last_quarter(today), today)
    except ToldError as error:
        return error.reason


def _reckoned(store: NoteStore, request: ReportRequest, today: date) -> Report:
    """Return the report of the notes in `store`. Raises StoreError and NotReadableError."""
    from sendkiosk.notes.ledger import reckon
    from sendkiosk.notes.reports.making import make_report

    return reckon(store.file, lambda ledger: make_report(ledger, request, today))


def _server(settings: Settings) -> NoteServer:
    """Return the server that `settings` name. Raises TroubleError if they name none."""
    from sendkiosk.notes.server.server import NoteServer

    if settings.notes_server is None:
        raise TroubleError(
            "No server is named. Write notes_server into the settings, such as"
            " “host=notes.example.org dbname=notes user=kiosk”."
        )
    return NoteServer(settings.notes_server)


def tidy_notes(app: App) -> None:
    """Remove old session notes, if it is known what is old; what goes wrong is for the staff."""
    months = app.settings.retention_months
    if months is None:
        return
    try:
        app.check_clock()
        remove_old_notes(app.note_store, months)
    except TroubleError as error:
        log.warning("Old session notes were not removed. %s", error)


def session_note(app: App, request: NoteRequest) -> SessionNote:
    """Return the note that `request` asks for, at the place that the settings name."""
    from sendkiosk.notes.note import note_of

    return note_of(request.summary, app.settings.site, request.manner)
