"""A package as a zip: read exactly as it is written, and no other way."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from packages import contents
from render.errors import FileError
from render.esdh.neutral import layout, zipped

Docx = Callable[..., bytes]


def test_others_can_read_it(docx: Docx) -> None:
    found = contents(docx)
    with zipfile.ZipFile(io.BytesIO(zipped.pack(found))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == found
        assert archive.namelist()[0] == layout.MANIFEST
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_each_byte_counts(docx: Docx) -> None:
    """Whatever byte is changed, the zip is refused: checksums of the zip cover the contents."""
    data = zipped.pack(contents(docx, pdf=False, enclosures=()))
    for at in range(0, len(data), 3):
        with pytest.raises(FileError):
            zipped.unpack(data[:at] + bytes([data[at] ^ 0x01]) + data[at + 1 :])


@pytest.mark.parametrize("cut", [0, 1, 4, 30, 100, -1, -22])
def test_a_part_of_it_is_refused(docx: Docx, cut: int) -> None:
    with pytest.raises(FileError):
        zipped.unpack(zipped.pack(contents(docx))[:cut])


def test_something_behind_it_is_refused(docx: Docx) -> None:
    with pytest.raises(FileError):
        zipped.unpack(zipped.pack(contents(docx)) + b"\0")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("../metadata.json", "Pak den ikke ud"),
        ("/etc/passwd", "Pak den ikke ud"),
        ("documents/../../x.docx", "Pak den ikke ud"),
        ("documents\\x.docx", "Pak den ikke ud"),
        ("C:x", "Pak den ikke ud"),
        ("documents/con.docx", "Pak den ikke ud"),
        ("documents/a/b.docx", "Pak den ikke ud"),
        ("mere.txt", "Pak den ikke ud"),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(docx: Docx, name: str, told: str) -> None:
    data = zipped.pack(contents(docx) | {name: b"x"})
    with pytest.raises(FileError) as caught:
        zipped.unpack(data)
    assert told in caught.value.message.da


def test_a_name_twice_is_refused(docx: Docx) -> None:
    data = zipped.pack(contents(docx) | {"metadata.jsom": b"x"})
    with pytest.raises(FileError) as caught:
        zipped.unpack(data.replace(b"metadata.jsom", b"metadata.json"))
    assert "to gange" in caught.value.message.da


def _with_zipfile(found: dict[str, bytes], method: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in found.items():
            archive.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_one_packed_again_is_told_what_to_do_with(docx: Docx, method: int) -> None:
    with pytest.raises(FileError) as caught:
        zipped.unpack(_with_zipfile(contents(docx), method))
    assert "pak den ud, og efterprøv mappen" in caught.value.message.da


def test_an_encrypted_one_is_told_apart(docx: Docx) -> None:
    data = bytearray(zipped.pack(contents(docx)))
    data[6] |= 1
    with pytest.raises(FileError) as caught:
        zipped.unpack(bytes(data))
    assert "adgangskode" in caught.value.message.da


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF", b"PK\x03\x04" * 20, b"\0" * 1000])
def test_what_is_no_zip_is_refused(data: bytes) -> None:
    with pytest.raises(FileError):
        zipped.unpack(data)
