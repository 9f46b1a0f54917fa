"""
A prepared template as JSON beside the bytes of its Word file.

What the file holds packed is named by where it lies there; so the JSON stays small, and
belongs to that very file. JSON of another file, or of another Segl, is not read.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from render.archive import Member
from render.filler import Form
from render.message import Message
from render.naming import Naming
from render.prepared import Prepared
from render.stored import trees
from render.stored.trees import NotATreeError

_DECIMAL = "\x00decimal"  # a key that no schema or municipality has


def write(prepared: Prepared, source: bytes) -> str | None:
    """Return a prepared template as JSON, None for one that has no such form."""
    form, naming = prepared.form, prepared.naming
    try:
        data = {
            "language": form.language,
            "bodies": {name: trees.write(body) for name, body in form.bodies.items()},
            "members": [_member(member, source) for member in form.members],
            "unique": form.unique,
            "naming": [naming.title, naming.date, naming.number],
            "choice": prepared.choice,
            "schema": prepared.schema,
            "documents": _exact(prepared.documents),
            "municipality": _exact(prepared.municipality),
            "remarks": [[remark.da, remark.en] for remark in prepared.remarks],
        }
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    except (NotATreeError, TypeError, RecursionError):
        return None


def _member(member: Member, source: bytes) -> list[Any]:
    """Name where a member lies packed in the file, or tell it as it is packed."""
    at = source.find(member.packed)
    packed = [at, len(member.packed)] if at >= 0 else [base64.b64encode(member.packed).decode()]
    return [member.name, member.method, member.crc, member.size, *packed]


def _exact(value: Any) -> Any:
    """Return data in which decimal numbers are told exactly."""
    if isinstance(value, Decimal):
        return {_DECIMAL: str(value)}
    if isinstance(value, Mapping):
        return {key: _exact(item) for key, item in value.items()}
    return [_exact(item) for item in value] if isinstance(value, list) else value


def read(text: str, source: bytes) -> Prepared | None:
    """Return the prepared template in JSON, None where it is not one that `write` wrote."""
    try:
        data = json.loads(text, object_hook=_object)
        title, date, number = data["naming"]
        return Prepared(
            Form(
                str(data["language"]),
                {str(name): trees.read(body) for name, body in data["bodies"].items()},
                tuple(_packed(member, source) for member in data["members"]),
                int(data["unique"]),
            ),
            Naming(str(title), tuple(map(str, date)), tuple(map(str, number))),
            tuple(map(str, data["choice"])),
            str(data["schema"]),
            dict(data["documents"] or {}),
            data["municipality"],
            tuple(Message(str(da), str(en)) for da, en in data["remarks"]),
        )
    except _DOUBTS:
        return None


_DOUBTS = (
    ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError, zlib.error,
)  # fmt: skip


def _object(found: dict[str, Any]) -> Any:
    return Decimal(found[_DECIMAL]) if _DECIMAL in found else found


def _packed(data: list[Any], source: bytes) -> Member:
    name, method, crc, size, *where = data
    member = Member(str(name), _bytes(where, source), method, crc, size)
    content = member.data()
    if len(content) != size or zlib.crc32(content) != crc:
        raise ValueError(name)
    return member


def _bytes(where: list[Any], source: bytes) -> bytes:
    if len(where) == 1:
        return base64.b64decode(str(where[0]), validate=True)
    at, length = where
    return source[at : at + length]
