"""What a test files in the fake SBSYS, and the secrets that the fake knows."""

from __future__ import annotations

from fake_sbsys.server import CLIENT, USER
from fake_sbsys.store import NUMBER
from render.esdh.document import Document
from render.esdh.secrets import Given
from render.esdh.system import Content

SECRETS = Given({
    "client_secret": CLIENT["client_secret"], "user": USER["username"],
    "password": USER["password"],
})  # fmt: skip
LETTER = Content("2026-11-21 Afgørelse.docx", b"PK\x03\x04 et brev")
DOCUMENT = Document(
    case=NUMBER, title='Afgørelse om "støtte" & mere', direction="Udgående", description="Brev"
)
