"""The printed sheet: fonts, text, layout, and the summary put on paper as a PDF.

May import: `journey`, `language`, the standard library, reportlab.
Never belongs here: printers, windows, what a summary says, anything kept after the sheet is made.
"""
