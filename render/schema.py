"""JSON Schema 2020-12 over the schemas of one library: no network, exact numbers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from referencing import Registry
from referencing.jsonschema import DRAFT202012

from render import validators, wording
from render.case import is_deep
from render.errors import CaseError, Problem, SchemaError
from render.formats import FORMATS
from render.home import listed
from render.message import Message
from render.pattern import flaw
from render.reach import Spot, Unreachable, reachable
from render.record import record
from render.shape import Shape

if TYPE_CHECKING:
    from referencing._core import Resolver

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MAX_PROBLEMS = 50
MAX_ERRORS = 500  # of which the causes are picked
MAX_DEPTH = 100
_WORDS = frozenset({  # of which a schema has one, and a case hardly any
    "$anchor", "$comment", "$defs", "$dynamicAnchor", "$dynamicRef", "$id", "$ref", "$schema",
    "$vocabulary", "additionalProperties", "allOf", "anyOf", "const", "contains", "default",
    "definitions", "dependentRequired", "dependentSchemas", "deprecated", "description", "else",
    "enum", "examples", "exclusiveMaximum", "exclusiveMinimum", "format", "if", "items",
    "maxItems", "maxLength", "maxProperties", "maximum", "minItems", "minLength",
    "minProperties", "minimum", "multipleOf", "not", "oneOf", "pattern", "patternProperties",
    "prefixItems", "properties", "propertyNames", "readOnly", "required", "then", "title",
    "type", "unevaluatedItems", "unevaluatedProperties", "uniqueItems", "writeOnly",
})  # fmt: skip
KNOWN_FORMATS = frozenset(FORMATS)


@record
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
    def resolver(self) -> Resolver[Any]:
        """What finds the schemas that this one refers to, by its own `$id` if it has one."""
        resource = DRAFT202012.create_resource(self.contents)
        return self.registry.resolver(self.name).in_subresource(resource)

    @cached_property
    def shape(self) -> Shape:
        """The shape of a whole case."""
        return Shape.of([(self.contents, self.resolver, False)])

    @cached_property
    def documents(self) -> Mapping[str, Any]:
        """All schemas that this one may refer to, itself among them, by URI."""
        return {uri: self.registry.contents(uri) for uri in sorted(self.registry)}

    @cached_property
    def _gate(self) -> Callable[[Any], bool]:
        return validators.gate(self.contents, self.documents, self.name)

    @cached_property
    def _validator(self) -> Any:
        return validators.explainer(self.contents, self.registry, self.resolver)

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
        """Return what is wrong with a case, causes first, by the validator that can explain."""
        return wording.problems(self.errors(case), case, self.shape)[:MAX_PROBLEMS]

    def errors(self, case: Any) -> list[Any]:
        """Return the validator's own errors of a case, at most MAX_ERRORS: they hold its values."""
        return list(islice(self._validator.iter_errors(case), MAX_ERRORS))


@record
class Folder:
    """The schemas of one folder, which may refer to each other; each file is read once."""

    path: Path

    @cached_property
    def _sound(self) -> dict[str, Any]:
        documents: dict[str, Any] = {}
        for file in listed(self.path, ".json"):
            with suppress(SchemaError):  # told where it is read itself, or referred to
                documents[file.name] = load(file)
        return documents

    def read(self, name: str) -> Schema:
        """Read the schema of a file name; SchemaError where it cannot be used."""
        own = self._sound[name] if name in self._sound else load(self.path / name)
        return from_documents({name: own} | self._sound, name)


def read(path: Path) -> Schema:
    """Read the schema file at `path`; the files beside it may be referred to."""
    return Folder(path.parent).read(path.name)


def load(path: Path) -> Any:
    """Return the JSON of a schema file; raises SchemaError, naming the file."""
    try:
        content = json.loads(path.read_text("utf-8-sig"), parse_float=Decimal)
    except OSError as error:
        raise SchemaError(
            Message(f"Skemaet kan ikke læses: {path.name}", f"Cannot read schema {path.name}")
        ) from error
    except (ValueError, RecursionError) as error:
        raise _no_json(path.name, getattr(error, "lineno", "?")) from error
    if isinstance(content, (dict, list)) and is_deep(content, MAX_DEPTH):
        raise _no_json(path.name, "?")
    return content


def _no_json(name: str, line: int | str) -> SchemaError:
    return SchemaError(
        Message(
            f"Skemaet {name} er ikke gyldig JSON (linje {line}).",
            f"The schema {name} is not valid JSON (line {line}).",
        )
    )


def from_documents(documents: Mapping[str, Any], name: str) -> Schema:
    """
    Make the schema `name` out of a folder's documents, by file name.

    Raises SchemaError if it is no JSON Schema 2020-12, refers to something that is
    not there, or uses a pattern or format without one sure meaning. Neighbours
    that are broken matter only where they are referred to.
    """
    resources = {uri: DRAFT202012.create_resource(node) for uri, node in _referred(documents, name)}
    registry: Registry[Any] = Registry().with_resources(resources.items())
    schema = Schema(name, documents[name], registry)
    _check(schema)
    return schema


