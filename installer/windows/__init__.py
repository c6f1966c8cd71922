"""The installer for Windows, made with NSIS out of a portable build.

May import: the standard library and `shipping`
Never belongs here: what a portable build needs, too.
"""
