"""Tools for the people who own the words: checks of quality, pictures, lists, comparisons.

May import: `handout`, `pack`, `language`, `findings`, `journey`.
Never belongs here: anything that a visit needs, widgets, what compiles a pack.
"""