def of_sound(documents: Mapping[str, Any], name: str) -> Schema:
    """Make the schema `name` again out of its `documents`, which were judged before."""
    made = ((uri, DRAFT202012.create_resource(node)) for uri, node in documents.items())
    registry: Registry[Any] = Registry().with_resources(made)
    return Schema(name, documents[name], registry)


def unchecked(documents: Mapping[str, Any], name: str) -> Schema:
    """Make the schema `name` as `from_documents`, for one that is being changed: not judged yet."""
    resources = {
        uri: DRAFT202012.create_resource(documents[file])
        for uri, file in _by_uri(documents, name).items()
        if isinstance(documents[file], (dict, bool))
    }
    registry: Registry[Any] = Registry().with_resources(resources.items())
    return Schema(name, documents[name], registry)


def _referred(documents: Mapping[str, Any], name: str) -> Iterator[tuple[str, Any]]:
    """
    Yield the schema `name` and those that it refers to, by file name and by `$id`.

    A neighbour that nothing refers to is left out: neither a broken one nor one with
    a copied `$id` can change what this schema means.
    """
    by_uri = _by_uri(documents, name)
    queue, seen = [name], {name}
    while queue:
        file = queue.pop()
        node = documents[file]
        if not isinstance(node, (dict, bool)):
            continue
        yield from ((uri, node) for uri, found in by_uri.items() if found == file)
        base = _id(node) or file
        for reference in _references(node):
            target = reference.partition("#")[0]
            found = by_uri.get(urljoin(base, target)) or by_uri.get(target)
            if target and found is not None and found not in seen:
                seen.add(found)
                queue.append(found)


def _by_uri(documents: Mapping[str, Any], name: str) -> dict[str, str]:
    """Return what each document is called by: its file name and its `$id`, our own first."""
    by_uri: dict[str, str] = {name: name, _id(documents[name]) or name: name}
    for file, node in documents.items():
        by_uri.setdefault(file, file)
        by_uri.setdefault(_id(node) or file, file)
    return by_uri


def _id(node: Any) -> str:
    return str(node.get("$id", "")) if isinstance(node, dict) else ""


def _references(node: Any) -> Iterator[str]:
    stack = [node]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            stack.extend(value.values())
            if isinstance(value.get("$ref"), str):
                yield value["$ref"]
        elif isinstance(value, list):
            stack.extend(value)


def _check(schema: Schema) -> None:
    contents = schema.contents
    if not isinstance(contents, Mapping):
        raise _wrong("det skal være et JSON-objekt", "it must be a JSON object")
    if contents and not _WORDS & set(contents):
        raise _wrong(
            "ingen af dets ord hører til et skema; er det en sag?",
            "none of its words belongs to a schema; is it a case?",
        )
    if contents.get("$schema", DIALECT) != DIALECT:
        raise _wrong("det skal være JSON Schema 2020-12", "it must be JSON Schema 2020-12")
    for uri in sorted(schema.registry):  # those that it refers to must be sound as well
        violated = validators.violation(schema.registry.contents(uri))
        if violated is not None:
            word, where = violated
            place = f"{uri}#/{where}"
            raise _wrong(
                f"»{word}« er overtrådt ved {place}", f'"{word}" is violated at {place}', where
            )
    found = [wrong for spot, part in reach(schema) for wrong in _words(spot, part)]
    if found:  # all of them, so that they are mended in one go
        raise SchemaError(found[0].message, found[0].path, found[0].kind, tuple(found))


def reach(schema: Schema) -> Iterator[tuple[Spot, Mapping[str, Any]]]:
    """Yield every schema object that a case may be judged by, with where it stands."""
    try:
        yield from reachable(schema.contents, schema.resolver, schema.name)
    except Unreachable as error:
        raise _wrong(
            f"henvisningen »{error.reference}« findes ikke i biblioteket",
            f'the reference "{error.reference}" is not in the library',
            error.spot.path,
        ) from error


def _words(spot: Spot, node: Mapping[str, Any]) -> Iterator[SchemaError]:
    """Yield what is wrong with the patterns and the format of a schema object."""
    names = node.get("patternProperties")
    patterns = [node.get("pattern"), *(names if isinstance(names, Mapping) else ())]
    for pattern in patterns:
        why = flaw(pattern) if isinstance(pattern, str) else None
        if why is not None:
            yield _pattern(spot, pattern, why)
    kind = node.get("format")
    if isinstance(kind, str) and kind not in KNOWN_FORMATS:
        known = ", ".join(sorted(KNOWN_FORMATS))
        yield _wrong(
            f"formatet »{kind}« kendes ikke (mulige: {known})",
            f'the format "{kind}" is unknown (possible: {known})',
            spot.path,
        )


def _pattern(spot: Spot, pattern: str, why: Message) -> SchemaError:
    where = f"{spot.file}: {spot.path}" if spot.path else spot.file
    return SchemaError(
        Message(
            f"{where}: mønstret »{pattern}« kan ikke bruges: {why.da}.",
            f'{where}: the pattern "{pattern}" cannot be used: {why.en}.',
        ),
        spot.path,
        "pattern",
    )


def _wrong(da: str, en: str, path: str = "") -> SchemaError:
    return SchemaError(
        Message(f"Skemaet kan ikke bruges: {da}.", f"The schema cannot be used: {en}."), path
    )
