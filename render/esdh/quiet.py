"""Libraries of ours that would write lines of their own on a caseworker's terminal: silenced."""

from __future__ import annotations

import logging


def silence() -> None:
    """
    Let no library tell of requests on the terminal; Segl says what became of them.

    Each try of stamina's is a warning by itself, which Python writes to standard error where no
    program has set logging up. pyspnego logs the handshake, from which a password can be guessed.
    """
    import stamina.instrumentation  # late: nothing is repeated that is not begun

    stamina.instrumentation.set_on_retry_hooks(())
    logging.getLogger("spnego").setLevel(logging.WARNING)
