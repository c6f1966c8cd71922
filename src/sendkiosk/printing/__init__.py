"""Getting a sheet onto paper: the printer port, CUPS, a folder, and what can go wrong as values.

May import: `journey`, `language`, the standard library.
Never belongs here: Qt, how a sheet looks, what stands on it, any copy of it that nobody asked for.
"""
