"""
A DOCX or DOTX as an OPC package (ISO/IEC 29500-2): bounded, checked reading.

`render/archive.py` writes.
"""

from __future__ import annotations

import io
import posixpath
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import IO

from render import ooxml
from render.archive import CONTENT_TYPES, Member
from render.errors import FileError, TemplateError
from render.message import Message
from render.ooxml import Element
from render.origins import Origins
from render.record import record

MAX_FILE = 64 * 2**20
MAX_MEMBERS = 2_000
MAX_NAMES = 200_000  # of a zip of letters
MAX_MEMBER = 96 * 2**20
MAX_TOTAL = 256 * 2**20
MAX_RATIO = 400
RATIO_FROM = 4 * 2**20
MAGIC = b"PK\x03\x04"
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
Opener = Callable[[str, int], IO[bytes]]
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
DOCUMENT_TYPE = WORD + "document.main+xml"
DOTX_TYPE = WORD + "template.main+xml"


@record
class Relationship:
    """A relationship of a part: `target` is a member name, or a URI if `external`."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of the type, the same for transitional and strict files."""
        return self.type.rsplit("/", 1)[-1]


@dataclass(frozen=True)
class Package:
    """
    A checked package; members keep the order of the file.

    `origins` says of each part that holds shared paragraphs where they were written.
    """

    members: Mapping[str, Member]
    origins: Mapping[str, Origins] = field(default_factory=dict)

    def read(self, name: str) -> bytes:
        """Return a member's bytes; a missing one is a TemplateError."""
        member = self.members.get(name)
        if member is None:
            raise _broken(f"delen {name} mangler", f"the part {name} is missing")
        return member.data()

    def parse(self, name: str) -> Element:
        """Return the root element of an XML member (TemplateError if malformed)."""
        return ooxml.parse(self.read(name), name)

    @cached_property
    def _types(self) -> tuple[dict[str, str], dict[str, str]]:
        root = self.parse(CONTENT_TYPES)
        defaults: dict[str, str] = {}
        overrides: dict[str, str] = {}
        for entry in root:
            content_type = entry.get("ContentType", "")
            if ooxml.local(entry) == "Default":
                defaults[entry.get("Extension", "").lower()] = content_type
            else:
                overrides[entry.get("PartName", "").lstrip("/").lower()] = content_type
        return defaults, overrides

    def content_type(self, name: str) -> str:
        """Return a member's content type, or "" where none is declared."""
        defaults, overrides = self._types
        extension = name.rsplit(".", 1)[-1].lower()
        return overrides.get(name.lower()) or defaults.get(extension, "")

    def relationships(self, part: str = "") -> tuple[Relationship, ...]:
        """Return the relationships of `part` ("" = of the package), targets resolved."""
        name = relationships_name(part)
        if name not in self.members:
            return ()
        return tuple(relationships(self.parse(name), part))

    def related(self, kind: str, part: str = "") -> str:
        """Return the first member that `part` ("" = the package) relates to so, or ""."""
        names = (
            relation.target
            for relation in self.relationships(part)
            if relation.kind == kind and relation.target in self.members
        )
        return next(names, "")

    @cached_property
    def main(self) -> str:
        """Name of the main document part."""
        for relation in self.relationships():
            if relation.kind == "officeDocument" and not relation.external:
                if relation.target in self.members:
                    return relation.target
        raise _broken("hoveddokumentet mangler", "it has no main document")


