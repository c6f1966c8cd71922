"""The command `gallery`, as people start it."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from tests.support.program import run_program

SPECIMENS = Path(__file__).parents[1] / "specimens"


gallery = partial(run_program, "gallery")


def test_papers_of_each_language_are_made_drawn_and_listed(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "gallery"
    done = gallery(
        *(out, "--limit", "2", "--size", "standard", "--today", "2026-11-24"),
        *("--draft", SPECIMENS / "bn.po"),
    )
    assert (done.returncode, done.stderr) == (0, "")
    index = (out / "index.html").read_text(encoding="utf-8")
    linked = set(re.findall(r'(?:href|src)="([^#"]+)"', index))
    written = {file.relative_to(out).as_posix() for file in out.rglob("*") if file.is_file()}
    assert written == linked | {"index.html"}
    for language in ("en_GB", "bn"):
        folder = out / language / "standard"
        assert len(list(folder.glob("outcome-*.pdf"))) == 2
        assert len(list(folder.glob("letter-*.pdf"))) == 2
        for pdf in folder.glob("*.pdf"):
            assert pdf.read_bytes().startswith(b"%PDF")
            picture = folder / f"{pdf.stem}-1.png"
            assert picture.read_bytes().startswith(b"\x89PNG")


def test_a_fault_is_named_and_the_status_says_so(tmp_path: Path) -> None:
    draft = tmp_path / "ro.po"
    words = (SPECIMENS / "ro.po").read_text(encoding="utf-8")
    spoilt = re.sub(r'msgid "Your next steps"\nmsgstr "[^"]*"', TITLE_IN_CHINESE, words)
    assert spoilt != words
    draft.write_text(spoilt, encoding="utf-8")
    done = gallery(
        *(tmp_path / "out", "--limit", "1", "--size", "standard", "--no-pictures"),
        *("--draft", draft, "--language", "ro"),
    )
    assert (done.returncode, done.stderr) == (1, "")
    (fault,) = [line for line in done.stdout.splitlines() if "outcome-" in line]
    assert fault.startswith(str(tmp_path / "out" / "ro" / "standard" / "outcome-"))
    assert "步骤" in fault
    assert not list((tmp_path / "out").rglob("*.png"))
    assert not list((tmp_path / "out").rglob("outcome-*.pdf"))


def test_what_cannot_be_done_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("This is no catalogue.", encoding="utf-8")
    for arguments, named in (
        ((tmp_path / "out", "--only", "no-such-step"), "no-such-step"),
        ((tmp_path / "out", "--language", "xx"), "xx"),
        ((tmp_path / "out", "--draft", blocked), str(blocked)),
        ((tmp_path / "out", "--draft", tmp_path / "none.po"), "none.po"),
        ((blocked / "out", "--limit", "1", "--no-pictures"), str(blocked)),
    ):
        done = gallery(*arguments)
        assert (done.returncode, done.stdout) == (1, "")
        assert named in done.stderr
        assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


TITLE_IN_CHINESE = 'msgid "Your next steps"\nmsgstr "步骤"'
