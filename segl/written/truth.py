"""Yes and no, as people and programs write them."""

from __future__ import annotations

_YES = frozenset({"j", "ja", "y", "yes"})
_NO = frozenset({"n", "nej", "no"})
_YES_LISTED = _YES | {"true", "sand", "1"}
_NO_LISTED = _NO | {"false", "falsk", "0"}


def read(text: str) -> bool | None:
    """Return whether a word typed as an answer says yes; None for any other word."""
    return _said(text, _YES, _NO)


def listed(text: str) -> bool | None:
    """
    Return whether a cell of a table says yes; None for any other word.

    An `x` is none: a table with crosses has no way to say no.
    """
    return _said(text, _YES_LISTED, _NO_LISTED)


def _said(text: str, yes: frozenset[str], no: frozenset[str]) -> bool | None:
    word = text.strip().casefold().rstrip(".!")
    return word in yes if word in yes | no else None
