"""The closed expression language: what parses, what it means, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render import expression, filters, parsing
from render.errors import CaseError
from render.expression import (
    Binary,
    Call,
    Choice,
    Const,
    Field,
    Filter,
    Index,
    Items,
    LanguageError,
    Logic,
    Name,
    Unary,
)  # fmt: skip

Fill = Callable[..., list[str]]
Refusal = Callable[..., CaseError]


@pytest.mark.parametrize(
    ("code", "node"),
    [
        ("a", Name("a")),
        ("a.b", Field(Name("a"), "b")),
        ("a['b']", Field(Name("a"), "b")),
        ("a[0]", Index(Name("a"), Const(0))),
        ("a[b]", Index(Name("a"), Name("b"))),
        ("'x'", Const("x")),
        ("1", Const(1)),
        ("1.50", Const(Decimal("1.5"))),
        ("true", Const(True)),
        ("none", Const(None)),
        ("[1, a]", Items((Const(1), Name("a")))),
        ("(1, a)", Items((Const(1), Name("a")))),
        ("not a", Unary("not", Name("a"))),
        ("1 - a", Binary("-", Const(1), Name("a"))),
        ("a ~ b ~ c", Binary("~", Binary("~", Name("a"), Name("b")), Name("c"))),
        ("a < b < c", Logic("and", Binary("<", Name("a"), Name("b")), Binary("<", Name("b"), Name("c")))),
        ("a not in b", Binary("not in", Name("a"), Name("b"))),
        ("a and b or c", Logic("or", Logic("and", Name("a"), Name("b")), Name("c"))),
        ("a if b else c", Choice(Name("b"), Name("a"), Name("c"))),
        ("a if b", Choice(Name("b"), Name("a"), None)),
        ("a|f(1, k=2)", Filter(Name("a"), "f", (Const(1),), (("k", Const(2)),))),
        ("a is f(1)", expression.Test(Name("a"), "f", (Const(1),))),
        ("a is not f", Unary("not", expression.Test(Name("a"), "f", ()))),
        ("m(1, k=a)", Call("m", (Const(1),), (("k", Name("a")),))),
        ("loop.cycle(1, 2)", Call("loop.cycle", (Const(1), Const(2)))),
        ("2 + 3", Binary("+", Const(2), Const(3))),
    ],
)  # fmt: skip
def test_nodes(code: str, node: expression.Expression) -> None:
    """The last row: nothing is folded while reading."""
    assert parsing.parse(code) == node


@pytest.mark.parametrize("code", ["-a", "-a|abs", "-1", "- a"])
def test_sign_is_not_lost(code: str) -> None:
    assert "-" in repr(parsing.parse(code))


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("a ** 2", id="power"),
        pytest.param("9**(9**9)", id="power that hangs a compiler"),
        pytest.param("a.upper()", id="method"),
        pytest.param("''.join(a)", id="method of a literal"),
        pytest.param("a.b.c()", id="method of a field"),
        pytest.param("a['b']()", id="call of an item"),
        pytest.param("(a)()()", id="call of a call"),
        pytest.param("'%s'.format(a)", id="format"),
        pytest.param("a.__class__()", id="python"),
        pytest.param("''.__class__.__mro__[1].__subclasses__()", id="the classic escape"),
        pytest.param("a[1:2]", id="slice"),
        pytest.param("a[:]", id="empty slice"),
        pytest.param("{'a': 1}", id="dict"),
        pytest.param("f(*a)", id="star"),
        pytest.param("f(**a)", id="double star"),
        pytest.param("a|f(*b)", id="star in a filter"),
        pytest.param("a is f(k=1)", id="named argument of a test"),
        pytest.param("1234567890123456", id="16 digits"),
        pytest.param("0.1234567890123456", id="16 decimals"),
        pytest.param("1e999", id="infinite"),
        pytest.param("1e300", id="300 zeros"),
        pytest.param("'\\x00'", id="NUL in a literal"),
        pytest.param("'\\ud800'", id="surrogate in a literal"),
    ],
)  # fmt: skip
def test_refused(code: str) -> None:
    with pytest.raises(LanguageError) as caught:
        parsing.parse(code)
    assert caught.value.kind == "refused"
    assert caught.value.message.da != caught.value.message.en


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("", "tom"),
        ("a b", "a b"),
        ("a.", "a."),
        ("'a", "'a"),
        ("a |", "a |"),
        ("(a", "(a"),
        ("a)", "a)"),
        ("»a«", "lige anførselstegn"),
        ("„a“", "lige anførselstegn"),
        ("a; b", "a; b"),
        ("a = 1", "a = 1"),
        ("a }} {{ b", "a }} {{ b"),
        ("a }}x", "a }}x"),
        ("if a", "if a"),
        ("æøå!", "æøå!"),
        ("lambda: 1", "lambda"),
        ("`a`", "`a`"),
        ("a\\b", "a\\b"),
        ("import os", "import os"),
        ("a := 1", "a := 1"),
        ("f'{a}'", "f'{a}'"),
    ],
)
def test_syntax(code: str, hint: str) -> None:
    with pytest.raises(LanguageError) as caught:
        parsing.parse(code)
    assert caught.value.kind == "syntax"
    assert hint in caught.value.message.da


@pytest.mark.parametrize(
    ("code", "da", "en"),
    [
        ("a == 1 b", "forventede kodens slutning, men fandt »b«", "got 'b'"),
        ("a |", "forventede et navn, men fandt kodens slutning", "expected token 'name'"),
        ("a ==", "uventet: kodens slutning", "unexpected 'end of print statement'"),
        ("", "forventede et udtryk", "Expected an expression"),
        ("(a", "»)« mangler", "expected ')'"),
        ("a)", "uventet: »)«", "unexpected ')'"),
        ("a ? b", "uventet tegn: »?«", "unexpected char '?'"),
        ("a.", "mangler efter punktummet", "expected name or number"),
        ('a = "medhold"', "En sammenligning skrives med ==.", "A comparison is written with ==."),
        ("a og b", "Skriv »and« i stedet for »og«.", 'Write "and" instead of "og".'),
        ("a eller b", "Skriv »or« i stedet for »eller«.", 'Write "or"'),
        ("a er defined", "Skriv »is« i stedet for »er«.", 'Write "is"'),
        ("b if ikke a", "Skriv »not« i stedet for »ikke«.", 'Write "not"'),
    ],
)
def test_reason_in_both_languages(code: str, da: str, en: str) -> None:
    with pytest.raises(LanguageError) as caught:
        parsing.parse(code)
    assert da in caught.value.message.da
    assert en in caught.value.message.en
    foreign = ("expected", "unexpected", "token", "statement", " got ", "name or")
    assert not any(word in caught.value.message.da for word in foreign)


@pytest.mark.parametrize("code", ["a b", "'ikke' b", "a := 1", "sikke b"])
def test_no_hint(code: str) -> None:
    with pytest.raises(LanguageError) as caught:
        parsing.parse(code)
    assert "Skriv" not in caught.value.message.da
    assert "==" not in caught.value.message.da


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("strftime('%d')", "dato"), ("date", "dato"), ("dateformat", "dato"),
        ("currency", "kroner"), ("format('%s')", "kroner"), ("money", "kroner"),
        ("capitalize_first", "stort"), ("nl2br", "afsnit"), ("yesno", "ja_nej"), ("uper", "upper"),
    ],
)  # fmt: skip
def test_filter_of_another_language(name: str, meant: str) -> None:
    with pytest.raises(LanguageError) as caught:
        filters.check(parsing.parse(f"a|{name}"), {})
    assert f"»{meant}«" in caught.value.message.da


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("(" * 500 + "a" + ")" * 500, id="parentheses"),
        pytest.param("[" * 500 + "]" * 500, id="lists"),
        pytest.param("-" * 500 + "a", id="signs"),
        pytest.param("not " * 400 + "a", id="not"),
        pytest.param("a" + ".b" * 500, id="fields"),
        pytest.param("a" + "[0]" * 500, id="indexes"),
        pytest.param("a" + "|f" * 500, id="filters"),
        pytest.param("+".join("a" * 500), id="sums"),
        pytest.param("a if b else " * 100 + "c", id="choices"),
        pytest.param("a" * 3_000, id="long"),
        pytest.param("'" + "a" * 3_000 + "'", id="long text"),
        pytest.param("1" * 1_900, id="long number"),
    ],
)
def test_deep_or_long(code: str, within: Callable[[float], AbstractContextManager[None]]) -> None:
    with within(5), pytest.raises(LanguageError):
        parsing.parse(code)


@given(st.text("ab1 '\"()[]{}.,|~+-*/%<>=!\\:øif nots#", max_size=40))
def test_anything_is_parsed_or_refused(code: str) -> None:
    try:
        parsing.parse(code)
    except LanguageError as error:
        assert error.message.da


# --- what they mean ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("1 + 2 * 3", "7"),
        ("7 / 2", "3.5"),
        ("7 // 2", "3"),
        ("7 % 4", "3"),
        ("2 - 5", "-3"),
        ("0.1 + 0.2", "0.3"),
        ("'a' ~ 1 ~ 0.5", "a10.5"),
        ("'a' + 'b'", "ab"),
        ("o.k", "v"),
        ("o['k']", "v"),
        ("o[key]", "v"),
        ("xs[0]", "a"),
        ("xs[-1]", "c"),
        ("'ja' if 'a' in xs else 'nej'", "ja"),
        ("'ja' if 'k' in o else 'nej'", "ja"),
        ("'ja' if 'b' in 'abc' else 'nej'", "ja"),
        ("'ja' if 1 == 1.0 else 'nej'", "ja"),
        ("'ja' if 1 == '1' else 'nej'", "nej"),
        ("'ja' if true == 1 else 'nej'", "nej"),
        ("'ja' if 1 < 2 < 3 else 'nej'", "ja"),
        ("'ja' if 1 < 3 < 2 else 'nej'", "nej"),
        ("missing or 'b'", "b"),
        ("'a' and 'b'", "b"),
        ("nul or 'b'", "b"),
        ("'ja' if not missing else 'nej'", "ja"),
        ("o.items", "felt"),
        ("o.keys", "nøgler"),
    ],
)
def test_value(fill: Fill, code: str, expected: str) -> None:
    case = {
        "o": {"k": "v", "items": "felt", "keys": "nøgler"}, "key": "k", "xs": ["a", "b", "c"], "nul": None,
    }  # fmt: skip
    assert fill(f"{{{{ {code} }}}}", case) == [expected]


OPERATORS = ["+", "-", "*", "/", "//", "%", "~", "<", "<=", ">", ">=", "==", "!=", "in", "not in"]


SIDES = [
    (operator, name, left)
    for operator in OPERATORS
    for name in ("nul", "missing", "xs", "o")
    for left in (True, False)
    if left or name in ("nul", "missing") or operator not in ("in", "not in")  # what `in` is for
]


@pytest.mark.parametrize(("operator", "name", "left"), SIDES)
def test_operator_refuses(refusal: Refusal, operator: str, name: str, left: bool) -> None:
    code = f"{name} {operator} 'a'" if left else f"'a' {operator} {name}"
    error = refusal(f"{{% if {code} %}}x{{% endif %}}", {"nul": None, "xs": ["a"], "o": {"a": "b"}})
    assert error.problems[0].place is not None


@pytest.mark.parametrize(
    "code",
    [
        "'a' * 3", "3 * 'a'", "'%s' % 'a'", "1 + 'a'", "'a' - 'b'", "1 < 'a'", "true + 1", "true < 2",
        "xs + xs", "xs ~ 'a'", "true ~ 'a'", "-'a' ~ ''", "1 / 0", "1 // 0", "1 % 0", "'a' in 5",
        "1 in 'abc'", "xs['a']", "xs[true]", "xs[0.5]", "'abc'[0]", "'abc'.upper", "5 .real",
        "xs == xs", "1 if missing.felt is defined else 2", "o == o", "nul == none", "nul.felt", "999999999999999 * 999999999999999 * 999999999999999",
    ],
)  # fmt: skip
def test_refused_when_filled(refusal: Refusal, code: str) -> None:
    refusal(f"{{{{ {code} }}}}", {"nul": None, "xs": ["a"], "o": {"a": "b"}})


@pytest.mark.parametrize(
    ("code", "case", "expected"),
    [
        ("{{ -x }}", 5, "-5"),
        ("{{ - x }}", 5, "-5"),
        ("{{ -x|kroner }}", 5, "-5,00\u00a0kr."),
        ("{{ 0 - x }}", 5, "-5"),
        ("{% set y = -x %}{{ y }}", 5, "-5"),
        ("{{- x -}}", 5, "5"),
        ("{{ +x }}", 5, "5"),
    ],
)
def test_sign(fill: Fill, code: str, case: int, expected: str) -> None:
    assert fill(code, {"x": case}) == [expected]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [(-7, 2, "-4"), (Decimal("-7.0"), 2, "-4"), (-7, Decimal("2.0"), "-4")],
)
def test_division_of_whole_and_decimal_numbers_agrees(
    fill: Fill, left: Any, right: Any, expected: str
) -> None:
    assert fill("{{ (a // b)|round }}", {"a": left, "b": right}) == [expected]
