"""
A fake SBSYS on this machine: the token endpoint of SBSIP, and the WebAPI behind it.

It is strict, so that it can fail us: other names of parts, unknown keys, a SagID that is text, a
double slash, a token that ran out. `faults` says what goes wrong with the next requests of a kind;
those of `harmful` come after all was done, and `written` counts their bytes.
"""

from __future__ import annotations

import json
import re
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import harmful
from fake_sbsys import multipart
from fake_sbsys.store import DOCUMENT_KEYS, DRAFT_KEYS, Store, case

CLIENT = {"client_id": "segl", "client_secret": "prøvehemmelighed"}
USER = {"username": "robot", "password": "prøveord"}
PROXY = "/convergens-sbsip-sbsys-webapi-proxy/proxy"
WRITES = ("kladde", "journaliser", "kladde-journaliser")
HTML = b"<html><body><h1>Log ind</h1></body></html>"


class FakeSbsys:
    """The server: `url` is its address, `store` its memory, `seen` every request that it got."""

    def __init__(self, context: ssl.SSLContext | None = None, port: int = 0) -> None:
        self.store = Store({979: case()})
        self.faults: dict[str, list[str]] = {}
        self.seen: list[str] = []
        self.bodies: list[tuple[str, bytes]] = []
        self.tokens: dict[str, float] = {}
        self.token_seconds = 300.0
        self.slow_seconds = 0.6
        self.elsewhere = ""
        self.chance: Callable[[str], str] = lambda _: ""
        self.written = 0
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._server.fake = self
        self._scheme = "https" if context is not None else "http"
        if context is not None:
            self._server.socket = context.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def url(self) -> str:
        """Return the address, which only this machine can reach."""
        return f"{self._scheme}://127.0.0.1:{self._server.server_address[1]}"

    def fault(self, kind: str) -> str:
        """Return what goes wrong with this request of a kind, "" for nothing."""
        planned = self.faults.get(kind, [])
        return planned.pop(0) if planned else self.chance(kind)

    def new_token(self) -> dict[str, Any]:
        """Give out a token; those before it hold until they run out."""
        value = f"bevis-{len(self.tokens)}"
        self.tokens[value] = time.monotonic() + self.token_seconds
        return {"access_token": value, "expires_in": self.token_seconds, "token_type": "bearer"}

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Stop answering, and wait until it has."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(10)


