"""Tell an overview in the form asked for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from qa.jobs import library_jobs
from qa.overview import making
from qa.overview.model import PHASE_TITLES, Overview
from render.errors import Crash
from render.library import Library, open_library
from segl.cache import Cache
from segl.linting import Pace, run
from segl.overviewing import data, text, words

SECONDS = 60.0  # for a template, as for the linter


def made(
    library: Library, folders: Sequence[Path], language: str
) -> tuple[Overview, tuple[Crash, ...]]:
    """
    Lint a library (or take what is remembered), and return its overview, and bugs of ours met.

    `folders` are libraries to compare it with. Raises LibraryError where one is none.
    """
    others = {folder.as_posix(): open_library(folder) for folder in folders}
    outcome = run(list(library_jobs(library)), Pace(None, SECONDS, language), Cache())
    return making.overview(library, outcome.report, others), outcome.crashes


def told(found: Overview, style: str, language: str) -> str:
    """Return the overview as text, as an HTML page, or as JSON."""
    if style == "json":
        return json.dumps(data.overview(found, language), ensure_ascii=False, indent=2)
    if style == "html":
        from segl.page import page  # late: only a page needs it

        languages = dict.fromkeys((*found.languages, *(n for r in found.rows for n in r.letters)))
        return page(
            "coverage",
            language,
            found=found,
            titles=PHASE_TITLES,
            languages=list(languages),
            letter=words.letter,
            municipality=words.municipality,
            states=words.STATES,
            proved=words.proved,
            law=words.law(found.law),
            unchecked=words.unchecked(found),
            tongues=words.TONGUES,
            grades=words.GRADES,
        )
    return "\n".join(text.lines(found, language))
