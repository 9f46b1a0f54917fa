"""Tags in running text."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.tags import Broken, Span, has_delimiter, literal, scan, unescape


def found(text: str) -> list[tuple[str, str, str] | str]:
    """Return (kind, lift, code) of each tag, and "open" or "close" for a broken one."""
    return [
        (item.kind, item.lift, item.code)
        if isinstance(item, Span)
        else "open"
        if item.opener
        else "close"
        for item in scan(text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kære borger",
        "{ a }",
        "{a}}"[:3],
        "100 % {",
        "} {",
        "{ {a} }",
        "%",
        "# {",
        "kl. 8-16 #1",
    ],
)
def test_no_tag(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a {{ b }} c", [("output", "", "b")]),
        ("{{b}}{{c}}", [("output", "", "b"), ("output", "", "c")]),
        ("{% if a %}", [("statement", "", "if a")]),
        ("{%p if a %}", [("statement", "p", "if a")]),
        ("{%tr for a in b %}", [("statement", "tr", "for a in b")]),
        ("{%tc if a %}", [("statement", "tc", "if a")]),
        ("{%r if a %}", [("statement", "r", "if a")]),
        ("{{r a }}", [("output", "r", "a")]),
        ("{{p a }}", [("output", "p", "a")]),
        ("{{ p }}", [("output", "", "p")]),
        ("{{p}}", [("output", "", "p")]),
        ("{{ tr.navn }}", [("output", "", "tr.navn")]),
        ("{{price }}", [("output", "", "price")]),
        ("{# note {{ a }} #}", [("comment", "", "")]),
        ("{#p note #}", [("comment", "p", "")]),
        ("{%- if a -%}", [("statement", "", "if a")]),
        ("{%+ if a %}", [("statement", "", "if a")]),
        ("{{ '}}' }}", [("output", "", "'}}'")]),
        ("{{ \"%}\" ~ '{{' }}", [("output", "", "\"%}\" ~ '{{'")]),
        ("{{ ‘a’ ~ “b” }}", [("output", "", "'a' ~ \"b\"")]),
        ("{{\u00a0a\u00ad\u200b.b\u00a0}}", [("output", "", "a.b")]),
        ("{% if\u00a0a %}", [("statement", "", "if a")]),
        ("{{ »a« ~ „b“ ~ ‚c‘ ~ `d´ }}", [("output", "", "\"a\" ~ \"b\" ~ 'c' ~ 'd'")]),
        ("{{ »}}« }}", [("output", "", "»"), "close"]),
        ("»{{ a }}«", [("output", "", "a")]),
        ("{{ »a }} b « }}", [("output", "", "»a"), "close"]),
        ("{{ a\u2060\ufeff.b – 1 }}", [("output", "", "a.b - 1")]),
        ("{% tr for a in b %}", [("statement", "tr", "for a in b")]),
        ("{%pif a %}", [("statement", "p", "if a")]),
        ("{%P if a %}", [("statement", "p", "if a")]),
        ("{% print a %}", [("statement", "", "print a")]),
        ("{{ r a }}", [("output", "r", "a")]),
        ("{{ r if a else b }}", [("output", "", "r if a else b")]),
        ("{{ it's }} {{ b }}", [("output", "", "it's"), ("output", "", "b")]),
        ("{{\ta\n}}", [("output", "", "a")]),
        ("{{", ["open"]),
        ("{{ a", ["open"]),
        ("{{ a {{ b }}", ["open", ("output", "", "b")]),
        ("a }}", ["close"]),
        ("{% if a", ["open"]),
        ("%}", ["close"]),
        ("{# a", ["open"]),
        ("{{ a %}", ["open", "close"]),
        ("{% a }}", ["open", "close"]),
        ("{{ a }}}}", [("output", "", "a"), "close"]),
    ],
)
def test_tags(text: str, expected: list[tuple[str, str, str] | str]) -> None:
    assert found(text) == expected


def test_spans_are_where_they_are() -> None:
    (span,) = scan("Kære {{ navn }}.")
    assert isinstance(span, Span)
    assert "Kære {{ navn }}."[span.start : span.end] == "{{ navn }}"


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        ("{%- a %}", True, False),
        ("{% a -%}", False, True),
        ("{%- a -%}", True, True),
        ("{% -a %}", False, False),
    ],
)
def test_trim(text: str, left: bool, right: bool) -> None:
    (span,) = scan(text)
    assert isinstance(span, Span)
    assert (span.trim_left, span.trim_right) == (left, right)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kære borger", "Kære borger"),
        ("Kære {{ navn }}, {% if a %}ja{# nu #}{% endif %}!", "Kære , ja!"),
        ("{{ a", "{{ a"),
        ("a }} b {{ c }}d", "a }} b d"),
    ],
)
def test_without_tags(text: str, expected: str) -> None:
    assert literal(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("{_{ a }_}", "{{ a }}"), ("{_% a %_}", "{% a %}"), ("a_b {_ }", "a_b {_ }"), ("", "")],
)
def test_escapes(text: str, expected: str) -> None:
    assert unescape(text) == expected
    assert not found(text)


@given(st.text("{}%#'\" a_-\u00a0’", max_size=60))
def test_spans_never_overlap_and_nothing_is_missed(text: str) -> None:
    last = 0
    rest = ""
    broken = 0
    for item in scan(text):
        assert item.start >= last
        rest += text[last : item.start]
        last = item.end if isinstance(item, Span) else item.start
        broken += isinstance(item, Broken)
        if isinstance(item, Span):
            assert text[item.start : item.start + 2] in ("{{", "{%", "{#")
            assert text[item.end - 2 : item.end] in ("}}", "%}", "#}")
    if not broken:
        assert not has_delimiter(rest + text[last:]) or "{" in rest


@pytest.mark.parametrize(
    "piece",
    [
        "{{",
        "{%",
        "{#",
        "}}",
        "{{ '",
        "{{ \"'",
        "{{ a }}",
        "{% '{{' ",
        "{{ }} {# ",
        "{{#",
        "{",
        "'",
        "{{ a %}",
        "{{ »",
        "{{ „a",
        "{{ »a'",
        "»a« ",
        "{{ `",
        "{% tr ",
        "{% - ",
    ],
)
def test_floods_are_read_in_no_time(
    piece: str, within: Callable[[float], AbstractContextManager[None]]
) -> None:
    with within(5):
        assert sum(1 for _ in scan(piece * 30_000)) <= 60_000
        list(scan("#}" + piece * 30_000))
