"""All that one run of the race found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from racing.batch import Batch
from racing.cold import Command
from racing.cores import Rate
from racing.peers import Racer
from racing.rows import Growth
from racing.warm import Warm


@dataclass(frozen=True)
class Results:
    """
    What was raced, and what it took.

    `missing` says by name why an engine has no figures; `light` and `heavy` are the two shells.
    """

    racers: Sequence[Racer]
    missing: Mapping[str, str]
    rounds: int
    light: Mapping[str, Warm] = field(default_factory=dict)
    heavy: Mapping[str, Warm] = field(default_factory=dict)
    growth: Growth = field(default_factory=dict)
    cold: Sequence[Command] = ()
    rates: Mapping[str, Rate] = field(default_factory=dict)
    batches: Sequence[Batch] = ()
