"""
What became of a request that did not go well: the one place where it is judged.

The question is always whether something may be stored. Where that cannot be known, the answer is
"unknown", which costs a look into the case; a wrong "not_sent" costs a letter that lies there
twice. What only reads stores nothing: it may always be repeated, or is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from render.errors import DeliveryError, Outcome
from render.esdh.answer import CLEAR
from render.message import Message

if TYPE_CHECKING:
    from render.esdh.answer import Answer
    from render.esdh.line import Kind

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
    "Ret brugernavn eller adgangskode. Segl forsøger ikke selv igen, så kontoen ikke bliver "
    "spærret.",
    "Correct the user or password. Segl does not try again by itself, lest the account be locked.",
)
_TOO_LARGE = Message(
    "Filen er for stor. Spørg den, der administrerer GetOrganized, hvor stor en fil må være, og "
    "gør filen mindre.",
    "The file is too large. Ask whoever administers GetOrganized how large a file may be, and make "
    "the file smaller.",
)
_STEPS = {401: _PASSWORD, 413: _TOO_LARGE}
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
    usual = {"unknown": LOOK, "not_sent": LATER}.get(outcome, ASK)
    return DeliveryError(Message(da, en), outcome, step or usual, document)


def of_status(answer: Answer, writes: bool, busy: str) -> DeliveryError:
    """
    Return the error for an answer that is not 2xx.

    To a write: a clear no is "refused"; 429 says that nothing was taken; a 503 may come from a
    proxy that has passed the request on, and a 5xx from a server that broke after it stored the
    file, so both are "unknown" (`busy` says otherwise of an installation's 503).
    """
    status = answer.status
    if 300 <= status < 400:
        return _redirected(answer, writes)
    said = _SAID.get(status)
    step = _STEPS.get(status)
    outcome = _outcome(status, busy) if writes else _of_reading(status)
    if said is None:
        da, en = f"svarede med fejl {status}", f"answered by error {status}"
    else:
        da, en = f"{said.da} ({status})", f"{said.en} ({status})"
    return failure(f"GetOrganized {da}.", f"GetOrganized {en}.", outcome, step)


def _outcome(status: int, busy: str) -> Outcome:
    if status in CLEAR:
        return "refused"
    if status == 429 or (status == 503 and busy == "not_sent"):
        return "not_sent"
    return "unknown"


def _of_reading(status: int) -> Outcome:
    return "not_sent" if status in (408, 425, 429) or status >= 500 else "refused"


def _redirected(answer: Answer, writes: bool) -> DeliveryError:
    """A redirect is never followed: with a write, the letter would go to wherever it points."""
    status = answer.status
    return failure(
        f"GetOrganized sender videre til en anden side ({status}), måske en login-side. Det "
        "følges ikke.",
        f"GetOrganized redirects to another page ({status}), perhaps a login page. It is not "
        "followed.",
        "unknown" if writes and not answer.turns_away else "refused",
    )


def of_break(kind: Kind, writes: bool) -> DeliveryError:
    """
    Return the error for a request without an answer.

    Where no connection came about, nothing was sent. Once there was one, the request may have
    arrived whole: the answer that is missing does not say. An answer that is too long to a
    question will be so again.
    """
    message = _BREAKS[kind]
    if kind == "untrusted":
        return DeliveryError(message, "not_sent", ASK)
    if kind == "unmade":
        return DeliveryError(message, "not_sent", LATER)
    outcome: Outcome = "unknown" if writes else "refused" if kind == "long" else "not_sent"
    return failure(message.da, message.en, outcome)


_BREAKS: Mapping[Kind, Message] = {
    "untrusted": Message(
        "Certifikatet for GetOrganized kan ikke bekræftes, så der er intet sendt.",
        "The certificate of GetOrganized cannot be verified, so nothing was sent.",
    ),
    "unmade": Message(
        "Der er ingen forbindelse til GetOrganized.", "There is no connection to GetOrganized."
    ),
    "broken": Message(
        "Forbindelsen til GetOrganized blev afbrudt, før svaret kom.",
        "The connection to GetOrganized broke before the answer came.",
    ),
    "slow": Message(
        "Svaret fra GetOrganized kom for langsomt.",
        "The answer of GetOrganized came too slowly.",
    ),
    "long": Message(
        "Svaret fra GetOrganized er for langt til at blive læst.",
        "The answer of GetOrganized is too long to be read.",
    ),
}
