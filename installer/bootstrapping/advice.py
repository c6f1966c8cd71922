"""What a person can do about a program that failed, from what it printed."""

from __future__ import annotations

from collections.abc import Sequence

from bootstrapping.machine import Result

# What a failed program printed -> what a person can do about it; the first that fits is told.
ADVICE: tuple[tuple[tuple[str, ...], str], ...] = (
    (("No space left on device", "Errno 28"), "The disk is full: make room (about 2 GB)."),
    (
        ("DO NOT MATCH THE HASHES",),
        "A downloaded file is not the one that was tested. Do not use it; try again another day.",
    ),
    (
        ("Permission denied", "Errno 13", "Read-only file system", "Errno 30"),
        "This folder cannot be written to: copy sendkiosk to a folder of your own.",
    ),
    (
        (
            "Temporary failure",
            "Name or service not known",
            "getaddrinfo failed",
            "nodename nor servname",
            "Connection refused",
            "Network is unreachable",
            "timed out",
            "NewConnectionError",
            "NameResolutionError",
            "SSLError",
            "ProxyError",
        ),
        "The packages could not be downloaded: check the network connection.",
    ),
    (
        ("No matching distribution", "Could not find a version"),
        "The network is down, or a package is not made for this Python or this kind of computer.",
    ),
)


def advice_for(output: str) -> str:
    """Return what a person can do about what was printed; "" if this trouble is not a known one."""
    return next((advice for signs, advice in ADVICE if _shows(signs, output)), "")


def explain(result: Result) -> str:
    """Return the lines that show why a program failed, and what a person can do about it."""
    lines = result.output.splitlines()
    for signs, advice in ADVICE:
        telling = [line for line in lines if _shows(signs, line)]
        if telling:
            # The one line is enough: what stands around it is for programmers.
            return f"{Result(result.code, telling[-1]).last_lines()}\n{advice}"
    return f"{result.last_lines()}\nThe lines above say why."


def _shows(signs: Sequence[str], text: str) -> bool:
    return any(sign in text for sign in signs)
