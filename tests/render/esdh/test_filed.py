"""
A template that once lay in a case becomes letters of other cases, and of none but theirs.

The columns, the controls that are bound to them, the properties and the fields that show these
say the same, in the store and in the text; nothing of the earlier case is left in any member.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import records
from records import ACCOUNT, DAY, FOREIGN, LIST, PERSON
from render.errors import CaseError
from render.esdh.document import Document
from render.esdh.letter import read
from render.manifest import Manifest
from render.package import from_bytes
from render.renderer import Renderer
from render.template import Template, read_bytes

Docx = Callable[..., bytes]
Members = Callable[[bytes], dict[str, bytes]]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
METADATA: Mapping[str, Any] = {
    "case": "{sag.nr}",
    "title": "Afgørelse – {sag.nr}",
    "date": "{brev.dato}",
    "direction": "Udgående",
    "journalise": True,
    "address_protected": "{beskyttet}",
}
CASE: Mapping[str, Any] = {
    "sag": {"nr": "EKS-2026-000123"},
    "brev": {"dato": "2026-11-03"},
    "navn": "Åse & Bo",
    "beskyttet": True,
}
TITLE = "Afgørelse – EKS-2026-000123"


def template(
    docx: Docx, metadata: Mapping[str, Any] = METADATA, language: str = "da", **options: Any
) -> Template:
    """Return a template with metadata."""
    about = Manifest("afgoerelse", "Afgørelse", "afgoerelse", version="1.0.0", metadata=metadata)
    return read_bytes(docx(**options), about, language)


def letter(docx: Docx, case: Mapping[str, Any] = CASE, **options: Any) -> bytes:
    """Return a letter of the case above."""
    return Renderer(template(docx, **options)).render(case)


def shown(data: bytes, part: str = "word/document.xml") -> list[str]:
    """Return the words of each paragraph."""
    root = etree.fromstring(from_bytes(data).read(part))
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p")]


def stored(data: bytes) -> dict[str, str]:
    """Return the columns that hold something."""
    root = etree.fromstring(from_bytes(data).read("customXml/item1.xml"))
    values = {etree.QName(c).localname: "".join(c.itertext()) for holder in root for c in holder}
    return {name: value for name, value in values.items() if value}


def test_nothing_of_the_earlier_case_survives(docx: Docx, members: Members) -> None:
    """All members, byte by byte; a number, an account and a person nowhere."""
    whole = docx(**records.filed())
    traces = [word.encode() for word in (FOREIGN, ACCOUNT, PERSON, "4711", "AccountId")]
    assert all(any(trace in data for data in members(whole).values()) for trace in traces)
    for name, data in members(letter(docx, **records.filed())).items():
        assert not [trace for trace in traces if trace in data], name


def test_nothing_survives_without_metadata_either(docx: Docx, members: Members) -> None:
    """Where nothing fills them, they are blanked, shown or not, required or not."""
    needed = records.contract(records.STANDARD, frozenset({"CaseID", "DocID", "CaseOwner"}))
    options = records.filed(stores=[records.columns({"CaseID": FOREIGN, "DocID": "4711"}), needed],
                            title="Notat", text=records.bound("CaseID", FOREIGN))  # fmt: skip
    data = letter(docx, metadata={}, **options)
    for name, content in members(data).items():
        for trace in (FOREIGN, ACCOUNT, PERSON, "4711"):
            assert trace.encode() not in content, (name, trace)


LONG = (
    '<LongProperties xmlns="http://schemas.microsoft.com/office/2006/metadata/longProperties">'
    f'<LongProp xmlns="" name="Beskrivelse">Om {PERSON} ({FOREIGN})</LongProp></LongProperties>'
)
OTHER = f'<x:brev xmlns:x="urn:eksempel"><x:emne>Om {FOREIGN}</x:emne><x:tone>Du</x:tone></x:brev>'


@pytest.mark.parametrize("metadata", [METADATA, {}])
def test_no_copy_of_a_column_survives_elsewhere(
    docx: Docx, members: Members, metadata: Mapping[str, Any]
) -> None:
    """SharePoint writes its columns as properties too, and long ones a third time."""
    held = dict(records.VALUES, Modtagere=PERSON)
    whole = docx(
        text="Kære {{ navn }}",
        title=f"Notat {FOREIGN}",
        stores=[records.columns(held, owner=False), records.contract(), LONG, OTHER],
        properties={
            "Modtagere": PERSON, "Emne": f"Om {FOREIGN}", "Kontakt": "010190-1234", "Fast": "Ja",
            "Id": "0x0100512AABDB08FA4fadB4A10948B5A56C7C01", "Mit": "Om {{ navn }}",
        },
    )  # fmt: skip
    about = Manifest("afgoerelse", "Afgørelse", "afgoerelse", version="1.0.0", metadata=metadata)
    data = Renderer(read_bytes(whole, about, "da")).render(CASE)
    for name, content in members(data).items():
        for trace in (FOREIGN, PERSON, "010190"):
            assert trace.encode() not in content, (name, trace)
    said = read(data).properties
    assert {"Fast", "Id", "Mit"} <= set(said)
    assert not {"Modtagere", "Emne", "Kontakt"} & set(said)
    stores = [content for name, content in members(data).items() if name.startswith("customXml/")]
    assert any(b"<x:tone>Du</x:tone>" in content for content in stores)


def test_a_copy_that_the_letter_shows_is_blanked_and_told(docx: Docx) -> None:
    made = template(
        docx, metadata={}, properties={"Emne": f"Om {FOREIGN}"},
        text=records.simple("Emne", f"Om {FOREIGN}"),
    )  # fmt: skip
    assert [notice.kind for notice in made.notices] == ["store-shown"]
    assert FOREIGN not in "".join(shown(Renderer(made).render(CASE)))


def test_store_text_property_and_field_are_the_same(docx: Docx) -> None:
    data = letter(docx, **records.filed())
    assert shown(data) == [
        "Afgørelse", "CaseID: EKS-2026-000123", "Dato: 03-11-2026", "Korrespondance: Udgående",
        f"title: {TITLE}", "EKS-2026-000123", TITLE, "Kære Åse & Bo",
    ]  # fmt: skip
    assert shown(data, "word/header1.xml") == ["CaseID: EKS-2026-000123"]
    assert stored(data) == {
        "CaseID": "EKS-2026-000123",
        "Dato": "2026-11-03T00:00:00+00:00",
        "Korrespondance": "Udgående",
    }
    said = read(data).properties
    assert said["CaseNo"] == "EKS-2026-000123"
    assert said["SeglTitle"] == TITLE
    core = etree.fromstring(from_bytes(data).read("docProps/core.xml"))
    assert core.findtext("{http://purl.org/dc/elements/1.1/}title") == TITLE
    date = etree.fromstring(from_bytes(data).read("word/document.xml")).find(f".//{W}date")
    assert date is not None
    assert date.get(f"{W}fullDate") == "2026-11-03T00:00:00Z"


def test_what_the_letter_says_of_itself(docx: Docx) -> None:
    made = template(docx, text="Kære {{ navn }}")
    assert read(Renderer(made).render(CASE)).document == Document(
        case="EKS-2026-000123", title=TITLE, date="2026-11-03", direction="Udgående",
        language="da", journalise="ja", protected="ja", template="afgoerelse", version="1.0.0",
        digest=made.digest,
    )  # fmt: skip


def test_the_same_in_all_ways_of_filling(docx: Docx) -> None:
    """Closures first, generated code from the eleventh letter on; the same bytes each time."""
    renderer = Renderer(template(docx, **records.filed()))
    letters = {renderer.render(CASE) for _ in range(25)}
    assert len(letters) == 1


@pytest.mark.parametrize("count", [1, 20])
@pytest.mark.parametrize(
    ("metadata", "change", "words"),
    [
        pytest.param({"title": "Om {navn}"}, {"navn": "010190-1234"}, "CPR", id="CPR in a title"),
        pytest.param(
            {"title": "{a}{b}"}, {"a": "010190", "b": "1234"}, "CPR", id="CPR put together"
        ),
        pytest.param({"title": "Om {navn}"}, {"navn": "x" * 255}, "255", id="too long"),
        pytest.param({"description": "{navn}"}, {"navn": "x" * 4097}, "4096", id="description"),
        pytest.param({"title": "Om {navn}"}, {"navn": " "}, "blank", id="blank"),
        pytest.param({"title": "Om {ukendt}"}, {}, "udfyldt", id="missing"),
        pytest.param({"date": "{navn}"}, {"navn": "i dag"}, "dato", id="no date"),
        pytest.param({"address_protected": "{navn}"}, {}, "ja/nej", id="no yes or no"),
    ],
)
def test_a_case_that_the_system_cannot_take(
    docx: Docx, metadata: Mapping[str, Any], change: Mapping[str, Any], words: str, count: int
) -> None:
    renderer = Renderer(template(docx, {**METADATA, **metadata}, text="x"))
    for _ in range(count):
        with pytest.raises(CaseError) as caught:
            renderer.render({**CASE, **change})
        (problem,) = caught.value.problems
        assert words in problem.message.da
        assert "010190" not in problem.message.da
        assert problem.place is not None
        assert problem.place.story == "metadata"


def test_a_title_on_one_line(docx: Docx) -> None:
    data = letter(docx, {**CASE, "navn": "Åse\n  Bo"}, metadata={"title": "Om {navn}"}, text="x")
    assert read(data).document.title == "Om Åse Bo"


def test_words_of_a_pattern_are_only_words(docx: Docx) -> None:
    odd = "Afg. \"støtte\" & 'bolig' <x> \\ % # 100 % – {sag.nr}"
    data = letter(docx, metadata={"title": odd}, text="x")
    assert read(data).document.title == odd.replace("{sag.nr}", "EKS-2026-000123")


def test_a_letter_in_kalaallisut_keeps_its_own_title(docx: Docx) -> None:
    data = letter(docx, language="kl", text="x", title="Aalajangiineq")
    assert read(data).document.title == TITLE
    core = etree.fromstring(from_bytes(data).read("docProps/core.xml"))
    assert core.findtext("{http://purl.org/dc/elements/1.1/}title") == "Aalajangiineq"


@pytest.mark.parametrize(
    ("form", "expected"),
    [("dd-MM-yyyy", "03-11-2026"), ("d. MMMM yyyy", "03-11-2026"), ("d/M yy", "3/11 26"),
     ("yyyy-MM-dd", "2026-11-03"), ("", "03-11-2026")],
)  # fmt: skip
@pytest.mark.parametrize(
    ("kept", "value"),
    [("dateTime", "2026-11-03T00:00:00+00:00"), ("date", "2026-11-03"), ("text", None)],
)
def test_forms_of_date_controls(
    docx: Docx, form: str, expected: str, kept: str, value: str | None
) -> None:
    kind = DAY.replace("dd-MM-yyyy", form).replace('"dateTime"', f'"{kept}"')
    data = letter(docx, text=records.bound("Dato", "04-03-2019", kind), stores=[records.columns()])
    assert shown(data) == [f"Dato: {expected}"]
    assert stored(data)["Dato"] == (value or expected)


def test_a_list_that_shows_other_words_than_it_stores(docx: Docx) -> None:
    kind = LIST.replace('w:displayText="Udgående"', 'w:displayText="Brev ud"')
    data = letter(docx, text=records.bound("Korrespondance", "Intern", kind),
                  stores=[records.columns()])  # fmt: skip
    assert shown(data) == ["Korrespondance: Brev ud"]
    assert stored(data)["Korrespondance"] == "Udgående"


def test_a_prompt_goes(docx: Docx) -> None:
    text = records.bound("CaseID", "Klik her", prompt=True)
    data = letter(docx, text=text, stores=[records.columns({"CaseID": ""})])
    assert shown(data) == ["CaseID: EKS-2026-000123"]
    assert b"showingPlcHdr" not in from_bytes(data).read("word/document.xml")


def test_columns_of_ones_own(docx: Docx) -> None:
    """`[metadata.columns]` names further columns, with the escapes of SharePoint or without."""
    own = {**METADATA, "columns": {"Sags nr": "Sag {sag.nr}", "Korrespondance": "Internt"}}
    values = {"Sags_x0020_nr": "gammelt", "Korrespondance": "Intern", "Andet": "gammelt"}
    data = letter(docx, metadata=own, text="x", stores=[records.columns(values)])
    assert stored(data) == {"Sags_x0020_nr": "Sag EKS-2026-000123", "Korrespondance": "Internt"}


def test_a_column_for_persons_is_never_filled(docx: Docx) -> None:
    own = {**METADATA, "columns": {"CaseOwner": "{navn}"}}
    declared = records.STANDARD + records.column("CaseOwner", "User")
    stores = [records.columns(), records.contract(declared)]
    assert "CaseOwner" not in stored(letter(docx, metadata=own, text="x", stores=stores))


def test_a_tag_of_the_author_goes_first(docx: Docx) -> None:
    text = records.bound("CaseID", "Sag {{ sag.nr }}") + "\n" + records.bound("CaseID", FOREIGN)
    data = letter(docx, text=text, stores=[records.columns()])
    assert stored(data)["CaseID"] == "Sag EKS-2026-000123"
    assert shown(data) == ["CaseID: Sag EKS-2026-000123", "CaseID: Sag EKS-2026-000123"]


def test_fields_of_properties_that_are_not_there(docx: Docx) -> None:
    """A field for the case's number finds it when Word renews the field, and shows it before."""
    text = "\n".join([
        records.simple("CaseNo", "x"), records.simple("SeglCase", "x"),
        records.simple("SeglProtected", "x"), records.simple("Ukendt", "uændret"),
        records.simple("SeglDate", "x", r"\@ dd.MM.yyyy"),
    ])  # fmt: skip
    data = letter(docx, text=text)
    assert shown(data) == ["EKS-2026-000123", "EKS-2026-000123", "ja", "uændret", "03.11.2026"]
    assert read(data).properties["CaseNo"] == "EKS-2026-000123"