def relationships_name(part: str) -> str:
    """Return the name of the member that holds the relationships of `part`."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", name + ".rels")


def part_of(name: str) -> str | None:
    """Return the part whose relationships a member holds ("" = the package), None if none."""
    folder, file = posixpath.split(name)
    owner, kind = posixpath.split(folder)
    if kind != "_rels" or not file.endswith(".rels"):
        return None
    return posixpath.join(owner, file.removesuffix(".rels"))


def relationships(root: Element, part: str) -> Iterator[Relationship]:
    """Yield the relationships of `part` ("" = the package), targets resolved."""
    folder = posixpath.dirname(part)
    for entry in root:
        if ooxml.local(entry) != "Relationship":
            continue
        external = entry.get("TargetMode") == "External"
        target = entry.get("Target", "")
        if not external:
            joined = posixpath.join("/", folder, target)
            target = posixpath.normpath(joined).lstrip("/")
        yield Relationship(entry.get("Id", ""), entry.get("Type", ""), target, external)


@contextmanager
def archive(path: Path) -> Iterator[Opener]:
    """
    Open a zip of any kind: what it gives opens a member that unpacks while it is read.

    A member over the limit said, or anything unsound, is a TemplateError; FileError if unreadable.
    """
    try:
        with _zip(path) as found:
            yield lambda name, limit: _opened(found, name, limit)
    except (*_DAMAGE, NotImplementedError) as error:  # no ValueError: who reads may raise one
        raise _damaged() from error
    except OSError as error:
        raise _unreadable(path) from error


def names(path: Path) -> tuple[str, ...]:
    """
    Return the names of the members of a zip of any kind, folders left out.

    TemplateError where it is none or has too many, FileError if unreadable.
    """
    try:
        with _zip(path) as found:
            entries = [entry.filename for entry in found.infolist() if not entry.is_dir()]
    except OSError as error:
        raise _unreadable(path) from error
    if len(entries) > MAX_NAMES:
        raise _refused("arkivet har for mange dele", "the archive has too many parts")
    return tuple(dict.fromkeys(entries))


def checksums(data: bytes) -> dict[str, tuple[int, int]]:
    """Return the size and CRC of each member of a zip of any kind; TemplateError for none."""
    try:
        with _zip(io.BytesIO(data)) as found:
            entries = found.infolist()
    except OSError as error:
        raise _damaged() from error
    if len(entries) > MAX_NAMES:
        raise _refused("arkivet har for mange dele", "the archive has too many parts")
    return {entry.filename: (entry.file_size, entry.CRC) for entry in entries}


def _zip(source: Path | io.BytesIO) -> zipfile.ZipFile:
    """Open a zip, whose directory is read at once; TemplateError for a damaged one."""
    try:
        return zipfile.ZipFile(source)
    except (*_DAMAGE, NotImplementedError, ValueError) as error:  # a name that is no UTF-8
        raise _damaged() from error


def _opened(found: zipfile.ZipFile, name: str, limit: int) -> IO[bytes]:
    entry = found.NameToInfo.get(name)
    if entry is None or entry.file_size > limit:
        raise _broken(f"{name} mangler eller er for stor", f"{name} is missing or too large")
    _check_entry(entry, set())
    return found.open(entry)


def read(path: Path) -> Package:
    """Read the file at `path`; see `load` and `from_bytes`."""
    return from_bytes(load(path))


def load(path: Path) -> bytes:
    """Return a file that is not too large; FileError if it is missing or unreadable."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # a pipe or device may never end
            raise _unreadable(path)
        if found.st_size > MAX_FILE:
            raise _refused("filen er for stor", "the file is too large")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise _absent(path) from error
    except OSError as error:
        raise _unreadable(path) from error


def _absent(path: Path) -> FileError:
    return FileError(Message(f"Filen findes ikke: {path}", f"The file does not exist: {path}"))


def _unreadable(path: Path) -> FileError:
    return FileError(Message(f"Filen kan ikke læses: {path}", f"The file cannot be read: {path}"))


def from_bytes(data: bytes) -> Package:
    """
    Check and read a package.

    Every member is unpacked once under the limits above and its CRC compared,
    so that writing may copy it unseen. Raises TemplateError with a sentence
    for anything that is not a sound, unencrypted DOCX or DOTX.
    """
    _check_magic(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = dict(_members(archive, data))
    except (*_DAMAGE, OSError, ValueError) as error:
        raise _damaged() from error
    except RuntimeError as error:  # NotImplementedError is one
        raise _refused("pakkemetoden er ukendt", "its packing is unknown") from error
    package = Package(MappingProxyType(members))
    if CONTENT_TYPES not in members:
        raise _broken("det er ikke en Word-fil", "it is not a Word file")
    _check_kind(package)
    return package


_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError)  # what zipfile makes of one


