"""Where the log goes, as processes and as values."""

from __future__ import annotations

import io
import logging
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sendkiosk.cli import log_files
from sendkiosk.cli.log_files import files_of, kept_in
from sendkiosk.cli.logs import ForJournal, is_journal

SAY = """
import logging, os, sys
from sendkiosk.cli.log_files import kept_in
from sendkiosk.cli.logs import log_to_stderr
from pathlib import Path
if len(sys.argv) > 2:
    stream = os.fstat(2)
    os.environ["JOURNAL_STREAM"] = sys.argv[2].format(stream.st_dev, stream.st_ino)
log_to_stderr(os.environ)
with kept_in(Path(sys.argv[1]), os.environ):
    logging.getLogger("sendkiosk").info("a detail")
    logging.getLogger("sendkiosk").warning("the queue %s\\nis gone", "office")
"""
WORDS = "the queue office"


def said(file: Path, *stream: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", SAY, str(file), *stream],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={name: value for name, value in os.environ.items() if name != "JOURNAL_STREAM"},
    )
    return done.stderr.splitlines()


@pytest.mark.skipif(os.name != "posix", reason="only there is a journal")
def test_the_journal_gets_priorities_and_no_file_is_written(tmp_path: Path) -> None:
    file = tmp_path / "logs" / "kiosk.log"
    assert said(file, "{}:{}") == [f"<4>{WORDS}", "<4>is gone"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="only there are rights of files")
@pytest.mark.parametrize("stream", [(), ("{}:1{}",)], ids=["none", "another stream"])
def test_without_the_journal_there_is_a_file_that_only_its_owner_reads(
    tmp_path: Path, stream: tuple[str, ...]
) -> None:
    file = tmp_path / "logs" / "kiosk.log"
    assert said(file, *stream) == [f"sendkiosk: {WORDS}", "is gone"]
    (line, _) = file.read_text(encoding="utf-8").splitlines()
    assert line.endswith(f"WARNING {WORDS}")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert files_of(tmp_path) == (file,)


def test_nothing_is_made_before_there_is_a_line(tmp_path: Path) -> None:
    with kept_in(tmp_path / "logs" / "kiosk.log", {}):
        pass
    assert list(tmp_path.iterdir()) == []


def test_files_stay_small_and_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(log_files, "LARGEST", 1000)
    with kept_in(tmp_path / "logs" / "kiosk.log", {}):
        for number in range(200):
            logging.getLogger("sendkiosk").warning("line %d", number)
    caplog.clear()
    files = files_of(tmp_path)
    assert len(files) == log_files.OLD_ONES + 1
    assert all(file.stat().st_size <= 1000 for file in files)
    assert "line 199" in (tmp_path / "logs" / "kiosk.log").read_text(encoding="utf-8")


def test_a_disk_that_takes_nothing_stops_nobody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "blocked"
    blocked.touch()
    with kept_in(blocked / "kiosk.log", {}):
        logging.getLogger("sendkiosk").warning("still here")
    caplog.clear()
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("level", "priority"),
    [
        (logging.CRITICAL, 2),
        (logging.ERROR, 3),
        (logging.WARNING, 4),
        (logging.INFO, 6),
        (logging.DEBUG, 7),
    ],
)
def test_levels_have_the_priorities_of_syslog(level: int, priority: int) -> None:
    record = logging.LogRecord("sendkiosk", level, "", 0, "one\ntwo", None, None)
    assert ForJournal("%(message)s").format(record) == f"<{priority}>one\n<{priority}>two"


def test_a_stderr_that_is_no_stream_is_no_journal(monkeypatch: pytest.MonkeyPatch) -> None:
    for stderr in (None, io.StringIO()):
        monkeypatch.setattr(sys, "stderr", stderr)
        assert not is_journal({"JOURNAL_STREAM": "1:1"})
