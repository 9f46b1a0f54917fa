"""`segl fields`: the fields as a table, and through a form in Word and back."""

from __future__ import annotations

import difflib
import io
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from click.testing import Result
from docx.oxml.ns import qn

from render import json_text, package, schema, tables
from render.library import open_library
from render.story import plain_text
from segl.form import editor, rows, sorts
from segl.form import write as form_writer

Run = Callable[..., Result]
Docx = Callable[..., bytes]
ROOT = Path(__file__).resolve().parents[2]
ID = "invitation_moede"
FORM = "felter.docx"
COLUMNS = ["name", "title", "sort", "required", "choices", "help"]


@pytest.fixture
def lib(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh library, which is the working folder."""
    folder = tmp_path / "bibliotek"
    assert run("new", str(folder)).exit_code == 0
    monkeypatch.chdir(folder)
    return folder


def _text(lib: Path) -> str:
    return (lib / "schemas" / f"{ID}.json").read_text("utf-8")


def _schema(lib: Path) -> Any:
    return json.loads(_text(lib))


class Editor:
    """Somebody at the form in Word."""

    def __init__(self, run: Run, path: Path, name: str = ID) -> None:
        assert run("fields", name, "--form", str(path), "--overwrite").exit_code == 0
        self.path = path
        self.document = python_docx.Document(str(path))
        self.table = self.document.tables[0]

    def row(self, name: str) -> Any:
        return next(row for row in self.table.rows if row.cells[0].text == name)

    def write(self, at: str, **cells: str) -> Editor:
        row = self.row(at)
        for column, text in cells.items():
            self._cell(row.cells[COLUMNS.index(column)], text)
        return self

    def new(self, **cells: str) -> Editor:
        row = next(
            row for row in self.table.rows if not row.cells[0].text and not row.cells[1].text
        )
        for column, text in cells.items():
            self._cell(row.cells[COLUMNS.index(column)], text)
        return self

    def delete(self, *names: str) -> Editor:
        for name in names:
            element = self.row(name)._tr
            element.getparent().remove(element)
        return self

    def _cell(self, cell: Any, text: str) -> None:
        for control in cell._tc.findall(f".//{qn('w:sdt')}"):
            control.getparent().remove(control)
        for paragraph in cell.paragraphs[1:]:
            paragraph._p.getparent().remove(paragraph._p)
        for run in cell.paragraphs[0].runs:
            run._r.getparent().remove(run._r)
        first, *rest = text.split("\n")
        cell.paragraphs[0].add_run(first)
        for line in rest:
            cell.add_paragraph(line)

    def save(self) -> str:
        self.document.save(str(self.path))
        return str(self.path)


@pytest.fixture
def form(lib: Path, run: Run) -> Editor:
    """The form of the starter's letter, open in Word."""
    return Editor(run, lib / FORM)


def _changes(before: str, after: str) -> list[str]:
    found = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in found if line[0] in "+-"]


# --- the table -----------------------------------------------------------------------------


def test_the_table_shows_each_field(lib: Path, run: Run) -> None:
    result = run("fields", ID)
    assert result.exit_code == 0
    lines = {line.split()[0]: line for line in result.output.splitlines() if line.startswith("  ")}
    assert "Modtagerens rolle" in lines["modtager.rolle"]
    assert "foraeldremyndighedsindehaver, netvaerk" in lines["modtager.rolle"]
    assert lines["moede.dato"].split()[-2:] == ["afsnit", "17"]
    assert " nej " in lines["modtager.adresse.co"]
    assert "ja/nej" in lines["moede.tolk"]
    assert "postnummer" in lines["modtager.adresse.postnr"]
    assert lines["modtager.adressebeskyttet"].endswith("[metadata] i template.toml")
    assert "moede.deltagere[].tilknytning" in lines
    assert "sidehovedet" in lines["sag.nr"]


def test_the_table_in_english(lib: Path, run: Run) -> None:
    assert "Required" in run("fields", ID, "--messages", "en").output


def test_a_condition_is_told(root: Path, run: Run) -> None:
    output = run("fields", "afgoerelse_stoette").output
    assert "nogle gange" in next(line for line in output.splitlines() if "afslag_paa" in line)


