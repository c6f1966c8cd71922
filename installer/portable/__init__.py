"""The portable build: one folder with the program, Python, Qt and the fonts, for a memory stick.

May import: the standard library, `shipping`, `bootstrapping`, `releasing`; the spec PyInstaller.
Never belongs here: what only an installed program needs.
"""
