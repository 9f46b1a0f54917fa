"""What a section must state; in which letters: tests/qa/test_paths.py."""

from __future__ import annotations

from collections.abc import Callable

from qa.finding import Finding
from qa.rules import fact_missing

Found = Callable[..., list[Finding]]
GUIDE = "# Klagevejledning\nKlag til {{ kommune.klage.instans }} inden 6 uger.\n"


def test_a_municipality_s_fields_state_it(found: Found) -> None:
    """The name is the only one that the schema admits; the address is a field."""
    text = GUIDE + "{{ kommune.klage.adresse }}"
    assert found(fact_missing.check, text, kommune=True) == []


def test_a_field_of_another_is_none(found: Found) -> None:
    (one,) = found(fact_missing.check, GUIDE + "{{ kommune.adresse }}", kommune=True)
    assert "kontaktes" in one.message.da
    assert one.fix is not None
    assert "{{ kommune.klage.telefon }}" in one.fix.da


def test_without_a_schema_it_is_not_judged(found: Found) -> None:
    assert found(fact_missing.check, "# Klagevejledning\nKlag.", schema=None) == []


def test_without_sourced_words_it_is_not_judged(found: Found) -> None:
    text = "# Naammagittaalliuuteqarnissamut ilitsersuut\nIsumaginninnermut Naammagittaalliuuteqartarfik @"
    assert found(fact_missing.check, text, language="kl") == []
