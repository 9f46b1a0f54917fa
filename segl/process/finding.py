"""Hold an export to a library."""

from __future__ import annotations

import datetime
from pathlib import Path

from qa.process import checking
from qa.process.model import offers
from qa.process.references import references
from render.library import Library
from segl.process import reading
from segl.process.report import NO_PHASES, Found


def made(library: Library, path: Path, base: str, day: datetime.date) -> Found:
    """Return what is amiss between an export and a library on a day; FileError for no export."""
    export, offered = reading.read(path), list(offers(library))
    known = {one.id: one for one in offered}
    linked = sum(
        any(ref.template in known for link in step.links for ref in references(link, base, known))
        for step in export.steps
    )
    gaps = export.gaps if checking.has_phases(export.steps) else (*export.gaps, NO_PHASES)
    remarks = checking.check(export.steps, offered, base, day)
    return Found(library.manifest.name, len(export.steps), linked, remarks, gaps)
