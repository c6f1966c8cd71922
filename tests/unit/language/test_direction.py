from __future__ import annotations

import pytest

from sendkiosk.language.direction import END_OF_ISOLATE, LEFT_TO_RIGHT, isolated


@pytest.mark.parametrize(
    "whole",
    [
        "01905 768153",
        "+44 1905 768153",
        "a.b@example.org",
        "https://example.org/a?b=c",
        "1.12.2026",
    ],
)
def test_numbers_and_addresses_are_kept_whole(whole: str) -> None:
    assert isolated(f"قبل {whole} بعد") == f"قبل {LEFT_TO_RIGHT}{whole}{END_OF_ISOLATE} بعد"


def test_words_stay_as_they_are() -> None:
    assert isolated("قبل 5 بعد") == "قبل 5 بعد"
