"""Braces that went wrong."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render import braces, tags
from render.braces import Slip


def slips(text: str) -> list[tuple[str, str, str, str]]:
    """Return (kind, what is meant, its lift, its code) of each slip of a text."""
    return [
        (one.kind, one.meant.kind, one.meant.lift, one.meant.code)
        for one in braces.read(text)
        if isinstance(one, Slip)
    ]


@pytest.mark.parametrize(
    "text",
    ["", "{{ a }}", "{a}", "{a", "a}", "{a, {b}}", "{ {a}, {b} }", "{{ a", "a }}", "{ 50 %}", "{}}",
     "{{ se bilag }", "{% navn }", "{ # note }", "{2024}}"],
)  # fmt: skip
def test_no_slip(text: str) -> None:
    assert slips(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{a}}", ("brace", "output", "", "a")),
        ("{{p a}", ("brace", "output", "p", "a")),
        ("{%p if a}", ("brace", "statement", "p", "if a")),
        ("{%- if a }", ("brace", "statement", "", "if a")),
        ("{ % endif % }", ("brace", "statement", "", "endif")),
        ("{ # note #}", ("brace", "comment", "", "")),
        ("{\u200b{ a }}", ("unseen", "output", "", "a")),
        ("{%\u00a0if a }", ("brace", "statement", "", "if a")),
        ("{\u00a0{ a }}", ("brace", "output", "", "a")),
    ],
)
def test_slip(text: str, expected: tuple[str, str, str, str]) -> None:
    assert slips(text) == [expected]
    (one,) = braces.read(text)
    assert isinstance(one, Slip)
    assert text[one.start : one.meant.end] == text


@given(st.text("{}%# ab|\u200b'", max_size=40))
def test_every_sound_tag_stays_and_nothing_overlaps(text: str) -> None:
    read = braces.read(text)
    assert [one for one in read if isinstance(one, tags.Span)] == [
        one for one in tags.scan(text) if isinstance(one, tags.Span)
    ]
    last = 0
    for one in read:
        assert one.start >= last
        span = one.meant if isinstance(one, Slip) else one
        last = span.end if isinstance(span, tags.Span) else span.start


@pytest.mark.parametrize(
    "piece", ["{", "}", "{a}}", "{{a}", "{ ", "{%", "{ % ", "}}", "{a", "{" + " " * 200, "{if a %}"]
)
def test_floods_are_read_in_no_time(
    piece: str, within: Callable[[float], AbstractContextManager[None]]
) -> None:
    with within(10):
        braces.read(piece * 10_000)
