"""What an administrator may write, and what is refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from render.errors import LibraryError
from render.esdh import clients, config
from render.esdh.getorganized import CONFIG
from render.esdh.getorganized.config import settings

URL = "https://go.eksempel.example"
WHOLE = """
system = "getorganized"
url = "https://ad.go.eksempel.example"
shown_at = "https://go.eksempel.example"
scheme = "ntlm"
library = "Dokumenter"
folder = "Breve/Udgående"
case_pattern = "(BOR|EKS)-[0-9]{4}-[0-9]{6}"
limit_mb = 4
connect_seconds = 15
answer_seconds = 300
warm_seconds = 5
read_attempts = 2
busy = "not_sent"
unique_names = false
relation_type = 2
journalised_column = ""
required = ["title"]

[sites]
BOR = "borgersager"

[fields]
title = "ows_Title"
date = "ows_Dato"
sensitivity = "ows_Classification"

[values.sensitivity]
fortrolig = "Fortrolig"

[constants]
ows_CCMMustBeOnPostList = "0"

[case]
title = "ows_Title"
status = "ows_CaseStatus"
open = ["Åben", "Genåbnet"]

[delivery]
workers = 1
"""


def test_all_that_can_be_said(tmp_path: Path) -> None:
    path = tmp_path / "eksempel.toml"
    path.write_text(WHOLE, "utf-8")
    installation = config.read(path)
    assert installation.system == "getorganized"
    known = settings(installation.table)
    assert known.url == "https://ad.go.eksempel.example"
    assert known.limit == 4_000_000
    assert known.open_states == ("Åben", "Genåbnet")
    assert known.values["sensitivity"]["fortrolig"] == "Fortrolig"
    assert known.unique_names is False
    properties = CONFIG["properties"]
    assert {*installation.table} | {"ca"} == {*properties}  # each key stands in the example


def test_the_least_that_must_be_said() -> None:
    known = settings({"url": f"{URL}/"})
    assert known.url == known.shown_at == URL
    assert known.fields == {
        "title": "ows_Title",
        "date": "ows_Dato",
        "direction": "ows_Korrespondance",
    }
    assert known.busy == "unknown"
    assert known.limit == 10_000_000


@pytest.mark.parametrize(
    "line",
    [
        'folder = "../x#"',
        "limit_mb = 0",
        'scheme = "kerberos"',
        'busy = "refused"',
        'relation_type = "1"',
        'fields = { title = "Title" }',
        'fields = { titel = "ows_Title" }',
        'constants = { "ows_Tit le" = "x" }',
        'sites = { BOR = "a/b" }',
        "finalize = true",
        "verify = false",
    ],
)
def test_what_is_no_setting_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "eksempel.toml"
    path.write_text(f'system = "getorganized"\nurl = "{URL}"\n{line}\n', "utf-8")
    with pytest.raises(LibraryError):
        config.read(path)


@pytest.mark.parametrize(
    "table",
    [
        {"url": "http://go.eksempel.example"},
        {"url": "https://segl:kode@go.eksempel.example"},
        {"url": "https://go.eksempel.example/?a=b"},
        {"url": ""},
        {"url": URL, "ca": "findes-ikke.pem"},
        {"url": URL, "case_pattern": "("},
    ],
)
def test_what_no_schema_sees_is_refused(table: dict[str, Any]) -> None:
    with pytest.raises(LibraryError):
        settings(table)


def test_the_package_brings_no_network_along() -> None:
    code = (
        "import sys; from render.esdh import clients; clients.client('getorganized').CONFIG; "
        "sys.exit(any(name in sys.modules for name in ('requests', 'spnego', 'stamina')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
    assert clients.CLIENTS["getorganized"] == "render.esdh.getorganized"
