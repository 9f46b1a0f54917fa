"""A package out of a letter: the same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from render.errors import CaseError, Problem
from render.esdh.document import Document
from render.esdh.neutral import distribution, getorganized, layout, manifest, metadata, sbsys, text
from render.esdh.neutral.distribution import Distribution, File
from render.esdh.neutral.manifest import Stamp
from render.esdh.neutral.metadata import Sender
from render.esdh.system import Content
from render.message import Message
from render.record import record


@record
class Letter:
    """
    A letter to be packaged: the Word file and what it is called, its PDF if there is one.

    `document` is what `terms.settled` gave back; `enclosures` are files that go with it.
    """

    content: Content
    document: Document
    pdf: bytes | None = None
    enclosures: Sequence[Content] = ()
    sender: Sender = Sender()


def build(letter: Letter, stamp: Stamp) -> dict[str, bytes]:
    """Return the contents of the package of a letter, in the order of a package."""
    files = _files(letter)
    contents = {path: data for path, (_, data) in files.items()}
    roles = {path: role for path, (role, _) in files.items()} | _ROLES
    document = letter.document
    identity = metadata.document_id(document.case, manifest.sha256(letter.content.data))
    own = [path for path in contents if roles[path] != "enclosure"]
    enclosed = [path for path in contents if roles[path] == "enclosure"]
    sizes = [File(path, len(contents[path])) for path in own]
    told = Distribution(document, identity, sizes, stamp.created, letter.sender)
    contents |= projections(told)
    contents[layout.METADATA] = text.dump(
        metadata.write(document, identity, own, enclosed, letter.sender)
    )
    _check_size(contents)
    template = metadata.template_of(document)
    missing = distribution.missing(document, letter.sender)
    listed = manifest.write(contents, roles, stamp, template, missing)
    contents[layout.MANIFEST] = text.dump(listed)
    return {path: contents[path] for path in layout.ordered(contents)}


_ROLES = {
    layout.METADATA: "metadata",
    layout.XML: "metadata",
    layout.ROW: "projection",
    layout.SBSYS: "projection",
}


def projections(told: Distribution) -> dict[str, bytes]:
    """Return the files that follow from what is known of a document, in the forms of others."""
    return {
        layout.XML: distribution.write(told),
        layout.ROW: getorganized.write(told.document),
        layout.SBSYS: text.dump(sbsys.project(told.document)),
    }


def _files(letter: Letter) -> dict[str, tuple[str, bytes]]:
    """Return the files of documents/ with their roles: the letter, its PDF, what goes with it."""
    path = layout.named(f"{PurePath(letter.content.name).stem}.docx", ())
    files = {path: ("letter", letter.content.data)}
    if letter.pdf is not None:
        files[f"{path.removesuffix('.docx')}.pdf"] = ("variant", letter.pdf)
    for one in letter.enclosures:
        files[layout.named(one.name, files)] = ("enclosure", one.data)
    return files


def _check_size(contents: layout.Contents) -> None:
    if len(contents) < layout.MAX_FILES and sum(map(len, contents.values())) <= layout.MAX_TOTAL:
        return
    most = layout.MAX_TOTAL // 2**20
    message = Message(
        f"Pakken er for stor: højst {layout.MAX_FILES - len(layout.FIXED)} filer og {most} MB i "
        "alt.",
        f"The package is too large: at most {layout.MAX_FILES - len(layout.FIXED)} files and "
        f"{most} MB altogether.",
    )
    raise CaseError(message, (Problem("", message),))
