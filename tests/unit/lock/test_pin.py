from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.lock.pin import LONGEST, SHORTEST, fits, hash_of, why_not


@pytest.mark.parametrize("pin", ["295038", "804271", "102938475610", "771342"])
def test_a_good_pin(pin: str) -> None:
    assert why_not(pin) is None


@pytest.mark.parametrize(
    "pin",
    [
        *("000000", "777777777", "123456", "234567", "987654", "890123", "10987654"),
        *("121212", "123123", "474747474747", "112233", "99887766", "123321", "334334", "111112"),
    ],
)
def test_what_people_try_first_is_refused(pin: str) -> None:
    assert why_not(pin) is not None


@pytest.mark.parametrize(
    "pin", ["", "2950", "29503", "1029384756102", "29 038", "29503a", "٢٩٥٠٣٨"]
)
def test_what_is_no_pin_is_refused(pin: str) -> None:
    assert why_not(pin) is not None


@given(st.text("0123456789", min_size=SHORTEST, max_size=LONGEST))
def test_twice_the_same_half_is_refused(half: str) -> None:
    assert why_not((half + half)[:LONGEST]) is not None or len(half) * 2 > LONGEST


def test_only_the_pin_itself_fits_its_hash() -> None:
    hashed = hash_of("295038")
    assert hashed.startswith("$argon2id$")
    assert "295038" not in hashed
    assert hash_of("295038") != hashed
    assert fits("295038", hashed)
    assert not fits("295039", hashed)
    for broken in ("", "295038", hashed[:40], "$argon2id$"):
        with pytest.raises(ValueError, match="no hash"):
            fits("295038", broken)
