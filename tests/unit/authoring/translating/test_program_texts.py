from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

import sendkiosk
from sendkiosk.authoring.translating.listing import pack_files, program_files
from sendkiosk.authoring.translating.program_texts import (
    WHERE,
    Notes,
    Place,
    program_texts,
    read_notes,
)
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.language.po import key_of, parse_po, read_po
from sendkiosk.language.source_text import Reader
from sendkiosk.pack.loading import load_packs

ROOT = Path(__file__).parents[4]
PACKAGE = Path(sendkiosk.__file__).parent
TRANSLATIONS = ROOT / "translations"
BABELS = {"say": None, "message": None, "plural_message": (1, 2), "message_in": ((1, "c"), 2)}

NOTES = Notes(
    (
        Place(("log.py", "page.py:_staff*", "page.py:*.tell"), "A log", Reader.STAFF),
        Place(("page.py",), "A page", Reader.VISITOR),
    ),
    {"count": "a number"},
)


def test_babel_finds_no_sentence_of_the_program_that_is_not_listed() -> None:
    found = {
        message if isinstance(message, str) else message[0]
        for _, _, message, _, _ in extract_from_dir(PACKAGE, [("**.py", "python")], keywords=BABELS)
    }
    listed = {text.text for text in program_texts(PACKAGE, read_notes(TRANSLATIONS / WHERE))}
    assert len(found) > 400
    assert found <= listed


def words_of(text: str) -> list[tuple[object, ...]]:
    """Return all of a list of texts but the lines, which move with each change of a file."""
    return [(key_of(entry), entry.msgid_plural, entry.comment) for entry in parse_po(text)]


def test_the_list_of_the_program_is_up_to_date() -> None:
    """Mended by `sendkiosk language strings`."""
    listed = next(iter(program_files(PACKAGE, TRANSLATIONS)))
    assert words_of(listed.file.read_text(encoding="utf-8")) == words_of(listed.data.decode())


@pytest.mark.parametrize("name", ["england", "worcestershire"])
def test_the_list_of_a_pack_is_up_to_date(name: str) -> None:
    """Mended by `sendkiosk pack strings`."""
    packs = load_packs(ROOT / "resources" / "packs" / name).packs
    listed = next(iter(pack_files(packs)))
    assert words_of(listed.file.read_text(encoding="utf-8")) == words_of(listed.data.decode())


def test_lists_hold_no_days() -> None:
    for file in (*TRANSLATIONS.glob("*.pot"), *ROOT.glob("resources/packs/*/translations/*.pot")):
        assert "Date" not in "".join(read_po(file).metadata)


def written(tmp_path: Path, **modules: str) -> Path:
    for name, text in modules.items():
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    return tmp_path


def test_sentences_are_found_wherever_they_stand(tmp_path: Path) -> None:
    page = written(
        tmp_path,
        page=(
            'A = message("One")\n'
            "def shown(look):\n    return f\"{look.say('Two')}: {say('Three', day=1)}\"\n"
            'def _staff_line():\n    return plural_message("{count} day", "{count} days", 2)\n'
            'class Page:\n    def tell(self):\n        return message_in("a door", "Open")\n'
            "say(text)\nmessage(*texts)\nother('Four')\n"
        ),
    )
    found = list(program_texts(page, NOTES))
    assert [(text.text, text.line, text.reader.name, text.context) for text in found] == [
        ("One", 1, "VISITOR", ""),
        ("Two", 3, "VISITOR", ""),
        ("Three", 3, "VISITOR", ""),
        ("{count} day", 5, "STAFF", ""),
        ("Open", 8, "STAFF", "a door"),
    ]
    assert found[3].plural == "{count} days"
    assert found[3].notes == ("A log", "{count}: a number")


@pytest.mark.parametrize(
    ("modules", "named"),
    [({"other": 'say("One")'}, "other.py"), ({"page": 'say("{day}", day=1)'}, "day")],
)
def test_what_translators_are_not_told_about_is_named(
    tmp_path: Path, modules: dict[str, str], named: str
) -> None:
    with pytest.raises(TroubleError, match=named):
        list(program_texts(written(tmp_path, **modules), NOTES))


def test_no_note_is_for_nothing() -> None:
    notes = read_notes(TRANSLATIONS / WHERE)
    files = {file.relative_to(PACKAGE).as_posix() for file in PACKAGE.rglob("*.py")}
    for place in notes.places:
        assert any(place.fits(file, "*") or _names(place, file) for file in files), place
    used = "".join(text.text + text.plural for text in program_texts(PACKAGE, notes))
    assert [name for name in notes.values if f"{{{name}}}" not in used] == []


def _names(place: Place, file: str) -> bool:
    return any(pattern.partition(":")[0] == file for pattern in place.modules)
