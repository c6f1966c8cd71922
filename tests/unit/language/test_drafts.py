from __future__ import annotations

from pathlib import Path

import pytest

from sendkiosk.findings.trouble import TroubleError
from sendkiosk.language.drafts import read_all, read_draft

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
WORD = 'msgid "Who can help"\nmsgstr "کون مدد کر سکتا ہے"\n'


def written(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_a_draft_speaks_its_language_and_english_where_it_has_no_words(tmp_path: Path) -> None:
    catalogue = read_draft(written(tmp_path / "a.po", f'{HEADER}"Language: ur\\n"\n\n{WORD}'))
    assert catalogue.locale_name == "ur"
    assert catalogue.is_draft
    assert catalogue.right_to_left
    assert catalogue.say("Who can help") == "کون مدد کر سکتا ہے"
    assert catalogue.say("Not translated") == "Not translated"


@pytest.mark.parametrize("text", [HEADER, f'{HEADER}"Language: nowhere\\n"\n', "no catalogue"])
def test_what_is_no_draft_is_told_with_its_file(tmp_path: Path, text: str) -> None:
    with pytest.raises(TroubleError, match=r"a\.po"):
        read_draft(written(tmp_path / "a.po", text))


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    file.write_bytes(HEADER.encode() + b'\nmsgid "\xff\xfe"\nmsgstr "\xff"\n')
    with pytest.raises(TroubleError, match=r"a\.po"):
        read_draft(file)


def test_all_languages_of_a_folder_are_found_after_english(tmp_path: Path) -> None:
    for language in ("ur", "en_GB"):
        file = tmp_path / language / "LC_MESSAGES" / "sendkiosk.po"
        written(file, f'{HEADER}"Language: {language}\\n"\n')
    assert [catalogue.locale_name for catalogue in read_all(tmp_path)] == ["en_GB", "ur"]
    assert [catalogue.locale_name for catalogue in read_all(tmp_path / "none")] == ["en_GB"]
