"""Values of a kind that a tag cannot use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qa.finding import Finding
from qa.rules import wrong_kind

Found = Callable[..., list[Finding]]


def _schema(**properties: Any) -> dict[str, Any]:
    return {"schema": {"type": "object", "properties": properties}}


@pytest.mark.parametrize(
    ("text", "options"),
    [
        pytest.param("{{ navn }} {{ alder }}", {}, id="text and number"),
        pytest.param("{% for x in barn %}{{ x }}{% endfor %}", {}, id="loop over a group's names"),
        pytest.param("{{ medhold|ja_nej }}", {}, id="yes or no in words"),
        pytest.param("{{ born|liste }} {{ born|length }} {{ born|first }}", {}, id="list"),
        pytest.param("{% for s in stoette %}{{ s.navn }}{% endfor %}", {}, id="loop"),
        pytest.param("{% if medhold and born and barn %}x{% endif %}", {}, id="conditions"),
        pytest.param("{{ a }}", _schema(a={"type": ["string", "null"]}), id="may be null"),
        pytest.param("{{ a }}", _schema(a={"type": ["boolean", "string"]}), id="may be text"),
        pytest.param("{{ a }}", _schema(a={"anyOf": [{"type": "boolean"}, {"enum": ["x"]}]}), id="not told"),
        pytest.param("{{ a }}", _schema(a={}), id="anything"),
        pytest.param("{{ udfald }}", {}, id="a word of some"),
        pytest.param("{{ barn|items|length }}", {}, id="items of a group"),
        pytest.param('{{ a|default("x") }}', _schema(a={"type": "string"}), id="default"),
    ],
)  # fmt: skip
def test_must_not_fire(text: str, options: Any, found: Found) -> None:
    assert found(wrong_kind.check, text, **options) == []


@pytest.mark.parametrize(
    ("text", "options", "words"),
    [
        pytest.param("{{ medhold }}", {}, ["»medhold«", "ja/nej", "ja_nej"], id="yes or no"),
        pytest.param("{{ born }}", {}, ["»born«", "en liste", "liste"], id="list"),
        pytest.param("{{ barn }}", {}, ["»barn«", "en gruppe"], id="group"),
        pytest.param("{% for s in stoette %}{{ s }}{% endfor %}", {}, ["»s«", "en gruppe"], id="row"),
        pytest.param("{% for x in navn %}{{ x }}{% endfor %}", {}, ["»navn«", "kun gentages over en liste"], id="loop over text"),
        pytest.param("{{ alder|dato }}", {}, ["»alder«", "»dato« kræver tekst"], id="filter"),
        pytest.param("{{ navn|kroner }}", {}, ["»navn«", "»kroner« kræver tal"], id="text as money"),
        pytest.param("{% if born|upper == 'X' %}x{% endif %}", {}, ["»born«", "»upper«"], id="in a condition"),
        pytest.param("{% set x = medhold %}{{ x }}", {}, ["»x«", "ja/nej"], id="through set"),
        pytest.param("{{ a }}", _schema(a={"type": ["array", "null"]}), ["en liste"], id="list or null"),
    ],
)  # fmt: skip
def test_must_fire(text: str, options: Any, words: list[str], found: Found) -> None:
    (one,) = found(wrong_kind.check, text, **options)
    assert one.severity == "error"
    for word in words:
        assert word in one.message.da
