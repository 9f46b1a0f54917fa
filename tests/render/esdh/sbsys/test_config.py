"""The configuration: what it accepts, how addresses are made, and that each default is graded."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from render.errors import LibraryError
from render.esdh import config as files
from render.esdh.sbsys.config import CONFIG, FIELDS, GRADES, settings

ROOT = Path(__file__).resolve().parents[4]
LEAST: dict[str, Any] = {
    "url": "https://webapi.eksempel.example", "sbsip": "https://sbsip.eksempel.example",
    "client_id": "segl",
}  # fmt: skip


@pytest.mark.parametrize("slash", ["", "/", "//"])
def test_the_two_ways_have_single_slashes(slash: str) -> None:
    direct = settings({**LEAST, "url": LEAST["url"] + slash, "api": "/api/v10/"})
    assert direct.base == "https://webapi.eksempel.example/api/v10"
    assert direct.token == (
        "https://sbsip.eksempel.example/auth/realms/sbsip/protocol/openid-connect/token"
    )
    proxy = settings({"url": LEAST["sbsip"] + slash, "client_id": "segl", "through": "proxy"})
    assert proxy.base == (
        "https://sbsip.eksempel.example/convergens-sbsip-sbsys-webapi-proxy/proxy/api"
    )
    assert proxy.token == direct.token


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"sbsip": ""}, "sbsip"),
        ({"sbsip": "http://sbsip.eksempel.example"}, "sbsip"),
        ({"sbsip": "https://[sbsip.eksempel.example"}, "sbsip"),
        ({"sbsip": "https://sbsip.eksempel.example:havn"}, "sbsip"),
        ({"sbsip": "https://bruger:kode@sbsip.eksempel.example"}, "sbsip"),
        ({"sbsip": "https://sbsip.eksempel.example?a=b"}, "sbsip"),
        ({"sbsip": "ftp://localhost"}, "sbsip"),
        ({"case_number": "("}, "case_number"),
    ],
)
def test_what_cannot_be_used_is_told_by_its_key(more: dict[str, Any], word: str) -> None:
    with pytest.raises(LibraryError, match=word):
        settings({**LEAST, **more})


def test_a_file_is_read_with_what_is_of_segl_left_out(tmp_path: Path) -> None:
    path = tmp_path / "eksempel.toml"
    path.write_text(
        'system = "sbsys"\nurl = "https://webapi.eksempel.example"\n'
        'sbsip = "https://sbsip.eksempel.example"\nclient_id = "segl"\n'
        '[document_kinds]\n"Udgående" = 2\n[prefill]\n"sag.nr" = "Nummer"\n',
        "utf-8",
    )
    found = files.read(path)
    assert settings(found.table).kinds == (("Udgående", 2),)
    path.write_text(path.read_text("utf-8") + "[ukendt]\n", "utf-8")
    with pytest.raises(LibraryError, match="ukendt"):
        files.read(path)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("32.03.12-G01-36-19", True),
        ("979", True),
        (" 979 ", True),
        ("0", False),
        ("BOR-2026-000046", False),
        ("32.03.12-G01-36-19.json", False),
        ("", False),
    ],
)
def test_numbers_of_cases(text: str, is_one: bool) -> None:
    assert settings(LEAST).is_number(text) is is_one


def test_each_default_has_a_grade_and_stands_in_the_document() -> None:
    keys = set(CONFIG["properties"]) - {"fields"} | {f"fields.{name}" for name in FIELDS}
    assert keys == set(GRADES)
    assert set(GRADES.values()) <= {"A", "B", "C", "?"}
    text = (ROOT / "docs" / "sbsys.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z_.]+)` \|.*\| (A|B|C|\?) \|$", text, re.MULTILINE)
    assert dict(rows) == dict(GRADES)


def test_the_package_imports_no_network() -> None:
    code = (
        "import sys, render.esdh.sbsys; "
        "print(sorted({'requests', 'urllib3', 'http'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
