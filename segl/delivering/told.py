"""What deliver and outbox say, line by line."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from render.esdh.outbox import words
from render.esdh.outbox.columns import masked
from render.esdh.outbox.engine import Outcome
from render.esdh.outbox.row import Row, State, Word
from render.esdh.system import Case, Step
from render.message import NOTHING, Message
from segl.delivering.errand import Parcel

STATES = {
    State.QUEUED: Message("i kø", "queued"),
    State.UPLOADING: Message("måske sendt", "perhaps sent"),
    State.UPLOADED: Message("gemt", "stored"),
    State.VERIFIED: Message("gemt og kontrolleret", "stored and checked"),
    State.RELATING: Message("knyttes til sit brev", "being related"),
    State.JOURNALISING: Message("måske journaliseret", "perhaps journalised"),
    State.JOURNALISED: Message("journaliseret", "journalised"),
    State.DRAFT: Message("gemt som kladde", "stored as a draft"),
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


def untried(count: int) -> Message:
    """Say how many documents were left for later."""
    da = "1 dokument" if count == 1 else f"{count} dokumenter"
    en = "1 document was" if count == 1 else f"{count} documents were"
    return Message(
        f"{da} blev ikke forsøgt, for de andre fejlede på samme måde. Ret årsagen, og skriv: "
        "segl outbox retry",
        f"{en} not tried, for the others failed in one way. Mend the cause, then: "
        "segl outbox retry",
    )


def waiting(count: int) -> Message:
    """Say how many other documents are not done."""
    da = (
        "1 andet dokument i udbakken er"
        if count == 1
        else f"{count} andre dokumenter i udbakken er"
    )
    en = (
        "1 other document in the outbox is"
        if count == 1
        else f"{count} other documents in the outbox are"
    )
    return Message(
        f"{da} ikke færdig{'t' if count == 1 else 'e'}: segl outbox status",
        f"{en} not done: segl outbox status",
    )


def case_line(case: Case, installation: str) -> Message:
    """Say which case it is."""
    return Message(
        f"Sag {case.number} i {installation}: {case.title}",
        f"Case {case.number} in {installation}: {case.title}",
    )


def checked(parcel: Parcel) -> Iterator[Message]:
    """Say what the check of a letter found, and first of all if it is not filed for that."""
    name = masked(parcel.path.name)
    begin = f"{name}: "
    if parcel.refused:
        yield Message(f"{name} er ikke lagt på sagen:", f"{name} was not filed:")
        begin = "  "
    for message in (*parcel.refused, *parcel.remarks):
        yield Message(begin + masked(message.da), begin + masked(message.en))


def done(row: Row, name: str) -> Iterator[Message]:
    """Say what is known of a document that is done, and what the system leaves to a person."""
    if row.state is State.SUPERSEDED:
        state = STATES[row.state]
        yield Message(f"{name}: {state.da}", f"{name}: {state.en}")
        return
    if row.state is State.SETTLED:
        yield from by_hand(row, f"{name}: ")
        return
    yield filed(row, name)
    if row.rest.da:
        yield Message(f"  {row.rest.da}", f"  {row.rest.en}")


def by_hand(row: Row, begin: str) -> Iterator[Message]:
    """Say what is known of what a person dealt with, and how it is sent after all."""
    day = _local(row.ended)[:10]
    da, en = f"{begin}ordnet i hånden den {day}", f"{begin}settled by hand on {day}"
    if row.document:
        known = row.word is not None and row.word.is_seen
        seen = Message("", "") if known or row.stored else _NOT_SEEN
        yield Message(
            f"{da}, som dokument {row.document} på {row.case_number}{seen.da}",
            f"{en}, as document {row.document} in {row.case_number}{seen.en}",
        )
        return
    why = _DROPPED if row.is_dropped else _NO_ID
    yield Message(f"{da}; {why.da}", f"{en}; {why.en}")
    yield words.filled(_SEND_AFTER_ALL, nr=str(row.number))


_NOT_SEEN = Message("; Segl har ikke selv set det", "; Segl itself has not seen it")
_DROPPED = Message("ikke lagt på sagen. Intet sendes.", "not filed. Nothing is sent.")
_NO_ID = Message(
    "Segl kender intet dokument-id. Intet sendes igen.",
    "Segl knows no document id. Nothing is sent again.",
)
_SEND_AFTER_ALL = Message(
    "  Skal det sendes alligevel, så skriv: segl outbox settle {nr} --undo, og læg det så på sagen "
    "igen med segl deliver.",
    "  To send it after all: segl outbox settle {nr} --undo, then deliver it by segl deliver.",
)


def filed(row: Row, name: str) -> Message:
    """Say where a document was filed."""
    place = f" ({row.place})" if row.place else ""
    how = STATES[row.state] if row.state in (State.JOURNALISED, State.DRAFT) else NOTHING
    how_da, how_en = (f", {how.da}", f", {how.en}") if how.da else ("", "")
    version_da = f", udgave {row.edition}" if row.edition > 1 else ""
    version_en = f", version {row.edition}" if row.edition > 1 else ""
    return Message(
        f"{name}: dokument {row.document} på {row.case_number}{version_da}{how_da}{place}",
        f"{name}: document {row.document} in {row.case_number}{version_en}{how_en}{place}",
    )


def failed(outcome: Outcome, name: str) -> Iterator[Message]:
    """Say what went wrong with a document: if it is filed, why it stopped, and the next step."""
    row = outcome.row
    state, called = STATES[row.state], _called(row, name)
    said = words.joined(words.standing(row), _said(outcome))
    yield Message(
        f"{called.da}: {state.da}. {said.da}".rstrip(),
        f"{called.en}: {state.en}. {said.en}".rstrip(),
    )
    step = words.next_step(row)
    yield Message(f"  {step.da}", f"  {step.en}")


def _called(row: Row, name: str) -> Message:
    """Return a row's file, number and document; one whose name is forgotten goes by its number."""
    da, en = [f"nr. {row.number}"], [f"no. {row.number}"]
    if row.document:
        da, en = [*da, f"dokument {row.document}"], [*en, f"document {row.document}"]
    if name:
        return Message(f"{name} ({', '.join(da)})", f"{name} ({', '.join(en)})")
    return Message(", ".join(da).capitalize(), ", ".join(en).capitalize())


