"""
Try an installation harmlessly, and say what only it can answer.

Nothing is written: each step is a question that filing a letter begins with. The ten points after
them are what no public source says (docs/getorganized.md), with what was seen of each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from render.errors import DeliveryError
from render.esdh.getorganized import cases, documents
from render.esdh.getorganized.answers import content
from render.esdh.getorganized.config import Settings
from render.esdh.getorganized.names import folder, site
from render.esdh.getorganized.session import Session
from render.esdh.system import Begins, Case, Filed, Step
from render.message import Message

Found = TypeVar("Found")
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
    seen = Seen()

    def tried(name: str, step: Callable[[], Message]) -> Step:
        begins(name)
        return _tried(name, step)

    yield tried("scheme", lambda: _scheme(session, seen))
    yield tried("web", lambda: _web(session, settings, seen))
    if not seen.let_in:
        return  # each further try would bring the account nearer to being locked
    yield tried("relations", lambda: _relations(session))
    if number:
        yield tried("case", lambda: _case(session, settings, number, seen))
        case = seen.case
        if case is not None:
            yield tried("listing", lambda: _listing(session, settings, case, seen))
        filed = seen.filed
        if filed is not None:
            yield tried("metadata", lambda: _metadata(session, settings, filed, seen))
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


def _tried(name: str, step: Callable[[], Message]) -> Step:
    try:
        return Step(name, "ok", step())
    except DeliveryError as error:
        return Step(name, "failed", error.message)


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
    found = tuple(documents.listed(session, settings, case))
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
    offered, columns = seen.offered or "–", ", ".join(seen.columns) or "–"
    where = folder(settings, seen.case) if seen.case is not None else settings.library
    sites = ", ".join(f"{key}: {name}" for key, name in settings.sites.items()) or "–"
    root = site(settings, seen.case.number) if seen.case is not None else ""
    points = (
        (
            f"Login og værtsnavn: serveren tilbyder {offered}; sat op til {settings.scheme}.",
            f"Scheme and host: the server offers {offered}; the set-up says {settings.scheme}.",
        ),
        (
            "Om filer kan sendes som base64. Segl sender tal, som er det, der er set virke.",
            "Whether files can be sent as base64. Segl sends numbers, which is what was seen to "
            "work.",
        ),
        (
            f"Sagstyper og bibliotek: sites {sites}; brugt her: »{root or '/'}« og {where}.",
            f'Case types and library: sites {sites}; used here: "{root or "/"}" and {where}.',
        ),
        (
            "Hvilke kolonner der er krævede (det står også i ethvert Word-dokument fra "
            f"GetOrganized). Set på et dokument: {columns}.",
            "Which columns are required (any Word document of GetOrganized says it too). Seen on a "
            f"document: {columns}.",
        ),
        (
            "Rækkefølgen af dag og måned: arkivér i en prøvesag et brev med en dato til og med den "
            "12.; Segl læser den tilbage.",
            "The order of day and month: file a letter in a test case with a date up to the 12th; "
            "Segl reads it back.",
        ),
        (
            "Hvad der svares på journalisering. Segl godtager et tomt svar og JSON uden "
            "»Success: false«.",
            "What journalising is answered by. Segl takes an empty answer, and JSON without "
            '"Success: false".',
        ),
        (
            "Hvordan fejl ser ud: samme filnavn igen, ukendt sag, lukket sag, forkerte metadata. "
            "Svares der 500, må Segl se efter i sagen hver gang.",
            "What errors look like: the same file name again, an unknown case, a closed case, "
            "wrong metadata. Where 500 is answered, Segl must look into the case each time.",
        ),
        (
            f"Hvor store filer der modtages. Grænsen er sat til {settings.limit / 1_000_000:g} MB.",
            f"How large files may be. The limit is set to {settings.limit / 1_000_000:g} MB.",
        ),
        (
            "Om egenskaber inde i filen går forud for de metadata, der sendes. Segl læser tilbage "
            "og sammenligner.",
            "Whether properties inside the file override the metadata sent. Segl reads back and "
            "compares.",
        ),
        (
            "Hvad der sker med et endeliggjort dokument. Segl endeliggør aldrig og overskriver "
            "aldrig.",
            "What becomes of a finalized document. Segl never finalizes and never overwrites.",
        ),
    )
    for number, (da, en) in enumerate(points, 1):
        yield Step(f"confirm {number}", "confirm", Message(da, en))
