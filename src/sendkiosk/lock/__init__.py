"""The lock of a kiosk: the PIN of its staff, wrong tries, and the knock that asks for the PIN.

May import: `language`, `journey`; inside functions `argon2`.
Never belongs here: widgets, what staff may do once they are in, a PIN in the clear in file or log.
"""
