"""How a template uses the fields of a case: the uses, what each needs, what is sure where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qa.flow import uses
from qa.flow.facts import Holds
from qa.flow.taking import Use
from render.template import Template

Read = Callable[..., Template]


def _uses(read: Read, text: str) -> tuple[Use, ...]:
    return uses.read(part.body for part in read(text).parts)


def _said(read: Read, text: str) -> list[str]:
    found = _uses(read, text)
    return [" ".join(filter(None, (".".join(use.path), use.kind, use.detail))) for use in found]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("Kære borger", [], id="no tag"),
        pytest.param("{{ barn.navn }}", ["barn.navn print"], id="printed"),
        pytest.param('{{ barn["navn"] }}', ["barn.navn print"], id="by key"),
        pytest.param("{{ dag|dato }}", ["dag filter dato"], id="filter"),
        pytest.param("{{ x|trim|upper }}", ["x filter trim"], id="the first filter knows"),
        pytest.param("{{ x is udfyldt }}", ["x presence udfyldt"], id="presence"),
        pytest.param("{% if x is true %}a{% endif %}", ["x test true"], id="test"),
        pytest.param("{% if x %}a{% endif %}", ["x truth"], id="truth"),
        pytest.param("{% if not x %}a{% endif %}", ["x truth"], id="not"),
        pytest.param('{{ a ~ " " ~ b }}', ["a print", "b print"], id="joined"),
        pytest.param('{{ a + " " + b }}', ["a print", "b print"], id="sum of texts"),
        pytest.param("{{ a + 1 }}", ["a math"], id="sum of numbers"),
        pytest.param("{{ a + b }}", ["a plus", "b plus"], id="a sum of either"),
        pytest.param("{{ a * 2 }}", ["a math *"], id="times"),
        pytest.param("{% if a > 2 %}x{% endif %}", ["a math >"], id="more than a number"),
        pytest.param('{% if a > "b" %}x{% endif %}', ["a order >"], id="after a text"),
        pytest.param(
            "{% for b in boern %}{{ b.navn }}{% endfor %}",
            ["boern loop", "boern.[].navn print"],
            id="loop",
        ),
        pytest.param(
            "{% for b in boern|sort %}{{ b }}{% endfor %}",
            ["boern filter sort", "boern.[] print"],
            id="loop over a sorted list",
        ),
        pytest.param(
            '{{ boern|map("navn")|join(", ") }}',
            ["boern filter map", "boern.[].navn print"],
            id="one field of each",
        ),
        pytest.param('{{ l|sum("b") }}', ["l filter sum", "l.[].b math"], id="sum of a field"),
        pytest.param("{{ l|join }}", ["l filter join", "l.[] print"], id="a list of texts"),
        pytest.param("{{ l|first }}", ["l filter first", "l.[] print"], id="the first"),
        pytest.param(
            '{% for x in l|selectattr("a", "eq", "b") %}{% endfor %}',
            ["l filter selectattr", "l.[].a compare =="],
            id="selected",
        ),
        pytest.param("{{ l[0].navn }}", ["l picked", "l.[].navn print"], id="by number"),
        pytest.param("{{ l[navn] }}", ["navn value", "l keyed"], id="by a computed key"),
        pytest.param(
            "{% set b = sag.barn %}{{ b.navn }}",
            ["sag.barn alias", "sag.barn.navn print"],
            id="set",
        ),
        pytest.param(
            "{% with b = sag.barn %}{{ b.navn }}{% endwith %}",
            ["sag.barn alias", "sag.barn.navn print"],
            id="with",
        ),
        pytest.param(
            "{% macro m(p) %}{{ p.navn }}{% endmacro %}{{ m(barn) }}",
            ["barn alias", "barn.navn print"],
            id="macro",
        ),
        pytest.param(
            "{% macro m(p) %}{{ sag.nr }}{{ p }}{% endmacro %}", ["sag.nr print"], id="not called"
        ),
        pytest.param(
            "{% for b in l %}{{ loop.index }}{% endfor %}", ["l loop"], id="the loop's own"
        ),
        pytest.param('{{ x|default("a") }}', ["x default", "x print"], id="default"),
        pytest.param('{% if "a" in l %}x{% endif %}', ["l contains"], id="contains"),
        pytest.param("{{ a if b else c }}", ["b truth", "a print", "c print"], id="choice"),
        pytest.param("{{ a or b }}", ["a truth", "b print", "a print"], id="or"),
        pytest.param("{{ kommune.navn }}", ["kommune.navn print"], id="the municipality"),
    ],
)
def test_uses(text: str, said: list[str], read: Read) -> None:
    assert _said(read, text) == said


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('{% if a == "x" %}1{% endif %}', [("x",)]),
        ('{% if "x" == a %}1{% endif %}', [("x",)]),
        ('{% if a in ["x", "y"] %}1{% endif %}', [("x", "y")]),
        ('{% if a is eq("x") %}1{% endif %}', [("x",)]),
        ("{% if a == true %}1{% endif %}", [(True,)]),
        ("{% if a == b %}1{% endif %}", []),
    ],
)
def test_literals_that_a_field_is_compared_with(
    text: str, values: list[tuple[Any, ...]], read: Read
) -> None:
    assert [use.values for use in _uses(read, text) if use.kind == "compare"] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('{% if a == "x" %}1{% elif a == "y" %}2{% else %}3{% endif %}', [("x", "y")]),
        ('{% if a == "x" %}1{% else %}3{% endif %}', [("x",)]),
        ('{% if a == "x" %}1{% elif b == "y" %}2{% else %}3{% endif %}', []),
        ('{% if a == "x" %}1{% elif a == "y" %}2{% endif %}', []),
    ],
)
def test_what_is_left_when_it_is_none_of_them(
    text: str, values: list[tuple[str, ...]], read: Read
) -> None:
    assert [use.values for use in _uses(read, text) if use.kind == "otherwise"] == values


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        pytest.param("{{ a.b }}", {"a", "a.b"}, id="printed"),
        pytest.param("{% if a.b %}x{% endif %}", {"a"}, id="asked for"),
        pytest.param("{% if a.b is udfyldt %}{{ a.b }}{% endif %}", {"a"}, id="guarded"),
        pytest.param("{% if a.b is defined %}{{ a.b }}{% endif %}", {"a"}, id="defined"),
        pytest.param("{% if a.b is undefined %}x{% else %}{{ a.b }}{% endif %}", {"a"}, id="else"),
        pytest.param("{% if not a.b %}x{% else %}{{ a.b }}{% endif %}", {"a"}, id="not"),
        pytest.param(
            "{% if a.b is none %}x{% else %}{{ a.b }}{% endif %}", {"a", "a.b"}, id="none"
        ),
        pytest.param("{% if a.b %}x{% endif %}{{ a.b }}", {"a", "a.b"}, id="and without"),
        pytest.param("{% if a and a.b %}{{ a.b }}{% endif %}", set(), id="both asked for"),
        pytest.param("{% if a or b %}{{ a }}{% endif %}", {"a"}, id="or makes nothing sure"),
        pytest.param("{{ a.b if a.b else '' }}", {"a"}, id="choice"),
        pytest.param('{{ a.b|default("x") }}', {"a"}, id="default"),
        pytest.param(
            "{% for x in a.b %}{{ x.c }}{% endfor %}", {"a", "a.b", "a.b.[].c"}, id="loop"
        ),
        pytest.param(
            "{% for x in a|default([]) %}{% if x.c %}{{ x.c }}{% endif %}{% endfor %}",
            set(),
            id="loop over what may be missing",
        ),
        pytest.param("{% for x in a if x.c %}{{ x.c }}{% endfor %}", {"a"}, id="filtered loop"),
        pytest.param('{% if a.b == "x" %}1{% endif %}', {"a", "a.b"}, id="compared"),
    ],
)
def test_what_every_case_must_hold(text: str, needed: set[str], read: Read) -> None:
    found = {".".join(path) for use in _uses(read, text) for path in use.needs()}
    assert found == needed


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("{{ x }}", set()),
        ('{% if a == "b" %}{{ x }}{% endif %}', {Holds(("a",), ("b",), True)}),
        ('{% if a != "b" %}{{ x }}{% endif %}', {Holds(("a",), ("b",), False)}),
        ('{% if a == "b" %}{% else %}{{ x }}{% endif %}', {Holds(("a",), ("b",), False)}),
        ('{% if a in ["b"] %}{% else %}{{ x }}{% endif %}', {Holds(("a",), ("b",), False)}),
        (
            '{% if a == "b" and c %}{{ x }}{% endif %}',
            {Holds(("a",), ("b",), True), Holds(("c",), (True,), True)},
        ),
        ('{% if a == "b" or c %}{{ x }}{% endif %}', set()),
        ("{% if not c %}{{ x }}{% endif %}", {Holds(("c",), (True,), False)}),
        ("{% if a == b %}{{ x }}{% endif %}", set()),
    ],
)
def test_conditions_around_a_use(text: str, conditions: set[Holds], read: Read) -> None:
    (use,) = [use for use in _uses(read, text) if use.path == ("x",)]
    assert use.conditions == conditions


def test_a_fallback_copy_is_told_once(read: Read) -> None:
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        "<w:txbxContent><w:p><w:r><w:t>{{ navn }}</w:t></w:r></w:p></w:txbxContent></wps:txbx>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r>"
        "<w:t>{{ navn }}</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert _said(read, box) == ["navn print"]


def test_by_path_tells_groups_what_is_below_them(read: Read) -> None:
    found = uses.by_path(_uses(read, "{{ a.b }}{% for x in l %}{{ x.c }}{% endfor %}"))
    assert {".".join(path): len(several) for path, several in found.items()} == {
        "a": 1, "a.b": 1, "l": 2, "l.[]": 1, "l.[].c": 1,
    }  # fmt: skip


def test_macros_that_call_each_other_end(read: Read, within: Any) -> None:
    calls = "{{ m(p) }}" * 12
    text = f"{{% macro m(p) %}}{{{{ p.a }}}}{calls}{{% endmacro %}}{{{{ m(barn) }}}}"
    with within(10):
        assert len(_uses(read, text)) < 100
