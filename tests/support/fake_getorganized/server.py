"""
A GetOrganized to be tried against: HTTP/1.1 on this machine, NTLM by connection, strict.

Its answers where no source tells the real ones (duplicates, refusals, journalising, sizes,
promotion, finalized documents: docs/getorganized.md, points 2 and 6 to 10) are assumptions.
"""

from __future__ import annotations

import json
import re
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import harmful
from fake_getorganized import chunks
from fake_getorganized.contract import RefusalError
from fake_getorganized.fake import Fake, Options, Recorded
from fake_getorganized.faults import AFTER, BEFORE, HOSTILE, Fault
from fake_getorganized.ntlm import Handshake, know_user
from fake_getorganized.routes import ROUTES, Asked, Route, Said, said
from fake_getorganized.state import State

_HTML = "text/html; charset=utf-8"
_BUSY = b"<html><body><h2>HTTP Error 503. The service is unavailable.</h2></body></html>"
_LOGIN = b"<!DOCTYPE html><html><title>Log ind</title></html>"
_IDS: Mapping[str, bytes] = {
    "no_docid": b"{}",
    "bool_docid": b'{"DocId": true}',
    "zero_docid": b'{"DocId": 0}',
    "null_docid": b'{"DocId": null}',
}
_ALL = (*ROUTES, *chunks.ROUTES)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "Fake", ""
    timeout = 60
    fake: Fake

    def setup(self) -> None:
        super().setup()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._handshake = Handshake(self.fake.scheme)

    def log_message(self, *args: Any) -> None:
        return

    def handle(self) -> None:
        try:
            super().handle()
        except (ConnectionError, TimeoutError, ssl.SSLError):
            self.close_connection = True

    def do_GET(self) -> None:
        self._serve()

    do_POST = do_GET  # noqa: N815  # the standard library's name for it

    def _serve(self) -> None:
        size = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(size)
        route, match, function = _routed(self.command, self.path)
        offered = self._handshake.step(self.headers.get("Authorization", ""))
        self._note(route, body)
        if self.fake.options.knock:
            self._harm(harmful.refused(self.fake.options.knock, offered))
            return
        if offered:
            self._say(Said(401, b""), [("WWW-Authenticate", one) for one in offered])
            return
        fault = self.fake.script.take(route)
        if fault is not None:
            self.fake.state.count(f"fault {fault.kind}")
        if fault is not None and fault.kind in BEFORE:
            self._fail(fault)
            return
        answer = self._answer(match, function, body, fault)
        if fault is not None and fault.kind in HOSTILE and answer.status < 300:
            self._harm(harmful.pieces(
                fault.kind, harmful.Asked(answer.body, self.fake.elsewhere)
            ))  # fmt: skip
            self.close_connection = True
            return
        if fault is not None and fault.kind in AFTER and answer.status < 300:
            self._spoil(fault, answer)
            return
        self._say(answer)

    def _note(self, route: str, body: bytes) -> None:
        state, user = self.fake.state, self._handshake.user
        state.count(f"requests {route}" if user else f"knocks {route}")
        state.count(f"bytes {route}", len(body))
        if self.fake.keep:
            headers = dict(self.headers.items())
            kind = headers.get("Content-Type", "")
            self.fake.recorded.append(
                Recorded(route, self.command, self.path, kind, user, body, headers)
            )

    def _answer(
        self, match: re.Match[str] | None, function: Route | None, body: bytes, fault: Fault | None
    ) -> Said:
        if match is None or function is None:
            return said({"Message": "no such address"}, 404)
        if len(body) > self.fake.options.limit:
            return said({"Message": "too large"}, 413)
        kind, query = self.headers.get("Content-Type", ""), self.path.partition("?")[2]
        digest = self.headers.get("X-RequestDigest", "")
        try:
            return function(Asked(self.fake, match, kind, body, fault, f"?{query}", digest))
        except RefusalError as refusal:
            return said({"Message": str(refusal)}, refusal.status)

    # --- what goes wrong ----------------------------------------------------------------

    def _fail(self, fault: Fault) -> None:
        kind = fault.kind
        if kind == "slow_drop":
            time.sleep(self.fake.options.slow)
        if kind in ("drop_before", "slow_drop"):
            self._drop()
        elif kind.isdigit():
            self._say(Said(int(kind), b"{}"))
        elif kind == "redirect":
            self._say(Said(302, b""), [("Location", "/_layouts/15/Authenticate.aspx?Source=x")])
        elif kind == "redirect_elsewhere":
            self._say(Said(307, b""), [("Location", "http://127.0.0.1:9/andetsteds")])
        else:
            self._say({
                "html503": Said(200, _BUSY, _HTML),
                "login": Said(200, _LOGIN, _HTML),
                "garbage": Said(200, b"OK?"),
                "list": Said(200, b"[]"),
                "empty": Said(200, b""),
                "success_false": said({"Success": False, "Message": "Nej"}),
            }[kind])  # fmt: skip

    def _spoil(self, fault: Fault, answer: Said) -> None:
        """Answer otherwise than well although all is done."""
        kind = fault.kind
        if kind == "drop_after":
            self._drop()
        elif kind == "slow":
            time.sleep(self.fake.options.slow)
            self._say(answer)
        elif kind == "cut":
            self._say(Said(200, answer.body[: len(answer.body) // 2]), length=len(answer.body))
            self._drop()
        elif kind == "redirect_after":
            self._say(Said(303, b""), [("Location", f"{self.fake.url}/done")])
        elif kind in ("html_after", "garbage_after", "success_false_after"):
            self._fail(Fault({"html_after": "html503"}.get(kind, kind.removesuffix("_after"))))
        elif kind.endswith("_after"):
            self._say(Said(int(kind.removesuffix("_after")), b"{}"))
        else:
            self._say(answer._replace(body=_docid(kind, answer.body)))

    def _harm(self, pieces: Iterator[bytes]) -> None:
        """Answer as a server that is broken or means harm; count what was taken of it."""
        for piece in pieces:
            self.connection.sendall(piece)
            self.fake.written += len(piece)

    def _drop(self) -> None:
        self.close_connection = True
        self.wfile.flush()
        self.connection.shutdown(socket.SHUT_RDWR)

    def _say(
        self, answer: Said, headers: Sequence[tuple[str, str]] = (), length: int | None = None
    ) -> None:
        self.send_response(answer.status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body) if length is None else length))
        self.end_headers()
        self.wfile.write(answer.body)


def _docid(kind: str, body: bytes) -> bytes:
    """Return an answer whose id is no id; what has none, as a mark, stays as it is."""
    number = json.loads(body or b"{}").get("DocId")
    if number is None:
        return body
    made = {"string_docid": {"DocId": str(number)}, "float_docid": {"DocId": number + 0.5}}
    return json.dumps(made[kind]).encode() if kind in made else _IDS[kind]


def _routed(method: str, path: str) -> tuple[str, re.Match[str] | None, Route | None]:
    for name, wanted, pattern, function in _ALL:
        match = re.fullmatch(pattern, path, re.IGNORECASE)
        if match is not None and method == wanted:
            return name, match, function
    return "unknown", None, None


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of connections that the other end, or a fault, has cut."""


@contextmanager
def serve(
    state: State | None = None,
    options: Options | None = None,
    scheme: str = "ntlm",
    tls: ssl.SSLContext | None = None,
    port: int = 0,
    keep: bool = True,
) -> Iterator[Fake]:
    """Run a fake on a free port of this machine until the block ends."""
    know_user()
    fake = Fake(state or State(), options or Options(), scheme, keep)
    handler = type("Handler", (_Handler,), {"fake": fake})
    server = _Server(("127.0.0.1", port), handler)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    fake.url = f"{'https' if tls else 'http'}://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
