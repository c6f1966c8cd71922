"""A kiosk for families who disagree with a decision about special educational needs.

Holds the rooms that docs/architecture.md describes; they may import each other downwards only.
Never belongs here: code; this file holds the version, and nothing that takes time to import.
"""

__version__ = "0.1.0"