def test_a_field_with_no_result_yet(docx: Docx) -> None:
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    text = (
        f"<w:p>{char.format('begin')}<w:r><w:instrText>DOCPROPERTY CaseNo</w:instrText></w:r>"
        f"{char.format('separate')}{char.format('end')}</w:p>"
    )
    assert shown(letter(docx, text=text)) == ["EKS-2026-000123"]


def test_columns_in_a_part_that_nothing_refers_to(docx: Docx, members: Members) -> None:
    extra = {"customXml/item9.xml": records.columns().encode()}
    data = letter(docx, text="x", extra=extra)
    assert FOREIGN.encode() not in members(data)["customXml/item9.xml"]


def test_docxtpl_fills_the_same_letter(docx: Docx) -> None:
    from render import second

    found = template(docx, **records.filed())
    ours, theirs = Renderer(found).render(CASE), second.render(found, CASE)
    assert second.compare(ours, theirs) == []


def test_the_validator_accepts_it(docx: Docx, sdk: Callable[[bytes], list[str]]) -> None:
    assert sdk(letter(docx, **records.filed())) == []


def test_libreoffice_shows_the_same(docx: Docx, tmp_path: Path, tool: Callable[[str], str]) -> None:
    """Word shows the store, LibreOffice the text of dates and lists: they must not differ."""
    program = tool("soffice")
    (tmp_path / "brev.docx").write_bytes(letter(docx, **records.filed()))
    line = [program, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
            "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path),
            str(tmp_path / "brev.docx")]  # fmt: skip
    subprocess.run(line, check=True, capture_output=True, timeout=180)
    text = (tmp_path / "brev.txt").read_text("utf-8-sig").split("\n")
    assert [line.strip() for line in text if line.strip()] == [
        "Afgørelse", "CaseID: EKS-2026-000123", "Dato: 03-11-2026", "Korrespondance: Udgående",
        f"title: {TITLE}", "EKS-2026-000123", TITLE, "Kære Åse & Bo",
    ]  # fmt: skip
    shutil.rmtree(tmp_path / "profile", ignore_errors=True)


