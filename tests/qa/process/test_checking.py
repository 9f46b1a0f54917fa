"""What is amiss between steps and templates; a sound process is silent."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from qa.process.checking import check, phase_of
from qa.process.codes import BY_CODE
from qa.process.model import Link, Offer, Step
from render.manifest import PHASES

DAY = datetime.date(2026, 11, 22)
CASEWORK = [phase for phase in PHASES if phase != "ledelse"]
OFFERS = [Offer(f"brev_{phase}", f"Brev {phase}", phase, "1.2.0") for phase in CASEWORK]
STEPS = [
    Step(str(number), f"Trin {phase}", "Underretning", phase, (Link(f"segl:brev_{phase}"),))
    for number, phase in enumerate(CASEWORK)
]


def _codes(steps: list[Step], offers: list[Offer]) -> list[tuple[str, str]]:
    return [(one.code, one.severity) for one in check(steps, offers, "", DAY)]


@pytest.mark.parametrize(
    ("steps", "offers"),
    [
        pytest.param(STEPS, OFFERS, id="all is linked"),
        pytest.param([*STEPS, Step("9", "Ring", "Underretning")], OFFERS, id="a step of no letter"),
        pytest.param(
            STEPS, [*OFFERS, Offer("gammel", "Gammel", "afgoerelse", "1.0.0", "2020-01-01")],
            id="a withdrawn template that nobody uses",
        ),
        pytest.param(
            [replace(STEPS[0], phase="Sagens åbning"), *STEPS[1:]], OFFERS, id="a phase by its title"
        ),
        pytest.param(
            [replace(STEPS[0], links=(Link("segl:brev_aabning@1.2.0"),)), *STEPS[1:]], OFFERS,
            id="the version that there is",
        ),
        pytest.param(
            [replace(STEPS[0], links=(*STEPS[0].links, Link("Lov", "https://lov.example/a.pdf"))),
             *STEPS[1:]], OFFERS, id="a link to something else",
        ),
        pytest.param(
            [replace(one, phase="") for one in STEPS], OFFERS, id="an export without phases"
        ),
        pytest.param(
            STEPS, [replace(OFFERS[0], version="", phase=""), *OFFERS[1:]], id="a broken manifest"
        ),
    ],
)  # fmt: skip
def test_silent(steps: list[Step], offers: list[Offer]) -> None:
    assert _codes(steps, offers) == []


@pytest.mark.parametrize(
    ("link", "offers", "expected"),
    [
        (Link("segl:brev_abning"), OFFERS, ("PRO001", "error")),
        (
            Link("segl:brev_aabning"),
            [replace(OFFERS[0], withdrawn="2026-11-22"), *OFFERS[1:]],
            ("PRO002", "error"),
        ),
        (
            Link("segl:brev_aabning"),
            [replace(OFFERS[0], withdrawn="2026-11-23"), *OFFERS[1:]],
            ("PRO002", "warning"),
        ),
        (Link("segl:brev_aabning@1.1.9"), OFFERS, ("PRO003", "warning")),
        (Link("segl:brev_aabning@1.10.0"), OFFERS, ("PRO003", "warning")),
        (Link("Brev", "https://drev.example/Brev.docx"), OFFERS, ("PRO004", "warning")),
    ],
)
def test_a_link(link: Link, offers: list[Offer], expected: tuple[str, str]) -> None:
    sound = Step("x", "Andet trin", phase="aabning", links=(Link("segl:brev_aabning"),))
    steps = [*STEPS[1:], replace(STEPS[0], links=(link,))]
    steps += [sound] if expected[0] in ("PRO001", "PRO004") else []
    (found,) = check(steps, offers, "", DAY)
    assert (found.code, found.severity) == expected
    assert "Underretning › Trin aabning" in found.message.da
    assert found.code in BY_CODE


def test_the_nearest_template_is_named() -> None:
    step = replace(STEPS[0], links=(Link("segl:brev_abning"), Link("segl:brev_aabning")))
    (found,) = check([step, *STEPS[1:]], OFFERS, "", DAY)
    assert "Mente du »brev_aabning«?" in found.message.da


def test_older_and_other_versions_are_told_apart() -> None:
    for version, word in (("1.1.9", "ældre"), ("1.10.0", "anden"), ("2.0.0", "anden")):
        step = replace(STEPS[0], links=(Link(f"segl:brev_aabning@{version}"),))
        (found,) = check([step, *STEPS[1:]], OFFERS, "", DAY)
        assert f"en {word} version ({version})" in found.message.da


def test_a_template_that_no_step_uses() -> None:
    more = [Offer("ny", "Ny", "afgoerelse", "1.0.0"), Offer("tal", "Tal", "ledelse", "1.0.0")]
    found = check(STEPS, [*OFFERS, *more], "", DAY)
    assert [(one.code, one.severity, one.template) for one in found] == [
        ("PRO005", "warning", "ny"), ("PRO005", "info", "tal"),
    ]  # fmt: skip


def test_unused_templates_of_a_phase_are_told_together() -> None:
    more = [Offer(f"ny{n}", f"Ny {n}", "afgoerelse", "1.0.0") for n in range(28)]
    (found,) = check(STEPS, [*OFFERS, *more], "", DAY)
    assert (found.code, found.template) == ("PRO005", "")
    assert "28 skabeloner" in found.message.da
    assert all(f"({one.id})" in found.message.en for one in more)


def test_an_address_that_only_the_base_explains_is_no_unused_template() -> None:
    base = "https://skabeloner.example"
    link = Link("Brev", f"{base}/brev_aabning")
    steps = [replace(STEPS[0], links=(link,)), *STEPS[1:]]
    (found,) = check(steps, OFFERS, "", DAY)
    assert (found.code, found.severity) == ("PRO008", "info")
    assert "1 link kunne ikke forstås; angiv --base-url" in found.message.da
    assert check(steps, OFFERS, base, DAY) == ()
    for other in ("https://x.example/andet", "file:///g/brev_aabning", "https://[x/brev_aabning"):
        steps[0] = replace(STEPS[0], links=(Link("", other),))
        assert [one.code for one in check(steps, OFFERS, "", DAY)] == ["PRO005"]


def test_phases() -> None:
    less = [step for step in STEPS if step.phase != "bestilling"]
    assert _codes(less, [one for one in OFFERS if one.phase != "bestilling"]) == [
        ("PRO006", "warning")
    ]
    strange = replace(STEPS[0], phase="Fase 1")
    found = check([strange, *STEPS], OFFERS, "", DAY)
    assert [one.code for one in found] == ["PRO007"]
    assert "Fase 1" not in found[0].message.da
    assert (phase_of(" AFGOERELSE "), phase_of("Order of support")) == ("afgoerelse", "bestilling")
    assert phase_of("") == ""


def test_the_worst_comes_first_and_a_thing_is_told_once() -> None:
    twice = replace(STEPS[0], links=(Link("segl:x", ""), Link("", "", "x"), *STEPS[0].links))
    found = check([replace(twice, phase="?"), *STEPS], OFFERS, "", DAY)
    assert [one.code for one in found] == ["PRO001", "PRO007"]
