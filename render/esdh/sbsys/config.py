"""
What an installation of SBSYS is told apart by: keys of `records/<id>.toml`, with their defaults.

Ids of document kinds, states of cases and names of fields are data of the installation. `GRADES`
says of every default how sure it is, as in docs/sbsys.md: A (several peers in production, or a
specification), B (one peer or document), C (inferred), ? (nothing public).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from render import case_number
from render.errors import LibraryError
from render.esdh.address import is_safe
from render.esdh.document import DIRECTIONS
from render.message import Message
from render.record import record

PROXY = "convergens-sbsip-sbsys-webapi-proxy/proxy"
_TOKEN = "protocol/openid-connect/token"  # noqa: S105  # an address, no secret
HERE = "{number}"  # stands in `case_search` for the number of the case
FIELDS: Mapping[str, str] = {  # what we call a field: where it stands in SBSYS' JSON
    "id": "Id",
    "case_number": "Nummer",
    "case_title": "SagsTitel",
    "case_state": "SagsStatus.SagsTilstand",
    "results": "Results",
    "name": "Navn",
    "files": "Filer",
    "file_id": "Id",
    "file_name": "Navn",
}
GRADES: Mapping[str, str] = {
    "url": "B",
    "sbsip": "A",
    "through": "B",
    "realm": "A",
    "proxy_path": "B",
    "api": "B",
    "client_id": "A",
    "file_as": "B",
    "journalise": "B",
    "sub_case": "B",
    "document_kinds": "B",
    "case_number": "B",
    "case_search": "?",
    "open_states": "B",
    "draft_version": "C",
    "ca": "C",
    "timeout_seconds": "C",
    "fields.id": "A",
    "fields.case_number": "A",
    "fields.case_title": "A",
    "fields.case_state": "B",
    "fields.results": "A",
    "fields.name": "B",
    "fields.files": "B",
    "fields.file_id": "C",
    "fields.file_name": "?",
}
_TEXT = {"type": "string", "format": "tekst"}
_PATH = {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_.]{0,99}$"}
CONFIG: Mapping[str, Any] = {
    "title": "sbsys",
    "type": "object",
    "required": ["url", "client_id"],
    "additionalProperties": False,
    "properties": {
        "url": _TEXT,
        "sbsip": _TEXT,
        "through": {"enum": ["webapi", "proxy"]},
        "realm": _TEXT,
        "proxy_path": _TEXT,
        "api": _TEXT,
        "client_id": _TEXT,
        "file_as": {"enum": ["kladde", "journaliser"]},
        "journalise": {"type": "boolean"},
        "sub_case": {"type": "integer", "minimum": 1},
        "document_kinds": {
            "type": "object",
            "additionalProperties": False,
            "properties": {name: {"type": "integer", "minimum": 1} for name in DIRECTIONS},
        },
        "case_number": _TEXT,
        "case_search": {"type": "object"},
        "open_states": {"type": "array", "items": _TEXT},
        "draft_version": _TEXT,
        "ca": _TEXT,
        "timeout_seconds": {"type": "number", "minimum": 0.1, "maximum": 3600},
        "fields": {
            "type": "object",
            "additionalProperties": False,
            "properties": dict.fromkeys(FIELDS, _PATH),
        },
    },
}


@record
class Settings:
    """
    An installation as the client uses it: `base` leads to the API, `token` to the token endpoint.

    `kinds` are ids of DokumentArt by direction; `drafts` says whether a letter is filed as a
    draft (kladde) that a caseworker can correct, `may_journalise` whether a draft may be
    journalised; `sub_case` is a delforløb, 0 for none; `search` is JSON; `fields` is FIELDS as
    it is there.
    """

    base: str
    token: str
    client_id: str
    drafts: bool
    may_journalise: bool
    sub_case: int
    kinds: tuple[tuple[str, int], ...]
    case_number: str
    search: str
    open_states: tuple[str, ...]
    draft_version: str
    ca: str
    seconds: float
    fields: tuple[tuple[str, str], ...]

    def field(self, name: str) -> str:
        """Return where a field stands in SBSYS' JSON."""
        return dict(self.fields)[name]

    def case_id(self, number: str) -> int:
        """Return the SagID that a number is, 0 for one that must be looked up."""
        plain = number.strip()
        return int(plain) if re.fullmatch(r"[1-9][0-9]{0,17}", plain) else 0

    def is_number(self, text: str) -> bool:
        """Say whether a text is a case number of this installation, or a SagID."""
        return bool(self.case_id(text)) or re.fullmatch(self.case_number, text.strip()) is not None


def settings(config: Mapping[str, Any]) -> Settings:
    """
    Return the settings of a configuration that `CONFIG` accepts.

    Raises LibraryError for what a schema cannot say: an address or a pattern that is none.
    """
    sbsip = config.get("sbsip") or (config["url"] if config.get("through") == "proxy" else "")
    if not sbsip:
        raise _wrong("sbsip", "SBSIP-serverens adresse mangler", "the SBSIP server is missing")
    base = config["url"]
    if config.get("through") == "proxy":
        base = joined(base, config.get("proxy_path", PROXY))
    realm = config.get("realm", "sbsip")
    return Settings(
        base=joined(_address("url", base), config.get("api", "api")),
        token=joined(_address("sbsip", sbsip), f"auth/realms/{realm}/{_TOKEN}"),
        client_id=config["client_id"],
        drafts=config.get("file_as", "kladde") == "kladde",
        may_journalise=config.get("journalise", False),
        sub_case=config.get("sub_case", 0),
        kinds=tuple(config.get("document_kinds", {}).items()),
        case_number=_pattern(config.get("case_number", case_number.SBSYS)),
        search=json.dumps(config.get("case_search", {"Nummer": HERE})),
        open_states=tuple(config.get("open_states", ("Aktiv",))),
        draft_version=config.get("draft_version", "1"),
        ca=config.get("ca", ""),
        seconds=float(config.get("timeout_seconds", 60)),
        fields=tuple({**FIELDS, **config.get("fields", {})}.items()),
    )


def joined(base: str, path: str) -> str:
    """Join two parts of an address by one slash, whatever they end and begin with."""
    return f"{base.rstrip('/')}/{path.strip('/')}"


def _address(key: str, text: str) -> str:
    if is_safe(text):
        return text
    raise _wrong(key, "en adresse begynder med https://", "an address begins with https://")


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error:
        raise _wrong("case_number", "det er intet mønster", "it is no pattern") from None
    return text


def _wrong(key: str, da: str, en: str) -> LibraryError:
    return LibraryError(Message(f"{key}: {da}.", f"{key}: {en}."))
