from __future__ import annotations

from functools import partial

from sendkiosk.language.po import parse_po, write_po
from sendkiosk.language.source_text import Reader, SourceText
from sendkiosk.language.template import template


def text(english: str, line: int = 1, **more: object) -> SourceText:
    return SourceText(english, "a.md", partial(int, line), **more)  # type: ignore[arg-type]  # as given


def test_each_text_stands_once_with_all_its_places_and_notes() -> None:
    made = template(
        [text("Help", 3, notes=("A button",)), text("Next"), text("Help", 9, notes=("A title",))],
        "kent",
    )
    assert [entry.msgid for entry in made] == ["Help", "Next"]
    assert made[0].occurrences == [("a.md", "3"), ("a.md", "9")]
    assert made[0].comment.split("\n") == ["A button", "A title"]


def test_the_first_of_several_readers_counts() -> None:
    staff = text("Help", notes=("A log",), reader=Reader.STAFF)
    visitor = text("Help", notes=("A page",))
    assert template([staff], "kent")[0].comment.split("\n") == ["staff", "A log"]
    assert template([staff, visitor], "kent")[0].comment == "A page"


def test_context_and_plural_are_kept() -> None:
    made = template([text("Open"), text("Open", context="a door")], "kent")
    assert [entry.msgctxt for entry in made] == [None, "a door"]
    (one,) = template([text("{count} day"), text("{count} day", plural="{count} days")], "kent")
    assert one.msgid_plural == "{count} days"
    assert one.flags == ["python-brace-format"]


def test_the_same_texts_give_the_same_file_without_a_day() -> None:
    first, second = (write_po(template([text("Help")], "kent")) for _ in range(2))
    assert first == second
    assert b"Date" not in first
    assert write_po(parse_po(first.decode())) == first
