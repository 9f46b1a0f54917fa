"""The tables of an audit, from letters to figures."""

from __future__ import annotations

from qa.audit import tables
from qa.audit.deadlines import MEASURES
from qa.audit.editions import Shelf
from qa.audit.entry import Entry, Hit, Section
from qa.audit.table import Table, shown
from qa.audit.tables import Telling
from qa.audit.tally import MAX_KINDS, OTHERS, Tally
from qa.law import catalogue
from render.message import Message

LAW = catalogue.read("gl")
KNOWN = {"gl": {one.id: one for one in LAW.law.deadlines if one.jurisdiction == "gl"}}
SHELF = Shelf(
    {"hoering": ("0.2.0", "partshoering", "gl"), "kv": ("1.0.0", "kvittering_underretning", "gl")}
)
CLAUSE = Message("Klagevejledning", "How to complain")


def _entry(**about: object) -> Entry:
    return Entry(**{"state": "read", "template": "hoering", "version": "0.2.0"} | about)  # type: ignore[arg-type]


def _tables(*entries: Entry, below: int = 0) -> dict[str, Table]:
    tally = Tally(SHELF, KNOWN)
    for entry in entries:
        tally.add(entry)
    titles = {"LTR006": Message("Der er en kode tilbage", "A tag is left")}
    telling = Telling(tally, below, titles, {"hoering": "Partshøring"}, {})
    return {one.name: one for one in tables.tables(telling)}


def _rows(table: Table) -> list[list[str]]:
    return [[shown(cell, "da") for cell in row] for row in table.rows]


def test_states_of_versions() -> None:
    assert SHELF.state("hoering", "0.2.0") == "current"
    assert SHELF.state("hoering", "0.2.0", "changed") == "changed"
    assert SHELF.state("hoering", "0.1.9") == "outdated"
    assert SHELF.state("hoering", "0.10.0") == "newer"
    assert SHELF.state("hoering", "") == "unversioned"
    assert SHELF.state("andet", "1.0.0") == "unknown"
    assert SHELF.state("", "") == "unsaid"


def test_what_is_missing_where_and_how_often() -> None:
    tag = Hit("LTR006", "error", Message("brødteksten", "the body"))
    found = _tables(
        _entry(hits=(tag, tag), day="2026-03-02"),
        _entry(hits=(tag,), day="2026-03-30", version="0.1.0"),
        _entry(hits=(Hit("LTR009", "info"),), day="2026-04-01"),
        _entry(day="2026-04-01"),
        Entry("broken"),
    )
    overview = dict(row for row in _rows(found["overview"]))
    assert overview["Breve, der er kontrolleret"] == "4"
    assert overview["– uden bemærkninger"] == "2 (50 %)"
    assert overview["– med mindst én fejl"] == "2 (50 %)"
    assert overview["Filer, der ikke kan læses som brev"] == "1"
    first = _rows(found["rules"])[0]
    assert first == [
        "LTR006",
        "Der er en kode tilbage",
        "brødteksten",
        "fejl",
        "2 (50 %)",
        "Partshøring",
    ]
    assert [row[0] for row in _rows(found["months"])] == ["2026-03", "2026-04"]
    assert [row[:4] for row in _rows(found["templates"])] == [
        ["Partshøring (hoering)", "0.1.0", "forældet", "1"],
        ["Partshøring (hoering)", "0.2.0", "gældende", "3"],
    ]


def test_sections_that_are_missing_in_letters_that_need_them() -> None:
    row = "gl/partshoering/klage"
    states = ("there", "there", "missing", "empty", "not_needed", "not_known")
    found = _tables(*(_entry(sections=(Section(row, CLAUSE, one),)) for one in states))
    assert _rows(found["sections"]) == [
        ["partshoering", "Klagevejledning", "5", "1 (20 %)", "1 (20 %)", "2 (40 %)", "1 (20 %)"]
    ]
    sound = _tables(_entry(sections=(Section(row, CLAUSE, "there"),)))
    assert "sections" not in sound


def test_small_groups_of_one_municipality_are_hidden_in_every_table() -> None:
    entries = [_entry(municipality="Stor", day="2026-03-02") for _ in range(9)]
    entries += [_entry(municipality="Mellem", day="2026-03-02") for _ in range(5)]
    entries += [_entry(municipality="Lille", day="2026-04-02", hits=(Hit("LTR006", "error"),))] * 2
    found = _tables(*entries, below=3)
    places = {row[0]: row[1:] for row in _rows(found["municipalities"])}
    assert places["Lille"] == ["1–2", "skjult", "skjult", "skjult"]
    assert places["Mellem"] == ["skjult", "skjult", "skjult", "skjult"]
    assert places["Stor"] == ["9", "9 (100 %)", "0 (0 %)", "0 (0 %)"]
    assert _rows(found["editions"])[0][3:] == ["skjult", "skjult", "skjult"]
    assert _rows(found["months"])[1] == ["2026-04", "1–2", "skjult", "skjult", "skjult"]
    assert found["municipalities"].has_hidden
    assert not any(one.has_hidden for one in _tables(*entries).values())


def test_so_few_letters_that_nothing_is_told_of_what_was_found() -> None:
    hit = (Hit("LTR006", "error"),)
    section = (Section("gl/partshoering/klage", CLAUSE, "missing"),)
    entries = [_entry(municipality="Nord", hits=hit, sections=section) for _ in range(2)]
    found = _tables(*entries, below=3)
    assert _rows(found["overview"]) == [
        ["Breve, der er kontrolleret", "1–2"],
        ["– uden bemærkninger", "skjult"],
        ["– med advarsler, uden fejl", "skjult"],
        ["– med mindst én fejl", "skjult"],
    ]
    clean = _tables(*[_entry(municipality="Nord") for _ in range(2)], below=3)
    assert _rows(clean["overview"]) == _rows(found["overview"])
    assert "sections" not in found
    assert "rules" not in found
    assert {"sections", "rules"} <= _tables(*entries).keys()


