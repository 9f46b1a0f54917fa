"""Every filter and test: what it gives, and what it refuses to look at."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from render.errors import CaseError
from render.filters import FILTERS, TESTS

NBSP = "\u00a0"
Fill = Callable[..., list[str]]
Refusal = Callable[..., CaseError]
D = Decimal
ITEMS = [
    {"n": "Ørn", "a": 2, "ok": True},
    {"n": "and", "a": 10, "ok": False},
    {"n": "Zebra", "a": 1},
]

# filter: (code with the case's `x`, x, what is printed)
GOOD: dict[str, list[tuple[str, Any, str]]] = {
    "dato": [("x|dato", "2026-11-20", f"20.{NBSP}november 2026"), ('x|dato("kort")', "2026-11-20", "20.11.2026")],
    "kroner": [("x|kroner", D("1234.5"), f"1.234,50{NBSP}kr."), ("x|kroner", 7, f"7,00{NBSP}kr.")],
    "tal": [("x|tal", 1234567, "1.234.567"), ("x|tal(2)", D("0.5"), "0,50"), ("x|tal", D("0.5"), "0,5")],
    "cpr": [("x|cpr", "0101901234", "010190-1234")],
    "cpr_skjult": [("x|cpr_skjult", "010190-1234", "010190-xxxx")],
    "telefon": [("x|telefon", "328033", f"32{NBSP}80{NBSP}33")],
    "liste": [("x|liste", ["a", "b", 3], "a, b og 3"), ("x|liste", ["a"], "a")],
    "ja_nej": [("x|ja_nej", True, "ja"), ("x|ja_nej", False, "nej"), ('x|ja_nej("vil", "vil ikke")', False, "vil ikke")],
    "afsnit": [("x|afsnit", "én linje", "én linje")],
    "stort": [("x|stort", "åse LUND", "Åse LUND"), ("x|stort", "å", "Å")],
    "upper": [("x|upper", "åse", "ÅSE")],
    "lower": [("x|lower", "ÅSE", "åse")],
    "capitalize": [("x|capitalize", "åSE lund", "Åse lund")],
    "title": [("x|title", "åse lund", "Åse Lund")],
    "trim": [("'[' ~ x|trim ~ ']'", " \ta b\n", "[a b]")],
    "replace": [("x|replace('a', 'b')", "aXa", "bXb"), ("x|replace('', 'b')", "a", "a"), ("x|replace(old='a', new='')", "ba", "b")],
    "truncate": [("x|truncate(9)", "en to tre fire", "en to…"), ("x|truncate(99)", "en to", "en to"),
                 ("x|truncate(5, true, '')", "en to tre", "en to")],
    "string": [("x|string ~ '!'", D("1.50"), "1.50!"), ("x|string", "a", "a")],
    "e": [("x|e", "<&>", "<&>"), ("x|e", 5, "5")],
    "escape": [("x|escape", "<&>", "<&>")],
    "round": [("x|round", D("2.5"), "2"), ("x|round(1)", D("2.25"), "2.2"), ("x|round(0, 'ceil')", D("2.1"), "3"),
              ("x|round(method='floor')", D("2.9"), "2"), ("x|round(-2)", 1234, "1200")],
    "abs": [("x|abs", -5, "5")],
    "int": [("x|int + 1", "41", "42"), ("x|int", D("2.9"), "2")],
    "length": [("x|length", [1, 2], "2"), ("x|length", {"a": 1}, "1"), ("x|length", "åse", "3")],
    "count": [("x|count", [], "0")],
    "first": [("x|first", ["a", "b"], "a")],
    "last": [("x|last", ["a", "b"], "b")],
    "join": [("x|join(', ')", ["a", 1], "a, 1"), ("x|join", ["a"], "a")],
    "sort": [("x|sort|join(' ')", ["å", "B", "a", "ø"], "a B ø å"), ("x|sort(true)|join", [1, 3, 2], "321"),
             ("x|sort(attribute='a')|map('n')|join(' ')", ITEMS, "Zebra Ørn and")],
    "reverse": [("x|reverse|join", [1, 2], "21")],
    "unique": [("x|unique|join", ["b", "a", "b"], "ba")],
    "map": [("x|map(attribute='n')|join(' ')", ITEMS, "Ørn and Zebra"), ("x|map('a.b')|join", [{"a": {"b": 1}}], "1")],
    "selectattr": [("x|selectattr('ok')|map('n')|join", ITEMS, "Ørn"),
                   ("x|selectattr('a', 'gt', 1)|map('n')|join(' ')", ITEMS, "Ørn and"),
                   ("x|selectattr('ok', 'defined')|length", ITEMS, "2")],
    "rejectattr": [("x|rejectattr('ok')|map('n')|join(' ')", ITEMS, "and Zebra"),
                   ("x|rejectattr('a', 'eq', 1)|length", ITEMS, "2")],
    "sum": [("x|sum", [D("0.1"), D("0.2")], "0.3"), ("x|sum('a')", ITEMS, "13"), ("x|sum", [], "0")],
    "min": [("x|min", [3, 1, 2], "1"), ("x|min", ["å", "a"], "a")],
    "max": [("x|max", [3, 10, 2], "10")],
    "list": [("x|list|join", ["a"], "a")],
    "items": [("(x|items|first)|join('=')", {"a": 1}, "a=1")],
    "dictsort": [("(x|dictsort|last)|join('=')", {"å": 1, "a": 2}, "å=1")],
    "default": [("x|default('–')", None, "–"), ("missing|default('–')", 1, "–"), ("x|default('–')", "a", "a"),
                ("x|default('–', true)", "", "–")],
    "d": [("missing|d('–')", 1, "–")],
}  # fmt: skip

# filter: values of `x` that it must refuse (those of the wrong kind are tried for all, below)
BAD: dict[str, list[tuple[str, Any]]] = {
    "dato": [("x|dato", "i går"), ("x|dato('iso')", "2026-11-20"), ("x|dato(x)", "2026-11-20"), ("x|dato", "")],
    "kroner": [("x|kroner", D("0.005"))],
    "tal": [("x|tal(10)", 1), ("x|tal(-1)", 1), ("x|tal('a')", 1)],
    "cpr": [("x|cpr", "12345")],
    "cpr_skjult": [("x|cpr_skjult", "12345")],
    "telefon": [("x|telefon", "ring")],
    "liste": [("x|liste", [True]), ("x|liste", [None]), ("x|liste", [{}]), ("x|liste", [["a"]])],
    "join": [("x|join", [None]), ("x|join", [{}]), ("x|join(1)", ["a", "b"]), ("x|join(none)", ["a"])],
    "replace": [("x|replace(1, 2)", "a"), ("x|replace(none, 'a')", "a"), ("x|replace('a', missing)", "a")],
    "truncate": [("x|truncate('a')", "abc")],
    "round": [("x|round(10)", 1), ("x|round(0, 'up')", 1), ("x|round('a')", 1)],
    "int": [("x|int", ""), ("x|int", "a"), ("x|int", "NaN"), ("x|int", "Infinity"), ("x|int", True)],
    "first": [("x|first", [])],
    "last": [("x|last", [])],
    "sort": [("x|sort|length", [1, "a"]), ("x|sort|length", [None]), ("x|sort|length", [{}]), ("x|sort|length", [True]),
             ("x|sort(attribute='b')|length", ITEMS)],
    "unique": [("x|unique|length", [{}]), ("x|unique|length", [None])],
    "map": [("x|map('b')|length", ITEMS), ("x|map('n')|length", ["a"]), ("x|map('__class__')|length", [{}])],
    "selectattr": [("x|selectattr('n', 'odd')|length", ITEMS)],
    "rejectattr": [("x|rejectattr('n', 'odd')|length", ITEMS)],
    "sum": [("x|sum", ["a"]), ("x|sum", [True]), ("x|sum('n')", ITEMS), ("x|sum('b')", ITEMS)],
    "min": [("x|min", []), ("x|min", [1, "a"])],
    "max": [("x|max", []), ("x|max", [None])],
    "default": [("x|default('–')", ""), ("x|default(none)", None), ("x|default(missing)", None), ("x|default('–')", []), ("x|default('–')", True)],
}  # fmt: skip

TRUE: dict[str, list[tuple[str, Any]]] = {
    "udfyldt": [("x is udfyldt", "a"), ("x is udfyldt", 0), ("x is udfyldt", False), ("x is udfyldt", [None])],
    "defined": [("x is defined", None), ("x is defined", "")],
    "undefined": [("missing is undefined", 1), ("x.b is undefined", {})],
    "none": [("x is none", None)],
    "string": [("x is string", "")],
    "number": [("x is number", 0), ("x is number", D("0.5"))],
    "integer": [("x is integer", 5)],
    "float": [("x is float", D("0.5"))],
    "boolean": [("x is boolean", False)],
    "mapping": [("x is mapping", {})],
    "sequence": [("x is sequence", []), ("x is sequence", "a")],
    "iterable": [("x is iterable", [])],
    "true": [("x is true", True)],
    "false": [("x is false", False)],
    "odd": [("x is odd", 3)],
    "even": [("x is even", 4), ("x is even", 0)],
    "divisibleby": [("x is divisibleby(3)", 9), ("x is divisibleby 3", 9)],
    "in": [("x is in(['a'])", "a"), ("x is in('abc')", "b")],
    "eq": [("x is eq(1)", D("1.0")), ("x is eq('a')", "a")],
    "equalto": [("x is equalto(1)", 1)],
    "==": [("x|selectattr('a', '==', 2)|length == 1", ITEMS)],
    "ne": [("x is ne(1)", "1"), ("x is ne(1)", True)],
    "lt": [("x is lt(2)", 1), ("x is lt('b')", "a")],
    "le": [("x is le(1)", 1)],
    "gt": [("x is gt(0)", 1)],
    "ge": [("x is ge(1)", 1)],
}  # fmt: skip
BLANKS: list[Any] = [None, "", " \n", "\u00a0", "\u200b", [], {}]
FALSE: dict[str, list[tuple[str, Any]]] = {
    "udfyldt": [*(("x is udfyldt", blank) for blank in BLANKS), ("y is udfyldt", 1)],
    "defined": [("y is defined", 1), ("x.b is defined", {})],
    "undefined": [("x is undefined", None)],
    "none": [("x is none", ""), ("x is none", 0), ("y is none", 1)],
    "string": [("x is string", 5), ("y is string", 5)],
    "number": [("x is number", True), ("x is number", "5")],
    "integer": [("x is integer", True), ("x is integer", D("5.0"))],
    "float": [("x is float", 5)],
    "boolean": [("x is boolean", 0)],
    "mapping": [("x is mapping", [])],
    "sequence": [("x is sequence", 5)],
    "iterable": [("x is iterable", None)],
    "true": [("x is true", 1), ("x is true", "a")],
    "false": [("x is false", 0), ("y is false", 0)],
    "odd": [("x is odd", 2)],
    "even": [("x is even", 3)],
    "divisibleby": [("x is divisibleby(3)", 10)],
    "in": [("x is in(['b'])", "a"), ("x is in([1])", True)],
    "eq": [("x is eq('1')", 1), ("x is eq(1)", True)],
    "equalto": [("x is equalto(2)", 1)],
    "==": [("x|selectattr('a', '==', 3)|length == 1", ITEMS)],
    "ne": [("x is ne(1)", 1)],
    "lt": [("x is lt(1)", 1)],
    "le": [("x is le(1)", 2)],
    "gt": [("x is gt(1)", 1)],
    "ge": [("x is ge(2)", 1)],
}  # fmt: skip
REFUSED_TESTS: list[tuple[str, Any]] = [
    ("x is odd", "a"), ("x is odd", None), ("y is even", 1), ("x is divisibleby(0)", 4),
    ("x is divisibleby('a')", 4), ("x is in(5)", "a"), ("x is in(y)", "a"), ("y is in(['a'])", 1),
    ("x is eq(1)", None), ("x is eq([])", []), ("x is lt('a')", 1), ("x is gt(none)", 1), ("x is ge(1)", True),
]  # fmt: skip

VALUES: dict[str, Any] = {
    "text": "a", "number": 1, "boolean": True, "list": ["a"], "object": {"a": "b"}, "null": None,
}  # fmt: skip
ARGUMENTS = {"replace": "('a', 'b')", "map": "('a')", "selectattr": "('a')", "rejectattr": "('a')"}


def test_every_filter_and_test_is_tested() -> None:
    assert set(GOOD) == set(FILTERS)
    assert set(TRUE) == set(FALSE) == set(TESTS)
    assert not set(BAD) - set(FILTERS)


def test_every_filter_is_explained() -> None:
    for signature in [*FILTERS.values(), *TESTS.values()]:
        assert signature.summary.da
        assert signature.summary.en
        assert signature.accepts


@pytest.mark.parametrize(("code", "x", "expected"), [row for rows in GOOD.values() for row in rows])
def test_filter(fill: Fill, code: str, x: Any, expected: str) -> None:
    assert fill(f"{{{{ {code} }}}}", {"x": x}) == [expected]


@pytest.mark.parametrize(
    ("code", "x", "expected"),
    [
        ('x|dato(form="kort")', "2026-11-20", "20.11.2026"),
        ("x|tal(decimaler=2)", 1, "1,00"),
        ('x|ja_nej(ja="aap", nej="naagga")', True, "aap"),
        ("x|join(d='-')", ["a", "b"], "a-b"),
        ("x|default(default_value='–')", None, "–"),
    ],
)
def test_arguments_by_name(fill: Fill, code: str, x: Any, expected: str) -> None:
    """Under the names that the table itself gives them."""
    assert fill(f"{{{{ {code} }}}}", {"x": x}) == [expected]


def test_paragraphs(fill: Fill) -> None:
    assert fill("{{ x|afsnit }}", {"x": "en\n\n  \nto\r\ntre"}) == ["en", "to", "tre"]


@pytest.mark.parametrize(("code", "x"), [row for rows in BAD.values() for row in rows])
def test_filter_refuses(refusal: Refusal, code: str, x: Any) -> None:
    error = refusal(f"{{{{ {code} }}}}", {"x": x})
    assert error.problems[0].place is not None


REFUSED = [
    (name, kind)
    for name, signature in FILTERS.items()
    for kind in [*VALUES, "missing"]
    if kind not in signature.accepts
]


@pytest.mark.parametrize(("name", "kind"), REFUSED)
def test_filter_sees_only_what_it_accepts(refusal: Refusal, name: str, kind: str) -> None:
    case = {} if kind == "missing" else {"x": VALUES[kind]}
    error = refusal(f"{{{{ x|{name}{ARGUMENTS.get(name, '')} }}}}", case)
    assert f"»{name}«" in error.message.da


def test_only_the_absence_filters_see_absence() -> None:
    seeing = {
        name for name, signature in FILTERS.items() if signature.accepts & {"null", "missing"}
    }
    assert seeing == {"default", "d"}


@pytest.mark.parametrize(("code", "x"), [row for rows in TRUE.values() for row in rows])
def test_true(fill: Fill, code: str, x: Any) -> None:
    assert fill(f"{{% if {code} %}}ja{{% else %}}nej{{% endif %}}", {"x": x}) == ["ja"]


@pytest.mark.parametrize(("code", "x"), [row for rows in FALSE.values() for row in rows])
def test_false(fill: Fill, code: str, x: Any) -> None:
    assert fill(f"{{% if {code} %}}ja{{% else %}}nej{{% endif %}}", {"x": x}) == ["nej"]


@pytest.mark.parametrize(("code", "x"), REFUSED_TESTS)
def test_refused_test(refusal: Refusal, code: str, x: Any) -> None:
    refusal(f"{{% if {code} %}}ja{{% endif %}}", {"x": x})


@pytest.mark.parametrize(
    ("code", "kind", "hint"),
    [
        ("x|datoo", "unknown-filter", "»dato«"),
        ("x|upcase", "unknown-filter", ""),
        ("x|safe", "refused", "sagsdata"),
        ("x|attr('a')", "unknown-filter", ""),
        ("x|tojson", "unknown-filter", ""),
        ("x|xmlattr", "unknown-filter", ""),
        ("x|format(1)", "unknown-filter", ""),
        ("x|pprint", "unknown-filter", ""),
        ("x|groupby('a')", "unknown-filter", ""),
        ("x|random", "unknown-filter", ""),
        ("x|batch(2)", "unknown-filter", ""),
        ("x|upper(1)", "arguments", ""),
        ("x|replace('a')", "arguments", "old, new"),
        ("x|map", "arguments", ""),
        ("x|dato(lang='da')", "arguments", ""),
        ("1 if x is udfyld else 2", "unknown-test", "»udfyldt«"),
        ("1 if x is callable else 2", "unknown-test", ""),
        ("1 if x is sameas(x) else 2", "unknown-test", ""),
        ("1 if x is divisibleby else 2", "arguments", ""),
        ("rang(3)", "unknown-function", "»range«"),
        ("lipsum()", "unknown-function", ""),
        ("dict(a=1)", "unknown-function", ""),
        ("cycler(1)", "unknown-function", ""),
        ("joiner()", "unknown-function", ""),
    ],
)
def test_refused_at_reading(read: Callable[..., Any], code: str, kind: str, hint: str) -> None:
    (fault,) = read(f"{{{{ {code} }}}}").faults
    assert fault.kind == kind
    assert hint in fault.message.da


@pytest.mark.parametrize(
    ("code", "x"),
    [
        pytest.param("x|int", "1e5000", id="number of 5,000 digits out of a text"),
        pytest.param("x|int", "9" * 4_000, id="number of 4,000 digits"),
        pytest.param("x|replace('a', x)|length", "a" * 3_000, id="replacing grows"),
        pytest.param("range(1000)|join(x)|length", "a" * 3_000, id="joining grows"),
    ],
)
def test_filters_do_not_grow_values(refusal: Refusal, code: str, x: str) -> None:
    refusal(f"{{{{ {code} }}}}", {"x": x})
