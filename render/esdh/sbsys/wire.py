"""
Requests to SBSYS: what is sent, and what each way of failing means.

Reading is repeated once, after a 401, and only a GET; what writes is never repeated here. An
answer's text reaches no message, and no request an exception: both may hold personal data.
"""

from __future__ import annotations

import json
import ssl
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import requests
import urllib3

from render.errors import DeliveryError
from render.esdh.sbsys import told
from render.esdh.sbsys.config import Settings, joined
from render.esdh.sbsys.token import Token

if TYPE_CHECKING:
    from render.esdh.secrets import Secrets
    from render.esdh.system import Content

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
CONNECT = 10.0  # seconds until a server that does not answer counts as out of reach
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
        self._session = requests.Session()
        self._session.headers["Accept"] = "application/json"

    def __repr__(self) -> str:
        return "Wire()"

    def close(self) -> None:
        """Let go of the connection and the token."""
        self._token.drop()
        self._session.close()

    def enter(self) -> None:
        """Have a token at hand; refused where user or client are not known."""
        self._token.value()

    # --- reading ------------------------------------------------------------------------

    def get(self, path: str) -> Any:
        """Return the JSON of an address."""
        return _json(self._got(path), "refused")

    def data(self, path: str) -> bytes:
        """Return the bytes of a file; an HTML page in their place is refused."""
        answer = self._got(path)
        if _type(answer) == "text/html" or not answer.content:
            raise told.failed(told.NO_JSON, "refused")
        return answer.content

    def ask(self, path: str, body: Mapping[str, Any]) -> Any:
        """Return the JSON of a search: it reads, but is a POST, so it is not repeated."""
        return _json(self._sent(path, False, json=body), "refused")

    def _got(self, path: str) -> requests.Response:
        for has_more in (True, False):
            answer = self._request("GET", path, False)
            if answer.status_code == 401 and has_more:
                self._token.drop()
                continue
            if not answer.ok or answer.is_redirect:
                raise told.status(answer.status_code, is_write=False)
            return answer
        raise AssertionError("the second round returns or raises")

    # --- writing ------------------------------------------------------------------------

    def post(self, path: str, body: Mapping[str, Any]) -> Any:
        """Change something there, once; return the JSON of the answer, None for an empty one."""
        answer = self._sent(path, True, json=body)
        return _json(answer, "unknown") if answer.content.strip() else None

    def upload(self, path: str, body: Mapping[str, Any], part: str, content: Content) -> Any:
        """Store a file with its metadata, once; return the JSON of the answer."""
        kind = PDF if content.name.lower().endswith(".pdf") else WORD
        files: Files = {
            "json": (None, json.dumps(body), "application/json"),  # ASCII: no doubt about æ, ø, å
            part: (content.name, content.data, kind),
        }
        return _json(self._sent(path, True, files=files), "unknown")

    def _sent(self, path: str, is_write: bool, **body: Any) -> requests.Response:
        is_old = self._token.is_at_hand
        answer = self._request("POST", path, is_write, **body)
        if answer.status_code == 401 and is_old:
            self._token.drop()
            raise told.failed(told.TOKEN_GONE, "not_sent")
        if not answer.ok or answer.is_redirect:
            raise told.status(answer.status_code, is_write)
        return answer

    # --- one request --------------------------------------------------------------------

    def _request(self, method: str, path: str, is_write: bool, **body: Any) -> requests.Response:
        bearer = _Bearer(self._token.value())
        return self._exchanged(
            is_write, method, joined(self._settings.base, path), auth=bearer, **body
        )

    def _exchanged(self, is_write: bool, method: str, url: str, **more: Any) -> requests.Response:
        """Send a request; what no answer came to is told by what may have become of it."""
        try:
            return self._session.request(
                method,
                url,
                timeout=(min(CONNECT, self._settings.seconds), self._settings.seconds),
                allow_redirects=False,
                verify=self._settings.ca or True,  # a session's own gives way to the environment
                **more,
            )
        except requests.exceptions.ConnectTimeout:
            error = told.failed(told.UNREACHED, "not_sent")
        except requests.exceptions.RequestException as failure:
            error = _broken(failure, is_write)
        except OSError:  # a file of certificates that is not there
            error = told.failed(told.UNSAFE, "refused")
        raise error  # outside of the handlers: no request hangs on it

    def _asked_token(self) -> tuple[str, float]:
        form = {
            "grant_type": "password",
            "client_id": self._settings.client_id,
            "client_secret": self._secrets.get("client_secret"),
            "username": self._secrets.get("user"),
            "password": self._secrets.get("password"),
        }
        answer = self._exchanged(False, "POST", self._settings.token, data=form, auth=_no_auth)
        if answer.status_code in (400, 401, 403):
            raise told.failed(told.NO_LOGIN, "refused")
        if not answer.ok or answer.is_redirect:
            raise told.failed(told.NO_TOKEN, "not_sent" if answer.status_code >= 500 else "refused")
        found = _json(answer, "refused")
        value = found.get("access_token") if isinstance(found, dict) else None
        seconds = found.get("expires_in", 0) if isinstance(found, dict) else 0
        if not isinstance(value, str) or not value or not isinstance(seconds, int | float):
            raise told.failed(told.NO_TOKEN, "refused")
        return value, float(seconds)


class _Bearer(requests.auth.AuthBase):
    """The token on a request; as `auth` it keeps a .netrc of the machine from replacing it."""

    def __init__(self, value: str) -> None:
        self._value = value

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._value}"
        return request


def _no_auth(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _broken(failure: requests.exceptions.RequestException, is_write: bool) -> DeliveryError:
    """
    Tell a connection that was never made from one that broke with a request on its way.

    TLS can break off at any time; only a certificate that is not trusted is before all else.
    """
    if _is_of(failure, ssl.SSLCertVerificationError):
        return told.failed(told.UNSAFE, "refused")
    is_unmade = _is_of(failure, urllib3.exceptions.NewConnectionError)
    if is_unmade or not is_write:
        return told.failed(told.UNREACHED if is_unmade else told.BROKEN_OFF, "not_sent")
    return told.failed(told.BROKEN_OFF, "unknown")


def _is_of(failure: BaseException, kind: type[Exception]) -> bool:
    """Say whether a failure comes of another: by the reasons it gives, not by the words of it."""
    inner: Any = failure
    for _ in range(6):  # requests wraps urllib3's, which wraps its own
        if isinstance(inner, kind):
            return True
        inner = getattr(inner, "reason", None) or next(iter(getattr(inner, "args", ())), None)
    return False


def _json(answer: requests.Response, outcome: told.Outcome) -> Any:
    """Return what an answer says; a page where data was expected is a failure, not an answer."""
    if _type(answer) == "text/html":
        raise told.failed(told.NO_JSON, outcome)
    try:
        return json.loads(answer.content)
    except (ValueError, RecursionError):
        pass
    raise told.failed(told.NO_JSON, outcome)


def _type(answer: requests.Response) -> str:
    return answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
