"""The set-up, against a machine that is made of plain functions."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

import bootstrap
from bootstrapping import commands, display, environment, fonts, system
from bootstrapping.advice import explain
from bootstrapping.checks import PARTS, WHOLE, checks, run_checks
from bootstrapping.environment import Environment, Plan
from bootstrapping.machine import Machine, Result, Trouble
from sendkiosk.handout.fonts import Family, FontFiles

ROOT = Path(__file__).parents[3]
DONE = Result(0, "")


@dataclass
class Witness:
    """Writes down what a machine was asked to do; `answers` go by the first words of a command."""

    answers: dict[str, Result] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    on_run: Callable[[list[str], Path], None] = lambda _command, _folder: None
    commands: list[str] = field(default_factory=list)
    shown: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def run(self, command: Sequence[str], folder: Path) -> Result:
        line = " ".join(command)
        self.commands.append(line)
        self.on_run(list(command), folder)
        hits = [answer for start, answer in self.answers.items() if start in line]
        return hits[0] if hits else DONE

    def show(self, command: Sequence[str], _folder: Path, more: Mapping[str, str]) -> int:
        line = " ".join([Path(command[0]).name, *command[1:]])
        self.shown.append((line, dict(more)))
        return next((code for part, code in self.codes.items() if part in line), 0)

    @property
    def text(self) -> str:
        return "\n".join(self.said)


def machine_of(
    witness: Witness,
    *,
    lacks: Sequence[str] = (),
    programs: Sequence[str] = ("apt-get", "dpkg-deb"),
    environ: Mapping[str, str] | None = None,
    name: str = "Linux",
    is_root: bool = False,
) -> Machine:
    return Machine(
        run=witness.run,
        show=witness.show,
        find=lambda program: f"/usr/bin/{program}" if program in programs else None,
        can_load=lambda library: library not in lacks,
        say=witness.said.append,
        environ=environ or {},
        system=name,
        is_root=is_root,
    )


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """A checkout with lock files and fonts, no environment yet, on a system without fonts."""
    monkeypatch.setattr(fonts, "SYSTEM_FOLDER", tmp_path / "none")
    (tmp_path / "installer").mkdir()
    for name in ("pyproject.toml", *environment.LOCKS.values()):
        (tmp_path / name).write_text(f"{name}\n", encoding="utf-8")
    put_fonts(tmp_path / "resources" / "fonts")
    return Environment(tmp_path, "Linux")


def put_fonts(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name in fonts.NEEDED:
        (folder / name).write_bytes(b"")


def make_environment(place: Environment) -> None:
    place.programs.mkdir(parents=True)
    place.python.touch()


# Which Python


def test_the_supported_versions_are_those_of_pyproject() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    oldest, newest = min(bootstrap.SUPPORTED), max(bootstrap.SUPPORTED)
    expected = f">={oldest[0]}.{oldest[1]},<{newest[0]}.{newest[1] + 1}"
    assert project["requires-python"] == expected


def test_an_old_python_can_read_the_script() -> None:
    source = (ROOT / "installer" / "bootstrap.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 8))


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ((3, 10), False),
        ((3, 11, 7), True),
        ((3, 13), True),
        ((3, 14), False),
        ((4, 11), False),
        ((), False),
    ],
)
def test_which_versions_are_supported(version: tuple[int, ...], expected: bool) -> None:
    assert bootstrap.is_supported(version) is expected


def test_a_python_that_does_not_say_what_its_name_promises_is_passed_over() -> None:
    versions: dict[str, tuple[int, ...]] = {"liar": (3, 9), "dead": (), "good": (3, 12)}
    assert bootstrap.choose(iter(versions), versions.__getitem__) == "good"
    assert bootstrap.choose(iter(["liar", "dead"]), versions.__getitem__) == ""


def test_candidates_come_from_every_folder_best_version_first(tmp_path: Path) -> None:
    for name in ("a/python3.11", "b/python3.11", "b/python3.13", "b/python3.9"):
        program = tmp_path / name
        program.parent.mkdir(exist_ok=True)
        program.touch(mode=0o755)
    found = bootstrap.candidates(f"{tmp_path}/a:{tmp_path}/b::{tmp_path}/none")
    names = [str(Path(each).relative_to(tmp_path)) for each in found]
    assert names == ["b/python3.13", "a/python3.11", "b/python3.11"]


def test_a_program_that_is_no_python_has_no_version(tmp_path: Path) -> None:
    assert bootstrap.version_of(str(tmp_path / "missing")) == ()
    assert bootstrap.version_of("/bin/false") == ()
    assert bootstrap.version_of("/bin/echo") == ()
    assert bootstrap.version_of(sys.executable) == sys.version_info[:2]


def test_the_advice_names_the_package_that_apt_knows() -> None:
    told = bootstrap.advice((3, 8, 2), ["python3.12", "python3.11"])
    assert "3.11, 3.12, 3.13" in told
    assert "This is 3.8" in told
    assert "sudo apt-get install python3.12 python3.12-venv\n" in told


def test_the_advice_without_apt_names_a_version_and_where_it_is() -> None:
    told = bootstrap.advice((3, 14), [])
    assert "Install Python 3.13 (https://www.python.org/downloads/)" in told
    assert "apt-get" not in told


# The stamp


@pytest.mark.parametrize(
    ("found", "exists", "starts", "expected"),
    [
        ({}, False, False, Plan.MAKE),
        ({}, True, True, Plan.MEND),
        ({"base": "b", "run": "1"}, True, False, Plan.MEND),
        ({"base": "other", "run": "1"}, True, True, Plan.MEND),
        ({"base": "b", "run": "old"}, True, True, Plan.UPDATE),
        ({"base": "b", "test": "1"}, True, True, Plan.UPDATE),
        ({"base": "b", "run": "1"}, True, True, Plan.NOTHING),
    ],
)
def test_the_stamp_decides_what_is_done(
    found: dict[str, str],
    exists: bool,
    starts: bool,
    expected: Plan,
) -> None:
    wanted = {"base": "b", "run": "1"}
    decided = environment.plan(
        found=found, wanted=wanted, purpose="run", exists=exists, starts=starts
    )
    assert decided is expected


@pytest.mark.parametrize("name", ["pyproject.toml", "installer/requirements.lock"])
def test_the_stamp_changes_with_what_it_stands_for(place: Environment, name: str) -> None:
    before = environment.wanted_stamp(place.root, "run", (3, 11))
    (place.root / name).write_text("changed", encoding="utf-8")
    after = environment.wanted_stamp(place.root, "run", (3, 11))
    assert before["run"] != after["run"]


def test_the_stamp_knows_python_and_the_place(place: Environment, tmp_path: Path) -> None:
    here = environment.wanted_stamp(place.root, "run", (3, 11))
    assert here["base"] != environment.wanted_stamp(place.root, "run", (3, 12))["base"]
    moved = tmp_path / "moved"
    (moved / "installer").mkdir(parents=True)
    for name in ("pyproject.toml", "installer/requirements.lock"):
        (moved / name).write_bytes((place.root / name).read_bytes())
    there = environment.wanted_stamp(moved, "run", (3, 11))
    assert here["base"] != there["base"]
    assert here["run"] == there["run"]


def test_what_was_made_for_tests_serves_for_running_but_not_the_other_way(
    place: Environment,
) -> None:
    for_tests = environment.wanted_stamp(place.root, "test", (3, 11))
    for_running = environment.wanted_stamp(place.root, "run", (3, 11))
    assert for_tests["run"] == for_running["run"]
    assert "test" not in for_running


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b"\xff\xfe"])
def test_a_damaged_stamp_counts_as_none(tmp_path: Path, damage: bytes) -> None:
    stamp = tmp_path / "stamp"
    stamp.write_bytes(damage)
    assert environment.read_stamp(stamp) == {}


def test_a_stamp_is_read_as_it_was_written(tmp_path: Path) -> None:
    stamp = tmp_path / "stamp.json"
    environment.write_stamp(stamp, {"base": "é", "run": "1"})
    assert environment.read_stamp(stamp) == {"base": "é", "run": "1"}
    assert [file.name for file in tmp_path.iterdir()] == ["stamp.json"]


# Installing


def test_only_the_end_of_a_long_output_is_shown() -> None:
    output = "\n".join([*map(str, range(20)), "", "x" * 900, ""])
    shown = Result(1, output).last_lines(3).splitlines()
    assert shown == ["    18", "    19", "    " + "x" * 300]


def creating(place: Environment) -> Callable[[list[str], Path], None]:
    """Do what `python -m venv` does, as far as the set-up can tell."""

    def act(command: list[str], _folder: Path) -> None:
        if "venv" in command:
            make_environment(place)

    return act


def test_the_environment_is_made_once(place: Environment) -> None:
    witness = Witness(on_run=creating(place))
    environment.prepare(place, "run", machine_of(witness))
    assert witness.said == ["Making the environment in .venv (once; about a minute)"]
    made, with_pip, packages, itself, checked = witness.commands
    assert made.endswith(f"-m venv --without-pip {place.folder}")
    assert with_pip == f"{place.python} -m ensurepip --default-pip"
    assert "--require-hashes" in packages
    assert packages.endswith("-r installer/requirements.lock")
    assert itself.endswith("--no-deps --no-build-isolation --editable .")
    assert checked.endswith(" check")
    assert environment.is_ready(place, "run")

    again = Witness()
    environment.prepare(place, "run", machine_of(again))
    assert (again.commands, again.said) == ([], [])


def test_tests_need_more_than_running(place: Environment) -> None:
    environment.prepare(place, "run", machine_of(Witness(on_run=creating(place))))
    assert not environment.is_ready(place, "test")
    witness = Witness()
    environment.prepare(place, "test", machine_of(witness))
    assert witness.said == ["Bringing the environment in .venv up to date"]
    assert witness.commands[0].endswith("-r installer/requirements-test.lock")
    assert environment.is_ready(place, "test")
    assert environment.is_ready(place, "run")


def test_an_interrupted_install_is_started_anew(place: Environment) -> None:
    def interrupt(command: list[str], folder: Path) -> None:
        creating(place)(command, folder)
        if "--require-hashes" in command:
            (place.folder / "half-installed").touch()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        environment.prepare(place, "run", machine_of(Witness(on_run=interrupt)))
    assert not environment.is_ready(place, "run")

    witness = Witness(on_run=creating(place))
    environment.prepare(place, "run", machine_of(witness))
    assert "starting anew" in witness.said[0]
    assert not (place.folder / "half-installed").exists()
    assert environment.is_ready(place, "run")


def test_the_environment_does_not_remove_the_python_it_runs_on(
    place: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_environment(place)
    monkeypatch.setattr(sys, "executable", str(place.python))
    with pytest.raises(Trouble, match="the system's own Python"):
        environment.prepare(place, "run", machine_of(Witness()))
    assert place.python.exists()


def test_an_interrupted_update_leaves_no_stamp(place: Environment) -> None:
    environment.prepare(place, "run", machine_of(Witness(on_run=creating(place))))
    (place.root / "pyproject.toml").write_text("changed", encoding="utf-8")
    failing = Witness(answers={"--require-hashes": Result(1, "no luck")})
    with pytest.raises(Trouble, match="no luck"):
        environment.prepare(place, "run", machine_of(failing))
    assert not place.stamp.exists()


@pytest.mark.parametrize(
    ("failing", "output", "expected"),
    [
        ("--require-hashes", "OSError: [Errno 28] No space left on device", "The disk is full"),
        ("--require-hashes", "NewConnectionError: [Errno -3]", "check the network connection"),
        ("--require-hashes", "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "Do not use it"),
        ("ensurepip", "OSError: [Errno 28] No space", "The disk is full"),
        ("-m venv", "Error: [Errno 13] Permission denied: '.venv'", "a folder of your own"),
        (" check", "sendkiosk 0.1 requires x, which is not installed.", "run installer/lock"),
        ("--editable", "something new", "The lines above say why"),
    ],
)
def test_a_failed_install_says_what_to_do(
    place: Environment, failing: str, output: str, expected: str
) -> None:
    witness = Witness(answers={failing: Result(1, output)}, on_run=creating(place))
    with pytest.raises(Trouble) as told:
        environment.prepare(place, "run", machine_of(witness))
    assert output in str(told.value)
    assert expected in str(told.value)
    assert not place.stamp.exists()


def test_a_known_trouble_is_told_without_what_stands_around_it() -> None:
    output = "Traceback:\nOSError: [Errno 28] No space left on device\nCalledProcessError"
    told = explain(Result(1, output))
    assert told.splitlines() == [
        "    OSError: [Errno 28] No space left on device",
        "The disk is full: make room (about 2 GB).",
    ]


def test_programs_are_elsewhere_on_windows(tmp_path: Path) -> None:
    windows = Environment(tmp_path, "Windows")
    assert windows.python == tmp_path / ".venv" / "Scripts" / "python.exe"
    assert Environment(tmp_path, "Darwin").python == tmp_path / ".venv" / "bin" / "python"


# System packages


def test_missing_libraries_become_packages() -> None:
    needs = system.library_needs(
        {"liba.so.1": ("liba1",), "libb.so.2": ("libb2t64", "libb2"), "libc.so.3": ("libc3",)},
        "printing",
        {"liba.so.1"}.__contains__,
    )
    assert [need.what for need in needs] == ["libb.so.2", "libc.so.3"]
    assert system.choose_packages(needs, {"libb2t64", "libb2"}.__contains__) == [
        "libb2t64",
        "libc3",
    ]
    assert system.choose_packages(needs, {"libb2"}.__contains__) == ["libb2", "libc3"]
    assert system.choose_packages(needs, set[str]().__contains__) == ["libb2", "libc3"]


def test_debian_packs_a_part_of_python_apart() -> None:
    assert system.python_needs((3, 11), {"venv", "ensurepip"}.__contains__) == []
    (need,) = system.python_needs((3, 11), {"venv"}.__contains__)
    assert need.packages == ("python3.11-venv", "python3-venv")
    assert need.is_vital


def test_who_may_not_install_is_told_what_to_type(place: Environment) -> None:
    witness = Witness(answers={"libglib2.0-0t64": Result(0, "Package: libglib2.0-0t64\n")})
    machine = machine_of(witness, lacks=["libglib-2.0.so.0", "libEGL.so.1", "libcups.so.2"])
    with pytest.raises(Trouble) as told:
        system.prepare(place, machine, python=False, window=True)
    lines = str(told.value).splitlines()
    assert lines[0] == (
        "This system lacks what sendkiosk needs to start (libEGL.so.1, libglib-2.0.so.0), "
        "to print (libcups.so.2)."
    )
    assert (
        "    sudo apt-get update && sudo apt-get install --no-install-recommends "
        "libcups2 libegl1 libglib2.0-0t64"
    ) in lines
    assert not [line for line in witness.commands if line.startswith("apt-get")]


def test_what_can_be_done_without_is_told_and_stops_nothing(place: Environment) -> None:
    witness = Witness()
    system.prepare(
        place, machine_of(witness, lacks=["libspeechd.so.2"]), python=False, window=False
    )
    assert "to read aloud (libspeechd.so.2)" in witness.text
    assert "--no-install-recommends libspeechd2" in witness.text


def test_missing_fonts_alone_are_no_reason_to_call_an_administrator(bare: Environment) -> None:
    witness = Witness()
    system.prepare(bare, machine_of(witness), python=False, window=False)
    assert witness.said == []

    system.prepare(bare, machine_of(witness, lacks=["libcups.so.2"]), python=False, window=False)
    assert "install --no-install-recommends fonts-noto-core libcups2" in witness.text


def test_root_installs_what_is_missing_in_one_go(place: Environment) -> None:
    lacks = ["libEGL.so.1", "libxcb-cursor.so.0"]

    def install(command: list[str], _folder: Path) -> None:
        if command[:2] == ["apt-get", "install"]:
            lacks.clear()

    witness = Witness(on_run=install)
    machine = machine_of(witness, lacks=lacks, environ={"DISPLAY": ":0"}, is_root=True)
    system.prepare(place, machine, python=False, window=True)
    assert [line for line in witness.commands if line.startswith("apt-get")] == [
        "apt-get update",
        "apt-get install --yes --no-install-recommends libegl1 libxcb-cursor0",
    ]
    assert "sudo" not in witness.text


def test_root_without_a_network_hears_what_apt_said(place: Environment) -> None:
    witness = Witness(
        answers={
            "apt-get update": Result(0, "W: Temporary failure resolving 'debian'"),
            "apt-get install": Result(100, "Unable to locate package libegl1"),
        }
    )
    machine = machine_of(witness, lacks=["libEGL.so.1"], is_root=True)
    with pytest.raises(Trouble, match="libegl1"):
        system.prepare(place, machine, python=False, window=False)
    assert "Temporary failure resolving 'debian'" in witness.text
    assert "check the network connection" in witness.text


def test_without_apt_the_names_of_the_libraries_must_do(place: Environment) -> None:
    machine = machine_of(Witness(), lacks=["libGL.so.1"], programs=(), is_root=True)
    with pytest.raises(Trouble, match=r"libGL\.so\.1") as told:
        system.prepare(place, machine, python=False, window=False)
    assert "own package manager" in str(told.value)
    assert "apt-get" not in str(told.value)


def test_what_only_tests_need_is_asked_for_by_tests_only(place: Environment) -> None:
    machine = machine_of(Witness())
    assert system.find_needs(place, machine, python=False, window=True) == []
    needs = system.find_needs(place, machine, python=False, window=False, testing=True)
    assert {need.what: need.packages for need in needs} == system.TESTING
    assert not any(need.is_vital for need in needs)
    ready = machine_of(Witness(), programs=["apt-get", *system.TESTING])
    assert system.find_needs(place, ready, python=False, window=False, testing=True) == []


@pytest.mark.parametrize(("purpose", "asked"), [("run", False), ("test", True)])
def test_what_tests_need_comes_with_the_tests(
    place: Environment, purpose: environment.Purpose, asked: bool
) -> None:
    witness = Witness(on_run=creating(place))
    commands.set_up(place, purpose, machine_of(witness, is_root=True))
    line = "apt-get install --yes --no-install-recommends nsis poppler-utils postgresql"
    assert (line in witness.commands) is asked


def test_who_may_not_install_is_told_what_the_tests_need(place: Environment) -> None:
    witness = Witness()
    system.prepare(place, machine_of(witness), python=False, window=False, testing=True)
    assert "to test everything (pdftotext, pg_createcluster, makensis)" in witness.text
    assert "install --no-install-recommends nsis poppler-utils postgresql" in witness.text


@pytest.mark.parametrize("name", ["Windows", "Darwin"])
def test_other_systems_are_not_asked_for_linux_libraries(place: Environment, name: str) -> None:
    machine = machine_of(Witness(), lacks=list(system.ALWAYS), name=name)
    assert system.find_needs(place, machine, python=True, window=True) == []


# Displays


@pytest.mark.parametrize(
    ("environ", "lacks", "works", "said"),
    [
        ({}, [], False, "neither DISPLAY nor WAYLAND_DISPLAY"),
        ({"DISPLAY": "", "WAYLAND_DISPLAY": ""}, [], False, "neither DISPLAY"),
        ({"DISPLAY": ":0"}, [], True, ""),
        ({"DISPLAY": ":0"}, ["libxcb-cursor.so.0"], False, "libraries that a window needs"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, [], True, ""),
        ({"WAYLAND_DISPLAY": "wayland-0"}, ["libwayland-cursor.so.0"], False, "libraries"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, ["libxcb-cursor.so.0"], True, ""),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, [], False, "set to offscreen"),
        ({"QT_QPA_PLATFORM": "eglfs"}, [], True, ""),
    ],
)
def test_whether_a_window_can_open(
    environ: dict[str, str],
    lacks: list[str],
    works: bool,
    said: str,
) -> None:
    found = display.find_display(environ, "Linux", lambda name: name not in lacks)
    assert found.works is works
    assert said in found.why


@pytest.mark.parametrize(
    ("lacks", "platform"),
    [([], ""), (["libxcb-cursor.so.0"], "wayland"), (["libwayland-cursor.so.0"], "xcb")],
)
def test_of_two_displays_qt_is_kept_to_the_one_that_works(lacks: list[str], platform: str) -> None:
    both = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}
    found = display.find_display(both, "Linux", lambda name: name not in lacks)
    assert found == display.Display(works=True, platform=platform)


def test_windows_and_macos_always_have_a_display() -> None:
    assert display.find_display({}, "Windows", lambda _name: False).works
    assert display.find_display({}, "Darwin", lambda _name: False).works


def test_without_a_display_a_visit_is_shown_off_screen(place: Environment) -> None:
    witness = Witness(codes={"demo": 3})
    code = commands.run_kiosk(place, machine_of(witness), ["--pack", "x"])
    assert code == 3
    assert witness.shown == [
        ("python -m sendkiosk demo out", {"QT_QPA_PLATFORM": "offscreen"}),
    ]
    assert witness.said[0].startswith("No window can open here: neither DISPLAY nor")
    assert witness.said[1] == "Not used, as they are for the window: --pack x"


def test_with_a_display_the_kiosk_opens(place: Environment) -> None:
    witness = Witness()
    machine = machine_of(witness, environ={"DISPLAY": ":0"})
    assert commands.run_kiosk(place, machine, ["--pack", "x"]) == 0
    assert witness.shown == [("python -m sendkiosk run --pack x", {})]
    assert witness.said == []


# Fonts


@pytest.fixture
def bare(place: Environment) -> Environment:
    """A checkout without fonts."""
    (place.root / "resources" / "fonts" / fonts.NEEDED[1]).unlink()
    return place


def test_the_set_up_and_the_program_mean_the_same_fonts() -> None:
    files = FontFiles(Path()).missing(Family)
    assert sorted(fonts.NEEDED) == sorted(file.name for file in files)


@pytest.mark.parametrize("name", fonts.NEEDED)
def test_fonts_are_fetched_when_any_of_them_is_missing(place: Environment, name: str) -> None:
    (place.root / "resources" / "fonts" / name).unlink()
    assert [
        need.what
        for need in system.find_needs(place, machine_of(Witness()), python=False, window=False)
    ] == ["fonts"]
    witness = Witness(on_run=unpacking())
    fonts.prepare(place, machine_of(witness), "line")
    assert witness.commands[0] == "apt-get download fonts-noto-core"
    assert (fonts.own_folder(place) / name).is_file()


def unpacking(without: str = "") -> Callable[[list[str], Path], None]:
    """Do what `apt-get download` and `dpkg-deb -x` do."""

    def act(command: list[str], folder: Path) -> None:
        if command[0] == "apt-get":
            (folder / "fonts-noto-core_1_all.deb").touch()
            return
        faces = folder / "usr/share/fonts/truetype/noto"
        faces.mkdir(parents=True)
        for name in [*fonts.NEEDED, "NotoSansOgham-Regular.ttf"]:
            if name != without:
                (faces / name).write_text(name, encoding="utf-8")
        licence = folder / "usr/share/doc/fonts-noto-core/copyright"
        licence.parent.mkdir(parents=True)
        licence.touch()

    return act


@pytest.mark.parametrize("named", [True, False])
def test_fonts_that_are_there_are_not_fetched(place: Environment, named: bool) -> None:
    environ = {}
    if named:
        resources = place.root / "resources" / "fonts"
        resources.rename(place.root / "elsewhere")
        environ["SENDKIOSK_FONTS"] = str(place.root / "elsewhere")
    witness = Witness()
    fonts.prepare(place, machine_of(witness, environ=environ), "line")
    assert witness.commands == []


def test_an_ordinary_user_gets_the_fonts_into_the_environment(bare: Environment) -> None:
    fonts.prepare(bare, machine_of(Witness(on_run=unpacking())), "line")
    kept = sorted(file.name for file in fonts.own_folder(bare).iterdir())
    assert len(kept) == 11
    assert {"NotoSans-Bold.ttf", "NotoNastaliqUrdu-Regular.ttf", "copyright"} <= set(kept)
    assert "NotoSansOgham-Regular.ttf" not in kept
    assert fonts.are_there(fonts.folders(bare, {}))


@pytest.mark.parametrize(
    "witness",
    [
        Witness(answers={"apt-get download": Result(100, "no network")}),
        Witness(answers={"dpkg-deb": Result(2, "damaged")}, on_run=unpacking()),
        Witness(on_run=unpacking(without="NotoSansBengali-Bold.ttf")),
    ],
)
def test_fonts_that_cannot_be_fetched_end_with_the_line_to_type(
    bare: Environment, witness: Witness
) -> None:
    with pytest.raises(Trouble, match="sudo apt-get install fonts"):
        fonts.prepare(bare, machine_of(witness), "sudo apt-get install fonts")
    assert not fonts.own_folder(bare).exists()


def test_without_apt_the_place_of_the_fonts_is_told(bare: Environment) -> None:
    with pytest.raises(Trouble) as told:
        fonts.prepare(bare, machine_of(Witness(), programs=(), name="Windows"), "line")
    assert "notofonts.github.io" in str(told.value)
    assert str(bare.root / "resources" / "fonts") in str(told.value)


# The checks


def test_pytest_comes_last_with_coverage() -> None:
    assert [check.program for check in checks([])] == [
        "ruff",
        "ruff",
        "mypy",
        "lint-imports",
        "pytest",
        "pytest",
    ]
    assert {"--cov=sendkiosk.journey", "--cov=sendkiosk.pack", "--cov-fail-under=100"} < set(PARTS)


def test_together_the_runs_of_pytest_take_in_every_folder_of_tests() -> None:
    runs = [check.arguments for check in checks([]) if check.program == "pytest"]
    named = {word for run in runs for word in run if word.startswith("tests/")}
    folder = Path(__file__).parents[2]
    with_tests = {file.relative_to(folder).parts[0] for file in folder.rglob("test_*.py")}
    assert named == {f"tests/{name}" for name in with_tests}
    assert set(WHOLE) < named


def test_own_words_for_pytest_take_the_place_of_both_runs() -> None:
    runs = [check.arguments for check in checks(["-k", "stamp"]) if check.program == "pytest"]
    assert runs == [("-k", "stamp")]


def test_every_check_runs_though_one_fails(place: Environment) -> None:
    witness = Witness(codes={"mypy": 2})
    assert run_checks(place, machine_of(witness), []) == 1
    assert len(witness.shown) == 6
    assert witness.said[-1] == "\nNot passed: Types (mypy)."
    assert all(more == {"QT_QPA_PLATFORM": "offscreen"} for _line, more in witness.shown)


def test_when_all_pass_the_last_word_is_that_of_pytest(place: Environment) -> None:
    witness = Witness()
    assert run_checks(place, machine_of(witness), []) == 0
    assert len(witness.said) == 6
    assert witness.said[-1] == "\n== Tests of the whole (pytest)"


# The command line


@pytest.mark.parametrize(
    ("words", "purpose", "passed_on"),
    [
        (["run"], "run", ()),
        (["run", "--", "--pack", "a b"], "run", ("--pack", "a b")),
        (["run", "--", "--", "x"], "run", ("--", "x")),
        (["test"], "test", ()),
        (["test", "-k", "stamp", "-x"], "test", ("-k", "stamp", "-x")),
        (["test", "tests/unit", "--co"], "test", ("tests/unit", "--co")),
        (["test", "--", "-h"], "test", ("-h",)),
    ],
)
def test_the_command_line(words: list[str], purpose: str, passed_on: tuple[str, ...]) -> None:
    read = commands.read_command(words)
    assert (read.purpose, read.passed_on) == (purpose, passed_on)


@pytest.mark.parametrize("words", [[], ["walk"], ["run", "--pack"], ["--quick", "run"]])
def test_misuse_ends_with_code_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        commands.read_command(words)
    assert ended.value.code == 2
    assert "usage: " in capsys.readouterr().err


def test_help_names_both_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        commands.read_command(["--help"])
    assert ended.value.code == 0
    printed = capsys.readouterr().out
    assert "Opens the kiosk" in printed
    assert "Checks all" in printed


def test_a_ready_machine_goes_straight_to_the_kiosk(place: Environment) -> None:
    environment.prepare(place, "run", machine_of(Witness(on_run=creating(place))))
    witness = Witness()
    machine = machine_of(witness, environ={"DISPLAY": ":0"}, is_root=True)
    command = commands.Command("run", ())
    assert commands.carry_out(command, place, machine) == 0
    assert (witness.commands, witness.said) == ([], [])
    assert [line for line, _more in witness.shown] == ["python -m sendkiosk run"]


def test_nothing_is_installed_when_something_vital_is_missing(place: Environment) -> None:
    witness = Witness()
    machine = replace(machine_of(witness), can_load=lambda name: name != "libEGL.so.1")
    with pytest.raises(Trouble, match="libegl1"):
        commands.carry_out(commands.Command("run", ()), place, machine)
    assert not place.folder.exists()
    assert witness.shown == []
