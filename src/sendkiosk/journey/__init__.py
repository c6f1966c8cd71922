"""The domain: flow, conditions, visit, time limits and summary, all pure.

May import: the standard library, and `holidays` (England's bank holidays). Nothing of the project.
Never belongs here: files, clocks, widgets, translated text, what a visitor could be found by.
"""
