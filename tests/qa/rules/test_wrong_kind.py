"""Values of a kind that a tag cannot use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qa.finding import Finding
from qa.rules import wrong_kind

Found = Callable[..., list[Finding]]


def _schema(**properties: Any) -> dict[str, Any]:
    text = {"type": "string", "minLength": 1, "format": "tekst"}
    whole = {
        key: value | ({} if set(value) - {"type"} or value.get("type") != "string" else text)
        for key, value in properties.items()
    }
    return {"schema": {"type": "object", "properties": whole, "required": [*whole]}}


@pytest.mark.parametrize(
    ("text", "options"),
    [
        pytest.param("{{ navn }} {{ alder }}", {}, id="text and number"),
        pytest.param("{% for x in barn %}{{ x }}{% endfor %}", {}, id="loop over a group's names"),
        pytest.param("{{ medhold|ja_nej }}", {}, id="yes or no in words"),
        pytest.param("{{ born|liste }} {{ born|length }} {{ born|first }}", {}, id="list"),
        pytest.param("{% for s in stoette %}{{ s.navn }}{% endfor %}", {}, id="loop"),
        pytest.param("{% if medhold and born and barn %}x{% endif %}", {}, id="conditions"),
        pytest.param("{{ a }}", _schema(a={"type": ["string", "null"]}), id="may be null, told as such"),
        pytest.param("{% if a is string %}{{ a }}{% endif %}", _schema(a={}), id="asked for its kind"),
        pytest.param("{{ a }}", _schema(a={"anyOf": [{"type": "string"}, {"enum": [1, 2]}]}), id="text or number"),
        pytest.param("{% if a is number and a > 3 %}x{% endif %}", _schema(a={"type": ["string", "number"]}), id="narrowed"),
        pytest.param("{% if navn == 3 or alder == 'x' %}x{% endif %}", {}, id="compared with another kind"),
        pytest.param("{{ alder + 1 }} {{ navn ~ alder }} {{ alder|int }}", {}, id="reckoned and joined"),
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
        pytest.param("{{ a }}", _schema(a={"type": ["boolean", "string"]}), ["ja/nej"], id="may be yes or no"),
        pytest.param("{{ a }}", _schema(a={"anyOf": [{"type": "boolean"}, {"enum": ["x"]}]}), ["ja/nej"], id="in a side of anyOf"),
        pytest.param("{{ a }}", _schema(a={}), ["ja/nej", "en liste", "siger ikke nok"], id="anything"),
        pytest.param("{% if navn > 3 %}x{% endif %}", {}, ["»>«", "tekst og tal"], id="compared by size"),
        pytest.param("{{ medhold ~ navn }}", {}, ["»~«", "ja/nej"], id="joined"),
        pytest.param("{{ alder + navn }}", {}, ["»+«"], id="added"),
        pytest.param("{{ -medhold }}", {}, ["»-«", "ja/nej"], id="a sign"),
        pytest.param("{{ alder.navn }}", {}, ["har intet felt"], id="a field of a number"),
        pytest.param("{% if born == 'Åse' %}x{% endif %}", {}, ["»==«", "en liste"], id="a list compared"),
        pytest.param("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(born) }}", {}, ["en liste"], id="through a macro"),
        pytest.param("{% for s in stoette %}{{ s.navn|kroner }}{% endfor %}", {}, ["kroner"], id="in a loop"),
        pytest.param("{{ stoette|map(attribute='navn')|sum }}", {}, ["lægges sammen"], id="sum of texts"),
        pytest.param("{{ stoette|liste }}", {}, ["tekster eller tal"], id="a list of groups"),
    ],
)  # fmt: skip
def test_must_fire(text: str, options: Any, words: list[str], found: Found) -> None:
    (one,) = found(wrong_kind.check, text, **options)
    assert one.severity == "error"
    for word in words:
        assert word in one.message.da


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ barn }}", "»barn« kan ikke skrives: det er en gruppe af felter. Nævn et af dens felter."),
        ("{{ born.navn }}", "»born« har intet felt »navn«: det er en liste."),
        ("{{ alder|dato }}", "»alder«: "),
    ],
)  # fmt: skip
def test_the_field_is_named_once(text: str, words: str, found: Found) -> None:
    (one,) = found(wrong_kind.check, text)
    assert one.message.da.startswith(words)
    assert one.message.da.count("»alder«") <= 1
