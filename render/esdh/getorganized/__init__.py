"""
The client of GetOrganized: NTLM, JSON and z:row over `/_goapi`, nothing that locks a document.

There is no public reference of the interface. What is known is known from other public clients;
each fact and each default carries its grade (docs/getorganized.md): A seen in two or more clients
that run in production or in an official document, B in one, C inferred, ? nothing public found.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from render.esdh.getorganized.config import CONFIG, settings

if TYPE_CHECKING:
    from render.esdh.getorganized.client import GetOrganized
    from render.esdh.secrets import Secrets

__all__ = ["CONFIG", "connect", "is_document_id"]


def connect(config: Mapping[str, Any], secrets: Secrets) -> GetOrganized:
    """
    Return the client of an installation, whose table fits CONFIG; nothing is sent yet.

    `secrets` has `user` (as DOMAIN\\user) and `password`. LibraryError for a table or secret
    that cannot be used, ModuleNotFoundError where the packages for it are not installed.
    """
    from render.esdh.getorganized.client import GetOrganized  # late: it brings the network along

    return GetOrganized(settings(config), secrets)


def is_document_id(text: str) -> bool:
    """Say whether a text is a document's id as the system counts them (DocId, B): digits."""
    return text.isascii() and text.isdigit()
