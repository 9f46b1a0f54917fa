"""
Our client beside the two clients of GetOrganized on PyPI, against the same recorder.

Peers are evidence, not truth: where they are sound, what we send is what they send; where one is
wrong, the strict fake refuses the peer and takes ours. They are installed without their
dependencies (they declare Windows and database packages that these modules do not use), into a
folder of their own that SEGL_PEERS names.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

import pytest
import requests

from fake_getorganized.fake import Fake, Options
from fake_getorganized.ntlm import PASSWORD, USER
from fake_getorganized.samples import CONTENT, DOCUMENT, NUMBER, ROW, Connect
from render.esdh.document import Document

DROPPED = {"siteurl"}  # an extra of one peer, which the others do without
ITK, MBU = "itk_dev_shared_components", "mbu_dev_shared_components"


def peer(package: str, module: str) -> Any:
    """Return a module of a peer; skip without it, but not where all must be there."""
    folder = os.environ.get("SEGL_PEERS", "")
    if folder and folder not in sys.path:
        sys.path.append(folder)
    name = f"{package}.getorganized.{module}"
    try:
        return importlib.import_module(name)
    except ImportError:
        assert not os.environ.get("SEGL_CI"), f"{package} is not installed"
        pytest.skip(f"{package} is not installed (SEGL_PEERS)")


@pytest.fixture
def recorder(fake: Fake) -> Fake:
    """Return a fake that takes anything: what was sent is what is looked at."""
    fake.options = Options(strict=False)
    return fake


@pytest.fixture
def itk() -> Iterator[tuple[Any, requests.Session]]:
    api = peer(ITK, "go_api")
    with api.create_session(USER, PASSWORD) as session:
        yield api, session


class Sent(NamedTuple):
    """A request in the form in which two clients can be compared."""

    method: str
    path: str
    kind: str
    user: str
    body: dict[str, Any]


def last(fake: Fake, route: str) -> Sent:
    """Return the last request at a route that was let in, canonicalised."""
    one = [found for found in fake.bodies(route) if found.user][-1]
    body = {key.lower(): value for key, value in json.loads(one.body).items()}
    body = {key: "" if value is None else value for key, value in body.items()}
    body = {key: value for key, value in body.items() if key not in DROPPED}
    return Sent(one.method, one.path.lower(), one.kind.split(";")[0].lower(), one.user, body)


def opened(sent: Sent) -> tuple[Sent, bytes, dict[str, str]]:
    """Return a request without its bytes and its row, the bytes, and the row's columns."""
    body = dict(sent.body)
    data, row = bytes(body.pop("bytes")), body.pop("metadata")
    return sent._replace(body=body), data, dict(ET.fromstring(row).attrib)


def mbu_row(document: Document) -> str:
    """Return a row as callers of this peer write it: it takes a text, and escapes nothing."""
    return (
        f'<z:row xmlns:z="#RowsetSchema" ows_Title="{document.title}" '
        f'ows_Dato="{document.date}" ows_Korrespondance="{document.direction}"/>'
    )


def mbu_upload(fake: Fake, document: Document, data: bytes) -> requests.Response:
    creator = peer(MBU, "objects").DocumentJsonCreator()
    body = creator.document_data_json(
        NUMBER, "Dokumenter", "", CONTENT.name, mbu_row(document), False, list(data)
    )
    url = f"{fake.url}/_goapi/Documents/AddToCase"
    answer = peer(MBU, "documents").upload_file_to_case(body, url, USER, PASSWORD)
    assert isinstance(answer, requests.Response)
    return answer


def itk_upload(
    fake: Fake, itk: tuple[Any, requests.Session], date: str | None = DOCUMENT.date
) -> None:
    api, session = itk
    api.upload_document(
        apiurl=fake.url,
        file=bytearray(CONTENT.data),
        case_id=NUMBER,
        filename=CONTENT.name,
        date_string=date,
        doc_category="Brev",
        case_type="EMN",
        session=session,
        overwrite=False,
    )


# --- where the peers are sound, we send the same ----------------------------------------


def test_the_upload_is_that_of_mbu(connect: Connect, recorder: Fake) -> None:
    mbu_upload(recorder, DOCUMENT, CONTENT.data)
    theirs = opened(last(recorder, "add"))
    client = connect()
    client.put(client.case(NUMBER), DOCUMENT, CONTENT)
    assert opened(last(recorder, "add")) == theirs
    assert theirs[1:] == (CONTENT.data, ROW)


def test_the_upload_is_that_of_itk_but_for_columns(
    connect: Connect, recorder: Fake, itk: tuple[Any, requests.Session]
) -> None:
    itk_upload(recorder, itk)
    theirs, data, row = opened(last(recorder, "add"))
    client = connect(constants={"ows_Kategori": "Brev"})
    client.put(client.case(NUMBER), DOCUMENT, CONTENT)
    ours, our_data, our_row = opened(last(recorder, "add"))
    assert (ours, our_data) == (theirs, data)
    assert our_row.items() >= row.items()
    assert our_row.keys() - row.keys() == {"ows_Title", "ows_Korrespondance"}


