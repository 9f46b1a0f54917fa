"""Danish letters are judged by Danish law, and the page on the law says what holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from odd_law import DAY
from qa.finding import Finding
from qa.law import local
from qa.rules import fact_missing, section_missing
from qa.ruleset import BY_CODE

PAGE = Path(__file__).resolve().parents[3] / "docs" / "law.md"
DECISION = (
    "# Afgørelse\nNej.\n# Begrundelse\nDerfor.\n## Sagens oplysninger\nC.\n## Vi har lagt vægt på\nA.\n## Retsgrundlag\nB.\n"
    "# Klagevejledning\nKlag inden {} til {}. Skriv til kommunen: @"
)
CONSENT = "# Samtykke\nJa."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(DECISION.format("4 uger", "Ankestyrelsen"), "afgoerelse", id="decision"),
        pytest.param(
            DECISION.format("fire uger", "Ankestyrelsen"), "afgoerelse_udvalg", id="udvalg"
        ),
        pytest.param(CONSENT, "samtykke", id="consent"),
    ],
)
def test_a_sound_danish_letter(text: str, kind: str, found: Callable[..., list[Finding]]) -> None:
    for rule in (section_missing.check, fact_missing.check):
        assert found(rule, text, type=kind, jurisdiction="dk") == []


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        (
            DECISION.format("6 uger", "Ankestyrelsen"),
            "afgoerelse",
            ["error Klagefristen på fire uger"],
        ),
        (
            DECISION.format("4 uger", "Det Sociale Ankenævn"),
            "afgoerelse",
            ["error Klageinstansen: Ankestyrelsen"],
        ),
        ("Kære", "barnets_plan", ["warning At det er barnets plan", "warning Konkrete mål"]),
        ("Kære", "oplysningspligt", ["info Hvem der behandler"]),
    ],
)
def test_what_a_danish_letter_lacks(
    text: str, kind: str, told: list[str], found: Callable[..., list[Finding]]
) -> None:
    said = [
        f"{one.severity} {one.message.da}"
        for rule in (section_missing.check, fact_missing.check)
        for one in found(rule, text, type=kind, jurisdiction="dk")
    ]
    assert len(said) == len(told)
    for one, words in zip(said, told, strict=True):
        severity, _, title = words.partition(" ")
        assert one.startswith(severity)
        assert title in one


def test_the_examples_of_the_page_hold(tmp_path: Path) -> None:
    page = PAGE.read_text("utf-8")
    (tmp_path / "law").mkdir()
    text = "\n".join(re.findall(r"```toml\n(.*?)```", page, re.DOTALL))
    (tmp_path / "law" / "gl.toml").write_text(text, "utf-8")
    found = local.read(tmp_path, "gl", DAY)
    assert found.issues == ()
    assert len(found.corrections) == 1
    assert {"gl/velkomstbrev/kontakt", "gl/afgoerelse/loefter"} <= set(found.rows)
    assert set(re.findall(r"LAW\d{3}", page)) <= set(BY_CODE)
    for row in re.findall(r"segl law (?:impact |confirm )?([a-z]+/[a-z0-9/-]+)", page):
        assert row in found.rows
