"""Contact data of the complaint body that nobody has confirmed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from qa.finding import Finding
from qa.rules import complaint_unconfirmed

RULE = complaint_unconfirmed.check
BODY = {"telefon": "328033", "email": "aua@eksempel.example"}
CONFIRMED = {"klage": {**BODY, "bekraeftet_den": "2026-01-02"}}
UNCONFIRMED = {"klage": BODY}


@pytest.mark.parametrize(
    ("text", "kommune"),
    [
        pytest.param("{{ kommune.klage.telefon }}", CONFIRMED, id="confirmed"),
        pytest.param("{{ kommune.klage.telefon }}", None, id="no municipality"),
        pytest.param("{{ kommune.navn }}", UNCONFIRMED, id="not printed"),
        pytest.param("{{ kommune.klage.telefon }}", {"navn": "By"}, id="no complaint body"),
        pytest.param("{# kommune.klage #}Klag", UNCONFIRMED, id="in a comment"),
    ],
)
def test_must_not_fire(
    text: str, kommune: Mapping[str, Any] | None, quotes: Callable[..., list[str]]
) -> None:
    assert quotes(RULE, text, kommune=kommune) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ kommune.klage.telefon }}", "{{ kommune.klage.telefon }}"),
        ("{% if kommune.klage.email %}Skriv{% endif %}", "{% if kommune.klage.email %}"),
        ("{% set k = kommune.klage %}{{ k.email }}", "{% set k = kommune.klage %}"),
        pytest.param(
            "{{ kommune.klage.telefon }} {{ kommune.klage.email }}",
            "{{ kommune.klage.telefon }}",
            id="told once, at the first",
        ),
    ],
)
def test_must_fire(text: str, words: str, found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, text, kommune=UNCONFIRMED)
    assert one.place.quote == words
    assert one.severity == "info"
    assert "§ 25" in one.basis