@contextmanager
def running(context: ssl.SSLContext | None = None, port: int = 0) -> Iterator[FakeSbsys]:
    """Run a fake for as long as a test needs it; with a `context`, behind its certificate."""
    fake = FakeSbsys(context, port)
    fake.start()
    try:
        yield fake
    finally:
        fake.stop()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    fake: FakeSbsys

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a client that hung up, as it does when it will not wait."""


class _Refused(Exception):  # noqa: N818  # the fake's word for an answer that is no success
    def __init__(self, status: int) -> None:
        self.status = status


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each answer waits for an acknowledgement
    wbufsize = 2**16
    server: _Server
    routes: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("POST", "/auth/realms/sbsip/protocol/openid-connect/token", "token"),
        ("GET", "/api/bruger/me", "me"),
        ("POST", "/api/sag/search", "search"),
        ("GET", r"/api/sag/(\d+)", "sag"),
        ("GET", r"/api/sag/(\d+)/dokumenter", "dokumenter"),
        ("GET", r"/api/dokument/(\d+)", "dokument"),
        ("GET", r"/api/fil/(\d+)", "fil"),
        ("POST", "/api/kladde", "kladde"),
        ("POST", "/api/kladde/search", "kladde-search"),
        ("GET", r"/api/kladde/(\d+)/readonly/(\d+)", "readonly"),
        ("POST", r"/api/kladde/(\d+)/journaliser", "kladde-journaliser"),
        ("POST", r"/api/dokument/journaliser(?:/(\d+))?", "journaliser"),
    )

    def log_message(self, *_: Any) -> None:
        """Write no log."""

    def do_GET(self) -> None:
        """Answer a GET."""
        self._answer()

    def do_POST(self) -> None:
        """Answer a POST."""
        self._answer()

    def _answer(self) -> None:
        fake = self.server.fake
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path = urlsplit(self.path).path
        kind, numbers = self._route(path)
        fake.seen.append(f"{self.command} {path}")
        fake.bodies.append((kind, body))
        fault = fake.fault(kind)
        if not kind or (kind != "token" and not self._is_let_in()):
            self._send(401 if kind else 404, b"{}")
            return
        if self._is_stopped(fault):
            return
        try:
            answer = self._done(kind, numbers, body)
        except multipart.BadForm:
            self._send(400, b"{}")
        except _Refused as refusal:
            self._send(refusal.status, b'{"Message":"nej"}')
        else:
            self._told(fault, answer)

    def _is_stopped(self, fault: str) -> bool:
        """Answer what goes wrong before anything is done; say whether it did."""
        if fault.isdecimal():
            self._send(int(fault), b"{}")
        elif fault == "redirect":
            self._send(302, b"", {"Location": f"{self.server.fake.url}/auth/login"})
        elif fault == "html":
            self._send(200, HTML, {"Content-Type": "text/html; charset=utf-8"})
        elif fault == "dropped_before":
            self.close_connection = True
            self.connection.close()
        else:
            return False
        return True

    def _told(self, fault: str, answer: Any) -> None:
        """Answer, or do what goes wrong after all was done."""
        data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        if fault in harmful.KINDS:
            self._harm(fault, data)
            return
        if fault == "dropped_after":
            self.close_connection = True
            self.connection.close()
            return
        if fault == "slow":
            time.sleep(self.server.fake.slow_seconds)
        if fault == "html_after":
            self._send(200, HTML, {"Content-Type": "text/html"})
        elif fault == "redirect_after":
            self._send(303, b"", {"Location": f"{self.server.fake.url}/dokument/9"})
        elif fault == "503_after":
            self._send(503, b"{}")
        elif fault == "no_id":
            self._send(200, b"{}")
        elif fault == "string_id":
            self._send(200, json.dumps({**answer, "Id": str(answer["Id"])}).encode())
        elif fault == "true_id":
            self._send(200, json.dumps({**answer, "Id": True}).encode())
        elif fault == "empty":
            self._send(200, b"")
        elif fault == "odd":
            self._send(200, b'{"andet": 1}')
        else:
            kind = "application/octet-stream" if isinstance(answer, bytes) else "application/json"
            self._send(200, data, {"Content-Type": kind})

    def _harm(self, fault: str, data: bytes) -> None:
        """Answer as a server that is broken or means harm; count what was taken of it."""
        fake, self.close_connection = self.server.fake, True
        try:
            for piece in harmful.pieces(fault, harmful.Asked(data, fake.elsewhere)):
                self.connection.sendall(piece)
                fake.written += len(piece)
        except OSError:  # who asked has hung up
            pass

    def _route(self, path: str) -> tuple[str, tuple[int, ...]]:
        bare = path.removeprefix(PROXY)
        for method, pattern, kind in self.routes:
            match = re.fullmatch(pattern, bare)
            if match is not None and method == self.command:
                return kind, tuple(int(one) for one in match.groups() if one)
        return "", ()

    def _is_let_in(self) -> bool:
        value = self.headers.get("Authorization", "").removeprefix("Bearer ")
        return self.server.fake.tokens.get(value, 0.0) > time.monotonic()

    def _send(self, status: int, data: bytes, headers: dict[str, str] | None = None) -> None:
        try:
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)
        except OSError:  # who asked has hung up
            self.close_connection = True

    # --- what each address does ---------------------------------------------------------

    def _done(self, kind: str, numbers: tuple[int, ...], body: bytes) -> Any:
        store = self.server.fake.store
        match kind:
            case "token":
                return self._login(body)
            case "me":
                return {"Id": 2, "LogonId": "robot"}
            case "search":
                return {"Results": list(self._search(json.loads(body)))}
            case "sag":
                return _held(store.cases, numbers[0])
            case "dokumenter":
                _held(store.cases, numbers[0])
                return list(store.of_case(numbers[0], "dokument"))
            case "dokument":
                return _held(store.documents, numbers[0])
            case "fil":
                return _held(store.files, numbers[0])
            case "kladde-search":
                (sag,) = _only(json.loads(body), {"SagIds"})["SagIds"]
                return list(store.of_case(sag, "kladde"))
            case "readonly":
                if numbers[1] != 1:
                    raise _Refused(404)
                (file,) = _held(store.drafts, numbers[0])["Filer"]
                return store.files[file["Id"]]
            case "kladde-journaliser":
                _only(json.loads(body), set())
                _held(store.drafts, numbers[0])
                return store.journalise(numbers[0])
        return self._filed(kind, body)

    def _filed(self, kind: str, body: bytes) -> Any:
        store = self.server.fake.store
        is_draft = kind == "kladde"
        part = "files" if is_draft else "file"
        form = multipart.read(self.headers.get("Content-Type", ""), body, part)
        told = _only(form.json, DRAFT_KEYS if is_draft else DOCUMENT_KEYS)
        if not isinstance(told.get("SagID"), int):
            raise _Refused(400)
        _held(store.cases, told["SagID"])
        return (store.draft if is_draft else store.document)(told, form.name, form.data)

    def _login(self, body: bytes) -> dict[str, Any]:
        form = {key: values[0] for key, values in parse_qs(body.decode()).items()}
        if form != {"grant_type": "password", **CLIENT, **USER}:
            raise _Refused(401)
        return self.server.fake.new_token()

    def _search(self, body: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Search by number; a criterion that is not known is passed over, as .NET does."""
        for one in self.server.fake.store.cases.values():
            if "Nummer" not in body or one["Nummer"] == body["Nummer"]:
                yield {key: one[key] for key in ("Id", "Nummer", "SagsTitel", "SagsStatus")}


def _held(held: dict[int, Any], number: int) -> Any:
    if number not in held:
        raise _Refused(404)
    return held[number]


def _only(body: Any, keys: set[str]) -> dict[str, Any]:
    if not isinstance(body, dict) or set(body) - keys:
        raise _Refused(400)
    return body
