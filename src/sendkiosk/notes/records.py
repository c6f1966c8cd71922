"""Rows of the table of notes, found in the pages of a file where SQLite finds none.

A row of a table WITHOUT ROWID is a record in a page of an index, leaf or not: the length of its
header, the type of each value, the values. It begins with the key, a blob of 16 bytes, and that is
how it is found, whatever became of the page around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from sendkiosk.notes.pages import PAGE, Image

Value: TypeAlias = "str | int | bytes"

KEY_TYPE: Final = 44
"""The type of a blob of 16 bytes."""
_BEGINNINGS: Final = re.compile(rb"(?=[\x02-\x7f]\x2c)")
"""Where a header of less than 128 bytes may begin whose first value is a key."""
_INTEGERS: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Type of a whole number -> how many bytes it takes."""
_CONSTANTS: Final = {8: 0, 9: 1}
"""Type -> the number that it stands for; it takes no bytes."""
_MORE: Final = 0x80
"""The bit of a byte that says that its number goes on in the next."""
_NUMBER: Final = 4
"""The bytes of the number of a page."""
_FIRST_BLOB: Final = 12


@dataclass(frozen=True, slots=True)
class Record:
    """What may be a row: where it begins in the image, and its values in the order of the file."""

    place: int
    values: tuple[Value, ...]


def records(image: Image) -> Iterator[Record]:
    """Yield whatever in `image` has the form of a record that begins with a key.

    That can be chance, so it is believed only when its values make sense.
    """
    for found in _BEGINNINGS.finditer(image.data):
        values = _values_at(image, found.start())
        if values is not None:
            yield Record(found.start(), values)


def _values_at(image: Image, place: int) -> tuple[Value, ...] | None:
    """Return the values of the record at `place`; None if there is none."""
    header = image.data[place]
    types = _types(image.data[place + 1 : place + header])
    lengths = [_length(each) for each in types or ()]
    if types is None or None in lengths:
        return None
    known = [length for length in lengths if length is not None]
    content = _content(image, place, header + sum(known))
    if content is None:
        return None
    values: list[Value] = []
    start = header
    for kind, length in zip(types, known, strict=True):
        value = _value(kind, content[start : start + length])
        if value is None:
            return None
        values.append(value)
        start += length
    return tuple(values)


def _types(header: bytes) -> list[int] | None:
    """Return the numbers in `header`, 7 bits a byte; None if the last one is cut off."""
    types: list[int] = []
    number = 0
    is_whole = True
    for byte in header:
        number = number << 7 | byte & 0x7F
        is_whole = byte < _MORE
        if is_whole:
            types.append(number)
            number = 0
    return types if is_whole else None


def _length(kind: int) -> int | None:
    """Return how many bytes a value of this type takes; None for one that no note has."""
    if kind in _CONSTANTS:
        return 0
    if kind in _INTEGERS:
        return _INTEGERS[kind]
    return (kind - _FIRST_BLOB) // 2 if kind >= _FIRST_BLOB else None


def _value(kind: int, data: bytes) -> Value | None:
    if kind in _CONSTANTS:
        return _CONSTANTS[kind]
    if kind in _INTEGERS:
        return int.from_bytes(data, "big", signed=True)
    if kind % 2 == 0:
        return data
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


def _content(image: Image, place: int, length: int) -> bytes | None:
    """Return the `length` bytes of the record at `place`; None if they are not all there.

    What does not fit into its page goes on in pages of its own, of which each names the next.
    """
    here = _length_here(length, image.usable)
    page, start = divmod(place, PAGE)
    end = start + here
    if end + (_NUMBER if here < length else 0) > image.usable:
        return None
    first = image.data[place : place + here]
    content = [first]
    missing = length - len(first)
    number = image.data[place + here : place + here + _NUMBER]
    seen = {page + 1}
    while missing > 0:
        next_page = int.from_bytes(number, "big")
        data = image.page(next_page)
        if next_page in seen or len(data) <= _NUMBER:
            return None
        seen.add(next_page)
        number = data[:_NUMBER]
        content.append(data[_NUMBER : _NUMBER + missing])
        missing -= len(content[-1])
    return b"".join(content)


def _length_here(length: int, usable: int) -> int:
    """Return how many bytes of a record of `length` stand in the page of an index itself."""
    most = (usable - 12) * 64 // 255 - 23
    if length <= most:
        return length
    least = (usable - 12) * 32 // 255 - 23
    fitting = least + (length - least) % (usable - 4)
    return fitting if fitting <= most else least
