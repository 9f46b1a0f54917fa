"""The TOML files of a library: read, checked like a case, frozen."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from render.errors import CaseError, LibraryError
from render.esdh import metadata
from render.home import LANGUAGES
from render.message import Message
from render.record import record

if TYPE_CHECKING:
    from render.schema import Schema

PHASES = ("aabning", "oplysning", "vurdering", "afgoerelse", "bestilling", "opfoelgning", "ledelse")
JURISDICTIONS = ("gl", "dk")
PROFILES = ("draft", "review", "publish")
_NAME = {"type": "string", "pattern": "^[a-z][a-z0-9_-]{0,63}$"}
_TEXT = {"type": "string", "format": "tekst"}

LIBRARY_SCHEMA: Mapping[str, Any] = {
    "title": "segl.toml",
    "type": "object",
    "required": ["name", "languages", "owner"],
    "additionalProperties": False,
    "properties": {
        "name": _TEXT,
        "languages": {"type": "array", "minItems": 1, "items": {"enum": list(LANGUAGES)}},
        "owner": _TEXT,
        "required-version": {"type": "string"},
        "defaults": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "jurisdiction": {"enum": list(JURISDICTIONS)},
                "records-system": _TEXT,
                "municipality": _NAME,
            },
        },
    },
}
TEMPLATE_SCHEMA: Mapping[str, Any] = {
    "title": "template.toml",
    "type": "object",
    "required": ["title", "type", "phase", "schema", "version", "owner"],
    "additionalProperties": False,
    "properties": {
        "title": _TEXT,
        "type": _NAME,
        "phase": {"enum": list(PHASES)},
        "jurisdiction": {"enum": list(JURISDICTIONS)},
        "schema": _NAME,
        "version": {"type": "string", "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+$"},
        "owner": _TEXT,
        "review_by": {"type": "string", "format": "date"},
        "withdrawn": {"type": "string", "format": "date"},
        "successor": _NAME,
        "profile": {"enum": list(PROFILES)},
        "metadata": metadata.SCHEMA,
        "binds": {"type": "object"},
    },
}


@record
class LibraryManifest:
    """What `segl.toml` says."""

    name: str = ""
    languages: tuple[str, ...] = ("da",)
    owner: str = ""
    required_version: str = ""
    jurisdiction: str = "gl"
    records_system: str = ""
    municipality: str = ""


@dataclass(frozen=True)
class Manifest:
    """
    What `template.toml` says; a loose file has one with its name only.

    `binds` ties concepts of the law to paths in the case; `metadata` is what the
    records system is told, as it stands there (render/esdh/metadata.py reads it). `withdrawn` is
    the day from which nobody is to use the template any more, "" for one that is in use;
    `successor` is the id of the template to use instead, "" where none is named.
    """

    id: str
    title: str = ""
    type: str = ""
    phase: str = ""
    jurisdiction: str = ""
    schema: str = ""
    version: str = ""
    owner: str = ""
    review_by: str = ""
    withdrawn: str = ""
    successor: str = ""
    profile: str = "draft"
    metadata: Mapping[str, Any] = field(default_factory=dict)
    binds: Mapping[str, Any] = field(default_factory=dict)


def read_toml(path: Path) -> dict[str, Any]:
    """Return a TOML file's content with dates as ISO text; LibraryError if unreadable."""
    try:
        with path.open("rb") as stream:
            content = tomllib.load(stream)
    except OSError as error:
        raise LibraryError(
            Message(f"{path} mangler eller kan ikke læses.", f"{path} is missing or unreadable.")
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        why = _why(error)
        raise LibraryError(
            Message(
                f"{path.name} er ikke gyldig TOML: {why.da}.",
                f"{path.name} is not valid TOML: {why.en}.",
            )
        ) from error
    return {key: _plain(value) for key, value in content.items()}


def _why(error: Exception) -> Message:
    """Return what is wrong with a file that is no TOML."""
    if isinstance(error, UnicodeDecodeError):
        return Message("den er ikke gemt som UTF-8", "it was not saved as UTF-8")
    if isinstance(error, RecursionError):
        return Message("parenteser i hinanden uden ende", "brackets within brackets without end")
    from render import toml_words  # late: most files are sound

    return toml_words.reason(str(error))


def _plain(value: Any) -> Any:
    if isinstance(value, (datetime.date, datetime.datetime, datetime.time)):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def read_library(path: Path) -> LibraryManifest:
    """Read `segl.toml`; raises LibraryError naming each wrong key."""
    content = _checked(path, LIBRARY_SCHEMA)
    defaults = content.get("defaults", {})
    return LibraryManifest(
        content["name"],
        tuple(content["languages"]),
        content["owner"],
        content.get("required-version", ""),
        defaults.get("jurisdiction", "gl"),
        defaults.get("records-system", ""),
        defaults.get("municipality", ""),
    )


def read_template(path: Path, library: LibraryManifest) -> Manifest:
    """Read a `template.toml`; its folder's name is the template's id."""
    content = _checked(path, TEMPLATE_SCHEMA)
    for key, flaw in metadata.flaws(content.get("metadata", {})):
        where = f"{path.name}: metadata.{key}"
        raise LibraryError(Message(f"{where}: {flaw.da}.", f"{where}: {flaw.en}."))
    content.setdefault("jurisdiction", library.jurisdiction)
    return Manifest(id=path.parent.name, **content)


@cache
def _form(title: str) -> Schema:
    """Return the schema that manifests of a kind are checked by, made ready once."""
    from render.schema import from_documents  # late: it is slow, and not always asked

    contents = {str(schema["title"]): schema for schema in (LIBRARY_SCHEMA, TEMPLATE_SCHEMA)}
    return from_documents(contents, title)


def _checked(path: Path, schema: Mapping[str, Any]) -> dict[str, Any]:
    content = read_toml(path)
    try:
        _form(schema["title"]).check(content)
    except CaseError as error:
        da = " ".join(problem.message.da for problem in error.problems)
        en = " ".join(problem.message.en for problem in error.problems)
        raise LibraryError(Message(f"{path.name}: {da}", f"{path.name}: {en}")) from error
    return content
