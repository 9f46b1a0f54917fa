"""
Requests to SBSYS: what is sent, and what each way of failing means.

Reading is repeated once, after a 401, and only a GET; what writes is never repeated here. An
answer's text reaches no message, and no request an exception: both may hold personal data.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import requests

from render.esdh.answer import Answer, Unread, read_json
from render.esdh.line import MAX_ANSWER, Broken, Line
from render.esdh.sbsys import told
from render.esdh.sbsys.config import Settings, joined
from render.esdh.sbsys.token import Token

if TYPE_CHECKING:
    from render.errors import Outcome
    from render.esdh.secrets import Secrets
    from render.esdh.system import Content

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
CONNECT = 10.0  # seconds until a server that does not answer counts as out of reach
MAX_DATA = 120_000_000  # bytes of a file: the largest enclosure, and what SBSYS writes into it
_LONGEST = 10**9  # seconds that a token may hold; a number beyond it is none
_TOKEN = re.compile(r"[\x21-\x7e]{1,20000}")  # what a header can hold (RFC 6750 has less)
Files = Mapping[str, tuple[str | None, str | bytes, str]]


class Wire:
    """One session with SBSYS; certificates are verified always."""

    def __init__(
        self,
        settings: Settings,
        secrets: Secrets,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings = settings
        self._secrets = secrets
        self._token = Token(self._asked_token, clock)
        waits = (min(CONNECT, settings.seconds), settings.seconds)
        self._line = Line(waits, settings.ca, surroundings=True)

    def __repr__(self) -> str:
        return "Wire()"

    def close(self) -> None:
        """Let go of the connection and the token."""
        self._token.drop()
        self._line.close()

    def enter(self) -> None:
        """Have a token at hand; refused where user or client are not known."""
        self._token.value()

    # --- reading ------------------------------------------------------------------------

    def get(self, path: str) -> Any:
        """Return the JSON of an address."""
        return _json(self._got(path), "refused")

    def data(self, path: str) -> bytes:
        """Return the bytes of a file; an HTML page in their place is refused."""
        answer = self._got(path, MAX_DATA)
        if answer.is_page or not answer.data:
            raise told.failed(told.NO_JSON, "refused")
        return answer.data

    def ask(self, path: str, body: Mapping[str, Any]) -> Any:
        """Return the JSON of a search: it reads, but is a POST, so it is not repeated."""
        return _json(self._sent(path, False, json=body), "refused")

    def _got(self, path: str, limit: int = MAX_ANSWER) -> Answer:
        for has_more in (True, False):
            answer = self._request("GET", path, False, limit=limit)
            if answer.status == 401 and has_more:
                self._token.drop()
                continue
            if not answer.is_well:
                raise told.status(answer, is_write=False)
            return answer
        raise AssertionError("the second round returns or raises")

    # --- writing ------------------------------------------------------------------------

    def post(self, path: str, body: Mapping[str, Any]) -> Any:
        """Change something there, once; return the JSON of the answer, None for an empty one."""
        answer = self._sent(path, True, json=body)
        return _json(answer, "unknown") if answer.data.strip() else None

    def upload(self, path: str, body: Mapping[str, Any], part: str, content: Content) -> Any:
        """Store a file with its metadata, once; return the JSON of the answer."""
        kind = PDF if content.name.lower().endswith(".pdf") else WORD
        files: Files = {
            "json": (None, json.dumps(body), "application/json"),  # ASCII: no doubt about æ, ø, å
            part: (content.name, content.data, kind),
        }
        return _json(self._sent(path, True, files=files), "unknown")

    def _sent(self, path: str, is_write: bool, **body: Any) -> Answer:
        is_old = self._token.is_at_hand
        answer = self._request("POST", path, is_write, **body)
        if answer.status == 401 and is_old:
            self._token.drop()
            raise told.failed(told.TOKEN_GONE, "not_sent")
        if not answer.is_well:
            raise told.status(answer, is_write)
        return answer

    # --- one request --------------------------------------------------------------------

    def _request(self, method: str, path: str, is_write: bool, **more: Any) -> Answer:
        bearer = _Bearer(self._token.value())
        url = joined(self._settings.base, path)
        return self._exchanged(is_write, method, url, auth=bearer, **more)

    def _exchanged(self, is_write: bool, method: str, url: str, **more: Any) -> Answer:
        """Send a request; what no answer came to is told by what may have become of it."""
        try:
            return self._line.exchange(method, url, **more)
        except Broken as broken:
            error = told.broken(broken.kind, is_write)
        raise error  # outside of the handler: no request hangs on it

    def _asked_token(self) -> tuple[str, float]:
        form = {
            "grant_type": "password",
            "client_id": self._settings.client_id,
            "client_secret": self._secrets.get("client_secret"),
            "username": self._secrets.get("user"),
            "password": self._secrets.get("password"),
        }
        answer = self._exchanged(False, "POST", self._settings.token, data=form, auth=_no_auth)
        if answer.status in (400, 401, 403):
            raise told.failed(told.NO_LOGIN, "refused")
        if not answer.is_well:
            raise told.failed(told.NO_TOKEN, "not_sent" if answer.status >= 500 else "refused")
        return _token(_json(answer, "refused"))


def _token(found: Any) -> tuple[str, float]:
    """Return the token of an answer and its seconds; refused where a header cannot hold it."""
    value = found.get("access_token") if isinstance(found, dict) else None
    seconds = found.get("expires_in", 0) if isinstance(found, dict) else None
    if isinstance(value, str) and _TOKEN.fullmatch(value) is not None:
        if isinstance(seconds, int | float) and abs(seconds) <= _LONGEST:
            return value, float(seconds)
    raise told.failed(told.NO_TOKEN, "refused")


class _Bearer(requests.auth.AuthBase):
    """The token on a request; as `auth` it keeps a .netrc of the machine from replacing it."""

    def __init__(self, value: str) -> None:
        self._value = value

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._value}"
        return request


def _no_auth(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _json(answer: Answer, outcome: Outcome) -> Any:
    """Return what an answer says; a page where data was expected is a failure, not an answer."""
    try:
        return read_json(answer)
    except Unread:
        pass
    raise told.failed(told.NO_JSON, outcome)
