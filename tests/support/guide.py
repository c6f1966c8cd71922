"""The guide to packs as a script: the blocks of its worked examples, and how to follow them."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import sendkiosk

GUIDE: Final = Path(__file__).parents[2] / "docs" / "content-pack.md"
DAY: Final = "2026-11-24"
"""The day on which the guide says that things were looked up."""

_BLOCK: Final = re.compile(r"^```(?P<info>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE: Final = re.compile(r": ([FP]\d{3}) ")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, what stands behind that, and its text."""

    language: str
    marks: Mapping[str, str]
    text: str


def blocks(guide: str) -> Iterator[Block]:
    """Yield the fenced blocks of `guide` in their order."""
    for found in _BLOCK.finditer(guide):
        language, *marks = shlex.split(found["info"]) or [""]
        pairs = (mark.partition("=") for mark in marks)
        yield Block(language, {key: value for key, _, value in pairs}, found["text"])


class Reader:
    """Somebody who does in `folder` what the blocks of the guide say.

    `said` is what the commands of the last block of commands printed, `status` how the last of them
    ended, and `commands` how many there were. What the guide says that is not so raises
    AssertionError.
    """

    def __init__(self, folder: Path) -> None:
        self.commands = 0
        self.said: list[str] = []
        self.status = 0
        self._folder = folder
        self._was = ""

    def follow(self, block: Block) -> None:
        """Do what `block` says; one that is only to be looked at says nothing."""
        match block.language, block.marks:
            case "sh", marks:
                self._run(block.text)
                if "leaves" in marks:
                    assert self.status == 0, self.said
                    assert self._codes() == {marks["leaves"]}, self.said
            case "text", {"says": _}:
                for line in block.text.splitlines():
                    assert line in self.said, f"{line!r} is not in {self.said}"
            case _, {"file": file, "below": line}:
                self._change(file, f"{line}\n", f"{line}\n{block.text}", once=False)
            case _, {"file": file, "from": start}:
                text = self._read(file)
                place = re.search(f"^{re.escape(start)}", text, re.MULTILINE)
                assert place, f"No line of {file} begins with {start!r}"
                self._write(file, text[: place.start()] + block.text)
            case _, {"file": file}:
                self._write(file, block.text)
            case _, {"was": file}:
                assert file
                self._was = block.text
            case _, {"now": file}:
                self._change(file, self._was, block.text, once=True)

    def _run(self, commands: str) -> None:
        self.said = []
        for command in commands.splitlines():
            words = shlex.split(command)
            if words[:3] == ["sendkiosk", "pack", "check"] or words[:2] == ["sendkiosk", "visit"]:
                words += ["--today", DAY]
            elif words[:3] == ["sendkiosk", "pack", "confirm"] and "--list" not in words:
                words += ["--on", DAY]
            if words[0] == "sendkiosk":
                words[:1] = [sys.executable, "-m", "sendkiosk"]
            self.commands += 1
            done = subprocess.run(
                words,
                cwd=self._folder,
                capture_output=True,
                text=True,
                timeout=120,
                check=False,
                env={**os.environ, "PYTHONPATH": str(Path(sendkiosk.__file__).parents[1])},
            )
            assert done.returncode in {0, 1}, done.stderr
            assert "Traceback" not in done.stderr
            self.said += [*done.stderr.splitlines(), *done.stdout.splitlines()]
            self.status = done.returncode

    def _codes(self) -> set[str]:
        return {found[1] for line in self.said if (found := _CODE.search(line))}

    def _read(self, file: str) -> str:
        return (self._folder / file).read_text(encoding="utf-8")

    def _write(self, file: str, text: str) -> None:
        (self._folder / file).write_text(text, encoding="utf-8")

    def _change(self, file: str, old: str, new: str, *, once: bool) -> None:
        text = self._read(file)
        assert f"\n{old}" in f"\n{text}", f"{old!r} is no line of {file}"
        assert not once or text.count(old) == 1, f"{old!r} is not there just once"
        self._write(file, text.replace(old, new, 1))
