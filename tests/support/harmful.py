"""
Answers of a server that is broken or means harm, byte for byte, for both fakes.

Each comes after all was done that was asked for, so that a client which says "refused" of a
letter lies. What has no end here ends after a while: a client that waits for it fails its test
by the time, not by hanging.
"""

from __future__ import annotations

import base64
import functools
import gzip
import io
import json
import time
from collections.abc import Callable, Iterator, Sequence

from render.record import record

_YES = b"HTTP/1.1 200 OK\r\n"
_AWAY = b"HTTP/1.1 302 Found\r\nLocation: "
_JSON = b"Content-Type: application/json\r\n"
_CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"
_CLOSE = b"Connection: close\r\n\r\n"
_PAUSE = 0.05
_DRIPS = 160  # eight seconds
_PIECE = b'"x",' * 16_384
MOST = 150_000_000  # bytes of what has no end
BOMB = 200_000_000  # bytes in two hundred thousand
Pieces = Iterator[bytes]


@record
class Asked:
    """What is known of a request: the sound answer to it, and a server that is not its own."""

    body: bytes
    elsewhere: str = ""


def pieces(kind: str, asked: Asked) -> Pieces:
    """Yield the answer of a kind, in the pieces in which it is sent."""
    if kind in DATA:
        yield _whole(DATA[kind], _YES + _JSON)
        return
    yield from WIRE[kind](asked)


def refused(kind: str, offered: Sequence[str]) -> Pieces:
    """Yield a 401 that lets nobody in, in a way that should go on for ever."""
    odd = base64.b64encode(b"NTLMSSP\0\x02\0\0\0" + b"\xff" * 40).decode()
    ways = (f"NTLM {odd}",) if kind == "odd" else offered or ("NTLM",)
    head = "HTTP/1.1 401 No\r\n" + "".join(f"WWW-Authenticate: {way}\r\n" for way in ways)
    if kind == "endless":
        yield from _endless(head.encode() + b"Content-Length: 999999999\r\n\r\n", _PIECE)
    elif kind == "drip":
        yield from _dripping(head.encode() + b"Content-Length: 9000\r\n\r\n", b" ")
    else:
        yield head.encode() + b"Content-Length: 0\r\n\r\n"


def _whole(body: bytes, head: bytes) -> bytes:
    return head + b"Content-Length: %d\r\n" % len(body) + _CLOSE + body


