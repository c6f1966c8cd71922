"""Checks of what is on the screen: words cut off, things too small, too close, or hard to see.

May import: what `ui` may. Both the gallery of screens and the tests use them.
Never belongs here: which screens are looked at, where pictures of them go.
"""