def _said(outcome: Outcome) -> Message:
    if outcome.error is not None:
        return outcome.error.message
    return HELD if outcome.is_held else outcome.row.said


def waits(row: Row, is_held: bool) -> Iterator[Message]:
    """Say of a row in the list where it stands, why, and the next step."""
    said = words.joined(words.standing(row), row.said)
    yield Message(f"        {said.da}", f"        {said.en}")
    step = HELD if is_held else words.next_step(row)
    yield Message(f"        {step.da}", f"        {step.en}")


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


def table(rows: Sequence[Row]) -> Iterator[Message]:
    """Return rows on a line each, below what the columns are; each column as wide as it needs."""
    widths = _widths(rows)
    yield _line(_HEADS, Message("sag", "case"), widths)
    for row in rows:
        yield listed(row, widths)


def listed(row: Row, widths: tuple[int, int] | None = None) -> Message:
    """
    Return a row on a line.

    The name of its file, which may name a person, goes when it is done; then the template tells
    it from others.
    """
    name = row.name or row.template
    kind = Message("bilag", "enclosure") if row.parent else Message("brev", "letter")
    when = _local(row.ended or row.stored or row.queued)[:10]
    number, document = Message(f"{row.number}", f"{row.number}"), row.document or "–"
    cells = (
        number, Message(when, when), kind, Message(document, document), _state(row),
        Message(name, name),
    )  # fmt: skip
    case = Message(row.case_number, row.case_number)
    return _line(cells, case, widths or _widths([row]))


def _widths(rows: Sequence[Row]) -> tuple[int, int]:
    cases, documents = ([len(row.case_number) for row in rows], [len(row.document) for row in rows])
    return max((15, *cases)), max((10, *documents))


_HEADS = (
    Message("nr.", "no."), Message("dato", "date"), Message("art", "kind"),
    Message("dokument", "document"), Message("tilstand", "state"),
    Message("fil (skabelon, når den er færdig)", "file (template, when done)"),
)  # fmt: skip


def _line(cells: Sequence[Message], case: Message, widths: tuple[int, int]) -> Message:
    return Message(_in_line(cells, case, widths, "da"), _in_line(cells, case, widths, "en"))


def _in_line(
    cells: Sequence[Message], case: Message, widths: tuple[int, int], language: str
) -> str:
    number, when, kind, document, state, name = (one.text(language) for one in cells)
    wide, wider = widths
    return (
        f"{number:>6}  {case.text(language):{wide}}  {when:10}  {kind:9}  "
        f"{document:>{wider}}  {state:28}  {name}"
    ).rstrip()


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
        *(_word(one) for one in row.words),
    )
    yield Message(f"{state.da}", f"{state.en}")
    for da, en, value in pairs:
        if value:
            yield Message(f"  {da}: {value}", f"  {en}: {value}")
    rest = (words.standing(row), row.said, words.next_step(row))
    for message in (row.said, row.rest) if row.is_done else rest:
        if message.da:
            yield Message(f"  {message.da}", f"  {message.en}")


def _word(word: Word) -> tuple[str, str, str]:
    """Return a person's word as a line of the receipt: what it was, and when."""
    da, en = ("fortrudt", "taken back") if word.undone else ("ordnet i hånden", "settled by hand")
    if not word.document:
        seen = (
            ("", "") if word.is_seen else (", ikke set efter af Segl", ", not looked for by Segl")
        )
        when = _local(word.when)
        return f"{da}, ikke lagt på sagen{seen[0]}", f"{en}, not filed{seen[1]}", when
    seen = ("", "") if word.is_seen else (", ikke set af Segl", ", not seen by Segl")
    return (
        f"{da}, dokument {word.document}{seen[0]}",
        f"{en}, document {word.document}{seen[1]}",
        _local(word.when),
    )
