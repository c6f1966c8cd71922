"""What stops a command though no file is at fault: a missing font, a folder that is read-only."""

from __future__ import annotations


class TroubleError(Exception):
    """The world does not let us; the text is a sentence with what, where, and what to do."""
