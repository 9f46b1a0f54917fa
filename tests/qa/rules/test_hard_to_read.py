"""Letters above the LIX of their readers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from odd_looks import EASY, HARD
from qa.finding import Finding
from qa.rules import hard_to_read

RULE = hard_to_read.check
MIDDLE = (
    "Vi skriver til dig, fordi kommunen har modtaget din ansøgning om økonomisk støtte til Frida. "
    "Vi vurderer nu, hvilken hjælp der passer bedst til jeres families behov, og vi taler med "
    "skolen om det. Bagefter får du en skriftlig afgørelse, hvor du kan læse vores begrundelse."
)


@pytest.mark.parametrize(
    ("text", "options"),
    [
        pytest.param(f"{EASY}\n{EASY}", {}, id="easy"),
        pytest.param(HARD, {}, id="too little text"),
        pytest.param(f"{MIDDLE}\n{MIDDLE}", {}, id="middle, to a citizen"),
        pytest.param(f"{HARD}\n{HARD}\n{HARD}", {"language": "kl"}, id="not Danish"),
        pytest.param("The municipality considers your application. " * 40, {}, id="English"),
    ],
)
def test_must_not_fire(
    text: str, options: dict[str, str], quotes: Callable[..., list[str]]
) -> None:
    assert quotes(RULE, text, **options) == []


@pytest.mark.parametrize(
    ("text", "options", "limit"),
    [
        pytest.param(f"{HARD}\n{HARD}\n{HARD}", {}, "højst være 45", id="to a citizen"),
        pytest.param(
            f"{MIDDLE}\n{MIDDLE}", {"type": "barnets_brev"}, "højst være 35", id="to a child"
        ),
    ],
)
def test_must_fire(
    text: str, options: dict[str, str], limit: str, found: Callable[..., list[Finding]]
) -> None:
    (told,) = found(RULE, text, **options)
    assert limit in told.message.da
