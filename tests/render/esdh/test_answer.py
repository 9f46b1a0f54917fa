"""Answers that any system may give: pages, JSON, redirects."""

from __future__ import annotations

import pytest

from render.esdh.answer import Answer, Unread, read_json


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"null", None),
        (b"[]", []),
        (b'\xef\xbb\xbf{"a": 1}', {"a": 1}),
        (rb'{"a": "\ud83d\ude00", "b": "\u00e6"}', {"a": "\U0001f600", "b": "æ"}),
        (rb'{"a": "C:\\udvalg"}', {"a": "C:\\udvalg"}),
        (b'{"a": {"a": 1}, "A": 2}', {"a": {"a": 1}, "A": 2}),
        (b"[" * 100 + b"]" * 100, None),
    ],
)
def test_what_is_sound_is_read(data: bytes, found: object) -> None:
    assert read_json(Answer(200, "", data)) == found or data.startswith(b"[[")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"OK",
        b"\xff",
        b"<html>",
        b'{"a": 1, "a": 1}',
        b'[{"b": {"a": 1, "a": 2}}]',
        b"NaN",
        b"[-Infinity]",
        rb'"\ud800"',
        rb'{"\uDFFF": 1}',
        b"[" * 300 + b"]" * 300,
        b'{"a":' * 300 + b"1" + b"}" * 300,
        b"[" * 200_000,
        b"9" * 5_000,
    ],
)
def test_what_is_none_is_not(data: bytes) -> None:
    with pytest.raises(Unread):
        read_json(Answer(200, "application/json", data))


@pytest.mark.parametrize(
    ("status", "location", "away"),
    [
        (302, "/_layouts/15/Authenticate.aspx", True),
        (303, "https://sbsip.example/auth/realms/sbsip/protocol/openid-connect/auth", True),
        (307, "https://andetsteds.example/", True),
        (302, "/dokument/9", False),
        (303, "", False),
        (200, "/login", False),
    ],
)
def test_a_redirect_by_which_nothing_was_done(status: int, location: str, away: bool) -> None:
    assert Answer(status, location=location).turns_away is away
