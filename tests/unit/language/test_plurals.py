from __future__ import annotations

import pytest
from babel import Locale

from sendkiosk.language.plurals import (
    CATEGORIES,
    MANY_ENOUGH,
    count_of_forms,
    fits_language,
    plural_forms,
    plural_function,
)

PRINTED = ("pl", "ro", "ur", "pa", "bn", "ar", "uk", "pt")


@pytest.mark.parametrize("language", PRINTED)
def test_forms_are_those_of_cldr_in_its_order(language: str) -> None:
    header = plural_forms(language)
    form_of = plural_function(header)
    assert form_of is not None
    rule = Locale.parse(language).plural_form
    named = {rule(number): form_of(number) for number in MANY_ENOUGH}
    assert all(named[rule(number)] == form_of(number) for number in MANY_ENOUGH)
    in_order = [named[name] for name in CATEGORIES if name in named]
    assert in_order == list(range(count_of_forms(header)))
    assert fits_language(header, language)


@pytest.mark.parametrize(
    ("language", "header", "fits"),
    [
        ("pt", "nplurals=2; plural=(n != 1);", True),
        ("pl", "nplurals=2; plural=(n != 1);", False),
        ("ar", "nplurals=2; plural=(n != 1);", False),
        ("pl", "nplurals=3; plural=n %% 2", False),
        ("pl", "", False),
        ("ur", "nplurals=2; plural=n != 1", True),
    ],
)
def test_other_headers_are_held_against_the_language(
    language: str, header: str, fits: bool
) -> None:
    assert fits_language(header, language) is fits


def test_other_languages_have_forms_too() -> None:
    assert count_of_forms(plural_forms("so")) == 2
    assert count_of_forms("nonsense") == 0
