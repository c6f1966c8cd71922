"""TOML with lines: every value has one, and every fault."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.findings.codes import FileFault
from sendkiosk.findings.finding import FindingsError
from sendkiosk.findings.toml_source import DEEPEST, TomlSource, read_toml

FILE = Path("some.toml")

TEXT = """\
# A comment
plain = 1
"quoted key".'and another'.bare = 2

list = [ # with a comment
  "a",

  {inner = "b",  other.deep = [1,
   2]}, # and another
]
text = \"\"\"
[not.a.table]
x = 1
\"\"\"
last = {}
[table] # more
key = 1
[table.inside]
key = 1
[[entry]]
name = 1
[[entry.part]]
name = 1
[[entry.part]]
name = 2
[entry.table]
key = 3
[[entry]]
name = 2
[[entry.part]]
name = 3
"""

LINES: dict[tuple[str | int, ...], int] = {
    ("plain",): 2,
    ("quoted key", "and another", "bare"): 3,
    ("quoted key",): 3,
    ("list",): 5,
    ("list", 0): 6,
    ("list", 1): 8,
    ("list", 1, "inner"): 8,
    ("list", 1, "other", "deep"): 8,
    ("list", 1, "other", "deep", 1): 9,
    ("text",): 11,
    ("last",): 15,
    ("table",): 16,
    ("table", "key"): 17,
    ("table", "inside"): 18,
    ("table", "inside", "key"): 19,
    ("entry",): 20,
    ("entry", 0): 20,
    ("entry", 0, "name"): 21,
    ("entry", 0, "part", 0): 22,
    ("entry", 0, "part", 1): 24,
    ("entry", 0, "part", 1, "name"): 25,
    ("entry", 0, "table", "key"): 27,
    ("entry", 1): 28,
    ("entry", 1, "name"): 29,
    ("entry", 1, "part", 0, "name"): 31,
}


@pytest.mark.parametrize(("path", "line"), LINES.items())
def test_everything_has_its_line(path: tuple[str | int, ...], line: int) -> None:
    assert read_toml(FILE, TEXT).line(path) == line
    assert read_toml(FILE, TEXT, above=10).line(path) == line + 10


@pytest.mark.parametrize(
    ("path", "line"),
    [((), 1), (("nothing",), 1), (("table", "nothing", 3), 16), (("entry", 1, "part", 7), 30)],
)
def test_what_is_missing_has_the_line_of_what_is_around_it(
    path: tuple[str | int, ...], line: int
) -> None:
    assert read_toml(FILE, TEXT).line(path) == line


KEYS = st.one_of(
    st.from_regex(r"[A-Za-z0-9_-]{1,4}", fullmatch=True),
    st.from_regex(r"[a-zé .]{0,4}", fullmatch=True).map(lambda key: f'"{key}"'),
)
VALUES = st.recursive(
    st.sampled_from(["1", "true", '"x"', "2026-01-01", "'''a\nb'''", "1.5"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: "[" + ",\n".join(parts) + "]"),
        st.dictionaries(KEYS, inner, max_size=3).map(
            lambda table: "{" + ", ".join(f"{key} = {value}" for key, value in table.items()) + "}"
        ),
    ),
    max_leaves=6,
)
STATEMENTS = st.one_of(
    st.builds("{} = {}".format, KEYS, VALUES),
    st.builds("{}.{} = {}".format, KEYS, KEYS, VALUES),
    st.builds("[{}]".format, KEYS),
    st.builds("[{}.{}]".format, KEYS, KEYS),
    st.builds("[[{}]]".format, KEYS),
    st.builds("[[{}.{}]]".format, KEYS, KEYS),
    st.just("# nothing"),
    st.just(""),
)


@given(st.lists(STATEMENTS, max_size=8).map("\n".join))
def test_every_value_of_every_text_has_a_line_in_it(text: str) -> None:
    try:
        source = read_toml(FILE, text)
    except FindingsError as error:
        wrong = [found for found in error.findings if not 1 <= found.line <= text.count("\n") + 1]
        if wrong:
            raise
        return
    lines = text.split("\n")
    for path in _paths(source.values):
        assert path in source._lines, path
        key = next(part for part in reversed(path) if isinstance(part, str))
        if not isinstance(path[-1], int):
            assert key in lines[source.line(path) - 1]


def _paths(value: Any) -> list[tuple[str | int, ...]]:
    """Return the paths to everything inside a value read from TOML."""
    items: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = list(enumerate(value))
    return [(key, *path) for key, inner in items for path in [(), *_paths(inner)]]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a = 1\nb = \n", FileFault.NOT_TOML, 2),
        ("a = 1\nb\n", FileFault.NOT_TOML, 2),
        ("a = [1,\n2\n", FileFault.NOT_TOML, 1),
        ("a = 1\nb = 'x\n", FileFault.NOT_TOML, 2),
        ("a = 1\n[b\n", FileFault.NOT_TOML, 2),
        ("a = 1\n\nb = 'x", FileFault.NOT_TOML, 3),
        ("a = {b = 1\n}", FileFault.NOT_TOML, 1),
        ("a = yes", FileFault.NOT_TOML, 1),
        ("a = 1\nb = " + "9" * 5000, FileFault.NOT_TOML, 2),
        ("a = 2026-02-30", FileFault.NO_SUCH_DAY, 1),
        ("b = 1\na = 2026-13-01\n", FileFault.NO_SUCH_DAY, 2),
        ("a = 2025-02-29T10:00:00", FileFault.NO_SUCH_DAY, 1),
        ("a = 2026-01-01\nb = 2026-01-32\n", FileFault.NO_SUCH_DAY, 2),
        ("a = 1\na = 2", FileFault.SETTING_TWICE, 2),
        ("a = 1\na = 2\n\n# end\n", FileFault.SETTING_TWICE, 2),
        ("[a]\n[b]\n[a]", FileFault.SETTING_TWICE, 3),
        ("a = {b = 1, b = 2}", FileFault.SETTING_TWICE, 1),
        ("a = [1]\n[[a]]", FileFault.SETTING_TWICE, 2),
        ("a = " + "[" * 3000, FileFault.TOO_DEEP, 1),
        ("a = " + "[" * DEEPEST + "]" * DEEPEST, FileFault.TOO_DEEP, 1),
        (".".join("a" * (DEEPEST + 1)) + " = 1", FileFault.TOO_DEEP, 1),
    ],
)
def test_what_is_no_toml_is_found_on_its_line(text: str, code: FileFault, line: int) -> None:
    for above in (0, 5):
        with pytest.raises(FindingsError) as caught:
            read_toml(FILE, text, above)
        found = [(finding.code, finding.line) for finding in caught.value.findings]
        assert found == [(code, line + above)]
        assert caught.value.findings[0].file == FILE


def test_as_deep_as_may_be_is_not_too_deep() -> None:
    depth = DEEPEST - 1
    assert isinstance(read_toml(FILE, "a = " + "[" * depth + "]" * depth), TomlSource)


def test_a_day_in_a_text_is_not_looked_at() -> None:
    with pytest.raises(FindingsError) as caught:
        read_toml(FILE, 'a = "2026-02-30" x')
    assert [found.code for found in caught.value.findings] == [FileFault.NOT_TOML]


@given(st.text())
def test_any_text_is_toml_or_has_a_finding(text: str) -> None:
    try:
        read_toml(FILE, text).line(("x", 1))
    except FindingsError as error:
        (found,) = error.findings
        assert 1 <= found.line <= text.count("\n") + 1
