"""Disclosure control: from exact counts to what may be shown, so that no small count comes back.

May import: `notes.note`, `journey`, the standard library.
Never belongs here: files, databases, labels, pages, clocks, what tells two visits apart.
"""
