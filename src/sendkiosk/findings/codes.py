"""The codes of all findings about how a file is written, whatever the file is for."""

from __future__ import annotations

from enum import StrEnum


class FileFault(StrEnum):
    """Code -> what it stands for. A code keeps its meaning for good; none is used again."""

    MISSING_FILE = "F001"
    """There is no such file or folder."""
    UNREADABLE_FILE = "F002"
    """The system does not let us read it, or it is no plain file."""
    LARGE_FILE = "F003"
    """It is larger than any text that a person writes."""
    NOT_UTF8 = "F004"
    """Its bytes are not UTF-8 text."""
    NOT_TOML = "F005"
    """A line that cannot be understood as TOML."""
    NO_SUCH_DAY = "F006"
    """A date that is in no calendar, such as 2026-02-30."""
    SETTING_TWICE = "F007"
    """A setting or table that was given before."""
    TOO_DEEP = "F008"
    """Tables inside tables inside tables, beyond all need."""
    UNKNOWN_SETTING = "F010"
    """A setting that nothing reads."""
    MISSING_SETTING = "F011"
    """A setting that must be there and is not."""
    WRONG_TYPE = "F012"
    """Text where a number belongs, and the like."""
    WRONG_VALUE = "F013"
    """A value that is not one of those allowed, or out of its range."""
