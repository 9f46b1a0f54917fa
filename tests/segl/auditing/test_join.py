"""Rows of an export find their letters, and no others."""

from __future__ import annotations

from qa.audit.entry import Entry
from segl.auditing.join import Rows


def _rows(*rows: Entry) -> Rows:
    found = Rows()
    for row in rows:
        found.add(row)
    return found


def _letter(file: str = "a/brev.docx", case: str = "EKS-2026-000001") -> Entry:
    return Entry("read", template="hoering", version="0.2.0", case=case, file=file)


def test_by_path_by_name_and_by_case() -> None:
    for row in (
        Entry(file="A\\Brev.docx", municipality="Vest"),
        Entry(file="brev.docx", municipality="Vest"),
        Entry(case="eks-2026-000001", template="hoering", municipality="Vest"),
    ):
        rows = _rows(row)
        joined = rows.joined(_letter())
        assert joined.municipality == "Vest"
        assert joined.version == "0.2.0"
        assert list(rows.left()) == []


def test_a_row_is_of_one_letter_only() -> None:
    rows = _rows(Entry(file="brev.docx", municipality="Vest"))
    assert rows.joined(_letter("a/brev.docx")).municipality == "Vest"
    assert rows.joined(_letter("b/brev.docx")).municipality == ""


def test_what_could_be_two_is_neither() -> None:
    twice = Entry(case="EKS-2026-000001", template="hoering", municipality="Vest")
    rows = _rows(twice, twice)
    assert rows.joined(_letter()).municipality == ""
    assert len(list(rows.left())) == 2
    other = _rows(Entry(file="brev.docx", case="EKS-2026-000002", municipality="Vest"))
    assert other.joined(_letter()).municipality == ""


def test_the_letters_own_word_comes_first() -> None:
    row = Entry(file="brev.docx", template="andet", version="9.9.9", day="2020-01-01", refused="x")
    joined = _rows(row).joined(_letter())
    assert (joined.template, joined.version, joined.day) == ("hoering", "0.2.0", "2020-01-01")
