"""What must hold in a pack once all of it has been read: one module for each kind of rule.

May import: `findings`, `journey`, and the rest of `pack` but compiling and what builds on it.
Never belongs here: reading files, building the flow.
"""
