"""The report on session notes, drawn: findings in words, charts and tables, as a PDF.

May import: `handout`, `notes`, `language`, `journey`, the standard library, reportlab's graphics.
Never belongs here: session notes, counting, numbers that are not in the report; windows, files.
"""
