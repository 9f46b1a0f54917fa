"""Generated code fills what the closures fill, alike; it never fills what they refuse."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pair_cases
import pair_templates
import pairs
from render import schema
from render.errors import CaseError, SchemaError
from render.filler import Filler
from render.generator.program import generated
from render.generator.statements import written
from render.renderer import form
from render.run import MAX_STEPS
from render.template import Template

Read = Callable[..., Template]
Case = dict[str, Any]
OFTEN = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large,
                           HealthCheck.large_base_example],
)  # fmt: skip


def quick(filler: Filler, case: Case) -> dict[str, bytes] | None:
    """Fill by generated code alone, None where it stumbles."""
    unique, filled = filler.form.unique, {}
    for part, fill in filler.generated.items():
        if fill is None:  # what Python has no source for
            return careful(filler, case)
        try:
            text, unique = filler.quick(fill, dict(case), unique)
        except Exception:
            return None
        filled[part] = text.encode()
    return filled


def careful(filler: Filler, case: Case) -> dict[str, bytes] | None:
    """Fill by closures alone, None where they refuse."""
    unique, filled = filler.form.unique, {}
    for part in filler.form.bodies:
        try:
            text, unique = filler.careful(part, dict(case), unique)
        except CaseError:
            return None
        filled[part] = text.encode()
    return filled


M, END = "{% macro m(x, y=1) %}", "{% endmacro %}"
LIST = {"a": [{"n": 1, "s": "b"}, {"n": 2, "s": "a"}], "t": "<&>", "l": ["x", "y"]}
TABLE: list[tuple[str, Case]] = [
    ("plain", {}),
    ("{{ t }} {{ t|upper }} {{ 1 }} {{ 1.50 }} {{ 'x' }} {{ t ~ 1 }}", LIST),
    ("{% if t == '<&>' %}a{% elif t %}b{% else %}c{% endif %}", LIST),
    ("{% if t != 'x' and not nej or 1 > 2 %}a{% endif %}{{ 'j' if t else 'n' }}", LIST),
    ("{% for x in a %}{{ loop.index }}{{ x.n }}{% else %}ingen{% endfor %}", LIST),
    ("{% for x in a if x.n > 1 %}{{ loop.length }}{{ x.s }}{% endfor %}", LIST),
    ("{% for x in b %}x{% else %}{% set z = 1 %}{{ z }}{% endfor %}{{ z }}", {"b": []}),
    ("{% for x in a %}{% for y in l %}{{ loop.depth }}{{ loop.first }}{% endfor %}{% endfor %}",
     {**LIST}),
    ("{% for x in a %}{% for y in l %}{{ loop.depth }}{% endfor %}{{ loop.index0 }}{% endfor %}",
     LIST),
    ("{% for x in l %}{{ loop.cycle('a', 'b') }}{% endfor %}", LIST),
    ("{% for k, v in o|items %}{{ k }}{{ v }}{% endfor %}", {"o": {"a": 1}}),
    ("{% for k, v in o|dictsort %}{{ k }}{{ v }}{% endfor %}", {"o": {"b": 1, "a": 2}}),
    ("{% for k in o %}{{ k }}{% endfor %}", {"o": {"b": 1, "a": 2}}),
    ("{% set t = 'y' %}{{ t }}{% for x in l %}{% set t = x %}{{ t }}{% endfor %}{{ t }}", LIST),
    ("{% if nej %}{% set t = 'y' %}{% endif %}{{ t }}", LIST),
    ("{% if t %}{% set q = 'y' %}{% endif %}{{ q }}", LIST),
    ("{% set p, q = l %}{{ q }}{{ p }}", LIST),
    ("{% with u = t, t = 'z' %}{{ u }}{{ t }}{% set t = 'w' %}{{ t }}{% endwith %}{{ t }}", LIST),
    ("{% set b %}x{{ t }}{% endset %}{{ b }}{{ b }}", LIST),
    (M + "{{ x }}{{ y }}" + END + "{{ m(t) }}{{ m(1, 2) }}{{ m(y=t, x=3) }}", LIST),
    ("{% macro m(x, y=x) %}{{ x }}{{ y }}" + END + "{{ m('a') }}", {}),
    ("{% macro m(x=y, y='2') %}{{ x }}{{ y }}" + END + "{{ m() }}{{ m(y='3') }}", {"y": "1"}),
    (M + "{{ t }}" + END + "{% set t = 'senere' %}{{ m(1) }}", LIST),
    ("{% for x in l %}" + M + "{{ x }}" + END + "{{ m('z') }}{% endfor %}", LIST),
    ("{% if t %}" + M + "1" + END + "{% else %}" + M + "2" + END + "{% endif %}{{ m(1) }}", LIST),
    ("{% macro m(x) %}{{ x }}{% if x > 1 %}{{ m(x - 1) }}{% endif %}" + END + "{{ m(5) }}", {}),
    ("{% for x in range(3) %}{{ x }}{% endfor %}{{ l[0] }}{{ l[-1] }}{{ o['a'] }}",
     {"l": ["p"], "o": {"a": 1}}),
    ("{{ a|map(attribute='s')|join(', ') }}{{ l|liste }}{{ 'x' in l }}", LIST),
    ("{{ d|dato }} {{ d|dato('kort') }} {{ n|kroner }}", {"d": "2026-11-22", "n": 12}),
    ("{{ nej|default('-') }}{{ nej is defined }}{{ t is udfyldt }}", LIST),
    ("{% if nej is none %}x{% endif %}{{ 'b'|replace('b', t) }}", LIST),
    ("{{ t|afsnit }}", {"t": "en\nto"}),
    ("{{ t }}", {"t": "en\nto\tre"}),
    ("{{p b }}\n{%p set b %}\nx\n{%p endset %}\n{{p b }}", {}),
    ("{%p for x in l %}\n{{ x }}\n{%p endfor %}", LIST),
    ("| a |\n| {%tr for x in l %} |\n| {{ x }} |\n| {%tr endfor %} |", LIST),
    ("| {%tr for x in l %} |\n| {{ x }} |\n| {%tr endfor %} |\nslut", {"l": []}),
    ("| {%p if nej %}¶a¶{%p endif %} |", {}),
    ("{{ k.a.b }}", {"k": {"a": {"b": "dyb"}}}),
    (M + "x" + END + "{% if m is iterable %}a{% elif m is defined %}b{% endif %}", {}),
    (M + "x" + END + "{% if m is udfyldt and m is not none %}a{% endif %}{{ 'x' if m }}", {}),
    ("{% macro m(a, a) %}{{ a }}{% endmacro %}{{ m(1, 2) }}", {}),
    # refused by both
    (M + "x" + END + "{{ m|length }}", {}),
    (M + "x" + END + "{% for a in m %}x{% endfor %}", {}),
    (M + "x" + END + "{{ m[1] }}", {}),
    (M + "x" + END + "{% if m(1) is udfyldt %}x{% endif %}", {}),
    ("{% set b %}x{% endset %}{% if b is defined %}x{% endif %}", {}),
    ("{% if (t|afsnit) is udfyldt %}x{% endif %}", {"t": "x"}),
    ("{{ nej }}", {}),
    ("{{ t }}", {"t": " "}),
    ("{{ t.x }}", {"t": "a"}),
    ("{{ t }}", {"t": True}),
    ("{{ t }}", {"t": None}),
    ("{% for x in t %}{% endfor %}", {"t": "abc"}),
    ("{% if nej %}" + M + END + "{% endif %}{{ m(1) }}", {}),
    (M + END + "{{ m(1, 2, 3) }}", {}),
    (M + END + "{{ m(1, x=2) }}", {}),
    (M + END + "{{ m(1, z=2) }}", {}),
    (M + "{{ m(x) }}" + END + "{{ m(1) }}", {}),
    (M + "x" + END + "{% set n = m %}", {}),
    ("{{ 1 / n }}", {"n": 0}),
    ("{% if t > 1 %}x{% endif %}", {"t": "a"}),
    ("{{ t|dato }}", {"t": "x"}),
    ("{{ loop.index }}", {}),
    ("{{ loop.x }}", {"loop": {"x": 1}}),
    ("{% for x in l %}{{ x }}{% endfor %}{{ x }}", {"l": ["a"]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "case"), TABLE)
def test_both_fill_alike(text: str, case: Case, read: Read) -> None:
    template = read(text)
    assert not template.faults
    filler = Filler(form(template))
    assert quick(filler, case) == careful(filler, case)


ODD = (
    "{{% if {0} is iterable %}}a{{% endif %}}", "{{% if {0} is udfyldt %}}a{{% endif %}}",
    "{{% if {0} is defined and {0} %}}a{{% endif %}}", "{{{{ {0}|default('x')|length }}}}",
    "{{% for q in {0} %}}x{{% endfor %}}", "{{% if {0} is none %}}y{{% else %}}z{{% endif %}}",
    "{{{{ [{0}, 'a']|length }}}}", "{{% if {0} is string or not {0} %}}y{{% endif %}}",
    "{{% with w = {0} %}}{{% if w is mapping %}}x{{% endif %}}{{% endwith %}}",
)  # fmt: skip


def odd(r: Random, text: str) -> str:
    """Use the name of a macro or block of a template as if it were a value."""
    names = re.findall(r"{%p? *macro (\w+)\(|{%p? *set (\w+) *%}", text)
    flat = [name for pair in names for name in pair if name]
    return f"{text}\n{r.choice(ODD).format(r.choice(flat))}" if flat else text


@OFTEN
@given(r=st.randoms(use_true_random=False))
def test_both_fill_alike_whatever_is_drawn(r: Random, read: Read) -> None:
    contents = pairs.schema(r)
    text = odd(r, pair_templates.template(r, contents))
    try:
        declared = schema.from_documents({"sag.json": contents}, "sag.json")
    except SchemaError:
        return
    template = read(text)
    if template.faults:
        return
    filler = Filler(form(template))
    for case in pair_cases.cases(r, declared):
        assert quick(filler, case) == careful(filler, case), (text, case)


def test_no_text_of_a_template_stands_in_the_source(read: Read) -> None:
    secret = "xyzzy"
    text = (
        "{% set xyzzy = 'xyzzy' %}{% macro xyzzy2(xyzzy3='xyzzy') %}xyzzy{% endmacro %}xyzzy"
        "{% for xyzzy4 in xyzzy5 if xyzzy4.xyzzy6 == 'xyzzy' %}{{ xyzzy2(xyzzy3=xyzzy) }}"
        "{% endfor %}{{ xyzzy.xyzzy['xyzzy']|replace('xyzzy', 'xyzzy') }}"
    )
    for body in form(read(text)).bodies.values():
        assert secret not in written(body).text


def test_what_nests_too_deep_for_python_is_left_to_the_closures(read: Read) -> None:
    loops = "".join(f"{{% for x{n} in a %}}" for n in range(25))
    template = read(loops + "{{ x0 }}" + "{% endfor %}" * 25)
    filler = Filler(form(template))
    assert None in filler.generated.values()
    for _ in range(30):
        filler.parts({"a": ["x"]})


def test_a_runaway_loop_is_refused_in_both_ways(read: Read) -> None:
    text = "{% for x in range(1000) %}{% for y in range(1000) %}{{ y }}{% endfor %}{% endfor %}"
    assert MAX_STEPS < 1000 * 1000
    filler = Filler(form(read(text)))
    assert quick(filler, {}) is None
    assert careful(filler, {}) is None


def test_a_text_that_grows_beyond_measure_is_refused_in_both_ways(read: Read) -> None:
    filler = Filler(form(read("{% for x in range(1000) %}{{ t }}{% endfor %}")))
    case = {"t": "x" * 1_000_000}
    assert quick(filler, case) is None
    assert careful(filler, case) is None


def test_generated_code_is_made_for_a_template_that_is_filled_often(read: Read) -> None:
    filler = Filler(form(read("{{ t }}")))
    letters = [filler.letter(filler.parts({"t": "x"})) for _ in range(40)]
    assert "generated" in vars(filler)
    assert len(set(letters)) == 1
    with pytest.raises(CaseError) as caught:
        filler.parts({"t": " "})
    assert caught.value.problems[0].path == "t"


def test_generated_code_is_made_for_a_letter_with_many_turns(read: Read) -> None:
    filler = Filler(
        form(read("{% for x in range(1000) %}{% for y in l %}x{% endfor %}{% endfor %}"))
    )
    first = filler.parts({"l": ["a"]})
    assert "generated" not in vars(filler)
    assert filler.parts({"l": ["a"]}) == first
    assert "generated" in vars(filler)


def test_generated_needs_no_builtins(read: Read) -> None:
    body = next(iter(form(read("{{ t }}")).bodies.values()))
    fill = generated(body)
    assert fill is not None
    assert set(fill.__globals__["__builtins__"]) == {"enumerate", "len", "str"}
