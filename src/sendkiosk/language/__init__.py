"""Putting messages into words: catalogues, dates, plurals, direction, and the markup of texts.

May import: `journey`, `findings`, gettext, polib, Babel, markdown-it-py.
Never belongs here: widgets, PDF, files other than catalogues, the choice of what is said.
"""
