"""What the client does where nothing goes wrong, and what it refuses by itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from fake_sbsys import multipart
from fake_sbsys.given import DOCUMENT, LETTER
from fake_sbsys.server import PROXY, FakeSbsys
from fake_sbsys.store import NUMBER, SAG, case
from render.errors import DeliveryError
from render.esdh.sbsys.client import Sbsys
from render.esdh.secrets import Given
from render.esdh.system import Case, Content, Filed, RecordsSystem

Connect = Callable[..., Sbsys]


def test_it_is_a_records_system(connect: Connect) -> None:
    system: RecordsSystem = connect()
    assert system.name == "SBSYS"
    assert repr(system) == "Sbsys()"


def test_a_case_is_found_by_its_number_and_by_its_id(fake: FakeSbsys, connect: Connect) -> None:
    fake.store.cases[980] = case(980, "32.03.12-G01-37-19")
    client = connect()
    expected = Case(NUMBER, "Prøvesag", True, str(SAG))
    assert client.case(NUMBER) == expected
    assert client.case(str(SAG)) == expected
    assert not any("//" in one for one in fake.seen)


def test_a_title_cannot_steer_a_terminal(fake: FakeSbsys, connect: Connect) -> None:
    fake.store.cases[SAG]["SagsTitel"] = "Æble\x1b[2J\u200f\x9b1A"
    assert connect().case(NUMBER).title == "Æble [2J  1A"


def test_a_letter_is_a_draft_by_default(fake: FakeSbsys, connect: Connect) -> None:
    client = connect()
    found = client.case(NUMBER)
    filed = client.put(found, DOCUMENT, LETTER)
    (draft,) = fake.store.drafts.values()
    assert filed == Filed(
        f"sag/{SAG}/kladde/{draft['Id']}",
        LETTER.name,
        f"SBSYS, sag {NUMBER}, kladde {draft['Id']}",
        False,
    )
    assert draft["Navn"] == "2026-11-21 Afgørelse"
    assert (draft["Emne"], draft["Beskrivelse"]) == (DOCUMENT.title, DOCUMENT.description)
    assert fake.store.documents == {}
    assert client.find(found, LETTER.name.upper()) == (replace(filed, name=LETTER.name.upper()),)
    assert client.find(found, "andet.docx") == ()
    assert client.content(filed) == LETTER.data
    assert client.differences(filed, DOCUMENT) == ()


def test_a_letter_is_journalised_where_the_installation_says_so(
    fake: FakeSbsys, connect: Connect
) -> None:
    client = connect(file_as="journaliser", document_kinds={"Udgående": 2}, sub_case=7)
    filed = client.put(client.case(NUMBER), DOCUMENT, LETTER)
    (document,) = fake.store.documents.values()
    assert filed.id == f"sag/{SAG}/dokument/{document['Id']}"
    assert filed.journalised is True
    assert document["DokumentArt"] == {"Id": 2}
    assert document["OmfattetAfAktindsigt"] is True
    assert "POST /api/dokument/journaliser/7" in fake.seen
    assert client.is_journalised(filed) is True
    assert client.content(filed) == LETTER.data
    assert client.differences(filed, DOCUMENT) == ()
    client.journalise(filed)  # it is already
    assert sum("journaliser" in one for one in fake.seen) == 1


def test_an_exemption_of_access_is_told(fake: FakeSbsys, connect: Connect) -> None:
    client = connect(file_as="journaliser")
    exempt = replace(DOCUMENT, exempt_title="Brev", exempt_basis="§ 12", direction="Intern")
    client.put(client.case(NUMBER), exempt, LETTER)
    (document,) = fake.store.documents.values()
    assert document["OmfattetAfAktindsigt"] is False
    assert "DokumentArt" not in document


@pytest.mark.parametrize(
    ("name", "kind"),
    [("brev.pdf", b"application/pdf"), ("brev.docx", b"wordprocessingml.document")],
)
def test_the_form_has_its_parts_and_json_in_ascii(
    name: str, kind: bytes, fake: FakeSbsys, connect: Connect
) -> None:
    client = connect()
    client.put(client.case(NUMBER), DOCUMENT, Content(name, b"%PDF- eller PK"))
    (body,) = [body for kind, body in fake.bodies if kind == "kladde"]
    assert kind in body
    assert b'name="json"' in body
    assert b'name="files"; filename="' in body
    assert "Afgørelse".encode() not in body
    assert json.dumps(DOCUMENT.title).encode() in body


def test_the_proxy_is_another_way_to_the_same(fake: FakeSbsys, connect: Connect) -> None:
    client = connect(through="proxy")
    client.put(client.case(NUMBER), DOCUMENT, LETTER)
    assert f"POST {PROXY}/api/kladde" in fake.seen
    assert len(fake.store.drafts) == 1


def test_a_closed_case_takes_no_letter(fake: FakeSbsys, connect: Connect) -> None:
    fake.store.cases[SAG]["SagsStatus"]["SagsTilstand"] = "Lukket"
    client = connect()
    found = client.case(NUMBER)
    assert not found.is_open
    with pytest.raises(DeliveryError, match="not open") as caught:
        client.put(found, DOCUMENT, LETTER)
    assert caught.value.outcome == "refused"
    assert fake.store.drafts == {}


def test_a_second_file_of_a_name_is_refused_with_the_first(
    fake: FakeSbsys, connect: Connect
) -> None:
    client = connect()
    found = client.case(NUMBER)
    filed = client.put(found, DOCUMENT, LETTER)
    with pytest.raises(DeliveryError, match="already") as caught:
        client.put(found, DOCUMENT, Content(LETTER.name.replace("A", "a"), b"andet"))
    assert (caught.value.outcome, caught.value.document) == ("refused", filed.id)
    assert len(fake.store.drafts) == 1


@pytest.mark.parametrize("number", ["32.03.12-G01-99-19", "12345"])
def test_a_case_that_is_not_there(number: str, fake: FakeSbsys, connect: Connect) -> None:
    with pytest.raises(DeliveryError, match="no case") as caught:
        connect().case(number)
    assert caught.value.outcome == "refused"
    assert number not in str(caught.value)


def test_a_search_that_passes_over_its_criterion_finds_nobody_elses_case(
    fake: FakeSbsys, connect: Connect
) -> None:
    client = connect(case_search={"SagsFelter": [{"Noegle": "Nr", "Vaerdi": "{number}"}]})
    fake.store.cases[980] = case(980, "32.03.12-G01-37-19")
    assert client.case(NUMBER).handle == str(SAG)  # it is among all cases, by its own number
    with pytest.raises(DeliveryError, match="perhaps the installation"):
        client.case("32.03.12-G01-38-19")
    searched = [json.loads(body) for kind, body in fake.bodies if kind == "search"]
    assert searched[0]["SagsFelter"] == [{"Noegle": "Nr", "Vaerdi": NUMBER}]


def test_two_cases_of_a_number_are_none(fake: FakeSbsys, connect: Connect) -> None:
    fake.store.cases[980] = case(980)
    with pytest.raises(DeliveryError, match="several cases"):
        connect().case(NUMBER)


def test_journalising_is_off_unless_switched_on(fake: FakeSbsys, connect: Connect) -> None:
    client = connect()
    filed = client.put(client.case(NUMBER), DOCUMENT, LETTER)
    with pytest.raises(DeliveryError, match="switched off") as caught:
        client.journalise(filed)
    assert (caught.value.outcome, caught.value.document) == ("left", filed.id)
    assert caught.value.step is not None
    assert fake.store.documents == {}


def test_a_draft_is_journalised_once(fake: FakeSbsys, connect: Connect) -> None:
    client = connect(journalise=True)
    found = client.case(NUMBER)
    filed = client.put(found, DOCUMENT, LETTER)
    assert client.is_journalised(filed) is None
    client.journalise(filed)
    assert client.is_journalised(filed) is True
    (one,) = client.find(found, LETTER.name)
    assert (one.journalised, "/dokument/" in one.id) == (True, True)
    with pytest.raises(DeliveryError):  # the draft is gone
        client.journalise(filed)
    assert len(fake.store.documents) == 1


def test_a_draft_that_is_gone_and_one_that_was_changed_are_told(
    fake: FakeSbsys, connect: Connect
) -> None:
    client = connect()
    filed = client.put(client.case(NUMBER), DOCUMENT, LETTER)
    (draft,) = fake.store.drafts.values()
    draft["Emne"], draft["Navn"] = None, "Et andet navn"
    told = client.differences(filed, DOCUMENT)
    assert [one.field for one in told] == ["Navn", "Emne"]
    assert not any(DOCUMENT.title in one.message.da for one in told)
    fake.store.drafts.clear()
    assert [one.field for one in client.differences(filed, DOCUMENT)] == ["Id"]


def test_enclosures_are_not_related_and_that_is_said(connect: Connect) -> None:
    client = connect()
    client.relate(Filed("sag/1/kladde/2"), ())
    with pytest.raises(DeliveryError, match="not known how"):
        client.relate(Filed("sag/1/kladde/2"), [Filed("sag/1/kladde/3")])


@pytest.mark.parametrize("filed", ["215820", "sag/1/kladde/0", "sag/1/andet/2", ""])
def test_an_id_of_another_system_is_refused(filed: str, connect: Connect) -> None:
    with pytest.raises(DeliveryError):
        connect().content(Filed(filed))


def test_a_wrong_password_is_told_without_it(fake: FakeSbsys, connect: Connect) -> None:
    wrong = Given({"client_secret": "x", "user": "robot", "password": "hemmeligt-ord"})
    with pytest.raises(DeliveryError, match="refuses the user") as caught:
        connect(wrong).case(NUMBER)
    assert caught.value.outcome == "refused"
    assert "hemmeligt-ord" not in repr(caught.value.__dict__)
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)


def test_a_probe_sends_nothing_and_says_what_to_confirm(fake: FakeSbsys, connect: Connect) -> None:
    steps = list(connect().probe(NUMBER))
    tried = {one.name: one.state for one in steps if one.state != "confirm"}
    assert tried == {"token": "ok", "user": "ok", "case": "ok", "find": "ok"}
    assert len([one for one in steps if one.state == "confirm"]) >= 6
    assert fake.store.drafts == fake.store.documents == {}
    skipped = [one.name for one in connect().probe() if one.state == "skipped"]
    assert skipped == ["case", "find"]
    fake.faults["token"] = ["401"]
    (only,) = connect().probe(NUMBER)
    assert (only.name, only.state) == ("token", "failed")


def test_a_step_is_told_before_it_asks(fake: FakeSbsys, connect: Connect) -> None:
    begun: list[tuple[str, int]] = []
    list(connect().probe(NUMBER, lambda name: begun.append((name, len(fake.seen)))))
    assert [name for name, _ in begun] == ["token", "user", "case", "find"]
    assert [asked for _, asked in begun] == [0, 1, 2, 4]


def test_the_fake_is_strict_on_parts() -> None:
    head = "multipart/form-data; boundary=x"
    part = '--x\r\nContent-Disposition: form-data; name="{}"{}\r\n\r\n{}\r\n'
    body = part.format("json", "", "{}") + part.format("file", '; filename="a"', "b") + "--x--\r\n"
    assert multipart.read(head, body.encode(), "file").name == "a"
    with pytest.raises(multipart.BadForm):
        multipart.read(head, body.encode(), "files")
