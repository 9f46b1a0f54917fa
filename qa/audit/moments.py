"""
Days and times as exports have them: as exactly as they were written, and no more.

A day without a time of day is the whole day, so that what follows from it is certain or unknown.
"""

from __future__ import annotations

import datetime as dt
import re

from render.record import record

_CLOCK = re.compile(
    r"(.*?)(?:T|\s+(?:kl\.?\s*)?)([0-2]?\d)[:.]([0-5]\d)(?:[:.]([0-5]\d)(?:\.\d+)?)?"
)
_DAY = dt.timedelta(days=1)


@record
class Moment:
    """
    A time that lies at `first` or later, and before `last` (or at it, where they are the same).

    Both are as a clock on the wall shows them; a whole day is its first moment and the next day's.
    """

    first: dt.datetime
    last: dt.datetime

    @property
    def day(self) -> dt.date:
        """The day on which it lies."""
        return self.first.date()

    @property
    def is_exact(self) -> bool:
        """Whether a time of day was written."""
        return self.first == self.last


def of_day(day: dt.date) -> Moment:
    """Return the whole of a day."""
    first = dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001 - of a clock on the wall
    return Moment(first, first + _DAY)


def of_time(time: dt.datetime, zone: dt.tzinfo | None = None) -> Moment:
    """
    Return an exact time; midnight sharp is what programs write of a day without a time.

    A time with an offset is moved to the clock of `zone`, where that is known.
    """
    if time.tzinfo is not None:
        local = time.astimezone(zone) if zone is not None else time
        return Moment(local.replace(tzinfo=None), local.replace(tzinfo=None))
    if time.time() == dt.time():
        return of_day(time.date())
    return Moment(time, time)


def split(text: str) -> tuple[str, dt.time | None]:
    """Return the words of a day, and the time of day behind them, None without one."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None or int(match[2]) > 23:
        return text, None
    return match[1], dt.time(int(match[2]), int(match[3]), int(match[4] or 0))
