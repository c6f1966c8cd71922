"""The wizard: navigator, window, pages, controls, theme; the only room that knows widgets.

May import: Qt, and every room below it; it is handed what prints, saves and makes sheets.
Never belongs here: sqlite, reportlab, subprocess, rules of law, the choice of the next screen.
"""
