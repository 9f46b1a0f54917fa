"""A case that goes by two names, as in SBSYS: a letter goes there once, whichever is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from fake_sbsys.given import SECRETS
from fake_sbsys.server import CLIENT, FakeSbsys, running
from fake_sbsys.store import NUMBER, SAG
from render.esdh.outbox import disk

Run = Callable[..., Result]
Docx = Callable[..., bytes]


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeSbsys]:
    """A fake SBSYS, and a library that knows it, which is the working folder."""
    (tmp_path / "records").mkdir()
    (tmp_path / "segl.toml").write_text(
        'name = "Prøve"\nlanguages = ["da"]\nowner = "Ejer"\n', "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(disk.VARIABLE, str(tmp_path / "udbakke"))
    for name, value in SECRETS.values.items():
        monkeypatch.setenv(f"SEGL_SBSYS_{name.upper()}", value)
    with running() as server:
        (tmp_path / "records" / "sbsys.toml").write_text(
            f'system = "sbsys"\nurl = "{server.url}"\nsbsip = "{server.url}"\n'
            f'client_id = "{CLIENT["client_id"]}"\n'
            "[delivery]\nattempts = 1\nwait_seconds = 0\npoll_seconds = 0\n",
            "utf-8",
        )
        yield server


@pytest.mark.parametrize("own", [str(SAG), NUMBER])
def test_one_file_by_all_names_of_a_case(own: str, run: Run, docx: Docx, fake: FakeSbsys) -> None:
    Path("brev.docx").write_bytes(docx("Kære Ane", properties={"SeglCase": own}))
    for case in (str(SAG), NUMBER, f"{SAG} "):
        found = run("deliver", "brev.docx", "--case", case, "--yes")
        assert found.exit_code == 0, found.output
    assert len(fake.store.drafts) == 1
    assert "er lagt på sagen før" in found.stderr


def test_a_corrected_letter_is_a_version_by_another_name_too(
    run: Run, docx: Docx, fake: FakeSbsys
) -> None:
    for case, text in ((str(SAG), "Kære Ane"), (NUMBER, "Kære Anna")):
        Path("brev.docx").write_bytes(docx(text))
        found = run("deliver", "brev.docx", "--case", case, "--yes")
    assert found.exit_code == 0, found.output
    assert "udgave 2" in found.stdout
