"""The overview of a library, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.overview.model import PHASE_TITLES, Overview, Row
from qa.reports.text_report import GAPS
from render.message import Message
from segl.overviewing import words

_NONE = Message("ingen skabelon", "no template")
_MISSING = Message("mangler", "missing")
_SUMMARY = Message(
    "{0} skabeloner, {1} uden fejl og mangler. "
    "{2} dokumenttyper i lovkataloget har ingen skabelon.",
    "{0} templates, {1} without errors or gaps. "
    "{2} types in the catalogue of the law have no template.",
)
_BETWEEN = Message("Sammenlignet med andre biblioteker", "Compared with other libraries")


def lines(found: Overview, language: str) -> Iterator[str]:
    """Yield the phases with their templates, what is missing, and how others differ."""
    yield found.name
    sound = sum(row.is_sound for row in found.rows)
    yield _SUMMARY.text(language).format(len(found.rows), sound, len(found.missing))
    yield from _law(found, language)
    width = max((len(row.id) for row in found.rows), default=0)
    for phase in found.phases:
        yield ""
        yield PHASE_TITLES[phase].text(language)
        rows, lacking = found.phase(phase), found.lacking(phase)
        yield from (f"  {line}" for row in rows for line in _row(row, found, width, language))
        for one in lacking:
            grade = words.GRADES[one.grade].text(language)
            yield f"  - {_MISSING.text(language)}: {one.title.text(language)} ({one.type}; {grade})"
        if not rows and not lacking:
            yield f"  {_NONE.text(language)}"
    if found.unplaced:
        yield ""
        for row in found.unplaced:
            broken = row.broken.text(language) if row.broken is not None else ""
            yield f"? {row.id}: {broken}"
    yield from _unchecked(found, language)
    if found.twins:
        yield ""
        yield _BETWEEN.text(language)
        yield from (f"  {line}" for line in _twins(found, language))


def _law(found: Overview, language: str) -> Iterator[str]:
    for _, head, told in words.law(found.law):
        yield ""
        yield f"{head.text(language)}:"
        yield from (f"  {one.text(language)}" for one in told)


def _unchecked(found: Overview, language: str) -> Iterator[str]:
    told = words.unchecked(found)
    if told:
        yield ""
        yield f"{GAPS.text(language)}:"
    for what, names in told.items():
        yield f"  {what.text(language)}: {', '.join(names)}"


def _row(row: Row, found: Overview, width: int, language: str) -> Iterator[str]:
    letters = [(name, words.letter(one)[1]) for name, one in row.letters.items()]
    states = ", ".join(f"{name}: {word.text(language)}" for name, word in letters)
    marks = [(name, *words.municipality(row, name)) for name in found.municipalities]
    told = [f"{name}: {word.text(language)}" for name, mark, word in marks if mark != "good"]
    yield "; ".join([f"{row.id:{width}}  {row.title} ({states})", *told])


def _twins(found: Overview, language: str) -> Iterator[str]:
    for twin in found.twins:
        states: Sequence[str] = [
            f"{name}: {words.STATES[twin.states[name]].text(language)}" for name in found.others
        ]
        yield f"{twin.title} ({twin.id}): {', '.join(states)}"
