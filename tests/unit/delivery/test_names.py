"""Which names files of a signed pack may have: none that leads out, hides, or clashes."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.delivery.names import SUFFIXES, is_compiled, is_good_name, same_elsewhere

PARTS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ["..", ".", "", "con", "a", "A", "screens", "\u0000", "C:", "~", "é", "e\u0301"]
    ),
)


@pytest.mark.parametrize(
    "path",
    [
        "england/pack.toml",
        "england/screens/who.md",
        "england/translations/sr-Latn.po",
        "kent/translations/kent.pot",
        "kent/translations/sr@latin.po",
        "kent/compiled.json",
    ],
)
def test_files_of_packs_have_good_names(path: str) -> None:
    assert is_good_name(path)


@pytest.mark.parametrize(
    "path",
    [
        "pack.toml",
        "/england/pack.toml",
        "../pack.toml",
        "england/../pack.toml",
        "england/./pack.toml",
        "england//pack.toml",
        "england/pack.toml/",
        "england\\pack.toml",
        "C:/england/pack.toml",
        "england/.hidden.md",
        ".git/config.toml",
        "england/a/b/c/d.md",
        "england/nul.md",
        "COM1/pack.toml",
        "england/pack.sh",
        "england/pack.json",
        "england/screens/compiled.json",
        "compiled.json",
        "england/pack",
        "england/pack.toml ",
        "england/pack.toml.",
        "england/pack.toml\n",
        "england/schütz.md",
        "england/a\u0000.md",
        "england/" + "a" * 70 + ".md",
        "",
        "england/pack.TOML",
        "-x/pack.toml",
        "england/-rf.md",
    ],
)
def test_bad_names_are_refused(path: str) -> None:
    assert not is_good_name(path)


@given(st.lists(PARTS, max_size=5).map("/".join))
def test_what_is_good_leads_nowhere_else_on_any_system(path: str) -> None:
    if not is_good_name(path):
        return
    assert path.isascii()
    assert path.endswith(SUFFIXES) or is_compiled(path)
    for kind in (PurePosixPath, PureWindowsPath):
        pure = kind(path)
        assert not pure.is_absolute()
        assert not pure.drive
        assert ".." not in pure.parts
        assert pure.parts == tuple(path.split("/"))
    base = Path("/base")
    assert Path(os.path.normpath(base / path)).is_relative_to(base)


@given(st.lists(st.sampled_from("aAbB").map(lambda letter: f"{letter}/{letter}.md"), max_size=4))
def test_names_that_differ_in_capitals_alone_are_found(paths: list[str]) -> None:
    folded = {path.casefold() for path in paths}
    assert (same_elsewhere(paths) is not None) is (len(folded) < len(set(paths)))


def test_folders_that_differ_in_capitals_alone_are_found() -> None:
    assert same_elsewhere(["a/x.md", "A/y.md"]) == ("a", "A")
    assert same_elsewhere(["a/x.md", "a/y.md"]) is None
