"""
The way for large files (B, one client): SharePoint's own upload in parts.

Segl does not use it; a strict fake has it all the same, for what it must refuse: a write without
a fresh digest, a folder that is not there, a part at the wrong offset.
"""

from __future__ import annotations

import re
import time
import uuid
from urllib.parse import unquote

from fake_getorganized.contract import RefusalError
from fake_getorganized.fake import Fake
from fake_getorganized.routes import Asked, Route, Said, said

DIGEST_SECONDS = 1800.0


def context(asked: Asked) -> Said:
    """Give out the digest that writes need."""
    value = uuid.uuid4().hex
    asked.fake.digests[value] = time.monotonic()
    return said({"d": {"GetContextWebInformation": {"FormDigestValue": value}}})


def write(asked: Asked) -> Said:
    """Do a step of an upload in parts."""
    given = asked.fake.digests.get(asked.digest)
    if given is None or time.monotonic() - given > DIGEST_SECONDS:
        raise RefusalError("X-RequestDigest is missing or expired", 403)
    case = asked.state.case_at(unquote(asked.match["case"]))
    if case is None:
        raise RefusalError("no such case", 404)
    values = dict(re.findall(r"@(\w)='([^']*)'", unquote(asked.query)))
    step = unquote(asked.match["step"])
    if step.startswith("web/folders"):
        return _folder(asked.fake, case.url, values.get("p", ""))
    if step.startswith("web/GetFolder"):
        return _empty_file(asked.fake, values.get("p", ""), values.get("f", ""))
    return _part(asked.fake, step, values.get("u", ""), asked.body)


def _folder(fake: Fake, url: str, path: str) -> Said:
    above = path.rpartition("/")[0]
    if above != f"{url}/Dokumenter" and f"{above}/" not in fake.uploads:
        raise RefusalError("the folder above is missing", 404)
    fake.uploads[f"{path}/"] = b""
    return said({}, 201)


def _empty_file(fake: Fake, folder: str, name: str) -> Said:
    if not folder.endswith("/Dokumenter") and f"{folder}/" not in fake.uploads:
        raise RefusalError("the folder is missing", 404)
    fake.uploads[f"{folder}/{name}"] = b""
    return said({})


def _part(fake: Fake, step: str, path: str, body: bytes) -> Said:
    if path not in fake.uploads:
        raise RefusalError("no such file", 404)
    offset = re.search(r"fileOffset=(\d+)", step)
    there = len(fake.uploads[path])
    if (int(offset[1]) if offset is not None else 0) != there:
        raise RefusalError("the offset is not where the file ends")
    fake.uploads[path] += body
    return said({"value": len(fake.uploads[path])})


_CASE = r"(?P<case>/cases/[^/]+/[^/]+)/_api/"
ROUTES: tuple[tuple[str, str, str, Route], ...] = (
    ("chunks", "POST", _CASE + "contextinfo", context),
    ("chunks", "POST", _CASE + r"(?P<step>web/folders/AddUsingPath.*|"
     r"web/GetFolderByServerRelativePath.*|web/GetFileByServerRelativePath.*)", write),
)  # fmt: skip
