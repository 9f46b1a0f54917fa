"""A case, a letter and its columns: fictional, as tests file them."""

from __future__ import annotations

from collections.abc import Callable

from render.esdh.document import Document
from render.esdh.getorganized.client import GetOrganized
from render.esdh.system import Content

NUMBER = "BOR-2026-000046"
DOCUMENT = Document(
    case=NUMBER, title="Afgørelse om støtte", date="2026-03-04", direction="Udgående"
)
CONTENT = Content("2026-03-04 Afgørelse om støtte.docx", b"PK\x03\x04 et brev")
ROW = {"ows_Title": DOCUMENT.title, "ows_Dato": "2026-03-04", "ows_Korrespondance": "Udgående"}
Connect = Callable[..., GetOrganized]
