"""
Read an expression: Jinja parses, and its tree is turned into the closed set of nodes.

Jinja reads the syntax, so that templates written for docxtpl mean the same. Nothing
is evaluated or folded while reading; what cannot be read is told in Danish and English.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from render import foreign
from render.characters import ILLEGAL
from render.expression import (
    Binary,
    Call,
    Choice,
    Const,
    Expression,
    Field,
    Filter,
    Index,
    Items,
    LanguageError,
    Logic,
    Name,
    Test,
    Unary,
)
from render.message import Message

MAX_CODE = 2_000
MAX_DEPTH = 50
MAX_DIGITS = 15
KEPT = 1_024  # tags whose reading is kept: the same ones stand in every letter of a library
_ENVIRONMENT = Environment()  # noqa: S701 - it only parses; nothing is rendered by it
_BINARY = {
    nodes.Add: "+",
    nodes.Sub: "-",
    nodes.Mul: "*",
    nodes.Div: "/",
    nodes.FloorDiv: "//",
    nodes.Mod: "%",
}
_COMPARE = {
    "eq": "==", "ne": "!=", "lt": "<", "lteq": "<=", "gt": ">", "gteq": ">=",
    "in": "in", "notin": "not in",
}  # fmt: skip
_REASONS = (  # what Jinja says, and how that is said in Danish
    (r"expected token '(.+)', got '(.+)'", "forventede {}, men fandt {}"),
    (r"unexpected '.+', expected '(.+)'", "{} mangler"),
    (r"expected an expression, got '(.+)'", "forventede et udtryk, men fandt {}"),
    (r"unexpected char ['\"](.+)['\"] at \d+", "uventet tegn: {}"),
    (r"unexpected end of .+", "koden slutter for tidligt"),
    (r"unexpected '(.+)'", "uventet: {}"),
    (r"expected name or number", "et navn eller et tal mangler efter punktummet"),
)
_TOKENS = {
    "end of print statement": "kodens slutning", "end of statement block": "kodens slutning",
    "name": "et navn", "integer": "et helt tal", "float": "et decimaltal", "string": "en tekst",
}  # fmt: skip
_DANISH = {"og": "and", "eller": "or", "ikke": "not", "i": "in", "er": "is"}
_UNARY = {nodes.Not: "not", nodes.Neg: "-", nodes.Pos: "+"}


@lru_cache(maxsize=KEPT)
def parse(code: str) -> Expression:
    """Parse one expression; raises LanguageError with a sentence for the owner."""
    body = jinja("{{ " + code + " }}", code).body
    if len(body) != 1 or not isinstance(body[0], nodes.Output) or len(body[0].nodes) != 1:
        raise syntax_error(code)
    return convert(body[0].nodes[0])


def jinja(source: str, code: str) -> nodes.Template:
    """Return Jinja's tree of a source made from one tag; `code` is quoted on error."""
    if len(code) > MAX_CODE:
        raise LanguageError(Message("Koden er for lang.", "The tag is too long."))
    try:
        return _ENVIRONMENT.parse(source)
    except TemplateSyntaxError as error:
        raise syntax_error(code, error.message or "") from error
    except (RecursionError, ValueError, OverflowError, MemoryError) as error:
        raise LanguageError(
            Message("Koden er for indviklet.", "The tag is too deeply nested.")
        ) from error


def syntax_error(code: str, reason: str = "") -> LanguageError:
    """Return the error for code that cannot be read as an expression or statement."""
    hint_da, hint_en = _hint(code, reason)
    da = _in_danish(reason)
    en = f" ({reason.rstrip('.')})" if reason else ""
    return LanguageError(
        Message(
            f"Koden kan ikke forstås: »{code}«{da}.{hint_da}",
            f'The tag cannot be understood: "{code}"{en}.{hint_en}',
        )
    )


def _hint(code: str, reason: str) -> tuple[str, str]:
    """Return a sentence on what to write instead, where that is known."""
    if any(mark in code for mark in "„‚«»`´"):
        return " Brug lige anførselstegn (\" eller ').", " Use straight quotes (\" or ')."
    if not code:
        return " Koden er tom.", " The tag is empty."
    if re.fullmatch(r"expected token 'end of .+', got '='", reason):
        return " En sammenligning skrives med ==.", " A comparison is written with ==."
    got = re.search(r" got '(\w+)'$", reason)
    unquoted = re.sub(r"'[^']*'|\"[^\"]*\"", "", code)
    said = got[1] if got and got[1] in _DANISH else "ikke"
    if not re.search(rf"\b{said}\b", unquoted):
        return "", ""
    word = _DANISH[said]
    return f" Skriv »{word}« i stedet for »{said}«.", f' Write "{word}" instead of "{said}".'


def _in_danish(reason: str) -> str:
    """Return Jinja's reason in Danish, "" for one that is not known."""
    for pattern, words in _REASONS:
        match = re.fullmatch(pattern, reason.rstrip("."), re.IGNORECASE)
        if match is not None:
            said = words.format(*(_TOKENS.get(token, f"»{token}«") for token in match.groups()))
            return f" ({said})"
    return ""


def refused(what_da: str, what_en: str) -> LanguageError:
    """Return the error for something that Jinja knows and Segl leaves out."""
    return LanguageError(
        Message(
            f"{what_da} kan ikke bruges i en skabelon.",
            f"{what_en} cannot be used in a template.",
        ),
        "refused",
    )


