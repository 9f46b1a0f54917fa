"""From a body to a function that fills it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from render.generator import runtime
from render.generator.source import TooDeepError
from render.generator.statements import Unsupported, written
from render.nodes import Body
from render.run import Run

Fill = Callable[[Mapping[str, Any], str, Run], str]


def generated(body: Body) -> Fill | None:
    """
    Return `fill(case, language, run)` for a body: the markup, or any exception at all.

    After an exception the careful program must fill the case. None for a template that
    Python has no source for: it nests too deep, or names two parameters alike.
    """
    try:
        source = written(body)
        code = compile(source.text, "<template>", "exec", dont_inherit=True, optimize=2)
    except (Unsupported, TooDeepError, SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    names: dict[str, Any] = {**runtime.HELPERS, **source.constants, "__builtins__": _BUILTINS}
    exec(code, names)  # noqa: S102 - our own source over a closed set of helpers
    fill: Fill = names["fill"]
    return fill


_BUILTINS = {"enumerate": enumerate, "len": len, "str": str}
