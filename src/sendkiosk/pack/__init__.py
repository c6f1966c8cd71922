"""Content packs: reading them, compiling them into a flow, and walking through every path.

May import: `findings`, `journey`, `language`, pydantic, markdown-it-py.
Never belongs here: the text of any pack, widgets, what becomes of a visit once it is over.
"""
