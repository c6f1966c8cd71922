"""What a release is put together from: version, licences, check sums."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from releasing import licences
from releasing.changes import top_version
from releasing.commands import check_sums
from releasing.licences import (
    NoLicenceError,
    Part,
    of_packages,
    of_python,
    of_system,
    write_licences,
)
from sendkiosk import __version__
from shipping.source import source_date, version_in

ROOT = Path(__file__).parents[3]


def test_the_version_stands_in_one_place() -> None:
    assert version_in(ROOT) == __version__


def test_the_changes_begin_with_the_version_of_the_program() -> None:
    assert top_version((ROOT / "CHANGELOG.md").read_text("utf-8")) == __version__


@pytest.mark.parametrize(
    ("changes", "expected"),
    [("# Changes\n\n## 1.2.3 – 2026-11-01\n\n## 1.2.2\n", "1.2.3"), ("## v2.0.0\n", "2.0.0")],
)
def test_the_topmost_version_counts(changes: str, expected: str) -> None:
    assert top_version(changes) == expected


def test_changes_without_a_version_are_refused() -> None:
    with pytest.raises(ValueError, match="CHANGELOG"):
        top_version("# Changes\n### Added\n")


def test_a_checkout_without_a_version_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "src" / "sendkiosk" / "__init__.py"
    file.parent.mkdir(parents=True)
    file.write_text('"""Nothing."""\n', encoding="utf-8")
    with pytest.raises(ValueError, match="no version"):
        version_in(tmp_path)


def test_the_moment_of_files_can_be_chosen(tmp_path: Path) -> None:
    assert source_date(tmp_path, {"SOURCE_DATE_EPOCH": "12345"}) == 12345


def test_check_sums_are_what_sha256sum_reads(tmp_path: Path) -> None:
    file = tmp_path / "a.whl"
    file.write_bytes(b"abc")
    digest = hashlib.sha256(b"abc").hexdigest()
    assert check_sums([file]) == f"{digest}  a.whl\n"


# Licences


def installed(folder: Path, name: str, *, licence: str = "", text: str | None = None) -> None:
    """Put the papers of a Python package into `folder`, as pip does."""
    papers = folder / f"{name}-1.0.dist-info"
    papers.mkdir(parents=True)
    told = f"License-Expression: {licence}\n" if licence else ""
    (papers / "METADATA").write_text(f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{told}")
    files = ["METADATA", "RECORD"]
    if text is not None:
        (papers / "LICENSE.md").write_text(text, encoding="utf-8")
        files.append("LICENSE.md")
    (papers / "RECORD").write_text("".join(f"{papers.name}/{file},,\n" for file in files))


def test_each_package_is_told_with_its_licence_and_the_text(tmp_path: Path) -> None:
    installed(tmp_path, "first", licence="MIT", text="You may.\n")
    installed(tmp_path, "second", text="You may, too.\n")
    installed(tmp_path, "sendkiosk")
    assert sorted(of_packages(tmp_path), key=lambda part: part.name) == [
        Part("first 1.0", "MIT", ("You may.\n",)),
        Part("second 1.0", "as told below", ("You may, too.\n",)),
    ]


def test_a_package_without_a_licence_stops_the_release(tmp_path: Path) -> None:
    installed(tmp_path, "bare", licence="MIT")
    with pytest.raises(NoLicenceError, match="bare"):
        list(of_packages(tmp_path))


def test_qt_has_both_texts_of_its_licence(tmp_path: Path) -> None:
    installed(tmp_path, "PySide6_Addons", licence="LGPL-3.0-only")
    (part,) = of_packages(tmp_path)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in part.texts[0]
    assert "GNU GENERAL PUBLIC LICENSE" in part.texts[1]


def test_python_has_its_licence() -> None:
    assert "PYTHON SOFTWARE FOUNDATION" in of_python().texts[0].upper()


def test_a_library_that_belongs_to_no_package_stops_the_release(tmp_path: Path) -> None:
    library = tmp_path / "libown.so.1"
    library.touch()
    with pytest.raises(NoLicenceError, match=r"libown\.so\.1"):
        list(of_system([library]))


def test_the_same_text_is_written_once(tmp_path: Path) -> None:
    target = tmp_path / "LICENCES.txt"
    parts = [Part("Zebra 1", "MIT", ("Long text.\n",)), Part("ant 2", "MIT", ("Long text.\n",))]
    write_licences(parts, target)
    text = target.read_text(encoding="utf-8")
    assert text.startswith(licences.HEAD)
    assert text.count("Long text.") == 1
    assert text.index("ant 2\n") < text.index("Long text.") < text.index("Zebra 1\n")
    assert text.endswith("The text stands with ant 2.\n")
