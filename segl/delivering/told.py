"""What deliver and outbox say, line by line."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from render.esdh.document import YES
from render.esdh.outbox.engine import Outcome
from render.esdh.outbox.row import Row, State
from render.esdh.system import Case, Step
from render.message import Message
from segl.delivering.errand import Parcel

STATES = {
    State.QUEUED: Message("i kø", "queued"),
    State.UPLOADING: Message("måske sendt", "perhaps sent"),
    State.UPLOADED: Message("gemt", "stored"),
    State.VERIFIED: Message("gemt og kontrolleret", "stored and checked"),
    State.RELATING: Message("knyttes til sit brev", "being related"),
    State.JOURNALISING: Message("måske journaliseret", "perhaps journalised"),
    State.JOURNALISED: Message("journaliseret", "journalised"),
    State.PERSON: Message("kræver et menneske", "needs a person"),
    State.SETTLED: Message("ordnet i hånden", "settled by hand"),
    State.SUPERSEDED: Message("afløst af en senere udgave", "replaced by a later version"),
}
PROBED = {
    "ok": Message("i orden", "well"),
    "failed": Message("fejl", "failed"),
    "skipped": Message("sprunget over", "skipped"),
    "confirm": Message("bekræft hos driften", "confirm with operations"),
}
QUESTION = Message("Skal det lægges på sagen? [j/N] ", "Deliver to the case? [y/N] ")
HELD = Message("En anden kørsel er i gang med brevet.", "Another run is at work on the letter.")
BROKEN_OFF = Message(
    "Afbrudt undervejs. Fortsæt: segl outbox retry {nr}.",
    "Broken off on the way. Go on: segl outbox retry {nr}.",
)
UNTRIED = Message(
    "{} dokumenter blev ikke forsøgt, for de andre fejlede på samme måde. Ret årsagen, og skriv: "
    "segl outbox retry",
    "{} documents were not tried, for the others failed in one way. Mend the cause, then: "
    "segl outbox retry",
)


def case_line(case: Case, installation: str) -> Message:
    """Say which case it is."""
    return Message(
        f"Sag {case.number} i {installation}: {case.title}",
        f"Case {case.number} in {installation}: {case.title}",
    )


def checked(parcel: Parcel) -> Iterator[Message]:
    """Say what the check of a letter found, and first of all if it is not filed for that."""
    name = parcel.path.name
    begin = f"{name}: "
    if parcel.refused:
        yield Message(f"{name} er ikke lagt på sagen:", f"{name} was not filed:")
        begin = "  "
    for message in (*parcel.refused, *parcel.remarks):
        yield Message(begin + message.da, begin + message.en)


def shown(parcel: Parcel, before: Row | None, earlier: Row | None) -> Iterator[Message]:
    """Say what will be done with a letter: `before` is its own row, `earlier` that of a version."""
    if parcel.refused or not parcel.rows:
        return
    if before is not None and before.document:
        yield Message(
            f"  {parcel.path.name}: er lagt på sagen før, som dokument {before.document}",
            f"  {parcel.path.name}: was delivered before, as document {before.document}",
        )
        return
    (row, _), *more = parcel.rows
    document = parcel.document
    yield Message(
        f"  {parcel.path.name}: »{document.title}«", f'  {parcel.path.name}: "{document.title}"'
    )
    journal = Message("journaliseres", "journalised") if row.journalise else _NOT
    yield Message(
        f"    {document.date}, {document.direction.lower()}, {journal.da}",
        f"    {document.date}, {document.direction}, {journal.en}",
    )
    if document.protected == YES:
        yield _PROTECTED
    if earlier is not None and earlier.document:
        yield Message(
            f"    en senere udgave af dokument {earlier.document}",
            f"    a later version of document {earlier.document}",
        )
    for enclosure, _ in more:
        yield Message(f"    bilag: {enclosure.name}", f"    enclosure: {enclosure.name}")


_NOT = Message("journaliseres ikke", "not journalised")
_PROTECTED = Message(
    "    modtagerens adresse er beskyttet", "    the recipient's address is protected"
)


def filed(row: Row, name: str) -> Message:
    """Say where a document was filed."""
    place = f" ({row.place})" if row.place else ""
    journal_da = ", journaliseret" if row.state is State.JOURNALISED else ""
    journal_en = ", journalised" if row.state is State.JOURNALISED else ""
    version_da = f", udgave {row.edition}" if row.edition > 1 else ""
    version_en = f", version {row.edition}" if row.edition > 1 else ""
    return Message(
        f"{name}: dokument {row.document} på {row.case_number}{version_da}{journal_da}{place}",
        f"{name}: document {row.document} in {row.case_number}{version_en}{journal_en}{place}",
    )


def failed(outcome: Outcome, name: str) -> Iterator[Message]:
    """Say what went wrong with a document: what is stored of it, and the next step."""
    row = outcome.row
    state = STATES[row.state]
    number = f"nr. {row.number}"
    stored = Message("", "")
    if row.document:
        stored = Message(f", dokument {row.document}", f", document {row.document}")
    yield Message(
        f"{name} ({number}{stored.da}): {state.da}. {_said(outcome).da}".rstrip(),
        f"{name} (no. {row.number}{stored.en}): {state.en}. {_said(outcome).en}".rstrip(),
    )
    step = row.step if row.step.da else _next(row)
    yield Message(f"  {step.da}", f"  {step.en}")


def _said(outcome: Outcome) -> Message:
    if outcome.error is not None:
        return outcome.error.message
    return HELD if outcome.is_held else outcome.row.said


def _next(row: Row) -> Message:
    number = str(row.number)
    return Message(BROKEN_OFF.da.replace("{nr}", number), BROKEN_OFF.en.replace("{nr}", number))


def trying(name: str) -> Message:
    """Say that a step of a probe begins: its answer may take its time."""
    return Message(f"Prøver {name} …", f"Trying {name} …")


def step(found: Step) -> Message:
    """Say how a step of a probe went."""
    state = PROBED[found.state]
    return Message(
        f"{state.da:20} {found.name}: {found.message.da}",
        f"{state.en:24} {found.name}: {found.message.en}",
    )


def listed(row: Row) -> Message:
    """
    Return a row on a line.

    The name of its file, which may name a person, goes when it is done; then the template tells
    it from others.
    """
    state = _state(row)
    name = row.name or row.template
    document = row.document or "–"
    when = _local(row.ended or row.stored or row.queued)[:10]
    kind = Message("bilag", "enclosure") if row.parent else Message("brev", "letter")
    head = f"{row.number:>6}  {row.case_number:15}  {when:10}"
    return Message(
        f"{head}  {kind.da:9}  {document:>10}  {state.da:27}  {name}".rstrip(),
        f"{head}  {kind.en:9}  {document:>10}  {state.en:27}  {name}".rstrip(),
    )


def _state(row: Row) -> Message:
    state = STATES[row.state]
    return Message(f"{state.da}, venter", f"{state.en}, waits") if row.waits else state


def _local(moment: str) -> str:
    """Return a moment of the outbox (ISO, UTC) as the clock on the wall has it."""
    if not moment:
        return ""
    return f"{datetime.datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M:%S}"


def receipt(row: Row, before: Row | None) -> Iterator[Message]:
    """Return all that is remembered of a row, a line each; times are those of the machine."""
    state = _state(row)
    pairs = (
        ("nummer", "number", str(row.number)),
        ("fil", "file", row.name),
        ("fagsystem", "records system", row.installation),
        ("sag", "case", row.case_number),
        ("dokument", "document", row.document),
        ("udgave", "version", f"{row.edition}" if row.edition > 1 else ""),
        ("udgaven før", "version before", before.document if before is not None else ""),
        ("skabelon", "template", f"{row.template} {row.version}".strip()),
        ("filens SHA-256", "SHA-256 of the file", row.letter),
        ("skabelonens kontrolsum", "digest of the template", row.digest),
        ("lagt i kø af", "queued by", row.who),
        ("lagt i kø", "queued", _local(row.queued)),
        ("gemt", "stored", _local(row.stored)),
        ("kontrolleret", "checked", _local(row.verified)),
        ("afsluttet", "ended", _local(row.ended)),
    )
    yield Message(f"{state.da}", f"{state.en}")
    for da, en, value in pairs:
        if value:
            yield Message(f"  {da}: {value}", f"  {en}: {value}")
    for message in (row.said, row.step):
        if message.da:
            yield Message(f"  {message.da}", f"  {message.en}")
