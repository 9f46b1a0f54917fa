"""Controls and fields that show a column or property that is not there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

import records
from odd_metadata import fields
from qa.rules import binding_lost

RULE = binding_lost.check
Quotes = Callable[..., list[str]]
OTHER = records.bound("title", "Brev", store=records.CORE)
STORES = [records.columns({"Emne": "x"}, owner=False)]


@pytest.mark.parametrize(
    ("text", "options"),
    [
        pytest.param("Kære {{ navn }}", {}, id="nothing"),
        pytest.param(records.bound("Emne", "x"), {"stores": STORES}, id="a column"),
        pytest.param(records.bound("Andet", "{{ navn }}"), {}, id="a tag fills the control"),
        pytest.param(OTHER, {}, id="the document's own title"),
        pytest.param(OTHER.replace(records.CORE, "{X}"), {}, id="a store of another sort"),
        pytest.param(records.simple("Emne", "x"), {"properties": {"Emne": "x"}}, id="a property"),
        pytest.param(records.simple("emne_2", "x"), {"properties": {"Emne_2": "x"}}, id="its case"),
        pytest.param(records.simple("Title", "x"), {}, id="Word's own"),
        pytest.param(records.simple("Forfatter", "x"), {}, id="Word's own in Danish"),
        pytest.param(records.simple("SeglCase", "x"), {"metadata": {"case": "{sag.nr}"}}, id="ours"),
        pytest.param(records.simple("Sag", "x"), {"metadata": {"columns": {"Sag": "{sag.nr}"}}},
                     id="filled"),
        pytest.param(records.bound("CaseID", "x"), {"metadata": {"case": "{sag.nr}"}},
                     id="a column that is gone, and filled"),
    ],
)  # fmt: skip
def test_must_not_fire(text: str, options: Mapping[str, Any], quotes: Quotes) -> None:
    assert quotes(RULE, text, schema=fields(), **options) == []


@pytest.mark.parametrize(
    ("text", "options", "names"),
    [
        pytest.param(records.bound("Emne", "x"), {}, ["Emne"], id="no store"),
        pytest.param(records.bound("Andet", "x"), {"stores": STORES}, ["Andet"], id="no column"),
        pytest.param(records.simple("Ukendt", "x"), {}, ["Ukendt"], id="a field"),
        pytest.param(records.complex_("Ukendt", "xyzå"), {}, ["Ukendt"], id="a field in runs"),
        pytest.param(records.simple("SeglCase", "x"), {}, ["SeglCase"], id="ours, with no case"),
    ],
)
def test_must_fire(text: str, options: Mapping[str, Any], names: list[str], quotes: Quotes) -> None:
    assert quotes(RULE, text, schema=fields(), **options) == names


def test_a_copy_in_a_fallback_is_told_once(quotes: Quotes) -> None:
    one = records.bound("Emne", "x")
    both = f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>{one}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{one}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>'
    assert quotes(RULE, both, schema=fields()) == ["Emne"]
