from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from sendkiosk.journey.messages import message, plural_message
from sendkiosk.language.catalogue import Catalogue, open_catalogue

TUESDAY = date(2026, 12, 1)
DAYS_LEFT = ("{count} day left", "{count} days left")

Texts = Mapping[str | tuple[str, str], str | tuple[str, ...]]


def compile_catalogue(folder: Path, locale_name: str, texts: Texts) -> None:
    """Write the compiled catalogue of `texts` where `open_catalogue` looks for it."""
    catalogue = Catalog(locale=locale_name, domain="sendkiosk")
    for text, translated in texts.items():
        catalogue.add(text, translated)
    file = folder / locale_name / "LC_MESSAGES" / "sendkiosk.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as target:
        write_mo(target, catalogue)


@pytest.fixture
def polish(tmp_path: Path) -> Catalogue:
    texts: Texts = {
        "Next": "Dalej",
        "Send it to {whom} by {day}.": "Do {day} wyślij to: {whom}.",
        "the Tribunal": "Trybunał",
        DAYS_LEFT: ("{count} dzień", "{count} dni", "{count} dnia"),
    }
    compile_catalogue(tmp_path, "pl", texts)
    return open_catalogue(tmp_path, "pl")


def test_english_says_texts_as_they_are() -> None:
    english = Catalogue()
    assert english.say("Next") == "Next"
    assert english.say(message("Next")) == "Next"
    assert english.say("") == ""


def test_a_text_without_values_may_hold_braces() -> None:
    assert Catalogue().say("A {strange} text") == "A {strange} text"


def test_values_come_from_the_message_or_from_beside_it() -> None:
    english = Catalogue()
    assert english.say(message("{a} and {b}", a="one", b=2)) == "one and 2"
    assert english.say(message("{a} and {b}", a="one"), b=2) == "one and 2"
    assert english.say("{a} and {b}", a="one", b=2) == "one and 2"


def test_values_beside_a_message_count_more_than_its_own() -> None:
    assert Catalogue().say(message("{a}", a="old"), a="new") == "new"


def test_values_are_put_in_once() -> None:
    assert Catalogue().say("{a} {b}", a="{b}", b="{a}") == "{b} {a}"


def test_a_missing_value_is_a_fault() -> None:
    with pytest.raises(KeyError):
        Catalogue().say("{a} and {b}", a="one")


@pytest.mark.parametrize(("count", "said"), [(0, "0 days"), (1, "1 day"), (2, "2 days")])
def test_english_has_two_forms(count: int, said: str) -> None:
    assert Catalogue().say(plural_message("{count} day", "{count} days", count)) == said


def test_messages_inside_messages_are_said_too(polish: Catalogue) -> None:
    nested = message("Send it to {whom} by {day}.", whom=message("the Tribunal"), day=TUESDAY)
    assert Catalogue().say(nested) == "Send it to the Tribunal by Tuesday 1 December 2026."
    assert polish.say(nested) == f"Do {polish.day(TUESDAY)} wyślij to: Trybunał."


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 dzień"), (2, "2 dni"), (5, "5 dnia"), (22, "22 dni")]
)
def test_a_language_has_as_many_forms_as_it_needs(polish: Catalogue, count: int, said: str) -> None:
    assert polish.say(plural_message(*DAYS_LEFT, count)) == said


def test_what_is_not_translated_is_said_in_english(polish: Catalogue) -> None:
    assert polish.say("Next") == "Dalej"
    assert polish.say("Back") == "Back"
    assert polish.say(plural_message("{count} page", "{count} pages", 2)) == "2 pages"


def test_nothing_is_said_where_there_is_no_text(polish: Catalogue) -> None:
    assert polish.translations.gettext("") != ""  # the heading of the catalogue
    assert polish.say("") == ""
    assert polish.say(message("")) == ""


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TUESDAY, "Tuesday 1 December 2026"),
        (date(2027, 1, 4), "Monday 4 January 2027"),
        (date(2028, 2, 29), "Tuesday 29 February 2028"),
    ],
)
def test_dates_in_english_are_in_full(day: date, said: str) -> None:
    assert Catalogue().day(day) == said
    assert Catalogue().say("{day}", day=day) == said


@pytest.mark.parametrize("locale_name", ["pl", "uk", "ar", "ur", "pa", "bn", "zh_Hans", "so"])
def test_dates_in_other_languages_are_their_own(locale_name: str) -> None:
    said = Catalogue(locale_name).day(TUESDAY)
    assert said != Catalogue().day(TUESDAY)
    assert said != Catalogue(locale_name).day(date(2026, 12, 8))
    assert said != Catalogue(locale_name).day(date(2027, 12, 1))


def test_a_month_stands_with_its_year() -> None:
    assert Catalogue().month(TUESDAY) == "December 2026"
    assert Catalogue("pl").month(TUESDAY) == "grudzień 2026"


@pytest.mark.parametrize(
    ("locale_name", "from_the_right"),
    [
        ("ar", True),
        ("ur", True),
        ("fa", True),
        ("en_GB", False),
        ("pl", False),
        ("pa", False),
        ("bn", False),
        ("zh_Hans", False),
    ],
)
def test_direction(locale_name: str, from_the_right: bool) -> None:
    assert Catalogue(locale_name).right_to_left is from_the_right


@pytest.mark.parametrize(
    ("locale_name", "tag"), [("en_GB", "en-GB"), ("ur", "ur"), ("zh_Hans", "zh-Hans")]
)
def test_tag(locale_name: str, tag: str) -> None:
    assert Catalogue(locale_name).tag == tag


def test_english_needs_no_compiled_catalogue(tmp_path: Path) -> None:
    english = open_catalogue(tmp_path)
    assert english.locale_name == "en_GB"
    assert english.say("Next") == "Next"


def test_a_language_without_a_compiled_catalogue_is_not_opened(tmp_path: Path) -> None:
    compile_catalogue(tmp_path, "pl", {"Next": "Dalej"})
    with pytest.raises(FileNotFoundError):
        open_catalogue(tmp_path, "ur")
    with pytest.raises(FileNotFoundError):
        open_catalogue(tmp_path / "nowhere", "pl")


def test_two_languages_are_open_at_once(tmp_path: Path) -> None:
    compile_catalogue(tmp_path, "pl", {"Next": "Dalej"})
    compile_catalogue(tmp_path, "ur", {"Next": "آگے"})
    polish, urdu = open_catalogue(tmp_path, "pl"), open_catalogue(tmp_path, "ur")
    label = message("Next")
    assert [one.say(label) for one in (polish, urdu, Catalogue())] == ["Dalej", "آگے", "Next"]
    assert urdu.right_to_left
