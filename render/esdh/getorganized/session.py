"""
One warmed connection to GetOrganized.

NTLM authenticates the connection, not the request: on a cold one requests-ntlm sends the whole
body three times (no token, first token, second token), on a warm one once. A letter is five times
its size on the wire and some offices hang on a satellite, so a cheap GET goes before any POST.
"""

from __future__ import annotations

import json
import struct
import time
from typing import Any

import requests
import spnego.exceptions
import stamina
import urllib3
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase, HTTPBasicAuth
from requests_ntlm import HttpNtlmAuth

from render.errors import DeliveryError
from render.esdh import quiet
from render.esdh.getorganized.answers import Answer
from render.esdh.getorganized.config import Settings
from render.esdh.getorganized.outcomes import failure, of_exception, of_status
from render.esdh.secrets import Secrets

WEB = "/_api/web"
ABSENT = 404
_HEADERS = {"Accept": "application/json", "User-Agent": "Segl"}
_JSON = {"Content-Type": "application/json"}
_CHUNK = 64 * 1024
_MAX_ANSWER = 10_000_000
# what requests, urllib3 and the NTLM handshake raise where a connection or challenge is broken:
# requests-ntlm looks a header up (KeyError) and decodes it without a guard of its own
_BROKEN = (
    requests.RequestException,
    urllib3.exceptions.HTTPError,
    spnego.exceptions.SpnegoError,
    OSError,
    KeyError,
    ValueError,
    struct.error,
)


class Session:
    """
    Requests to one installation, by one thread at a time, over a connection that is kept warm.

    No redirect is followed, no proxy or password is taken from the surroundings, and TLS is
    always verified. After a refused password nothing more is sent: each further try would bring
    the account nearer to being locked.
    """

    def __init__(self, settings: Settings, secrets: Secrets) -> None:
        self._settings = settings
        self._warm_until = 0.0
        self._locked_out = False
        quiet.silence()
        self._http = requests.Session()
        self._http.trust_env = False
        self._http.headers.update(_HEADERS)
        self._http.verify = settings.ca or True
        self._http.auth = _auth(settings.scheme, secrets.get("user"), secrets.get("password"))
        for scheme in ("https://", "http://"):
            self._http.mount(scheme, HTTPAdapter(pool_connections=1, pool_maxsize=1))

    def get(self, path: str, limit: int = _MAX_ANSWER, or_absent: bool = False) -> Answer:
        """
        Return the answer to a question, asked again where the connection fails.

        With `or_absent` a 404 is an answer, else a refusal.
        """
        for attempt in stamina.retry_context(
            on=_may_repeat, attempts=self._settings.read_attempts, timeout=None, wait_initial=0.5
        ):
            with attempt:
                return self._request("GET", path, None, False, limit, or_absent)
        raise AssertionError("an attempt returns or raises")

    def ask(self, path: str, body: Any) -> Answer:
        """Return the answer to a question that is asked by POST and changes nothing."""
        for attempt in stamina.retry_context(
            on=_may_repeat, attempts=self._settings.read_attempts, timeout=None, wait_initial=0.5
        ):
            with attempt:
                if self._is_cold():
                    _let_in(self._request("GET", WEB, None, False))
                return self._request("POST", path, _encoded(body), False)
        raise AssertionError("an attempt returns or raises")

    def send(self, path: str, body: Any) -> Answer:
        """Return the answer to a request that changes something; it is sent once, or not at all."""
        if self._is_cold():
            self.greet()
        return self._request("POST", path, _encoded(body), True)

    def greet(self) -> None:
        """Ask for next to nothing, so that the connection is let in; refused for a login page."""
        _let_in(self.get(WEB))

    def offered(self) -> Answer:
        """Return what the server answers to somebody it does not know, on a new connection."""
        self.close()
        try:
            answer = self._exchange("GET", WEB, None, _MAX_ANSWER, known=False)
        except _BROKEN as error:
            broken = of_exception(error, writes=False)
        else:
            self._warm_until = 0.0
            return answer
        raise broken

    def close(self) -> None:
        """Let go of the connection; the next request opens another."""
        self._warm_until = 0.0
        self._http.close()

    def _is_cold(self) -> bool:
        return time.monotonic() >= self._warm_until

    def _request(
        self,
        method: str,
        path: str,
        body: bytes | None,
        writes: bool,
        limit: int = _MAX_ANSWER,
        or_absent: bool = False,
    ) -> Answer:
        if self._locked_out:
            raise of_status(401, writes, self._settings.busy)
        try:
            answer = self._exchange(method, path, body, limit)
        except _BROKEN as error:
            broken = of_exception(error, writes)
        else:
            absent = or_absent and answer.status == ABSENT
            return answer if absent else self._judged(answer, writes)
        self._warm_until = 0.0
        raise broken  # outside the handler: what was caught there holds the letter

    def _judged(self, answer: Answer, writes: bool) -> Answer:
        if 200 <= answer.status < 300:
            return answer
        self._locked_out = self._locked_out or answer.status == 401
        raise of_status(answer.status, writes, self._settings.busy, answer.location)

    def _exchange(
        self, method: str, path: str, body: bytes | None, limit: int, known: bool = True
    ) -> Answer:
        settings = self._settings
        with self._http.request(
            method,
            settings.url + path,
            data=body,
            headers=_JSON if body is not None else None,
            auth=None if known else _nobody,
            timeout=(settings.connect_seconds, settings.answer_seconds),
            allow_redirects=False,
            stream=True,
        ) as response:
            data = self._read(response, limit)
            closes = "close" in response.headers.get("Connection", "").lower()
        answer = Answer(
            response.status_code,
            response.headers.get("Content-Type", "").lower(),
            data,
            response.headers.get("Location", ""),
            response.headers.get("WWW-Authenticate", ""),
        )
        # a page, or a server that is down, may stand before the one that lets connections in
        let_in = answer.status < 500 and answer.status != 401 and not answer.is_page
        warm = let_in and not closes
        self._warm_until = time.monotonic() + settings.warm_seconds if warm else 0.0
        return answer

    def _read(self, response: requests.Response, limit: int) -> bytes:
        """Return an answer's bytes; one that is too long or too slow ends the connection."""
        end, data = time.monotonic() + self._settings.answer_seconds, bytearray()
        for chunk in response.iter_content(_CHUNK):
            data += chunk
            if len(data) > limit or time.monotonic() > end:
                raise requests.exceptions.ChunkedEncodingError("too long or too slow")
        return bytes(data)


def _let_in(answer: Answer) -> None:
    if answer.is_page:
        raise failure(
            "GetOrganized viser en side, måske en login-side, i stedet for at svare.",
            "GetOrganized shows a page, perhaps a login page, instead of answering.",
        )


def _auth(scheme: str, user: str, password: str) -> AuthBase:
    if scheme == "basic":
        return HTTPBasicAuth(user.encode(), password.encode())
    return HttpNtlmAuth(user, password)


def _nobody(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Sign nothing; without this the session's own user would be put in."""
    return request


def _encoded(body: Any) -> bytes:
    """Return JSON without blanks: in a letter as an array of numbers they are a fifth of it."""
    return json.dumps(body, separators=(",", ":"), allow_nan=False).encode("ascii")


def _may_repeat(error: Exception) -> bool:
    return isinstance(error, DeliveryError) and error.outcome == "not_sent"