def _endless(head: bytes, piece: bytes) -> Pieces:
    yield head
    for _ in range(MOST // len(piece)):
        yield piece


def _dripping(head: bytes, drop: bytes) -> Pieces:
    yield head
    for _ in range(_DRIPS):
        time.sleep(_PAUSE)
        yield drop


@functools.cache
def _bomb() -> bytes:
    made = io.BytesIO()
    with gzip.GzipFile(fileobj=made, mode="wb", compresslevel=9) as packed:
        for _ in range(BOMB // 1_000_000):
            packed.write(b" " * 1_000_000)
    return made.getvalue()


def _packed(coding: bytes, body: bytes, head: bytes = _YES + _JSON) -> bytes:
    return _whole(body, head + b"Content-Encoding: " + coding + b"\r\n")


def _one(make: Callable[[Asked], bytes]) -> Callable[[Asked], Pieces]:
    return lambda asked: iter([make(asked)])


WIRE: dict[str, Callable[[Asked], Pieces]] = {
    "endless": lambda _: _endless(_YES + _JSON + _CLOSE + b"[", _PIECE),
    "endless_chunks": lambda _: _endless(
        _YES + _JSON + _CHUNKED, b"%x\r\n%s\r\n" % (len(_PIECE), _PIECE)
    ),
    "endless_chunk_line": lambda _: _endless(_YES + _JSON + _CHUNKED, b"0" * 65_536),
    "endless_continue": lambda _: _endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 1_000),
    "endless_redirect": lambda asked: _endless(
        _AWAY + asked.elsewhere.encode() + b"/\r\n" + _CLOSE, _PIECE
    ),
    "endless_heads": lambda _: _endless(_YES, b"X-Mere: %s\r\n" % (b"x" * 1_000)),
    "drip": lambda _: _dripping(_YES + _JSON + b"Content-Length: 9000\r\n\r\n[", b" "),
    "drip_chunks": lambda _: _dripping(_YES + _JSON + _CHUNKED, b"1\r\n \r\n"),
    "drip_head": lambda _: _dripping(_YES + b"X-Mere: ", b"x"),
    "drip_status": lambda _: _dripping(b"HTTP/1.1 20", b"0"),
    "drip_continue": lambda _: _dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "drip_redirect": lambda asked: _dripping(
        _AWAY + asked.elsewhere.encode() + b"/\r\nContent-Length: 9000\r\n\r\n", b" "
    ),
    "bomb": _one(lambda _: _packed(b"gzip", _bomb())),
    "bomb_redirect": _one(
        lambda asked: _packed(b"gzip", _bomb(), _AWAY + asked.elsewhere.encode() + b"/\r\n")
    ),
    "gzip_twice": _one(
        lambda asked: _packed(b"gzip, gzip", gzip.compress(gzip.compress(asked.body)))
    ),
    "gzip_cut": _one(lambda asked: _packed(b"gzip", gzip.compress(asked.body)[:-12])),
    "gzip_none": _one(lambda asked: _packed(b"gzip", asked.body)),
    "coding_unknown": _one(lambda asked: _packed(b"br", asked.body)),
    "length_more": _one(
        lambda asked: _YES + _JSON + b"Content-Length: %d\r\n" % (len(asked.body) + 9) + _CLOSE
        + asked.body
    ),
    "length_less": _one(
        lambda asked: _YES + _JSON + b"Content-Length: %d\r\n" % (len(asked.body) - 1) + _CLOSE
        + asked.body
    ),
    "length_none": _one(lambda asked: _YES + _JSON + b"Content-Length: mange\r\n" + _CLOSE),
    "length_two": _one(
        lambda asked: _YES + _JSON + b"Content-Length: 2\r\nContent-Length: 3\r\n" + _CLOSE
    ),
    "chunk_odd": _one(lambda _: _YES + _JSON + _CHUNKED + b"mange\r\n{}\r\n"),
    "no_http": _one(lambda _: b"SSH-2.0-OpenSSH_9.6\r\n"),
    "nothing": _one(lambda _: b""),
    "location_odd": _one(lambda _: _whole(b"", _AWAY + b"http://[::1\r\n")),
    "location_bytes": _one(lambda _: _whole(b"", _AWAY + b"\xff\xfe\r\n")),
    "elsewhere": _one(
        lambda asked: _whole(b"", _AWAY + asked.elsewhere.encode() + b"/\r\n")
    ),
    "page_as_data": _one(
        lambda _: _whole(b"\n<html><form>Log ind</form></html>", _YES + _JSON)
    ),
    "page": _one(
        lambda _: _whole(b"<p>Log ind</p>", _YES + b"Content-Type: text/html\r\n")
    ),
}  # fmt: skip
_FIELDS = ("Id", "DocId", "Results", "CasesInfo", "Metadata", "value", "access_token")
DATA: dict[str, bytes] = {
    "null": b"null",
    "number": b"7",
    "text": b'"OK"',
    "list_of_null": b"[null]",
    "null_fields": json.dumps(dict.fromkeys(_FIELDS)).encode(),
    "odd_fields": json.dumps({field: {"Id": []} for field in _FIELDS}).encode(),
    "latin1": '{"Id": 1501, "DocId": 1, "Navn": "Afgørelse"}'.encode("latin-1"),
    "key_twice": b'{"Id": 1501, "Id": 1503, "DocId": 1, "DocId": 2}',
    "half_letter": rb'{"Id": 1501, "DocId": 1, "Navn": "\ud800", "access_token": "\ud800"}',
    "nan": b'{"Id": 1501, "DocId": 1, "Andet": NaN}',
    "long_number": b'{"Id": 1501, "DocId": 1, "Andet": %s}' % (b"9" * 5_000),
    "deep": b'{"Id": 1501, "DocId": 1, "Andet": %s%s}' % (b"[" * 700, b"]" * 700),
    "deeper": b"[" * 200_000,
}
KINDS = frozenset({*WIRE, *DATA})
SLOW = frozenset(kind for kind in WIRE if kind.startswith("drip"))