def test_what_the_letter_uses_beside_the_schema_is_told(lib: Path, run: Run, docx: Docx) -> None:
    text = "{{ moede.rum }} {{ nyt }} {{ kommune.navn }} {{ moede.dato|dato }}"
    (lib / f"templates/{ID}/da.docx").write_bytes(docx(text))
    output = run("fields", ID).output
    assert "Brevet bruger også: moede.rum, nyt." in output
    assert f"segl fields {ID} --add" in output


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["nix"], 2, "findes ikke i biblioteket"),
        (["nix.docx"], 2, "Findes ikke: nix.docx"),
        ([ID, "--form", "a.docx", "--from", "b.docx"], 2, "én ad gangen"),
        ([ID, "--form", "a.docx", "--add"], 2, "én ad gangen"),
        ([ID, "--remove"], 2, "--remove hører til --from"),
        ([ID, "--form", "a.txt"], 1, "skal ende på .docx"),
        ([ID, "--form", "segl.toml/a.docx"], 1, "a.docx"),
        ([ID, "--from", "nix.docx"], 1, "findes ikke"),
        ([ID, "--from", "segl.toml"], 1, "ikke en Word-fil"),
        ([ID, "--from", f"templates/{ID}/da.docx"], 1, "ingen tabel med felter"),
    ],
)
def test_wrong_calls(words: list[str], code: int, said: str, lib: Path, run: Run) -> None:
    result = run("fields", *words)
    assert result.exit_code == code
    assert said in result.output


def test_a_loose_file_is_no_template_of_a_library(loose: Path, run: Run) -> None:
    result = run("fields", "brev.docx")
    assert result.exit_code == 2
    assert "segl new template" in result.output


# --- the form ------------------------------------------------------------------------------


def test_the_form_says_what_the_table_says(lib: Path, form: Editor) -> None:
    declared = open_library(lib).schema(ID)
    listed = [rows.shown(field, "da") for field in rows.all_fields(declared)]
    (found,) = tables.read(package.read(form.path))
    assert list(found[0].cells) == [word.da for word in rows.COLUMNS.values()]
    body = found[1 : 1 + len(listed)]
    assert [row.cells[0] for row in body] == [row.name for row in listed]
    assert [row.cells[2] for row in body] == [row.sort for row in listed]
    assert len(found) == 1 + len(listed) + form_writer.SPARE


def test_the_form_is_sound(lib: Path, form: Editor, sdk: Callable[[bytes], list[str]]) -> None:
    data = form.path.read_bytes()
    assert sdk(data) == []
    source = package.from_bytes(data)
    document = source.read("word/document.xml").decode()
    assert "w:tblHeader" in document
    assert "w:dropDownList" in document
    styles = source.read("word/styles.xml").decode()
    assert 'w:lang w:val="da-DK"' in styles
    assert "en-US" not in styles.replace('w:eastAsia="en-US"', "")
    core = source.read("docProps/core.xml").decode()
    assert "Felterne i" in core
    assert "python-docx" not in core


def test_the_form_is_never_written_over_unasked(lib: Path, form: Editor, run: Run) -> None:
    result = run("fields", ID, "--form", FORM)
    assert result.exit_code == 1
    assert "--overwrite" in result.output


@pytest.mark.parametrize("name", ["afgoerelse_stoette", "kvittering_underretning"])
def test_a_form_that_nobody_changed_changes_nothing(name: str, root: Path, run: Run) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert run("fields", name, "--form", str(root.parent / FORM)).exit_code == 0
    result = run("fields", name, "--from", str(root.parent / FORM))
    assert result.exit_code == 0
    assert "Ingen ændringer" in result.output
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_an_english_form_is_read_in_danish(lib: Path, run: Run) -> None:
    assert run("fields", ID, "--form", FORM, "--messages", "en").exit_code == 0
    assert "Ingen ændringer" in run("fields", ID, "--from", FORM).output


