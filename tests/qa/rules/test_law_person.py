"""A role stands for a correction, and no person; nothing repeats a name that was written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from odd_law import CORRECTION, EXTENDS, law
from qa.finding import Finding
from qa.rules import law_person

RULE = law_person.check
IN_FORCE = CORRECTION.format(expires="2027-01-01")
CONFIRMED = """
[[confirmed]]
row = "gl/frist/sfu"
by = "Fagchef for børn"
date = 2026-01-01
"""


def _by(name: str) -> str:
    return IN_FORCE.replace("Juridisk chef", name)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(EXTENDS, id="rows that nobody stands for"),
        pytest.param(IN_FORCE + CONFIRMED, id="roles"),
        pytest.param(_by("Afdelingsleder for Børn og Familie"), id="a role with capitals"),
        pytest.param(_by("Karen Jensen") + "as_of = [", id="in a file that cannot be used"),
    ],
)
def test_must_not_fire(text: str, found: Callable[..., list[Finding]]) -> None:
    assert found(RULE, "Kære borger", law=law(text).issues) == []


@pytest.mark.parametrize(
    ("text", "words", "secret"),
    [
        pytest.param(
            _by("Jens Hansen"),
            "[[correction]] nr. 1 »gl/frist/klage«: by er en rolle",
            "Hansen",
            id="a name",
        ),
        pytest.param(_by("jurist Anne Lund"), "by er en rolle", "Lund", id="a role with a name"),
        pytest.param(_by("jurist@eksempel.gl"), "by er en rolle", "jurist@", id="an address"),
        pytest.param(
            IN_FORCE.replace("Det Sociale Ankenævns svar", "sagen om 010190-1234"),
            "source ser ud til at indeholde et CPR-nummer",
            "010190-1234",
            id="a number in the source",
        ),
        pytest.param(
            CONFIRMED.replace("Fagchef for børn", "Aviaja Petersen"),
            "[[confirmed]] nr. 1 »gl/frist/sfu«: by er en rolle",
            "Petersen",
            id="a confirmation",
        ),
    ],
)
def test_must_fire(text: str, words: str, secret: str, found: Callable[..., list[Finding]]) -> None:
    own = law(text)
    (one,) = found(RULE, "Kære borger", law=own.issues)
    assert words in one.message.da
    told = [one.message, *(each.told for each in own.corrections)]
    told += [each.told for each in own.confirmations]
    assert len(told) == 2
    assert not [each for each in told if secret in each.da + each.en]


def test_the_law_counts_all_the_same() -> None:
    own = law(_by("Jens Hansen"))
    assert own.checked() is own
    assert [one.by for one in own.corrections] == ["–"]
