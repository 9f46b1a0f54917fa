"""`segl deliver probe --swagger`: SBSYS' own Swagger file against what Segl sends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from render.esdh.sbsys import contract

Run = Callable[..., Result]
_RECORDS = {
    "sbsys": 'client_id = "segl"\nsbsip = "https://sbsip.eksempel.example"\n',
    "getorganized": "",
}


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library with an installation of each kind, which is the working folder."""
    (tmp_path / "records").mkdir()
    (tmp_path / "segl.toml").write_text(
        'name = "Prøve"\nlanguages = ["da"]\nowner = "Ejer"\n', "utf-8"
    )
    for system, more in _RECORDS.items():
        said = f'system = "{system}"\nurl = "https://{system}.eksempel.example"\n'
        (tmp_path / "records" / f"{system}.toml").write_text(said + more, "utf-8")
    monkeypatch.chdir(tmp_path)


def _parameters(call: contract.Call) -> list[dict[str, Any]]:
    keys: dict[str, Any] = {"properties": {key: {} for key in call.keys}}
    if not call.parts:
        return [{"name": "m", "in": "body", "schema": keys}]
    own = [{"name": part, "in": "formData"} for part in call.parts]
    return [{**own[0], "schema": keys}, *own[1:]]


def swagger(*without: str) -> str:
    paths: dict[str, Any] = {}
    for call in contract.CALLS:
        if call.path not in without:
            paths.setdefault(call.path, {})[call.method] = {"parameters": _parameters(call)}
    return json.dumps({"swagger": "2.0", "paths": paths})


def probed(run: Run, text: str | bytes, system: str = "sbsys", *more: str) -> Result:
    data = text.encode() if isinstance(text, str) else text
    Path("sbsys.json").write_bytes(data)
    return run("deliver", "probe", "--records", system, "--swagger", "sbsys.json", *more)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_file_that_has_all_of_it(run: Run, mark: bytes) -> None:
    found = probed(run, mark + swagger().encode())
    assert found.exit_code == 0, found.output
    assert found.stdout == "Installationens Swagger-fil har alt, hvad Segl sender.\n"


def test_each_difference_is_a_line(run: Run) -> None:
    found = probed(run, swagger("/api/fil/{id}", "/api/bruger/me"), "sbsys", "--messages", "en")
    assert found.exit_code == 1
    assert found.stdout.splitlines() == [
        "The installation's Swagger file does not have the path of GET /api/fil/{id}.",
        "The installation's Swagger file does not have the path of GET /api/bruger/me.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "", "<html></html>", "[]", "null", "{}", '{"swagger": "2.0"}', "[" * 100_000,
        '{"swagger": "2.0", "paths": []}', '{"openapi": "3.0.1", "paths": {}}', b"\xff\xfe\x00",
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_refused(text: str | bytes, run: Run) -> None:
    found = probed(run, text)
    assert found.exit_code in (1, 2)
    assert "sbsys.json er ingen Swagger 2.0-fil i JSON" in found.stderr
    assert "har ikke" not in found.output


def test_a_file_that_is_not_there(run: Run) -> None:
    found = run("deliver", "probe", "--records", "sbsys", "--swagger", "findes-ikke.json")
    assert found.exit_code in (1, 2)
    assert "Filen kan ikke læses: findes-ikke.json" in found.stderr


def test_another_system_has_no_such_file(run: Run) -> None:
    found = probed(run, swagger(), "getorganized")
    assert found.exit_code == 2
    assert "records/getorganized.toml er »getorganized«" in found.stderr


def test_a_letter_is_never_sent_with_it(run: Run) -> None:
    found = run("deliver", "brev.docx", "--case", "1", "--yes", "--swagger", "sbsys.json")
    assert found.exit_code == 2
    assert "--swagger" in found.stderr
