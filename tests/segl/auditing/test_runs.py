"""What a run of `segl batch` refused: fields and kinds of reason, from its manifest."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qa.audit.words import kind_of
from render.errors import CaseError
from render.schema import from_documents
from segl.auditing import runs

SCHEMA: dict[str, Any] = {
    "title": "skema.json",
    "type": "object",
    "required": ["navn"],
    "additionalProperties": False,
    "properties": {
        "navn": {"type": "string", "maxLength": 5},
        "dag": {"type": "string", "format": "date"},
        "valg": {"enum": ["a", "b"]},
        "to": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
    },
}


@pytest.mark.parametrize(
    ("case", "kinds"),
    [
        ({}, {"navn": "missing"}),
        ({"navn": "abcdefg"}, {"navn": "limit"}),
        ({"navn": "a", "dag": "i går"}, {"dag": "form"}),
        ({"navn": "a", "valg": "c"}, {"valg": "form"}),
        ({"navn": "a", "to": []}, {"to": "form"}),
        ({"navn": "a", "nej": 1}, {"nej": "unknown"}),
        ({"navn": 7}, {"navn": "form"}),
    ],
)
def test_each_refusal_has_a_kind(case: dict[str, Any], kinds: dict[str, str]) -> None:
    schema = from_documents({"skema.json": SCHEMA}, "skema.json")
    with pytest.raises(CaseError) as refused:
        schema.check(case)
    found = {one.path: kind_of(one.kind) for one in refused.value.problems}
    assert kinds.items() <= found.items()


def _manifest(path: Path, *entries: object) -> Path:
    path.write_text("\n".join(e if isinstance(e, str) else json.dumps(e) for e in entries), "utf-8")
    return path


def _refused(*problems: dict[str, str]) -> dict[str, object]:
    return {"number": 1, "where": "linje 1", "state": "refused", "problems": list(problems)}


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., list[list[tuple[str, str]]]]:
    return lambda *entries: list(runs.cases(_manifest(tmp_path / "manifest.jsonl", *entries)))


def test_fields_and_kinds(read: Callable[..., list[list[tuple[str, str]]]]) -> None:
    assert read(
        {"number": 1, "where": "linje 1", "state": "written"},
        {"number": 9, "where": "linje 9", "state": "earlier"},
        _refused({"path": "stoette[3].navn", "reason": "…", "kind": "required"}),
        _refused({"path": "barn.Hans Hansen", "reason": "…", "kind": "additionalProperties"}),
        _refused({"path": "(sagen)", "reason": "…"}),
        _refused(),
        "ikke json",
        [],
    ) == [
        [],
        [("stoette[].navn", "missing")],
        [("barn", "unknown")],
        [("", "other")],
        [("", "other")],
    ]
