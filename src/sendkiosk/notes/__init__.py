"""Session notes: what is kept of a visit, in which words, and in which file.

May import: `pack`, `language`, `journey`, Babel; inside functions `sqlite_utils`, slow to import;
what `remarks` says.
Never belongs here: widgets, answers or dates of visitors, clocks, what tells two visits apart.
"""
