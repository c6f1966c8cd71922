"""The command `screens`, as people start it."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from shutil import copytree

import pytest

from tests.support.program import run_program

PNG = b"\x89PNG"


screens = partial(run_program, "screens")


def test_screens_are_drawn_checked_and_listed(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "screens"
    done = screens(
        *(out, "--today", "2026-11-24", "--size", "1366x768", "--size", "1080x1920"),
        *("--step", "4", "--colours", "yellow"),
        *("--only", "start", "--only", "question-who-opened", "--only", "staff-paused"),
    )
    assert (done.returncode, done.stderr) == (0, "")
    index = (out / "index.html").read_text(encoding="utf-8")
    linked = set(re.findall(r'(?:href|src)="([^#"]+)"', index))
    written = {file.relative_to(out).as_posix() for file in out.rglob("*") if file.is_file()}
    assert written == linked | {"index.html"}
    for look in ("1366x768/step-4", "1080x1920/step-4"):
        for name in ("start", "question-who-opened", "staff-paused"):
            picture = (out / look / "yellow" / f"{name}-1.png").read_bytes()
            assert picture.startswith(PNG)
            width, height = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
            assert f"{width}x{height}" == look.partition("/")[0]
    # Words that are larger than the page are seen by scrolling.
    assert (out / "1366x768" / "step-4" / "yellow" / "question-who-opened-2.png").exists()


def test_a_fault_is_named_and_the_status_says_so(tmp_path: Path, packs: Path) -> None:
    copied = tmp_path / "packs"
    copytree(packs, copied)
    (screen,) = copied.glob("*/screens/who.md")
    words = screen.read_text(encoding="utf-8")
    too_long = "W" * 30  # which no rule parts
    spoilt = words.replace('"My child, or a child I look after"', f'"{too_long}"')
    assert spoilt != words
    screen.write_text(spoilt, encoding="utf-8")
    out = tmp_path / "out"
    done = screens(
        *(out, "--pack", copied / "worcestershire", "--size", "1080x1920", "--step", "4"),
        *("--colours", "light", "--only", "question-who", "--no-pictures"),
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    fault = done.stdout.splitlines()[0]
    assert fault.startswith(str(out / "1080x1920" / "step-4" / "light" / "question-who-1.png"))
    assert too_long in fault
    assert [file.name for file in out.rglob("*")] == ["index.html"]
    assert too_long in (out / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "status", "named"),
    [
        (("out", "--only", "no-such-screen"), 1, "no-such-screen"),
        (("file/out", "--only", "start", "--no-pictures"), 1, "file"),
        (("out", "--pack", "none"), 1, "none"),
        (("out", "--size", "large"), 2, "large"),
    ],
)
def test_what_cannot_be_done_is_told(
    tmp_path: Path, arguments: tuple[str, ...], status: int, named: str
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    folder, *others = arguments
    # One look is enough to find nothing in.
    done = screens(tmp_path / folder, "--step", "1", "--colours", "dark", *others)
    assert (done.returncode, done.stdout) == (status, "")
    assert named in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()
