"""The case reader: JSON and only data, under limits, with exact numbers."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from render import case
from render.errors import CaseError

SECRET = "hemmelig-0101901234"
Within = Callable[[float], AbstractContextManager[None]]


def refused(data: bytes) -> CaseError:
    """Return the refusal, which never holds a value."""
    with pytest.raises(CaseError) as caught:
        case.read(data)
    error = caught.value
    texts = [error.message.da, error.message.en, str(error), repr(error.problems)]
    assert not any(SECRET in text for text in texts)
    return error


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"{}", {}, id="empty"),
        pytest.param(b'\xef\xbb\xbf{"a": 1}', {"a": 1}, id="byte order mark"),
        pytest.param('{"navn": "Åse 😀\\n\\t"}'.encode(), {"navn": "Åse 😀\n\t"}, id="text"),
        pytest.param(b'{"a": "\\ud83d\\ude00"}', {"a": "😀"}, id="escaped pair"),
        pytest.param(
            b'{"a": null, "b": [true, false]}', {"a": None, "b": [True, False]}, id="words"
        ),
        pytest.param(b'{"a": 0.10}', {"a": Decimal("0.10")}, id="decimal kept exact"),
        pytest.param(b'{"a": 999999999999999}', {"a": 999999999999999}, id="15 digits"),
        pytest.param(b'{"a": -999999999999999}', {"a": -999999999999999}, id="15 digits and sign"),
        pytest.param(
            b'{"a": 1234567890123.45}', {"a": Decimal("1234567890123.45")}, id="15 in all"
        ),
        pytest.param(b'{"a": 1.5e3}', {"a": Decimal("1.5E+3")}, id="exponent"),
        pytest.param(b'{"a": {"b": 1}, "b": 2}', {"a": {"b": 1}, "b": 2}, id="same name elsewhere"),
        pytest.param(
            '{"__class__": "x", "kl\u00e6g": 1}'.encode(), {"__class__": "x", "klæg": 1}, id="names"
        ),
        pytest.param(b'{"a": "[[[[[\\"[[[["}', {"a": '[[[[["[[[['}, id="brackets in text"),
    ],
)
def test_read(data: bytes, expected: dict[str, Any]) -> None:
    found = case.read(data)
    assert found == expected
    assert json.dumps(found, default=str) == json.dumps(expected, default=str)


def nested(levels: int) -> bytes:
    return b'{"a":' * levels + b"1" + b"}" * levels


def test_64_levels() -> None:
    case.read(nested(64))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(f'{{"a": NaN, "b": "{SECRET}"}}', "NaN", id="NaN"),
        pytest.param('{"a": Infinity}', "Infinity", id="infinity"),
        pytest.param('{"a": -Infinity}', "-Infinity", id="negative infinity"),
        pytest.param(f'{{"a": "{SECRET}", "a": 2}}', "»a« står to gange", id="name twice"),
        pytest.param(f'{{"x": {{"b": 1, "b": "{SECRET}"}}}}', "»b« står", id="name twice inside"),
        pytest.param(f'{{"navn": "{SECRET}\\ud800"}}', "navn", id="lone high surrogate"),
        pytest.param(f'{{"navn": "\\udc00{SECRET}"}}', "navn", id="lone low surrogate"),
        pytest.param(f'{{"navn": "{SECRET}\\u0000"}}', "navn", id="NUL"),
        pytest.param(f'{{"navn": "{SECRET}\\u000b"}}', "navn", id="vertical tab"),
        pytest.param(f'{{"navn": "{SECRET}\\u001f"}}', "navn", id="unit separator"),
        pytest.param(f'{{"navn": "{SECRET}\\ufffe"}}', "navn", id="U+FFFE"),
        pytest.param(f'{{"navn": "{SECRET}\uffff"}}', "navn", id="U+FFFF as it is"),
        pytest.param(f'{{"a": [{{"b": ["x", "{SECRET}\\u0001"]}}]}}', "a[0].b[1]", id="deep"),
        pytest.param(f'{{"na\\u0001vn": "{SECRET}"}}', "na?vn", id="control character in a name"),
        pytest.param(f'{{"a": "{SECRET}\x01"}}', "linje 1", id="control character unescaped"),
        pytest.param(f'{{"a": "{SECRET}\n"}}', "linje 1", id="line feed in a text"),
        pytest.param('{"a": 1234567890123456}', "15 cifre", id="16 digits"),
        pytest.param('{"a": -1234567890123456}', "15 cifre", id="16 digits and sign"),
        pytest.param('{"a": 12345678901234.56}', "15 cifre", id="16 digits with decimals"),
        pytest.param('{"a": 1e400}', "15 cifre", id="1e400"),
        pytest.param('{"a": 1e-400}', "15 cifre", id="1e-400"),
        pytest.param('{"a": ' + "9" * 5_000 + "}", "15 cifre", id="5000 digits"),
        pytest.param(
            '{"a": 1e99999999999999999999}',
            "15 cifre",
            id="huge exponent",
        ),
        pytest.param(f'["{SECRET}"]', "JSON-objekt", id="list"),
        pytest.param(f'"{SECRET}"', "JSON-objekt", id="text"),
        pytest.param("null", "JSON-objekt", id="null"),
        pytest.param(f'{{"a": "{SECRET}"', "linje 1", id="not closed"),
        pytest.param(f'{{"a": "{SECRET}",}}', "linje 1", id="trailing comma"),
        pytest.param(f"{{'a': '{SECRET}'}}", "linje 1", id="python"),
        pytest.param(f'{{\n"a": 01, "b": "{SECRET}"}}', "linje 2", id="leading zero"),
        pytest.param(f'{{"a": 1}} {SECRET}', "linje 1", id="something after it"),
        pytest.param("", "Sagen er tom.", id="nothing"),
        pytest.param(" \n\t", "Sagen er tom.", id="blanks"),
        pytest.param('{"Aviaja Hansen": 1, "Aviaja Hansen": 2}', "Et felt står", id="person twice"),
        pytest.param('{"010190-1234": 1, "010190-1234": 2}', "Et felt står", id="number twice"),
    ],
)
def test_refused(data: str, words: str) -> None:
    assert words in refused(data.encode("utf-8", "surrogatepass")).message.da


@pytest.mark.parametrize(
    ("data", "place", "hint"),
    [
        pytest.param(
            f'{{\n"a": "{SECRET}"\n"b": 2}}', "linje 3, tegn 1", "et komma", id="no comma"
        ),
        pytest.param(
            f'{{"a": "{SECRET}"b"}}', "linje 1, tegn 28", "anførselstegn", id="quote within"
        ),
        pytest.param(f'{{"a": "{SECRET}",}}', "linje 1", "et komma for meget", id="trailing comma"),
        pytest.param(
            '{"a": [1, ]}', "linje 1", "et komma for meget", id="trailing comma in a list"
        ),
        pytest.param(f'{{"a": “{SECRET}”}}', "linje 1", "skrå anførselstegn", id="curled"),
        pytest.param("{“a”: 1}", "linje 1", "skrå anførselstegn", id="curled name"),
        pytest.param(
            f'{{"a": "{SECRET}”,\n"b": 1}}', "linje 1", "skrå anførselstegn", id="half curled"
        ),
        pytest.param(f'{{"a": »{SECRET}«}}', "linje 1", "skrå anførselstegn", id="guillemets"),
        pytest.param('{"a": "»b«" "c": 1}', "linje 1", "et komma", id="guillemets that may stand"),
        pytest.param(f'{{"a": "{SECRET}\n"}}', "linje 1", "efter teksten", id="line feed"),
        pytest.param(f'{{"a": "{SECRET}', "linje 1", "efter teksten", id="text not closed"),
        pytest.param(f'{{"a": "{SECRET}"', "linje 1", "for tidligt", id="not closed"),
        pytest.param('{"a" 1}', "linje 1", "kolon", id="no colon"),
        pytest.param("{'a': 1}", "linje 1", "lige anførselstegn", id="python"),
        pytest.param(f'{{"a": {SECRET}}}', "linje 1", "anførselstegn", id="no quotes"),
        pytest.param(f'{{"a": "C:\\x{SECRET}"}}', "linje 1", "skråstreg", id="backslash"),
        pytest.param(f'{{"a": 1}} {SECRET}', "linje 1", "efter sagens sidste", id="more"),
    ],
)
def test_hint_where_it_is_no_json(data: str, place: str, hint: str) -> None:
    said = refused(data.encode()).message.da
    assert f"på eller lige før {place}" in said
    assert hint in said


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(nested(65), "64 niveauer", id="65 levels"),
        pytest.param(b'{"a":' + b"[" * 100_000, "64 niveauer", id="100,000 levels"),
        pytest.param(b'{"a": "\xe5se"}', "UTF-8", id="latin-1"),
        pytest.param('{"a": 1}'.encode("utf-16"), "UTF-8", id="utf-16"),
        pytest.param(b'{"a": "\xed\xa0\x80"}', "UTF-8", id="surrogate in UTF-8"),
        pytest.param(b" " * (10 * 2**20) + b"{}", "10 MB", id="over 10 MB"),
    ],
)
def test_refused_bytes(data: bytes, words: str) -> None:
    assert words in refused(data).message.da


def test_10_mb_are_read_in_seconds(within: Within) -> None:
    with within(20):
        case.read(b'{"a": "' + b"a" * (10 * 2**20 - 9) + b'"}')


def test_flood_of_quotes_is_refused_in_no_time(within: Within) -> None:
    """20,000 escaped quotes in a text that never ends."""
    with within(1.5):
        refused(b'{"a": "' + b'\\"' * 20_000)


def test_path_names_the_field() -> None:
    (problem,) = refused(b'{"barn": {"navne": ["A", "B\\u0000"]}}').problems
    assert problem.path == "barn.navne[1]"


LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(10**15) + 1, 10**15 - 1)
    | st.decimals(-(10**6), 10**6, places=3)
    | st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]))
)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text("abæ_", max_size=3), inner)
)


class Plain(json.JSONEncoder):
    def default(self, o: Any) -> Any:
        return float(o)


@given(st.dictionaries(st.text("abcæøå", min_size=1), VALUES, max_size=4))
@settings(max_examples=60)
def test_what_json_writes_is_read(content: dict[str, Any]) -> None:
    found = case.read(json.dumps(content, cls=Plain).encode())
    assert json.loads(json.dumps(found, cls=Plain)) == json.loads(json.dumps(content, cls=Plain))


@given(st.text('{}[]":,\\u0123456789.eE+-truefalsn \n', max_size=60) | st.binary(max_size=60))
@example('{"a": 1e1000}')
def test_anything_is_read_or_refused(data: str | bytes) -> None:
    try:
        case.read(data.encode() if isinstance(data, str) else data)
    except CaseError as error:
        assert error.message.da
