"""Checking settings against a pydantic model, with a plain sentence for everything wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, Final, TypeAlias, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from sendkiosk.findings.codes import FileFault
from sendkiosk.findings.finding import Finding, FindingsError
from sendkiosk.findings.toml_lines import KeyPath
from sendkiosk.findings.toml_source import TomlSource

M = TypeVar("M", bound=BaseModel)

Words: TypeAlias = tuple[str, str, str]
"""The code of a finding, what is wrong, and what to do."""

_COMPLAINT: Final = "complaint"

_TYPES: Final[Mapping[str, str]] = {
    "string_type": 'text in quotation marks, such as "letter-date"',
    "int_type": "a whole number, without quotation marks",
    "bool_type": "true or false, without quotation marks",
    "date_type": "a day such as 2026-11-23, without quotation marks",
    "tuple_type": "a list in square brackets",
    "list_type": "a list in square brackets",
    "dict_type": "a table",
    "model_type": "a table",
}
"""pydantic's name for a type error -> what belongs there instead."""


def complaint(code: str, problem: str, advice: str) -> PydanticCustomError:
    """Return the error for a model's validator to raise, so that it becomes this finding."""
    context = {"code": code, "problem": problem, "advice": advice}
    return PydanticCustomError(_COMPLAINT, "{problem}", context)


def validate(model: type[M], source: TomlSource, at: KeyPath = ()) -> M:
    """Return the settings that `at` leads to in `source`, as a `model`.

    Raises FindingsError with one finding for each thing that is wrong.
    """
    value: Any = source.values
    for key in at:
        value = value[key]
    try:
        return model.model_validate(value)
    except ValidationError as error:
        # Of a list whose entries are all wrong, pydantic also says that it is too short.
        details = [
            each
            for each in error.errors(include_url=False)
            if not (each["type"] == "too_short" and each["input"])
        ]
        raise FindingsError([_finding(model, source, at, each) for each in details]) from error


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a question that offers the nearest of the `known` words; "" when none is near."""
    in_small = {each.casefold(): each for each in sorted(known)}
    near = get_close_matches(word.casefold(), in_small, n=1)
    return f"Did you mean “{in_small[near[0]]}”?" if near else ""


def _finding(
    model: type[BaseModel], source: TomlSource, at: KeyPath, detail: ErrorDetails
) -> Finding:
    path = (*at, *detail["loc"])
    code, problem, advice = _in_words(model, detail, _name(path))
    return source.finding(code, path, problem, advice)


def _in_words(model: type[BaseModel], detail: ErrorDetails, name: str) -> Words:
    kind = detail["type"]
    if kind == _COMPLAINT:
        said = detail["ctx"]
        return said["code"], f"{name}: {said['problem']}", said["advice"]
    if kind in _TYPES:
        problem = f"{name} is not of the right kind."
        return FileFault.WRONG_TYPE, problem, f"Write {_TYPES[kind]}."
    if kind == "extra_forbidden":
        return _unknown(model, detail)
    if kind in {"literal_error", "enum"}:
        return _not_allowed(detail, name)
    return _out_of_bounds(detail, name)


def _unknown(model: type[BaseModel], detail: ErrorDetails) -> Words:
    setting, known = str(detail["loc"][-1]), _settings_at(model, detail["loc"][:-1])
    offer = did_you_mean(setting, known)
    advice = offer or f"Take it out. These can stand here: {', '.join(sorted(known))}."
    return FileFault.UNKNOWN_SETTING, f"There is no setting “{setting}” here.", advice


def _not_allowed(detail: ErrorDetails, name: str) -> Words:
    # pydantic quotes the values in Python's way: 'a', 'b' or 'c'.
    allowed = detail["ctx"]["expected"].replace("'", "").replace("True", "true")
    offer = did_you_mean(str(detail["input"]), allowed.replace(" or ", ", ").split(", "))
    problem = f"{name} cannot be “{detail['input']}”."
    return FileFault.WRONG_VALUE, problem, f"{offer} Use {allowed}.".strip()


def _out_of_bounds(detail: ErrorDetails, name: str) -> Words:
    match detail["type"], detail.get("ctx"):
        case "missing", _:
            return FileFault.MISSING_SETTING, f"{name} is missing.", "Add it here."
        case "too_short", {"min_length": least}:
            return FileFault.WRONG_VALUE, f"{name} is empty.", f"Give at least {least}."
        case _, {"ge": least}:
            return FileFault.WRONG_VALUE, f"{name} is too small.", f"Use {least} or more."
        case _, {"le": most}:
            return FileFault.WRONG_VALUE, f"{name} is too large.", f"Use {most} or less."
    return FileFault.WRONG_VALUE, f"{name} is not right.", f"{detail['msg']}."


def _name(path: KeyPath) -> str:
    """Return how people find the place: “label”, or “contacts” (entry 2)."""
    last = path[-1]
    if isinstance(last, int):
        return f"{_name(path[:-1])} (entry {last + 1})"
    return f"“{last}”"


def _settings_at(model: type[BaseModel], path: KeyPath) -> list[str]:
    """Return the settings that may stand where `path` leads to inside `model`."""
    for key in path:
        if isinstance(key, str):
            model = _model_in(_fields(model)[key]) or model
    return list(_fields(model))


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    return {info.alias or name: info.annotation for name, info in model.model_fields.items()}


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(part) for part in get_args(annotation))
    return next((model for model in inner if model), None)
