from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sendkiosk.findings.trouble import TroubleError
from sendkiosk.journey.messages import plural_message
from sendkiosk.language.opening import open_language, read_draft, translations_of
from sendkiosk.language.po import read_po
from sendkiosk.language.signing import sign
from sendkiosk.language.standing import (
    PROGRAM,
    Body,
    catalogue_file,
    languages_of,
    pack_body,
    program_body,
    standing,
    template_file,
)
from tests.support.catalogues import HEADER, Words, catalogue, write

WORD = 'msgid "Who can help"\nmsgstr "کون مدد کر سکتا ہے"\n'
DAY = date(2026, 11, 28)


def body(folder: Path, name: str, *texts: str) -> Body:
    keys = frozenset(("", text) for text in texts)
    return Body(name, folder / name, keys, keys)


def say(words: Body, language: str, said: Words, *, by: str = "") -> Path:
    made = catalogue(language, said)
    if by:
        sign(made, by, DAY)
    return write(words.file(language), made)


def written(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


def test_a_language_says_what_program_and_packs_say(tmp_path: Path) -> None:
    program, pack = body(tmp_path, PROGRAM, "Next"), body(tmp_path, "england", "Who are you?")
    say(program, "pl", {"Next": "Dalej"})
    say(pack, "pl", {"Who are you?": "Kim jesteś?"})
    opened = open_language("pl", (pack, program))
    assert opened.is_complete
    assert opened.catalogue.is_draft
    assert [opened.catalogue.say(text) for text in ("Next", "Who are you?", "Other")] == [
        "Dalej",
        "Kim jesteś?",
        "Other",
    ]


def test_the_first_catalogue_has_the_last_word() -> None:
    local = catalogue("pl", {"Help": "Tu"})
    national = catalogue("pl", {"Help": "Tam", ("{count} day", "{count} days"): ("1", "2", "3")})
    words = translations_of([local, national])
    assert words.gettext("Help") == "Tu"
    many = plural_message("{count} day", "{count} days", 5)
    assert words.ngettext(many.text, many.plural, many.count) == "3"
    assert translations_of([]).gettext("Help") == "Help"


def test_what_is_empty_or_outdated_is_said_in_english_and_counts_as_missing(tmp_path: Path) -> None:
    pack = body(tmp_path, "england", "One", "Two", "Three")
    made = catalogue("pl", {"One": "Jeden", "Two": "Dwa", "Three": ""})
    made[1].flags.append("fuzzy")
    write(pack.file("pl"), made)
    opened = open_language("pl", (pack,))
    assert not opened.is_complete
    assert [opened.catalogue.say(text) for text in ("One", "Two", "Three")] == [
        "Jeden",
        "Two",
        "Three",
    ]
    (told,) = opened.standings
    assert (told.needed, told.current, told.outdated, told.missing) == (3, 1, 1, 1)


def test_a_changed_sentence_is_not_said_in_its_old_translation(tmp_path: Path) -> None:
    old, new = body(tmp_path, "england", "Wait a week."), body(tmp_path, "england", "Wait a day.")
    say(old, "pl", {"Wait a week.": "Czekaj tydzień."}, by="A. Nonym")
    assert open_language("pl", (old,)).is_complete
    opened = open_language("pl", (new,))
    assert not opened.is_complete
    assert opened.catalogue.say("Wait a day.") == "Wait a day."


def test_a_plural_needs_all_its_forms(tmp_path: Path) -> None:
    pack = body(tmp_path, "england", "{count} day")
    say(pack, "pl", {("{count} day", "{count} days"): ("{count} dzień", "", "{count} dni")})
    assert not standing(pack, "pl").is_complete


def test_a_language_is_checked_when_all_of_it_is(tmp_path: Path) -> None:
    program, pack = body(tmp_path, PROGRAM, "Next"), body(tmp_path, "england", "Help")
    say(program, "pl", {"Next": "Dalej"}, by="A. Nonym")
    file = say(pack, "pl", {"Help": "Pomoc"})
    assert open_language("pl", (pack, program)).catalogue.is_draft
    say(pack, "pl", {"Help": "Pomoc"}, by="B. Nonym")
    checked = open_language("pl", (pack, program)).catalogue.checked
    assert checked is not None
    assert (checked.by, checked.on) == ("B. Nonym; A. Nonym", DAY)

    file.write_text(file.read_text(encoding="utf-8").replace("Pomoc", "Ratunku"), encoding="utf-8")
    assert open_language("pl", (pack, program)).catalogue.is_draft
    assert standing(pack, "pl").unchecked == 1


def test_a_catalogue_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    pack = body(tmp_path, "england", "Help")
    opened = open_language("pl", (pack,))
    assert not opened.is_complete
    assert opened.catalogue.say("Help") == "Help"
    assert opened.standings[0].missing == 1


def test_a_catalogue_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    pack = body(tmp_path, "england", "Help")
    file = say(pack, "pl", {"Help": "Pomoc"})
    written(file, "no catalogue")
    with pytest.raises(TroubleError, match=r"pl\.po"):
        open_language("pl", (pack,))


def test_languages_are_those_of_any_catalogue(tmp_path: Path) -> None:
    program, pack = body(tmp_path, PROGRAM), body(tmp_path, "england")
    assert languages_of((program, pack)) == ()
    say(program, "ur", {})
    say(pack, "pl", {})
    assert languages_of((program, pack)) == ("pl", "ur")


def test_what_only_staff_and_advisers_read_is_not_needed(tmp_path: Path) -> None:
    listed = catalogue("pl", {"Next": "", "The queue is stopped.": "", "Search": "", "Staff": ""})
    for entry, comment in zip(
        listed, ("On a page", "staff\nLogs", "adviser\nA window", "staffing"), strict=True
    ):
        entry.comment = comment
    write(template_file(tmp_path, PROGRAM), listed)
    program = program_body(tmp_path)
    assert program.needed == {("", "Next"), ("", "Staff")}
    assert len(program.known) == 4


def test_where_catalogues_are(tmp_path: Path) -> None:
    pack = pack_body("kent", tmp_path, ())
    assert pack.file("pl") == tmp_path / "translations" / "pl.po"
    assert catalogue_file(tmp_path, PROGRAM, "pl") == tmp_path / "pl/LC_MESSAGES/sendkiosk.po"


# Drafts


def test_a_draft_speaks_its_language_and_english_where_it_has_no_words(tmp_path: Path) -> None:
    catalogue = read_draft(written(tmp_path / "a.po", f'{HEADER}"Language: ur\\n"\n\n{WORD}'))
    assert catalogue.locale_name == "ur"
    assert catalogue.is_draft
    assert catalogue.right_to_left
    assert catalogue.say("Who can help") == "کون مدد کر سکتا ہے"
    assert catalogue.say("Not translated") == "Not translated"


@pytest.mark.parametrize("text", [HEADER, f'{HEADER}"Language: nowhere\\n"\n', "no catalogue", ""])
def test_what_is_no_draft_is_told_with_its_file(tmp_path: Path, text: str) -> None:
    with pytest.raises(TroubleError, match=r"a\.po"):
        read_draft(written(tmp_path / "a.po", text))


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    file.write_bytes(HEADER.encode() + b'\nmsgid "\xff\xfe"\nmsgstr "\xff"\n')
    with pytest.raises(TroubleError, match=r"a\.po"):
        read_draft(file)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(TroubleError, match=r"none\.po"):
        read_po(tmp_path / "none.po")
