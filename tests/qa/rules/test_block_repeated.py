"""LIB013: text that a block says too."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import block_repeated

COMPLAINT = (
    "# Klagevejledning\n"
    "Du kan klage over afgørelsen til {{ navn }} inden seks uger fra den dag, du har fået brevet.\n"
    "Send klagen til os, så vurderer vi sagen igen. Holder vi fast, sender vi klagen videre."
)
ASSISTANCE = (
    "Du har ret til at lade en anden repræsentere dig eller hjælpe dig i sagen. "
    "Fortæl os, hvem det er, hvis du ønsker det."
)
BLOCKS = {"klage": COMPLAINT, "hjaelp": ASSISTANCE, "underskrift": "{{ navn }}\nMed venlig hilsen"}
OTHER = (
    "# Klagevejledning\nEr du uenig, kan du klage over det. Du skal skrive til kommunen, og det "
    "skal du gøre, før der er gået seks uger."
)


@pytest.mark.parametrize(
    "text",
    [
        "{{p blok('klage') }}",
        "{{p blok('klage') }}\n{{p blok('hjaelp') }}\nMed venlig hilsen",
        "Kære {{ navn }}\nMed venlig hilsen",
        OTHER,
        "Du har ret til at få hjælp.\nDu kan klage over afgørelsen.",
        "Send klagen til os.",
    ],
)
def test_silent(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(block_repeated.check, text, blocks=BLOCKS) == []


def test_silent_without_a_library(quotes: Callable[..., list[str]]) -> None:
    assert quotes(block_repeated.check, COMPLAINT) == []


@pytest.mark.parametrize(
    ("text", "block", "differs", "severity"),
    [
        (COMPLAINT, "klage", "er den samme", "warning"),
        ("Hej\n" + ASSISTANCE, "hjaelp", "er den samme", "warning"),
        (COMPLAINT.replace("seks", "fire"), "klage", "»seks«, her står »fire«", "warning"),
        (COMPLAINT.replace("{{ navn }}", "{{ barn.navn }}"), "klage", "er den samme", "warning"),
        (
            COMPLAINT.replace(" Holder vi fast, sender vi klagen videre", ""),
            "klage", "mangler »Holder vi fast sender vi klagen videre« fra", "info",
        ),
        (ASSISTANCE + " Skriv til os nu.", "hjaelp", "ikke »Skriv til os nu«", "warning"),
    ],
)  # fmt: skip
def test_told(
    text: str, block: str, differs: str, severity: str, found: Callable[..., list[Finding]]
) -> None:
    (one,) = found(block_repeated.check, text, blocks=BLOCKS)
    assert f"»{block}«" in one.message.da
    assert differs in one.message.da
    assert one.severity == severity


def test_it_is_told_where_the_text_begins(found: Callable[..., list[Finding]]) -> None:
    text = "Kære {{ navn }}\n{{p blok('hjaelp') }}\n" + COMPLAINT
    (one,) = found(block_repeated.check, text, blocks=BLOCKS)
    assert one.place.paragraph == 3


def test_no_whole_number_of_a_person_is_quoted(found: Callable[..., list[Finding]]) -> None:
    text = ASSISTANCE + " Ring om 010190-1234 nu."
    (one,) = found(block_repeated.check, text, blocks=BLOCKS)
    assert "1234" not in one.message.da
