"""
Try an installation harmlessly, and say what only it can answer.

Nothing is written: each step is a question that filing a letter begins with. The ten points after
them are what no public source says (docs/getorganized.md), with what was seen of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from render.esdh.getorganized import cases, documents
from render.esdh.getorganized.answers import content
from render.esdh.getorganized.config import Settings
from render.esdh.getorganized.names import folder, site
from render.esdh.getorganized.points import POINTS
from render.esdh.getorganized.session import Session
from render.esdh.system import Begins, Case, Filed, Step
from render.esdh.trying import tried
from render.message import Message

_NO_CASE = Message(
    "Sprunget over: giv et sagsnummer at se på.", "Skipped: give a case number to look at."
)


class Seen:
    """What a probe saw on its way, for the points to be confirmed."""

    def __init__(self) -> None:
        self.offered = ""
        self.let_in = False
        self.case: Case | None = None
        self.filed: Filed | None = None
        self.columns: tuple[str, ...] = ()


def steps(session: Session, settings: Settings, number: str, begins: Begins) -> Iterator[Step]:
    """Yield how each step went, then the points to be confirmed on the installation."""
    seen, step = Seen(), partial(tried, begins)
    yield step("scheme", lambda: _scheme(session, seen))
    yield step("web", lambda: _web(session, settings, seen))
    if not seen.let_in:
        return  # each further try would bring the account nearer to being locked
    yield step("relations", lambda: _relations(session))
    if number:
        yield step("case", lambda: _case(session, settings, number, seen))
        case = seen.case
        if case is not None:
            yield step("listing", lambda: _listing(session, settings, case, seen))
        filed = seen.filed
        if filed is not None:
            yield step("metadata", lambda: _metadata(session, settings, filed, seen))
    for name in ("case", "listing", "metadata")[_done(seen, number) :]:
        yield Step(name, "skipped", _why(seen, number))
    yield from _to_confirm(settings, seen)


def _done(seen: Seen, number: str) -> int:
    """Return how many of the steps that need a case were tried, well or not."""
    if not number:
        return 0
    if seen.case is None:
        return 1
    return 3 if seen.filed is not None else 2


def _why(seen: Seen, number: str) -> Message:
    if not number:
        return _NO_CASE
    return Message(
        "Sprunget over: der er ingen sag eller intet dokument at se på.",
        "Skipped: there is no case, or no document, to look at.",
    )


def _scheme(session: Session, seen: Seen) -> Message:
    answer = session.offered()
    schemes = [part.split()[0] for part in answer.offered.split(",") if part.split()]
    seen.offered = ", ".join(dict.fromkeys(word for word in schemes if word.isalpha()))
    offered = seen.offered or "–"
    return Message(
        f"Uden bruger svarer serveren {answer.status} og tilbyder: {offered}.",
        f"Without a user the server answers {answer.status} and offers: {offered}.",
    )


def _web(session: Session, settings: Settings, seen: Seen) -> Message:
    session.greet()
    seen.let_in = True
    return Message(
        f"Brugeren er lukket ind ({settings.scheme}).", f"The user was let in ({settings.scheme})."
    )


def _relations(session: Session) -> Message:
    content(session.get("/_goapi/Documents/RelationTypes"))
    return Message(
        "Listen over relationstyper kan læses.", "The list of relation types can be read."
    )


def _case(session: Session, settings: Settings, number: str, seen: Seen) -> Message:
    seen.case = cases.find(session, settings, number)
    state = ("åben", "open") if seen.case.is_open else ("lukket", "closed")
    return Message(
        f"Der er netop én sag med nummeret, og den er {state[0]}.",
        f"There is exactly one case of the number, and it is {state[1]}.",
    )


def _listing(session: Session, settings: Settings, case: Case, seen: Seen) -> Message:
    found = documents.listed(session, settings, case)
    seen.filed = next((one for one in found if one.id), None)
    nameless = sum(1 for one in found if not one.name)
    da = f" {nameless} af dem har intet navn og springes over." if nameless else ""
    en = f" {nameless} of them have no name and are passed over." if nameless else ""
    return Message(
        f"Mappen kan læses; den har {len(found)} dokumenter.{da}",
        f"The folder can be read; it has {len(found)} documents.{en}",
    )


def _metadata(session: Session, settings: Settings, filed: Filed, seen: Seen) -> Message:
    found = documents.columns(session, filed)
    seen.columns = tuple(sorted(found))
    wanted = [*settings.fields.values(), *settings.constants, settings.journalised_column]
    missing = ", ".join(name for name in wanted if name and name not in found)
    if not missing:
        return Message(
            f"Dokument {filed.id} har alle kolonner i opsætningen.",
            f"Document {filed.id} has all columns of the set-up.",
        )
    return Message(
        f"Dokument {filed.id} viser ikke kolonnerne {missing}; de kan være tomme eller findes "
        "ikke.",
        f"Document {filed.id} does not show the columns {missing}; they may be empty or not exist.",
    )


def _to_confirm(settings: Settings, seen: Seen) -> Iterator[Step]:
    """Yield the ten points that a person settles, with a test case and this list."""
    saw = _saw(settings, seen)
    for number, point in enumerate(POINTS, 1):
        message = Message(point.da.format_map(saw), point.en.format_map(saw))
        yield Step(f"confirm {number}", "confirm", message)


def _saw(settings: Settings, seen: Seen) -> Mapping[str, str | float]:
    case = seen.case
    return {
        "offered": seen.offered or "–",
        "scheme": settings.scheme,
        "sites": ", ".join(f"{key}: {name}" for key, name in settings.sites.items()) or "–",
        "root": (site(settings, case.number) if case is not None else "") or "/",
        "where": folder(settings, case) if case is not None else settings.library,
        "columns": ", ".join(seen.columns) or "–",
        "limit": settings.limit / 1_000_000,
    }
