"""Print how much of the labelled remarks is found, what is missed, and how long it takes.

    PYTHONPATH=src:. python benchmarks/remarks.py

The tables are those of docs/redaction.md.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from sendkiosk.notes.remarks.kinds import Kind
from sendkiosk.notes.remarks.redactor import load_redactor
from sendkiosk.paths import find_places
from tests.support.remarks import HELD_OUT, TUNED_ON, Judged, judge, read_labelled

_SETS = (TUNED_ON, HELD_OUT)


def main() -> None:
    """Print the tables and the times."""
    begun = time.perf_counter()
    redactor = load_redactor(find_places().resources / "remarks")
    loaded = time.perf_counter()
    redactor.redact("Spoke to Ann on 07700 900123, see example.org")
    first = time.perf_counter()
    judged = {file: [judge(redactor, each) for each in read_labelled(file)] for file in _SETS}
    done = time.perf_counter()
    remarks = sum(map(len, judged.values()))
    print(f"lists {1000 * (loaded - begun):.0f} ms, first remark {1000 * (first - loaded):.0f} ms,")
    print(f"each of {remarks} remarks {1000 * (done - first) / remarks:.1f} ms\n")
    print("| kind | tuned on | held out |\n| --- | --- | --- |")
    for kind in Kind:
        print(f"| {kind} | {' | '.join(_found(judged[file], {kind}) for file in _SETS)} |")
    print(f"| **all** | {' | '.join(_found(judged[file], set(Kind)) for file in _SETS)} |")
    print(f"| harmless words lost | {' | '.join(_lost(judged[file]) for file in _SETS)} |\n")
    print("| kind | typed | stored |\n| --- | --- | --- |")
    for each in (each for file in _SETS for each in judged[file]):
        for label in each.missed:
            print(f"| {label.kind} | {each.words(label)} | {each.redacted.text} |")
    lost = [word for file in _SETS for each in judged[file] for word in each.lost]
    print(f"\nlost: {', '.join(lost)}")


def _found(judged: Sequence[Judged], kinds: set[Kind]) -> str:
    every = [label for each in judged for label in each.remark.labels if label.kind in kinds]
    missed = [label for each in judged for label in each.missed if label.kind in kinds]
    found = len(every) - len(missed)
    return f"{found} of {len(every)} ({100 * found / len(every):.1f} %)"


def _lost(judged: Sequence[Judged]) -> str:
    lost, words = sum(len(each.lost) for each in judged), sum(each.harmless for each in judged)
    return f"{lost} of {words} ({100 * lost / words:.1f} %)"


if __name__ == "__main__":
    main()
