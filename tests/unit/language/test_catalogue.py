from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sendkiosk.journey.messages import message, message_in, plural_message
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.checked import Checked
from sendkiosk.language.opening import translations_of
from tests.support.catalogues import catalogue, entry

TUESDAY = date(2026, 12, 1)
DAYS_LEFT = ("{count} day left", "{count} days left")
PRINTED = ("pl", "ro", "ur", "pa", "bn", "ar", "uk", "pt")


@pytest.fixture
def polish() -> Catalogue:
    words = catalogue(
        "pl",
        {
            "Next": "Dalej",
            "Send it to {whom} by {day}.": "Do {day} wyślij to: {whom}.",
            "the Tribunal": "Trybunał",
            DAYS_LEFT: ("{count} dzień", "{count} dni", "{count} dnia"),
        },
    )
    return Catalogue("pl", translations_of([words]))


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


@pytest.mark.parametrize("slip", ["Do {dnia}", "Do {day", "Do day}", "Do {day.x}", "Do {0}"])
def test_a_slip_in_a_bracket_costs_nobody_the_sentence(slip: str) -> None:
    words = catalogue("pl", {"By {day}": slip, ("{count} day", "{count} days"): (slip,) * 3})
    polish = Catalogue("pl", translations_of([words]))
    assert polish.say(message("By {day}", day=TUESDAY)) == f"By {polish.day(TUESDAY)}"
    assert polish.say(plural_message("{count} day", "{count} days", 5)) == "5 days"
    assert polish.say(plural_message("{count} day", "{count} days", 1)) == "1 day"


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


def test_the_same_english_may_need_two_translations() -> None:
    words = catalogue("pl", {"Open": "Otwarte"})
    apart = entry("Open", "Otwórz")
    apart.msgctxt = "a button"
    words.append(apart)
    many = entry(("{count} open", "{count} open"), ("{count} otwórz",) * 3)
    many.msgctxt = "a button"
    words.append(many)
    polish = Catalogue("pl", translations_of([words]))
    assert polish.say(message("Open")) == "Otwarte"
    assert polish.say(message_in("a button", "Open")) == "Otwórz"
    assert polish.say(message_in("a door", "Open")) == "Open"
    counted = plural_message("{count} open", "{count} open", 2)
    assert polish.say(counted) == "2 open"
    assert polish.say(replace(counted, context="a button")) == "2 otwórz"


@pytest.mark.parametrize("locale_name", PRINTED)
def test_digits_are_those_on_letters_in_every_language(locale_name: str) -> None:
    language = Catalogue(locale_name)
    said = [language.day(TUESDAY), language.month(TUESDAY), language.say("{count}", count=1234567)]
    digits = "".join(letter for text in said for letter in text if letter.isdigit())
    assert digits == "12026" + "2026" + "1234567"


def test_lists_are_those_of_the_language() -> None:
    assert Catalogue().listed(["a", "b", "c"]) == "a, b and c"
    assert Catalogue("pl").listed(["a", "b", "c"]) == "a, b i c"
    assert Catalogue("ur").listed(["a", "b"]) != "a and b"
    assert Catalogue().listed([]) == ""


def test_languages_have_their_own_names() -> None:
    assert [Catalogue(name).name for name in ("en_GB", "pl", "pa")] == [
        "English",
        "polski",
        "ਪੰਜਾਬੀ",
    ]


def test_only_what_was_checked_is_no_draft() -> None:
    assert not Catalogue().is_draft
    assert Catalogue("pl").is_draft
    assert not Catalogue("pl", checked=Checked("A. Nonym", TUESDAY)).is_draft
