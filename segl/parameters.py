"""
What may be said on the command line of `segl render`, as data.

Click parses by this table, and so does `segl/quick.py`, which has no time to wait for click.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from render.message import Message
from render.record import record
from segl.language import language


@record
class Parameter:
    """
    An option: its names, its help, and what follows it.

    A "flag" stands alone, a "path" is a file's name; of `choices`, where there are any, one
    must be said. The default may be a function.
    """

    names: tuple[str, ...]
    help: Message
    kind: Literal["text", "path", "flag"] = "text"
    choices: tuple[str, ...] = ()
    default: str | Callable[[], str] | None = None

    @property
    def key(self) -> str:
        """The name under which its value is known."""
        return max(self.names, key=len).removeprefix("--").replace("-", "_")


LETTER_LANGUAGE = Parameter(
    ("--lang",),
    Message(
        "Brevets sprog (ellers modtagerens eget valg).",
        "The letter's language (else the recipient's own choice).",
    ),
    choices=("da", "kl"),
)
MUNICIPALITY = Parameter(
    ("--municipality",), Message("Kommunens id.", "The municipality's id."), default=""
)
LIBRARY = Parameter(
    ("--library",),
    Message(
        "Skabelonbibliotekets mappe (ellers: mappen her og opefter).",
        "The library's folder (else: the one around the working folder).",
    ),
    "path",
)
DRAFT = Parameter(
    ("--draft",),
    Message(
        "Lav et udkast, mærket på hver side, selv om skabelonen har fejl.",
        "Make a draft, marked on each page, although the template has errors.",
    ),
    "flag",
)
MESSAGES = Parameter(
    ("--messages",),
    Message("Værktøjets sprog: dansk eller engelsk.", "The tool's language: Danish or English."),
    choices=("da", "en"),
    default=language,
)
RENDER = (
    Parameter(
        ("-o", "--output"),
        Message(
            "Brevets fil (.docx, eller .pdf for PDF alene).",
            "The letter's file (.docx, or .pdf for a PDF alone).",
        ),
        "path",
    ),
    Parameter(("--pdf",), Message("Lav også PDF (LibreOffice).", "PDF too (LibreOffice)."), "flag"),
    Parameter(("--schema",), Message("Skema til en løs fil.", "Schema for a loose file."), "path"),
    LETTER_LANGUAGE,
    MUNICIPALITY,
    LIBRARY,
    Parameter(("--overwrite",), Message("Erstat en fil, der findes.", "Replace a file."), "flag"),
    Parameter(("--compare",), Message("Sammenlign med docxtpl.", "Compare with docxtpl."), "flag"),
    DRAFT,
    MESSAGES,
)
