"""A comparison with a word that a field can never be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qa.finding import Finding
from qa.rules import never_equal, unknown_field

Found = Callable[..., list[Finding]]
CHOICES = {"enum": ["ja", "nej"]}


def _schema(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def _messages(found: Found, text: str, **options: Any) -> list[str]:
    return [one.message.da for one in found(never_equal.check, text, **options)]


@pytest.mark.parametrize(
    ("text", "schema"),
    [
        pytest.param('{% if udfald == "delvis" %}x{% endif %}', None, id="one of them"),
        pytest.param('{% if "delvis" == udfald %}x{% endif %}', None, id="turned round"),
        pytest.param('{% if udfald in ["delvis", "afslag"] %}x{% endif %}', None, id="in a list"),
        pytest.param('{% if navn == "Medhold" %}x{% endif %}', None, id="any text"),
        pytest.param("{% if udfald == navn %}x{% endif %}", None, id="with a field"),
        pytest.param('{% if a == "x" %}{% endif %}', _schema(a={"anyOf": [CHOICES, {"type": "string"}]}), id="may be else"),
        pytest.param('{% if a == "x" %}{% endif %}', {"type": "object", "properties": {"a": {"type": "string"}}, "if": True, "then": {"properties": {"a": CHOICES}}}, id="only on one side"),
        pytest.param('{% set u = navn %}{% if medhold %}{% set u = udfald %}{% endif %}{% if u == "Ane" %}x{% endif %}', None, id="a name set twice"),
    ],
)  # fmt: skip
def test_must_not_fire(text: str, schema: Any, found: Found) -> None:
    options = {"schema": schema} if schema else {}
    assert _messages(found, text, **options) == []


@pytest.mark.parametrize(
    ("text", "schema", "word"),
    [
        pytest.param('{% if udfald == "Medhold" %}x{% endif %}', None, "Medhold", id="capital"),
        pytest.param('{% if "Medhold" != udfald %}x{% endif %}', None, "Medhold", id="turned round"),
        pytest.param('{% if udfald in ["delvis", "nej"] %}x{% endif %}', None, "nej", id="in a list"),
        pytest.param('{% if udfald not in ["nej"] %}x{% endif %}', None, "nej", id="not in"),
        pytest.param('{{ "x" if udfald == "alt" else "y" }}', None, "alt", id="in a choice"),
        pytest.param('{% if a == "x" %}{% endif %}', _schema(a={"const": "y"}), "x", id="const"),
        pytest.param('{% if a == "x" %}{% endif %}', _schema(a={"allOf": [CHOICES]}), "x", id="allOf"),
        pytest.param('{% for b in l %}{% if b.a == "x" %}{% endif %}{% endfor %}', _schema(l={"type": "array", "items": _schema(a=CHOICES)}), "x", id="in a loop"),
        pytest.param('{% macro m(u) %}{% if u == "alt" %}x{% endif %}{% endmacro %}{{ m(udfald) }}', None, "alt", id="through a macro"),
    ],
)  # fmt: skip
def test_must_fire(text: str, schema: Any, word: str, found: Found) -> None:
    options = {"schema": schema} if schema else {}
    (message,) = _messages(found, text, **options)
    assert f"aldrig være »{word}«" in message


def test_the_word_meant_is_named(found: Found) -> None:
    (one,) = found(never_equal.check, '{% if udfald == "Medhold" %}x{% endif %}')
    assert one.fix is not None
    assert "»medhold«" in one.fix.da
    assert one.severity == "error"


def test_a_word_without_quotes(found: Found) -> None:
    (one,) = found(unknown_field.check, "{% if udfald == medhold_ %}x{% endif %}")
    assert "medhold_" in one.message.da
    schema = _schema(udfald={"enum": ["medhold", "afslag"]})
    (one,) = found(unknown_field.check, "{% if udfald == medhold %}x{% endif %}", schema=schema)
    assert one.fix is not None
    assert '»"medhold"«' in one.fix.da
