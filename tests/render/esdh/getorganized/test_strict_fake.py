"""The fake refuses what it must refuse: one that takes anything could not fail us."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests
from requests_ntlm import HttpNtlmAuth

from fake_getorganized import chunks
from fake_getorganized.fake import Fake
from fake_getorganized.ntlm import PASSWORD, USER
from fake_getorganized.samples import NUMBER

ADD = "/_goapi/Documents/AddToCase"
CASE = f"/cases/BOR12/{NUMBER}"
Post = Callable[..., requests.Response]


def row(**columns: str) -> str:
    sound = {"ows_Title": "Brev", "ows_Dato": "2026-03-04", "ows_Korrespondance": "Udgående"}
    inner = " ".join(f'{name}="{value}"' for name, value in (sound | columns).items() if value)
    return f'<z:row xmlns:z="#RowsetSchema" {inner}/>'


def body(**given: Any) -> dict[str, Any]:
    return {
        "Bytes": [80, 75],
        "CaseId": NUMBER,
        "ListName": "Dokumenter",
        "FolderPath": "",
        "FileName": "brev.docx",
        "Metadata": row(),
        "Overwrite": False,
        **given,
    }


@pytest.fixture
def session() -> Iterator[requests.Session]:
    with requests.Session() as made:
        made.trust_env = False
        made.auth = HttpNtlmAuth(USER, PASSWORD)
        yield made


@pytest.fixture
def post(fake: Fake, session: requests.Session) -> Post:
    def posted(path: str, content: Any, **more: Any) -> requests.Response:
        return session.post(fake.url + path, json=content, timeout=20, **more)

    return posted


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({}, id="plain"),
        pytest.param({"FolderPath": None, "Overwrite": True}, id="overwrite"),
        pytest.param({"Metadata": row(ows_Title="Afg. &quot;x&quot; &amp; &lt;y&gt;")}, id="xml"),
        pytest.param({"Metadata": row(ows_CCMMustBeOnPostList="1")}, id="flag"),
        pytest.param({"Bytes": [0, 255]}, id="bytes"),
    ],
)
def test_what_is_taken(post: Post, fake: Fake, given: dict[str, Any]) -> None:
    sent = body(**given)
    if sent["FolderPath"] is None:
        del sent["FolderPath"]
    answer = post(ADD, sent)
    assert answer.status_code == 200
    (stored,) = fake.state.documents()
    assert answer.json() == {"DocId": stored.id}


def test_letter_case_of_keys_does_not_matter(post: Post) -> None:
    assert post(ADD, {key.lower(): value for key, value in body().items()}).status_code == 200


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"SiteUrl": "x"}, id="unknown key"),
        pytest.param({"Bytes": "UEs="}, id="base64"),
        pytest.param({"Bytes": []}, id="no bytes"),
        pytest.param({"Bytes": [256]}, id="over 255"),
        pytest.param({"Bytes": [-1]}, id="under 0"),
        pytest.param({"Bytes": [True]}, id="bool for a byte"),
        pytest.param({"Bytes": [1.0]}, id="float for a byte"),
        pytest.param({"Bytes": ["1"]}, id="text for a byte"),
        pytest.param({"Overwrite": "true"}, id="overwrite as text"),
        pytest.param({"FolderPath": 1}, id="folder"),
        pytest.param({"Metadata": row(ows_Title='A "B"')}, id="quotation mark"),
        pytest.param({"Metadata": row(ows_Title="A & B")}, id="ampersand"),
        pytest.param({"Metadata": row(ows_Title="A < B")}, id="less than"),
        pytest.param({"Metadata": row().replace("#RowsetSchema", "#Andet")}, id="namespace"),
        pytest.param({"Metadata": "<z:row/>"}, id="no namespace"),
        pytest.param({"Metadata": "<row/>"}, id="another element"),
        pytest.param({"Metadata": ""}, id="no metadata"),
        pytest.param({"Metadata": None}, id="null"),
        pytest.param({"Metadata": row(ows_CCMPrimaryDocumentType="1")}, id="unknown column"),
        pytest.param({"Metadata": row(ows_Korrespondance="Internt")}, id="not in the choice"),
        pytest.param({"Metadata": row(ows_Korrespondance="")}, id="choice missing"),
        pytest.param({"Metadata": row(ows_Dato="")}, id="date missing"),
        pytest.param({"Metadata": row(ows_Dato="None")}, id="date None"),
        pytest.param({"Metadata": row(ows_Dato="04-03-2026")}, id="ambiguous date"),
        pytest.param({"Metadata": row(ows_Dato="03/04/2026")}, id="American date"),
        pytest.param({"Metadata": row(ows_Dato="2026-02-30")}, id="no such day"),
        pytest.param({"Metadata": row(ows_CCMMustBeOnPostList="ja")}, id="flag"),
        pytest.param({"FileName": "a/b.docx"}, id="slash"),
        pytest.param({"FileName": "a#b.docx"}, id="hash"),
        pytest.param({"FileName": "brev.docx."}, id="dot at the end"),
        pytest.param({"FileName": " brev.docx"}, id="blank at the start"),
        pytest.param({"FileName": ""}, id="no name"),
        pytest.param({"ListName": "Filer"}, id="unknown library"),
        pytest.param({"CaseId": "BOR-2026-999999"}, id="unknown case"),
    ],
)
def test_what_is_refused(post: Post, fake: Fake, given: dict[str, Any]) -> None:
    assert 400 <= post(ADD, body(**given)).status_code < 500
    assert fake.state.documents() == []


def test_a_key_that_is_missing(post: Post, fake: Fake) -> None:
    for key in body():
        if key != "FolderPath":
            sent = body()
            del sent[key]
            assert post(ADD, sent).status_code == 400
    assert fake.state.documents() == []


def test_what_is_no_json(fake: Fake, session: requests.Session) -> None:
    url = fake.url + ADD
    form = session.post(url, data={"Bytes": "x"}, timeout=20)
    assert form.status_code == 415
    kind = {"Content-Type": "application/json"}
    for text in (b"x", b"[]", b'{"Bytes":[1],"bytes":[1]}'):
        assert session.post(url, data=text, headers=kind, timeout=20).status_code == 400


def test_a_closed_case(post: Post, fake: Fake) -> None:
    fake.state.set_status(NUMBER, "Lukket")
    assert post(ADD, body()).status_code == 400


def test_names_and_finalized_documents(post: Post, fake: Fake) -> None:
    number = post(ADD, body()).json()["DocId"]
    assert post(ADD, body(FileName="BREV.docx")).status_code == 409
    assert post(ADD, body(Bytes=[1], Overwrite=True)).json()["DocId"] == number
    done = post("/_goapi/Documents/FinalizeMultiple/ByDocumentId", {"DocumentIds": [number]})
    assert done.json()["Success"] is True
    assert post(ADD, body(Bytes=[2], Overwrite=True)).status_code == 423
    (stored,) = fake.state.documents()
    assert (stored.data, stored.version, stored.finalized) == (b"\x01", 2, True)


@pytest.mark.parametrize(
    "content",
    [
        {"DocumentIds": []},
        {"DocumentIds": "1"},
        {"DocumentIds": ["215820"]},
        {"DocumentIds": [True]},
        {"DocumentIds": [99]},
        {"DocumentId": [215820]},
        {"DocumentIds": [215820], "Finalize": True},
    ],
)
def test_marks_that_are_refused(post: Post, fake: Fake, content: dict[str, Any]) -> None:
    post(ADD, body())
    answer = post("/_goapi/Documents/MarkMultipleAsCaseRecord/ByDocumentId", content)
    assert answer.status_code in (400, 404)
    assert [one.marks for one in fake.state.documents()] == [0]


@pytest.mark.parametrize(
    "change",
    [
        {"CaseTypePrefixes": ["EMN"]},
        {"FieldProperties": []},
        {"FieldProperties": [{"InternalName": "ows_Title", "Value": "x"}]},
        {"FieldProperties": [{"InternalName": "ows_CaseID", "Value": NUMBER}]},
        {"Andet": 1},
    ],
)
def test_searches_that_are_refused(post: Post, change: dict[str, Any]) -> None:
    field = {"InternalName": "ows_CaseID", "Value": NUMBER, "ComparisonType": "Equal"}
    sound = {"FieldProperties": [field], "CaseTypePrefixes": ["BOR"]}
    path = "/_goapi/Cases/FindByCaseProperties"
    assert len(post(path, sound).json()["CasesInfo"]) == 1
    assert post(path, {**sound, **change}).status_code == 400


def test_each_connection_is_let_in_by_itself(fake: Fake) -> None:
    url = f"{fake.url}/_api/web"
    assert requests.get(url, timeout=20).status_code == 401
    wrong = HttpNtlmAuth(USER, "forkert")
    assert requests.get(url, auth=wrong, timeout=20).status_code == 401
    with requests.Session() as session:
        session.auth = HttpNtlmAuth(USER, PASSWORD)
        assert session.get(url, timeout=20).status_code == 200
        session.auth = None
        assert session.get(url, timeout=20).status_code == 200  # the connection is known
        session.close()
        assert session.get(url, timeout=20).status_code == 401  # another one is not


def test_what_is_not_there(fake: Fake, session: requests.Session) -> None:
    for path in ("/andet", "/_goapi/Documents/Metadata/99", f"{CASE}/_api/web"):
        assert session.get(fake.url + path, timeout=20).status_code == 404


# --- the way in parts -------------------------------------------------------------------


def test_an_upload_in_parts(post: Post, fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    api = f"{CASE}/_api"
    folder = f"{api}/web/folders/AddUsingPath(DecodedUrl=@p)?@p='{CASE}/Dokumenter/ny'"
    deep = f"{api}/web/folders/AddUsingPath(DecodedUrl=@p)?@p='{CASE}/Dokumenter/x/y'"
    make = (
        f"{api}/web/GetFolderByServerRelativePath(DecodedUrl=@p)/Files/add(url=@f,overwrite=true)"
        f"?@p='{CASE}/Dokumenter/ny'&@f='brev.docx'"
    )
    file = f"{api}/web/GetFileByServerRelativePath(DecodedUrl=@u)"
    at = f"?@u='{CASE}/Dokumenter/ny/brev.docx'"
    assert post(folder, {}).status_code == 403  # no digest
    told = post(f"{api}/contextinfo", {}).json()["d"]["GetContextWebInformation"]
    key = {"X-RequestDigest": told["FormDigestValue"]}
    assert post(make, {}, headers=key).status_code == 404  # no folder
    assert post(deep, {}, headers=key).status_code == 404  # nor one above it
    assert post(folder, {}, headers=key).status_code == 201
    assert post(make, {}, headers=key).status_code == 200
    start = f"{file}/startUpload(uploadId=guid'1'){at}"
    assert post(start, None, headers=key, data=b"abc").status_code == 200
    wrong = f"{file}/continueUpload(uploadId=guid'1',fileOffset=2){at}"
    assert post(wrong, None, headers=key, data=b"def").status_code == 400
    right = f"{file}/finishUpload(uploadId=guid'1',fileOffset=3){at}"
    assert post(right, None, headers=key, data=b"def").status_code == 200
    assert fake.uploads[f"{CASE}/Dokumenter/ny/brev.docx"] == b"abcdef"
    monkeypatch.setattr(chunks, "DIGEST_SECONDS", -1.0)
    assert post(folder, {}, headers=key).status_code == 403  # it is too old


def test_columns_come_back_as_the_system_has_them(
    post: Post, fake: Fake, session: requests.Session
) -> None:
    number = post(ADD, body(Metadata=row(ows_Kategori="Brev"))).json()["DocId"]
    found = session.get(f"{fake.url}/_goapi/Documents/Metadata/{number}", timeout=20).json()
    assert 'ows_Dato="2026-03-04 00:00:00"' in found["Metadata"]
    assert 'ows_Kategori="7;#Brev"' in found["Metadata"]
    assert json.dumps(found).isascii()
