"""Reports of session notes: what was counted, in values that any renderer can draw.

May import: `notes.disclosure`, `notes.note`, `journey`, Babel.
Never belongs here: files, databases, pages, clocks, a count that disclosure control has not seen.
"""
