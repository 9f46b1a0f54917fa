"""Export a table to a translator, and import it: memory and language version, all or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from qa.flow.words import quoted
from render import files
from render.errors import FormError
from render.files import Output
from render.message import Message
from render.translation import beside, memory
from render.translation.memory import Memory
from render.translation.segment import MARK, Segment, plain
from segl.translating import naming, read, table
from segl.translating.source import Source

ALIKE = 0.6
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Imported:
    """
    What an import did: how many are translated, which are left, the file it made.

    `is_older` says that the language version that is there was made of less.
    """

    translated: int
    left: tuple[Message, ...]
    path: Path | None
    stale: tuple[int, ...]
    is_older: bool = False


def export(source: Source, path: Path, overwrite: bool, messages: str) -> int:
    """Write the table; return how many of its rows are new or changed. Raises FileError."""
    rows = list(_rows(source))
    data = table.write(
        source.id, source.title, source.language, rows, _Names(source, messages).named, messages
    )
    files.write(path, data, overwrite)
    return sum(bool(state) for _, _, state in rows)


def _rows(source: Source) -> Iterator[tuple[Segment, str, str]]:
    """Yield each segment with its translation so far; one that has changed with its old one."""
    known = source.memory.known
    free = [one for one in known if one not in source.segments]
    for segment in source.segments:
        if segment in known:
            yield segment, known[segment], ""
            continue
        old = _nearest(segment, free)
        fits = old is not None and not any(segment.flaws(known[old]))
        if old is not None and fits:
            yield segment, known[old], "changed"
        else:
            yield segment, "", "changed" if old is not None else "new"


def _nearest(segment: Segment, others: Sequence[Segment]) -> Segment | None:
    scored = [
        (SequenceMatcher(None, segment.text, one.text).ratio(), one.text, one) for one in others
    ]
    score, _, best = max(scored, default=(0.0, "", None), key=lambda pair: pair[:2])
    return best if score >= ALIKE else None


def take(
    source: Source, path: Path, partial: bool, overwrite: bool, keep_old: bool = False
) -> Imported:
    """
    Read the table back; write the memory, and the language version where all is translated.

    Raises FormError where a mark is lost or doubled, where something is not translated (unless
    `partial`), or the language version was changed by hand (unless `overwrite`). The old
    translation of a text that has changed counts as none, unless it still fits (`keep_old`).
    """
    rows = read.read(path, source.id, source.language)
    by_text = _by_text(source.segments)
    old = {one: words for one, words, state in _rows(source) if state == "changed" and words}
    found, stale = dict(source.memory.known), []
    numbers: dict[Segment, int] = {}
    problems: list[Message] = []
    for row in rows:
        segments = _meant(row, source.segments, by_text)
        if not segments:
            stale.append(row.number)
        for segment in segments:
            numbers.setdefault(segment, row.number)
            is_old = not keep_old and segment in old and row.translation == plain(old[segment])
            if is_old or not _is_written(row.translation):
                found.pop(segment, None)
                continue
            flaws = list(segment.flaws(row.translation))
            problems += [_flaw(row.number, kind, number) for kind, number in flaws]
            found[segment] = row.translation
    if problems:
        raise FormError(_WRONG, tuple(problems[:_SHOWN]))
    missing = [one for one in source.segments if one not in found]
    left = tuple(_missing(one, numbers.get(one)) for one in missing)
    return _save(source, found, left, tuple(stale), partial, overwrite)


def _by_text(segments: Sequence[Segment]) -> Mapping[str, tuple[Segment, ...]]:
    """Return the segments by their text: two with one text may stand for different tags."""
    found: dict[str, tuple[Segment, ...]] = {}
    for one in segments:
        found[one.text] = (*found.get(one.text, ()), one)
    return found


def _meant(
    row: read.Row, segments: Sequence[Segment], by_text: Mapping[str, tuple[Segment, ...]]
) -> tuple[Segment, ...]:
    """Return the segment of a row: by its number, where the text is still there, else by text."""
    if 0 < row.number <= len(segments) and segments[row.number - 1].text == row.danish:
        return (segments[row.number - 1],)
    return by_text.get(row.danish, ())


def _is_written(text: str) -> bool:
    return bool(MARK.sub("", text).strip())


def _save(
    source: Source,
    found: Mapping[Segment, str],
    left: tuple[Message, ...],
    stale: tuple[int, ...],
    partial: bool,
    overwrite: bool,
) -> Imported:
    kept = {one: found[one] for one in source.segments if one in found}
    place = beside.memory(source.folder, source.language)
    if left and not partial:
        raise FormError(_left(len(left)), _few(left))
    if left:
        old = {one: words for one, words in source.memory.known.items() if one not in kept}
        data = memory.write(Memory({**kept, **old}, source.memory.made))
        files.write(place, data, overwrite=True)
        return Imported(len(kept), _few(left), None, stale, source.target.is_file())
    _spare(source, overwrite)
    document = source.document().translated(kept, source.language)
    made = hashlib.sha256(document).hexdigest()
    remembered = memory.write(Memory(kept, made))
    files.write_all([Output(source.target, document), Output(place, remembered)], overwrite=True)
    return Imported(len(kept), (), source.target, stale)


def _spare(source: Source, overwrite: bool) -> None:
    """Refuse to replace a language version that somebody wrote or changed by hand."""
    if overwrite or not source.target.is_file():
        return
    now = hashlib.sha256(source.target.read_bytes()).hexdigest()
    if now != source.memory.made:
        name = source.target.name
        raise FormError(
            Message(
                f"{name} er rettet i Word siden sidst, og rettelserne ville gå tabt. Skriv dem ind "
                "i tabellen, eller erstat filen med --overwrite.",
                f"{name} was changed in Word since, and the changes would be lost. Put them into "
                "the table, or replace the file by --overwrite.",
            )
        )


@dataclass(frozen=True)
class _Names:
    """Words for tags, from the titles of the schema."""

    source: Source
    messages: str

    def named(self, code: str) -> str:
        if code.startswith("{%"):
            return table.control_word(code, self.messages)
        return naming.named(code, self.source.titles)


def _flaw(row: int, kind: str, number: int) -> Message:
    da, en = _FLAWS[kind]
    mark = f"{{{number}}}" if number else "{ … }"
    return Message(f"Række {row}: {mark} {da}.", f"Row {row}: {mark} {en}.")


_FLAWS = {
    "code": ("er en kode eller en halv; skriv uden krøllede parenteser", "is a tag or half of one"),
    "missing": ("mangler i oversættelsen", "is missing in the translation"),
    "extra": ("står for mange gange, eller hører ikke til her", "stands too often, or not here"),
    "crossed": ("begynder og slutter ikke i rækkefølge", "does not begin and end in order"),
    "order": ("skal stå i samme rækkefølge som i den danske tekst", "must keep the Danish order"),
}
_WRONG = Message(
    "Oversættelsen kan ikke bruges, som den er. Intet er ændret.",
    "The translation cannot be used as it is. Nothing was changed.",
)


def _left(count: int) -> Message:
    da, en = rows(count).da, rows(count).en
    return Message(
        f"{da} er ikke oversat. Intet er ændret. Gem det, der er oversat, med --partial; "
        "sprogversionen laves først, når alt er oversat.",
        f"{en} not translated. Nothing was changed. Keep what is translated by --partial; the "
        "language version is made when all is translated.",
    )


def rows(count: int) -> Message:
    """Return how many rows there are, in words."""
    return Message(
        f"{count} {'række' if count == 1 else 'rækker'}", f"{count} row{'' if count == 1 else 's'}"
    )


def _missing(segment: Segment, number: int | None) -> Message:
    """Return which text is not translated, by its row in the table, if it has one."""
    text = quoted(MARK.sub("…", segment.text))
    if number is None:
        return Message(
            f"»{text}« står ikke i tabellen: eksportér den igen.",
            f'"{text}" is not in the table: export it again.',
        )
    return Message(f"Række {number}: »{text}«", f'Row {number}: "{text}"')


def _few(left: tuple[Message, ...]) -> tuple[Message, ...]:
    """Return what is missing, as much of it as can be read."""
    rest = len(left) - _SHOWN + 1
    if rest <= 1:
        return left
    return (*left[: _SHOWN - 1], Message(f"… og {rest} til", f"… and {rest} more"))