def _check_magic(data: bytes) -> None:
    if not data:
        raise TemplateError(
            Message(
                "Filen er tom: der er intet i den. Find den rigtige fil, eller gem brevet igen i "
                "Word.",
                "The file is empty: there is nothing in it. Find the right file, or save the "
                "letter in Word again.",
            )
        )
    if len(data) > MAX_FILE:
        raise _refused("filen er for stor", "the file is too large")
    if data.startswith(OLE_MAGIC):
        raise TemplateError(
            Message(
                "Filen er beskyttet med adgangskode eller gemt i det gamle .doc-format. "
                "Åbn den i Word, fjern adgangskoden, og gem som .docx.",
                "The file is protected by a password or saved in the old .doc format. "
                "Open it in Word, remove the password, and save it as .docx.",
            )
        )
    if not data.startswith(b"PK"):
        raise _broken("det er ikke en Word-fil", "it is not a Word file")


def _check_kind(package: Package) -> None:
    kind = package.content_type(package.main)
    if kind in (DOCUMENT_TYPE, DOTX_TYPE):
        return
    if "macroEnabled" in kind:
        raise TemplateError(
            Message(
                "Filen kan indeholde makroer (.docm/.dotm). Gem den som .docx uden makroer.",
                "The file may hold macros (.docm/.dotm). Save it as .docx without macros.",
            )
        )
    raise _broken("det er ikke et Word-dokument", "it is not a Word document")


def _members(archive: zipfile.ZipFile, data: bytes) -> Iterator[tuple[str, Member]]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MAX_MEMBERS:
        raise _refused("arkivet har for mange dele", "the archive has too many parts")
    seen: set[str] = set()
    total = 0
    for entry in entries:
        _check_entry(entry, seen)
        seen.add(entry.filename.lower())
        content = _unpack(archive, entry)
        if entry.filename.lower().endswith((".xml", ".rels")):
            ooxml.refuse_doctype(content, entry.filename)
        total += len(content)
        if total > MAX_TOTAL:
            raise _refused("indholdet er for stort", "the content is too large")
        yield entry.filename, _member(entry, data, content)


def _check_entry(entry: zipfile.ZipInfo, seen: set[str]) -> None:
    name = entry.filename
    if entry.flag_bits & 0x1:
        raise _refused("arkivet er krypteret", "the archive is encrypted")
    parts = name.split("/")
    if "\\" in name or ":" in parts[0] or ".." in parts or "" in parts:
        raise _refused("arkivet har et usikkert navn", "the archive has an unsafe name")
    if name.lower() in seen:
        raise _refused("arkivet har samme del to gange", "the archive has a part twice")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _refused("pakkemetoden er ukendt", "its packing is unknown")


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as stream:
        content = stream.read(MAX_MEMBER + 1)
    if len(content) > MAX_MEMBER:
        raise _refused("en del er for stor", "a part is too large")
    packed = max(entry.compress_size, 1)
    if len(content) > RATIO_FROM and len(content) / packed > MAX_RATIO:
        raise _refused("arkivet ligner en zip-bombe", "the archive looks like a zip bomb")
    return content


def _member(entry: zipfile.ZipInfo, data: bytes, content: bytes) -> Member:
    offset = entry.header_offset
    name_length, extra_length = struct.unpack_from("<HH", data, offset + 26)
    start = offset + 30 + name_length + extra_length
    packed = data[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_DEFLATED:
        _check_end(packed, len(content))
    return Member(entry.filename, packed, entry.compress_type, zlib.crc32(content), len(content))


def _check_end(packed: bytes, size: int) -> None:
    """Refuse a member whose packed bytes go on behind the declared size: they are copied."""
    unpacker = zlib.decompressobj(-15)
    unpacker.decompress(packed, size + 1)
    if not unpacker.eof or unpacker.unused_data or unpacker.unconsumed_tail:
        raise _damaged()


def _broken(da: str, en: str) -> TemplateError:
    return TemplateError(
        Message(
            f"Filen kan ikke læses som Word-fil: {da}. Åbn den i Word og gem den igen.",
            f"The file cannot be read as a Word file: {en}. Open it in Word and save it again.",
        )
    )


def _damaged() -> TemplateError:
    return _broken("zip-arkivet er beskadiget", "its zip archive is damaged")


def _refused(da: str, en: str) -> TemplateError:
    return TemplateError(
        Message(f"Filen er afvist som usikker: {da}.", f"The file is refused as unsafe: {en}.")
    )
