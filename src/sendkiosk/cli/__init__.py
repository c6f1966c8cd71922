"""The command line: what people type, and what is printed back.

May import: every other room; Qt only through `app`, inside the commands that open a window.
Never belongs here: rules, words for visitors, how a part is built.
"""

from sendkiosk.cli.main import main

__all__ = ["main"]
