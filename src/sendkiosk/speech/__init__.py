"""Reading aloud: the speech port, espeak-ng, and how what is written is said.

May import: the standard library.
Never belongs here: Qt, widgets, what stands on a page, any copy of what was said.
"""
