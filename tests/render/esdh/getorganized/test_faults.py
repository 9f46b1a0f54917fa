"""Each thing that can go wrong, and what the client says of it: one row of a table each."""

from __future__ import annotations

import socket
import time

import pytest
import requests
from requests.auth import HTTPBasicAuth

from fake_getorganized.fake import Fake, Options
from fake_getorganized.faults import AFTER, BEFORE, Fault
from fake_getorganized.ntlm import PASSWORD, USER
from fake_getorganized.samples import CONTENT, DOCUMENT, NUMBER, Connect
from render.errors import DeliveryError
from render.esdh.getorganized.client import GetOrganized
from render.esdh.getorganized.outcomes import of_break
from render.esdh.line import kind_of
from render.esdh.system import Filed

# what goes wrong with the file that is sent: the outcome, and how many files are stored then
SENDING = {
    "401": ("refused", 0),
    "403": ("refused", 0),
    "404": ("refused", 0),
    "409": ("refused", 0),
    "413": ("refused", 0),
    "429": ("not_sent", 0),
    "500": ("unknown", 0),
    "502": ("unknown", 0),
    "503": ("unknown", 0),
    "html503": ("unknown", 0),
    "login": ("unknown", 0),
    "garbage": ("unknown", 0),
    "list": ("unknown", 0),
    "empty": ("unknown", 0),
    "success_false": ("unknown", 0),
    "redirect": ("refused", 0),
    "redirect_elsewhere": ("refused", 0),
    "drop_before": ("unknown", 0),
    "slow_drop": ("unknown", 0),
    "drop_after": ("unknown", 1),
    "slow": ("unknown", 1),
    "500_after": ("unknown", 1),
    "502_after": ("unknown", 1),
    "503_after": ("unknown", 1),
    "html_after": ("unknown", 1),
    "garbage_after": ("unknown", 1),
    "success_false_after": ("unknown", 1),
    "redirect_after": ("unknown", 1),
    "cut": ("unknown", 1),
    "no_docid": ("unknown", 1),
    "string_docid": ("unknown", 1),
    "bool_docid": ("unknown", 1),
    "zero_docid": ("unknown", 1),
    "float_docid": ("unknown", 1),
    "null_docid": ("unknown", 1),
}
# with a question: never unknown, for nothing is stored by it
ASKING = {
    "401": "refused",
    "403": "refused",
    "404": "refused",
    "429": "not_sent",
    "500": "not_sent",
    "503": "not_sent",
    "html503": "not_sent",
    "login": "not_sent",
    "garbage": "not_sent",
    "list": "not_sent",
    "empty": "not_sent",
    "success_false": "refused",
    "redirect": "refused",
    "drop_before": "not_sent",
    "slow": "not_sent",
    "cut": "not_sent",
}
ASIDE = {
    ("success_false", "listing"): "not_sent",  # a listing has no such word
    **dict.fromkeys([("login", "web"), ("html503", "web")], "refused"),
}
# with journalising: the outcome, and whether the document is marked then
MARKING = {
    "403": ("refused", False),
    "429": ("not_sent", False),
    "503": ("unknown", False),
    "html503": ("unknown", False),
    "garbage": ("unknown", False),
    "empty": ("unknown", False),
    "list": ("unknown", False),
    "success_false": ("unknown", False),
    "success_false_after": ("unknown", True),
    "redirect": ("refused", False),
    "drop_before": ("unknown", False),
    "drop_after": ("unknown", True),
    "slow": ("unknown", True),
    "503_after": ("unknown", True),
}


def refused(function: object, *given: object) -> DeliveryError:
    assert callable(function)
    with pytest.raises(DeliveryError) as caught:
        function(*given)
    assert caught.value.step is not None
    assert caught.value.message.da != caught.value.message.en
    return caught.value


def test_each_fault_has_its_row() -> None:
    assert SENDING.keys() == BEFORE | AFTER


@pytest.mark.parametrize("kind", SENDING)
def test_sending(connect: Connect, fake: Fake, kind: str) -> None:
    client = connect(answer_seconds=0.4)
    case = client.case(NUMBER)
    fake.follow(Fault(kind, "add"))
    error = refused(client.put, case, DOCUMENT, CONTENT)
    outcome, stored = SENDING[kind]
    assert (error.outcome, len(fake.state.documents())) == (outcome, stored)
    assert fake.state.counted("requests add") == 1  # what writes is sent once
    assert fake.state.counted(f"fault {kind}") == 1


