"""Reading text files that people write, so that every fault has a file, a line and what to do.

May import: the standard library, pydantic, tree-sitter. Nothing of the project.
Never belongs here: what a pack or the settings mean; only how they are read and complained about.
"""
