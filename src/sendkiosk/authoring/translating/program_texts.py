"""The sentences of the program, found in its source, with notes for translators."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from string import Formatter
from typing import Final

from sendkiosk.findings.trouble import TroubleError
from sendkiosk.language.source_text import Reader, SourceText

WHERE: Final = "where.toml"
SENTENCES: Final[Mapping[str, tuple[str, ...]]] = {
    "say": ("text",),
    "message": ("text",),
    "plural_message": ("text", "plural"),
    "message_in": ("context", "text"),
}
"""The functions that sentences go through -> what their first arguments are."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where people meet what is said in `modules`, and who they are."""

    modules: tuple[str, ...]
    said: str
    reader: Reader

    def fits(self, module: str, holder: str) -> bool:
        """Tell whether it is about what `holder` says in `module`."""
        return any(
            fnmatchcase(module, file) and fnmatchcase(holder, inside or "*")
            for file, _, inside in (pattern.partition(":") for pattern in self.modules)
        )


@dataclass(frozen=True, slots=True)
class Notes:
    """What translators are told: where sentences are met, and what their values are."""

    places: tuple[Place, ...]
    values: Mapping[str, str]


def read_notes(file: Path) -> Notes:
    """Return the notes for translators that `file` holds."""
    read = tomllib.loads(file.read_text(encoding="utf-8"))
    places = (
        Place(tuple(each["modules"]), each["said"], Reader[each["who"].upper()])
        for each in read["where"]
    )
    return Notes(tuple(places), read["values"])


def program_texts(package: Path, notes: Notes) -> Iterator[SourceText]:
    """Yield each sentence in the modules below `package`, in the order of files and lines.

    Raises TroubleError for a module that no place fits, and for a value without a note, unless only
    staff read the sentence.
    """
    for file in sorted(package.rglob("*.py")):
        module = file.relative_to(package).as_posix()
        for statement in ast.parse(file.read_text(encoding="utf-8")).body:
            for holder, call in _calls(statement, _name(statement)):
                said = _said(call)
                if said:
                    yield _source_text(said, module, holder, call.lineno, notes)


def _calls(node: ast.AST, holder: str) -> Iterator[tuple[str, ast.Call]]:
    """Yield the calls in `node`, each with the function, class or name that it stands in."""
    if isinstance(node, ast.Call):
        yield holder, node
    for child in ast.iter_child_nodes(node):
        inside = f"{holder}.{child.name}" if isinstance(child, ast.FunctionDef) else holder
        yield from _calls(child, inside)


def _name(statement: ast.stmt) -> str:
    match statement:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return name
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
            return name
    return ""


def _said(call: ast.Call) -> Mapping[str, str]:
    """Return the parts of the sentence that `call` says; nothing if it says none itself."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            parts = SENTENCES.get(name, ())
        case _:
            return {}
    given = [arg.value for arg in call.args[: len(parts)] if isinstance(arg, ast.Constant)]
    if len(given) != len(parts):
        return {}
    return {part: text for part, text in zip(parts, given, strict=True) if isinstance(text, str)}


def _source_text(
    said: Mapping[str, str], module: str, holder: str, line: int, notes: Notes
) -> SourceText:
    place = next((each for each in notes.places if each.fits(module, holder)), None)
    if place is None:
        raise TroubleError(
            f"{WHERE} does not tell where people meet what {module} says. Add it there."
        )
    text, plural = said["text"], said.get("plural", "")
    names = dict.fromkeys(name for _, name, _, _ in Formatter().parse(text + plural) if name)
    values = tuple(f"{{{name}}}: {notes.values[name]}" for name in names if name in notes.values)
    if len(values) != len(names) and place.reader is not Reader.STAFF:
        raise TroubleError(
            f"{WHERE} does not tell what {', '.join(names)} in {module} become. Add it there."
        )
    context = said.get("context", "")
    return SourceText(
        text, module, partial(int, line), (place.said, *values), place.reader, context, plural
    )
