"""Forms as SBSYS takes them: parts by their exact names, else the form is refused."""

from __future__ import annotations

import json
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any

from render.record import record


@record
class Form:
    """A form that was taken: its JSON, and the one file with its name."""

    json: Any
    name: str
    data: bytes


class BadForm(Exception):  # noqa: N818  # the fake's word for a 400
    """A form with other parts than wanted, or a part that is not what it should be."""


def read(kind: str, body: bytes, file_part: str) -> Form:
    """Return the form of a request; its parts must be `json` and the one named, each once."""
    if not kind.startswith("multipart/form-data"):
        raise BadForm("not multipart/form-data")
    head = f"Content-Type: {kind}\r\n\r\n".encode("latin-1")
    message = BytesParser(policy=HTTP).parsebytes(head + body)
    parts = list(message.iter_parts()) if message.is_multipart() else []
    names = [str(part.get_param("name", header="content-disposition")) for part in parts]
    if sorted(names) != sorted(["json", file_part]):
        raise BadForm("parts")
    by_name = dict(zip(names, parts, strict=True))
    file = by_name[file_part]
    name, data = file.get_filename(), file.get_payload(decode=True)
    text = by_name["json"].get_payload(decode=True)
    if not name or not isinstance(data, bytes) or not isinstance(text, bytes) or not data:
        raise BadForm("file")
    try:
        return Form(json.loads(text), name, data)
    except ValueError:
        raise BadForm("json") from None
