"""Every reference letter as PDF: veraPDF accepts it as PDF/A-2b and as PDF/UA-1."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from render import banner, case, recipients
from render.library import open_library
from render.pdf.finish import Pdf
from render.pdf.pool import PdfPool
from render.renderer import Renderer

ROOT = Path(__file__).resolve().parents[3]
A = "afgoerelse_stoette-delvis"


@pytest.fixture(scope="module")
def letters() -> dict[str, bytes]:
    """The letter of each sample case, by template and case."""
    library = open_library(ROOT)
    found = {}
    for name in library.ids:
        entry = library.entry(name)
        declared = library.schema(entry.manifest.schema)
        renderer = Renderer(library.template(entry), declared, library.municipality())
        for path in entry.cases:
            data = case.read(path.read_bytes())
            for letter in recipients.letters(data, declared.shape):
                found[f"{name}-{path.stem}{letter.ending}"] = renderer.render(letter.data)
    return found


@pytest.fixture(scope="module")
def pdfs(
    letters: dict[str, bytes], libreoffice: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """The PDF of each, as files; none has a remark."""
    folder = tmp_path_factory.mktemp("pdf")
    with PdfPool(2) as pool:
        made = pool.many(list(letters.values()))
    found = {}
    for name, one in zip(letters, made, strict=True):
        assert isinstance(one, Pdf), (name, one)
        assert one.remarks == ()
        found[name] = folder / f"{name}.pdf"
        found[name].write_bytes(one.data)
    return found


def test_each_is_archivable_and_accessible(
    pdfs: dict[str, Path], judged: Callable[[Sequence[Path]], list[list[str]]]
) -> None:
    assert len(pdfs) >= 25
    said = judged(list(pdfs.values()))
    assert {name: faults for name, faults in zip(pdfs, said, strict=True) if faults} == {}


def test_the_judge_sees_what_is_wrong(
    pdfs: dict[str, Path],
    judged: Callable[[Sequence[Path]], list[list[str]]],
    tmp_path: Path,
) -> None:
    """A letter without its metadata, and one without its tags, are refused."""
    import pikepdf

    bad = [tmp_path / "uden-metadata.pdf", tmp_path / "uden-mærker.pdf"]
    for path, key in zip(bad, ("/Metadata", "/StructTreeRoot"), strict=True):
        with pikepdf.open(pdfs[A]) as pdf:
            del pdf.Root[key]
            pdf.save(path)
    first, second = judged(bad)
    assert any(fault.startswith("PDFA_2_B 6.6.2.1") for fault in first)
    assert any(fault.startswith("PDFUA_1 7.1") for fault in second)


def test_title_and_language_are_told(pdfs: dict[str, Path]) -> None:
    import pikepdf

    for path in pdfs.values():
        with pikepdf.open(path) as pdf:
            assert str(pdf.Root.Lang) == "da-DK"
            assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
            assert len(str(pdf.docinfo["/Title"])) > 5
            assert set(pdf.docinfo.keys()) == {"/Title", "/Producer"}
            said = pdf.Root.Metadata.read_bytes().decode("utf-8")
            assert escape(str(pdf.docinfo["/Title"])) in said


def test_a_screen_reader_finds_headings_and_tables(pdfs: dict[str, Path]) -> None:
    import pikepdf

    with pikepdf.open(pdfs[A]) as pdf:
        kinds = list(_kinds(pdf.Root.StructTreeRoot))
    assert kinds[0] == "/Document"
    assert kinds.count("/H1") >= 4  # each section of a decision, and more below them
    assert "/H2" in kinds
    assert kinds.count("/TH") >= 3
    assert kinds.index("/H1") < kinds.index("/TH")


def _kinds(node: Any) -> Iterator[str]:
    """Yield the tags in the order in which they are read."""
    import pikepdf

    if "/S" in node:
        yield str(node.S)
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary):
            yield from _kinds(child)


def test_a_draft_stays_marked(
    letters: dict[str, bytes], pool: PdfPool, words: Callable[[bytes], str]
) -> None:
    import pikepdf

    made = pool.convert(banner.mark(letters[A]))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert words(made).count(banner.WORDS) == len(pdf.pages) > 1
    assert banner.WORDS not in words(pool.convert(letters[A]))


def test_both_ways_give_the_same_file(
    letters: dict[str, bytes], pdfs: dict[str, Path], pool: PdfPool
) -> None:
    """A server of another start, and the command, say byte for byte the same."""
    with PdfPool(way="command") as other:
        for make in (pool.convert, other.convert):
            assert make(letters[A]) == pdfs[A].read_bytes()


def test_nothing_is_left_of_when_it_was_made(pdfs: dict[str, Path]) -> None:
    import pikepdf

    with pikepdf.open(io.BytesIO(pdfs[A].read_bytes())) as pdf:
        assert "Date" not in pdf.Root.Metadata.read_bytes().decode("utf-8")
        assert "/DocChecksum" not in pdf.trailer
