"""Cases: the one of a number, and what the system knows of it."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from render.errors import DeliveryError
from render.esdh.answer import ABSENT, Answer, shown
from render.esdh.getorganized import row
from render.esdh.getorganized.answers import table
from render.esdh.getorganized.config import Settings
from render.esdh.getorganized.names import prefix, site
from render.esdh.getorganized.outcomes import failure
from render.esdh.getorganized.session import Session
from render.esdh.system import Case
from render.message import Message

_EXAMPLE = "EKS-2026-000124"
_NUMBER = Message(
    "Kontrollér sagsnummeret, og at sagen findes i GetOrganized.",
    "Check the case number, and that the case is there in GetOrganized.",
)


def find(session: Session, settings: Settings, number: str) -> Case:
    """Return the one case of a number, with its title and state; refused for none or several."""
    check_number(settings, number)
    handle = _handle(_found(session, settings, number))
    known = facts(session, settings, number)
    status = known.get(settings.case_status, "")
    # a case without a state is taken for open: the server has the last word on a closed one
    is_open = not status or any(text in settings.open_states for text in row.texts(status))
    return Case(number, shown(known.get(settings.case_title, "")), is_open, handle)


def facts(session: Session, settings: Settings, number: str) -> dict[str, str]:
    """Return the columns of a case by name; refused where there is no such case."""
    check_number(settings, number)
    path = f"{site(settings, number)}/_goapi/Cases/Metadata/{quote(number, safe='')}"
    answer = session.get(path, or_absent=True)
    if answer.status == ABSENT:
        raise _not_one(0)
    return metadata_row(answer)


def metadata_row(answer: Answer) -> dict[str, str]:
    """Return the columns in an answer `{"Metadata": "<z:row …/>"}` (A)."""
    found = table(answer).get("Metadata")
    try:
        return row.read(found if isinstance(found, str) else "")
    except row.RowError:
        pass
    raise failure(
        "GetOrganized svarede uden metadata, der kan læses.",
        "GetOrganized answered without metadata that can be read.",
        "not_sent",
    )


def check_number(settings: Settings, number: str) -> None:
    """Refuse what is no case number of the installation, before anybody is asked."""
    if re.fullmatch(settings.case_pattern, number) is None:
        raise failure(
            "Sagsnummeret har ikke den form, som sager har i GetOrganized.",
            "The case number does not have the form of cases in GetOrganized.",
            step=_form(settings, number),
        )


def _form(settings: Settings, number: str) -> Message:
    """Show the form of a case number: as the person's own would be, else by an example."""
    for one in (number.upper(), _EXAMPLE):
        if re.fullmatch(settings.case_pattern, one):
            return Message(
                f"Et sagsnummer skrives som {one}.", f"A case number is written as {one}."
            )
    return _NUMBER


def _found(session: Session, settings: Settings, number: str) -> dict[str, Any]:
    """Return what the system says of the one case with a number (A; `ItemExists`: B)."""
    answer = session.ask(f"{site(settings, number)}/_goapi/Cases/FindByCaseProperties", {
        "FieldProperties": [
            {
                "InternalName": "ows_CaseID",
                "Value": number,
                "DataType": "Text",
                "ComparisonType": "Equal",
                "IsMultiValue": False,
            }
        ],
        "CaseTypePrefixes": [prefix(number)],
        "LogicalOperator": "AND",
        "ExcludeDeletedCases": True,
        "ReturnCasesNumber": 2,
    })  # fmt: skip
    listed = table(answer).get("CasesInfo")
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise failure(
            "Svaret på en søgning efter sagen kan ikke læses.",
            "The answer to a search for the case cannot be read.",
            "not_sent",
        )
    hits: list[dict[str, Any]] = [one for one in listed if one.get("CaseID") == number]
    hits = [one for one in hits if one.get("ItemExists", True) is not False]
    if len(hits) != 1:
        raise _not_one(len(hits))
    return hits[0]


def _handle(hit: dict[str, Any]) -> str:
    url = hit.get("RelativeUrl")
    parts = url.strip("/").split("/") if isinstance(url, str) else [""]
    if any(part in ("", ".", "..") or re.search(r"[\\?#%:]", part) for part in parts):
        raise failure(
            "GetOrganized siger ikke, hvor sagen ligger.",
            "GetOrganized does not say where the case is.",
        )
    return "/".join(parts)


def _not_one(count: int) -> DeliveryError:
    if not count:
        return failure(
            "Sagen findes ikke i GetOrganized, eller brugeren må ikke se den.",
            "The case is not in GetOrganized, or the user may not see it.",
            step=_NUMBER,
        )
    return failure(
        "GetOrganized har flere sager med dette nummer.",
        "GetOrganized has several cases with this number.",
    )
