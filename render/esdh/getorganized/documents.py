"""
Documents: listed, stored, read back, journalised and related; never locked.

GetOrganized has two things that are both called journalising: to mark a document as part of the
case's record, which is done here, and to finalize it, which locks the file. A caseworker must be
able to correct a letter, so there is no code here that finalizes, not even behind a switch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import unquote

from render import cpr
from render.errors import DeliveryError
from render.esdh.answer import ABSENT
from render.esdh.document import Document
from render.esdh.getorganized import metadata, names, row
from render.esdh.getorganized.answers import acknowledge, content, document_id
from render.esdh.getorganized.cases import metadata_row
from render.esdh.getorganized.config import Settings
from render.esdh.getorganized.outcomes import failure
from render.esdh.getorganized.session import Session
from render.esdh.system import Case, Content, Filed
from render.message import Message

_API = "/_goapi/Documents"
_CASE = "ows_CaseID"
_MAX_PAGES = 200
_NEXT = ("odata.nextLink", "@odata.nextLink")


def listed(session: Session, settings: Settings, case: Case) -> tuple[Filed, ...]:
    """
    Return the documents in the folder of a case that letters go to, over all pages (B).

    One without a name is somebody else's; where none has one, none can be found.
    """
    pages = _pages(session, settings, case)
    found = tuple(_filed(settings, case, one) for page in pages for one in page)
    if found and not any(one.name for one in found):
        raise _unlisted()
    return found


def _pages(session: Session, settings: Settings, case: Case) -> Iterator[list[Any]]:
    """
    Yield the pages of a listing, each once: a server may lead in circles.

    A folder that is not there yet is empty: the first document makes it (B). The library itself
    must be there.
    """
    path, seen = _listing(case, names.folder(settings, case)), set[str]()
    while path not in seen and len(seen) < _MAX_PAGES:
        seen.add(path)
        answer = session.get(path, or_absent=bool(settings.folder))
        if answer.status == ABSENT:
            session.get(_listing(case, names.folder(settings, case, with_folder=False)))
            return
        page = content(answer)
        files = page.get("value") if isinstance(page, dict) else None
        if not isinstance(files, list):
            raise _unlisted()
        yield files
        link = next((page[key] for key in _NEXT if key in page), "")
        if not link:
            return
        path = _further(settings, link)
    raise _unlisted()


def _listing(case: Case, folder: str) -> str:
    return (
        f"/{case.handle}/_api/web/getFolderByServerRelativeUrl('{names.literal(folder)}/')/Files"
        "?$select=Name,ListItemAllFields/*&$expand=ListItemAllFields"
    )


def _further(settings: Settings, link: Any) -> str:
    """Return the path of a listing's next page, which must lie on the same server."""
    if not isinstance(link, str) or not link.startswith(f"{settings.url}/"):
        raise _unlisted()
    return link.removeprefix(settings.url)


def _filed(settings: Settings, case: Case, found: Any) -> Filed:
    """Return a listed file, its name or id "" where it has none; what is no file is unreadable."""
    if not isinstance(found, dict):
        raise _unlisted()
    fields, name = found.get("ListItemAllFields"), found.get("Name")
    number = fields.get("DocID") if isinstance(fields, dict) else None
    if isinstance(number, str) and number.isascii() and number.isdigit():
        number = int(number)
    name = name or _name_in(found.get("odata.editLink"))
    if not isinstance(name, str):
        raise _unlisted()
    known = isinstance(number, int) and not isinstance(number, bool) and number > 0
    place = names.shown(settings, case, name) if name else ""
    return Filed(str(number) if known else "", name, place)


def _name_in(link: Any) -> str:
    """Return the file's name in `…(decodedurl='/cases/…/name.docx')`, as one client reads it."""
    _, marked, rest = link.partition("decodedurl='") if isinstance(link, str) else ("", "", "")
    return unquote(rest.rpartition("'")[0].rpartition("/")[2]).replace("''", "'") if marked else ""


def _unlisted() -> DeliveryError:
    return failure(
        "Listen over sagens dokumenter kan ikke læses.",
        "The list of the case's documents cannot be read.",
        "not_sent",
    )


def find(session: Session, settings: Settings, case: Case, name: str) -> tuple[Filed, ...]:
    """Return the documents of a case that have a name; one without an id is not ready yet."""
    wanted = names.stored(name).casefold()
    found = [one for one in listed(session, settings, case) if one.name.casefold() == wanted]
    if any(not one.id for one in found):
        raise failure(
            "Dokumentet ligger i sagen, men har ikke fået et nummer endnu.",
            "The document lies in the case, but has no number yet.",
            "not_sent",
        )
    return tuple(found)


def lookup(session: Session, settings: Settings, case: Case, number: str) -> Filed | None:
    """
    Return the document of an id where it is on a case, None where there is none or another's.

    One that lies elsewhere than letters go is known by the case in its columns (B); where they do
    not tell, nobody knows.
    """
    if not (number.isascii() and number.isdigit()):
        return None
    answer = session.get(f"{_API}/Metadata/{number}", or_absent=True)
    if answer.status == ABSENT:
        return None
    owner = metadata_row(answer).get(_CASE, "")
    if case.number in (owner, *row.texts(owner)):
        return Filed(number)
    if re.fullmatch(settings.case_pattern, owner):
        return None
    found = next((one for one in listed(session, settings, case) if one.id == number), None)
    if found is None:
        raise failure(
            "GetOrganized siger ikke, hvilken sag dokumentet ligger på.",
            "GetOrganized does not say which case the document is on.",
        )
    return found


