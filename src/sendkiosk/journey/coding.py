"""The coded view of a visit: the only fields of answers that a session note may hold."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

NOTE_FIELDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "visitor_role": ("parent", "young-person", "under-16", "supporter", "professional"),
        "phase_band": (
            "early-years",
            "school",
            "independent",
            "sixth-form",
            "college",
            "out-of-education",
        ),
        "plan_status": ("none", "asked-for", "being-written", "has-plan", "being-ended"),
        "topic": (
            "day-to-day-help",
            "council-letter",
            "waiting",
            "exclusion",
            "discrimination",
            "health-or-social-care",
            "place-or-transport",
            "other",
        ),
    }
)
"""Field of the session note -> the codes it may hold. Packs choose from these, and add none."""

NOT_ASKED: Final = "not-asked"
"""What a field holds when the visit did not come by its question, or the visitor was not sure."""

ROUTES: Final = (
    "talk",
    "get-ready",
    "first-steps",
    "assessment",
    "complaint",
    "disagreement",
    "mediation",
    "appeal",
    "exclusion",
    "discrimination",
    "know-more",
)
"""The routes that a step may belong to; a session note keeps which of them were open."""

HELP_NOW: Final = "help-now"
"""The route of steps for danger and crisis, which are one touch away from every screen."""
