"""
The quick way to one letter: the plain words of `segl render` are read without click.

To import click takes as long as filling a letter ten times. So the words that need none of it,
options by their whole names and two files, are matched by the table that click parses by; for
everything else (help, errors, `--name=value`, what a shell left to expand) this steps aside.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from segl.parameters import RENDER, Parameter

_ARGUMENTS = ("template", "case")
_OPTIONS = {name: parameter for parameter in RENDER for name in parameter.names}
_EXPANDED = frozenset("*?[~$%")  # by click, on Windows


def match(
    words: Sequence[str], environment: Mapping[str, str] = os.environ
) -> dict[str, Any] | None:
    """Return what click makes of the words after `segl render`; None for words left to click."""
    if "_SEGL_COMPLETE" in environment:
        return None
    said: dict[str, Any] = {}
    rest = iter(words)
    plain: list[str] = []
    for word in rest:
        if _EXPANDED.intersection(word) or not word:
            return None
        if not word.startswith("-"):
            plain.append(word)
            continue
        parameter = _OPTIONS.get(word)
        value = _value(parameter, rest) if parameter is not None else None
        if parameter is None or value is None or parameter.key in said:
            return None
        said[parameter.key] = value
    if len(plain) != len(_ARGUMENTS):
        return None
    unsaid = {one.key: _default(one) for one in RENDER}
    return {**unsaid, **dict(zip(_ARGUMENTS, plain, strict=True)), **said}


def _value(parameter: Parameter, rest: Iterator[str]) -> str | bool | Path | None:
    """Return what was said by an option, None where click should say what is wrong with it."""
    if parameter.kind == "flag":
        return True
    word = next(rest, "")
    if not word or word.startswith("-") or _EXPANDED.intersection(word):
        return None
    if parameter.choices and word not in parameter.choices:
        return None
    return Path(word) if parameter.kind == "path" else str(word)


def _default(parameter: Parameter) -> str | bool | None:
    if parameter.kind == "flag":
        return False
    return parameter.default() if callable(parameter.default) else parameter.default