def test_words_habits_change_nothing(lib: Path, form: Editor, run: Run) -> None:
    form.write("moede.emne", title="Hvad  mødet handler om ", required="JA", sort="Tekst ")
    form.write("moede.tolk", title="Er der en tolk med til mødet? ", required="x", sort="Ja/Nej")
    form.write("modtager.rolle", choices="foraeldremyndighedsindehaver \n\nnetvaerk")
    form.write("sag.nr", name="Sag.nr", sort="Sagsnr.")
    form.table.add_row()  # type: ignore[no-untyped-call]
    before = _text(lib)
    result = run("fields", ID, "--from", form.save())
    assert (result.exit_code, _text(lib)) == (0, before)
    assert "Ingen ændringer" in result.output


def test_quotation_marks_that_word_puts_in_change_nothing(lib: Path, run: Run) -> None:
    path = lib / "schemas" / f"{ID}.json"
    path.write_text(
        _text(lib).replace("Hvad mødet handler om", "Mødets \\\"emne\\\" i 'ord'"), "utf-8"
    )
    form = Editor(run, lib / FORM).write("moede.emne", title="Mødets “emne” i ‘ord’")
    assert "Ingen ændringer" in run("fields", ID, "--from", form.save()).output


# --- changes -------------------------------------------------------------------------------


def _read(run: Run, form: Editor, *words: str) -> Result:
    return run("fields", ID, "--from", form.save(), *words)


def test_a_title_is_changed_in_its_line_only(lib: Path, form: Editor, run: Run) -> None:
    before = _text(lib)
    result = _read(run, form.write("moede.dato", title="Dagen"))
    assert result.exit_code == 0
    assert "moede.dato: titel »Dagen«" in result.output
    assert _changes(before, _text(lib)) == [
        '-         "dato": { "title": "Mødets dag", "$ref": "common.json#/$defs/dato" },',
        '+         "dato": { "title": "Dagen", "$ref": "common.json#/$defs/dato" },',
    ]


def test_a_shared_title_is_overridden_here_and_nowhere_else(
    lib: Path, form: Editor, run: Run
) -> None:
    common = (lib / "schemas/common.json").read_bytes()
    form.write("barn.navn", title="Barnets fulde navn").write(
        "modtager.adresse.co", help="Uden c/o."
    )
    assert _read(run, form).exit_code == 0
    found = _schema(lib)["properties"]
    assert found["barn"]["properties"] == {"navn": {"title": "Barnets fulde navn"}}
    co = found["modtager"]["properties"]["adresse"]["properties"]["co"]
    assert co == {"description": "Uden c/o."}
    assert (lib / "schemas/common.json").read_bytes() == common
    assert "Barnets fulde navn" in run("fields", ID).output
    assert "0 fejl" in run("lint").output


def test_required_is_kept_where_the_field_is(lib: Path, form: Editor, run: Run) -> None:
    form.write("moede.sted", required="nej").write("moede.forberedelse", required="Ja.")
    form.write("modtager.adresse.co", required="x")
    assert _read(run, form).exit_code == 0
    found = _schema(lib)["properties"]
    assert "sted" not in found["moede"]["required"]
    assert "forberedelse" in found["moede"]["required"]
    assert found["modtager"]["properties"]["adresse"] == {"required": ["co"]}


@pytest.mark.parametrize(
    ("said", "node"),
    [
        ("dato", {"$ref": "common.json#/$defs/dato"}),
        ("Helt tal", {"type": "integer"}),
        ("beløb", {"$ref": "common.json#/$defs/beloeb"}),
        ("CPR", {"$ref": "common.json#/$defs/cpr"}),
        ("ja / nej", {"type": "boolean"}),
        ("Telefonnummer", {"$ref": "common.json#/$defs/telefon"}),
        ("gruppe", {"type": "object", "properties": {}, "additionalProperties": False}),
    ],
)
def test_a_type_is_changed(
    said: str, node: dict[str, Any], lib: Path, form: Editor, run: Run
) -> None:
    assert _read(run, form.write("moede.klokken", sort=said)).exit_code == 0
    found = _schema(lib)["properties"]["moede"]["properties"]["klokken"]
    assert (
        found
        == {
            "title": "Mødets klokkeslæt",
            "description": "Fire cifre med punktum, fx 09.30.",
        }
        | node
    )


