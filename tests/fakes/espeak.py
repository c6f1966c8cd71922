"""A program that is called like espeak-ng, takes as long, and makes no sound."""

from __future__ import annotations

import sys
from pathlib import Path

PROGRAM = """#!{python} -IS
import sys, time
words = sys.argv[1:]
if words[0].startswith("--voices="):
    print("Pty Language       Age/Gender VoiceName          File                 Other Languages")
    if words[0] == "--voices=en":
        print(" 1  en              --/M      english-mb-en1     mb/mb-en1            (en 2)")
        print(" 2  en-us           --/M      English_(America)  gmw/en-US            (en 3)")
        print(" 2  en-gb           --/M      English_(GB)       gmw/en               (en 2)")
    sys.exit()
with open({calls!r}, "a") as calls:
    print(*words, file=calls)
text = sys.stdin.buffer.read()
if "--stdout" in words:
    import io, wave
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setparams((1, 2, 22050, 0, "NONE", ""))
        sound.writeframes(bytes([1, 2]) * 1500 * len(text))
    sys.stdout.buffer.write(file.getvalue())
else:
    time.sleep({seconds} * len(text))
sys.exit({status})
"""


def write_espeak(folder: Path, *, seconds: float = 1 / 60, status: int = 0) -> Path:
    """Return a program in `folder` that takes `seconds` for a letter and ends with `status`.

    The words it was called with are in the file `calls` beside it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "espeak-ng"
    source = PROGRAM.format(
        python=sys.executable, calls=str(folder / "calls"), seconds=seconds, status=status
    )
    program.write_text(source, encoding="utf-8")
    program.chmod(0o755)
    return program