def add(
    session: Session, settings: Settings, case: Case, document: Document, given: Content
) -> Filed:
    """Store a file that is not there; with `Overwrite` false a second of its name fails (B)."""
    _check(settings, case, given)
    name = names.stored(given.name)
    body = {
        "Bytes": list(given.data),  # A; as base64 only marked "to be confirmed" by one client (C)
        "CaseId": case.number,
        "ListName": settings.library,
        "FolderPath": settings.folder,
        "FileName": name,
        "Metadata": metadata.written(settings, document),
        "Overwrite": False,
    }
    answer = session.send(f"{names.site(settings, case.number)}{_API}/AddToCase", body)
    return Filed(str(document_id(answer)), name, names.shown(settings, case, name), None)


def _check(settings: Settings, case: Case, given: Content) -> None:
    if not case.is_open:
        raise failure(
            "Sagen er lukket i GetOrganized.",
            "The case is closed in GetOrganized.",
            step=Message("Åbn sagen.", "Open the case."),
        )
    if cpr.has(given.name, case.number):
        raise failure(
            "Brevet er ikke sendt: filens navn indeholder et CPR-nummer.",
            "The letter was not sent: the file's name holds a CPR number.",
            step=Message("Giv filen et andet navn.", "Give the file another name."),
        )
    if not given.data or len(given.data) > settings.limit:
        raise _size(settings, len(given.data))


def _size(settings: Settings, size: int) -> DeliveryError:
    if not size:
        return failure("Filen er tom.", "The file is empty.")
    megabytes, limit = size / 1_000_000, settings.limit / 1_000_000
    return failure(
        f"Filen er på {megabytes:.1f} MB; grænsen for GetOrganized er sat til {limit:g} MB.",
        f"The file has {megabytes:.1f} MB; the limit for GetOrganized is set to {limit:g} MB.",
        step=Message(
            "Gør billederne i brevet mindre, eller læg filen i sagen med GetOrganizeds egen side.",
            "Make the pictures in the letter smaller, or file it by GetOrganized's own page.",
        ),
    )


def columns(session: Session, filed: Filed) -> dict[str, str]:
    """Return what the system holds about a document, by column (A)."""
    return metadata_row(session.get(f"{_API}/Metadata/{_number(filed)}"))


def data(session: Session, settings: Settings, filed: Filed) -> bytes:
    """Return a document's bytes; a page in their place, seen with large files (B), is none."""
    answer = session.get(
        f"{_API}/DocumentBytes/{_number(filed)}", limit=2 * settings.limit + 1_000_000
    )
    if answer.is_page or not answer.data:
        raise failure(
            "GetOrganized gav en side eller ingenting i stedet for dokumentet.",
            "GetOrganized gave a page or nothing in place of the document.",
            "not_sent",
            document=filed.id,
        )
    return answer.data


def journalise(session: Session, settings: Settings, filed: Filed) -> None:
    """Mark a document as part of the case's record (A; the answer's body: ?)."""
    body = {"DocumentIds": [_number(filed)]}
    answer = session.send(f"{_API}/MarkMultipleAsCaseRecord/ByDocumentId", body)
    if not acknowledge(answer) and settings.journalised_column:
        _check_mark(session, settings, filed)


def _check_mark(session: Session, settings: Settings, filed: Filed) -> None:
    """Look whether a document is marked, where the answer did not say so."""
    try:
        marked = is_journalised(session, settings, filed)
    except DeliveryError:
        marked = False  # it was sent, and nobody knows: not for the reading's own outcome
    if marked is False:
        raise failure(
            "GetOrganized har ikke bekræftet, at dokumentet er journaliseret.",
            "GetOrganized has not confirmed that the document is journalised.",
            "unknown",
        )


def is_journalised(session: Session, settings: Settings, filed: Filed) -> bool | None:
    """Say what the configured column says (C: a record number, 0 for none); None without it."""
    found = columns(session, filed).get(settings.journalised_column, "").strip()
    if not found.isascii() or not found.isdigit():
        return None
    return int(found) > 0


def relate(session: Session, settings: Settings, parent: Filed, children: Sequence[Filed]) -> None:
    """Relate documents to the one that they are enclosed with (B)."""
    body = {
        "ParentDocId": _number(parent),
        "ChildDocIds": [_number(child) for child in children],
        "RelationTypeId": settings.relation_type,
    }
    acknowledge(session.send(f"{_API}/RelateDocuments", body))


def _number(filed: Filed) -> int:
    if not (filed.id.isascii() and filed.id.isdigit()):
        raise failure(
            "Dokumentets nummer er ikke et nummer i GetOrganized.",
            "The document's id is no id of GetOrganized.",
        )
    return int(filed.id)
