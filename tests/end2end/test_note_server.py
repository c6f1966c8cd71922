"""Session notes come together on a real PostgreSQL server, also through a bad network."""

from __future__ import annotations

import dataclasses
import secrets
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import psycopg
import pytest

from sendkiosk.notes.note import SessionNote, week_of
from sendkiosk.notes.reports.ledger import Ledger
from sendkiosk.notes.rows import KeyedRow, note_in, row_of
from sendkiosk.notes.server import server as server_module
from sendkiosk.notes.server.faults import ServerError
from sendkiosk.notes.server.ledger import ServerLedger
from sendkiosk.notes.server.server import NoteServer
from sendkiosk.notes.store import NoteStore
from tests.fakes.ledger_contract import LedgerContract
from tests.support.notes import NOTE
from tests.support.postgres import BadNetwork, Postgres, postgres
from tests.support.program import run_program


@pytest.fixture(scope="module")
def running() -> Iterator[Postgres]:
    with postgres() as running:
        yield running


@pytest.fixture
def here(running: Postgres) -> Iterator[Postgres]:
    """Return the server, as empty as at first."""
    yield running
    with psycopg.connect(running.address(), autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS sendkiosk CASCADE")


def rows(count: int, **changes: str) -> list[KeyedRow]:
    note = dataclasses.replace(NOTE, **changes)  # type: ignore[arg-type]
    return [(secrets.token_bytes(16), row_of(note)) for _ in range(count)]


def no_pause(seconds: float) -> None:
    raise AssertionError(seconds)


def test_notes_arrive_as_they_were(here: Postgres) -> None:
    server = NoteServer(here.address())
    sent = rows(3)
    assert server.push(sent, no_pause) == 3
    with server.connected() as connection:
        connection.row_factory = psycopg.rows.dict_row
        there = connection.execute("SELECT * FROM sendkiosk.note ORDER BY key").fetchall()
    assert [bytes(row["key"]) for row in there] == sorted(key for key, _ in sent)
    assert [note_in(row) for row in there] == [NOTE] * 3


def test_what_is_sent_again_is_there_once(here: Postgres) -> None:
    server = NoteServer(here.address())
    first, more = rows(4), rows(3)
    assert server.push(first, no_pause) == 4
    assert server.push([*more, *first], no_pause) == 3
    assert server.push([*first, *more], no_pause) == 0
    assert server.push([], no_pause) == 0
    assert server.count() == 7


def test_kiosks_that_come_at_once_make_one_set_of_tables(here: Postgres) -> None:
    batches = [rows(20) for _ in range(6)]
    server = NoteServer(here.address())
    with ThreadPoolExecutor(6) as kiosks:
        sent = list(kiosks.map(lambda batch: server.push(batch, no_pause), batches))
    assert sent == [20] * 6
    assert server.count() == 120


def test_it_goes_on_where_the_network_went(here: Postgres, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_module, "BATCH", 20)
    all_rows = rows(200)
    network = BadNetwork(here.port, cut_after=[5_000, 40_000, 25_000], down_for=2)
    pauses: list[float] = []
    sent = NoteServer(here.address(port=network.port)).push(all_rows, pauses.append)
    network.close()
    assert network.calls == 6
    assert len(pauses) == 5
    # What came through before a cut may not have been counted, but is there, and once.
    assert 0 < sent <= 200
    assert NoteServer(here.address()).count() == 200


def test_a_network_that_stays_away_is_told_and_loses_nothing(
    here: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_module, "PAUSES", (0.5, 1.0))
    network = BadNetwork(here.port, cut_after=[], down_for=1_000)
    pauses: list[float] = []
    with pytest.raises(ServerError) as told:
        NoteServer(here.address(port=network.port)).push(rows(3), pauses.append)
    network.close()
    assert pauses == [0.5, 1.0]
    assert told.value.passing


def test_old_notes_of_one_site_are_removed(here: Postgres) -> None:
    server = NoteServer(here.address())
    server.push(
        [*rows(2, week="2024-W01"), *rows(3), *rows(4, week="2024-W01", site="other")], no_pause
    )
    assert server.remove_before("2024-W48", NOTE.site) == 2
    assert server.remove_before("2024-W48", NOTE.site) == 0
    assert server.count() == 7


def test_through_a_network_the_server_has_to_prove_who_it_is(here: Postgres) -> None:
    far = {"host": "far.example", "hostaddr": "127.0.0.1"}
    # `hostaddr` is where it goes, and on this computer nothing needs TLS.
    near = here.address(**far, sslmode="disable")
    assert NoteServer(near).push(rows(1), no_pause) == 1
    proven = here.address(host="localhost", sslmode="verify-full", sslrootcert=str(here.authority))
    assert NoteServer(proven).push(rows(1), no_pause) == 1
    with NoteServer(proven).connected() as connection:
        assert connection.pgconn.ssl_in_use
    for words in ({"sslrootcert": "system"}, {"host": "127.0.0.1"}):
        wrong = {"host": "localhost", "sslrootcert": str(here.authority), **words}
        with pytest.raises(ServerError) as told:
            NoteServer(here.address(**wrong, sslmode="verify-full")).push(rows(1), no_pause)
        assert not told.value.passing


@pytest.mark.parametrize(
    "words",
    [
        {"password": "wrong"},
        {"user": "stranger"},
        {"dbname": "nowhere"},
        {"host": "far.example", "sslmode": "require"},
        {"host": "far.example", "sslmode": "disable"},
        {"no-such-word": "1"},
    ],
    ids=lambda words: "-".join(words.values()),
)
def test_what_an_administrator_must_mend_is_told_at_once_without_the_password(
    here: Postgres, words: dict[str, str]
) -> None:
    with pytest.raises(ServerError) as told:
        NoteServer(here.address(**words)).push(rows(1), no_pause)
    assert not told.value.passing
    assert "a-pass-word" not in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    "change",
    ["UPDATE sendkiosk.form SET form = 99", "ALTER TABLE sendkiosk.note DROP COLUMN topic"],
)
def test_tables_of_another_form_are_left_alone(here: Postgres, change: str) -> None:
    server = NoteServer(here.address())
    server.push(rows(1), no_pause)
    with server.connected() as connection:
        connection.execute(change)
    with pytest.raises(ServerError) as told:
        server.push(rows(1), no_pause)
    assert not told.value.passing


