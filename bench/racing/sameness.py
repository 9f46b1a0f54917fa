"""Does every engine write the same letter? Its text must equal docxtpl's, or it is no race."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from racing.course import Course
from racing.peers import Racer
from racing.process import EndedError, Process
from racing.texts import visible

SECONDS = 300.0
DIFFERS = "its text differs from docxtpl's"


def texts(racer: Racer, courses: Iterable[Course], folder: Path) -> list[list[str]]:
    """Return what a reader sees of a racer's letters."""
    found = []
    for course in courses:
        with Process(racer, course) as process:
            found.append(shown(process, course, folder))
    return found


def shown(process: Process, course: Course, folder: Path) -> list[str]:
    """Let a running engine write its letter, and return what a reader sees of it."""
    out = folder / f"{process.racer.name}-{course.case.stem}.docx"
    out.unlink(missing_ok=True)
    process.ask(SECONDS, "sample", path=str(course.case), out=str(out))
    return visible(out.read_bytes())


def courses(folder: Path) -> list[Course]:
    """Return the letters that must agree: both ways of each condition, rows, both shells."""
    return [
        Course(folder),
        Course(folder, turned=True),
        Course(folder, rows=100),
        Course(folder, heavy=True),
    ]


def different(reference: Racer, racers: Sequence[Racer], folder: Path) -> dict[str, str]:
    """Return what is wrong with a racer's letters, by name; nothing for one that agrees."""
    wanted = texts(reference, courses(folder), folder)
    found: dict[str, str] = {}
    for racer in racers:
        try:
            if texts(racer, courses(folder), folder) != wanted:
                found[racer.name] = f"not raced: {DIFFERS}"
        except EndedError as error:
            found[racer.name] = f"not run: {error.reason}"
    return found
