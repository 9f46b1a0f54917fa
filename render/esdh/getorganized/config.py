"""
What differs between installations of GetOrganized, with the grade of each default.

All that is known publicly comes from one customer's installation, so nothing of it is a constant:
host, sites, library, columns, their values and the size limit are an administrator's to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from render import case_number, pattern
from render.errors import LibraryError
from render.esdh.address import is_safe
from render.message import Message
from render.record import record

_COLUMN = "^ows_[A-Za-z_][A-Za-z0-9_]{0,100}$"
_WORD = {"type": "string", "maxLength": 255}
_NUMBER = {"type": "number", "minimum": 0.05, "maximum": 3600}
_FIELDS = (
    "title", "date", "direction", "description", "type", "language", "sensitivity",
    "exempt_title", "exempt_basis", "kle", "facet", "protected", "template", "version", "digest",
)  # fmt: skip
_COLUMNS = {"title": "ows_Title", "date": "ows_Dato", "direction": "ows_Korrespondance"}  # A
MAX_TITLE = 255  # C: a SharePoint text column; SF1470's limit as well

CONFIG: Mapping[str, Any] = {
    "title": "records/<id>.toml (getorganized)",
    "type": "object",
    "required": ["url"],
    "additionalProperties": False,
    "properties": {
        "url": {"type": "string", "pattern": "^https?://[^ ]+$"},
        "scheme": {"enum": ["ntlm", "basic"]},
        "ca": {"type": "string", "minLength": 1},
        "sites": {
            "type": "object",
            "propertyNames": {"pattern": "^[A-ZÆØÅ]{1,10}$"},
            "additionalProperties": {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,100}$"},
        },
        "library": {"type": "string", "pattern": "^[^/\\\\'\"#%?]{1,100}$"},
        "folder": {"type": "string", "pattern": "^[^\\\\'\"#%?]{0,200}$"},
        "case_pattern": {"type": "string", "minLength": 1, "maxLength": 200},
        "limit_mb": {"type": "number", "minimum": 0.001, "maximum": 200},
        "connect_seconds": _NUMBER,
        "answer_seconds": _NUMBER,
        "warm_seconds": {"type": "number", "minimum": 0, "maximum": 3600},
        "read_attempts": {"type": "integer", "minimum": 1, "maximum": 10},
        "unique_names": {"type": "boolean"},
        "busy": {"enum": ["unknown", "not_sent"]},
        "relation_type": {"type": "integer", "minimum": 1},
        "journalised_column": {"type": "string", "pattern": "^(ows_[A-Za-z0-9_]{1,100})?$"},
        "shown_at": {"type": "string", "pattern": "^https://[^ ]+$"},
        "fields": {
            "type": "object",
            "propertyNames": {"enum": list(_FIELDS)},
            "additionalProperties": {"type": "string", "pattern": f"^({_COLUMN[1:-1]})?$"},
        },
        "values": {
            "type": "object",
            "propertyNames": {"enum": list(_FIELDS)},
            "additionalProperties": {"type": "object", "additionalProperties": _WORD},
        },
        "constants": {
            "type": "object",
            "propertyNames": {"pattern": _COLUMN},
            "additionalProperties": _WORD,
        },
        "required": {"type": "array", "items": {"enum": list(_FIELDS)}},
        "case": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "title": {"type": "string", "pattern": _COLUMN},
                "status": {"type": "string", "pattern": _COLUMN},
                "open": {"type": "array", "minItems": 1, "items": _WORD},
            },
        },
    },
}


@record
class Settings:
    """
    An installation, defaults filled in.

    `sites` are site prefixes by case type, `fields` columns by field of a Document, `values` what
    is written for a field's value, `constants` columns that every document gets, `required` the
    fields without which nothing is sent. `busy` is what a 503 to a write means, `unique_names`
    whether a second file of a name is refused there.
    """

    url: str
    sites: Mapping[str, str]
    fields: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    constants: Mapping[str, str]
    required: tuple[str, ...]
    open_states: tuple[str, ...]
    scheme: str = "ntlm"
    ca: str = ""
    library: str = "Dokumenter"
    folder: str = ""
    case_pattern: str = ""
    limit: int = 10_000_000
    connect_seconds: float = 10.0
    answer_seconds: float = 120.0
    warm_seconds: float = 20.0
    read_attempts: int = 3
    unique_names: bool = True
    busy: str = "unknown"
    relation_type: int = 1
    journalised_column: str = ""
    shown_at: str = ""
    case_title: str = "ows_Title"
    case_status: str = "ows_CaseStatus"


def settings(config: Mapping[str, Any]) -> Settings:
    """Return the settings that a checked table says; LibraryError for what no schema can see."""
    case = config.get("case", {})
    url = _base(config.get("url", ""))
    return Settings(
        url=url,
        scheme=config.get("scheme", "ntlm"),  # A; basic: ?, no public evidence
        ca=_file(config.get("ca", "")),
        sites=dict(config.get("sites", {})),  # B: the customer seen has sites for some case types
        library=config.get("library", "Dokumenter"),  # A
        folder=config.get("folder", "").strip("/"),  # A: "" is the library itself
        # A; B for the part of a sub-case
        case_pattern=_pattern(config.get("case_pattern", case_number.GETORGANIZED)),
        limit=round(config.get("limit_mb", 10) * 1_000_000),  # ?: B that one client parts files
        connect_seconds=config.get("connect_seconds", 10.0),  # ours: above are satellite lines
        answer_seconds=config.get("answer_seconds", 120.0),  # ours; clients have 60 s to 1 h
        warm_seconds=config.get("warm_seconds", 20.0),  # ours: well below IIS's 120 s of idleness
        read_attempts=config.get("read_attempts", 3),  # ours
        unique_names=config.get("unique_names", True),  # B: without overwrite a second one fails
        busy=config.get("busy", "unknown"),  # ?: see outcomes.py
        relation_type=config.get("relation_type", 1),  # B
        # C: 0 in an unjournalised document of one client's tests, 1 in a journalised one of
        # another's; that 1 follows from MarkMultipleAsCaseRecord is inferred
        journalised_column=config.get("journalised_column", "ows_CaseRecordNumber"),
        shown_at=config.get("shown_at", url).rstrip("/"),  # B: users have another host name
        fields=_named({**_COLUMNS, **config.get("fields", {})}),
        values=config.get("values", {}),
        constants=config.get("constants", {}),
        # A for the two: required in the column schema that documents carry; the title is ours
        required=tuple(config.get("required", ("title", "date", "direction"))),
        case_title=case.get("title", "ows_Title"),  # B
        case_status=case.get("status", "ows_CaseStatus"),  # B
        open_states=tuple(case.get("open", ("Åben",))),  # B; the words for closed: ?
    )


def _named(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the columns that have a name: an empty one takes a usual column away."""
    return {field: column for field, column in fields.items() if column}


def _base(url: str) -> str:
    """Return the address without a slash at its end; letters travel by TLS or not at all."""
    if not is_safe(url):
        raise _wrong("url", "skal begynde med https://", "must begin with https://")
    return url.rstrip("/")


def _file(path: str) -> str:
    if path and not Path(path).is_file():
        raise _wrong("ca", "filen med certifikater findes ikke", "there is no such file")
    return path


def _pattern(found: str) -> str:
    """Return a pattern of whole case numbers, in the subset that cannot take for ever."""
    wrong = pattern.flaw(f"^({found})$")
    if wrong is not None:
        raise _wrong("case_pattern", wrong.da, wrong.en)
    return found


def _wrong(key: str, da: str, en: str) -> LibraryError:
    return LibraryError(Message(f"GetOrganized: »{key}« {da}.", f'GetOrganized: "{key}": {en}.'))
