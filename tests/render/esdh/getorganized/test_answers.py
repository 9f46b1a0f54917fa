"""What an answer is, before it is believed."""

from __future__ import annotations

import pytest

from render.errors import DeliveryError
from render.esdh.answer import Answer
from render.esdh.getorganized.answers import acknowledge, content, document_id, table


@pytest.mark.parametrize(
    ("kind", "data", "page"),
    [
        ("application/json", b'{"DocId": 1}', False),
        ("application/json", b"", False),
        ("application/octet-stream", b"PK\x03\x04<html>", False),
        ("text/html; charset=utf-8", b"<!-- -->Fejl", True),
        ("text/html", b'{"DocId": 1}', True),
        ("", b"\xef\xbb\xbf\r\n <!DOCTYPE HTML>", True),
        ("application/octet-stream", b"<HTML><body>HTTP Error 503", True),
    ],
)
def test_a_page_is_known_as_one(kind: str, data: bytes, page: bool) -> None:
    assert Answer(200, kind, data).is_page is page


@pytest.mark.parametrize(
    ("kind", "data", "said"),
    [
        ("text/html", b'{"DocId": 1}', "page"),
        ("application/json", b"<html>", "page"),
        ("application/json", b"OK", "cannot be read"),
        ("application/json", b"\xff", "cannot be read"),
        ("application/json", b"[" * 100_000, "cannot be read"),
        ("application/json", b'[{"DocId": 1}]', "cannot be read"),
        ("application/json", b'{"DocId": 1, "Success": false}', "itself says"),
        ("application/json", b'{"DocId": 1, "a": [{"Success": 1}]}', "itself says"),
        ("application/json", b'{"DocId": "215820"}', "valid document id"),
        ("application/json", b'{"DocId": 1e3}', "valid document id"),
        ("application/json", b'{"DocId": -1}', "valid document id"),
        ("application/json", b'{"DocID": 1}', "valid document id"),
    ],
)
def test_no_id_is_believed_that_is_none(kind: str, data: bytes, said: str) -> None:
    with pytest.raises(DeliveryError, match=said) as caught:
        document_id(Answer(200, kind, data))
    assert (caught.value.outcome, caught.value.document) == ("unknown", "")


@pytest.mark.parametrize(
    "data", [b'{"DocId": 7}', b'\xef\xbb\xbf{"DocId": 7}', b'{"DocId": 7, "Success": true}']
)
def test_an_id_is_believed(data: bytes) -> None:
    assert document_id(Answer(200, "application/json", data)) == 7


def test_a_question_is_never_answered_by_unknown() -> None:
    for data in (b"<html>", b"OK", b'{"Success": false}'):
        with pytest.raises(DeliveryError) as caught:
            table(Answer(200, "", data))
        assert caught.value.outcome != "unknown"


def test_what_is_plainly_said() -> None:
    assert acknowledge(Answer(200, "", b'{"Success": true}')) is True
    assert acknowledge(Answer(200, "", b" ")) is False
    assert acknowledge(Answer(200, "", b"{}")) is False
    assert content(Answer(200, "", b"null")) is None
    assert "PK" not in repr(Answer(200, "", b"PK"))
