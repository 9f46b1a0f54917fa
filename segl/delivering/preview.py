"""What `segl deliver` will do with a letter, shown before anything is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from render.esdh.document import YES
from render.esdh.outbox.columns import masked
from render.esdh.outbox.row import Row
from render.message import Message
from render.record import record
from segl.delivering import told
from segl.delivering.errand import Parcel


@record
class Known:
    """
    What the outbox knows of a parcel: of each of its files, and of the version before.

    `journalising` says what becomes in the system of what shall be journalised, or shall not be.
    """

    before: tuple[Row | None, ...]
    earlier: Row | None
    journalising: Callable[[bool], Message]

    @property
    def is_done(self) -> bool:
        """Whether nothing remains to be sent."""
        return all(one is not None and one.is_done for one in self.before)


def shown(parcel: Parcel, known: Known) -> Iterator[Message]:
    """Say what will be done with a letter, and with each enclosure."""
    if parcel.refused or not parcel.rows:
        return
    before, *of_enclosures = known.before
    if before is not None and (before.document or before.is_done):
        yield from _before(before, f"  {masked(parcel.path.name)}: ")
    else:
        yield from _letter(parcel, known)
    for (enclosure, _), earlier in zip(parcel.rows[1:], of_enclosures, strict=True):
        if earlier is not None and (earlier.document or earlier.is_done):
            yield from _before(earlier, f"    bilag: {enclosure.name}: ")
        else:
            yield Message(f"    bilag: {enclosure.name}", f"    enclosure: {enclosure.name}")


def _before(row: Row, begin: str) -> Iterator[Message]:
    english = begin.replace("bilag: ", "enclosure: ", 1) if row.parent else begin
    if row.word is not None or not row.document:
        for line in told.by_hand(row, begin):
            yield Message(line.da, line.en.replace(begin, english, 1))
        return
    yield Message(
        f"{begin}er lagt på sagen før, som dokument {row.document}",
        f"{english}was delivered before, as document {row.document}",
    )


def _letter(parcel: Parcel, known: Known) -> Iterator[Message]:
    row, document = parcel.rows[0][0], parcel.document
    name, title = masked(parcel.path.name), document.title
    yield Message(f"  {name}: »{title}«", f'  {name}: "{title}"')
    journal = known.journalising(row.journalise)
    yield Message(
        f"    {document.date}, {document.direction.lower()}, {journal.da}",
        f"    {document.date}, {document.direction}, {journal.en}",
    )
    if parcel.assumed:
        yield _assumed(parcel.assumed)
    if document.protected == YES:
        yield _PROTECTED
    if known.earlier is not None and known.earlier.document:
        yield Message(
            f"    en senere udgave af dokument {known.earlier.document}",
            f"    a later version of document {known.earlier.document}",
        )


def _assumed(fields: Sequence[str]) -> Message:
    da = ", ".join(_TAKEN[field].da for field in fields)
    en = ", ".join(_TAKEN[field].en for field in fields)
    return Message(
        f"    OBS: det siger brevet ikke selv, så det er sat af Segl: {da}",
        f"    NOTE: the letter does not say it itself, so Segl has set it: {en}",
    )


_TAKEN = {
    "title": Message(
        "titlen er filens navn (ret: --title)", "the title is the file's name (--title)"
    ),
    "date": Message("datoen er dags dato", "the date is today's"),
    "direction": Message("retningen er udgående", "the direction is outgoing"),
    "journalise": Message(
        "det journaliseres ikke (ret: --journalise)", "it is not journalised (--journalise)"
    ),
}
_PROTECTED = Message(
    "    modtagerens adresse er beskyttet", "    the recipient's address is protected"
)
