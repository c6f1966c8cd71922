"""Save, purge and merge without end: `keep_busy.py FILE SEED [SOURCE]`; a line after each.

Each saved note has a remark of its own, which the line tells.
"""

import dataclasses
import sys
from itertools import count
from pathlib import Path
from random import Random

from sendkiosk.notes.merging import merge
from sendkiosk.notes.store import NoteStore
from tests.support.notes import NOTE

OLD = "2023-W10"

store = NoteStore(Path(sys.argv[1]))
seed = sys.argv[2]
source = Path(sys.argv[3])
random = Random(seed)  # noqa: S311 - the same ones each time
# What is slow to import is imported now.
store.count()
print("ready", flush=True)  # noqa: T201 - the test reads it
for number in count():
    what = random.choices(("save", "old", "purge", "merge"), (8, 3, 3, 2))[0]
    word = what
    if what == "save":
        word = f"saved {seed}-{number}"
        store.save(dataclasses.replace(NOTE, remark=f"{seed}-{number}"))
    elif what == "old":
        store.save(dataclasses.replace(NOTE, week=OLD))
    elif what == "purge":
        store.remove_before("2024-W01")
    else:
        merge([source], store.file)
        word = "merged"
    print(word, flush=True)  # noqa: T201
