"""A schema that cannot be used."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import schema_unusable

RULE = schema_unusable.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære {{ navn }}", id="sound"),
        pytest.param("(skemaet) {}", id="empty object"),
        pytest.param('(skemaet) {"$defs": {}}', id="concepts alone"),
        pytest.param('(skemaet) {"properties": {"a": {"format": "cpr"}}}', id="own format"),
        pytest.param(
            '(skemaet) {"properties": {"a": {"pattern": "^[0-9]{4}$"}}}', id="anchored pattern"
        ),
        pytest.param('(skemaet) {"pattern": "a.*"}', id="loose pattern, told as such"),
        pytest.param(
            '(skemaet) {"$ref": "common.json#/$defs/sag"}', id="reference within the library"
        ),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        pytest.param('{"type": "strng"}', "/type", id="no such type"),
        pytest.param("[]", "JSON-objekt", id="no object"),
        pytest.param('{"$schema": "http://json-schema.org/draft-07/schema#"}', "2020-12", id="old"),
        pytest.param('{"$ref": "naboen.json"}', "»naboen.json«", id="reference to nothing"),
        pytest.param('{"$ref": "https://a.example/x.json"}', "a.example", id="never the network"),
        pytest.param('{"properties": {"a": {"format": "uri"}}}', "»uri«", id="unknown format"),
    ],
)
def test_must_fire(schema: str, words: str, found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, f"(skemaet) {schema}")
    assert words in one.message.da
    assert one.severity == "error"
    assert one.place.part == ""


def test_a_case_is_no_schema(found: Callable[..., list[Finding]]) -> None:
    text = '(skemaet) {"modtager": {"navn": "Peter Prøvesen"}, "sag": {"nr": "EKS-2026-000123"}}'
    (one,) = found(RULE, text)
    assert "er det en sag?" in one.message.da
    assert "Peter" not in one.message.da
