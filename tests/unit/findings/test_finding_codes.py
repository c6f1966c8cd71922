"""Codes of findings: each stands in one table, with what it means, and is in use."""

from __future__ import annotations

import ast
import inspect
import re
from enum import StrEnum
from pathlib import Path

import pytest

import sendkiosk
from sendkiosk.authoring.translating import codes as word_codes
from sendkiosk.authoring.translating.codes import WordFault
from sendkiosk.findings import codes as file_codes
from sendkiosk.findings.codes import FileFault
from sendkiosk.pack import codes as pack_codes
from sendkiosk.pack.codes import Fault

SOURCES = Path(sendkiosk.__file__).parent
TABLES = [(FileFault, file_codes), (Fault, pack_codes), (WordFault, word_codes)]


def test_no_code_means_two_things() -> None:
    values = [code.value for table, _ in TABLES for code in table.__members__.values()]
    assert len(values) == len(set(values))
    assert all(re.fullmatch(r"[FLP]\d{3}", value) for value in values)


@pytest.mark.parametrize("table", [table for table, _ in TABLES])
def test_every_code_says_what_it_means(table: type[StrEnum]) -> None:
    tree = ast.parse(inspect.getsource(table))
    (definition,) = tree.body
    assert isinstance(definition, ast.ClassDef)
    lines = definition.body[1:]
    assert len(lines) == 2 * len(table.__members__)
    for name, meaning in zip(lines[::2], lines[1::2], strict=True):
        assert isinstance(name, ast.Assign)
        assert isinstance(meaning, ast.Expr)
        assert isinstance(meaning.value, ast.Constant)


@pytest.mark.parametrize("code", [*FileFault, *Fault, *WordFault], ids=lambda code: code.name)
def test_every_code_is_in_use(code: StrEnum) -> None:
    used = f"{type(code).__name__}.{code.name}"
    rooms = ("findings",) if isinstance(code, FileFault) else ("pack", "authoring", "delivery")
    files = [file for room in rooms for file in (SOURCES / room).rglob("*.py")]
    texts = [file.read_text("utf-8") for file in files]
    assert any(re.search(rf"\b{re.escape(used)}\b", text) for text in texts)


def test_no_code_is_used_outside_its_table() -> None:
    tables = {Path(inspect.getfile(table)) for table, _ in TABLES}
    for room in ("pack", "authoring", "findings"):
        for file in (SOURCES / room).rglob("*.py"):
            if file not in tables:
                assert not re.findall(r"[\"'][FLP]\d{3}[\"']", file.read_text("utf-8")), file
