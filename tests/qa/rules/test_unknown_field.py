"""Names that the schema does not declare, through everything a template can do with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qa.finding import Finding
from qa.rules import unknown_field

RULE = unknown_field.check
KINDS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "alle": {"allOf": [{"properties": {"x": {}}}, {"properties": {"y": {}}}]},
        "en": {"oneOf": [{"properties": {"x": {}}}, {"properties": {"y": {}}}]},
        "nogen": {"anyOf": [{"type": "string"}, {"properties": {"x": {}}}]},
        "hvis": {
            "properties": {"k": {"const": 1}},
            "if": {"properties": {"k": {"const": 1}}},
            "then": {"properties": {"saa": {}}},
            "else": {"properties": {"ellers": {}, "k": False}},
        },
        "ord": {"additionalProperties": {"type": "object", "properties": {"x": {}}}},
        "moenster": {"patternProperties": {"^[a-z]+$": {"type": "string"}}},
        "alt": True,
        "aaben": {"type": "object"},
        "lukket": {"type": "object", "additionalProperties": False},
        "maaske": {"type": ["object", "null"], "properties": {"x": {}}},
        "samme": {"$ref": "#/properties/maaske"},
        "rod": {"$ref": "#"},
        "aldrig": False,
        "afhaengig": {
            "dependentSchemas": {"q": {"properties": {"z": {}}}},
            "properties": {"q": {}},
        },
    },
}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære borger", id="no field"),
        pytest.param("Kære {{ navn }}", id="declared"),
        pytest.param("{{ barn.navn }} {{ barn['skole'] }}", id="nested"),
        pytest.param("{{ sag.nr }}", id="$ref"),
        pytest.param("{% for b in born %}{{ b }}{% endfor %}", id="list of texts"),
        pytest.param("{% for s in stoette %}{{ s.navn }}{{ s.beloeb }}{% endfor %}", id="loop"),
        pytest.param(
            "{% for s in stoette %}{% for b in born %}{{ s.navn }}{{ b }}{% endfor %}{% endfor %}",
            id="loop in a loop",
        ),
        pytest.param("{% for s in stoette if s.beloeb > 3 %}x{% endfor %}", id="loop with if"),
        pytest.param("{% for i, b in [[1, navn]] %}{{ b.x }}{% endfor %}", id="two targets"),
        pytest.param("{% for k, v in barn|items %}{{ k }}{{ v }}{% endfor %}", id="items"),
        pytest.param("{% for b in born %}{{ loop.index }}{{ loop.last }}{% endfor %}", id="loop."),
        pytest.param("{% set n = barn.navn %}{{ n }}", id="set"),
        pytest.param("{% if medhold %}{% set a = navn %}{% endif %}{{ a }}", id="set in an if"),
        pytest.param("{% set a %}{{ navn }}{% endset %}{{ a }}", id="set block"),
        pytest.param("{% with b = barn %}{{ b.navn }}{% endwith %}", id="with"),
        pytest.param("{% set barn = sag %}{{ barn.nr }}", id="a name that hides a field"),
        pytest.param("{% macro m(p) %}{{ p.navn }}{% endmacro %}{{ m(barn) }}", id="macro"),
        pytest.param("{% macro m(p) %}{{ p.hvad }}{% endmacro %}", id="macro that nobody calls"),
        pytest.param(
            "{% macro m(p, q=navn) %}{{ p.navn }}{{ q }}{% endmacro %}{{ m(p=barn) }}",
            id="macro with a default",
        ),
        pytest.param(
            "{% macro a(p) %}{{ p.navn }}{% endmacro %}"
            "{% macro b(p) %}{{ a(p) }}{% endmacro %}{{ b(barn) }}",
            id="macro calls macro",
        ),
        pytest.param(
            "{% set x = barn %}{% macro m() %}{{ x.navn }}{% endmacro %}{{ m() }}",
            id="macro sees what is set around it",
        ),
        pytest.param("{{ stoette|map('navn')|liste }}", id="map"),
        pytest.param("{{ stoette|sum(attribute='beloeb')|kroner }}", id="sum"),
        pytest.param(
            "{% for s in stoette|selectattr('beloeb', 'gt', 3)|sort(attribute='navn') %}"
            "{{ s.navn }}{% endfor %}",
            id="selectattr, sort",
        ),
        pytest.param("{{ (stoette|first).navn }}{{ stoette[0].navn }}", id="first, index"),
        pytest.param("{{ (barn|default(sag)).navn }}", id="default keeps the field"),
        pytest.param("{{ kommune.hvadsomhelst }}", id="kommune, none to look in"),
        pytest.param("{% raw %}{{ nvan }}{% endraw %}{# {{ nvan }} #}", id="raw and comment"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "written", "suggestion"),
    [
        pytest.param("Kære {{ nvan }}", "nvan", "navn", id="typing mistake"),
        pytest.param("{{ beslutning }}", "beslutning", None, id="nothing near"),
        pytest.param("{{ barn.skol }}", "barn.skol", "skole", id="nested"),
        pytest.param("{{ barn['skol'] }}", "barn.skol", "skole", id="in brackets"),
        pytest.param("{{ sag.nrr }}", "sag.nrr", "nr", id="$ref"),
        pytest.param("{{ navn.fornavn }}", "navn.fornavn", None, id="field of a text"),
        pytest.param("{{ stoette.navn }}", "stoette.navn", None, id="field of a list"),
        pytest.param("{% for s in stoette %}{{ s.navm }}{% endfor %}", "s.navm", "navn", id="loop"),
        pytest.param(
            "{% for b in born %}{{ b.navn }}{% endfor %}", "b.navn", None, id="list of texts"
        ),
        pytest.param(
            "{% for s in stoette %}{% for b in s.bern %}x{% endfor %}{% endfor %}",
            "s.bern",
            None,
            id="loop in a loop",
        ),
        pytest.param(
            "{% for s in stoette %}x{% endfor %}{{ s.navn }}", "s", None, id="after the loop"
        ),
        pytest.param(
            "{% for b in born %}{{ loop.indx }}{% endfor %}", "loop.indx", "index", id="loop."
        ),
        pytest.param("{{ loop.index }}", "loop", None, id="loop outside a loop"),
        pytest.param("{% set b = barn %}{{ b.skol }}", "b.skol", "skole", id="set"),
        pytest.param("{% set n = barn.nvan %}{{ n }}", "barn.nvan", "navn", id="once, at the set"),
        pytest.param(
            "{% for b in born %}{% set a = b %}{% endfor %}{{ a }}", "a", None, id="set in a loop"
        ),
        pytest.param("{% with b = barn %}{{ b.nvan }}{% endwith %}", "b.nvan", "navn", id="with"),
        pytest.param(
            "{% with b = barn %}x{% endwith %}{{ b.navn }}", "b", None, id="after the with"
        ),
        pytest.param(
            "{% macro m(p) %}{{ p.nvan }}{% endmacro %}{{ m(barn) }}", "p.nvan", "navn", id="macro"
        ),
        pytest.param(
            "{% macro m(p) %}{{ p.skole }}{% endmacro %}{{ m(barn) }}{{ m(p=sag) }}",
            "p.skole",
            None,
            id="macro, wrong for the second call",
        ),
        pytest.param(
            "{% macro m(q=nvan) %}{{ q }}{% endmacro %}{{ m() }}", "nvan", "navn", id="default"
        ),
        pytest.param(
            "{% macro m(p) %}{{ nvan }}{% endmacro %}", "nvan", "navn", id="macro nobody calls"
        ),
        pytest.param(
            "{% set x = barn %}{% macro m() %}{{ x.nvan }}{% endmacro %}{{ m() }}",
            "x.nvan",
            "navn",
            id="macro, name from around it",
        ),
        pytest.param("{{ stoette|map('nvan')|liste }}", "stoette|map(nvan)", "navn", id="map"),
        pytest.param("{{ stoette|sum('belob') }}", "stoette|sum(belob)", "beloeb", id="sum"),
        pytest.param(
            "{% for s in stoette|selectattr('belob') %}x{% endfor %}",
            "stoette|selectattr(belob)",
            "beloeb",
            id="selectattr",
        ),
        pytest.param(
            "{% for s in stoette|sort(attribute='nvan') %}x{% endfor %}",
            "stoette|sort(nvan)",
            "navn",
            id="sort",
        ),
        pytest.param("{{ (stoette|first).nvan }}", "stoette|first.nvan", "navn", id="first"),
        pytest.param("{{ stoette[0].nvan }}", "stoette[0].nvan", "navn", id="index"),
        pytest.param("{% if nvan is defined %}x{% endif %}", "nvan", "navn", id="is defined"),
        pytest.param("{{ nvan|default('x') }}", "nvan", "navn", id="default on no field"),
        pytest.param("{{ navn if medhol else 'x' }}", "medhol", "medhold", id="condition"),
        pytest.param("{{ 'a' ~ nvan }}", "nvan", "navn", id="operand"),
        pytest.param("{% for x in [navn, nvan] %}x{% endfor %}", "nvan", "navn", id="list"),
        pytest.param("{{ navn|replace('a', nvan) }}", "nvan", "navn", id="argument"),
        pytest.param("{{ barn[nvan] }}", "nvan", "navn", id="key"),
        pytest.param("{{ __class__ }}", "__class__", None, id="Python's own"),
    ],
)
def test_must_fire(
    text: str, written: str, suggestion: str | None, found: Callable[..., list[Finding]]
) -> None:
    (one,) = found(RULE, text)
    assert one.severity == "error"
    assert f"»{written}«" in one.message.da
    assert f'"{written}"' in one.message.en
    if suggestion is None:
        assert one.fix is None
    else:
        assert one.fix is not None
        assert f"»{suggestion}«" in one.fix.da


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("{{ alle.x }}{{ alle.y }}", True),
        ("{{ alle.z }}", False),
        ("{{ en.x }}{{ en.y }}", True),
        ("{{ en.z }}", False),
        ("{{ nogen.x }}", True),
        ("{{ nogen.z }}", False),
        ("{{ hvis.k }}{{ hvis.saa }}{{ hvis.ellers }}", True),
        ("{{ hvis.z }}", False),
        ("{{ ord.hvadsomhelst.x }}", True),
        ("{{ ord.hvadsomhelst.z }}", False),
        ("{{ ord[moenster.a].z }}", True),
        ("{{ moenster.a }}", True),
        ("{{ alt.x.y.z }}", True),
        ("{{ aaben.x }}", True),
        ("{{ lukket.x }}", False),
        ("{{ maaske.x }}", True),
        ("{{ maaske.z }}", False),
        ("{{ samme.x }}", True),
        ("{{ samme.z }}", False),
        ("{{ rod.rod.rod.maaske.x }}", True),
        ("{{ rod.rod.rod.maaske.z }}", False),
        ("{{ aldrig }}", False),
        ("{{ afhaengig.q }}{{ afhaengig.z }}", True),
        ("{{ afhaengig.y }}", False),
    ],
)
def test_each_keyword_of_a_schema(
    text: str, silent: bool, quotes: Callable[..., list[str]]
) -> None:
    assert quotes(RULE, text, schema=KINDS) == ([] if silent else [text])


def test_without_a_schema_nothing_is_said(quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, "{{ nvan }}", schema=None) == []


def test_a_schema_without_fields_says_nothing(quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, "{{ nvan }}", schema={"type": "object"}) == []


def test_the_municipality_has_a_schema_of_its_own(found: Callable[..., list[Finding]]) -> None:
    text = "{{ kommune.navn }}{{ kommune.klage.telefon }}{{ kommune.nvan }}"
    (one,) = found(RULE, text, kommune=True)
    assert one.place.quote == "{{ kommune.nvan }}"
    assert "kommune.json" in one.message.da


@pytest.mark.parametrize("part", ["header", "footer", "footnote"])
def test_each_part_is_a_scope_of_its_own(part: str, found: Callable[..., list[Finding]]) -> None:
    options = {part: "{{ navn }}{{ b.navn }}"}
    text = "{% set b = barn %}{{ b.navn }}"
    (one,) = [one for one in found(None, text, **options) if one.code != "LAW001"]
    assert (one.place.story, one.place.quote) == (part, "{{ b.navn }}")
    assert one.code == "TAG020"  # which says more than that the field is unknown


def test_it_names_heading_cell_and_paragraph(found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, "# Om barnet\n## Skole\n| a | b¶{{ nvan }} |")
    assert one.place.heading == ("Om barnet", "Skole")
    assert one.place.cell == (1, 1, 2)
    assert one.place.paragraph == 5


def test_the_second_copy_of_a_text_box_is_not_told(quotes: Callable[..., list[str]]) -> None:
    text = "(tekstboks i to udgaver) {{ nvan }} / {{ nvan }}"
    assert quotes(RULE, text) == ["{{ nvan }}"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{% macro m(a) %}" + "{{ m(a) }}" * 30 + "{% endmacro %}", id="of itself"),
        pytest.param(
            "".join(
                f"{{% macro m{n}(a) %}}{f'{{{{ m{n - 1}(a) }}}}' * 30 if n else ''}{{% endmacro %}}"
                for n in range(6)
            )
            + "{{ m5(barn) }}",
            id="of each other",
        ),
    ],
)
def test_calls_of_calls_are_walked_once(
    text: str, within: Callable[[float], Any], quotes: Callable[..., list[str]]
) -> None:
    with within(5):
        assert quotes(RULE, text) == []
