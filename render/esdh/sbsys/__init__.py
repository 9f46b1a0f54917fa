"""SBSYS: its WebAPI, directly or through the SBSIP proxy. What is known of it: docs/sbsys.md."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from render.esdh.sbsys.config import CONFIG as CONFIG
from render.esdh.sbsys.config import settings
from render.message import Message

if TYPE_CHECKING:
    from render.esdh.sbsys.client import Sbsys
    from render.esdh.secrets import Secrets

_DOCUMENT = re.compile(r"(sag/[1-9][0-9]*/[a-z]+/)?[1-9][0-9]*")


def connect(config: Mapping[str, Any], secrets: Secrets) -> Sbsys:
    """
    Return a client by a configuration that `CONFIG` accepts; nothing is sent as yet.

    The secrets asked for are "user", "password" and "client_secret".
    """
    from render.esdh.sbsys import client, wire  # late: they need requests

    chosen = settings(config)
    return client.Sbsys(chosen, wire.Wire(chosen, secrets))


def is_case_number(config: Mapping[str, Any], text: str) -> bool:
    """Say whether a text is a case number as an installation has them, or a SagID."""
    return settings(config).is_number(text)


def journalising(config: Mapping[str, Any], asked: bool) -> Message:
    """Say what becomes of a letter here that shall be journalised, or shall not be."""
    chosen = settings(config)
    if not chosen.drafts:
        return _AT_ONCE
    if not asked:
        return _DRAFT
    return _JOURNALISED if chosen.may_journalise else _LEFT


_AT_ONCE = Message("journaliseres i SBSYS med det samme", "journalised in SBSYS at once")
_DRAFT = Message("bliver kladde; journaliseres ikke", "becomes a draft; not journalised")
_JOURNALISED = Message("journaliseres", "journalised")
_LEFT = Message(
    "bliver kladde; skal journaliseres i SBSYS", "becomes a draft; to be journalised in SBSYS"
)


def is_document_id(text: str) -> bool:
    """Say whether a text is a document's number in SBSYS, or its place as Segl writes it."""
    return _DOCUMENT.fullmatch(text) is not None
