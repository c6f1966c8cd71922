"""What `installer/bootstrap.py` does once it runs on a Python that serves.

May import: the standard library only (`catalogues`, run inside the environment, also Babel).
Never here: anything of sendkiosk itself, which is not installed yet when this runs.
"""
