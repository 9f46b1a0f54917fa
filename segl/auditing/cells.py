"""The cells of an export as an audit counts them: closed forms, so that no name slips through."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from qa.audit import moments
from qa.audit.entry import TIMES, Entry
from qa.audit.moments import Moment
from render.record import record
from segl.cases.cells import tidy
from segl.written import dates
from segl.written.choices import folded

ZONES = {"gl": "America/Nuuk", "dk": "Europe/Copenhagen"}
_ID = re.compile(r"[a-z0-9_-]{1,64}")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,19}")
_CODE = re.compile(r"[A-Za-z0-9ÆØÅæøå][A-Za-z0-9ÆØÅæøå_.-]{0,39}")
_PLACE = re.compile(r"(?!.*[0-9]{5})[^\W\d_][\w .'()-]{0,59}")
_OFFSET = re.compile(r"\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:?\d{2})")
ODD = "(andet)"  # what has not the form of an id, a version, a code or a name of a place


@record
class Reader:
    """
    What reads the rows of exports: `places` are municipalities by folded name, `types` document
    types by folded id or title, `municipality` that of rows and letters which say none.
    """

    places: Mapping[str, str]
    types: Mapping[str, str]
    municipality: str = ""
    jurisdiction: str = "gl"

    def entry(self, cells: Mapping[str, Any]) -> Entry:
        """Return a row of an export, by the names of its columns, as an entry without letter."""
        row = {
            name: value for name, cell in cells.items() if (value := tidy(cell)) not in ("", None)
        }
        times, unclear = self._times(row)
        letter = times.pop("brevdato", None) or times.get("sendt")
        return Entry(
            "listed",
            self.place(_text(row.get("kommune"))),
            _formed(_ID, _text(row.get("skabelon")).lower()),
            _formed(_VERSION, _text(row.get("version"))),
            type=self.types.get(folded(_text(row.get("type"))), ""),
            day=letter.day.isoformat() if letter is not None else "",
            times=times,
            unclear=unclear,
            refused=_formed(_CODE, _text(row.get("afvist"))),
            case=_text(row.get("sag")),
            file=_text(row.get("fil")),
        )

    def place(self, text: str) -> str:
        """Return a municipality by what a source calls it; the option's where it says nothing."""
        if not text:
            return self.municipality
        return self.places.get(folded(text)) or _formed(_PLACE, text)

    def _times(self, row: Mapping[str, Any]) -> tuple[dict[str, Moment], tuple[str, ...]]:
        found: dict[str, Moment] = {}
        unclear: list[str] = []
        for name in ("brevdato", *TIMES):
            if name in row:
                moment = self.moment(row[name])
                if moment is None:
                    unclear.append(name)
                else:
                    found[name] = moment
        return found, tuple(unclear)

    def moment(self, cell: Any) -> Moment | None:
        """Return a day or time, None where it is neither, or nobody can know its zone."""
        if isinstance(cell, dt.datetime):
            return moments.of_time(cell)
        if not isinstance(cell, str):
            return None
        if _OFFSET.fullmatch(cell):
            return self._zoned(cell)
        words, clock = moments.split(cell)
        day = dates.listed(words)
        if not isinstance(day, str):
            return None
        date = dt.date.fromisoformat(day)
        if clock is None or clock == dt.time():
            return moments.of_day(date)
        return moments.of_time(dt.datetime.combine(date, clock))

    def _zoned(self, text: str) -> Moment | None:
        try:
            zone = ZoneInfo(ZONES[self.jurisdiction])
            return moments.of_time(dt.datetime.fromisoformat(text), zone)
        except (ZoneInfoNotFoundError, KeyError, ValueError, OverflowError):
            return None


def _text(cell: Any) -> str:
    return cell if isinstance(cell, str) else "" if cell is None else str(cell)


def _formed(form: re.Pattern[str], text: str) -> str:
    return text if not text or form.fullmatch(text) else ODD
