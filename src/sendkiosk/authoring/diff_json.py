"""A comparison of two packs as JSON, for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sendkiosk.authoring.diff_changes import Change
from sendkiosk.authoring.diff_effect import Side
from sendkiosk.authoring.diff_report import Comparison
from sendkiosk.authoring.diff_visitors import Visitors
from sendkiosk.journey.flow import PackVersion


def as_json(comparison: Comparison) -> str:
    """Return a comparison as a JSON object."""
    found = comparison.effect
    data = {
        "nothing_changed": comparison.nothing,
        "changes": [_change_data(change) for change in comparison.changes],
        "effect": {
            "new": _side_data(found.new),
            "old": _side_data(found.old) if found.old else None,
        },
        "old_packs": _pack_data(comparison.old_packs),
        "new_packs": _pack_data(comparison.new_packs),
        "version_was_forgotten": comparison.version_was_forgotten,
    }
    return json.dumps(data, indent=2, ensure_ascii=False)


def _change_data(change: Change) -> dict[str, Any]:
    return {
        "area": change.area.value,
        "how": change.how.value,
        "id": change.id,
        "place": change.place,
        "title": change.title,
        "important": change.important,
        "for_whom": change.whom or None,
        "lines": [
            {"what": line.what, "old": list(line.old), "new": list(line.new)}
            for line in change.lines
        ],
    }


def _side_data(side: Side) -> dict[str, Any]:
    return {
        "paths": side.paths,
        "changed": side.changed,
        "groups": [
            {
                "gained": [step.id for step in group.gained],
                "lost": [step.id for step in group.lost],
                "reordered": group.reordered,
                "paths": group.paths,
                "for_whom": _visitor_data(group.visitors),
            }
            for group in side.groups
        ],
        "more_groups": side.more_groups,
        "not_compared": side.alone,
        "not_compared_for_whom": _visitor_data(side.alone_visitors),
    }


def _visitor_data(visitors: Iterable[Visitors]) -> list[dict[str, Any]]:
    return [
        {"paths": part.paths, "where": list(part.clauses), "other_paths": part.others}
        for part in visitors
    ]


def _pack_data(packs: Iterable[PackVersion]) -> list[dict[str, str]]:
    return [{"id": pack.id, "version": pack.version} for pack in packs]
