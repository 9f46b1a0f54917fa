"""A filled letter read back: what it says of itself, and words that storing does not change."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.errors import FileError, TemplateError
from render.esdh.document import Document
from render.esdh.letter import read

Docx = Callable[..., bytes]
Members = Callable[[bytes], dict[str, bytes]]


def test_what_it_says_of_itself(docx: Docx) -> None:
    said = {"SeglTemplate": "afslag", "SeglCase": "EKS-2026-000123 ", "Emne": "Bolig"}
    letter = read(docx("Hej", properties=said))
    assert letter.document == Document(template="afslag", case="EKS-2026-000123")
    assert letter.properties["Emne"] == "Bolig"


def test_a_file_that_is_not_of_segl(docx: Docx) -> None:
    assert read(docx("Hej")).document == Document()


def test_the_words_in_order(docx: Docx) -> None:
    data = docx("# Afgørelse\nKære   Ida\n\n| Ydelse | 100 kr. |", header="Eksempel", footer="Fod")
    assert read(data).text == "Afgørelse\nKære Ida\nYdelse\n100 kr.\nEksempel\nFod"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Kære Ida", "Kære¦ Ida", id="runs"),
        pytest.param("Kære Ida", "Kære\u00a0Ida", id="a space that does not break"),
        pytest.param("Å", "A\u030a", id="a letter put together"),
        pytest.param("A\nB", "A\n\nB", id="empty paragraphs"),
    ],
)
def test_the_same_words(docx: Docx, one: str, other: str) -> None:
    assert read(docx(one)).text == read(docx(other)).text


@pytest.mark.parametrize("other", ["Kære Ib", "Kære Ida!", "Ida Kære", "Kære\nIda"])
def test_other_words(docx: Docx, other: str) -> None:
    assert read(docx("Kære Ida")).text != read(docx(other)).text


def test_properties_that_a_system_wrote_do_not_count(
    docx: Docx, members: Members, zip_of: Callable[..., bytes]
) -> None:
    """As SharePoint does: columns and properties change, the text does not."""
    sent = docx("Kære Ida", header="Eksempel", properties={"SeglTemplate": "a"}, title="En")
    stored = docx("Kære Ida", header="Eksempel", properties={"CCMSystem": "go"}, title="To",
                  stores=["<a xmlns='urn:x'>ny</a>"])  # fmt: skip
    assert sent != stored
    assert read(sent).text == read(stored).text


def test_deleted_words_do_not_count(docx: Docx) -> None:
    gone = '<w:p><w:r><w:t>Kære Ida</w:t></w:r><w:del w:id="1" w:author="A"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>'
    assert read(docx(gone)).text == "Kære Ida"


def test_names_are_not_shown(docx: Docx) -> None:
    assert "Ida" not in repr(read(docx("Ida", properties={"SeglTitle": "Ida"})))


def test_the_first_of_two_properties_of_a_name(docx: Docx, members: Members,
                                               zip_of: Callable[..., bytes]) -> None:  # fmt: skip
    found = members(docx("x", properties={"SeglCase": "EKS-1", "Other": "EKS-2"}))
    found["docProps/custom.xml"] = found["docProps/custom.xml"].replace(b"Other", b"SeglCase")
    assert read(zip_of(found)).document.case == "EKS-1"


@pytest.mark.parametrize("part", ["docProps/custom.xml", "word/document.xml", "_rels/.rels"])
def test_a_broken_part(
    docx: Docx, members: Members, zip_of: Callable[..., bytes], part: str
) -> None:
    found = members(docx("x", properties={"a": "b"}))
    for data in (b"", b"<a", b"\xff\xfe", b"<a/>"):
        try:
            read(zip_of(found | {part: data}))
        except TemplateError as error:
            assert error.message.da


@pytest.mark.parametrize("data", [b"", b"PK", b"<html>", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_no_word_file(data: bytes) -> None:
    with pytest.raises(TemplateError):
        read(data)


@given(st.data())
def test_damage_never_ends_in_a_traceback(docx: Docx, data: st.DataObject) -> None:
    whole = bytearray(docx("Kære {{ navn }}", properties={"SeglCase": "EKS-2026-000123"}))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        read(bytes(whole))
    except (TemplateError, FileError) as error:
        assert error.message.da
