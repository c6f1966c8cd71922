from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from sendkiosk.journey.messages import Message, message, plural_message


def test_a_message_keeps_its_text_and_values_apart() -> None:
    day = date(2026, 12, 1)
    made = message("Send it to {whom} by {day}.", whom=message("the Tribunal"), day=day)
    assert made.text == "Send it to {whom} by {day}."
    assert dict(made.values) == {"whom": Message("the Tribunal"), "day": day}
    assert not made.plural


def test_a_plural_message_carries_both_forms_and_its_count() -> None:
    made = plural_message("{count} day for {what}", "{count} days for {what}", 3, what="it")
    assert (made.text, made.plural, made.count) == (
        "{count} day for {what}",
        "{count} days for {what}",
        3,
    )
    assert dict(made.values) == {"count": 3, "what": "it"}


def test_messages_are_values() -> None:
    assert message("{a}", a=1) == message("{a}", a=1)
    assert message("{a}", a=1) != message("{a}", a=2)
    assert len({message("one"), message("one"), plural_message("one", "many", 1)}) == 2
    with pytest.raises(FrozenInstanceError):
        message("one").text = "two"  # type: ignore[misc]