def test_choices_are_changed(lib: Path, form: Editor, run: Run) -> None:
    form.write("modtager.rolle", choices="foraeldremyndighedsindehaver\nnetvaerk\n»bisidder«")
    form.write("modtager.sprogvalg", choices="da")
    form.write("moede.sted", choices="skolen, kommunen", sort="valg")
    assert _read(run, form).exit_code == 0
    found = _schema(lib)["properties"]
    roles = found["modtager"]["properties"]["rolle"]["enum"]
    assert roles == ["foraeldremyndighedsindehaver", "netvaerk", "bisidder"]
    assert found["modtager"]["properties"]["sprogvalg"] == {"enum": ["da"]}
    form = Editor(run, lib / FORM).write("modtager.rolle", choices="netvaerk, bisidder")
    assert _read(run, form).exit_code == 0
    roles = _schema(lib)["properties"]["modtager"]["properties"]["rolle"]["enum"]
    assert roles == ["netvaerk", "bisidder"]
    assert found["moede"]["properties"]["sted"]["enum"] == ["skolen", "kommunen"]


def test_new_fields(lib: Path, form: Editor, run: Run) -> None:
    form.new(
        name="moede.lokale", title="Lokale", sort="valg", choices="stort\nlille", required="ja"
    )
    form.new(title="Mødets varighed", sort="helt tal", help="I minutter.")
    form.new(name="Bilag[].navn", title="Bilagets navn")
    result = _read(run, form)
    assert result.exit_code == 0
    found = _schema(lib)
    moede = found["properties"]["moede"]
    assert moede["properties"]["lokale"] == {"title": "Lokale", "enum": ["stort", "lille"]}
    assert "lokale" in moede["required"]
    assert found["properties"]["moedets_varighed"] == {
        "title": "Mødets varighed", "description": "I minutter.", "type": "integer",
    }  # fmt: skip
    assert found["properties"]["bilag"]["items"]["properties"]["navn"]["title"] == "Bilagets navn"
    assert "ny gruppe: bilag" in result.output
    assert "0 fejl" in result.output


def test_a_new_field_comes_behind_the_row_above(lib: Path, form: Editor, run: Run) -> None:
    below = form.row("moede.dato")._tr
    fresh = next(row for row in form.table.rows if not row.cells[0].text)._tr
    below.addnext(fresh)
    form.new(name="moede.slut", title="Slut", sort="dato")
    assert _read(run, form).exit_code == 0
    names = list(_schema(lib)["properties"]["moede"]["properties"])
    assert names[names.index("dato") + 1] == "slut"


def test_the_sample_cases_are_brought_along(lib: Path, form: Editor, run: Run) -> None:
    form.new(name="moede.lokale", title="Lokale", required="ja")
    form.write("moede.klokken", sort="helt tal")
    result = _read(run, form)
    assert "foraelder_tolk.json, netvaerk.json" in result.output
    made = json.loads((lib / f"templates/{ID}/cases/netvaerk.json").read_text("utf-8"))
    assert made["moede"]["lokale"] == "Eksempel: Lokale"
    assert made["moede"]["klokken"] == 2
    assert made["moede"]["emne"] == "vores samarbejde om at støtte Frida"
    assert "forberedelse" not in made["moede"]


def test_deleted_rows_are_told_and_removed_only_on_demand(
    lib: Path, form: Editor, run: Run
) -> None:
    before = _text(lib)
    form.delete("moede.forberedelse", "moede.deltagere[].navn")
    result = _read(run, form)
    assert (result.exit_code, _text(lib)) == (0, before)
    assert "feltet er der endnu: moede.forberedelse, moede.deltagere[].navn" in result.output
    form = Editor(run, lib / FORM).delete("moede.forberedelse")
    assert _read(run, form, "--remove").exit_code == 0
    assert "forberedelse" not in _schema(lib)["properties"]["moede"]["properties"]
    assert len(_changes(before, _text(lib))) == 6


def test_a_group_is_removed_with_all_in_it(lib: Path, form: Editor, run: Run) -> None:
    names = [row.cells[0].text for row in form.table.rows]
    form.delete(*(name for name in names if name.startswith("moede")))
    result = _read(run, form, "--remove")
    assert result.exit_code == 0
    assert "fjernet: moede" in result.output
    assert "moede" not in _schema(lib)["properties"]
    assert "moede" not in _schema(lib)["required"]


