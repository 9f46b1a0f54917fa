"""Facts of a records system, before they begin a case: nothing in them steers a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fake_sbsys.server import CLIENT, USER, FakeSbsys, running
from fake_sbsys.store import NUMBER
from render.esdh import config
from render.esdh.prefill import Wanted
from render.schema import from_documents
from segl.recorded import Recorded

SCHEMA = {
    "type": "object",
    "properties": {"navn": {"type": "string", "title": "Navn"}},
    "required": ["navn"],
}


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeSbsys]:
    with running() as server:
        values = {"USER": USER["username"], "PASSWORD": USER["password"]}
        for name, value in {**values, "CLIENT_SECRET": CLIENT["client_secret"]}.items():
            monkeypatch.setenv(f"SEGL_EKSEMPEL_{name}", value)
        yield server


def test_control_signs_do_not_reach_a_case(fake: FakeSbsys, tmp_path: Path) -> None:
    fake.store.cases[979]["SagsTitel"] = "Sag\x1b]0;ond\x07 om Æ"
    path = tmp_path / "eksempel.toml"
    text = f'system = "sbsys"\nurl = "{fake.url}"\nsbsip = "{fake.url}"\nclient_id = "segl"\n'
    path.write_text(f'{text}[prefill]\n"navn" = "SagsTitel"\n', "utf-8")
    installation = config.read(path)
    assert installation.prefill == (Wanted("navn", "SagsTitel"),)
    schema = from_documents({"sag": SCHEMA}, "sag")
    known = Recorded(NUMBER, installation).known(schema, ())
    assert known.system == "SBSYS"
    assert "\x1b" not in str(known.case)
    assert "om Æ" in known.case["navn"]
