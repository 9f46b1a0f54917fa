"""Cases a line each."""

from __future__ import annotations

import io

from render.case import MAX_BYTES
from segl.cases import json_lines


def test_each_line_is_a_case_whatever_is_on_it() -> None:
    found = [*json_lines.cases(io.BytesIO(b'\xef\xbb\xbf{"a": 1}\r\n\n{"b":\n \t\nx'))]
    assert [(one.number, one.data) for one in found] == [(1, b'{"a": 1}'), (3, b'{"b":'), (5, b"x")]
    assert not any(one.problem for one in found)  # the worker that reads it says what is wrong


def test_a_line_that_is_too_long_does_not_stop_the_rest() -> None:
    for length in (MAX_BYTES + 1, 3 * MAX_BYTES):
        data = b"{}\n" + b"x" * length + b"\n{}\n"
        found = [*json_lines.cases(io.BytesIO(data))]
        assert [(one.number, one.data) for one in found] == [(1, b"{}"), (2, b""), (3, b"{}")]
        assert found[1].problem is not None
        assert found[1].problem.message.en == "The case is larger than 10 MB."


def test_a_line_of_just_the_limit() -> None:
    (one,) = json_lines.cases(io.BytesIO(b"x" * MAX_BYTES + b"\n"))
    assert len(one.data) == MAX_BYTES


def test_a_last_line_without_an_end_that_is_too_long() -> None:
    (one,) = json_lines.cases(io.BytesIO(b"x" * (MAX_BYTES + 1)))
    assert one.problem is not None