def test_two_groups_whose_total_stands_on_the_page_are_shown_together() -> None:
    about = {"template": "vurdering", "type": "vurdering_24_timer"}
    entries = [_entry(**about, municipality=name) for name in ("Nord", "Syd") for _ in range(2)]
    entries += [_entry(municipality=name) for name in ("Nord", "Syd") for _ in range(9)]
    found = _tables(*entries, below=3)
    assert [row[4] for row in _rows(found["deadlines"])] == ["4"]
    assert [row[1:] for row in _rows(found["deadlines_by_municipality"])] == [
        ["(vises samlet)", "4", "0", "0", "4"]
    ]
    assert all(row[3:] == ["skjult", "skjult"] for row in _rows(found["editions"]))


def test_months_that_would_tell_each_other_are_shown_together() -> None:
    entries = [_entry(municipality="Nord", day=f"2026-0{n % 2 + 1}-02") for n in range(4)]
    assert _rows(_tables(*entries, below=3)["months"])[0][:2] == ["(vises samlet)", "4"]


def test_deadlines_tell_what_could_not_be_judged() -> None:
    letter = _entry(
        template="kv", version="1.0.0", type="kvittering_underretning", day="2026-03-02"
    )
    (row,) = _rows(_tables(letter, letter, letter)["deadlines"])
    assert row[1:3] == ["1 uge", "læst et svagere sted"]
    assert row[4:] == ["3", "0", "0", "3", "0", "startdatoen mangler: 3"]
    assert any(one.deadline == "kvittering" for one in MEASURES)


def test_refusals_by_field_and_kind() -> None:
    tally = Tally(SHELF, KNOWN)
    tally.refuse("hoering", {("sag.nr", "missing"): 4, ("barn.cpr", "form"): 1})
    tally.cases.update([True] * 5 + [False] * 15)
    found = {one.name: one for one in tables.tables(Telling(tally, 3, {}, {}, {}))}
    assert _rows(found["refusals"]) == [
        ["hoering", "sag.nr", "mangler", "4"],
        ["hoering", "barn.cpr", "forkert form eller værdi", "1"],
    ]
    assert ["– er afvist", "5 (25 %)"] in _rows(found["overview"])


def test_what_a_source_names_freely_is_bounded() -> None:
    tally = Tally(SHELF, KNOWN)
    for number in range(MAX_KINDS + 50):
        tally.add(_entry(municipality=f"Sted {number}", template=f"t{number}"))
    names = {group.municipality for group in tally.letters}
    assert len(names) == MAX_KINDS + 1
    assert OTHERS.da in names
    assert tally.total == MAX_KINDS + 50


def test_an_entry_never_shows_case_or_file() -> None:
    assert "EKS-2026" not in repr(_entry(case="EKS-2026-000001", file="EKS-2026-000001.docx"))


def _row(of: str, name: str, presence: str) -> Section:
    return Section(f"gl/{of}/{name}", CLAUSE, presence)


def _small() -> dict[str, Table]:
    """Return the tables of three templates in one municipality, one of them with one letter."""
    left = (Hit("LTR006", "error", Message("brødteksten", "the body")),)
    other = (Hit("LTR005", "error", Message("brødteksten", "the body")),)
    lacks = (_row("vurdering_24_timer", "klage", "missing"),)
    about = {"municipality": "Nuuk", "day": "2026-03-02"}
    many = [
        _entry(**about, template=name, type=kind, sections=(_row(kind, "klage", presence),),
               hits=left if presence == "missing" else ())
        for name, kind, number in (("hoering", "partshoering", 30), ("kv", "aktindsigt", 20))
        for presence in ("missing", *["there"] * (number - 1))
    ]  # fmt: skip
    one = _entry(**about, template="vurd", type="vurdering_24_timer", sections=lacks, hits=other)
    return _tables(*many, one, below=3)


def test_the_size_of_a_small_group_is_no_difference_between_tables() -> None:
    """51 letters in all; 30 of a template are told, so that no table may tell the other 20."""
    found = _small()
    sizes = {row[0]: row[3] for row in _rows(found["templates"])}
    assert list(sizes.values()) == ["30", "skjult", "1–2"]
    for name in ("sections", "deadlines", "deadlines_by_municipality", "rules", "editions"):
        assert "20" not in {cell for row in _rows(found[name]) for cell in row}, name
    assert [row[:3] for row in _rows(found["sections"])] == [
        ["(vises samlet)", "–", "skjult"],
        ["partshoering", "Klagevejledning", "30"],
    ]


def test_what_was_found_in_a_small_group_is_not_told_beside_it() -> None:
    found = _small()
    common = {row[0]: row[-1] for row in _rows(found["templates"])}
    assert list(common.values()) == ["LTR006", "", ""]
    used = {row[0]: row[-1] for row in _rows(found["rules"])}
    assert used == {"LTR005": "", "LTR006": "Partshøring"}


def test_with_no_limit_all_is_told() -> None:
    left = (Hit("LTR006", "error", Message("brødteksten", "the body")),)
    found = _tables(_entry(municipality="Nuuk", hits=left))
    assert _rows(found["templates"])[0][-1] == "LTR006"
    assert _rows(found["rules"])[0][-1] == "Partshøring"
