"""
Our requests against the installation's own contract: its Swagger 2.0 file.

SBSYS hands one out per version (`/swagger/docs/{v}`). Each path, method, part of a form and key of
JSON that this client sends must stand in it, else the installation speaks another version than we.
Keys are compared without regard to letter case, as .NET binds them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from render.esdh.sbsys.config import joined
from render.esdh.system import Difference
from render.message import Message
from render.record import record


@record
class Call:
    """A request of ours: method, path below `/api`, parts of its form, keys of its JSON body."""

    method: str
    path: str
    parts: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


CALLS: tuple[Call, ...] = (
    Call("get", "/api/sag/{id}"),
    Call("post", "/api/sag/search", keys=("PageNumber", "PageSize")),
    Call("get", "/api/sag/{id}/dokumenter"),
    Call("get", "/api/dokument/{id}"),
    Call("get", "/api/fil/{id}"),
    Call("post", "/api/kladde", ("json", "files"), ("SagID", "Navn", "Emne", "Beskrivelse")),
    Call("post", "/api/kladde/search", keys=("SagIds",)),
    Call("get", "/api/kladde/{id}/readonly/{version}"),
    Call("post", "/api/kladde/{id}/journaliser"),
    Call(
        "post",
        "/api/dokument/journaliser",
        ("json", "file"),
        ("SagID", "DokumentNavn", "Beskrivelse", "OmfattetAfAktindsigt", "DokumentArt"),
    ),
    Call("get", "/api/bruger/me"),
)


def check(swagger: Mapping[str, Any], api: str = "api") -> tuple[Difference, ...]:
    """
    Return what of our requests a Swagger 2.0 document does not have.

    `api` is what paths begin with there, as the installation's key of that name (`api/v10`).

    A part that is not there may be left out by the generator, which knows nothing of forms that
    are read by hand: it is told all the same, to be confirmed by the installation.
    """
    if not isinstance(swagger.get("paths"), Mapping):
        return (Difference("paths", _no_swagger()),)
    return tuple(found for call in CALLS for found in _of(_below(api, call), swagger))


def _below(api: str, call: Call) -> Call:
    path = call.path.removeprefix("/api").lstrip("/")
    return replace(call, path=f"/{joined(api, path).lstrip('/')}")


def _of(call: Call, swagger: Mapping[str, Any]) -> Iterator[Difference]:
    name = f"{call.method.upper()} {call.path}"
    found = _operation(call, swagger)
    if found is None:
        yield Difference(name, _lacking(name, "stien", "the path"))
        return
    parameters = [_followed(one, swagger) for one in found]
    forms = {str(p.get("name", "")).casefold() for p in parameters if p.get("in") == "formData"}
    for part in call.parts:
        if part.casefold() not in forms:
            field = f"{name}: {part}"
            yield Difference(field, _lacking(name, f"delen »{part}«", f'the part "{part}"'))
    known = _keys(parameters, swagger)
    for key in call.keys if known or not call.parts else ():
        if key.casefold() not in known:
            field = f"{name}: {key}"
            yield Difference(field, _lacking(name, f"feltet »{key}«", f'the field "{key}"'))


def _operation(call: Call, swagger: Mapping[str, Any]) -> list[Any] | None:
    """
    Return the parameters of a call, its path's own among them; None where there is no such call.

    What stands before `/api` (a virtual folder of the web server, as `basePath` or in the path) is
    the installation's, as is its `url`.
    """
    base = str(swagger.get("basePath") or "").rstrip("/")
    wanted = _shape(call.path)
    for path, item in swagger["paths"].items():
        if _shape(base + path)[-len(wanted) :] == wanted and isinstance(item, Mapping):
            found = item.get(call.method)
            if isinstance(found, Mapping):
                return [*_listed(item, "parameters"), *_listed(found, "parameters")]
    return None


def _listed(holder: Mapping[str, Any], key: str) -> list[Any]:
    found = holder.get(key)
    return found if isinstance(found, list) else []


def _shape(path: str) -> tuple[str, ...]:
    """Return a path without the names of its parameters and letter case."""
    steps = path.strip("/").split("/")
    return tuple("{}" if step.startswith("{") else step.casefold() for step in steps)


def _keys(parameters: list[Mapping[str, Any]], swagger: Mapping[str, Any]) -> set[str]:
    """Return the keys of the JSON body; of a form, those of a `json` part that has a schema."""
    found: set[str] = set()
    for one in parameters:
        if one.get("in") == "body" or (one.get("in") == "formData" and one.get("schema")):
            schema = _followed(one.get("schema") or {}, swagger)
            for part in (schema, *(_followed(p, swagger) for p in _listed(schema, "allOf"))):
                found |= {str(key).casefold() for key in part.get("properties") or {}}
    return found


def _followed(value: Any, swagger: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a local reference leads to, a few steps at most."""
    for _ in range(8):
        if not isinstance(value, Mapping):
            return {}
        reference = value.get("$ref")
        if not isinstance(reference, str):
            return value
        value = swagger
        for step in reference.removeprefix("#/").split("/"):
            value = value.get(step) if isinstance(value, Mapping) else None
    return {}


def _lacking(name: str, da: str, en: str) -> Message:
    return Message(
        f"Installationens Swagger-fil har ikke {da} i {name}.",
        f"The installation's Swagger file does not have {en} of {name}.",
    )


def _no_swagger() -> Message:
    return Message(
        "Filen er ingen Swagger 2.0-fil: den har ingen »paths«.",
        'The file is no Swagger 2.0 file: it has no "paths".',
    )
