"""Deadlines: kept, late or unknown, by the dates that are known and by no other."""

from __future__ import annotations

import datetime as dt

import pytest

from qa.audit import deadlines, moments
from qa.audit.deadlines import Verdict
from qa.audit.entry import Entry
from qa.audit.moments import Moment
from qa.law import catalogue
from qa.law.bodies import Deadline

LAW = {
    where: {
        one.id: one
        for one in catalogue.read(where).law.deadlines
        if one.jurisdiction == where
    }
    for where in ("gl", "dk")
}  # fmt: skip


def _at(text: str) -> Moment:
    words, clock = moments.split(text)
    day = dt.date.fromisoformat(words)
    if clock is None:
        return moments.of_day(day)
    return moments.of_time(dt.datetime.combine(day, clock))


def _judged(kind: str, where: str = "gl", day: str = "", **times: str) -> dict[str, Verdict]:
    given = {name: _at(text) for name, text in times.items()}
    return deadlines.judged(Entry(type=kind, day=day, times=given), LAW[where])


@pytest.mark.parametrize(
    ("start", "end", "state", "why"),
    [
        ("2026-03-02T10:00", "2026-03-02T23:00", "kept", ""),
        ("2026-03-02T10:00", "2026-03-03T10:00", "kept", ""),
        ("2026-03-02T10:00", "2026-03-03T10:01", "late", ""),
        ("2026-03-02", "2026-03-02", "kept", ""),
        ("2026-03-02", "2026-03-03", "unknown", "clock"),
        ("2026-03-02", "2026-03-04", "late", ""),
        ("2026-03-02T23:30", "2026-03-03", "unknown", "clock"),
        ("2026-03-02T10:00", "2026-03-02", "kept", ""),
        ("2026-03-02T00:30", "2026-03-04", "late", ""),
        ("2026-03-02T10:00", "2026-03-02T09:00", "unknown", "order"),
        ("2026-03-02", "2026-03-01", "unknown", "order"),
    ],
)
def test_hours_are_judged_in_every_reading(start: str, end: str, state: str, why: str) -> None:
    found = _judged("vurdering_24_timer", modtaget=start, afgjort=end)
    assert found == {"vurdering-24-timer": Verdict(state, why)}


@pytest.mark.parametrize(
    ("kind", "first", "last", "start", "end", "state"),
    [
        ("kvittering_underretning", "modtaget", "sendt", "2026-03-02", "2026-03-09", "kept"),
        ("kvittering_underretning", "modtaget", "sendt", "2026-03-02", "2026-03-10", "late"),
        ("socialfaglig_undersoegelse", "begyndt", "faerdig", "2026-01-31", "2026-03-31", "kept"),
        ("socialfaglig_undersoegelse", "begyndt", "faerdig", "2025-12-31", "2026-02-28", "kept"),
        ("socialfaglig_undersoegelse", "begyndt", "faerdig", "2025-12-31", "2026-03-01", "late"),
        ("anbringelse", "afgjort", "indberettet", "2026-03-02", "2026-03-10", "kept"),
        ("anbringelse", "afgjort", "indberettet", "2026-03-02T15:00", "2026-03-11", "late"),
        ("aktindsigt", "modtaget", "sendt", "2026-03-02", "2026-03-12", "kept"),
        ("begrundelse_mundtlig", "modtaget", "sendt", "2026-03-02", "2026-03-17", "late"),
    ],
)
def test_days_weeks_and_months(
    kind: str, first: str, last: str, start: str, end: str, state: str
) -> None:
    (found,) = _judged(kind, **{first: start, last: end}).values()
    assert found == Verdict(state)


def test_each_measure_has_a_row_of_the_catalogue() -> None:
    for one in deadlines.MEASURES:
        assert one.deadline in LAW["gl"]
        assert set(one.types) <= set(catalogue.read("gl").documents)


def test_what_is_missing_is_never_guessed() -> None:
    name = "kvittering"
    kind = "kvittering_underretning"
    assert _judged(kind)[name] == Verdict("unknown", "start")
    assert _judged(kind, modtaget="2026-03-02")[name] == Verdict("unknown", "end")
    by_letter = _judged(kind, day="2026-03-05", modtaget="2026-03-02")[name]
    assert by_letter == Verdict("kept", by_letter=True)
    sent = _judged(kind, day="2026-03-05", modtaget="2026-03-02", sendt="2026-03-20")[name]
    assert sent == Verdict("late")
    unclear = Entry(type=kind, times={"modtaget": _at("2026-03-02")}, unclear=("sendt",))
    assert deadlines.judged(unclear, LAW["gl"])[name] == Verdict("unknown", "unclear")


def test_types_without_a_deadline_and_units_that_nobody_counts() -> None:
    assert _judged("partshoering", modtaget="2026-03-02", sendt="2026-05-02") == {}
    danish = _judged("kvittering_underretning", "dk", modtaget="2026-03-02", sendt="2026-03-03")
    assert danish == {"kvittering": Verdict("unknown", "unit")}


def test_a_month_that_is_shorter_ends_on_its_last_day() -> None:
    two = LAW["gl"]["sfu"]
    assert isinstance(two, Deadline)
    assert deadlines.due(dt.date(2023, 12, 31), two) == dt.date(2024, 2, 29)
    assert deadlines.due(dt.date(2026, 11, 30), two) == dt.date(2027, 1, 30)


def test_midnight_sharp_is_a_day_without_a_time() -> None:
    assert moments.of_time(dt.datetime.fromisoformat("2026-03-02T00:00")) == moments.of_day(
        dt.date(2026, 3, 2)
    )
    assert moments.split("2026-03-02 kl. 7.05") == ("2026-03-02", dt.time(7, 5))
    assert moments.split("2. marts 2026") == ("2. marts 2026", None)
    assert moments.split("2026-03-02 25:00")[1] is None
