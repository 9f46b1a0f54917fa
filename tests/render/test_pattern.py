"""Patterns: one meaning in both validators, or refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render import schema
from render.errors import SchemaError
from render.pattern import example, is_portable, matches


@pytest.mark.parametrize(
    "pattern",
    [
        "^$", "^[0-9]{4}$", "^[0-9]{6}([0-9]{2})?$", "^(da|kl)$", r"^\d{2}\.\d{2}$", "^[^,;]+$",
        "^.*$", "^(?:a|b)c$", "^[A-ZÆØÅ]{3}-x$", r"^a\]\[$", "^a{2,}$", "^a{2,3}$", r"^\^\$$", "^a b$",
    ],
)  # fmt: skip
def test_portable(pattern: str) -> None:
    assert is_portable(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param("[0-9]{4}", id="not anchored"),
        pytest.param("^[0-9]{4}", id="open end"),
        pytest.param("[0-9]{4}$", id="open start"),
        pytest.param("^a|b$", id="anchors bind tighter than or"),
        pytest.param("^a$|^b$", id="anchors inside"),
        pytest.param(r"^a\$", id="escaped end"),
        pytest.param("^a\\\\$b$", id="anchor inside"),
        pytest.param(r"^\w+$", id="word characters differ"),
        pytest.param(r"^\s$", id="spaces differ"),
        pytest.param(r"^\D$", id="negated digits"),
        pytest.param(r"^[\w]$", id="word characters in a class"),
        pytest.param(r"^\bx$", id="boundary"),
        pytest.param(r"^\p{L}$", id="property"),
        pytest.param(r"^(a)\1$", id="back reference"),
        pytest.param("^(?=a)a$", id="look ahead"),
        pytest.param("^(?!a)b$", id="negative look ahead"),
        pytest.param("^(?<=a)b$", id="look behind"),
        pytest.param("^(?P<n>a)$", id="named group"),
        pytest.param("^(?i:a)$", id="flags"),
        pytest.param("^(?>a)$", id="atomic"),
        pytest.param("^a*?$", id="lazy"),
        pytest.param("^a*+$", id="possessive"),
        pytest.param("^*a$", id="nothing to repeat"),
        pytest.param("^(*a)$", id="nothing to repeat in a group"),
        pytest.param("^a{,3}$", id="open lower bound"),
        pytest.param("^a{1000}$", id="many"),
        pytest.param("^(a$", id="open group"),
        pytest.param("^a)$", id="stray end"),
        pytest.param("^[a$", id="open class"),
        pytest.param("^[[:alpha:]]$", id="posix class"),
        pytest.param("^[[a]$", id="bracket in a class"),
        pytest.param("^[]a]$", id="bracket first"),
        pytest.param("^\\x41$", id="hexadecimal"),
        pytest.param("^\\u0041$", id="unicode"),
        pytest.param("^\\n$", id="line feed escaped"),
        pytest.param("^\n$", id="line feed"),
        pytest.param("^" + "a" * 500 + "$", id="long"),
        pytest.param("^a\\$", id="lone backslash at the end"),
        pytest.param("^", id="only a start"),
        pytest.param("$", id="only an end"),
        pytest.param("", id="nothing"),
        pytest.param(
            "^[a&&b]$", id="set intersection elsewhere",
        ),
        pytest.param(
            "^[a~~b]$", id="symmetric difference elsewhere",
        ),
        pytest.param(
            "^(a+)+$", id="repeat of a repeat",
        ),
        pytest.param(
            "^[b-a]$", id="range the wrong way round",
        ),
        pytest.param(
            "^a{3,1}$", id="bounds the wrong way round",
        ),
        pytest.param(
            r"^[+-\d]$", id="range to a class",
        ),
    ],
)  # fmt: skip
def test_not_portable(pattern: str) -> None:
    assert not is_portable(pattern)


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("^[0-9]{4}$", "3900", True),
        ("^[0-9]{4}$", "39000", False),
        ("^[0-9]{4}$", "3900\n", False),
        ("^[0-9]{4}$", "\n3900", False),
        ("^[0-9]{4}$", "٣٩٠٠", False),
        (r"^\d{4}$", "٣٩٠٠", False),
        ("^(da|kl)$", "kl", True),
        ("^(da|kl)$", "dakl", False),
        ("^.$", "\n", False),
        ("^.$", "😀", True),
        ("^[^a]$", "\n", True),
        ("^a.c$", "abc", True),
        (r"^a\.c$", "abc", False),
        ("^A$", "a", False),
        ("^$", "", True),
        ("^$", "\n", False),
    ],
)
def test_matches(pattern: str, text: str, expected: bool) -> None:
    assert matches(pattern, text) is expected


ATOMS = st.sampled_from(
    ["a", "b", "æ", "-", "/", "&", "#", "~", " ", ".", r"\d", r"\.", r"\-", r"\/", r"\]",
     "[a-c]", "[^a]", r"[\d-]", "[.]", r"[\-\]]", "[æøå]", "(a|b)", "(?:|a)", "()"]
)  # fmt: skip
REPEATS = st.sampled_from(["", "", "", "?", "*", "+", "{2}", "{0}", "{1,2}", "{2,}"])
PATTERNS = st.lists(st.tuples(ATOMS, REPEATS), max_size=5).map(
    lambda pairs: "^" + "".join(atom + repeat for atom, repeat in pairs) + "$"
)


@given(PATTERNS, st.lists(st.text("abcæ-/&#~ .1٣\n\r\u2028]", max_size=5), max_size=8), st.data())
def test_both_validators_agree(pattern: str, texts: list[str], data: st.DataObject) -> None:
    assert is_portable(pattern)
    found = schema.from_documents({"s.json": {"pattern": pattern}}, "s.json")
    texts.append(data.draw(st.from_regex(re.compile(pattern, re.ASCII))))
    for text in texts:
        expected = re.fullmatch(pattern[1:-1], text, re.ASCII) is not None
        assert found.accepts(text) is expected
        assert (not found.problems(text)) is expected


def test_no_text_makes_a_pattern_hang(
    within: Callable[[float], AbstractContextManager[None]],
) -> None:
    try:
        found = schema.from_documents({"s.json": {"pattern": "^(a+)+$"}}, "s.json")
    except SchemaError:
        return
    with within(1):
        assert found.problems("a" * 30 + "b")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("^[0-9]{4}$", "1234"),
        ("^[0-9]{6}([0-9]{2})?$", "123456"),
        ("^[A-ZÆØÅ]{3}-[0-9]{4}(-[0-9]{3})?$", "AAA-1234"),
        ("^(da|kl)$", "da"),
        (r"^\d+\.\d{2}$", "1.23"),
        ("^§ ?[0-9]+$", "§1"),
        ("^(?:(?:a|b)-)?[^0-9]+$", "A"),
        ("^(a(b|c)c)?d(e|f){2}$", "dee"),
        ("^.{3,}$", "123"),
        ("^[€]$", ""),
        ("^x*$", ""),
    ],
)
def test_an_example_matches(value: str, expected: str) -> None:
    assert is_portable(value)
    assert example(value) == expected
