"""Which of two versions of a pack is the newer one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final, Protocol, TypeAlias

from sendkiosk.journey.messages import Message, message

_Part: TypeAlias = "tuple[bool, int, str]"
_NOTHING: Final = (True, 0, "")


class Versioned(Protocol):
    """A pack, by its id and version."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def version(self) -> str:
        """Its version."""
        ...


def is_newer(version: str, other: str) -> bool:
    """Tell whether `version` comes after `other`: 0.10 after 0.9, 1.0 after 1.0.rc1, not 1.0."""
    pairs = list(zip_longest(_parts(version), _parts(other), fillvalue=_NOTHING))
    return [mine for mine, _ in pairs] > [theirs for _, theirs in pairs]


def why_not_newer(new: Sequence[Versioned], shown: Sequence[Versioned]) -> Message | None:
    """Return why `new` may not take the place of the packs that are `shown`; None if it may.

    Both have the local pack first. None of the packs may be older than it is, and one must be
    newer: else somebody could bring back advice that was corrected.
    """
    before = {pack.id: pack.version for pack in shown}
    both = [(pack, before[pack.id]) for pack in new if pack.id in before]
    for pack, version in both:
        if is_newer(version, pack.version):
            return message(
                "It has version {new} of “{pack}”, which is older than the {shown} that is shown"
                " now. To go back to the one before, use: sendkiosk pack rollback",
                new=pack.version,
                pack=pack.id,
                shown=version,
            )
    if both and not any(is_newer(pack.version, version) for pack, version in both):
        return message(
            "It has the version that is shown now, {version} of “{pack}”. If something was changed,"
            " its version must be raised before it is signed.",
            version=new[0].version,
            pack=new[0].id,
        )
    return None


def _parts(version: str) -> list[_Part]:
    """Return what is compared: numbers come after words, which stand for what is not finished."""
    return [
        (True, int(part), "") if part.isdecimal() else (False, 0, part)
        for part in version.split(".")
    ]