def test_a_control_whose_column_is_gone(docx: Docx) -> None:
    """Word shows the control's own text then: it is filled, or an earlier case's is blanked."""
    text = "\n".join([
        records.bound("CaseID", FOREIGN), records.bound("DocID", FOREIGN),
        records.bound("Emne", "uændret"), records.bound("DocID", "Klik her", prompt=True),
    ])  # fmt: skip
    assert shown(letter(docx, text=text)) == [
        "CaseID: EKS-2026-000123", "DocID: ", "Emne: uændret", "DocID: Klik her",
    ]  # fmt: skip
    notices = template(docx, text=text).notices
    assert [(one.kind, one.place.quote) for one in notices] == [("store-shown", "DocID")]


def test_old_words_of_a_column_that_is_empty(docx: Docx) -> None:
    data = letter(docx, metadata={}, text=records.bound("CaseID", FOREIGN),
                  stores=[records.columns({"CaseID": ""})])  # fmt: skip
    assert shown(data) == ["CaseID: "]


def test_fields_of_the_title(docx: Docx) -> None:
    text = "\n".join([
        '<w:p><w:fldSimple w:instr=" TITLE  \\* MERGEFORMAT "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>',
        records.simple("Title", f"Notat {FOREIGN}"),
        records.simple("Title", f"Notat {FOREIGN}", r"\* Upper"),
    ])  # fmt: skip
    assert shown(letter(docx, text=text)) == [TITLE, TITLE, TITLE]


def test_a_title_that_no_case_changes_stays_the_documents_own(docx: Docx) -> None:
    data = letter(docx, metadata={"title": "Brev"}, text="x", title="Forfatterens titel")
    core = etree.fromstring(from_bytes(data).read("docProps/core.xml"))
    assert core.findtext("{http://purl.org/dc/elements/1.1/}title") == "Forfatterens titel"


def test_a_tag_in_a_field_goes_first(docx: Docx) -> None:
    text = records.simple("Emne", "Om {{ navn }}")
    assert shown(letter(docx, text=text, properties={"Emne": "fast"})) == ["Om Åse & Bo"]
    text = records.simple("Emne", "gammelt")
    assert shown(letter(docx, text=text, properties={"Emne": "fast"})) == ["fast"]
