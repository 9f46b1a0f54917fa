"""How long a request may last: a slow line is borne, a drip is not."""

from __future__ import annotations

import pytest

from render.esdh.bounds import SLOWEST, Bounds, TooLong, TooSlow


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def bounds(clock: Clock) -> Bounds:
    made = Bounds(clock)
    made.limit = 20_000_000
    made.begin(60)
    return made


def test_a_slow_line_is_borne_for_as_long_as_it_takes(clock: Clock, bounds: Bounds) -> None:
    for _ in range(1_000):
        clock.now += 1
        bounds.came(SLOWEST)
        assert bounds.left() == 60
    for _ in range(1_000):
        clock.now += 1
        bounds.sent(SLOWEST)
        assert bounds.left() == 60


def test_a_drip_is_not(clock: Clock, bounds: Bounds) -> None:
    with pytest.raises(TooSlow):
        for _ in range(62):
            clock.now += 1
            bounds.came(1)
            bounds.left()
    assert clock.now == pytest.approx(1_061, abs=1)


def test_what_went_well_is_no_leave_to_be_silent(clock: Clock, bounds: Bounds) -> None:
    bounds.came(10_000_000)
    assert bounds.left() == 60


def test_each_request_begins_anew(clock: Clock, bounds: Bounds) -> None:
    bounds.came(20_000_000)
    clock.now += 30
    bounds.begin(60)
    bounds.came(20_000_000)
    with pytest.raises(TooLong):
        bounds.came(1_000_000)
