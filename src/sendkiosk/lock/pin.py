"""What a PIN must be like, and its hash."""

from __future__ import annotations

from typing import Final

from sendkiosk.journey.messages import Message, message

SHORTEST: Final = 6
LONGEST: Final = 12
"""Digits of a PIN."""

_DIGITS: Final = frozenset("0123456789")
_RUNS: Final = ("01234567890123456789", "98765432109876543210")
_FEWEST_DIFFERENT: Final = 3
_MIRRORED: Final = 2


def why_not(pin: str) -> Message | None:
    """Return why `pin` cannot be the PIN, in words for staff; None if it can."""
    if not _DIGITS.issuperset(pin):
        return message("A PIN has digits only.")
    if not SHORTEST <= len(pin) <= LONGEST:
        return message(
            "A PIN has {shortest} to {longest} digits.", shortest=SHORTEST, longest=LONGEST
        )
    if _is_easy(pin):
        return message("This PIN is too easy to guess. Choose digits without a pattern.")
    return None


def hash_of(pin: str) -> str:
    """Return the Argon2id hash of `pin`, with its salt and costs. Takes about 0.1 seconds."""
    from argon2 import PasswordHasher

    return PasswordHasher().hash(pin)


def fits(pin: str, hashed: str) -> bool:
    """Tell whether `hashed` is the hash of `pin`. Takes as long as `hash_of`.

    Raises ValueError when `hashed` is no hash at all.
    """
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

    try:
        return PasswordHasher().verify(hashed, pin)
    except VerifyMismatchError:
        return False
    except (InvalidHashError, VerificationError) as error:
        raise ValueError("This is no hash of a PIN.") from error


def _is_easy(pin: str) -> bool:
    """Tell whether `pin` is among what people try first: runs, repeats, one or two digits."""
    few = len(set(pin)) < _FEWEST_DIFFERENT
    run = any(pin in run for run in _RUNS)
    # A text that repeats itself is found inside its double before its end.
    repeats = pin in (pin + pin)[1:-1]
    there_and_back = pin == pin[::-1] and any(pin[: -(-len(pin) // _MIRRORED)] in r for r in _RUNS)
    twins = len(pin) % 2 == 0 and pin[::2] == pin[1::2] and any(pin[::2] in r for r in _RUNS)
    return few or run or repeats or there_and_back or twins
