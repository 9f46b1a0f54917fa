"""What the fake does at each address: a function a route, all of them told in ROUTES."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import unquote
from xml.sax.saxutils import quoteattr

from fake_getorganized import strict
from fake_getorganized.contract import RefusalError, returned
from fake_getorganized.demotion import demoted
from fake_getorganized.fake import Fake, Options
from fake_getorganized.faults import Fault
from fake_getorganized.state import KnownCase, State, Stored


class Asked(NamedTuple):
    """A request of a user who was let in."""

    fake: Fake
    match: re.Match[str]
    kind: str
    body: bytes
    fault: Fault | None
    query: str
    digest: str

    @property
    def state(self) -> State:
        return self.fake.state

    @property
    def options(self) -> Options:
        return self.fake.options


class Said(NamedTuple):
    status: int
    body: bytes
    kind: str = "application/json; charset=utf-8"


Route = Callable[[Asked], Said]


def said(content: Any, status: int = 200) -> Said:
    return Said(status, json.dumps(content).encode())


def web(asked: Asked) -> Said:
    return said({"Title": "GetOrganized (prøve)"})


# --- cases ------------------------------------------------------------------------------


def find_case(asked: Asked) -> Said:
    body = strict.body(asked.kind, asked.body)
    if asked.options.strict:
        number = strict.search(body)
    else:
        number = str(body["fieldproperties"][0].get("Value", ""))
    found = [
        {"CaseID": one.number, "RelativeUrl": one.url, "ItemExists": one.status != "Slettet"}
        for one in asked.state.cases(number)
        if _at_its_site(asked, one)
    ]
    return said({"CasesInfo": found})


def _at_its_site(asked: Asked, case: KnownCase) -> bool:
    return (asked.match["site"] or "").strip("/") == case.site


def case_metadata(asked: Asked) -> Said:
    number = unquote(asked.match["number"])
    found = [one for one in asked.state.cases(number) if _at_its_site(asked, one)]
    if not found:
        raise RefusalError("no such case", 404)
    case = found[0]
    return said({"Metadata": _row({
        "ows_Title": case.title,
        "ows_CaseID": case.number,
        "ows_CaseStatus": case.status,
        "ows_CaseUrl": case.url.strip("/"),
        "ows_CaseOwner": "18;#EKSEMPEL",
        "ows_Modtaget": "2026-11-02 08:30:00",
    })})  # fmt: skip


def _row(columns: Mapping[str, str]) -> str:
    inner = " ".join(f"{name}={quoteattr(value)}" for name, value in columns.items())
    return f'<z:row xmlns:z="#RowsetSchema" {inner} />'


def _open_case(asked: Asked, number: Any) -> KnownCase:
    found = asked.state.cases(str(number))
    if not found or not _at_its_site(asked, found[0]):
        raise RefusalError("no such case", 404)
    if found[0].status != "Åben":
        raise RefusalError("the case is closed")
    return found[0]


# --- documents --------------------------------------------------------------------------


def add(asked: Asked) -> Said:
    body = strict.body(asked.kind, asked.body)
    if not asked.options.strict:
        return said({"DocId": 1})  # a recorder: what was sent is what a test looks at
    strict.keys(body, strict.ADD, strict.ADD - {"folderpath"})
    data = strict.octets(body["bytes"])
    if type(body["overwrite"]) is not bool:
        raise RefusalError("Overwrite is neither true nor false")
    if body["listname"] != "Dokumenter":
        raise RefusalError("no such library", 404)
    if not isinstance(body.get("folderpath", ""), str):
        raise RefusalError("FolderPath is no text")
    row, name = strict.row(body["metadata"]), strict.name(body["filename"])
    case = _open_case(asked, body["caseid"])
    with asked.state.whole():
        return said({"DocId": _put(asked, case, body, name, data, row)})


def _put(
    asked: Asked,
    case: KnownCase,
    body: Mapping[str, Any],
    name: str,
    data: bytes,
    row: Mapping[str, str],
) -> int:
    folder = str(body.get("folderpath", "")).strip("/")
    data, row, hidden = _as_faulty(asked.fault, data, row)
    there = asked.state.named(case.number, folder, name)
    if there is None:
        return asked.state.store(case.number, folder, name, data, row, hidden)
    if not body["overwrite"]:
        raise RefusalError("a file of that name is there", asked.options.taken)
    if there.finalized:  # assumption: it fails, and makes no new version
        raise RefusalError("the document is finalized", 423)
    asked.state.replace(there.id, data, row)
    return there.id


def _as_faulty(
    fault: Fault | None, data: bytes, row: Mapping[str, str]
) -> tuple[bytes, Mapping[str, str], int]:
    """Return what is stored where something goes wrong within."""
    kind, hidden, row = fault.kind if fault is not None else "", 0, dict(row)
    if fault is not None and kind == "lag":
        hidden = int(fault.value or 2)
    if kind == "swapped_date" and "ows_Dato" in row:
        year, month, day = row["ows_Dato"].split("-")
        row["ows_Dato"] = f"{year}-{day}-{month}" if int(day) <= 12 else row["ows_Dato"]
    if fault is not None and kind == "dropped_column":
        row.pop(fault.value or "ows_Korrespondance", None)
    if fault is not None and kind == "changed_column":
        row[fault.value or "ows_Title"] = "Noget andet"
    return (demoted(data) if kind == "demotion" else data), row, hidden


def listing(asked: Asked) -> Said:
    path = unquote(asked.match["path"]).replace("''", "'").rstrip("/")
    case = asked.state.case_at(unquote(asked.match["case"]))
    if case is None or not path.startswith(f"{case.url}/Dokumenter"):
        raise RefusalError("no such folder", 404)
    folder = path.removeprefix(f"{case.url}/Dokumenter").strip("/")
    found = asked.state.documents(case.number, folder, data=False)
    if folder and not found:
        raise RefusalError("no such folder", 404)
    for one in found:
        if one.hidden > 0:
            asked.state.seen(one.id)
    shown = [one for one in found if one.hidden <= 0]
    return said(_page(asked, case, shown))


def _page(asked: Asked, case: KnownCase, shown: list[Stored]) -> dict[str, Any]:
    skip = re.search(r"[?&]skip=(\d+)", asked.query)
    start = int(skip[1]) if skip is not None else 0
    files = shown[start : start + asked.options.page]
    page: dict[str, Any] = {"value": [_file(case, one) for one in files]}
    if start + len(files) < len(shown):
        path = asked.match.string.split("?")[0]
        page["odata.nextLink"] = f"{asked.fake.url}{path}?skip={start + len(files)}"
    return page


def _file(case: KnownCase, one: Stored) -> dict[str, Any]:
    path = "/".join(part for part in (f"{case.url}/Dokumenter", one.folder) if part)
    link = f"{path}/{one.name}".replace("'", "''")
    return {
        "odata.editLink": f"Web/GetFileByServerRelativePath(decodedurl='{link}')",
        "Name": one.name,
        "ListItemAllFields": {"DocID": one.id, "Title": one.row.get("ows_Title", "")}
        if one.name
        else None,
    }


def _document(asked: Asked) -> Stored:
    found = asked.state.document(int(asked.match["id"]))
    if found is None:
        raise RefusalError("no such document", 404)
    return found


def metadata(asked: Asked) -> Said:
    one = _document(asked)
    return said({"Metadata": _row({
        **{name: returned(name, value) for name, value in one.row.items()},
        "ows_CaseID": one.number,
        "ows_DocID": str(one.id),
        "ows_Finalized": str(int(one.finalized)),
        "ows_CaseRecordNumber": str(one.record),
    })})  # fmt: skip


def content(asked: Asked) -> Said:
    return Said(200, _document(asked).data, "application/octet-stream")


def mark(asked: Asked) -> Said:
    body = strict.body(asked.kind, asked.body)
    strict.keys(body, {"documentids"}, {"documentids"})
    asked.state.mark(_known(asked, strict.numbers(body["documentids"])))
    return Said(200, asked.options.marked.encode())


def finalize(asked: Asked) -> Said:
    body = strict.body(asked.kind, asked.body)
    strict.keys(body, {"documentids", "docid", "shouldcloseopentasks"}, set())
    numbers = body.get("documentids") or [body.get("docid")]
    asked.state.finalize(_known(asked, strict.numbers(numbers)))
    return said({"Success": True, "Message": ""})


def relate(asked: Asked) -> Said:
    body = strict.body(asked.kind, asked.body)
    known = {"parentdocid", "childdocids", "relationtypeid"}
    strict.keys(body, known, known)
    (parent,) = _known(asked, [strict.number(body["parentdocid"])])
    children = _known(asked, strict.numbers(body["childdocids"]))
    if body["relationtypeid"] not in (1, 2) or parent in children:
        raise RefusalError("no such relation")
    asked.state.relate(parent, children, body["relationtypeid"])
    return said({"Success": True})


def _known(asked: Asked, numbers: list[int]) -> list[int]:
    if asked.options.strict and not all(asked.state.document(one) for one in numbers):
        raise RefusalError("no such document", 404)
    return numbers


def relation_types(asked: Asked) -> Said:
    return said({"RelationTypes": [{"Id": 1, "Name": "Bilag"}, {"Id": 2, "Name": "Svar"}]})


_SITE = r"(?P<site>/[A-Za-z0-9_-]+)?"
_DOCUMENTS = rf"{_SITE}/_goapi/Documents"
ROUTES: tuple[tuple[str, str, str, Route], ...] = (
    ("web", "GET", rf"{_SITE}/_api/web", web),
    ("find_case", "POST", rf"{_SITE}/_goapi/Cases/FindByCaseProperties", find_case),
    ("case_metadata", "GET", rf"{_SITE}/_goapi/Cases/Metadata/(?P<number>[^/]+)(/False)?",
     case_metadata),
    ("add", "POST", rf"{_DOCUMENTS}/AddTo(Case|DocumentLibrary)", add),
    ("listing", "GET", r"(?P<case>/cases/[^/]+/[^/]+)/_api/web/getFolderByServerRelativeUrl"
     r"\('(?P<path>[^?]*)'\)/Files(\?.*)?", listing),
    ("metadata", "GET", rf"{_DOCUMENTS}/Metadata(WithSystemFields)?/(?P<id>\d+)", metadata),
    ("content", "GET", rf"{_DOCUMENTS}/DocumentBytes/(?P<id>\d+)", content),
    ("mark", "POST", rf"{_DOCUMENTS}/MarkMultipleAsCaseRecord/ByDocumentId", mark),
    ("finalize", "POST", rf"{_DOCUMENTS}/Finalize(Multiple)?/ByDocumentId", finalize),
    ("relate", "POST", rf"{_DOCUMENTS}/RelateDocuments", relate),
    ("relation_types", "GET", rf"{_DOCUMENTS}/RelationTypes", relation_types),
)  # fmt: skip
