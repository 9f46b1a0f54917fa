"""The closed set of statements."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render import statement
from render.expression import Const, LanguageError, Name
from render.statement import ElseTag, EndTag, ForTag, IfTag, MacroTag, SetTag, WithTag


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("if a", IfTag("if", Name("a"))),
        ("elif a", IfTag("elif", Name("a"))),
        ("else", ElseTag()),
        ("for a in b", ForTag(("a",), Name("b"), None)),
        ("for a, c in b if c", ForTag(("a", "c"), Name("b"), Name("c"))),
        ("set a = b", SetTag(("a",), Name("b"))),
        ("set a, b = c", SetTag(("a", "b"), Name("c"))),
        ("set a", SetTag(("a",), None)),
        ("with a = 1, b = c", WithTag((("a", Const(1)), ("b", Name("c"))))),
        ("with", WithTag(())),
        ("macro m()", MacroTag("m", ())),
        ("macro m(a, b=1)", MacroTag("m", (("a", None), ("b", Const(1))))),
        *((f"end{word}", EndTag(word)) for word in ("if", "for", "set", "with", "macro")),
    ],
)
def test_statement(code: str, expected: statement.Statement) -> None:
    assert statement.parse(code) == expected


@pytest.mark.parametrize(
    "code", ["if\ta", "if\na", "if(a)", "if (a)", "elif(a)", "for\na in b", "set\na = b"]
)
def test_spacing(code: str) -> None:
    """A tag may hold a tab or a line break, and Jinja needs no space before a parenthesis."""
    found = statement.parse(code)
    assert not isinstance(found, IfTag) or found.test == Name("a")


@pytest.mark.parametrize(
    "code",
    [
        "include 'a'", "import 'a' as b", "from 'a' import b", "extends 'a'", "block a", "endblock",
        "call m()", "call(x) m()", "endcall", "filter upper", "endfilter", "autoescape false",
        "endautoescape", "do a", "break", "continue", "trans", "endtrans", "debug",
        "for a in b recursive", "set a.b = 1", "set ns.x = 1", "set a | upper",
        "for loop in a", "set loop = 1", "set kommune = 1", "set kommune", "with kommune = 1",
        "for kommune in a", "macro kommune()", "macro loop()", "macro m(kommune)", "set a, kommune = b",
        "if 9**9", "set a = b.c()", "for a in b[1:2]", "with a = {}", "macro m(a=b.c())", "if a.b()",
    ],
)  # fmt: skip
def test_refused(code: str) -> None:
    with pytest.raises(LanguageError) as caught:
        statement.parse(code)
    assert caught.value.kind == "refused"


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("", "ukendt ord"),
        ("if", "if"),
        ("iff a", "»if«"),
        ("endfi", "»endif«"),
        ("for a", "for a"),
        ("for in b", "for in b"),
        ("set = 1", "set = 1"),
        ("set a = ", "set a ="),
        ("else a", "else a"),
        ("else if a", "else if a"),
        ("elseif a", "ukendt ord"),
        ("endif a", "endif a"),
        ("macro m", "macro m"),
        ("macro m(1)", "macro m(1)"),
        ("if a = b", "if a = b"),
        ("if a %}x{% endif", "if a"),
        ("set a = 1 %}{% set b = 2", "set a"),
        ("for a in b %}{{ a }}{% endfor", "for a"),
        ("for a.b in c", "for a.b"),
        ("a", "ukendt ord"),
        ("123", "ukendt ord"),
        ("if »a«", "lige anførselstegn"),
    ],
)
def test_syntax(code: str, hint: str) -> None:
    with pytest.raises(LanguageError) as caught:
        statement.parse(code)
    assert caught.value.kind == "syntax"
    assert hint in caught.value.message.da


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("hvis a", "Skriv »if« i stedet for »hvis«."),
        ("Hvis a", "Skriv »if« i stedet for »hvis«."),
        ("ellers", "Skriv »else« i stedet for »ellers«."),
        ("ellers hvis a", "Skriv »elif« i stedet for »ellers hvis«."),
        ("else if a", "Skriv »elif« i stedet for »else if«."),
        ("elseif a", "Skriv »elif« i stedet for »elseif«."),
        ("slut", "Skriv »endif« i stedet for »slut«."),
        ("slut hvis", "Skriv »endif« i stedet for »slut hvis«."),
        ("slut for", "Skriv »endfor« i stedet for »slut for«."),
        ("for hver a i b", "Skriv »for … in …« i stedet for »for hver«."),
        ("for a i b", "Skriv »in« i stedet for »i«."),
        ("sæt a = 1", "Skriv »set« i stedet for »sæt«."),
        ('if a = "medhold"', "En sammenligning skrives med ==."),
        ('elif a = "medhold"', "En sammenligning skrives med ==."),
        ("if a og b", "Skriv »and« i stedet for »og«."),
        ("if ikke a", "Skriv »not« i stedet for »ikke«."),
        ("If a", "Mente du »if«?"),
    ],
)
def test_words_of_another_language(code: str, hint: str) -> None:
    with pytest.raises(LanguageError) as caught:
        statement.parse(code)
    assert hint in caught.value.message.da


def test_a_loop_may_name_its_field_hver() -> None:
    assert statement.parse("for hver in b") == ForTag(("hver",), Name("b"), None)


def test_with_of_two_names() -> None:
    with pytest.raises(LanguageError):
        statement.parse("with a, b = c")


WORDS = st.sampled_from(
    ["if", "elif", "else", "for", "set", "with", "macro", "endif", "in", "a", "b", "=", "(", ")", ",",
     "|", "upper", "1", "'x'", "recursive", "not", "is", "[", "]", ".", "include", " ", "%}", "{%"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=9).map(" ".join).filter(lambda code: not code.startswith("with")))
def test_anything_is_parsed_or_refused(code: str) -> None:
    try:
        statement.parse(code)
    except LanguageError as error:
        assert error.message.da
