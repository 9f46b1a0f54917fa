"""The fault script of SBSYS: one fault, one test, and the outcome that is honest."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from fake_sbsys.given import DOCUMENT, LETTER
from fake_sbsys.server import FakeSbsys
from fake_sbsys.store import NUMBER
from render.errors import DeliveryError
from render.esdh.sbsys.client import Sbsys

Connect = Callable[..., Sbsys]


def _error(client: Sbsys, work: Callable[[], object]) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        work()
    return caught.value


def test_a_token_is_refreshed_before_it_runs_out(fake: FakeSbsys, connect: Connect) -> None:
    fake.token_seconds = 61.0
    client = connect()
    client.case(NUMBER)
    assert fake.seen.count("POST /auth/realms/sbsip/protocol/openid-connect/token") == 1
    time.sleep(1.05)  # less than a minute is left
    client.case(NUMBER)
    assert fake.seen.count("POST /auth/realms/sbsip/protocol/openid-connect/token") == 2


def test_one_401_refreshes_and_repeats_a_get(fake: FakeSbsys, connect: Connect) -> None:
    client = connect()
    found = client.case(NUMBER)
    fake.tokens.clear()  # the server forgot them
    assert client.find(found, LETTER.name) == ()
    assert fake.seen.count(f"GET /api/sag/{found.handle}/dokumenter") == 2


def test_a_second_401_is_no_right(fake: FakeSbsys, connect: Connect) -> None:
    client = connect()
    fake.faults["sag"] = ["401", "401"]
    assert _error(client, lambda: client.case("979")).outcome == "refused"
    assert fake.seen.count("GET /api/sag/979") == 2


@pytest.mark.parametrize("kind", ["kladde", "journaliser"])
def test_a_401_never_repeats_what_writes(kind: str, fake: FakeSbsys, connect: Connect) -> None:
    client = connect(file_as=kind)
    found = client.case(NUMBER)
    fake.faults[kind] = ["401"]
    assert _error(client, lambda: client.put(found, DOCUMENT, LETTER)).outcome == "not_sent"
    assert len([one for one, _ in fake.bodies if one == kind]) == 1
    assert client.put(found, DOCUMENT, LETTER).id  # with a new token, asked for anew
    assert len(fake.store.drafts) + len(fake.store.documents) == 1


@pytest.mark.parametrize("kind", ["kladde", "journaliser"])
@pytest.mark.parametrize(
    ("fault", "outcome", "stored"),
    [
        ("400", "refused", 0),
        ("403", "refused", 0),
        ("404", "refused", 0),
        ("413", "refused", 0),
        ("429", "not_sent", 0),
        ("503", "unknown", 0),
        ("redirect", "refused", 0),
        ("html", "unknown", 0),
        ("dropped_before", "unknown", 0),
        ("dropped_after", "unknown", 1),
        ("slow", "unknown", 1),
        ("html_after", "unknown", 1),
        ("redirect_after", "unknown", 1),
        ("503_after", "unknown", 1),
        ("no_id", "unknown", 1),
        ("string_id", "unknown", 1),
        ("true_id", "unknown", 1),
        ("empty", "unknown", 1),
        ("odd", "unknown", 1),
    ],
)
def test_a_fault_while_filing(
    kind: str, fault: str, outcome: str, stored: int, fake: FakeSbsys, connect: Connect
) -> None:
    client = connect(file_as=kind, timeout_seconds=0.3 if fault == "slow" else 5)
    found = client.case(NUMBER)
    fake.faults[kind] = [fault]
    error = _error(client, lambda: client.put(found, DOCUMENT, LETTER))
    assert error.outcome == outcome
    assert error.step is not None
    assert len([one for one, _ in fake.bodies if one == kind]) == 1  # sent once
    if fault == "slow":
        time.sleep(fake.slow_seconds)
    assert len(fake.store.drafts) + len(fake.store.documents) == stored
    assert len(client.find(found, LETTER.name)) == stored  # and looking says which it was


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        ("403", "refused"),
        ("503", "not_sent"),
        ("429", "not_sent"),
        ("html", "refused"),
        ("redirect", "refused"),
        ("dropped_before", "not_sent"),
        ("odd", "refused"),
        ("slow", "not_sent"),
    ],
)
@pytest.mark.parametrize("kind", ["dokumenter", "kladde-search"])
def test_a_list_that_cannot_be_read_never_says_that_nothing_is_there(
    kind: str, fault: str, outcome: str, fake: FakeSbsys, connect: Connect
) -> None:
    client = connect(timeout_seconds=0.3 if fault == "slow" else 5)
    found = client.case(NUMBER)
    fake.faults[kind] = [fault]
    assert _error(client, lambda: client.find(found, LETTER.name)).outcome == outcome


@pytest.mark.parametrize("nobody", [{"Navn": None}, {"Navn": " "}, {}])
def test_a_document_of_somebody_elses_without_a_name_is_passed_over(
    nobody: dict[str, str | None], fake: FakeSbsys, connect: Connect
) -> None:
    client = connect()
    found = client.case(NUMBER)
    filed = client.put(found, DOCUMENT, LETTER)
    store = fake.store
    store.drafts[7] = {"SagID": 979, "Id": 7, "Filer": [], **nobody}
    assert [one.id for one in client.find(found, LETTER.name)] == [filed.id]
    assert client.find(found, "andet.docx") == ()
    (step,) = [one for one in client.probe(NUMBER) if one.name == "find"]
    assert (step.state, step.message.da.endswith("ledes: 1.")) == ("ok", True)


def test_a_document_without_a_name_is_found_by_its_file(fake: FakeSbsys, connect: Connect) -> None:
    client = connect()
    found = client.case(NUMBER)
    filed = client.put(found, DOCUMENT, LETTER)
    for one in fake.store.drafts.values():
        one["Navn"] = None
    assert [one.id for one in client.find(found, LETTER.name)] == [filed.id]


@pytest.mark.parametrize("name", [7, True, ["a"], {"a": "b"}])
def test_a_name_that_is_no_text_is_not_passed_over(
    name: object, fake: FakeSbsys, connect: Connect
) -> None:
    client = connect()
    found = client.case(NUMBER)
    client.put(found, DOCUMENT, LETTER)
    fake.store.drafts[7] = {"SagID": 979, "Id": 7, "Navn": name, "Filer": []}
    assert _error(client, lambda: client.find(found, LETTER.name)).outcome == "refused"


def test_a_list_that_tells_no_names_is_not_passed_over(fake: FakeSbsys, connect: Connect) -> None:
    client = connect()
    found = client.case(NUMBER)
    fake.store.document({"SagID": 979, "DokumentNavn": "Andet"}, "andet.pdf", b"x")
    assert client.find(found, LETTER.name) == ()
    for one in fake.store.documents.values():
        one["Titel"] = one.pop("Navn")
        one["Filer"] = []
    assert _error(client, lambda: client.find(found, LETTER.name)).outcome == "refused"


@pytest.mark.parametrize(
    ("fault", "outcome", "done"),
    [
        ("503", "unknown", 0),
        ("dropped_after", "unknown", 1),
        ("html_after", "unknown", 1),
        ("400", "refused", 0),
        ("401", "not_sent", 0),
    ],
)
def test_a_fault_while_journalising_names_the_draft(
    fault: str, outcome: str, done: int, fake: FakeSbsys, connect: Connect
) -> None:
    client = connect(journalise=True)
    filed = client.put(client.case(NUMBER), DOCUMENT, LETTER)
    fake.faults["kladde-journaliser"] = [fault]
    error = _error(client, lambda: client.journalise(filed))
    assert (error.outcome, error.document) == (outcome, filed.id)
    assert len(fake.store.documents) == done
    assert client.is_journalised(filed) is (True if done else None)
    assert len([one for one, _ in fake.bodies if one == "kladde-journaliser"]) == 1


@pytest.mark.parametrize("fault", ["503", "dropped_before", "html", "redirect", "empty"])
def test_without_a_token_nothing_is_sent(fault: str, fake: FakeSbsys, connect: Connect) -> None:
    client = connect()
    fake.faults["token"] = [fault]
    error = _error(client, lambda: client.case(NUMBER))
    assert error.outcome in ("not_sent", "refused")
    assert [kind for kind, _ in fake.bodies] == ["token"]


def test_a_server_that_is_not_there_got_nothing(fake: FakeSbsys, connect: Connect) -> None:
    client = connect()
    found = client.case(NUMBER)
    client.close()
    fake.stop()
    error = _error(client, lambda: client.put(found, DOCUMENT, LETTER))
    assert (error.outcome, "cannot be reached" in str(error)) == ("not_sent", True)


def test_a_file_that_is_a_page_is_no_file(fake: FakeSbsys, connect: Connect) -> None:
    client = connect()
    filed = client.put(client.case(NUMBER), DOCUMENT, LETTER)
    fake.faults["readonly"] = ["html_after"]
    assert _error(client, lambda: client.content(filed)).outcome == "refused"
    assert client.content(filed) == LETTER.data
