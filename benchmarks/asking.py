"""Processes that do one thing again and again when asked, and tell how long it took."""

from __future__ import annotations

import json
import select
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any, Final

PATIENCE: Final = 180.0
"""Seconds after which an answer is not waited for any longer."""


class Worker(AbstractContextManager["Worker"]):
    """A process that answers each line of JSON with a line of JSON."""

    def __init__(self, command: Sequence[object], env: Mapping[str, str]) -> None:
        """Start `command`; nothing is asked yet."""
        self._process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=dict(env),
        )

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()

    def ask(self, question: Mapping[str, Any]) -> dict[str, Any]:
        """Return the answer to `question`.

        Raises TimeoutError when there is none in time, RuntimeError when the process has ended.
        """
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps(question).encode() + b"\n")
        stdin.flush()
        if not select.select([stdout], [], [], PATIENCE)[0]:
            raise TimeoutError
        line = stdout.readline()
        if not line:
            raise RuntimeError(self._process.args)
        answer: dict[str, Any] = json.loads(line)
        return answer


def serve(answers: Mapping[str, Callable[[dict[str, Any]], dict[str, Any]]]) -> None:
    """Answer each line of stdin by what `answers` has for its "do", until there is no more."""
    out = sys.stdout
    # What the engines print themselves must not come between.
    sys.stdout = sys.stderr
    for line in sys.stdin:
        question = json.loads(line)
        out.write(json.dumps(answers[question["do"]](question)) + "\n")
        out.flush()
