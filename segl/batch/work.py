"""What a worker is told and what it gives back: plain data, for any process or machine."""

from __future__ import annotations

from dataclasses import dataclass, field

from render.errors import CaseError, Problem
from render.message import Message
from render.record import record


@record
class Work:
    """
    The same for all letters of a run.

    `folder` is the side folder that all workers share; `forms` are the templates made ready,
    by language, as digests that name their files there (see `kept.py`). `language` is "" where
    the recipient's choice decides. `pattern` names letters, "" as single letters are named.
    `program` is the release (see `keep.py`) that the workers must be. With `package`, "zip" or
    "dir", each letter becomes a package, which says that it was `created` when the run began.
    """

    folder: str
    forms: tuple[tuple[str, str], ...]
    language: str = ""
    pattern: str = ""
    pdf: bool = False
    program: str = ""
    package: str = ""
    created: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A case to be filled: its number in the source, and its JSON."""

    number: int
    data: bytes = field(repr=False)


@record
class File:
    """
    A file that lies whole in the side folder: its name there, its ending, size and digest.

    Of a case with several recipients `stem` is the name of its letter, `recipient` that of
    whom it is to, from 1, and `language` what it is written in.
    """

    staged: str
    ending: str
    size: int
    sha256: str
    stem: str = ""
    recipient: int = 0
    language: str = ""


@record
class Made:
    """
    What became of a case: files under a name (without ending), or why there are none.

    All letters of a case with several recipients are there, or none; its `language` is then "".
    `bug` is the kind and trail of an error of ours, "" for none.
    """

    number: int
    name: str = ""
    language: str = ""
    files: tuple[File, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Message, ...] = ()
    bug: tuple[str, ...] = ()


class OtherProgramError(Exception):
    """Workers that run another Segl than the one that sends them work."""


def refused(number: int, error: CaseError) -> Made:
    """Return that a case was refused, and why."""
    return Made(number, problems=error.causes)
