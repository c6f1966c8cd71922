"""What `installer/bootstrap.py` does once it runs on a Python that serves.

May import: the standard library only.
Never here: anything of sendkiosk itself, which is not installed yet when this runs.
"""
