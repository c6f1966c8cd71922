from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sendkiosk.language.offering import Reason, offered
from sendkiosk.language.signing import sign
from sendkiosk.language.standing import Body
from tests.support.catalogues import Words, catalogue, write

DAY = date(2026, 11, 28)


@pytest.fixture
def pack(tmp_path: Path) -> Body:
    """Return a pack with Polish checked, Romanian and Urdu drafts, and Bengali not complete."""
    keys = frozenset({("", "Help"), ("", "Next")})
    body = Body("england", tmp_path, keys, keys)
    said: dict[str, Words] = {
        "pl": {"Help": "Pomoc", "Next": "Dalej"},
        "ro": {"Help": "Ajutor", "Next": "Mai departe"},
        "ur": {"Help": "مدد", "Next": "آگے"},
        "bn": {"Help": "সাহায্য", "Next": ""},
    }
    for language, words in said.items():
        made = catalogue(language, words)
        if language in {"pl", "bn"}:
            sign(made, "A. Nonym", DAY)
        write(body.file(language), made)
    return body


def reasons(
    pack: Body, named: tuple[str, ...] | None, *without_fonts: str
) -> dict[str, Reason | None]:
    found = offered((pack,), named, lambda language: language not in without_fonts)
    return {offer.tag: offer.reason for offer in found}


def test_by_default_english_and_what_was_checked_is_offered(pack: Body) -> None:
    assert reasons(pack, None) == {"en-GB": None, "bn": Reason.INCOMPLETE, "pl": None}


def test_drafts_are_offered_where_they_are_named_in_that_order(pack: Body) -> None:
    named = ("ur", "ro", "en-GB")
    assert list(reasons(pack, named)) == list(named)
    assert set(reasons(pack, named).values()) == {None}


def test_english_is_always_there(pack: Body) -> None:
    assert list(reasons(pack, ("pl",))) == ["en-GB", "pl"]


@pytest.mark.parametrize(
    ("tag", "reason"),
    [
        ("bn", Reason.INCOMPLETE),
        ("ar", Reason.INCOMPLETE),
        ("xx", Reason.UNKNOWN),
        ("ur", Reason.NO_FONTS),
    ],
)
def test_what_is_named_may_still_not_be_offered(pack: Body, tag: str, reason: Reason) -> None:
    assert reasons(pack, (tag,), "ur")[tag] is reason


def test_checked_languages_need_fonts_too(pack: Body) -> None:
    assert reasons(pack, None, "pl")["pl"] is Reason.NO_FONTS


def test_a_mark_that_holds_no_more_makes_a_draft(pack: Body) -> None:
    file = pack.file("pl")
    file.write_text(file.read_text(encoding="utf-8").replace("Pomoc", "Ratunku"), encoding="utf-8")
    assert reasons(pack, None)["pl"] is Reason.DRAFT
    assert reasons(pack, ("pl",))["pl"] is None


def test_a_catalogue_that_cannot_be_read_is_no_reason_to_stop(pack: Body) -> None:
    pack.file("pl").write_text('"X-Checked-By: no catalogue', encoding="utf-8")
    found = {offer.tag: offer for offer in offered((pack,), None, lambda _: True)}
    assert found["pl"].reason is Reason.UNREADABLE
    assert "pl.po" in found["pl"].trouble
    assert found["en-GB"].reason is None
