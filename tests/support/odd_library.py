"""What is odd about the library around a template, or about the file as such."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from render import manifest
from render.errors import LibraryError
from render.manifest import LibraryManifest

_TEXT = {"type": "string", "minLength": 1, "format": "tekst"}
_FEW = {  # few fields, so that a sample is short
    "type": "object",
    "required": ["navn"],
    "properties": {
        "navn": _TEXT,
        "alder": {"type": "integer"},
        "barn": {"type": "object", "required": ["navn"], "properties": {"navn": _TEXT}},
    },
}


def _no_title(_: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.toml"
        path.write_text('type = "afgoerelse"\nowner = "Eva"\n', "utf-8")
        try:
            manifest.read_template(path, LibraryManifest())
        except LibraryError as error:
            return {"text": "Kære borger", "manifest_error": error}
    raise AssertionError("the manifest was accepted")


def _sample(rest: str) -> dict[str, Any]:
    data, _, text = rest.partition("\n")
    return {"text": text, "sample": data, "schema": _FEW}


def _unconfirmed(rest: str) -> dict[str, Any]:
    return {"text": rest, "kommune": True}


ODD: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "(en beskadiget fil)": lambda rest: {"text": b"PK\x03\x04 ikke et dokument"},
    "(template.toml uden titel)": _no_title,
    "(skemaet)": lambda rest: {"text": "Kære borger", "schema": json.loads(rest)},
    "(prøvesagen)": _sample,
    "(kommune uden »bekraeftet_den«)": _unconfirmed,
}
