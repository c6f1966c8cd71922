"""The parts that a pack has."""

from __future__ import annotations

from enum import Enum


class Part(Enum):
    """The parts of a pack, by the name of their folder or file."""

    SCREENS = "screens"
    STEPS = "steps"
    CONTACTS = "contacts"
    LIMITS = "time-limits"
    TERMS = "terms"
    SOURCES = "sources"
    LETTERS = "letters"
    CONFIRMATIONS = "confirmations"
    COVERAGE = "coverage"
