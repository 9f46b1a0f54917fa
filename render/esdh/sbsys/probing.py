"""Try an installation harmlessly, step by step, and list what only it can confirm."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from render.errors import DeliveryError
from render.esdh.system import Begins, Step
from render.message import Message

if TYPE_CHECKING:
    from render.esdh.sbsys.client import Sbsys
    from render.esdh.sbsys.wire import Wire

_OK = Message("Virker.", "Works.")
_SKIPPED = Message("Ikke prøvet: angiv et sagsnummer.", "Not tried: name a case number.")
CONFIRM: tuple[tuple[str, Message], ...] = (  # what no public source says; see docs/sbsys.md
    (
        "kladde-answer",
        Message(
            "Svaret på POST /api/kladde: står kladdens id i »Id«?",
            'The answer to POST /api/kladde: is the draft\'s id in "Id"?',
        ),
    ),
    (
        "kladde-search",
        Message(
            "Viser POST /api/kladde/search alle sagens kladder på én gang, også journaliserede?",
            "Does POST /api/kladde/search show all drafts of a case at once, journalised ones too?",
        ),
    ),
    (
        "documents",
        Message(
            "Viser GET /api/sag/{id}/dokumenter alle dokumenter på én gang?",
            "Does GET /api/sag/{id}/dokumenter show all documents at once?",
        ),
    ),
    (
        "file-name",
        Message(
            "Bliver æ, ø og å i filnavnet (ikke i »Navn«) gemt rigtigt?",
            'Are æ, ø and å in the file\'s name (not in "Navn") stored rightly?',
        ),
    ),
    (
        "name-length",
        Message("Hvor langt må »Navn« være?", 'How long may "Navn" be?'),
    ),
    (
        "draft-version",
        Message(
            "Hvilket nummer har en kladdes første version i /readonly/{version}?",
            "Which number has the first version of a draft in /readonly/{version}?",
        ),
    ),
    (
        "case-search",
        Message(
            "På hvilket felt finder POST /api/sag/search et sagsnummer? Skriv det i »case_search«.",
            "By which field does POST /api/sag/search find a case number? It is written in "
            '"case_search".',
        ),
    ),
    (
        "document-kinds",
        Message(
            "Hvilke id'er har dokumentarterne? De skrives i »document_kinds«.",
            'Which ids do the kinds of document have? They are written in "document_kinds".',
        ),
    ),
)


def steps(client: Sbsys, wire: Wire, number: str, begins: Begins) -> Iterator[Step]:
    """Yield each step with how it went; after a login that fails, nothing more is tried."""

    def tried(name: str, work: Callable[[], object]) -> Step:
        begins(name)
        return _tried(name, work)

    entered = tried("token", wire.enter)
    yield entered
    if entered.state == "failed":
        return
    yield tried("user", lambda: wire.get("bruger/me"))
    if number:
        yield tried("case", lambda: client.case(number))
        yield tried("find", lambda: _nameless(client.nameless(client.case(number))))
    else:
        yield from (Step(name, "skipped", _SKIPPED) for name in ("case", "find"))
    yield from (Step(name, "confirm", message) for name, message in CONFIRM)


def _nameless(count: int) -> Message:
    if not count:
        return _OK
    return Message(
        f"Virker. {count} dokumenter i sagen har intet navn og springes over, når der ledes.",
        f"Works. {count} documents of the case have no name and are passed over in a search.",
    )


def _tried(name: str, work: Callable[[], object]) -> Step:
    try:
        found = work()
    except DeliveryError as error:
        return Step(name, "failed", error.message)
    return Step(name, "ok", found if isinstance(found, Message) else _OK)
