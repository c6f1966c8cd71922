"""Session notes on a PostgreSQL server, for a service whose kiosks have outgrown files.

May import: `notes`, `journey`; psycopg, which is installed with the extra `server` only.
Never belongs here: SQLite, settings, anything that a visitor waits for.
"""
