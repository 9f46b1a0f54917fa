"""Figures of rounds, and what they say: machines are noisy, so ratios of one round count."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as fast as the base: the median of the rounds, the least and the most."""

    median: float
    least: float
    most: float

    def __str__(self) -> str:
        return f"{_short(self.median)}× ({_short(self.least)}–{_short(self.most)})"


def ratio(base: Sequence[float], own: Sequence[float]) -> Ratio:
    """Compare two engines round by round: each round was run side by side."""
    found = [one / other for one, other in zip(base, own, strict=True)]
    return Ratio(statistics.median(found), min(found), max(found))


def milliseconds(seconds: Sequence[float]) -> str:
    """Return the median in milliseconds, with about three digits."""
    value = statistics.median(seconds) * 1000
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 10 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"