def test_a_field_of_a_condition_is_removed_with_its_part(root: Path, run: Run) -> None:
    name = "afgoerelse_stoette"
    form = Editor(run, root.parent / FORM, name).delete("afgoerelse.afslag_paa")
    result = run("fields", name, "--from", form.save(), "--remove")
    assert result.exit_code == 0
    assert "afslag_paa" not in (root / f"schemas/{name}.json").read_text("utf-8")
    schema.read(root / f"schemas/{name}.json")


@pytest.mark.parametrize(("said", "required"), [("ja", True), ("nej", False)])
def test_a_condition_gives_way_to_a_plain_answer(
    said: str, required: bool, root: Path, run: Run
) -> None:
    name = "afgoerelse_stoette"
    form = Editor(run, root.parent / FORM, name).write("afgoerelse.afslag_paa", required=said)
    assert run("fields", name, "--from", form.save()).exit_code == 0
    found = {f.name: f for f in rows.all_fields(schema.read(root / f"schemas/{name}.json"))}
    field = found["afgoerelse.afslag_paa"]
    assert (field.required, field.sometimes) == (required, False)
    assert found["afgoerelse.stoette"].sometimes


# --- refusals ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"name": "moede.emne", "sort": "datto"}, ["Række 25 (»moede.emne«)", "»Type«", "»dato«"]),
        (
            {"name": "moede.emne", "required": "måske"},
            ["»Skal udfyldes«", "hverken »ja«, »nej« eller »nogle gange«"],
        ),
        ({"name": "moede.emne", "title": ""}, ["»Titel«", "titlen mangler"]),
        ({"name": "moede.dato", "choices": "a\nb"}, ["»Valg«", "kun et valg"]),
        ({"name": "modtager.rolle", "choices": ""}, ["»Valg«", "ét på hver linje"]),
        ({"name": "modtager.sprogvalg", "choices": "da\nkl\nen"}, ["»Valg«", "fælles"]),
        ({"name": "barn.cpr", "sort": "tekst"}, ["»Type«", "fælles for alle breve"]),
        ({"name": "sag.nr", "required": "nej"}, ["»Skal udfyldes«", "fælles begreb"]),
        ({"name": "moede", "sort": "tekst"}, ["»Type«", "felter under sig (moede.emne"]),
    ],
)
def test_what_a_field_cannot_be(
    cells: dict[str, str], said: list[str], lib: Path, form: Editor, run: Run
) -> None:
    before = _text(lib)
    name = cells["name"]
    form.write("moede.sted", title="Ændret")
    form.write(name, **{key: text for key, text in cells.items() if key != "name"})
    result = _read(run, form)
    assert result.exit_code == 1
    for words in said:
        assert words in result.output
    assert _text(lib) == before


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"name": "to-tre", "title": "x"}, "Mente du »to_tre«"),
        ({"name": "[].a", "title": "x"}, "kan ikke være et felts navn"),
        ({"name": "..", "title": "x"}, "kan ikke være et felts navn"),
        ({"name": "a..b", "title": "x"}, "kan ikke være et felts navn"),
        ({"name": ".a", "title": "x"}, "kan ikke være et felts navn"),
        ({"name": "a.", "title": "x"}, "kan ikke være et felts navn"),
        ({"name": "[]", "title": "x"}, "kan ikke være et felts navn"),
        ({"name": "a[]b", "title": "x"}, "kan ikke være et felts navn"),
        ({"name": "1a", "title": "x"}, "kan ikke være et felts navn"),
        ({"name": "moede.dato", "title": "x"}, "feltet står også i række 26"),
        ({"name": "barn.skole", "title": "Skole"}, "Kald det i stedet barn_skole"),
        ({"title": "!"}, "skriv et navn til feltet"),
        ({"name": "nyt", "title": "x", "sort": "valg"}, "ét på hver linje"),
        ({"name": "nyt", "title": "x", "sort": "vej"}, "er ikke en type"),
        ({"help": "bare en note"}, "skriv et navn til feltet"),
    ],
)
def test_what_a_new_field_cannot_be(
    cells: dict[str, str], said: str, lib: Path, form: Editor, run: Run
) -> None:
    before = _text(lib)
    result = _read(run, form.new(**cells))
    assert result.exit_code == 1
    assert said in result.output
    assert "Række 3" in result.output
    assert _text(lib) == before


