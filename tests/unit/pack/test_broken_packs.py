"""However a pack is broken, there is a flow or an error with a file and a line, and no more."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sendkiosk.findings.finding import Severity
from sendkiosk.journey.visit import Journey
from sendkiosk.journey.working_days import WorkingCalendar
from sendkiosk.pack.opening import OpenedPack, open_pack, overdue
from sendkiosk.pack.paths import all_visits
from tests.support.packs import LOCAL, NATIONAL, write_pack

BROKEN = 504
"""How many packs must have had something wrong with them."""
VALUES = (
    "1", "-1", "1e9", "true", '""', '"x"', "[]", "{}", "[1]", '["x"]', "2026-01-01",
    "10:00:00", "nan", "[[[[]]]]", '{screen = "who"}', "99999999999999999999", '"\\u0000"',
)  # fmt: skip
Breaking = Callable[[random.Random, bytes], bytes]


def without_a_line(chance: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    lines.pop(chance.randrange(len(lines)))
    return b"\n".join(lines)


def with_a_line_twice(chance: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    place = chance.randrange(len(lines))
    return b"\n".join([*lines[:place], lines[place], *lines[place:]])


def with_two_lines_swapped(chance: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def cut_short(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def with_another_byte(chance: random.Random, data: bytes) -> bytes:
    broken = bytearray(data or b"x")
    broken[chance.randrange(len(broken))] = chance.randrange(256)
    return bytes(broken)


def with_a_sign_in_between(chance: random.Random, data: bytes) -> bytes:
    place = chance.randrange(len(data) + 1)
    sign = chance.choice(['"', "{", "}", "[", "]", "=", "+++", "\n", "#", "'", ",", ".", "\u2028"])
    return data[:place] + sign.encode() + data[place:]


def with_another_value(chance: random.Random, data: bytes) -> bytes:
    values = list(re.finditer(rb"= (\"[^\"]*\"|[\w.-]+|\[[^\]]*\])", data))
    if not values:
        return data
    value = chance.choice(values)
    return data[: value.start(1)] + chance.choice(VALUES).encode() + data[value.end(1) :]


def with_another_word(chance: random.Random, data: bytes) -> bytes:
    words = list(re.finditer(rb"[a-z][a-z_-]+", data))
    if not words:
        return data
    old, new = chance.choice(words), chance.choice(words)
    return data[: old.start()] + new.group() + data[old.end() :]


BREAKINGS: tuple[Breaking, ...] = (
    without_a_line,
    with_a_line_twice,
    with_two_lines_swapped,
    cut_short,
    with_another_byte,
    with_a_sign_in_between,
    with_another_value,
    with_another_word,
)


def check(pack: OpenedPack) -> None:
    errors = [found for found in pack.findings if found.severity is Severity.ERROR]
    assert (pack.flow is None) is bool(errors)
    for finding in pack.findings:
        assert finding.problem
        assert finding.advice
        assert finding.line >= 0
        if finding.line:
            # A file that has lost its last lines still has a line on which they are missed.
            assert finding.line <= finding.file.read_bytes().count(b"\n") + 2
    overdue(pack, date.max)
    if pack.flow:
        journey = Journey(pack.flow, date(2026, 11, 24), WorkingCalendar(()))
        next(all_visits(journey))


@pytest.mark.parametrize("breaking", BREAKINGS, ids=lambda breaking: str(breaking.__name__))
def test_a_pack_broken_in_one_place(tmp_path: Path, breaking: Breaking) -> None:
    chance = random.Random(breaking.__name__)  # noqa: S311 - the same faults each time
    national = write_pack(tmp_path / "national", NATIONAL)
    local = write_pack(tmp_path / "local", LOCAL)
    files = [
        folder / name for folder, pack in ((national, NATIONAL), (local, LOCAL)) for name in pack
    ]
    found = 0
    while found < BROKEN / len(BREAKINGS):
        file = chance.choice(files)
        sound = file.read_bytes()
        file.write_bytes(breaking(chance, sound))
        pack = open_pack(local)
        check(pack)
        found += bool(pack.findings)
        file.write_bytes(sound)


def test_a_pack_broken_more_and_more(tmp_path: Path) -> None:
    chance = random.Random(20261124)  # noqa: S311 - the same faults each time
    for game in range(10):
        folder = write_pack(tmp_path / f"game-{game}", NATIONAL)
        for _ in range(20):
            file = folder / chance.choice(list(NATIONAL))
            if file.exists():
                file.write_bytes(chance.choice(BREAKINGS)(chance, file.read_bytes()))
            if chance.random() < 0.05:
                file.unlink(missing_ok=True)
            check(open_pack(folder))
        shutil.rmtree(folder)


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "[" * 5000,
        "x = " + "[" * 60 + "]" * 60,
        "when = " + "{not = " * 100 + '{anywhere = "talk"}' + "}" * 100,
        ".".join(["x"] * 300) + " = 1",
        "x = " + "9" * 5000,
        "\x00",
    ],
    ids=range(6),
)
@pytest.mark.parametrize("file", ["pack.toml", "terms.toml", "steps/talk.md"])
def test_a_file_meant_to_break_the_reader(tmp_path: Path, file: str, text: str) -> None:
    whole = f"+++\n{text}\n+++\n# Title\n" if file.endswith("md") else text
    pack = open_pack(write_pack(tmp_path / "national", {**NATIONAL, file: whole}))
    check(pack)
    assert pack.flow is None


@pytest.mark.parametrize("text", ["> " * 3000 + "x", "- " * 3000 + "x", "**" * 5000, "[" * 5000])
def test_a_text_meant_to_break_the_reader(tmp_path: Path, text: str) -> None:
    step = NATIONAL["steps/talk.md"] + f"\n{text}\n"
    check(open_pack(write_pack(tmp_path / "national", {**NATIONAL, "steps/talk.md": step})))
