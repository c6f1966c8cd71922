"""Reading one entry of a pack: a table in a TOML file, or a whole screen or step file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TypeVar

from sendkiosk.findings.finding import Finding, FindingsError, attempt
from sendkiosk.findings.text_file import read_text
from sendkiosk.findings.toml_source import TomlSource, read_toml
from sendkiosk.findings.validation import validate
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.entries import Entry, RawWording
from sendkiosk.pack.front_matter import Section, sections
from sendkiosk.pack.letter_texts import read_letter
from sendkiosk.pack.parts import Part
from sendkiosk.pack.raw import SUMMARY, RawWordingSettings, Settings
from sendkiosk.pack.raw_values import fault_of_id
from sendkiosk.pack.texts import Complaint, RawText, read_blocks

S = TypeVar("S", bound=Settings)


def table_entry(
    pack: Path, model: type[S], source: TomlSource, name: str, fault: Complaint | None
) -> Entry[S]:
    """Return the entry `name` of a table file; `fault` is what is wrong with the name itself.

    Raises FindingsError for what is wrong with it.
    """
    if fault:
        raise FindingsError([source.finding(fault.code, (name,), fault.problem, fault.advice)])
    return Entry(name, pack, source, (name,), validate(model, source, (name,)))


def text_entry(
    findings: list[Finding], pack: Path, part: Part, model: type[S], file: Path
) -> Entry[S]:
    """Return the screen, step or letter in `file`.

    What is wrong with its texts and other wordings is added to `findings`; FindingsError is raised
    only when there is no telling what it is.
    """
    fault = fault_of_id(file.stem) or _fault_of_name(part, file.stem)
    if fault:
        raise FindingsError([Finding(fault.code, file, 0, fault.problem, fault.advice)])
    first, *others = sections(file, read_text(file))
    wordings = [
        wording
        for section in others
        if (wording := attempt(findings, partial(_other_wording, findings, part, file, section)))
    ]
    text = _text(findings, part, file, first)
    source = read_toml(file, first.settings, first.settings_above)
    settings = validate(model, source)
    return Entry(file.stem, pack, source, (), settings, (RawWording(source, None, text), *wordings))


def _other_wording(findings: list[Finding], part: Part, file: Path, section: Section) -> RawWording:
    text = _text(findings, part, file, section)
    source = read_toml(file, section.settings, section.settings_above)
    return RawWording(source, validate(RawWordingSettings, source).when, text)


def _text(findings: list[Finding], part: Part, file: Path, section: Section) -> RawText:
    def complain(line: int, fault: Complaint) -> None:
        findings.append(Finding(fault.code, file, line, fault.problem, fault.advice))

    read = read_letter if part is Part.LETTERS else read_blocks
    return read(section.text, section.text_above, complain)


def _fault_of_name(part: Part, name: str) -> Complaint | None:
    if part is Part.SCREENS and name == SUMMARY:
        problem = f"No screen can be called “{SUMMARY}”: that is where the questions end."
        return Complaint(Fault.RESERVED_ID, problem, "Choose another name for the file.")
    return None
