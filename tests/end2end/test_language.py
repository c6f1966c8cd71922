"""Translating a pack from its first list of texts to a language that visitors are offered."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from sendkiosk.app.contents import bodies_of_pack
from sendkiosk.app.opening import open_app
from sendkiosk.authoring.translating.terms import read_terms
from sendkiosk.cli import main
from sendkiosk.language.standing import PROGRAM, languages_of
from sendkiosk.paths import Places, find_places
from tests.support.catalogues import translate_all
from tests.support.packs import LOCAL, NATIONAL, write_pack
from tests.support.program import run_program

KEPT = re.compile(
    r"(\{[\w-]+\}|\]\(term:[\w-]+\)|\S*[@=\d]\S*|\S+\.\S+|[A-Z]{2,}\w*|Tribunal)|[A-Za-z’]+"
)
"""Values, links, addresses, numbers and names, which stay; or else a word."""


def sendkiosk(*arguments: object) -> subprocess.CompletedProcess[str]:
    done = run_program(*arguments, QT_QPA_PLATFORM="offscreen")
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    write_pack(tmp_path / "national", NATIONAL)
    return write_pack(tmp_path / "local", LOCAL)


def test_the_texts_of_a_pack_are_listed_for_translators(pack: Path) -> None:
    national = pack.parent / "national"
    for folder, name in ((national, "national"), (pack, "local")):
        done = sendkiosk("pack", "strings", folder, "--new", "pl", "--new", "ur")
        assert (done.returncode, done.stderr) == (0, "")
        there = {file.name for file in (folder / "translations").iterdir()}
        assert there == {f"{name}.pot", "pl.po", "ur.po"}
    written = {file: file.read_bytes() for file in pack.parent.rglob("*.po*")}
    for folder in (national, pack):
        assert sendkiosk("pack", "strings", folder).returncode == 0
    assert {file: file.read_bytes() for file in pack.parent.rglob("*.po*")} == written
    assert sendkiosk("pack", "check", pack).returncode == 0


def test_a_reworded_text_is_outdated_and_a_broken_pack_loses_nothing(pack: Path) -> None:
    sendkiosk("pack", "strings", pack, "--new", "pl")
    file = pack / "translations" / "pl.po"
    words = file.read_text(encoding="utf-8")
    file.write_text(
        words.replace('"They listen here."\nmsgstr ""', '"They listen here."\nmsgstr "Słuchają."'),
        encoding="utf-8",
    )
    contacts = pack / "contacts.toml"
    text = contacts.read_text(encoding="utf-8")
    contacts.write_text(text.replace("They listen here.", "They listen to you here."), "utf-8")
    done = sendkiosk("pack", "strings", pack)
    assert "1 outdated" in done.stdout
    kept = file.read_text(encoding="utf-8")
    assert '#| msgid "They listen here."' in kept
    assert "fuzzy" in kept

    contacts.write_text("name = ", encoding="utf-8")
    done = sendkiosk("pack", "strings", pack)
    assert done.returncode == 1
    assert str(contacts) in done.stderr
    assert file.read_text(encoding="utf-8") == kept


def test_the_way_from_a_draft_to_a_language_on_offer(pack: Path, tmp_path: Path) -> None:
    """The program's own catalogue is left out: it is where the program is, which tests leave be."""
    for folder in (pack.parent / "national", pack):
        assert sendkiosk("pack", "strings", folder, "--new", "so").returncode == 0
    local, national, _ = bodies_of_pack(find_places(), pack)
    settings = tmp_path / "settings.toml"
    settings.write_text(f'pack = "{pack}"\nlanguages = ["so"]\n', encoding="utf-8")

    done = sendkiosk("language", "check", "so", "--pack", pack)
    assert done.returncode == 1
    assert done.stderr.count(" L004 ") > 10

    for body in (local, national):
        translate_all(body, "so", lambda text: f"Af {text}")
    told = json.loads(sendkiosk("language", "status", "--settings", settings, "--json").stdout)
    english, somali = ({each["language"]: each for each in told}[tag] for tag in ("en-GB", "so"))
    assert english["offered"]
    assert (somali["offered"], somali["reason"], somali["draft"]) == (False, "incomplete", True)
    counts = {part["of"]: part["missing"] for part in somali["catalogues"]}
    assert counts["local"] == counts["national"] == 0
    assert counts[PROGRAM] > 200
    lines = sendkiosk("language", "status", "--settings", settings).stdout
    assert "not offered: not complete" in lines

    done = sendkiosk("language", "sign", "so", "--by", "A. Nonym", "--pack", pack)
    assert done.returncode == 1
    assert " L004 " in done.stderr
    assert "A. Nonym" not in local.file("so").read_text(encoding="utf-8")


def test_signing_off(
    pack: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The program lies in a folder of its own here, so that its catalogue can be written."""
    for folder in (pack.parent / "national", pack):
        sendkiosk("pack", "strings", folder, "--new", "so")
    real = find_places()
    places = Places(real.resources, tmp_path / "translations")
    places.translations.mkdir()
    for name in ("sendkiosk.pot", "terms.toml"):
        text = (real.translations / name).read_text(encoding="utf-8")
        (places.translations / name).write_text(text, encoding="utf-8")
    for module in ("sendkiosk.paths", "sendkiosk.app.opening"):
        monkeypatch.setattr(f"{module}.find_places", lambda: places)
    bodies = bodies_of_pack(places, pack)
    for body in bodies:
        translate_all(body, "so", _in_x)
    assert languages_of(bodies) == ("so",)

    arguments = ("--by", "A. Nonym", "--on", "2026-11-28", "--pack", str(pack))
    assert main(["language", "sign", "so", *arguments]) == 0
    app = open_app(pack=pack)
    assert app.offered == ("en-GB", "so")
    assert not app.catalogue_of("so").is_draft
    signed = {body.file("so"): body.file("so").read_bytes() for body in bodies}
    assert main(["language", "sign", "so", *arguments]) == 0
    assert {body.file("so"): body.file("so").read_bytes() for body in bodies} == signed

    file = bodies[0].file("so")
    file.write_text(file.read_text(encoding="utf-8").replace("xx", "xy", 1), encoding="utf-8")
    assert open_app(pack=pack).offered == ("en-GB",)
    assert "“so”" in caplog.text
    caplog.clear()


def _in_x(text: str) -> str:
    """Return `text` with "xx" for each word that translators would translate."""
    terms = read_terms(find_places().translations)
    if any(term.pattern.fullmatch(text) for term in terms):
        return f"xx ({text})"
    known = {"December": "diseembar", "January": "janaayo", "tribunal": "xx (Tribunal)"}
    return KEPT.sub(lambda found: known.get(found[0]) or found[1] or "xx", text)


def test_screens_and_papers_can_be_seen_in_languages_that_nobody_speaks(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for name in ("stretched", "mirrored"):
        done = sendkiosk(
            *("gallery", out, "--language", name, "--limit", "1", "--size", "standard"),
            "--no-pictures",
        )
        assert done.stderr == ""
        assert list((out / name / "standard").glob("outcome-*.pdf"))
    done = sendkiosk(
        *("screens", out, "--language", "nobody", "--only", "start", "--no-pictures"),
    )
    assert done.returncode == 1
    assert "mirrored" in done.stderr
