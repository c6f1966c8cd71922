"""Tools for translators: lists of texts, catalogues kept up to date, checks, signing off.

May import: `pack`, `language`, `findings`, `journey`, and libraries where they are used.
Never belongs here: what a visit needs to be shown in a language, widgets, printing.
"""
