"""The two validators: a fast one that says yes or no, a slow one that can explain."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from render.formats import FORMATS

if TYPE_CHECKING:
    from referencing import Registry


def gate(
    contents: Mapping[str, Any], documents: Mapping[str, Any], name: str
) -> Callable[[Any], bool]:
    """
    Return the fast validator of the schema `name`; a test keeps it agreed with the other.

    `documents` are the schemas that it may refer to, by URI.
    """
    import jsonschema_rs

    resources = [(uri, _floats(found)) for uri, found in documents.items()]
    validator = jsonschema_rs.Draft202012Validator(
        _floats(contents),
        registry=jsonschema_rs.Registry(resources),
        base_uri=f"json-schema:///{name}",
        formats=dict(FORMATS),
        validate_formats=True,
    )
    return validator.is_valid


def explainer(contents: Mapping[str, Any], registry: Registry[Any], resolver: Any) -> Any:
    """Return the slow validator of a schema: its `iter_errors` tells all errors."""
    return _class()(contents, registry=registry, _resolver=resolver)


def violation(contents: Mapping[str, Any]) -> tuple[str, str] | None:
    """Say which keyword of the metaschema a schema violates, and where; None for a sound one."""
    plain = _floats(contents)
    if _is_sound(plain):
        return None
    from jsonschema.exceptions import SchemaError  # late: it is slow, and rarely asked

    try:
        _class().check_schema(plain)
    except SchemaError as error:
        return str(error.validator), "/".join(str(step) for step in error.absolute_path)
    return None


def _is_sound(contents: Any) -> bool:
    r"""
    Ask the fast validator, in a hundredth of the time; only the slow one can say no.

    Half a character (`\ud800` alone) is not for it: its oldest version stumbles over one later.
    """
    if "\\ud" in json.dumps(contents):
        return False
    return _metaschema()(contents)


@cache
def _metaschema() -> Callable[[Any], bool]:
    import jsonschema_rs

    validator = jsonschema_rs.Draft202012Validator(
        {"$ref": "https://json-schema.org/draft/2020-12/schema"},
        formats={"regex": _is_regex},
        validate_formats=True,
    )
    return validator.is_valid


def _is_regex(text: str) -> bool:
    try:
        re.compile(text)
    except re.error:
        return False
    return True


def _floats(node: Any) -> Any:
    """Copy a schema with plain numbers, for validators that know no Decimal in schemas."""
    if isinstance(node, str):  # what most of it is
        return node
    if isinstance(node, (dict, Mapping)):
        return {key: _floats(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_floats(value) for value in node]
    return float(node) if isinstance(node, Decimal) else node


@cache
def _class() -> Any:
    """Return the 2020-12 validator with our types, formats and patterns."""
    from jsonschema import Draft202012Validator, FormatChecker
    from jsonschema.exceptions import ValidationError
    from jsonschema.validators import extend

    from render.pattern import matches

    def pattern(_: Any, value: str, instance: Any, __: Any) -> Iterator[ValidationError]:
        if isinstance(instance, str) and not matches(value, instance):
            yield ValidationError("pattern")

    def format_(_: Any, value: str, instance: Any, __: Any) -> Iterator[ValidationError]:
        if isinstance(instance, str) and value in FORMATS and not FORMATS[value](instance):
            yield ValidationError("format")

    def properties(validator: Any, value: Any, instance: Any, _: Any) -> Iterator[ValidationError]:
        for name in value if isinstance(instance, Mapping) else ():
            if name in instance:
                for error in validator.descend(instance[name], value[name], name, name):
                    if value[name] is False and not error.path:  # jsonschema leaves it out
                        error.path.appendleft(name)
                    yield error

    types = Draft202012Validator.TYPE_CHECKER.redefine_many(
        {"integer": lambda _, v: _is_whole(v), "number": lambda _, v: _is_number(v)}
    )
    return extend(  # type: ignore[no-untyped-call]  # its stub leaves the arguments out
        Draft202012Validator,
        {"pattern": pattern, "format": format_, "properties": properties},
        type_checker=types,
        format_checker=FormatChecker(formats=()),
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)


def _is_whole(value: Any) -> bool:
    return _is_number(value) and value == int(value)
