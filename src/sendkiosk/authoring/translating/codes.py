"""The codes of all findings about translations."""

from __future__ import annotations

from enum import StrEnum


class WordFault(StrEnum):
    """Code -> what it stands for. A code keeps its meaning for good; none is used again."""

    # Whole catalogues
    UNREADABLE = "L001"
    """A catalogue or list of terms that cannot be read."""
    OTHER_LANGUAGE = "L002"
    """A catalogue whose header names another language than its place."""
    PLURALS = "L003"
    """A header whose forms of the plural are not those of the language."""
    MISSING = "L004"
    """A text without a translation, or without one of its plural forms."""
    OUTDATED = "L005"
    """A translation of words that were changed since."""
    LEFT_OVER = "L006"
    """A translation of a text that nothing says any more."""
    TWICE = "L007"
    """A text that stands in a catalogue twice."""

    # What must be the same in every language
    VALUES = "L010"
    """Names in curly brackets that are not those of the English."""
    NUMBERS = "L011"
    """Numbers that are not those of the English."""
    ADDRESSES = "L012"
    """Phone numbers, addresses or names of forms that are not those of the English."""
    DAYS = "L013"
    """A day of a month that is not that of the English."""
    MARKUP = "L014"
    """Bold words or links to terms that are not those of the English, or are not whole."""
    DIGITS = "L015"
    """Digits that are not 0 to 9."""
    UNSEEN = "L016"
    """Characters that nobody sees, such as those that turn the direction of letters."""

    # The language itself
    LETTERS = "L020"
    """Letters that the language is not written with."""
    ENGLISH = "L021"
    """English words that are no name, form or official term in brackets."""
    TERM = "L022"
    """A term that is not translated as in the list of terms."""
    NO_OFFICIAL = "L023"
    """A term that families must say to a council, without its English in brackets."""
    TWO_WAYS = "L024"
    """The same English, translated in two ways in the catalogues of a language."""
    NOT_LISTED = "L025"
    """A term that the list of a language does not have."""
