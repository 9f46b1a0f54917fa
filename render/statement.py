"""The closed set of statements: what a `{% %}` tag may say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import lru_cache

from jinja2 import nodes

from render.expression import Const, Expression, LanguageError
from render.message import Message, did_you_mean
from render.parsing import KEPT, convert, jinja, refused, syntax_error
from render.record import record


@record
class IfTag:
    """`if test` or `elif test`."""

    word: str
    test: Expression


@record
class ElseTag:
    """`else`, of a condition or a loop."""


@record
class ForTag:
    """`for targets in iterable if test`."""

    targets: tuple[str, ...]
    iterable: Expression
    test: Expression | None


@record
class SetTag:
    """`set targets = value`; without a value it opens a block."""

    targets: tuple[str, ...]
    value: Expression | None


@record
class WithTag:
    """`with name = value, ...`."""

    bindings: tuple[tuple[str, Expression], ...]


@record
class MacroTag:
    """`macro name(parameter, parameter=default)`."""

    name: str
    parameters: tuple[tuple[str, Expression | None], ...]


@record
class EndTag:
    """`endif`, `endfor`, `endset`, `endwith` or `endmacro`; `opens` is the block's word."""

    opens: str


Statement = IfTag | ElseTag | ForTag | SetTag | WithTag | MacroTag | EndTag
RESERVED = frozenset({"loop", "kommune", "true", "false", "none", "True", "False", "None"})
_WORD = re.compile(r"[^\W\d]+")
_REFUSED = {
    "include", "import", "from", "extends", "block", "call", "filter", "autoescape",
    "do", "continue", "break", "trans", "debug",
}  # fmt: skip
_DANISH = {  # and words of other languages, the longest first
    "for hver": "for … in …", "ellers hvis": "elif", "else if": "elif", "elseif": "elif",
    "slut hvis": "endif", "slut for": "endfor", "hvis": "if", "ellers": "else", "slut": "endif",
    "sæt": "set", "med": "with",
}  # fmt: skip
_ENDS = ("if", "for", "set", "with", "macro")


@lru_cache(maxsize=KEPT)
def parse(code: str) -> Statement:
    """Parse the inside of one `{% %}` tag; raises LanguageError with a sentence."""
    match = _WORD.match(code)
    word = match[0] if match else ""
    foreign = _foreign(code)
    if foreign:
        raise _unknown(foreign, code)
    if word in _READERS:
        return _READERS[word](code)
    if word.startswith("end") and word[3:] in _ENDS:
        if code != word:
            raise syntax_error(code)
        return EndTag(word[3:])
    if word in _REFUSED or (word.startswith("end") and word[3:] in _REFUSED):
        raise refused(f"»{word}«", f'"{word}"')
    raise _unknown(word, code)


def _foreign(code: str) -> str:
    """Return the Danish words that a tag begins with; a loop's own `hver` is none."""
    words = code.lower().split()
    found = (said for said in _DANISH if words[: said.count(" ") + 1] == said.split())
    said = next(found, "")
    return "" if said == "for hver" and words[2:3] == ["in"] else said


def _unknown(word: str, code: str) -> LanguageError:
    known = [*_READERS, *(f"end{end}" for end in _ENDS), "raw", "endraw"]
    near = get_close_matches(word.lower(), known, n=1)
    hint = did_you_mean(near, before=" ")
    instead = _DANISH.get(word, near[0] if near else "")
    if word in _DANISH:
        hint = Message(
            f" Skriv »{_DANISH[word]}« i stedet for »{word}«.",
            f' Write "{_DANISH[word]}" instead of "{word}".',
        )
    return LanguageError(
        Message(
            f"Koden begynder med et ukendt ord: »{code}«.{hint.da}",
            f'The tag begins with an unknown word: "{code}".{hint.en}',
        ),
        meant=f"{instead}{code[len(word) :]}" if instead else "",
    )


def _only(code: str, source: str, kind: type[nodes.Node]) -> nodes.Node:
    body = jinja(source, code).body
    if len(body) != 1 or type(body[0]) is not kind or getattr(body[0], "body", None):
        raise syntax_error(code)
    return body[0]


def _if(code: str) -> Statement:
    word = "elif" if code.startswith("elif") else "if"
    test = code.removeprefix(word)
    node = _only(code, f"{{% if {test} %}}{{% endif %}}", nodes.If)
    assert isinstance(node, nodes.If)
    if node.elif_ or node.else_:
        raise syntax_error(code)
    return IfTag(word, convert(node.test))


