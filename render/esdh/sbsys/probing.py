"""Try an installation harmlessly, step by step, and list what only it can confirm."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from render.esdh.system import Begins, Step
from render.esdh.trying import tried
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
    step = partial(tried, begins)
    entered = step("token", lambda: _entered(wire))
    yield entered
    if entered.state == "failed":
        return
    yield step("user", lambda: _well(wire.get("bruger/me")))
    if number:
        yield step("case", lambda: _well(client.case(number)))
        yield step("find", lambda: _nameless(client.nameless(client.case(number))))
    else:
        yield from (Step(name, "skipped", _SKIPPED) for name in ("case", "find"))
    yield from (Step(name, "confirm", message) for name, message in CONFIRM)


def _nameless(count: int) -> Message:
    if not count:
        return _OK
    return Message(
        f"Virker. Dokumenter i sagen uden navn, som springes over, når der ledes: {count}.",
        f"Works. Documents of the case without a name, passed over by a search: {count}.",
    )


def _entered(wire: Wire) -> Message:
    wire.enter()
    return _OK


def _well(_: object) -> Message:
    return _OK
