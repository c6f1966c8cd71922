"""Checks of whole catalogues, and of all that come with the program."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from sendkiosk.app.contents import bodies_of_pack
from sendkiosk.authoring.translating.checking import check_language
from sendkiosk.authoring.translating.codes import WordFault
from sendkiosk.authoring.translating.terms import Term, read_term_list, read_terms, used_terms
from sendkiosk.findings.codes import FileFault
from sendkiosk.findings.finding import FindingsError, Severity
from sendkiosk.language.standing import PROGRAM, Body, languages_of
from sendkiosk.paths import find_places
from tests.support.catalogues import Words, catalogue, write

TEXTS = frozenset({("", "Help"), ("", "{count} day")})
DAYS = ("{count} day", "{count} days")
SAID: Words = {"Help": "Pomoc", DAYS: ("{count} dzień", "{count} dni", "{count} dnia")}
MEDIATION = Term("mediation", re.compile("mediation"), official=False)

SHIPPED = tuple(
    sorted(file.parents[1].name for file in find_places().translations.glob("*/LC_MESSAGES/*.po"))
)


@pytest.fixture
def pack(tmp_path: Path) -> Body:
    body = Body("kent", tmp_path, TEXTS, TEXTS | {("", "For staff")})
    write(body.file("pl"), catalogue("pl", SAID))
    return body


def check(pack: Body, *terms: Term) -> list[tuple[str, int]]:
    found = list(check_language("pl", (pack,), terms, pack.folder))
    assert all(finding.advice for finding in found)
    return [(WordFault(finding.code).name, finding.line) for finding in found]


def test_a_good_catalogue_has_no_finding(pack: Body) -> None:
    assert check(pack) == []


def line_of(file: Path, text: str) -> int:
    """Return the last line that has `text` as its English."""
    lines = file.read_text(encoding="utf-8").split("\n")
    return max(at for at, line in enumerate(lines, 1) if line.endswith(f'msgid "{text}"'))


def empty(words: polib.POFile) -> None:
    words[0].msgstr = ""


def half(words: polib.POFile) -> None:
    words[1].msgstr_plural[2] = ""


def fuzzy(words: polib.POFile) -> None:
    words[0].flags.append("fuzzy")


def gone(words: polib.POFile) -> None:
    words.append(polib.POEntry(msgid="Old", msgstr="Stare"))


def obsolete(words: polib.POFile) -> None:
    words.append(polib.POEntry(msgid="Old", msgstr="Stare", obsolete=True))


def twice(words: polib.POFile) -> None:
    words.append(polib.POEntry(msgid="Help", msgstr="Ratunku"))


def missing(words: polib.POFile) -> None:
    words.remove(words[0])


def wrong(words: polib.POFile) -> None:
    words[0].msgstr = "Help"


def other_language(words: polib.POFile) -> None:
    words.metadata["Language"] = "cs"


def other_plurals(words: polib.POFile) -> None:
    words.metadata["Plural-Forms"] = "nplurals=3; plural=(n != 1);"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (empty, ("MISSING", "Help")),
        (half, ("MISSING", "{count} day")),
        (fuzzy, ("OUTDATED", "Help")),
        (gone, ("LEFT_OVER", "Old")),
        (obsolete, ("LEFT_OVER", "Old")),
        (twice, ("TWICE", "Help")),
        (missing, ("MISSING", "")),
        (wrong, ("ENGLISH", "Help")),
        (other_language, ("OTHER_LANGUAGE", None)),
        (other_plurals, ("PLURALS", None)),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_each_fault_of_a_catalogue_is_told_with_its_line(
    pack: Body, change: Callable[[polib.POFile], None], expected: tuple[str, str | None]
) -> None:
    words = catalogue("pl", SAID)
    change(words)
    file = write(pack.file("pl"), words)
    fault, text = expected
    line = 1 if text is None else line_of(file, text) if text else 0
    assert (fault, line) in check(pack)


def test_what_staff_read_may_be_missing_and_not_wrong(pack: Body) -> None:
    write(pack.file("pl"), catalogue("pl", {**SAID, "For staff": ""}))
    assert check(pack) == []
    file = write(pack.file("pl"), catalogue("pl", {**SAID, "For staff": "Dla 2 osób"}))
    assert check(pack) == [("NUMBERS", line_of(file, "For staff"))]


def test_commands_and_settings_stay_english_where_staff_read_them(pack: Body) -> None:
    write(pack.file("pl"), catalogue("pl", {**SAID, "For staff": "Wpisz: ask staff"}))
    assert check(pack) == []


def test_catalogues_that_are_not_there_or_cannot_be_read_are_told(pack: Body) -> None:
    pack.file("pl").write_text("no catalogue", encoding="utf-8")
    assert check(pack) == [("UNREADABLE", 0)]
    pack.file("pl").unlink()
    assert check(pack) == [("MISSING", 0)]


def test_the_same_english_is_said_in_the_same_way(pack: Body, tmp_path: Path) -> None:
    keys = frozenset({("", "Help")})
    other = Body(PROGRAM, tmp_path / "program", keys, keys)
    write(other.file("pl"), catalogue("pl", {"Help": "Ratunku"}))
    found = list(check_language("pl", (pack, other), (), tmp_path))
    assert [finding.code for finding in found] == [WordFault.TWO_WAYS]


def test_each_term_must_be_in_the_list_of_the_language(pack: Body) -> None:
    assert check(pack, MEDIATION) == [("NOT_LISTED", 0)]
    (pack.folder / "pl").mkdir()
    file = pack.folder / "pl" / "terms.toml"
    file.write_text('mediation = ["mediacj*"]\n', encoding="utf-8")
    assert check(pack, MEDIATION) == []
    file.write_text("mediation = 3\n", encoding="utf-8")
    found = list(check_language("pl", (pack,), (MEDIATION,), pack.folder))
    assert [(finding.code, finding.line) for finding in found] == [(FileFault.WRONG_TYPE, 1)]


def test_lists_of_terms_are_read_or_told(tmp_path: Path) -> None:
    assert read_term_list(tmp_path / "none.toml").forms == {}
    file = tmp_path / "terms.toml"
    file.write_text('same_as_english = ["plan"]\n"EHC plan" = ["plan* EHC"]\n', encoding="utf-8")
    listed = read_term_list(file)
    assert listed.same == {"plan"}
    assert listed.forms == {"EHC plan": ("plan* EHC",)}
    file.write_text('plan = ["a", 3]\n', encoding="utf-8")
    with pytest.raises(FindingsError):
        read_term_list(file)


def test_terms_come_with_the_longest_first() -> None:
    terms = read_terms(find_places().translations)
    assert len(terms) > 30
    found = used_terms("An EHC needs assessment, and the Tribunal on EHC plans.", terms)
    assert {term.name for term in found} == {"EHC needs assessment", "SEND Tribunal", "EHC plan"}


@pytest.mark.parametrize("language", SHIPPED)
def test_each_language_that_comes_with_the_program_is_whole_and_right(language: str) -> None:
    places = find_places()
    bodies = bodies_of_pack(places, places.packs / "worcestershire")
    assert len(bodies) == 3
    found = check_language(language, bodies, read_terms(places.translations), places.translations)
    assert [str(each) for each in found if each.severity is Severity.ERROR] == []


def test_no_catalogue_is_forgotten() -> None:
    places = find_places()
    for pack in ("worcestershire", "england"):
        assert languages_of(bodies_of_pack(places, places.packs / pack)) == SHIPPED