def test_tables_do_not_tell_in_which_order_the_notes_of_one_call_came(here: Postgres) -> None:
    server = NoteServer(here.address())
    came = rows(50)
    server.push(came, no_pause)
    with server.connected() as connection:
        lie = connection.execute("SELECT key FROM sendkiosk.note ORDER BY ctid").fetchall()
        types = connection.execute(
            "SELECT DISTINCT data_type FROM information_schema.columns"
            " WHERE table_schema = 'sendkiosk'"
        ).fetchall()
    assert [bytes(key) for (key,) in lie] == sorted(key for key, _ in came)
    assert not any("time" in name or "date" in name for (name,) in types)


def test_the_command_sends_the_weeks_that_are_over(here: Postgres, tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text(
        f'data_folder = "{tmp_path}"\nnotes_server = "{here.address()}"\n', encoding="utf-8"
    )
    store = NoteStore(tmp_path / "notes.db")
    for week in ("2025-W01", "2026-W02", week_of(datetime.now().astimezone().date())):
        store.save(dataclasses.replace(NOTE, week=week))
    for _ in range(2):
        done = run_program("notes", "push", "--settings", settings)
        assert (done.returncode, done.stderr) == (0, "")
    assert NoteServer(here.address()).count() == 2
    assert store.count() == 3


def test_the_command_tells_what_is_wrong(tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    for words in ("", "notes_server = 'host=far.example sslmode=prefer password=a-pass-word'\n"):
        settings.write_text(f'data_folder = "{tmp_path}"\n{words}', encoding="utf-8")
        done = run_program("notes", "push", "--settings", settings)
        assert done.returncode == 1
        assert "notes_server" in done.stderr
        assert "Traceback" not in done.stderr
        assert "a-pass-word" not in done.stderr


class TestServerLedger(LedgerContract):
    @pytest.fixture(autouse=True)
    def server(self, here: Postgres) -> None:
        self.there = NoteServer(here.address())

    @contextmanager
    def ledger(self, notes: Sequence[SessionNote]) -> Iterator[Ledger]:
        self.there.push([(secrets.token_bytes(16), row_of(note)) for note in notes], no_pause)
        with self.there.connected() as connection:
            yield ServerLedger(connection)
