from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.delivery.versions import is_newer, why_not_newer

VERSIONS = st.lists(
    st.one_of(st.integers(0, 12).map(str), st.sampled_from(["rc1", "a"])), min_size=1, max_size=4
).map(lambda parts: ".".join(["0", *parts]))


@dataclass(frozen=True)
class Pack:
    id: str
    version: str


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("0.10", "0.9"),
        ("1.0.1", "1.0"),
        ("2", "1.9.9"),
        ("1.0", "1.0.rc1"),
        ("1.0.rc2", "1.0.rc1"),
        ("1.1.rc1", "1.0"),
    ],
)
def test_the_newer_version_is_known(new: str, old: str) -> None:
    assert is_newer(new, old)
    assert not is_newer(old, new)


def test_zeros_at_the_end_make_no_version() -> None:
    assert not is_newer("1.0.0", "1")
    assert not is_newer("1", "1.0.0")


@given(VERSIONS, VERSIONS, VERSIONS)
def test_versions_stand_in_one_order(one: str, two: str, three: str) -> None:
    assert not (is_newer(one, two) and is_newer(two, one))
    if is_newer(one, two) and is_newer(two, three):
        assert is_newer(one, three)


@pytest.mark.parametrize(
    ("new", "shown", "taken"),
    [
        ({"local": "2"}, {"local": "1"}, True),
        ({"local": "1"}, {"local": "1"}, False),
        ({"local": "1"}, {"local": "2"}, False),
        ({"local": "1", "nation": "2"}, {"local": "1", "nation": "1"}, True),
        ({"local": "2", "nation": "1"}, {"local": "1", "nation": "2"}, False),
        ({"local": "1", "nation": "1"}, {"local": "2", "nation": "0"}, False),
        ({"local": "2", "other": "1"}, {"local": "1", "nation": "2"}, True),
        ({"local": "1", "other": "1"}, {"local": "1", "nation": "2"}, False),
        ({"local": "1"}, {}, True),
    ],
)
def test_no_pack_may_be_older_and_one_must_be_newer(
    new: dict[str, str], shown: dict[str, str], *, taken: bool
) -> None:
    reason = why_not_newer(
        [Pack(*each) for each in new.items()], [Pack(*each) for each in shown.items()]
    )
    assert (reason is None) is taken
    if reason is not None and new["local"] < shown["local"]:
        assert "rollback" in reason.text
