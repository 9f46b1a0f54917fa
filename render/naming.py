"""Name a filled letter's file: date, title and case, safe on every system, never a CPR number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from render import case_number, cpr, formats
from render.binds import concept_path, value_at
from render.record import record

if TYPE_CHECKING:
    from render.manifest import Manifest
    from render.schema import Schema

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f#%]')
_DEVICES = {"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10)}
MAX_LENGTH = 120


@record
class Naming:
    """What names letters of a template: its title, and where its date and case number stand."""

    title: str
    date: tuple[str, ...] = ()
    number: tuple[str, ...] = ()


def of(manifest: Manifest, schema: Schema | None) -> Naming:
    """Return how letters of a template are named."""
    return Naming(
        manifest.title or manifest.id,
        concept_path("brevdato", schema, manifest),
        concept_path("sagsnummer", schema, manifest),
    )


def file_name(naming: Naming, case: Mapping[str, Any]) -> str:
    """Return a name such as `2026-11-20 Afgørelse om støtte BOR-2026-000046.docx`."""
    date, number = value_at(case, naming.date), value_at(case, naming.number)
    title = safe(naming.title)
    if isinstance(date, str) and formats.is_date(date):
        title = f"{date} {title}"
    if isinstance(number, str) and case_number.is_case_number(number):
        title = f"{title} {number}"  # else two children's letters of a day had one name
    return f"{title}.docx"


def safe(text: str) -> str:
    """Return text that can be a file name on Windows and in SharePoint."""
    return usable(without_cpr(text))


def without_cpr(text: str) -> str:
    """Return text without what looks like a CPR number, as `plain` would leave it."""
    text, less = plain(text), plain(cpr.without(plain(text)))
    while less != text:  # what stood around one number may make another
        text, less = less, plain(cpr.without(less))
    return text


def usable(text: str) -> str:
    """Return text as a file name that every system takes, never empty; numbers are left alone."""
    text = plain(text)[:MAX_LENGTH].strip(" .").removeprefix("~$")
    reserved = text.split(".")[0].strip().lower() in _DEVICES
    return f"_{text or 'dokument'}" if reserved or not text else text


def plain(text: str) -> str:
    """Return text on one line, of the characters that a file name can have."""
    text = _UNSAFE.sub(" ", text)
    return " ".join("".join(c for c in text if unicodedata.category(c)[0] != "C").split())