def test_all_refusals_are_told_at_once_in_order(lib: Path, form: Editor, run: Run) -> None:
    form.write("moede.sted", required="måske").write("sag.nr", required="nej")
    form.new(name="a-b", title="x")
    result = _read(run, form, "--messages", "en")
    told = [line for line in result.output.splitlines() if line.startswith("  - Row")]
    numbers = [int(line.split()[2]) for line in told]
    assert len(told) == 3
    assert numbers == sorted(numbers)


@pytest.mark.parametrize("name", ["barn.cpr", "modtager.rolle"])
def test_what_cannot_be_removed(name: str, lib: Path, form: Editor, run: Run) -> None:
    before = _text(lib)
    result = _read(run, form.delete(name), "--remove")
    assert result.exit_code == 1
    assert f"»{name}« kan ikke fjernes" in result.output
    assert _text(lib) == before


def test_a_field_that_decides_on_others_stays(root: Path, run: Run) -> None:
    name = "afgoerelse_stoette"
    form = Editor(run, root.parent / FORM, name).delete("modtager.afgoerelsesklasse")
    result = run("fields", name, "--from", form.save(), "--remove")
    assert result.exit_code == 1
    assert "andre felter afhænger af det" in result.output


def test_merged_cells_are_told_by_row(lib: Path, form: Editor, run: Run) -> None:
    form.table.cell(3, 0).merge(form.table.cell(3, 1))
    result = _read(run, form)
    assert result.exit_code == 1
    assert "Række 4: celler er flettet sammen" in result.output


def test_the_form_of_another_template_is_refused(root: Path, run: Run) -> None:
    form = Editor(run, root.parent / FORM, "kvittering_underretning")
    result = run("fields", "afgoerelse_stoette", "--from", form.save())
    assert result.exit_code == 1
    assert "felterne i skabelonen »kvittering_underretning«" in result.output


def test_a_form_without_a_column_is_refused(lib: Path, run: Run, docx: Docx) -> None:
    (lib / FORM).write_bytes(docx("| Felt | Titel |\n| a | b |"))
    result = run("fields", ID, "--from", FORM)
    assert result.exit_code == 1
    assert "mangler kolonnen Type, Skal udfyldes" in result.output


def test_a_hand_made_form_may_leave_out_choices_and_help(lib: Path, run: Run) -> None:
    before = _text(lib)
    declared = open_library(lib).schema(ID)
    document = python_docx.Document()
    table = document.add_table(0, 4)
    heads = ["Felt", "Dansk titel", "Type", "Påkrævet"]
    listed = [rows.shown(field, "da") for field in rows.all_fields(declared)]
    for cells in [heads, *([r.name, r.title, r.sort, r.required] for r in listed)]:
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    document.save(str(lib / FORM))
    result = run("fields", ID, "--from", FORM)
    assert (result.exit_code, _text(lib)) == (0, before)


def test_a_broken_schema_is_told_in_its_own_words(lib: Path, form: Editor, run: Run) -> None:
    (lib / f"schemas/{ID}.json").write_text("{", "utf-8")
    result = _read(run, form)
    assert result.exit_code == 1
    assert "ikke gyldig JSON" in result.output


# --- from the letter -------------------------------------------------------------------------


def test_fields_are_taken_in_from_the_letter(lib: Path, run: Run) -> None:
    path = lib / f"templates/{ID}/da.docx"
    document = python_docx.Document(str(path))
    document.add_paragraph(
        "{% if moede.tolk %}{{ tolkens_navn }}{% endif %} {{ moede.varighed|tal }} {{ barn.skole }}"
    )
    document.save(str(path))
    before = _text(lib)
    result = run("fields", ID, "--add")
    assert result.exit_code == 0
    for words in (
        "nyt felt: moede.varighed",
        "nyt felt: tolkens_navn",
        "Ikke taget med",
        "barn_skole",
    ):
        assert words in result.output
    found = _schema(lib)
    assert "varighed" in found["properties"]["moede"]["required"]
    assert "tolkens_navn" not in found["required"]
    assert found["allOf"][0]["then"] == {"required": ["tolkens_navn"]}
    removed = [line for line in _changes(before, _text(lib)) if line.startswith("-")]
    assert len(removed) < 8
    assert "Ingen ændringer" in run("fields", ID, "--add").output