def test_a_503_that_is_known_to_come_before_all(connect: Connect, fake: Fake) -> None:
    client = connect(busy="not_sent")
    case = client.case(NUMBER)
    fake.follow(Fault("503", "add"), Fault("502", "add"))
    assert refused(client.put, case, DOCUMENT, CONTENT).outcome == "not_sent"
    assert refused(client.put, case, DOCUMENT, CONTENT).outcome == "unknown"


@pytest.mark.parametrize(
    ("route", "kind"),
    [
        (route, kind)
        for route in ("find_case", "case_metadata", "listing", "metadata", "web")
        for kind in ASKING
        if route != "web" or kind not in ("garbage", "list", "empty", "success_false")  # not read
    ],
)
def test_asking(connect: Connect, fake: Fake, kind: str, route: str) -> None:
    client = connect(answer_seconds=0.4)
    case = client.case(NUMBER)
    filed = client.put(case, DOCUMENT, CONTENT)
    if route == "web":
        client = connect(answer_seconds=0.4)  # one that is cold
    fake.follow(Fault(kind, route))
    asked = {"listing": (client.find, case, "x"), "metadata": (client.differences, filed, DOCUMENT)}
    error = refused(*asked.get(route, (client.case, NUMBER)))
    assert error.outcome == ASIDE.get((kind, route), ASKING[kind])
    assert error.document == (filed.id if route == "metadata" else "")


@pytest.mark.parametrize("kind", MARKING)
def test_journalising_after_the_upload(connect: Connect, fake: Fake, kind: str) -> None:
    client = connect(answer_seconds=0.4)
    filed = client.put(client.case(NUMBER), DOCUMENT, CONTENT)
    fake.follow(Fault(kind, "mark"))
    error = refused(client.journalise, filed)
    outcome, marked = MARKING[kind]
    assert (error.outcome, error.document) == (outcome, filed.id)
    assert client.is_journalised(filed) is marked
    client.journalise(filed)
    assert client.is_journalised(filed) is True
    assert len(fake.state.documents()) == 1


@pytest.mark.parametrize(
    "body", ["", "{}", "null", "true", '{"Success":true}', '[{"DocId":1,"Success":true}]']
)
def test_answers_that_journalising_may_have(client: GetOrganized, fake: Fake, body: str) -> None:
    fake.options = Options(marked=body)
    filed = client.put(client.case(NUMBER), DOCUMENT, CONTENT)
    client.journalise(filed)
    assert client.is_journalised(filed) is True


@pytest.mark.parametrize(
    "body",
    [
        "false",
        '{"Success":false}',
        '{"Success":"true"}',
        '{"a":[{"Success":null}]}',
        "OK",
        "<html>",
    ],
)
def test_answers_that_are_no_yes(client: GetOrganized, fake: Fake, body: str) -> None:
    fake.options = Options(marked=body)
    filed = client.put(client.case(NUMBER), DOCUMENT, CONTENT)
    assert refused(client.journalise, filed).document == filed.id


# --- what is found when it is read back -------------------------------------------------


def test_a_listing_that_lags(client: GetOrganized, fake: Fake) -> None:
    case = client.case(NUMBER)
    fake.follow(Fault("lag", "add", value="2"))
    filed = client.put(case, DOCUMENT, CONTENT)
    assert client.find(case, CONTENT.name) == ()
    assert client.find(case, CONTENT.name) == ()
    assert client.find(case, CONTENT.name) == (filed,)


@pytest.mark.parametrize(
    ("kind", "value", "field", "said"),
    [
        ("swapped_date", "", "date", "day and month swapped"),
        ("dropped_column", "ows_Korrespondance", "direction", "is missing"),
        ("dropped_column", "ows_Title", "title", "is missing"),
        ("changed_column", "ows_Title", "title", "something else"),
    ],
)
def test_metadata_that_are_not_as_asked(
    client: GetOrganized, fake: Fake, kind: str, value: str, field: str, said: str
) -> None:
    fake.follow(Fault(kind, "add", value=value))
    filed = client.put(client.case(NUMBER), DOCUMENT, CONTENT)
    (difference,) = client.differences(filed, DOCUMENT)
    assert difference.field == field
    assert said in difference.message.en
    assert DOCUMENT.title not in difference.message.da + difference.message.en


def test_a_page_in_place_of_the_file(client: GetOrganized, fake: Fake) -> None:
    filed = client.put(client.case(NUMBER), DOCUMENT, CONTENT)
    fake.follow(Fault("html503", "content"), Fault("empty", "content"))
    for _ in range(2):
        error = refused(client.content, filed)
        assert (error.outcome, error.document) == ("not_sent", filed.id)
    assert client.content(filed) == CONTENT.data


