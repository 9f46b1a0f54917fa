"""
Whether a letter kept a deadline of the law, by the dates that are known: kept, late, or unknown.

The deadlines themselves are rows of the catalogue (amount, unit, basis, grade). What is said here
is only from which date of an export to which they run. Nothing is guessed: a day without a time
is the whole day, and a date that is missing leaves the deadline unjudged.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Mapping

from qa.audit.entry import Entry
from qa.audit.moments import Moment, of_day
from qa.law.bodies import Deadline
from render.message import Message
from render.record import record

LETTER = "brevdato"  # the date in the letter itself
_CALENDAR = ("days", "weeks", "months", "years")
_MONTHS = {"months": 1, "years": 12}
_DAYS = {"days": 1, "weeks": 7}


@record
class Measure:
    """
    How a deadline of the catalogue is measured: for which types of document, from which date to
    which. Of several dates the first that is there counts.
    """

    deadline: str
    types: tuple[str, ...]
    start: tuple[str, ...]
    end: tuple[str, ...]


MEASURES = (
    Measure("vurdering-24-timer", ("vurdering_24_timer",), ("modtaget",), ("afgjort", LETTER)),
    Measure("kvittering", ("kvittering_underretning",), ("modtaget",), ("sendt", LETTER)),
    Measure("sfu", ("socialfaglig_undersoegelse",), ("begyndt",), ("faerdig", LETTER)),
    Measure(
        "anbringelse-indberetning", ("anbringelse",), ("afgjort", LETTER), ("indberettet",)
    ),
    Measure("aktindsigt", ("aktindsigt",), ("modtaget",), ("sendt", LETTER)),
    Measure("begrundelse-svar", ("begrundelse_mundtlig",), ("modtaget",), ("sendt", LETTER)),
)  # fmt: skip
WHY = {
    "start": Message("startdatoen mangler", "the first date is missing"),
    "end": Message("slutdatoen mangler", "the last date is missing"),
    "unclear": Message("datoen kan ikke læses", "the date cannot be read"),
    "order": Message("slutdatoen er før startdatoen", "the last date is before the first"),
    "clock": Message("klokkeslættet mangler", "the time of day is missing"),
    "unit": Message(
        "hverdage og arbejdsdage regnes ikke: der er ingen helligdagskalender",
        "weekdays and working days are not counted: there is no calendar of holidays",
    ),
}


@record
class Verdict:
    """
    What became of a deadline: "kept", "late", or "unknown" and why (a key of WHY).

    `by_letter` says that the letter's own date stood for a date that no export has.
    """

    state: str
    why: str = ""
    by_letter: bool = False


def judged(entry: Entry, known: Mapping[str, Deadline]) -> dict[str, Verdict]:
    """Return what became of each deadline that a letter of its type has, by the deadline's id."""
    measures = [one for one in MEASURES if entry.type in one.types and one.deadline in known]
    return {one.deadline: _verdict(entry, one, known[one.deadline]) for one in measures}


def _verdict(entry: Entry, measure: Measure, deadline: Deadline) -> Verdict:
    if deadline.unit not in (*_CALENDAR, "hours"):
        return Verdict("unknown", "unit")
    ends = {}
    for side, names in (("start", measure.start), ("end", measure.end)):
        found = _moment(entry, names)
        if isinstance(found, str):
            return Verdict("unknown", found or side)
        ends[side] = found
    state, why = within(ends["start"][1], ends["end"][1], deadline)
    by_letter = state != "unknown" and LETTER in (ends["start"][0], ends["end"][0])
    return Verdict(state, why, by_letter)


def _moment(entry: Entry, names: tuple[str, ...]) -> tuple[str, Moment] | str:
    """Return the first date there is, with its name; "" for none, "unclear" for an unread one."""
    for name in names:
        if name in entry.unclear:
            return "unclear"
        found = _letter(entry.day) if name == LETTER else (entry.times or {}).get(name)
        if found is not None:
            return name, found
    return ""


def _letter(day: str) -> Moment | None:
    try:
        return of_day(dt.date.fromisoformat(day))
    except ValueError:
        return None


def within(start: Moment, end: Moment, deadline: Deadline) -> tuple[str, str]:
    """Say whether an end is in time, in every reading of what was written: a state, and why."""
    if end.day < start.day or (start.is_exact and end.last < start.first):
        return "unknown", "order"
    if deadline.unit != "hours":
        return ("kept" if end.day <= due(start.day, deadline) else "late"), ""
    limit = dt.timedelta(hours=deadline.amount)
    longest, shortest = end.last - start.first, end.first - start.last
    if longest <= limit or _one_day(start, end, limit):
        return "kept", ""
    is_longer = shortest > limit or (shortest == limit and not start.is_exact)  # a day ends before
    return ("late", "") if is_longer else ("unknown", "clock")


def _one_day(start: Moment, end: Moment, limit: dt.timedelta) -> bool:
    """Say whether both lie on one day, which no time of day can make longer than a day."""
    return start.day == end.day and limit >= dt.timedelta(days=1)


def due(start: dt.date, deadline: Deadline) -> dt.date:
    """
    Return the last day of a deadline in days, weeks, months or years.

    The day that it runs from does not count. A month ends on the day of the same number, or on
    its last day where it has none such.
    """
    if deadline.unit in _DAYS:
        return start + dt.timedelta(days=deadline.amount * _DAYS[deadline.unit])
    years, month = divmod(start.month - 1 + deadline.amount * _MONTHS[deadline.unit], 12)
    year = start.year + years
    return dt.date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
