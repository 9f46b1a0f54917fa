"""Signs that a sentence means the same without, and those that it does not."""

from __future__ import annotations

import pytest

from qa.letter.difference import stretch
from qa.letter.pattern import HOLE, Pattern, values
from qa.letter.signs import bare
from qa.proof.formula import TRUE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("den dag, vi traf", "den dag vi traf"),
        ("Telefon: 32 80 33", "Telefon 32 80 33"),
        ("»Godt« (sagde hun).", "Godt sagde hun"),
        ("§ 8, stk. 1, i loven", "§ 8 stk 1 i loven"),
        ("Imaneq 29, 1. sal", "Imaneq 29 1. sal"),
        ("børne- og ungdom", "børne og ungdom"),
        ("inden 6 uger", "inden seks uger"),
        ("en måned", "1 måned"),
        ("tolv hverdage", "12 hverdage"),
        ("Et år", "1 år"),
    ],
)
def test_these_mean_the_same(one: str, other: str) -> None:
    assert bare(one) == bare(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.000,50 kr.", "1.00050 kr."),
        ("1.000 kr.", "1,000 kr."),
        ("den 20-11-2026", "den 20112026"),
        ("kl. 10-15", "kl. 1015"),
        ("-5 grader", "5 grader"),
        ("på -5 grader", "på 5 grader"),
        ("§ 22", "22"),
        ("§§ 22, 24", "§§ 2224"),
        ("Klager du?", "Klager du."),
        ("aua@nanoq.gl", "aua@nanoqgl"),
        ("50 %", "50"),
        ("og/eller", "og eller"),
        ("seks uger", "syv uger"),
        ("6 uger", "6 dage"),
        ("seks personer", "6 personer"),
        ("tretten uger", "13 uger"),
    ],
)
def test_these_do_not(one: str, other: str) -> None:
    assert bare(one) != bare(other)


def test_values_are_read_where_a_comma_is_gone() -> None:
    pattern = Pattern(f"den dag, vi traf den, altså {HOLE}.", (1,), TRUE)
    assert values("den dag vi traf den altså 20. november 2026.", pattern) == ("20. november 2026",)
    assert values("den dag, vi traf den, altså 20. november.", pattern) == ("20. november",)


@pytest.mark.parametrize(
    ("left", "right", "has"),
    [
        ("Fristen er kort. Den", "regnes fra 1. maj.", True),
        ("Fristen er kort.", "Den regnes fra 1. maj.", True),
        ("Fristen er kort. Den regnes fra", "1. maj.", True),
        ("Fristen er kort. Den regnes fra 1. maj. Det", "er en skam.", False),
        ("Fristen", "er lang. Den regnes fra 1. maj.", False),
    ],
)
def test_a_seam_is_in_the_words_of_a_pattern(left: str, right: str, has: bool) -> None:
    assert (
        Pattern(f"Fristen er kort. Den regnes fra {HOLE}.", (1,), TRUE).has_seam(left, right) is has
    )


@pytest.mark.parametrize(
    ("ought", "has", "quote"),
    [
        ("er 6 uger. Fristen regnes fra", "er lang. Fristen regnes fra", "Fristen regnes fra"),
        ("a, hvis du er i tvivl", "b, hvis du er i tvivl", "hvis du er i tvivl"),
        ("står i § 25", "er § 25", "§ 25"),
    ],
)
def test_a_stretch_begins_at_a_word(ought: str, has: str, quote: str) -> None:
    assert stretch(ought, has) == quote