def test_journalising_is_that_of_mbu(connect: Connect, recorder: Fake) -> None:
    client = connect()
    filed = client.put(client.case(NUMBER), DOCUMENT, CONTENT)
    client.journalise(filed)
    ours = last(recorder, "mark")
    url = f"{recorder.url}/_goapi/Documents/MarkMultipleAsCaseRecord/ByDocumentId"
    peer(MBU, "documents").mark_file_as_case_record([int(filed.id)], url, USER, PASSWORD)
    assert last(recorder, "mark") == ours


def test_the_search_is_that_of_mbu(connect: Connect, recorder: Fake) -> None:
    """This peer writes booleans and numbers as text; the values are the same."""
    connect().case(NUMBER)
    ours = last(recorder, "find_case")
    search = (
        peer(MBU, "objects")
        .CaseDataJson()
        .simple_search_case_data_json("BOR", {"ows_CaseID": NUMBER}, returned_cases_number="2")
    )
    url = f"{recorder.url}/_goapi/Cases/FindByCaseProperties"
    answer = peer(MBU, "cases").find_case_by_case_properties(search, url, USER, PASSWORD)
    assert [one["CaseID"] for one in answer.json()["CasesInfo"]] == [NUMBER]
    assert as_text(last(recorder, "find_case")) == as_text(ours)


def test_the_search_is_that_of_itk_in_its_frame(
    connect: Connect, recorder: Fake, itk: tuple[Any, requests.Session]
) -> None:
    """It looks for titles, we for numbers; the frame is the same, and ours says no less."""
    connect().case(NUMBER)
    ours = last(recorder, "find_case")
    api, session = itk
    api.find_case(session, recorder.url, "Prøvesag", case_type="BOR")
    theirs = last(recorder, "find_case")
    assert ours[:4] == theirs[:4]
    fields = ours.body.pop("fieldproperties"), theirs.body.pop("fieldproperties")
    assert ours.body.items() >= theirs.body.items()
    assert fields[0][0].keys() >= fields[1][0].keys()


def test_metadata_of_a_case_are_asked_for_alike(
    connect: Connect, recorder: Fake, itk: tuple[Any, requests.Session]
) -> None:
    facts = connect().facts(NUMBER)
    ours = recorder.bodies("case_metadata")[-1].path
    api, session = itk
    text = api.get_case_metadata(session, recorder.url, NUMBER)
    assert recorder.bodies("case_metadata")[-1].path == ours
    assert dict(ET.fromstring(text).attrib) == facts


def as_text(sent: Sent) -> Any:
    def texts(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: texts(inner) for key, inner in value.items()}
        return [texts(inner) for inner in value] if isinstance(value, list) else str(value)

    return texts(sent._asdict())


# --- where a peer is wrong, the strict fake refuses it and takes ours -------------------


@pytest.mark.parametrize("title", ['Afg. "støtte"', "Støtte & bolig", "Støtte < 1 år"])
def test_titles_that_mbu_breaks_on(connect: Connect, fake: Fake, title: str) -> None:
    document = replace(DOCUMENT, title=title)
    assert mbu_upload(fake, document, CONTENT.data).status_code == 400
    assert fake.state.documents() == []
    client = connect()
    filed = client.put(client.case(NUMBER), document, CONTENT)
    assert client.differences(filed, document) == ()
    assert fake.state.documents()[0].row["ows_Title"] == title


def test_a_plain_title_of_mbu_is_taken(fake: Fake) -> None:
    """So the fake does not refuse the peer whatever it sends."""
    assert mbu_upload(fake, DOCUMENT, CONTENT.data).status_code == 200
    assert fake.state.documents()[0].row == ROW


@pytest.mark.parametrize("date", [DOCUMENT.date, None])
def test_what_itk_leaves_out(
    connect: Connect, fake: Fake, itk: tuple[Any, requests.Session], date: str | None
) -> None:
    """No title, no category of correspondence, an extra key, and `None` for a missing date."""
    with pytest.raises(requests.HTTPError):
        itk_upload(fake, itk, date)
    sent = json.loads(fake.bodies("add")[-1].body)
    assert ("ows_Dato='None'" in sent["Metadata"]) is (date is None)
    assert fake.state.documents() == []
    client = connect()
    client.put(client.case(NUMBER), DOCUMENT, CONTENT)
    assert len(fake.state.documents()) == 1


def test_mbu_sends_each_letter_three_times(connect: Connect, fake: Fake) -> None:
    mbu_upload(fake, DOCUMENT, CONTENT.data)
    assert len(fake.bodies("add")) == 3
    client = connect()
    client.put(client.case(NUMBER), DOCUMENT, replace_name("andet.docx"))
    assert len(fake.bodies("add")) == 4


def replace_name(name: str) -> Any:
    return replace(CONTENT, name=name)
