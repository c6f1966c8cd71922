"""A compiled pack is the pack that its files are, or it does not count."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendkiosk.findings.finding import FindingsError, Severity
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.pack import compiled as module
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.compiled import (
    LARGEST,
    compiled_form,
    open_flow,
    other_form,
    read_compiled,
    stale,
)
from sendkiosk.pack.digests import program_digest
from sendkiosk.pack.folders import COMPILED_FILE
from sendkiosk.pack.opening import OpenedPack, open_pack, texts_of
from sendkiosk.paths import find_places
from tests.support.compiled_packs import form_of, form_with, lying, write_form
from tests.support.full_pack import FULL
from tests.support.packs import LOCAL, NATIONAL, write_pack

HEAVY = ("pydantic", "markdown_it", "polib", "tree_sitter", "babel", "sendkiosk.pack.loading")


@pytest.fixture
def local(tmp_path: Path) -> Path:
    """Give the folder of LOCAL, which is compiled, beside that of NATIONAL."""
    write_pack(tmp_path / "national", NATIONAL)
    return write_form(write_pack(tmp_path / "local", LOCAL))


def assert_the_same(folder: Path) -> OpenedPack:
    """Assert that the pack in `folder` is what its files say; return it as a kiosk opens it."""
    opened, told = open_pack(folder), open_flow(folder)
    for kept in ("flow", "findings", "reviews", "folders"):
        assert getattr(told, kept) == getattr(opened, kept)
    assert texts_of(told) == texts_of(opened)
    assert list(told.flow.screens if told.flow else ()) == list(
        opened.flow.screens if opened.flow else ()
    )
    return told


def counts(folder: Path) -> bool:
    """Tell whether the compiled form counts; what is opened is the same in either case."""
    read = read_compiled(folder) is not None
    assert bool(assert_the_same(folder).texts) is read
    return read


@pytest.mark.parametrize("name", ["england", "worcestershire"])
def test_our_packs_are_the_same_compiled_wherever_they_lie(name: str, tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    shutil.copytree(find_places().packs, before)
    write_form(before / name)
    assert counts(before / name)
    before.rename(after)
    assert counts(after / name)
    assert (after / name / COMPILED_FILE).read_bytes() == compiled_form(after / name)


CHANGES = (
    ("national/pack.toml", 'notices = ["We may be wrong."]', "notices = []"),
    ("national/screens/who.md", "A parent", "A guardian"),
    ("national/screens/who.md", "- Another", "- **Another**"),
    ("national/terms.toml", 'name = "Plan"', 'name = "Plan"\ncontext = "a paper"'),
    ("national/time-limits.toml", '"months"', '"weeks"'),
    ("local/contacts.toml", "2027-03-01", "2027-04-01"),
    ("local/contacts.toml", "replaces = true", "replaces = false"),
    ("local/sources.toml", "[visit]", "[visits]"),
    ("local/pack.toml", 'extends = "national"', 'extends = "nation"'),
    ("local/sources.toml", '"verified"', '"leaflet"'),
    ("local/sources.toml", 'name = "We asked them"', 'name = "We asked them"\nshort = "Ask"'),
)


@settings(max_examples=40, deadline=None)
@given(
    full=st.booleans(),
    before=st.lists(st.sampled_from(CHANGES), max_size=4, unique=True),
    after=st.lists(st.sampled_from(CHANGES), max_size=2, unique=True),
)
def test_a_compiled_pack_is_what_its_files_say_before_and_after_each_change(
    full: bool,
    before: list[tuple[str, str, str]],
    after: list[tuple[str, str, str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("packs")
    write_pack(folder / "national", FULL if full else NATIONAL)
    local = write_pack(folder / "local", LOCAL)
    _change(folder, before)
    if open_pack(local).flow is None:
        with pytest.raises(FindingsError):
            compiled_form(local)
        return
    write_form(local)
    assert counts(local)
    changed = _change(folder, after)
    assert counts(local) is not changed


def _change(folder: Path, changes: list[tuple[str, str, str]]) -> bool:
    """Make `changes` to files below `folder`, and tell whether there was anything to change."""
    changed = False
    for name, old, new in changes:
        text = (folder / name).read_text(encoding="utf-8")
        changed |= old in text
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    return changed


def test_what_is_only_warned_of_is_kept(tmp_path: Path) -> None:
    write_pack(tmp_path / "national", NATIONAL)
    more = LOCAL["sources.toml"] + LOCAL["sources.toml"].replace("[visit]", "[unused]")
    local = write_form(write_pack(tmp_path / "local", {**LOCAL, "sources.toml": more}))
    opened = assert_the_same(local)
    assert [found.code for found in opened.findings] == [Fault.UNUSED]
    assert opened.merged is None


@pytest.mark.parametrize("pack", ["local", "national"])
def test_each_changed_byte_and_each_file_gone_or_added_is_noticed(local: Path, pack: str) -> None:
    folder = local.parent / pack
    files = sorted(file for file in folder.rglob("*.*") if file.suffix in {".md", ".toml"})
    assert len(files) >= 3
    for file in files:
        sound = file.read_bytes()
        for place in {0, len(sound) // 2, len(sound) - 1}:
            file.write_bytes(sound[:place] + bytes([sound[place] ^ 1]) + sound[place + 1 :])
            assert read_compiled(local) is None
        file.unlink()
        assert not counts(local)
        file.write_bytes(sound)
        assert read_compiled(local) is not None
    (folder / "more.md").write_text("")
    assert not counts(local)


def test_each_change_of_the_program_is_noticed(
    local: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "program_digest", lambda: "0" * 64)
    assert read_compiled(local) is None


def test_it_counts_for_the_program_alone_that_compared_it(local: Path) -> None:
    assert open_flow(local, program_digest()).merged is None
    for other in ("", "0" * 64):
        assert read_compiled(local, other) is None
        assert open_flow(local, other).merged is not None


def test_each_changed_byte_of_the_form_itself_is_noticed(local: Path) -> None:
    file = local / COMPILED_FILE
    sound = file.read_bytes()
    for place in {*range(90), *range(90, len(sound), 97), len(sound) - 1}:
        file.write_bytes(sound[:place] + bytes([sound[place] ^ 1]) + sound[place + 1 :])
        assert read_compiled(local) is None
    assert counts(local) is False


def with_parts(change: Callable[[dict[str, Any]], object]) -> Callable[[bytes], bytes]:
    def changed(sound: bytes) -> bytes:
        parts = json.loads(sound)
        del parts["digest"]
        change(parts)
        return form_of(parts)

    return changed


def parts_with(**parts: object) -> Callable[[bytes], bytes]:
    return with_parts(lambda told: told.update(parts))


def origin_with(**origin: object) -> Callable[[bytes], bytes]:
    return with_parts(lambda told: told["origin"].update(origin))


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut short": lambda sound: sound[:-1],
    "cut in half": lambda sound: sound[: len(sound) // 2],
    "longer": lambda sound: sound + b" ",
    "not JSON": lambda _: form_of({})[:-1] + b",",
    "no JSON with a right digest": lambda _: form_with(b"}}"),
    "too deep": lambda _: form_with(b'"a":' + b"[" * 100_000),
    "not text": lambda _: form_with(b'"a":"\xff"}'),
    "a list": lambda _: b"[]",
    "nothing in it": lambda _: form_of({"a": 1}),
    "no tables": parts_with(tables=[]),
    "tables of numbers": parts_with(tables=[1, 2]),
    "a table of nothing": parts_with(tables=[["nothing", []]]),
    "no origin": parts_with(origin=None),
    "origin a list": parts_with(origin=[]),
    "another program": origin_with(program="0" * 64),
    "a program that is a list": origin_with(program=[]),
    "extends nothing": origin_with(extends=[]),
    "extends others": origin_with(extends=["nowhere"]),
    "extends a name with a null": origin_with(extends=["a\0b"]),
    "extends a number": origin_with(extends=[1]),
    "extends no list": origin_with(extends=1),
    "no files": origin_with(files=[]),
    "a file more": with_parts(lambda told: told["origin"]["files"][0].update({"more.md": ""})),
    "a file less": with_parts(lambda told: told["origin"]["files"][1].popitem()),
    "another digest": with_parts(
        lambda told: told["origin"]["files"][0].update({"pack.toml": "0" * 64})
    ),
    "a folder that is not there": with_parts(lambda told: _first_path(told, "7/pack.toml")),
    "a place without a folder": with_parts(lambda told: _first_path(told, "pack.toml")),
}


def _first_path(told: dict[str, Any], path: str) -> None:
    paths = next(rows for name, rows in told["tables"] if name == "pathlib.Path")
    paths[0] = path


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_damaged_or_made_by_hand_does_not_count(local: Path, damage: str) -> None:
    file = local / COMPILED_FILE
    file.write_bytes(DAMAGES[damage](file.read_bytes()))
    assert not counts(local)


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def _large(file: Path) -> None:
    os.truncate(file, LARGEST + 1)


def _link(file: Path) -> None:
    file.symlink_to(file.rename(file.parent.parent / "same"))


@pytest.mark.parametrize(
    "change", [_folder, _pipe, _large, _link], ids=lambda change: str(change.__name__)
)
def test_what_is_no_plain_file_does_not_count(local: Path, change: Callable[[Path], None]) -> None:
    change(local / COMPILED_FILE)
    assert not counts(local)
    assert stale(local) is not None


def test_without_a_form_the_files_are_read(local: Path, tmp_path: Path) -> None:
    assert counts(local)
    (local / COMPILED_FILE).unlink()
    assert not counts(local)
    assert open_flow(tmp_path / "nowhere") == open_pack(tmp_path / "nowhere")


def test_a_pack_with_faults_has_none(tmp_path: Path) -> None:
    write_pack(tmp_path / "local", LOCAL)
    with pytest.raises(FindingsError) as caught:
        compiled_form(tmp_path / "local")
    assert {found.code for found in caught.value.findings} == {Fault.EXTENDS_NOTHING}


def test_nor_has_one_with_what_cannot_be_vouched_for(local: Path) -> None:
    (local / "more").symlink_to(local.parent / "national")
    assert open_pack(local).flow is not None
    with pytest.raises(TroubleError, match="more is no plain file"):
        compiled_form(local)


def test_nor_one_that_cannot_be_read_or_is_changed_meanwhile(
    local: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_: Path) -> dict[str, str]:
        raise PermissionError(13, "Permission denied", "pack.toml")

    with monkeypatch.context() as context:
        context.setattr(module, "digests_in", failing)
        with pytest.raises(TroubleError, match=r"pack.toml cannot be read: Permission denied"):
            compiled_form(local)
        assert read_compiled(local) is None
    talk = local.parent / "national" / "steps" / "talk.md"

    def writing(folder: Path) -> OpenedPack:
        opened = open_pack(folder)
        talk.write_bytes(talk.read_bytes() + b"More.\n")
        return opened

    monkeypatch.setattr(module, "open_pack", writing)
    with pytest.raises(TroubleError, match="being changed"):
        compiled_form(local)


def test_nor_one_that_becomes_faulty_meanwhile(
    local: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = iter((open_pack(local), open_pack(local.parent / "nowhere")))
    monkeypatch.setattr(module, "open_pack", lambda _: next(seen))
    with pytest.raises(TroubleError, match="being changed"):
        compiled_form(local)


def test_a_stale_form_is_told(local: Path) -> None:
    assert stale(local) is None
    assert stale(local.parent / "national") is None
    (local / "sources.toml").write_text(LOCAL["sources.toml"] + "\n")
    found = stale(local)
    assert found is not None
    assert (found.code, found.file, found.severity) == (
        Fault.STALE,
        local / COMPILED_FILE,
        Severity.WARNING,
    )
    write_form(local)
    assert stale(local) is None
    (local / "pack.toml").unlink()
    assert stale(local) is not None


def test_a_form_that_lies_is_told(local: Path) -> None:
    """Its digests are right, so nothing but another look at the files can show it."""
    file = local / COMPILED_FILE
    assert other_form(local) is None
    file.write_bytes(lying(file.read_bytes(), "They listen here.", "Send them money."))
    assert read_compiled(local) is not None
    found = other_form(local)
    assert found is not None
    assert (found.code, found.severity) == (Fault.OTHER_FORM, Severity.ERROR)
    assert stale(local) is not None
    file.write_bytes(b"")
    assert other_form(local) is None


def test_the_same_files_are_compiled_to_the_same_bytes_in_each_process(local: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from sendkiosk.pack.compiled import compiled_form;"
        "sys.stdout.buffer.write(compiled_form(Path(sys.argv[1])))"
    )
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code, str(local)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        )
        assert done.stdout == (local / COMPILED_FILE).read_bytes()


def test_a_compiled_pack_is_opened_without_what_reads_files(local: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from sendkiosk.pack.compiled import open_flow;"
        "opened = open_flow(Path(sys.argv[1])); assert opened.flow;"
        "print(*sys.modules)"
    )
    loaded = []
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code, str(local)],
            check=True,
            capture_output=True,
            text=True,
        )
        loaded.append([name for name in HEAVY if name in done.stdout.split()])
        (local / COMPILED_FILE).unlink(missing_ok=True)
    assert not loaded[0]
    assert loaded[1]
