"""Addresses of servers that letters and passwords may go to."""

from __future__ import annotations

from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def is_safe(url: str) -> bool:
    """
    Say whether a text is an address and no more, by TLS: no user or password, nothing asked.

    Without TLS this machine itself is the only one.
    """
    try:
        parts = urlsplit(url)
        _ = parts.port  # a ValueError where it is none
        is_near = parts.scheme == "http" and parts.hostname in LOOPBACK
    except ValueError:
        return False
    is_one = bool(parts.hostname) and "@" not in parts.netloc
    return is_one and (parts.scheme == "https" or is_near) and not (parts.query or parts.fragment)
