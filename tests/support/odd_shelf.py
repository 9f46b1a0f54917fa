"""What is odd about the library around a template, and marks that its author made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from qa.shelf import Shelf

CASE: Mapping[str, Mapping[str, Any]] = {"prøve.json": {"navn": "Ane Prøvesen"}}


def _two_titles(rest: str) -> dict[str, Any]:
    titles = {"brev": "Brev", "brev_2": "Brev"}
    return {"text": rest, "shelf": Shelf("brev", "da", ("da",), ("da",), CASE, titles)}


def _no_cases(rest: str) -> dict[str, Any]:
    return {"text": rest, "shelf": Shelf("brev", "da", ("da",), ("da",), {}, {"brev": "Brev"})}


def _no_version(rest: str) -> dict[str, Any]:
    shelf = Shelf("brev", "da", ("da", "kl"), ("da",), CASE, {"brev": "Brev"})
    return {"text": rest, "shelf": shelf}


def _undated(rest: str) -> dict[str, Any]:
    shelf = Shelf("brev", "da", ("da",), ("da",), CASE, {"brev": "Brev"}, dated=False)
    return {"text": rest, "shelf": shelf}


def _highlighted(rest: str) -> dict[str, Any]:
    run = f'<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>{rest}</w:t></w:r>'
    return {"text": f"<w:p>{run}</w:p>"}


ODD: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "(biblioteket har to breve med titlen »Brev«)": _two_titles,
    "(skabelonen har ingen prøvesager)": _no_cases,
    "(biblioteket har sprogene »da« og »kl«, skabelonen kun »da«)": _no_version,
    "(template.toml uden review_by)": _undated,
    "(fremhævet med gult)": _highlighted,
}
