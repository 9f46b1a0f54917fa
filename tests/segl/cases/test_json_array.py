"""The items of a JSON list, cut out of a stream of any pieces."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.case import MAX_BYTES
from segl.cases import json_array

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
SPACE = st.text(" \t\r\n", max_size=3)


def cut(data: bytes, piece: int = json_array.PIECE) -> list[Any]:
    """Return the bytes of each item, or the sentence of its problem."""
    found = [*json_array.cases(io.BytesIO(data), piece)]
    assert [one.number for one in found] == [*range(1, len(found) + 1)]
    return [one.problem.message.en if one.problem else one.data for one in found]


@given(
    st.lists(VALUES, max_size=6),
    st.sampled_from([None, 0, 3]),
    st.booleans(),
    st.integers(1, 40),
    SPACE,
)
def test_items_are_those_that_json_reads(
    items: list[Any], indent: int | None, is_ascii: bool, piece: int, space: str
) -> None:
    text = space + json.dumps(items, indent=indent, ensure_ascii=is_ascii) + space
    data = text.encode("utf-8", "surrogatepass")
    assert [json.loads(item) for item in cut(data, piece)] == items


@given(st.text('[]{},:"\\ax1 \n', max_size=30), st.integers(1, 7))
def test_what_is_no_json_is_cut_alike_in_any_pieces(text: str, piece: int) -> None:
    data = f"[{text}".encode()
    assert cut(data, piece) == cut(data)


@given(st.text('[]{},:"\\ax1 \n', max_size=30))
def test_no_broken_list_passes_for_a_sound_one(text: str) -> None:
    data = f"[{text}".encode()
    found = cut(data)
    try:
        items = [json.loads(item) for item in found]
    except (ValueError, TypeError):
        return  # told as a problem, or refused where the item is read
    assert items == json.loads(data)


CUT = "The file ends within the list, so it is not whole. The rest of the cases is missing."
EMPTY = "There is no case between two commas, or a comma too many."
BEHIND = "Something stands behind the last ] of the list, which was not read."


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"[]", [], id="no item"),
        pytest.param(b"\xef\xbb\xbf[ ]\n", [], id="no item, a mark"),
        pytest.param(rb'[{"a": "\\"}, {"b": "]\""}]', [rb'{"a": "\\"}', rb'{"b": "]\""}'], id="\\"),
        pytest.param(b'[{"a":1},{"b":}]', [b'{"a":1}', b'{"b":}'], id="broken within"),
        pytest.param(b"[{}{}]", [b"{}{}"], id="no comma"),
        pytest.param(b"[{},]", [b"{}", EMPTY], id="a comma too many"),
        pytest.param(b"[,{}]", [EMPTY, b"{}"], id="a comma first"),
        pytest.param(b"[{},{", [b"{}", CUT], id="cut off"),
        pytest.param(b'[{},{"a', [b"{}", CUT], id="cut off in a text"),
        pytest.param(b"[{}", [CUT], id="no end"),
        pytest.param(b"[{}] x", [b"{}", BEHIND], id="more behind"),
        pytest.param(b"[{}}, {}]", [b"{}}", b"{}"], id="a brace too many"),
    ],
)
@pytest.mark.parametrize("piece", [1, 2, 5, json_array.PIECE])
def test_a_list(data: bytes, expected: list[Any], piece: int) -> None:
    assert cut(data, piece) == expected


def test_a_case_that_is_too_large_does_not_stop_the_rest() -> None:
    large = b'{"x": "' + b"a" * MAX_BYTES + b'"}'
    assert cut(b"[{}," + large + b",{}]") == [b"{}", "The case is larger than 10 MB.", b"{}"]
    just = b'"' + b"a" * (MAX_BYTES - 2) + b'"'
    assert cut(b"[" + just + b"]") == [just]
