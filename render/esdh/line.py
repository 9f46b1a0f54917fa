"""
The line to a system's server: one session, and what each way of breaking is.

Certificates are verified always. No redirect is followed or even looked at: credentials and
letters go to the address of the installation and nowhere else. A client says in its own words
what a broken line means for what it was doing.
"""

from __future__ import annotations

import http.client
import ssl
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import requests
import urllib3
from requests.auth import AuthBase

from render.esdh.answer import Answer
from render.esdh.bounds import BoundedAdapter, Bounds, Overrun, TooLong, TooSlow

Kind = Literal["unmade", "untrusted", "broken", "slow", "long"]
MAX_ANSWER = 20_000_000  # bytes of JSON: a list of five thousand documents
_BROKEN = (
    requests.RequestException,
    urllib3.exceptions.HTTPError,
    http.client.HTTPException,
    Overrun,
    OSError,
    ValueError,  # of a header or an address that cannot be read
    zlib.error,
)


class Broken(Exception):  # noqa: N818  # a finding, which each client tells in its own words
    """
    A request without an answer; it holds nothing of what was sent.

    "unmade": no connection came about; "untrusted": the certificate is not believed; "slow" and
    "long": the answer was; "broken": it broke off, and what arrived is not known.
    """

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind)
        self.kind: Kind = kind


class _Session(requests.Session):
    def get_redirect_target(self, resp: Any) -> None:
        """Return none: else a redirect's body is read and the next request made, unsent."""


class Line:
    """
    Requests over one session, by one thread at a time, each within time and size.

    `waits` are seconds until a server counts as out of reach, and as silent; `ca` is the file of
    an authority of one's own; `surroundings` says whether the machine's proxy is used.
    """

    def __init__(
        self,
        waits: tuple[float, float],
        ca: str = "",
        auth: AuthBase | None = None,
        *,
        surroundings: bool = False,
    ) -> None:
        self._waits = waits
        self._ca = ca
        self._bounds = Bounds()
        self._http = _Session()
        self._http.trust_env = surroundings
        self._http.auth = auth
        # gzip is read by `_unpacked` alone; nothing else is asked for
        self._http.headers.update({"Accept": "application/json", "Accept-Encoding": "gzip"})
        self._http.headers["User-Agent"] = "Segl"
        for scheme in ("https://", "http://"):
            self._http.mount(scheme, BoundedAdapter(self._bounds))

    def __repr__(self) -> str:
        return "Line()"

    def close(self) -> None:
        """Let go of the connection; the next request opens another."""
        self._http.close()

    def exchange(self, method: str, url: str, limit: int = MAX_ANSWER, **more: Any) -> Answer:
        """Send a request and return its answer, of `limit` bytes at most; Broken without one."""
        if self._ca and not Path(self._ca).is_file():
            raise Broken("untrusted")
        self._bounds.limit = limit
        try:
            response = self._http.request(
                method,
                url,
                timeout=self._waits,
                allow_redirects=False,
                verify=self._ca or True,  # a session's own gives way to the environment
                **more,
            )
            return _answer(response, limit)
        except _BROKEN as failure:
            kind = kind_of(failure)
        raise Broken(kind)  # outside of the handler: what was caught there holds the letter


def _answer(response: requests.Response, limit: int) -> Answer:
    said = response.headers
    return Answer(
        response.status_code,
        said.get("Content-Type", "").strip().lower(),
        _unpacked(response.content, said.get("Content-Encoding", "").strip().lower(), limit),
        said.get("Location", ""),
        said.get("WWW-Authenticate", ""),
        "close" in said.get("Connection", "").lower(),
    )


def _unpacked(data: bytes, coding: str, limit: int) -> bytes:
    """Return an answer's bytes, no more of them than were asked for."""
    if coding in ("gzip", "x-gzip") and data:
        unpacker = zlib.decompressobj(wbits=31)
        data = unpacker.decompress(data, limit + 1)
        if not unpacker.eof and len(data) <= limit:
            raise ValueError("cut")
    elif coding not in ("", "identity") and data:
        raise ValueError("packed in a way that was not asked for")
    if len(data) > limit:
        raise TooLong
    return data


def kind_of(failure: Exception) -> Kind:
    """
    Tell a connection that was never made from one that broke with a request on its way.

    TLS can break off at any time; only a certificate that is not trusted is before all else.
    """
    causes = tuple(_causes(failure))
    table: tuple[tuple[Kind, type[Exception] | tuple[type[Exception], ...]], ...] = (
        ("untrusted", ssl.SSLCertVerificationError),
        ("unmade", _UNMADE),
        ("long", TooLong),
        ("slow", _SLOW),
    )
    for kind, kinds in table:
        if any(isinstance(cause, kinds) for cause in causes):
            return kind
    return "broken"


_UNMADE = (
    requests.ConnectTimeout,
    urllib3.exceptions.NewConnectionError,
    urllib3.exceptions.ConnectTimeoutError,
)
_SLOW = (TooSlow, requests.ReadTimeout, urllib3.exceptions.ReadTimeoutError)


def _causes(failure: BaseException) -> Iterator[BaseException]:
    """Yield an exception and those that it came from; urllib3 keeps some in `reason` and args."""
    waiting, seen = [failure], 0
    while waiting and seen < 20:
        seen += 1
        one = waiting.pop()
        yield one
        inner = (one.__cause__, one.__context__, getattr(one, "reason", None), *one.args)
        waiting += [cause for cause in inner if isinstance(cause, BaseException)]
