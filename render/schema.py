"""JSON Schema 2020-12 over the schemas of one library: no network, exact numbers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from referencing import Registry, Resource
from referencing.exceptions import NoSuchResource, Unresolvable
from referencing.jsonschema import DRAFT202012

from render.errors import CaseError, Problem, SchemaError
from render.formats import FORMATS
from render.message import Message
from render.pattern import is_portable, matches
from render.shape import Shape
from render.wording import problem

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MAX_PROBLEMS = 50
KNOWN_FORMATS = frozenset(FORMATS)


@dataclass(frozen=True)
class Schema:
    """
    A usable schema, with the schemas that it may refer to.

    `name` is its file name; `registry` holds the schemas of the same folder and
    nothing else.
    """

    name: str
    contents: Mapping[str, Any]
    registry: Registry[Any]

    @cached_property
    def shape(self) -> Shape:
        """The shape of a whole case."""
        return Shape.of([(self.contents, self.registry.resolver(self.name))])

    @cached_property
    def _gate(self) -> Callable[[Any], bool]:
        """The fast validator: says yes or no, agreed with the other one by test."""
        import jsonschema_rs

        resources = [(uri, self.registry.contents(uri)) for uri in self.registry]
        registry = jsonschema_rs.Registry([(uri, _floats(node)) for uri, node in resources])
        validator = jsonschema_rs.Draft202012Validator(
            _floats(self.contents),
            registry=registry,
            base_uri=f"json-schema:///{self.name}",
            formats=dict(FORMATS),
            validate_formats=True,
        )
        return validator.is_valid

    @cached_property
    def _validator(self) -> Any:
        return _validator_class()(
            self.contents, registry=self.registry, _resolver=self.registry.resolver(self.name)
        )

    def accepts(self, case: Any) -> bool:
        """Say whether a case is valid (the fast gate)."""
        return self._gate(case)

    def check(self, case: Any) -> None:
        """Raise a CaseError with every problem of an invalid case, none of its values."""
        if self.accepts(case):
            return
        problems = tuple(self.problems(case))
        if not problems:
            return
        raise CaseError(
            Message(
                f"Sagen passer ikke til skemaet: {len(problems)} fejl.",
                f"The case does not fit the schema: {len(problems)} problems.",
            ),
            problems,
        )

    def problems(self, case: Any) -> list[Problem]:
        """Return what is wrong with a case, by the slow validator that can explain."""
        found: dict[tuple[str, str], Problem] = {}
        for error in self._validator.iter_errors(case):
            for item in problem(error, self.shape):
                found.setdefault((item.path, item.message.da), item)
            if len(found) >= MAX_PROBLEMS:
                break
        return sorted(found.values(), key=lambda item: item.path)


def read(path: Path) -> Schema:
    """Read the schema file at `path`; the files beside it may be referred to."""
    files = sorted(path.parent.glob("*.json"))
    return from_documents({p.name: load(p) for p in {*files, path}}, path.name)


def load(path: Path) -> Any:
    """Return the JSON of a schema file; raises SchemaError, naming the file."""
    try:
        text = path.read_text("utf-8-sig")
        return json.loads(text, parse_float=Decimal)
    except OSError as error:
        raise SchemaError(
            Message(f"Skemaet kan ikke læses: {path.name}", f"Cannot read schema {path.name}")
        ) from error
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", "?")
        raise SchemaError(
            Message(
                f"Skemaet {path.name} er ikke gyldig JSON (linje {line}).",
                f"The schema {path.name} is not valid JSON (line {line}).",
            )
        ) from error


def from_documents(documents: Mapping[str, Any], name: str) -> Schema:
    """
    Make the schema `name` out of a folder's documents, by file name.

    Raises SchemaError if it is no JSON Schema 2020-12, refers to something that is
    not there, or uses a pattern or format without one sure meaning. Neighbours
    that are broken matter only where they are referred to.
    """
    contents = documents[name]
    resources = [
        (uri, Resource(contents=node, specification=DRAFT202012))
        for file, node in documents.items()
        if isinstance(node, (dict, bool))
        for uri in {file, str(node.get("$id", file)) if isinstance(node, dict) else file}
    ]
    registry: Registry[Any] = Registry(retrieve=_never).with_resources(resources)  # type: ignore[call-arg]
    schema = Schema(name, contents, registry)
    _check(schema)
    return schema


def _never(uri: str) -> Resource[Any]:
    raise NoSuchResource(ref=uri)


def _check(schema: Schema) -> None:
    contents = schema.contents
    if not isinstance(contents, Mapping):
        raise _wrong("det skal være et JSON-objekt", "it must be a JSON object")
    if contents.get("$schema", DIALECT) != DIALECT:
        raise _wrong("det skal være JSON Schema 2020-12", "it must be JSON Schema 2020-12")
    from jsonschema.exceptions import SchemaError as Invalid

    try:
        _validator_class().check_schema(_floats(contents))
    except Invalid as error:
        where = "/".join(str(step) for step in error.absolute_path)
        raise _wrong(
            f"»{error.validator}« er overtrådt ved /{where}",
            f'"{error.validator}" is violated at /{where}',
            where,
        ) from error
    for part in _reachable(schema):
        _check_words(part)


def _reachable(schema: Schema) -> Iterator[Mapping[str, Any]]:
    """Yield every schema object reachable from the root; each reference must resolve."""
    queue: list[tuple[Any, Any]] = [(schema.contents, schema.registry.resolver(schema.name))]
    seen: set[int] = set()
    while queue:
        node, resolver = queue.pop()
        if isinstance(node, list):
            queue += [(item, resolver) for item in node]
        if not isinstance(node, Mapping) or id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if isinstance(node.get("$ref"), str):
            try:
                resolved = resolver.lookup(node["$ref"])
            except Unresolvable as error:
                ref = node["$ref"]
                raise _wrong(
                    f"henvisningen »{ref}« findes ikke i biblioteket",
                    f'the reference "{ref}" is not in the library',
                ) from error
            queue.append((resolved.contents, resolved.resolver))
        for key, value in node.items():
            if key not in ("enum", "const", "default", "examples"):
                queue.append((value, resolver))


def _check_words(node: Mapping[str, Any]) -> None:
    pattern, kind = node.get("pattern"), node.get("format")
    if isinstance(pattern, str) and not is_portable(pattern):
        raise _wrong(
            f"mønstret »{pattern}« er ikke forankret (^…$) eller bruger for indviklede tegn",
            f'the pattern "{pattern}" is not anchored (^...$) or too intricate',
        )
    if isinstance(kind, str) and kind not in KNOWN_FORMATS:
        known = ", ".join(sorted(KNOWN_FORMATS))
        raise _wrong(
            f"formatet »{kind}« kendes ikke (mulige: {known})",
            f'the format "{kind}" is unknown (possible: {known})',
        )


def _wrong(da: str, en: str, path: str = "") -> SchemaError:
    return SchemaError(
        Message(f"Skemaet kan ikke bruges: {da}.", f"The schema cannot be used: {en}."), path
    )


def _floats(node: Any) -> Any:
    """Copy a schema with plain numbers, for validators that know no Decimal in schemas."""
    if isinstance(node, Decimal):
        return float(node)
    if isinstance(node, Mapping):
        return {key: _floats(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_floats(value) for value in node]
    return node


def _validator_class() -> Any:
    """Return the 2020-12 validator with our types, formats and patterns (imported late)."""
    global _VALIDATOR
    if _VALIDATOR is None:
        from jsonschema import Draft202012Validator, FormatChecker
        from jsonschema.exceptions import ValidationError
        from jsonschema.validators import extend

        def pattern(_: Any, value: str, instance: Any, __: Any) -> Iterator[ValidationError]:
            if isinstance(instance, str) and not matches(value, instance):
                yield ValidationError("pattern")

        def format_(_: Any, value: str, instance: Any, __: Any) -> Iterator[ValidationError]:
            if isinstance(instance, str) and value in FORMATS and not FORMATS[value](instance):
                yield ValidationError("format")

        types = Draft202012Validator.TYPE_CHECKER.redefine_many(
            {"integer": lambda _, v: _is_whole(v), "number": lambda _, v: _is_number(v)}
        )
        _VALIDATOR = extend(
            Draft202012Validator,
            {"pattern": pattern, "format": format_},
            type_checker=types,
            format_checker=FormatChecker(formats=()),
        )
    return _VALIDATOR


_VALIDATOR: Any = None


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)


def _is_whole(value: Any) -> bool:
    return _is_number(value) and value == int(value)
