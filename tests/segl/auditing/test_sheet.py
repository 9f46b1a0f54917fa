"""Tables for Danish Excel: its mark, semicolons, and nothing that it would work out."""

from __future__ import annotations

import csv
import io

from qa.audit.entry import Entry, Hit
from qa.audit.table import Count, Head, Part, Table
from render.message import NOTHING, Message
from segl.auditing import sheet


def _read(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:]), delimiter=";"))


def test_a_number_a_row() -> None:
    heads = (Head("a", Message("Sted", "Place")), Head("n", Message("Breve", "Letters"), "part"))
    rows = (("Vest", Part(Count(1), Count(4))), ("=1+1", Count(2, instead=Message("1–2", "1–2"))))
    table = Table("t", Message("Tabel", "Table"), NOTHING, heads, rows)
    assert _read(sheet.figures([table], "da")) == [
        ["Tabel", "Sted", "Mål", "Antal", "Af", "Procent"],
        ["Tabel", "Vest", "Breve", "1", "4", "25"],
        ["Tabel", "'=1+1", "Breve", "1–2", "", ""],
    ]


def test_formulas_in_any_cell_are_texts() -> None:
    for text in ('=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", "\r\n=1", "|x"):
        entry = Entry("broken", case=text, file=text)
        cells = _read(sheet.work([entry], {}, "da"))[1]
        assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r", "|")) for cell in cells)
        assert not any("\n" in cell or "\r" in cell for cell in cells)


def test_the_list_to_work_through_has_no_whole_cpr_number() -> None:
    hits = (Hit("LTR006", "error"), Hit("LTR006", "error"), Hit("LTR099", "info"))
    entry = Entry("read", case="EKS-2026-000001", file="brev 0101901234.docx", hits=hits)
    titles = {"LTR006": Message("Der er en kode tilbage", "A tag is left")}
    rows = _read(sheet.work([entry], titles, "da"))
    assert len(rows) == 2
    assert rows[1][1:3] == ["EKS-2026-000001", "brev 010190-xxxx.docx"]
    assert rows[1][6:9] == ["LTR006", "Der er en kode tilbage", "fejl"]