def _else(code: str) -> Statement:
    if code != "else":
        raise syntax_error(code)
    return ElseTag()


def _for(code: str) -> Statement:
    node = _only(code, f"{{% {code} %}}{{% endfor %}}", nodes.For)
    assert isinstance(node, nodes.For)
    if node.recursive:
        raise refused("»recursive«", '"recursive"')
    test = convert(node.test) if node.test is not None else None
    return ForTag(_targets(node.target), convert(node.iter), test)


def _set(code: str) -> Statement:
    if "=" not in code:
        node = _only(code, f"{{% {code} %}}{{% endset %}}", nodes.AssignBlock)
        assert isinstance(node, nodes.AssignBlock)
        if node.filter is not None:
            raise refused("Et filter på en »set«-blok", 'A filter on a "set" block')
        return SetTag(_targets(node.target), None)
    assign = _only(code, f"{{% {code} %}}", nodes.Assign)
    assert isinstance(assign, nodes.Assign)
    return SetTag(_targets(assign.target), convert(assign.node))


def _with(code: str) -> Statement:
    node = _only(code, f"{{% {code} %}}{{% endwith %}}", nodes.With)
    assert isinstance(node, nodes.With)
    names = [_targets(target) for target in node.targets]
    if any(len(several) != 1 for several in names):
        raise refused("Flere navne for én værdi", "Several names for one value")
    values = [convert(value) for value in node.values]
    return WithTag(tuple((name, value) for (name,), value in zip(names, values, strict=True)))


def _macro(code: str) -> Statement:
    node = _only(code, f"{{% {code} %}}{{% endmacro %}}", nodes.Macro)
    assert isinstance(node, nodes.Macro)
    names = [name for argument in node.args for name in _targets(argument)]
    defaults: list[Expression | None] = [None] * (len(names) - len(node.defaults))
    defaults += [convert(default) for default in node.defaults]
    _check_name(node.name)
    return MacroTag(node.name, tuple(zip(names, defaults, strict=True)))


def _targets(node: nodes.Node) -> tuple[str, ...]:
    if isinstance(node, nodes.Name):
        _check_name(node.name)
        return (node.name,)
    if isinstance(node, nodes.Tuple):
        return tuple(name for item in node.items for name in _targets(item))
    raise refused("»namespace«", '"namespace"')


def _check_name(name: str) -> None:
    if name in RESERVED:
        raise LanguageError(
            Message(
                f"»{name}« er et reserveret navn og kan ikke sættes i en skabelon.",
                f'"{name}" is a reserved name and cannot be set in a template.',
            ),
            "refused",
        )


_READERS: dict[str, Callable[[str], Statement]] = {
    "if": _if,
    "elif": _if,
    "else": _else,
    "for": _for,
    "set": _set,
    "with": _with,
    "macro": _macro,
}
TRUE = Const(True)


def expressions(statement: Statement) -> Iterator[Expression]:
    """Yield the expressions of a statement, in the order in which they are written."""
    match statement:
        case IfTag(_, test):
            yield test
        case ForTag(_, iterable, condition):
            yield iterable
            if condition is not None:
                yield condition
        case SetTag(_, value) if value is not None:
            yield value
        case WithTag(bindings):
            yield from (bound for _, bound in bindings)
        case MacroTag(_, parameters):
            yield from (default for _, default in parameters if default is not None)


def guess(code: str) -> Statement | None:
    """Return what a tag that cannot be read was meant to open or to name, None if nothing."""
    match = _MEANT.match(code)
    if match is None:
        return None
    names = tuple(re.findall(r"[^\W\d]\w*", match["names"] or ""))
    match match["word"]:
        case "if":
            return IfTag("if", TRUE)
        case "for":
            return ForTag(names, TRUE, None)
        case "set" if names and "=" in code:
            return SetTag(names, TRUE)
        case "with":
            return WithTag(tuple((name, TRUE) for name in names[:1]))
        case "macro":
            return MacroTag(names[0] if names else "", ())
    return None


_MEANT = re.compile(
    r"(?P<word>if|for|set|with|macro)\b\s*(?:hver\s+)?(?P<names>[^\W\d]\w*(?:\s*,\s*[^\W\d]\w*)*)?"
)
