"""A letter's way into a case where nothing goes wrong, and what is refused before it is sent."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest

from fake_getorganized.fake import Fake, Options
from fake_getorganized.faults import Fault
from fake_getorganized.samples import CONTENT, DOCUMENT, NUMBER, ROW, Connect
from render.errors import DeliveryError
from render.esdh import getorganized
from render.esdh.getorganized.client import GetOrganized
from render.esdh.system import Case, Content, Filed

SENT = 'Afg. "støtte" & <bolig>'


def renamed(**fields: str) -> Any:
    from dataclasses import replace

    return replace(DOCUMENT, **fields)


def test_a_letter_is_filed_read_back_and_journalised(client: GetOrganized, fake: Fake) -> None:
    case = client.case(NUMBER)
    assert (case.number, case.title, case.is_open) == (NUMBER, "Prøvesag", True)
    assert client.find(case, CONTENT.name) == ()
    document = renamed(title=SENT)
    filed = client.put(case, document, CONTENT)
    assert client.differences(filed, document) == ()
    assert client.is_journalised(filed) is False
    client.journalise(filed)
    assert client.is_journalised(filed) is True
    assert client.content(filed) == CONTENT.data
    assert client.find(case, CONTENT.name.upper()) == (filed,)
    (stored,) = fake.state.documents()
    assert (str(stored.id), stored.name, stored.data) == (filed.id, CONTENT.name, CONTENT.data)
    assert stored.row == {**ROW, "ows_Title": SENT}
    assert (stored.marks, stored.finalized, stored.version) == (1, False, 1)
    assert filed.place.startswith(fake.url)


def test_what_is_sent_is_what_was_seen_to_work(client: GetOrganized, fake: Fake) -> None:
    import json

    client.put(client.case(NUMBER), DOCUMENT, CONTENT)
    (sent,) = fake.bodies("add")
    assert sent.path == "/_goapi/Documents/AddToCase"
    assert sent.kind == "application/json"
    body = json.loads(sent.body)
    assert bytes(body.pop("Bytes")) == CONTENT.data
    assert body.pop("Metadata").startswith('<z:row xmlns:z="#RowsetSchema" ')
    assert body == {
        "CaseId": NUMBER,
        "ListName": "Dokumenter",
        "FolderPath": "",
        "FileName": CONTENT.name,
        "Overwrite": False,
    }


def test_nothing_finalizes() -> None:
    folder = Path(getorganized.__file__).parent
    for path in folder.glob("*.py"):
        assert "/Finalize" not in path.read_text("utf-8")
        assert '"finalize' not in path.read_text("utf-8").lower()


def test_a_folder_and_a_site_of_their_own(connect: Connect, fake: Fake) -> None:
    number = "PPR-2026-000007-001"
    fake.state.add_case(number, site="ppr")
    client = connect(folder="Breve/Ud & ind", sites={"PPR": "ppr"})
    case = client.case(number)
    assert client.find(case, CONTENT.name) == ()  # the folder is not there yet
    filed = client.put(case, DOCUMENT, CONTENT)
    assert client.find(case, CONTENT.name) == (filed,)
    assert fake.state.documents(number, "Breve/Ud & ind")[0].name == CONTENT.name
    with pytest.raises(DeliveryError):
        connect().case(number)


def test_a_missing_library_is_no_empty_folder(connect: Connect) -> None:
    client = connect(library="Filer", folder="Breve")
    with pytest.raises(DeliveryError) as caught:
        client.find(client.case(NUMBER), CONTENT.name)
    assert caught.value.outcome == "refused"


def test_a_title_cannot_steer_a_terminal(client: GetOrganized, fake: Fake) -> None:
    fake.state.add_case("BOR-2026-000099", "Æble\x9b2J\u200f")
    assert client.case("BOR-2026-000099").title == "Æble 2J "


def test_a_long_listing_is_read_to_its_end(client: GetOrganized, fake: Fake) -> None:
    fake.options = Options(page=2)
    case = client.case(NUMBER)
    filed = [client.put(case, DOCUMENT, Content(f"brev {n}.docx", b"PK")) for n in range(5)]
    for one in filed:
        assert client.find(case, one.name) == (one,)
    assert client.find(case, "brev 5.docx") == ()


def test_relations_of_enclosures(client: GetOrganized, fake: Fake, connect: Connect) -> None:
    case = client.case(NUMBER)
    letter, one, two = (
        client.put(case, DOCUMENT, Content(f"{name}.docx", b"PK")) for name in ("brev", "a", "b")
    )
    client.relate(letter, ())
    assert fake.state.relations() == []
    client.relate(letter, (one, two))
    connect(relation_type=2).relate(letter, (one,))
    ids = [int(filed.id) for filed in (letter, one, two)]
    assert fake.state.relations() == [
        (ids[0], ids[1], 1),
        (ids[0], ids[2], 1),
        (ids[0], ids[1], 2),
    ]
    with pytest.raises(DeliveryError) as caught:
        connect(relation_type=9).relate(letter, (one,))
    assert (caught.value.outcome, caught.value.document) == ("refused", letter.id)


def test_facts_of_no_case_are_refused_as_the_case_is(client: GetOrganized) -> None:
    told = set()
    for ask in (client.case, client.facts):
        with pytest.raises(DeliveryError) as caught:
            ask("BOR-2026-000099")
        assert caught.value.outcome == "refused"
        told.add((caught.value.message, caught.value.step))
    ((message, _),) = told
    assert message.da == "Sagen findes ikke i GetOrganized, eller brugeren må ikke se den."


def test_facts_are_the_columns_of_the_case(client: GetOrganized) -> None:
    facts = client.facts(NUMBER)
    assert facts["ows_Title"] == "Prøvesag"
    assert facts["ows_CaseStatus"] == "Åben"
    assert all(isinstance(value, str) for value in facts.values())


def test_a_column_that_says_nothing_says_none(connect: Connect) -> None:
    client = connect(journalised_column="")
    filed = client.put(client.case(NUMBER), DOCUMENT, CONTENT)
    assert client.is_journalised(filed) is None
    assert connect(journalised_column="ows_Ukendt").is_journalised(filed) is None


# --- cases ------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["BOR-2026-000047", "bor-2026-000046", "BOR-2026-46", "", "x'"])
def test_no_such_case(client: GetOrganized, number: str) -> None:
    with pytest.raises(DeliveryError) as caught:
        client.case(number)
    assert caught.value.outcome == "refused"


def test_two_cases_of_a_number(client: GetOrganized, fake: Fake) -> None:
    fake.state.add_case(NUMBER, "En anden")
    with pytest.raises(DeliveryError, match="several") as caught:
        client.case(NUMBER)
    assert caught.value.outcome == "refused"


def test_a_deleted_case_is_none(client: GetOrganized, fake: Fake) -> None:
    fake.state.set_status(NUMBER, "Slettet")
    with pytest.raises(DeliveryError, match="not in GetOrganized"):
        client.case(NUMBER)


@pytest.mark.parametrize("status", ["Lukket", "Afsluttet", "7;#Lukket"])
def test_a_closed_case_takes_no_letter(client: GetOrganized, fake: Fake, status: str) -> None:
    fake.state.set_status(NUMBER, status)
    case = client.case(NUMBER)
    assert not case.is_open
    with pytest.raises(DeliveryError, match="closed") as caught:
        client.put(case, DOCUMENT, CONTENT)
    assert caught.value.outcome == "refused"
    assert not fake.bodies("add")


def test_a_case_that_closes_meanwhile_is_refused_there(client: GetOrganized, fake: Fake) -> None:
    case = client.case(NUMBER)
    fake.state.set_status(NUMBER, "Lukket")
    with pytest.raises(DeliveryError) as caught:
        client.put(case, DOCUMENT, CONTENT)
    assert caught.value.outcome == "refused"
    assert fake.state.documents() == []


# --- refused before anything is sent ----------------------------------------------------


@pytest.mark.parametrize(
    ("document", "content", "said"),
    [
        pytest.param(renamed(title=""), CONTENT, "title", id="no title"),
        pytest.param(renamed(title="Om 010190-1234"), CONTENT, "CPR", id="cpr in the title"),
        pytest.param(renamed(date="4.3.2026"), CONTENT, "date", id="date"),
        pytest.param(renamed(title="a\x00"), CONTENT, "ows_Title", id="xml"),
        pytest.param(
            DOCUMENT, Content("010190-1234 brev.docx", b"PK"), "CPR", id="cpr in the name"
        ),
        pytest.param(DOCUMENT, Content("brev.docx", b""), "empty", id="empty"),
        pytest.param(DOCUMENT, Content("brev.docx", b"x" * 100_001), "limit", id="too large"),
    ],
)
def test_what_is_not_even_sent(
    connect: Connect, fake: Fake, document: Any, content: Content, said: str
) -> None:
    client = connect(limit_mb=0.1)
    case = client.case(NUMBER)
    with pytest.raises(DeliveryError, match=said) as caught:
        client.put(case, document, content)
    assert caught.value.outcome == "refused"
    assert caught.value.step is not None
    assert not fake.bodies("add")
    assert "010190" not in str(caught.value)


def test_the_limit_itself_is_sent(connect: Connect, fake: Fake) -> None:
    client = connect(limit_mb=0.1)
    client.put(client.case(NUMBER), DOCUMENT, Content("brev.docx", b"x" * 100_000))
    assert len(fake.state.documents()) == 1


def test_a_case_must_be_looked_up_first(client: GetOrganized, fake: Fake) -> None:
    with pytest.raises(DeliveryError, match="looked up"):
        client.put(Case(NUMBER, "x"), DOCUMENT, CONTENT)
    with pytest.raises(DeliveryError, match="no id"):
        client.journalise(Filed("x"))
    assert not fake.recorded


# --- the same name ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("taken", "outcome"), [(409, "refused"), (400, "refused"), (500, "unknown")]
)
def test_a_second_file_of_a_name(
    client: GetOrganized, fake: Fake, taken: int, outcome: str
) -> None:
    fake.options = Options(taken=taken)
    case = client.case(NUMBER)
    first = client.put(case, DOCUMENT, CONTENT)
    with pytest.raises(DeliveryError) as caught:
        client.put(case, DOCUMENT, Content(CONTENT.name.upper().replace("DOCX", "docx"), b"PK2"))
    assert caught.value.outcome == outcome
    assert client.find(case, CONTENT.name) == (first,)
    assert client.content(first) == CONTENT.data


def test_two_send_the_same_name_at_once(connect: Connect, fake: Fake) -> None:
    clients = [connect() for _ in range(4)]
    outcomes: list[str] = []
    start = threading.Barrier(len(clients))

    def send(client: GetOrganized) -> None:
        case = client.case(NUMBER)
        start.wait(20)
        try:
            outcomes.append(client.put(case, DOCUMENT, CONTENT).id)
        except DeliveryError as error:
            outcomes.append(error.outcome)

    threads = [threading.Thread(target=send, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    (stored,) = fake.state.documents()
    assert sorted(outcomes) == sorted([str(stored.id), "refused", "refused", "refused"])


# --- what SharePoint does to a file -----------------------------------------------------


def test_a_demoted_file_has_other_bytes_and_the_same_words(
    client: GetOrganized, fake: Fake, docx: Callable[..., bytes]
) -> None:
    data = docx("# Afgørelse\nDu får støtte.")
    fake.follow(Fault("demotion", "add"))
    filed = client.put(client.case(NUMBER), DOCUMENT, Content("brev.docx", data))
    back = client.content(filed)
    assert back != data
    words = [
        [paragraph.text for paragraph in python_docx.Document(io.BytesIO(file)).paragraphs]
        for file in (data, back)
    ]
    assert words[0] == words[1] == ["Afgørelse", "Du får støtte."]
    assert client.differences(filed, DOCUMENT) == ()


def test_nothing_of_a_letter_shows_itself() -> None:
    assert "støtte" not in repr(CONTENT) + repr(DOCUMENT)