def convert(node: nodes.Node, depth: int = 0) -> Expression:
    """Turn a Jinja node into one of ours, or refuse it."""
    if depth > MAX_DEPTH:
        raise LanguageError(Message("Koden er for indviklet.", "The tag is too deeply nested."))
    for kind, handler in _HANDLERS.items():
        if isinstance(node, kind):
            return handler(node, depth + 1)
    raise refused(f"»{type(node).__name__.lower()}«", f'"{type(node).__name__.lower()}"')


def _const(node: Any, depth: int) -> Expression:
    value = node.value
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        _, digits, exponent = Decimal(value).as_tuple()
        if len(digits) > MAX_DIGITS or not isinstance(exponent, int) or abs(exponent) > MAX_DIGITS:
            raise refused("Et så stort tal", "A number that large")
    if isinstance(value, str) and ILLEGAL.search(value):
        raise refused("Et usynligt tegn", "An invisible character")
    if value is not None and not isinstance(value, (bool, int, Decimal, str)):
        raise refused("Den slags værdi", "That kind of value")
    return Const(value)


def _name(node: Any, depth: int) -> Expression:
    return Name(node.name)


def _getattr(node: Any, depth: int) -> Expression:
    return Field(convert(node.node, depth), node.attr)


def _getitem(node: Any, depth: int) -> Expression:
    base = convert(node.node, depth)
    if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
        return Field(base, node.arg.value)
    return Index(base, convert(node.arg, depth))


def _items(node: Any, depth: int) -> Expression:
    return Items(tuple(convert(item, depth) for item in node.items))


def _unary(node: Any, depth: int) -> Expression:
    return Unary(_UNARY[type(node)], convert(node.node, depth))


def _binary(node: Any, depth: int) -> Expression:
    return Binary(_BINARY[type(node)], convert(node.left, depth), convert(node.right, depth))


def _concat(node: Any, depth: int) -> Expression:
    parts = [convert(part, depth) for part in node.nodes]
    joined = parts[0]
    for part in parts[1:]:
        joined = Binary("~", joined, part)
    return joined


def _compare(node: Any, depth: int) -> Expression:
    left = convert(node.expr, depth)
    joined: Expression | None = None
    for operand in node.ops:
        right = convert(operand.expr, depth)
        step = Binary(_COMPARE[operand.op], left, right)
        joined = step if joined is None else Logic("and", joined, step)
        left = right
    assert joined is not None
    return joined


def _logic(node: Any, depth: int) -> Expression:
    operator = "and" if isinstance(node, nodes.And) else "or"
    return Logic(operator, convert(node.left, depth), convert(node.right, depth))


def _choice(node: Any, depth: int) -> Expression:
    otherwise = convert(node.expr2, depth) if node.expr2 is not None else None
    return Choice(convert(node.test, depth), convert(node.expr1, depth), otherwise)


def _filter(node: Any, depth: int) -> Expression:
    if node.node is None:
        raise refused("En filterblok", "A filter block")
    arguments, named = _arguments(node, depth)
    return Filter(convert(node.node, depth), node.name, arguments, named)


def _test(node: Any, depth: int) -> Expression:
    arguments, named = _arguments(node, depth)
    if named:
        raise refused("Navngivne argumenter her", "Named arguments here")
    return Test(convert(node.node, depth), node.name, arguments)


def _call(node: Any, depth: int) -> Expression:
    arguments, named = _arguments(node, depth)
    target = node.node
    if isinstance(target, nodes.Name):
        if target.name == "blok":  # one that was written right is not there any more
            raise LanguageError(_BLOCK, "block-use")
        return Call(target.name, arguments, named)
    if isinstance(target, nodes.Getattr) and isinstance(target.node, nodes.Name):
        if target.node.name == "loop" and target.attr == "cycle":
            return Call("loop.cycle", arguments, named)
    name = target.attr if isinstance(target, nodes.Getattr) else "()"
    advice = foreign.method(name)
    raise LanguageError(
        Message(
            f"Metoden »{name}()« kan ikke kaldes i en skabelon. {advice.da}",
            f'The method "{name}()" cannot be called in a template. {advice.en}',
        ),
        "refused",
    )


_BLOCK = Message(
    "En blok sættes ind med sit navn i anførselstegn og alene i sit afsnit, uden andre ord, koder, "
    "billeder eller sideskift.",
    "A block is inserted by its name in quotes, alone in its paragraph, without other words, tags, "
    "pictures or page breaks.",
)


def _arguments(
    node: Any, depth: int
) -> tuple[tuple[Expression, ...], tuple[tuple[str, Expression], ...]]:
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        raise refused("»*«-argumenter", '"*" arguments')
    arguments = tuple(convert(argument, depth) for argument in node.args)
    named = tuple((pair.key, convert(pair.value, depth)) for pair in node.kwargs)
    return arguments, named


_HANDLERS: dict[Any, Callable[[Any, int], Expression]] = {
    nodes.Const: _const,
    nodes.Name: _name,
    nodes.Getattr: _getattr,
    nodes.Getitem: _getitem,
    (nodes.List, nodes.Tuple): _items,
    tuple(_UNARY): _unary,
    tuple(_BINARY): _binary,
    nodes.Concat: _concat,
    nodes.Compare: _compare,
    (nodes.And, nodes.Or): _logic,
    nodes.CondExpr: _choice,
    nodes.Filter: _filter,
    nodes.Test: _test,
    nodes.Call: _call,
}
