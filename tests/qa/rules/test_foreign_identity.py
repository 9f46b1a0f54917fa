"""Fields of another case are told by name, once a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qa.rules import foreign_identity

RULE = foreign_identity.check


def columns(**values: str) -> list[str]:
    inner = "".join(f'<{name} xmlns="urn:x">{value}</{name}>' for name, value in values.items())
    return [
        '<p:properties xmlns:p="http://schemas.microsoft.com/office/2006/metadata/properties">'
        f"<documentManagement>{inner}</documentManagement></p:properties>"
    ]


def variable(name: str, value: str) -> str:
    return f'<w:docVars><w:docVar w:name="{name}" w:val="{value}"/></w:docVars>'


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"text": "Kære {{ navn }}"}, id="plain"),
        pytest.param({"text": "x", "properties": {"Afdeling": "Børn"}}, id="another property"),
        pytest.param({"text": "x", "properties": {"CaseID": "", "DocID": "0"}}, id="empty"),
        pytest.param({"text": "x", "properties": {"CaseID": "{{ sag.nr }}"}}, id="filled by a tag"),
        pytest.param({"text": "x", "properties": {"CCMSystem": "abc"}}, id="plumbing"),
        pytest.param({"text": "x", "stores": columns(Emne="Kvittering")}, id="another column"),
        pytest.param({"text": "x", "stores": columns(CaseID="")}, id="an empty column"),
        pytest.param({"text": "x", "stores": ["<CaseID>BOR-2020-000001</CaseID>"]}, id="own data"),
        pytest.param({"text": "x", "settings": variable("Version", "3")}, id="another variable"),
        pytest.param(
            {"text": "(kontrolelement bundet til kolonnen CaseID) EKS-2020-000001"},
            id="shown: another rule",
        ),
        pytest.param(
            {"text": "(kontrolelement bundet til kolonnen CaseID) {{ navn }}"},
            id="shown and filled",
        ),
    ],
)
def test_must_not_fire(options: dict[str, Any], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, **options) == []


@pytest.mark.parametrize(
    ("options", "names"),
    [
        pytest.param({"properties": {"CaseID": "EKS-2020-000001"}}, "CaseID", id="property"),
        pytest.param(
            {"properties": {"CCMVisualId": "D-2020-1", "Sagsnummer": "7", "Titel": "x"}},
            "CCMVisualId, Sagsnummer",
            id="properties",
        ),
        pytest.param(
            {"stores": columns(CaseID="EKS-2020-000001", DocID="77", Emne="x")},
            "CaseID, DocID",
            id="columns",
        ),
        pytest.param(
            {"stores": columns(CaseID="EKS-1"), "properties": {"CaseID": "EKS-1"}},
            "CaseID",
            id="each name once",
        ),
        pytest.param(
            {"settings": variable("Encrypted_DialogFieldValue_cpr", "Q0=")},
            "Encrypted_DialogFieldValue_cpr",
            id="variable",
        ),
        pytest.param(
            {"properties": {f"Case{n}": "EKS-1" for n in range(9)}},
            "Case0, Case1, Case2, Case3, Case4, Case5 og 3 til",
            id="many",
        ),
    ],
)
def test_must_fire(options: dict[str, Any], names: str, quotes: Callable[..., list[str]]) -> None:
    (words,) = quotes(RULE, text="Kære {{ navn }}", **options)
    assert f"oplysninger: {names}. Segl" in words
    assert "EKS" not in words


def test_the_letter_is_free_of_it(
    letter: Callable[..., bytes], members: Callable[[bytes], dict[str, bytes]]
) -> None:
    options = {
        "properties": {"CaseID": "EKS-1", "Owner": "EKS-2"},
        "stores": columns(DocID="EKS-3"),
        "settings": variable("Encrypted_x", "EKS-4"),
    }
    found = members(letter("Kære {{ navn }}", {"navn": "Bo"}, **options))
    assert all(b"EKS-" not in data for data in found.values())
