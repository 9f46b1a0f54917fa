"""
One warmed connection to GetOrganized.

NTLM authenticates the connection, not the request: on a cold one requests-ntlm sends the whole
body three times (no token, first token, second token), on a warm one once. A letter is five times
its size on the wire and some offices hang on a satellite, so a cheap GET goes before any POST.
"""

from __future__ import annotations

import json
import time
from typing import Any

import requests
import stamina
from requests.auth import AuthBase, HTTPBasicAuth

from render.errors import DeliveryError
from render.esdh import quiet
from render.esdh.answer import ABSENT, Answer
from render.esdh.getorganized.config import Settings
from render.esdh.getorganized.handshake import Ntlm
from render.esdh.getorganized.outcomes import failure, of_break, of_status
from render.esdh.line import MAX_ANSWER, Broken, Line
from render.esdh.secrets import Secrets

WEB = "/_api/web"
_JSON = {"Content-Type": "application/json"}


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
        self._line = Line(
            (settings.connect_seconds, settings.answer_seconds),
            settings.ca,
            _auth(settings.scheme, secrets.get("user"), secrets.get("password")),
        )

    def get(self, path: str, limit: int = MAX_ANSWER, or_absent: bool = False) -> Answer:
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
            answer = self._exchange("GET", WEB, None, MAX_ANSWER, auth=_nobody)
        except Broken as error:
            broken = of_break(error.kind, writes=False)
        else:
            self._warm_until = 0.0
            return answer
        raise broken

    def close(self) -> None:
        """Let go of the connection; the next request opens another."""
        self._warm_until = 0.0
        self._line.close()

    def _is_cold(self) -> bool:
        return time.monotonic() >= self._warm_until

    def _request(
        self,
        method: str,
        path: str,
        body: bytes | None,
        writes: bool,
        limit: int = MAX_ANSWER,
        or_absent: bool = False,
    ) -> Answer:
        if self._locked_out:
            raise of_status(Answer(401), writes, self._settings.busy)
        try:
            answer = self._exchange(method, path, body, limit)
        except Broken as error:
            broken = of_break(error.kind, writes)
        else:
            absent = or_absent and answer.status == ABSENT
            return answer if absent else self._judged(answer, writes)
        self._warm_until = 0.0
        raise broken  # outside the handler: what was caught there holds the letter

    def _judged(self, answer: Answer, writes: bool) -> Answer:
        if answer.is_well:
            return answer
        self._locked_out = self._locked_out or answer.status == 401
        raise of_status(answer, writes, self._settings.busy)

    def _exchange(
        self, method: str, path: str, body: bytes | None, limit: int, **more: Any
    ) -> Answer:
        headers = _JSON if body is not None else None
        url = self._settings.url + path
        answer = self._line.exchange(method, url, limit, data=body, headers=headers, **more)
        # a page, or a server that is down, may stand before the one that lets connections in
        let_in = answer.status < 500 and answer.status != 401 and not answer.is_page
        warm = let_in and not answer.closes
        self._warm_until = time.monotonic() + self._settings.warm_seconds if warm else 0.0
        return answer


def _let_in(answer: Answer) -> None:
    if answer.is_page:
        raise failure(
            "GetOrganized viser en side, måske en login-side, i stedet for at svare.",
            "GetOrganized shows a page, perhaps a login page, instead of answering.",
        )


def _auth(scheme: str, user: str, password: str) -> AuthBase:
    if scheme == "basic":
        return HTTPBasicAuth(user.encode(), password.encode())
    return Ntlm(user, password)


def _nobody(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Sign nothing; without this the session's own user would be put in."""
    return request


def _encoded(body: Any) -> bytes:
    """Return JSON without blanks: in a letter as an array of numbers they are a fifth of it."""
    return json.dumps(body, separators=(",", ":"), allow_nan=False).encode("ascii")


def _may_repeat(error: Exception) -> bool:
    return isinstance(error, DeliveryError) and error.outcome == "not_sent"
