"""No number of a person gets out: not in a log line of any library, not in a word of an error."""

from __future__ import annotations

import logging
import re
import traceback
from dataclasses import replace

import pytest

from fake_getorganized.fake import Fake
from fake_getorganized.faults import AFTER, BEFORE, Fault
from fake_getorganized.ntlm import PASSWORD
from fake_getorganized.samples import CONTENT, DOCUMENT, NUMBER, Connect
from render.errors import DeliveryError
from render.esdh.system import Content

CPR = re.compile(r"\b\d{6}-?\d{4}\b")
PERSON = "Barn Prøvesen 010190-1234"
LETTER = Content("brev.docx", f"PK om {PERSON}".encode())


@pytest.mark.parametrize("kind", sorted(BEFORE | AFTER))
def test_no_log_and_no_error_holds_a_person(
    connect: Connect, fake: Fake, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("urllib3", "requests", "requests_ntlm", "spnego", "stamina"):
        caplog.set_level(logging.DEBUG, logger=name)
    fake.state.add_case("BOR-2026-000099", f"Sag om {PERSON}")
    client = connect(answer_seconds=0.4)
    case = client.case("BOR-2026-000099")
    assert "010190" in case.title
    told: list[str] = [repr(case), repr(LETTER), repr(client)]
    fake.follow(*(Fault(kind, route) for route in ("add", "listing", "metadata", "mark")))
    filed = None
    for name in ("brev.docx", "brev 2.docx"):
        try:
            filed = client.put(case, DOCUMENT, Content(name, LETTER.data))
        except DeliveryError as error:
            told += [str(error), repr(error), error.message.da, str(error.step)]
            assert not CPR.search("".join(traceback.format_exception(error)))
            assert error.__context__ is None  # which would hold the request, and so the letter
    if filed is not None:
        for act in (client.journalise, client.content):
            try:
                act(filed)
            except DeliveryError as error:
                told += [str(error), "".join(traceback.format_exception(error))]
    with pytest.raises(DeliveryError) as caught:
        client.put(case, replace(DOCUMENT, title=f"Om {PERSON}"), CONTENT)
    told += [str(caught.value), repr(caught.value)]
    assert caplog.records  # urllib3 has told of the requests
    assert not CPR.search(caplog.text)
    assert "NTLM step" not in caplog.text  # its tokens are a password for who can guess
    assert PASSWORD not in caplog.text
    assert not any(CPR.search(words) or "Prøvesen" in words for words in told)


def test_urls_in_logs_hold_no_file_name(
    connect: Connect, fake: Fake, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    client = connect()
    case = client.case(NUMBER)
    filed = client.put(case, DOCUMENT, Content("Om Barn Prøvesen.docx", b"PK"))
    client.find(case, "Om Barn Prøvesen.docx")
    client.content(filed)
    assert not any("senen" in one.path or "Barn" in one.path for one in fake.recorded)
    assert "Barn" not in caplog.text