def test_nothing_to_take_in(lib: Path, run: Run) -> None:
    before = _text(lib)
    assert "Ingen ændringer" in run("fields", ID, "--add").output
    assert _text(lib) == before


# --- words ---------------------------------------------------------------------------------


@pytest.mark.parametrize("sort", sorts.WORDS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_each_word_for_a_sort_is_read_back(sort: str, language: str) -> None:
    assert sorts.read(sorts.word(sort, language)) == sort


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ja", True), ("Ja", True), (" JA. ", True), ("x", True), ("☒", True), ("yes", True),
        ("nej", False), ("Nej", False), ("", False), ("-", False), ("☐", False), ("no", False),
        ("måske", None), ("ja/nej", None),
    ],
)  # fmt: skip
def test_yes_and_no(text: str, value: bool | None) -> None:
    assert sorts.yes_no(text) is value


def test_the_help_of_the_form_names_the_command() -> None:
    declared = schema.read(ROOT / "schemas/kvittering_underretning.json")
    data = form_writer.write(declared, "mit_brev", "Mit brev", "da")
    root = package.from_bytes(data).parse("word/document.xml")
    texts = [plain_text(p) for p in root.iter(qn("w:p"))]
    assert any("segl fields mit_brev --from" in text for text in texts)
    assert python_docx.Document(io.BytesIO(data)).core_properties.subject == "segl-felter:mit_brev"


def test_many_fields_are_taken_in_without_reading_the_schema_for_each(
    lib: Path, run: Run, docx: Docx, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The work of a field must not grow with their number: the whole is done a few times."""
    counts: Counter[str] = Counter()
    for module, name in ((json_text, "parse"), (editor, "from_documents"), (editor, "unchecked")):
        real = getattr(module, name)

        def counted(*args: Any, _real: Any = real, _name: str = name) -> Any:
            counts[_name] += 1
            return _real(*args)

        monkeypatch.setattr(module, name, counted)
    letter = lib / f"templates/{ID}/da.docx"
    own, seen = _text(lib), list[Counter[str]]()
    for number in (3, 60):
        letter.write_bytes(docx("\n".join(f"{{{{ nyt_{n} }}}}" for n in range(number))))
        assert run("fields", ID, "--add").output.count("nyt felt") == number
        form = str(lib / f"mange{number}.docx")
        assert run("fields", ID, "--form", form).exit_code == 0
        (lib / f"schemas/{ID}.json").write_text(own, "utf-8")
        assert run("fields", ID, "--from", form).output.count("nyt felt") == number
        (lib / f"schemas/{ID}.json").write_text(own, "utf-8")
        seen.append(Counter(counts))
        counts.clear()
    assert seen[0] == seen[1]
    assert seen[0]["parse"] > 0


def test_a_schema_with_names_that_no_form_can_write(lib: Path, run: Run) -> None:
    path = lib / f"schemas/{ID}.json"
    contents = json.loads(path.read_text("utf-8"))
    for name in ("", "..", "a..b", ".a", "[]", "x[]"):
        contents["properties"][name] = {"title": "Titel", "type": "string"}
    path.write_text(json.dumps(contents, ensure_ascii=False, indent=2), "utf-8")
    before = path.read_bytes()
    assert run("fields", ID, "--form", "f.docx").exit_code == 0
    assert run("fields", ID, "--from", "f.docx").exit_code in (0, 1)
    assert path.read_bytes() == before


def test_a_renamed_row_of_a_condition_and_blanks_in_a_name_are_told(
    lib: Path, form: Editor, run: Run
) -> None:
    form.new(name="ny titel", title="Ny titel", required="nogle gange")
    result = _read(run, form)
    assert result.exit_code == 0
    assert "navnet er skrevet uden mellemrum (du skrev »ny titel«)" in result.output
    assert "skal ikke udfyldes: betingelsen i skemaet gælder kun det gamle navn" in result.output
    assert "nytitel" in _schema(lib)["properties"]
    assert "nytitel" not in _schema(lib)["required"]
