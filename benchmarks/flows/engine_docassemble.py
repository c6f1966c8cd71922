"""docassemble.base without its web server: an answer is stored, the next question assembled.

engine_docassemble.py INTERVIEW.yml
"""

from __future__ import annotations

import sys
import types
from pathlib import Path
from time import perf_counter
from typing import Any

import pluggy
from docassemble.base.config import daconfig  # type: ignore[import-not-found]

from benchmarks.asking import serve
from benchmarks.flows.content import MOST_ANSWERS, answer_at

# Word lists would be downloaded, unless another process has them. It is never asked here.
daconfig |= {"nltk socket": __file__, "debug": False}
# Reads bar codes in pictures, and needs a library of the system for it.
barcodes = types.ModuleType("pyzbar.pyzbar")
barcodes.decode = None  # type: ignore[attr-defined]
sys.modules |= {"pyzbar": types.ModuleType("pyzbar"), "pyzbar.pyzbar": barcodes}

from docassemble.base import parse  # type: ignore[import-not-found]  # noqa: E402 - as above
from docassemble.base.interview_source import (  # type: ignore[import-not-found]  # noqa: E402
    InterviewSourceString,
)
from docassemble.base.plugin_manager import pm  # type: ignore[import-not-found]  # noqa: E402
from docassemble.base.thread_context import (  # type: ignore[import-not-found]  # noqa: E402
    empty_globals,
    global_context,
    user_dict_context,
)

hook = pluggy.HookimplMarker("docassemble")
VISITOR = {"session_uid": "1", "device_id": "1", "the_user_id": 1, "theid": 1, "roles": []}


class Server:
    """What the web server would tell."""

    @hook
    def get_default_language(self) -> str:
        """Return the language of the interview."""
        return "en"

    @hook
    def get_default_dialect(self) -> str:
        """Return the same."""
        return "en"

    @hook
    def get_default_voice(self) -> str:
        """Return the same."""
        return "en"

    @hook
    def get_default_locale(self) -> str:
        """Return where it is."""
        return "en_GB.utf8"

    @hook
    def get_default_country(self) -> str:
        """Return where it is."""
        return "GB"

    @hook
    def get_default_timezone(self) -> str:
        """Return where it is."""
        return "Europe/London"

    @hook
    def get_configuration(self) -> dict[str, Any]:
        """Return the settings."""
        return dict(daconfig)

    @hook
    def get_main_page_parts(self) -> dict[str, Any]:
        """Return no texts around the questions."""
        return {}


class Docassemble:
    """The interview that was loaded last."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def load(self, _question: dict[str, Any]) -> dict[str, Any]:
        """Read the interview from its file."""
        start = perf_counter()
        text = self._file.read_text(encoding="utf-8")
        source = InterviewSourceString(
            path=self._file.name, directory=str(self._file.parent), content=text, package="made_up"
        )
        self._interview = parse.Interview(source=source)
        return {"seconds": perf_counter() - start}

    def visit(self, question: dict[str, Any]) -> dict[str, Any]:
        """Take a visit; tell how long each answer took, and which questions came."""
        answers = parse.get_initial_dict()
        seconds: list[float] = []
        screens: list[str] = []
        with user_dict_context(answers):
            asked = self._next(answers)
            while asked and len(seconds) < MOST_ANSWERS:
                answer = answer_at(question["visit"], len(seconds))
                start = perf_counter()
                answers[asked] = answer
                asked = self._next(answers)
                seconds.append(perf_counter() - start)
                screens.append(asked.replace("_", "-"))
        return {"seconds": seconds, "screens": screens}

    def _next(self, answers: dict[str, Any]) -> str:
        """Return the variable that is asked for next; "" when there is none."""
        status = parse.InterviewStatus(current_info={"user": VISITOR, "url": "", "arguments": {}})
        self._interview.assemble(answers, status)
        fields = status.question.fields
        return parse.from_safeid(fields[0].saveas) if fields else ""


if __name__ == "__main__":
    pm.register(Server())
    docassemble = Docassemble(Path(sys.argv[1]))
    with global_context(empty_globals()):
        serve({"load": docassemble.load, "visit": docassemble.visit})
