"""
What became of a request that did not go well: the one place where it is judged.

The question is always whether something may be stored. Where that cannot be known, the answer is
"unknown", which costs a look into the case; a wrong "not_sent" costs a letter that lies there
twice. What only reads stores nothing: it may always be repeated, or is refused.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from typing import Literal

import requests
import urllib3

from render.errors import DeliveryError
from render.message import Message

Outcome = Literal["refused", "not_sent", "unknown"]

LOOK = Message(
    "Se i sagen, om dokumentet ligger der, før det sendes igen.",
    "Look into the case whether the document is there before it is sent again.",
)
LATER = Message("Prøv igen senere.", "Try again later.")
ASK = Message(
    "Spørg den, der passer GetOrganized; »segl deliver probe« viser, hvad der virker.",
    'Ask whoever runs GetOrganized; "segl deliver probe" shows what works.',
)
_PASSWORD = Message(
    "Ret brugernavn eller adgangskode, og prøv igen. Segl forsøger ikke selv igen, så kontoen "
    "ikke bliver spærret.",
    "Correct the user or password and try again. Segl does not try again by itself, lest the "
    "account be locked.",
)
# statuses by which a server says no before it does anything (RFC 9110, 15.5)
_CLEAR = frozenset({400, 401, 403, 404, 405, 406, 409, 410, 411, 412, 413, 414, 415, 422, 423})
_SAID: dict[int, Message] = {
    401: Message("kender ikke brugeren eller adgangskoden", "does not know the user or password"),
    403: Message("giver ikke brugeren adgang", "does not let the user in"),
    404: Message("har ikke det, der blev spurgt efter", "does not have what was asked for"),
    409: Message("siger, at noget er i vejen", "says that something is in the way"),
    413: Message("siger, at filen er for stor", "says that the file is too large"),
    423: Message("siger, at det er låst", "says that it is locked"),
    429: Message("er optaget", "is busy"),
    503: Message("er optaget", "is busy"),
}


def failure(
    da: str,
    en: str,
    outcome: Outcome = "refused",
    step: Message | None = None,
    document: str = "",
) -> DeliveryError:
    """Return the error of a sentence; without a step of its own, that of its outcome."""
    usual = {"unknown": LOOK, "not_sent": LATER, "refused": ASK}[outcome]
    return DeliveryError(Message(da, en), outcome, step or usual, document)


def of_status(status: int, writes: bool, busy: str, location: str = "") -> DeliveryError:
    """
    Return the error for an answer that is not 2xx.

    To a write: a clear no is "refused"; 429 says that nothing was taken; a 503 may come from a
    proxy that has passed the request on, and a 5xx from a server that broke after it stored the
    file, so both are "unknown" (`busy` says otherwise of an installation's 503).
    """
    if 300 <= status < 400:
        return _redirected(status, writes, location)
    said = _SAID.get(status, Message(f"svarede {status}", f"answered {status}"))
    step = _PASSWORD if status == 401 else None
    outcome = _outcome(status, busy) if writes else _of_reading(status)
    return failure(
        f"GetOrganized {said.da} ({status}).", f"GetOrganized {said.en} ({status}).", outcome, step
    )


def _outcome(status: int, busy: str) -> Outcome:
    if status in _CLEAR:
        return "refused"
    if status == 429 or (status == 503 and busy == "not_sent"):
        return "not_sent"
    return "unknown"


def _of_reading(status: int) -> Outcome:
    return "not_sent" if status in (408, 425, 429) or status >= 500 else "refused"


def _redirected(status: int, writes: bool, location: str) -> DeliveryError:
    """
    A redirect is never followed: with a write, the letter would go to wherever it points.

    To a login page, or to the same request elsewhere (301, 307, 308), nothing was done. Another
    302 or 303 may be how a server ends a request that it has done.
    """
    words = ("login", "signin", "authenticate", "accessdenied", "adfs", "saml", "wsfed")
    done = writes and status not in (301, 307, 308)
    done = done and not any(word in location.lower() for word in words)
    return failure(
        f"GetOrganized sender videre til en anden side ({status}), måske en login-side. Det "
        "følges ikke.",
        f"GetOrganized redirects to another page ({status}), perhaps a login page. It is not "
        "followed.",
        "unknown" if done else "refused",
    )


def of_exception(error: Exception, writes: bool) -> DeliveryError:
    """
    Return the error for a connection that failed.

    Where no connection came about, nothing was sent. Once there was one, the request may have
    arrived whole: the answer that is missing does not say.
    """
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in _causes(error)):
        return failure(
            "Certifikatet for GetOrganized kan ikke bekræftes, så der er intet sendt.",
            "The certificate of GetOrganized cannot be verified, so nothing was sent.",
            "not_sent",
            ASK,
        )
    unconnected = (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError)
    if isinstance(error, requests.ConnectTimeout) or any(
        isinstance(cause, unconnected) for cause in _causes(error)
    ):
        return failure(
            "Der er ingen forbindelse til GetOrganized.",
            "There is no connection to GetOrganized.",
            "not_sent",
        )
    return failure(
        "Forbindelsen til GetOrganized blev afbrudt, før svaret kom.",
        "The connection to GetOrganized broke before the answer came.",
        "unknown" if writes else "not_sent",
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and those that it came from; urllib3 keeps some in `reason` and args."""
    waiting, seen = [error], 0
    while waiting and seen < 20:
        seen += 1
        one = waiting.pop()
        yield one
        inner = (one.__cause__, one.__context__, getattr(one, "reason", None), *one.args)
        waiting += [cause for cause in inner if isinstance(cause, BaseException)]
