"""Checks of quality that only `pack check` runs: one module for each kind of question.

May import: `findings`, `journey`, `language`, `pack`, and libraries where they are used.
Never belongs here: what stops a pack from being shown, reading files, printing.
"""
