"""What a system's server answered, and what any of them can be told by: pages, JSON, redirects."""

from __future__ import annotations

import json
from typing import Any

from render.record import record

ABSENT = 404
# statuses by which a server says no before it does anything (RFC 9110, 15.5); another 4xx may be
# a proxy's, which has passed the request on
CLEAR = frozenset({400, 401, 403, 404, 405, 406, 409, 410, 411, 412, 413, 414, 415, 422, 423})
_MAX_DEPTH = 200  # of JSON; a real answer has ten
# where a redirect points that asks for a login first
_LOGIN = (
    "login", "signin", "authenticate", "accessdenied", "adfs", "saml", "wsfed", "openid-connect",
)  # fmt: skip


class Unread(Exception):  # noqa: N818  # a finding, which each client tells in its own words
    """An answer that is not the JSON that was asked for."""


@record
class Answer:
    """
    An answer: status, kind of content, bytes, and where a redirect points; never printed.

    `offered` are the ways of logging in, `closes` says whether the connection ends with it.
    """

    status: int
    kind: str = ""
    data: bytes = b""
    location: str = ""
    offered: str = ""
    closes: bool = False

    def __repr__(self) -> str:
        return f"Answer({self.status}, {len(self.data)} bytes)"

    @property
    def is_well(self) -> bool:
        """Whether its status is a yes."""
        return 200 <= self.status < 300

    @property
    def is_page(self) -> bool:
        """Whether it is a page for people, as login pages and errors are."""
        start = self.data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        return self.kind.startswith("text/html") or start.startswith((b"<!doctype html", b"<html"))

    @property
    def turns_away(self) -> bool:
        """
        Whether it is a redirect by which nothing was done: to a login, or to be asked elsewhere.

        Another 302 or 303 may be how a server ends a request that it has done.
        """
        if not 300 <= self.status < 400:
            return False
        asks = any(word in self.location.lower() for word in _LOGIN)
        return asks or self.status in (301, 307, 308)


def read_json(answer: Answer) -> Any:
    """
    Return the JSON of an answer, read strictly; Unread for a page or anything else.

    A key that stands twice, a number that is none and half a letter are no answer: whoever takes
    one of two ids may journalise another document.
    """
    if answer.is_page:
        raise Unread
    try:
        text = answer.data.decode("utf-8-sig")  # a UnicodeDecodeError is a ValueError
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
        if "\\ud" in text or "\\uD" in text:
            json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        pass
    else:
        if not _is_too_deep(found):
            return found
    raise Unread


def shown(text: str) -> str:
    """Return a server's words without what a terminal obeys: they are shown to people."""
    return "".join(one if one.isprintable() else " " for one in text)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _no_number(word: str) -> Any:
    raise ValueError(word)


def _is_too_deep(found: Any) -> bool:
    """Say whether a value is nested deeper than any real one, and than what reads it can bear."""
    level = [found] if isinstance(found, dict | list) else []
    for _ in range(_MAX_DEPTH):
        held = (one.values() if isinstance(one, dict) else one for one in level)
        level = [inner for one in held for inner in one if isinstance(inner, dict | list)]
        if not level:
            return False
    return True
