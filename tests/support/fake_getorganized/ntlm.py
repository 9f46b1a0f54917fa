"""A real NTLM handshake for each connection, by pyspnego; or Basic, which no one has seen (?)."""

from __future__ import annotations

import atexit
import base64
import os
import tempfile
from contextlib import suppress
from pathlib import Path

import spnego
from spnego.exceptions import SpnegoError

DOMAIN, NAME, PASSWORD = "EKSEMPEL", "segl", "Prøve-kode-1"  # of the fake only
USER = f"{DOMAIN}\\{NAME}"
OFFERED = ("Negotiate", "NTLM")  # as IIS does


def know_user() -> None:
    """Let pyspnego know the one user there is, by a file of this process."""
    known = os.environ.get("NTLM_USER_FILE", "")
    if known and Path(known).is_file():
        return
    handle, path = tempfile.mkstemp(suffix=".ntlm")
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(f"{DOMAIN}:{NAME}:{PASSWORD}\n")
    os.environ["NTLM_USER_FILE"] = path
    atexit.register(_forget, path)


def _forget(path: str) -> None:
    with suppress(OSError):
        Path(path).unlink()


class Handshake:
    """The state of one connection: who is at its other end, once that is proven."""

    def __init__(self, scheme: str) -> None:
        self._scheme = scheme
        self._context: spnego.ContextProxy | None = None
        self.user = ""

    def step(self, header: str) -> tuple[str, ...]:
        """Take an Authorization header; return what is offered in turn, nothing once let in."""
        scheme, _, token = header.partition(" ")
        if self._scheme == "basic":
            self.user = USER if token == _basic() and scheme == "Basic" else ""
            return () if self.user else ("Basic",)
        if self.user and not token:
            return ()
        if scheme != "NTLM" or not token:
            return OFFERED
        try:
            return self._handshake(base64.b64decode(token, validate=True))
        except (SpnegoError, ValueError, IndexError):
            self._context = None
            return OFFERED

    def _handshake(self, token: bytes) -> tuple[str, ...]:
        if self._context is None or self._context.complete:
            self.user = ""
            self._context = spnego.server(protocol="ntlm", options=spnego.NegotiateOptions.use_ntlm)
        answer = self._context.step(token)
        if self._context.complete:
            self.user = self._context.client_principal or ""
            return ()
        return (f"NTLM {base64.b64encode(answer or b'').decode()}",)


def _basic() -> str:
    return base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
