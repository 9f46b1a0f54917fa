"""Packages: what is read, what is refused with a sentence, and what is written."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render import archive, package
from render.errors import FileError, TemplateError
from render.template import Template

Docx = Callable[..., bytes]
ZipOf = Callable[[Mapping[str, bytes]], bytes]
Members = Callable[[bytes], dict[str, bytes]]
DOCTYPE = '<!DOCTYPE a [<!ENTITY x "y">]>'
LAUGHS = "<!DOCTYPE a [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


def message(data: bytes) -> str:
    """Return the Danish sentence with which a file is refused."""
    with pytest.raises(TemplateError) as caught:
        package.from_bytes(data)
    error = caught.value
    assert error.message.da.endswith(".")
    assert error.message.en.endswith(".")
    return error.message.da


def raw(*members: archive.Member) -> bytes:
    """Return an archive of members that no zip program would write."""
    return archive.assemble(members)


def with_name(docx: Docx, name: str) -> bytes:
    """Return a document with a further member of any name."""
    base = package.from_bytes(docx("Hej"))
    return raw(*base.members.values(), archive.pack(name, b"x"))


def changed(docx: Docx, name: str, content: bytes, **options: object) -> bytes:
    """Return a document with another content in one member."""
    base = package.from_bytes(docx("Hej", **options))
    return archive.write(base.members, {name: content})


# --- must be read ---------------------------------------------------------------


def test_sound(docx: Docx) -> None:
    found = package.from_bytes(docx("Hej", header="Hoved", links=["https://x.example/a"]))
    assert found.main == "word/document.xml"
    assert found.content_type(found.main) == package.DOCUMENT_TYPE
    kinds = {relation.kind: relation for relation in found.relationships(found.main)}
    assert kinds["header"].target == "word/header1.xml"
    assert kinds["hyperlink"].external
    assert kinds["hyperlink"].target == "https://x.example/a"


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("word/media/billede æøå.png", id="danish letters and a space"),
        pytest.param("word/..skjult/a.xml", id="dots inside a name"),
        pytest.param("customXml/item%201.xml", id="percent"),
        pytest.param("a", id="short"),
    ],
)
def test_names_that_are_safe(docx: Docx, name: str) -> None:
    assert package.from_bytes(with_name(docx, name)).read(name) == b"x"


def test_folders_and_stored_members_are_read(docx: Docx, members: Members) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as opened:
        opened.writestr("word/", b"")
        for name, data in members(docx("Hej")).items():
            opened.writestr(name, data)
    found = package.from_bytes(out.getvalue())
    assert "word/" not in found.members
    assert found.read("word/styles.xml").startswith(b"<?xml")


def test_data_descriptors_are_read_and_not_written(docx: Docx, members: Members) -> None:
    class Stream(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    out = Stream()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in members(docx("Hej")).items():
            opened.writestr(name, data)
    data = out.getvalue()
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert all(entry.flag_bits & 0x8 for entry in opened.infolist())
    again = archive.write(package.from_bytes(data).members, {})
    with zipfile.ZipFile(io.BytesIO(again)) as opened:
        assert opened.testzip() is None
        assert not any(entry.flag_bits for entry in opened.infolist())


def test_picture_that_packs_well_is_no_bomb(docx: Docx) -> None:
    data = docx("Hej", extra={"word/media/hvid.bmp": b"\xff" * (3 * 2**20)})
    assert len(package.from_bytes(data).read("word/media/hvid.bmp")) == 3 * 2**20


# --- must be refused --------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "Filen er tom", id="empty"),
        pytest.param(b"Hej med dig", "ikke en Word-fil", id="text"),
        pytest.param(b"%PDF-1.7 ...", "ikke en Word-fil", id="pdf"),
        pytest.param(b"PK\x03\x04", "beskadiget", id="only a magic number"),
        pytest.param(package.OLE_MAGIC + b"\0" * 600, "adgangskode", id="encrypted or .doc"),
    ],
)
def test_not_an_archive(data: bytes, words: str) -> None:
    assert words in message(data)


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.999])
def test_truncated(docx: Docx, kept: float) -> None:
    data = docx("Hej")
    assert "beskadiget" in message(data[: int(len(data) * kept)])


def test_damaged_byte(docx: Docx) -> None:
    data = bytearray(docx("Hej"))
    start = data.index(b"word/document.xml") + len("word/document.xml") + 40
    data[start] ^= 0xFF
    assert "beskadiget" in message(bytes(data))


def test_a_member_that_ends_before_it_begins(docx: Docx) -> None:
    """An extra field as long as this leads behind the end of the file."""
    data = bytearray(docx("x"))
    data[28:30] = b"\xff\xff"
    assert "beskadiget" in message(bytes(data))


def test_local_name_differs_from_directory(docx: Docx) -> None:
    data = docx("Hej")
    assert "beskadiget" in message(data.replace(b"word/styles.xml", b"word/sTyles.xml", 1))


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("../evil.xml", id="parent"),
        pytest.param("word/../../evil.xml", id="parent inside"),
        pytest.param("/etc/passwd", id="absolute"),
        pytest.param("word//evil.xml", id="empty step"),
        pytest.param("word\\evil.xml", id="backslash"),
        pytest.param("..\\..\\evil.xml", id="backslash and parent"),
        pytest.param("C:/evil.xml", id="drive"),
    ],
)
def test_unsafe_name(docx: Docx, name: str) -> None:
    assert "usikkert navn" in message(with_name(docx, name))


@pytest.mark.parametrize("name", ["word/document.xml", "WORD/Document.XML"])
def test_duplicate_name(docx: Docx, name: str) -> None:
    assert "to gange" in message(with_name(docx, name))


def test_encrypted_flag(docx: Docx) -> None:
    data = bytearray(docx("Hej"))
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    data[6] |= 1
    assert "krypteret" in message(bytes(data))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unknown_packing(docx: Docx, members: Members, method: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as opened:
        for name, data in members(docx("Hej")).items():
            opened.writestr(name, data)
    assert "pakkemetoden" in message(out.getvalue())


def test_zip_bomb(docx: Docx) -> None:
    data = docx("Hej", extra={"word/bombe.xml": b"\0" * (5 * 2**20)})
    assert len(data) < 20_000
    assert "zip-bombe" in message(data)


def test_too_many_members(docx: Docx) -> None:
    many = {f"word/{number}.xml": b"" for number in range(package.MAX_MEMBERS)}
    assert "for mange dele" in message(docx("Hej", extra=many))


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        ("MAX_FILE", "filen er for stor"),
        ("MAX_MEMBER", "en del er for stor"),
        ("MAX_TOTAL", "indholdet er for stort"),
    ],
)
def test_limits(docx: Docx, monkeypatch: pytest.MonkeyPatch, limit: str, words: str) -> None:
    assert getattr(package, limit) >= 64 * 2**20
    monkeypatch.setattr(package, limit, 500)
    assert words in message(docx("Hej"))


def test_file_too_large_is_not_read(
    docx: Docx, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "stor.docx"
    path.write_bytes(docx("Hej"))
    package.read(path)
    monkeypatch.setattr(package, "MAX_FILE", 500)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("read into memory"))
    with pytest.raises(TemplateError, match="too large"):
        package.read(path)


def test_missing_file(tmp_path: object) -> None:
    from pathlib import Path

    with pytest.raises(FileError) as caught:
        package.read(Path(str(tmp_path)) / "findes ikke.docx")
    assert "findes ikke.docx" in caught.value.message.da


@pytest.mark.parametrize(
    ("gone", "words"),
    [
        ("[Content_Types].xml", "ikke en Word-fil"),
        ("_rels/.rels", "hoveddokumentet mangler"),
        ("word/document.xml", "hoveddokumentet mangler"),
    ],
)
def test_missing_part(docx: Docx, gone: str, words: str) -> None:
    base = package.from_bytes(docx("Hej"))
    assert words in message(archive.write(base.members, {}, frozenset({gone})))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("application/vnd.ms-word.document.macroEnabled.main+xml", "makroer"),
        ("application/vnd.ms-word.template.macroEnabledTemplate.main+xml", "makroer"),
        (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            "ikke et Word-dokument",
        ),
        ("application/xml", "ikke et Word-dokument"),
    ],
)
def test_kind(docx: Docx, members: Members, kind: str, words: str) -> None:
    types = members(docx("Hej"))["[Content_Types].xml"].decode()
    types = types.replace(package.DOCUMENT_TYPE, kind)
    assert words in message(changed(docx, "[Content_Types].xml", types.encode()))


def test_tail_behind_a_member_is_refused(docx: Docx) -> None:
    """A deflate stream that goes on after the declared size would be copied, or unpacked, whole."""
    base = package.from_bytes(docx("Hej"))
    styles = base.read("word/styles.xml")
    packed = archive.pack("word/styles.xml", styles + b" " * 100_000).packed
    tail = archive.Member("word/styles.xml", packed, 8, zlib.crc32(styles), len(styles))
    data = raw(*(tail if name == tail.name else m for name, m in base.members.items()))
    try:
        found = package.from_bytes(data)
    except TemplateError:
        return
    assert found.read("word/styles.xml") == styles
    assert package.from_bytes(archive.write(found.members, {})).read("word/styles.xml") == styles


# --- XML ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["word/document.xml", "word/styles.xml", "word/settings.xml", "word/_rels/document.xml.rels",
     "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "customXml/item1.xml"],
)  # fmt: skip
def test_doctype(docx: Docx, read: Callable[..., Template], name: str) -> None:
    data = docx("Hej", title="T", stores=["<a/>"])
    old = package.from_bytes(data).read(name).decode()
    head = old.index("?>") + 2 if old.startswith("<?xml") else 0
    new = f"{old[:head]}{DOCTYPE}{old[head:]}"
    with pytest.raises(TemplateError) as caught:
        read(archive.write(package.from_bytes(data).members, {name: new.encode()}))
    assert "DOCTYPE" in caught.value.message.da
    assert name in caught.value.message.da


@pytest.mark.parametrize(
    "name",
    ["word/numbering.xml", "word/theme/theme1.xml", "word/glossary/document.xml"],
)
def test_doctype_in_a_part_that_is_only_copied(
    docx: Docx, letter: Callable[..., bytes], name: str
) -> None:
    data = docx("Hej", extra={name: f"{DOCTYPE}<a>&x;</a>".encode()})
    with pytest.raises(TemplateError):
        letter(data)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp037", "latin-1"]
)
def test_doctype_in_any_encoding(docx: Docx, read: Callable[..., Template], encoding: str) -> None:
    words = f'<?xml version="1.0" encoding="{encoding}"?>{DOCTYPE}<a>&x;</a>'
    with pytest.raises(TemplateError):
        read(changed(docx, "word/document.xml", words.encode(encoding)))


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "customXml/item1.xml"])
def test_doctype_in_utf_7(docx: Docx, read: Callable[..., Template], name: str) -> None:
    """Its `<!` is `+ADwAIQ-`, which a search for bytes does not see."""
    old = package.from_bytes(docx("Hej", stores=["<a/>"])).read(name).decode()
    body = old[old.index("?>") + 2 :] if "?>" in old else old
    new = f'<?xml version="1.0" encoding="UTF-7"?>{DOCTYPE}'.replace("<!", "+ADwAIQ-") + body
    with pytest.raises(TemplateError):
        read(changed(docx, name, new.encode(), stores=["<a/>"]))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(LAUGHS + "]><a>&i;</a>", id="billion laughs"),
        pytest.param('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', id="file"),
        pytest.param('<!doctype a SYSTEM "http://evil.example/a.dtd"><a/>', id="network"),
        pytest.param(
            '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://e.example">%p;]><a/>', id="parameter"
        ),
        pytest.param("<a>", id="open element"),
        pytest.param("<a></b>", id="wrong end"),
        pytest.param("<a>&unknown;</a>", id="entity nobody declared"),
        pytest.param("<a>\x01</a>", id="control character"),
        pytest.param("<a>\udcff</a>", id="not UTF-8"),
        pytest.param("", id="nothing"),
        pytest.param("<a>" * 2_000 + "</a>" * 2_000, id="two thousand levels"),
    ],
)
def test_xml_that_is_refused(docx: Docx, read: Callable[..., Template], content: str) -> None:
    data = content.encode("utf-8", "surrogateescape")
    with pytest.raises(TemplateError) as caught:
        read(changed(docx, "word/document.xml", data))
    assert "word/document.xml" in caught.value.message.da


def test_strict_format_is_refused_with_advice(docx: Docx, read: Callable[..., Template]) -> None:
    content = (
        b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">'
        b"<w:body><w:p/></w:body></w:document>"
    )
    with pytest.raises(TemplateError) as caught:
        read(changed(docx, "word/document.xml", content))
    assert "Strict" in caught.value.message.da
    assert "Gem den som almindelig .docx" in caught.value.message.da


# --- writing --------------------------------------------------------------------------


@given(st.binary(max_size=2_000))
def test_pack_and_unpack(content: bytes) -> None:
    member = archive.pack("a", content)
    assert member.data() == content
    assert (member.size, member.crc) == (len(content), zlib.crc32(content))


def test_untouched_members_are_copied_packed(docx: Docx, letter: Callable[..., bytes]) -> None:
    base = package.from_bytes(docx("Kære {{ navn }}", extra={"word/media/a.png": b"png" * 99}))
    store = zlib.compressobj(0, zlib.DEFLATED, -15)
    packed = store.compress(base.read("word/styles.xml")) + store.flush()
    odd = archive.Member(
        "word/styles.xml", packed, 8,
        base.members["word/styles.xml"].crc, base.members["word/styles.xml"].size,
    )  # fmt: skip
    data = raw(*(odd if name == odd.name else m for name, m in base.members.items()))
    out = package.from_bytes(letter(data, {"navn": "A"}))
    assert out.members["word/styles.xml"].packed == packed
    assert out.members["word/media/a.png"] == base.members["word/media/a.png"]
    assert out.members["word/document.xml"] != base.members["word/document.xml"]


def test_same_input_gives_the_same_bytes(docx: Docx, letter: Callable[..., bytes]) -> None:
    data = docx("Kære {{ navn }}", header="{{ navn }}", title="T")
    once, twice = (letter(data, {"navn": "Åse"}) for _ in range(2))
    assert once == twice
    assert once != letter(data, {"navn": "Åsa"})


def test_headers_are_plain(letter: Callable[..., bytes]) -> None:
    data = letter("Kære {{ navn }}", {"navn": "A"}, extra={"word/media/æ.png": b"x"})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.extra for entry in entries} == {b""}
    assert {e.flag_bits for e in entries if e.filename.isascii()} == {0}
    assert "word/media/æ.png" in {entry.filename for entry in entries}
    assert struct.unpack_from("<I", data)[0] == 0x04034B50


def test_content_types_stand_first(docx: Docx) -> None:
    """Some readers, and the standard's streaming mode, want them there."""
    base = package.from_bytes(docx("Hej"))
    names = list(base.members)[::-1]
    late = raw(*(base.members[name] for name in names))
    found = package.from_bytes(archive.write(package.from_bytes(late).members, {}))
    assert next(iter(found.members)) == "[Content_Types].xml"
    assert list(found.members)[1:] == names[:-1]


def test_changed_added_and_removed(docx: Docx, members: Members) -> None:
    base = package.from_bytes(docx("Hej"))
    new = {"word/styles.xml": b"<new/>", "word/added.xml": b"<added/>"}
    found = members(archive.write(base.members, new, frozenset({"word/settings.xml"})))
    assert found["word/styles.xml"] == b"<new/>"
    assert found["word/added.xml"] == b"<added/>"
    assert "word/settings.xml" not in found
    assert found["word/document.xml"] == base.read("word/document.xml")


def test_word_template_becomes_a_document(letter: Callable[..., bytes]) -> None:
    out = package.from_bytes(letter("Kære {{ navn }}", {"navn": "A"}, dotx=True))
    assert out.content_type(out.main) == package.DOCUMENT_TYPE
    assert package.DOTX_TYPE.encode() not in out.read("[Content_Types].xml")
