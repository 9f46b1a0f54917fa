"""Exports: which columns are known, and how their cells are read."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
import xlsxwriter

from qa.audit.entry import Entry
from render.errors import FileError, LibraryError
from render.message import Message
from segl.auditing import export
from segl.auditing.cells import ODD, Reader
from segl.auditing.columns import NAMES, Headings

READER = Reader(
    {"eksempel": "Eksempel Kommune", "eksempel kommune": "Eksempel Kommune"},
    {"partshoering": "partshoering", "partshøring": "partshoering"},
)


def _rows(path: Path, text: str, **mapping: str) -> list[Entry | Message]:
    path.write_text(text, "utf-8")
    return list(export.opened(path, READER, mapping).rows())


def test_danish_headings_and_dates(tmp_path: Path) -> None:
    text = (
        "Sagsnummer;Filnavn;Kommune;Skabelon;Version;Modtaget;Afgjort;Sendt;Noter\n"
        "EKS-2026-000001;a.docx;eksempel;hoering;0.2.0;02-03-2026 kl. 10:15;2. marts 2026;i går;x\n"
        ";;;;;;;;\n"
    )
    (row,) = _rows(tmp_path / "u.csv", text)
    assert isinstance(row, Entry)
    assert row.municipality == "Eksempel Kommune"
    assert (row.case, row.file, row.template, row.version) == (
        "EKS-2026-000001", "a.docx", "hoering", "0.2.0",
    )  # fmt: skip
    assert row.times is not None
    assert row.times["modtaget"].first == dt.datetime.fromisoformat("2026-03-02T10:15")
    assert not row.times["afgjort"].is_exact
    assert row.unclear == ("sendt",)


def test_one_letter_is_no_export(tmp_path: Path) -> None:
    (tmp_path / "brev.docx").write_bytes(b"PK")
    with pytest.raises(FileError) as refused:
        export.opened(tmp_path / "brev.docx", READER, {})
    assert "segl check" in refused.value.message.da


def test_columns_that_are_not_used_are_told(tmp_path: Path) -> None:
    path = tmp_path / "u.csv"
    path.write_text("Skabelon;Sagsbehandler\nhoering;Nukappi\n", "utf-8")
    (remark,) = export.opened(path, READER, {}).remarks
    assert "Sagsbehandler" in remark.da
    assert "Nukappi" not in remark.da


@pytest.mark.parametrize(
    ("text", "mapping", "words"),
    [
        ("Navn;By\na;b\n", {}, "ingen kolonne"),
        ("Skabelon;Template\na;b\n", {}, "betyder begge"),
        ("Skabelon\na\n", {"Nej": "type"}, "Nej"),
        ("Skabelon;Dag\na;b\n", {"Dag": "modtagetd"}, "Mente du modtaget?"),
    ],
)
def test_columns_that_say_nothing_are_refused(
    tmp_path: Path, text: str, mapping: dict[str, str], words: str
) -> None:
    with pytest.raises(LibraryError) as refused:
        _rows(tmp_path / "u.csv", text, **mapping)
    assert words in refused.value.message.da


def test_a_mapping_ties_a_column_or_leaves_it_out(tmp_path: Path) -> None:
    (row,) = _rows(tmp_path / "u.csv", "Skabelon;Ind;Sendt\nhoering;02-03-2026;x\n",
                   Ind="modtaget", Sendt="")  # fmt: skip
    assert isinstance(row, Entry)
    assert row.times is not None
    assert list(row.times) == ["modtaget"]
    assert row.unclear == ()


def test_json_lines_and_a_list(tmp_path: Path) -> None:
    rows = [
        {"skabelon": "hoering", "modtaget": "2026-03-02T23:30:00Z", "type": "Partshøring"},
        {"Template": "hoering", "Sent": "2026-03-02T23:30:00", "version": 1, "sag": None},
    ]
    lines = "\n".join(map(json.dumps, rows)) + "\nikke json\n"
    one, two, broken = _rows(tmp_path / "u.jsonl", lines)
    assert isinstance(one, Entry)
    assert isinstance(two, Entry)
    assert one.type == "partshoering"
    assert one.times is not None
    assert one.times["modtaget"].first == dt.datetime.fromisoformat("2026-03-02T21:30")  # in Nuuk
    assert two.times is not None
    assert two.times["sendt"].first == dt.datetime.fromisoformat("2026-03-02T23:30")
    assert two.version == "1"
    assert broken == export.UNREAD
    assert _rows(tmp_path / "u.json", json.dumps(rows)) == [one, two]


def test_no_free_text_comes_through() -> None:
    row = READER.entry(
        {
            "kommune": "Hans Hansen 0101901234",
            "skabelon": "Brev til Hans Hansen",
            "version": "se mappen, spørg Hans",
            "type": "Hans",
            "afvist": "Hans ville ikke",
        }
    )
    assert (row.municipality, row.template, row.version, row.type, row.refused) == (
        ODD, ODD, ODD, "", ODD,
    )  # fmt: skip


def test_names_of_columns_are_all_known_headings() -> None:
    assert list(Headings({}).named(NAMES).values()) == list(NAMES)


def test_other_files_are_refused_with_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "u.odt").write_text("x")
    with pytest.raises(Exception, match=r"export as \.csv"):
        export.opened(tmp_path / "u.odt", READER, {})


def test_a_workbook_with_dates_times_and_a_hidden_row(tmp_path: Path) -> None:
    path = tmp_path / "u.xlsx"
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        clock = book.add_format({"num_format": "dd-mm-yyyy hh:mm"})
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Skabelon", "Modtaget", "Sendt", "Version"])
        for line in (1, 2):
            sheet.write_string(line, 0, "hoering")
            sheet.write_datetime(line, 1, dt.datetime.fromisoformat("2026-03-02T10:15"), clock)
            sheet.write_datetime(line, 2, dt.datetime.fromisoformat("2026-03-03T00:00"), day)
            sheet.write_formula(line, 3, "=1/0", None, "#DIV/0!")
        sheet.set_row(2, None, None, {"hidden": True})
    row, hidden = export.opened(path, READER, {}).rows()
    assert isinstance(row, Entry)
    assert row.times is not None
    assert row.times["modtaget"].first == dt.datetime.fromisoformat("2026-03-02T10:15")
    assert not row.times["sendt"].is_exact
    assert row.version == ODD
    assert hidden == export.UNREAD
