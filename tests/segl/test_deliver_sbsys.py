"""`segl deliver` into a fake SBSYS: drafts are what the installation is set up for, and told so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from fake_sbsys.server import CLIENT, USER, FakeSbsys, running
from fake_sbsys.store import NUMBER
from scripted import Records
from sending import letter

Run = Callable[..., Result]
Docx = Callable[..., bytes]


@pytest.fixture
def fake(records: Records, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeSbsys]:
    """A server whose installation the library at hand describes."""
    del records  # it has laid the library out
    with running() as server:
        _described(server)
        for name, value in (
            ("USER", USER["username"]), ("PASSWORD", USER["password"]),
            ("CLIENT_SECRET", CLIENT["client_secret"]),
        ):  # fmt: skip
            monkeypatch.setenv(f"SEGL_EKSEMPEL_{name}", value)
        yield server


def _described(server: FakeSbsys, more: str = "") -> None:
    Path("records/eksempel.toml").write_text(
        f'system = "sbsys"\nurl = "{server.url}"\nsbsip = "{server.url}"\nclient_id = "segl"\n'
        f"timeout_seconds = 5\n{more}\n"
        "[delivery]\nwait_seconds = 0\npoll_seconds = 0\nattempts = 2\npolls = 2\n",
        "utf-8",
    )


def _sent(run: Run, *names: str) -> Result:
    return run("deliver", *names, "--case", NUMBER, "--yes")


def test_a_draft_is_shown_and_told_as_what_it_becomes(
    run: Run, docx: Docx, fake: FakeSbsys
) -> None:
    Path("bilag.pdf").write_bytes(b"%PDF-1.7 bilag")
    found = _sent(run, letter(docx, case=NUMBER), "--attach", "bilag.pdf")
    assert found.exit_code == 0, found.output
    assert "2026-11-20, udgående, bliver kladde; skal journaliseres i SBSYS\n" in found.stderr
    one, step, other, steps = found.stdout.splitlines()
    assert ", gemt som kladde (SBSYS, sag 32.03.12-G01-36-19, kladde 1502)" in one
    assert step == "  Journalisér kladden i SBSYS."
    assert ", gemt som kladde" in other
    assert steps == "  Knyt bilaget til brevet i SBSYS. Journalisér kladden i SBSYS."
    assert "færdigt" in run("outbox", "status").stdout
    receipt = run("outbox", "show", "2").stdout
    assert receipt.startswith("gemt som kladde\n")
    assert "  Knyt bilaget til brevet i SBSYS." in receipt
    assert len(fake.store.drafts) == 2
    assert (
        "er lagt på sagen før, som dokument sag/979/kladde/1502" in _sent(run, "brev.docx").stderr
    )


@pytest.mark.parametrize(
    ("more", "journalise", "shown", "told"),
    [
        ("journalise = true", "ja", "journaliseres", ", journaliseret"),
        ("", "nej", "bliver kladde; journaliseres ikke", ""),
        ('file_as = "journaliser"', "ja", "journaliseres i SBSYS med det samme", ", journaliseret"),
    ],
)
def test_what_an_installation_does_is_shown(
    more: str, journalise: str, shown: str, told: str, run: Run, docx: Docx, fake: FakeSbsys
) -> None:
    _described(fake, more)
    found = _sent(run, letter(docx, case=NUMBER, journalise=journalise))
    assert found.exit_code == 0, found.output
    assert f"udgående, {shown}\n" in found.stderr
    assert f"på {NUMBER}{told} (SBSYS" in found.stdout


@pytest.mark.parametrize("status", ["400", "403", "404", "413"])
def test_a_clear_no_says_that_nothing_is_filed_and_the_command(
    status: str, run: Run, docx: Docx, fake: FakeSbsys
) -> None:
    fake.faults["kladde"] = [status]
    found = _sent(run, letter(docx, case=NUMBER))
    assert found.exit_code == 1
    assert "Brevet er ikke lagt på sagen." in found.stderr
    assert "Skriv så: segl outbox retry 1." in found.stderr
    assert run("outbox", "retry", "1").exit_code == 0


def test_another_4xx_to_what_writes_is_not_a_clear_no(
    run: Run, docx: Docx, fake: FakeSbsys
) -> None:
    fake.faults["kladde"] = ["451"]
    found = _sent(run, letter(docx, case=NUMBER))
    assert "Det vides ikke, om brevet er lagt på sagen. SBSYS svarede med fejl 451." in found.stderr


def test_an_unknown_case_is_for_the_clerk_to_look_up(run: Run, docx: Docx, fake: FakeSbsys) -> None:
    number = "32.03.12-G01-99-19"
    found = run("deliver", letter(docx, case=number), "--case", number, "--yes")
    assert (
        "SBSYS har ingen sag med det nummer. Intet er lagt på sagen eller i udbakken."
        in found.stderr
    )
    assert "Kontrollér sagsnummeret, og at sagen findes i SBSYS. Giv så" in found.stderr
    assert f"segl deliver brev.docx --case {number}" in found.stderr


def test_a_file_too_large_and_another_no_name_what_to_do(
    run: Run, docx: Docx, fake: FakeSbsys
) -> None:
    fake.faults["kladde"] = ["413", "403"]
    found = _sent(run, letter(docx, case=NUMBER))
    assert "Filen er for stor til SBSYS." in found.stderr
    assert "hvor stor en fil må være" in found.stderr
    assert "segl deliver probe --records <id>" in run("outbox", "retry", "1").stderr


@pytest.mark.parametrize("document", ["1502", "sag/979/kladde/1502"])
def test_a_settled_document_is_looked_up(
    document: str, run: Run, docx: Docx, fake: FakeSbsys
) -> None:
    fake.store.draft({"SagID": 979, "Navn": "brev"}, "x.docx", b"PK")
    fake.faults["kladde"] = ["403"]
    _sent(run, letter(docx, case=NUMBER))
    for wrong in ("1503", "sag/978/kladde/1502", "sag/979/dokument/1502"):
        assert run("outbox", "settle", "1", "--document", wrong, "--yes").exit_code == 1
    found = run("outbox", "settle", "1", "--document", document, "--yes")
    assert found.stdout == ("Nr. 1 er ordnet: dokument sag/979/kladde/1502. Det ligger på sagen.\n")