def test_no_such_document(client: GetOrganized) -> None:
    assert refused(client.content, Filed("99")).outcome == "refused"
    assert refused(client.journalise, Filed("99")).outcome == "refused"


def test_a_document_of_somebody_elses_without_a_name_is_passed_over(
    client: GetOrganized, fake: Fake
) -> None:
    case = client.case(NUMBER)
    filed = client.put(case, DOCUMENT, CONTENT)
    fake.state.store(NUMBER, "", "", b"x", {}, 0)
    assert client.find(case, CONTENT.name) == (filed,)
    assert client.find(case, "andet.docx") == ()
    (step,) = [one for one in client.probe(NUMBER) if one.name == "listing"]
    assert (step.state, "1 af dem har intet navn" in step.message.da) == ("ok", True)


def test_a_listing_that_tells_no_names_never_says_that_nothing_is_there(
    client: GetOrganized, fake: Fake
) -> None:
    case = client.case(NUMBER)
    fake.state.store(NUMBER, "", "", b"x", {}, 0)
    assert refused(client.find, case, CONTENT.name).outcome == "not_sent"


# --- connections ------------------------------------------------------------------------


def test_a_server_that_is_not_there(connect: Connect) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        client = connect(url=f"http://127.0.0.1:{taken.getsockname()[1]}")
        error = refused(client.case, NUMBER)
    assert error.outcome == "not_sent"


def test_a_letter_that_nobody_took(fake: Fake) -> None:
    """No connection came about: nothing was sent. With one, nobody knows."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(requests.ConnectionError) as caught:
            requests.post(f"http://127.0.0.1:{taken.getsockname()[1]}", data=b"x", timeout=5)
    assert of_break(kind_of(caught.value), writes=True).outcome == "not_sent"
    fake.scheme, known = "basic", HTTPBasicAuth(USER.encode(), PASSWORD.encode())
    fake.follow(Fault("drop_before"), Fault("slow"))
    for _ in range(2):
        with pytest.raises(requests.RequestException) as broken:
            requests.get(f"{fake.url}/_api/web", timeout=0.3, auth=known)
        assert of_break(kind_of(broken.value), writes=True).outcome == "unknown"
        assert of_break(kind_of(broken.value), writes=False).outcome == "not_sent"


def test_a_server_that_goes_away_before_the_letter(connect: Connect, fake: Fake) -> None:
    """What was asked first to warm the connection found nobody: nothing of the letter was sent."""
    client = connect(warm_seconds=0)
    case = client.case(NUMBER)
    for kind in ("drop_before", "503", "429"):
        fake.follow(Fault(kind, "web"))
        assert refused(client.put, case, DOCUMENT, CONTENT).outcome == "not_sent"
    for _ in range(2):
        fake.follow(Fault("login", "web"))
        assert refused(client.put, case, DOCUMENT, CONTENT).outcome == "refused"
    assert not fake.bodies("add")


def test_reading_is_repeated_and_writing_is_not(
    connect: Connect, fake: Fake, repeating: None
) -> None:
    client = connect(read_attempts=3)
    fake.follow(Fault("503", "find_case", times=2), Fault("drop_before", "case_metadata"))
    case = client.case(NUMBER)
    fake.follow(Fault("503", "add"), Fault("drop_before", "mark"))
    assert refused(client.put, case, DOCUMENT, CONTENT).outcome == "unknown"
    filed = client.put(case, DOCUMENT, CONTENT)
    assert refused(client.journalise, filed).outcome == "unknown"
    assert fake.state.counted("requests add") == 2
    assert fake.state.counted("requests mark") == 1


def test_what_is_down_is_asked_a_few_times_only(
    connect: Connect, fake: Fake, repeating: None
) -> None:
    client = connect(read_attempts=3)
    fake.follow(Fault("503", "web", times=99))
    assert refused(client.case, NUMBER).outcome == "not_sent"
    assert fake.state.counted("requests web") == 3


def test_a_slow_answer_does_not_hold_for_ever(connect: Connect, fake: Fake) -> None:
    client = connect(answer_seconds=0.3)
    case = client.case(NUMBER)
    fake.follow(Fault("slow", "add"))
    start = time.monotonic()
    refused(client.put, case, DOCUMENT, CONTENT)
    assert time.monotonic() - start < 5
