"""Signs that look like others, and those that nobody sees."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.lookalikes import has_unseen, oddities, plain, sign_name


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("navn", "navn"),
        ("a == 'b'", "a == 'b'"),
        ("“a” ~ ‘b’", "\"a\" ~ 'b'"),
        ("»a« ~ «b» ~ ›c‹ ~ ‹d›", "\"a\" ~ \"b\" ~ 'c' ~ 'd'"),
        ("„a“ ~ „b” ~ ‚c‘ ~ ‟d”", '"a" ~ "b" ~ \'c\' ~ "d"'),
        ("`a´ ~ ´b´ ~ ′c′ ~ ″d″", "'a' ~ 'b' ~ 'c' ~ \"d\""),
        ("＂a＂ ~ ＇b＇ ~ 〝c〞", '"a" ~ \'b\' ~ "c"'),
        ("»Jens’ mor«", '"Jens\' mor"'),
        ('"»a«"', '"»a«"'),
        ("'„a“'", "'„a\"'"),
        ("»a »b« c«", '»a "b" c«'),
        ("»a", "»a"),
        ("»a {b}«", "»a {b}«"),
        ("a\u00a0.\u2009b", "a . b"),
        ("a\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u2068b", "ab"),
        ("'a\u00a0\u200bb'", "'a\u00a0\u200bb'"),
        ("a – b — c − d ‑ e", "a - b - c - d - e"),
        ("'–'", "'–'"),
        ("a\u030ar", "år"),
        ("'a\u030a'", "'a\u030a'"),
        ("a\t\nb", "a\t\nb"),
    ],
)
def test_plain(code: str, expected: str) -> None:
    assert plain(code) == expected


@given(st.text("abæ'\"“”‘’»«„‚`´\\ {}\u00a0\u200b–\t|.", max_size=40))
def test_what_is_read_once_is_plain(code: str) -> None:
    once = plain(code)
    assert has_unseen(once) <= has_unseen(code)
    assert not set(once) - set(code) - set("'\" -")
    if code.isascii():
        assert once == code


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("{{ navn }}", []),
        ("{{ »a« }}", ["odd"]),
        ("{{ “a” }}", []),
        ("{{\u00a0a–b\tc }}", ["unseen", "dash", "break"]),
        ("{{ 'a\u00a0b' }}", ["text"]),
        ("{{ a\u030a }}", ["joined"]),
    ],
)
def test_oddities(source: str, kinds: list[str]) -> None:
    assert [one.kind for one in oddities(source)] == kinds


@pytest.mark.parametrize(
    ("sign", "words"),
    [
        ("\u00a0", "hårdt mellemrum"),
        ("\u00ad", "blød bindestreg"),
        ("\u2011", "hård bindestreg"),
        ("\u202e", "retningsmærke"),
        ("\u2009", "særligt mellemrum"),
        ("\u2063", "usynligt tegn"),
    ],
)
def test_names(sign: str, words: str) -> None:
    assert words in sign_name(sign).da


@pytest.mark.parametrize("piece", ["»", "»a", "„a'", "'", "“", "`´", "'\\", "\u00a0", "a\u030a"])
def test_floods_are_read_in_no_time(
    piece: str, within: Callable[[float], AbstractContextManager[None]]
) -> None:
    with within(5):
        plain(piece * 30_000)
        plain("»" + piece * 30_000)
