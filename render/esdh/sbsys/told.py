"""What is said when SBSYS does not do as asked: never a value, an address or an answer's text."""

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
    "Se efter i sagen i SBSYS, om brevet ligger der, før det sendes igen.",
    "Look in the case in SBSYS whether the letter is there before it is sent again.",
)
LATER = Message("Prøv igen om lidt.", "Try again in a while.")
ADMINISTRATOR = Message(
    "Lad den, der administrerer SBSYS, se på det; »segl deliver probe --records <id>« "
    "prøver hvert trin.",
    'Let whoever administers SBSYS look at it; "segl deliver probe --records <id>" '
    "tries each step.",
)
LIMIT = Message(
    "Spørg den, der administrerer SBSYS, hvor stor en fil må være, og gør filen mindre.",
    "Ask whoever administers SBSYS how large a file may be, and make the file smaller.",
)
UNREACHED = Message(
    "SBSYS kan ikke nås. Der er ikke sendt noget.", "SBSYS cannot be reached. Nothing was sent."
)
UNSAFE = Message(
    "SBSYS' certifikat kan ikke godkendes, så der er ikke sendt noget. Er det kommunens eget, så "
    "angiv dets fil som »ca« i records/<id>.toml.",
    "The certificate of SBSYS cannot be trusted, so nothing was sent. If it is the "
    'municipality\'s own, name its file as "ca" in records/<id>.toml.',
)
BROKEN_OFF = Message(
    "Forbindelsen til SBSYS blev afbrudt, før der kom svar.",
    "The connection to SBSYS broke off before there was an answer.",
)
SLOW = Message("Svaret fra SBSYS kom for langsomt.", "The answer of SBSYS came too slowly.")
LONG = Message(
    "Svaret fra SBSYS er for langt til at blive læst.",
    "The answer of SBSYS is too long to be read.",
)
NO_LOGIN = Message(
    "SBSIP afviser bruger, adgangskode eller klient.",
    "SBSIP refuses the user, the password or the client.",
)
NO_TOKEN = Message("SBSIP gav ikke et adgangsbevis.", "SBSIP gave no access token.")
TOKEN_GONE = Message(
    "SBSYS tog ikke imod adgangsbeviset. Der er ikke gemt noget.",
    "SBSYS did not take the access token. Nothing was stored.",
)
NO_RIGHT = Message(
    "Brugeren har ikke adgang til dette i SBSYS.", "The user may not do this in SBSYS."
)
MISSING = Message("SBSYS har ikke det, der spørges om.", "SBSYS does not have what is asked for.")
TOO_LARGE = Message("Filen er for stor til SBSYS.", "The file is too large for SBSYS.")
BUSY = Message("SBSYS er optaget.", "SBSYS is busy.")
NO_JSON = Message(
    "SBSYS svarede med noget andet end data, fx en loginside.",
    "SBSYS answered by something else than data, such as a login page.",
)
NO_ID = Message("SBSYS svarede uden dokumentets id.", "SBSYS answered without the document's id.")
ODD = Message(
    "SBSYS' svar har en anden form end aftalt (felterne i records/<id>.toml).",
    "The answer of SBSYS has another form than agreed (the fields of records/<id>.toml).",
)


def failed(message: Message, outcome: Outcome, step: Message | None = None) -> DeliveryError:
    """Return the error; without a step of its own, the one that follows from the outcome."""
    steps = {"not_sent": LATER, "unknown": LOOK}
    return DeliveryError(message, outcome, step or steps.get(outcome, ADMINISTRATOR))


def broken(kind: Kind, is_write: bool) -> DeliveryError:
    """Return what became of a request without an answer; one too long will be so again."""
    if kind in ("unmade", "untrusted"):
        return failed(_BREAKS[kind], "not_sent" if kind == "unmade" else "refused")
    if is_write:
        return failed(_BREAKS[kind], "unknown")
    return failed(_BREAKS[kind], "refused" if kind == "long" else "not_sent")


_BREAKS: Mapping[Kind, Message] = {
    "unmade": UNREACHED,
    "untrusted": UNSAFE,
    "broken": BROKEN_OFF,
    "slow": SLOW,
    "long": LONG,
}


def status(answer: Answer, is_write: bool) -> DeliveryError:
    """
    Return what an answer's status means where it is no success.

    A write that ends in 5xx may have been stored, as a proxy stands before the system; so may
    one that ends in a redirect to anything but a login, or in a 4xx that is no clear no.
    """
    code = answer.status
    known = {401: NO_RIGHT, 403: NO_RIGHT, 404: MISSING, 413: TOO_LARGE}
    if code in known:
        return failed(known[code], "refused", LIMIT if code == 413 else None)
    if code in (408, 429):
        return failed(BUSY, "unknown" if is_write and code == 408 else "not_sent")
    if code >= 500:
        return failed(_coded(code), "unknown" if is_write else "not_sent")
    if 300 <= code < 400:
        return failed(NO_JSON, "unknown" if is_write and not answer.turns_away else "refused")
    return failed(_coded(code), "refused" if code in CLEAR or not is_write else "unknown")


def _coded(code: int) -> Message:
    return Message(f"SBSYS svarede med fejl {code}.", f"SBSYS answered by error {code}.")
