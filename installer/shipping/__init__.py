"""What builds of the program share: which packages go along, and which parts of Qt.

May import the standard library only: builds start from a bare Python. Never belongs here: anything
that only one kind of system needs.
"""
