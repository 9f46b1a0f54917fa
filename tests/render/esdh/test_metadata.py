"""`[metadata]` of template.toml: read, checked like the rest of the manifest, completed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render import schema
from render.errors import LibraryError
from render.esdh import metadata, pattern
from render.esdh.metadata import Metadata
from render.esdh.pattern import Reference
from render.expression import Const, Expression
from render.manifest import LibraryManifest, Manifest, read_template
from render.parsing import parse

HEAD = (
    'title = "Afslag"\ntype = "afgoerelse"\nphase = "afgoerelse"\nschema = "afslag"\n'
    'version = "1.0.0"\nowner = "Fagkontor"\n[metadata]\n'
)


def read(tmp_path: Path, lines: str) -> Metadata:
    """Return the metadata in the lines of a manifest."""
    path = tmp_path / "afslag" / "template.toml"
    path.parent.mkdir()
    path.write_text(HEAD + lines, "utf-8")
    return metadata.of(read_template(path, LibraryManifest()).metadata)


def test_all_of_it(tmp_path: Path) -> None:
    told = read(
        tmp_path,
        'case = "{sag.nr}"\ntitle = "Om {sag.nr}"\ndescription = "d"\ndate = "{brev.dato}"\n'
        'direction = "Udgående"\ntype = "brev"\nsensitivity = "FOELSOMME_PERSONOPLYSNINGER"\n'
        'exempt_title = "Brev"\nexempt_basis = "§ 1"\nkle = "27.24.45"\nfacet = "G01"\n'
        'journalise = true\naddress_protected = "{modtager.adressebeskyttet}"\n'
        '[metadata.columns]\nAfdeling = "Børn"\n',
    )
    assert told.journalise == "ja"
    assert told.protected == "{modtager.adressebeskyttet}"
    assert told.columns == (("Afdeling", "Børn"),)
    assert all(told.fields.values())
    assert list(told.patterns)[-2:] == ["address_protected", "columns.Afdeling"]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        pytest.param('direction = "ud"', "direction", id="a direction that is none"),
        pytest.param('direktion = "Udgående"', "direktion", id="an unknown key"),
        pytest.param('sensitivity = "hemmelig"', "sensitivity", id="sensitivity"),
        pytest.param("title = 7", "title", id="a number"),
        pytest.param('title = " "', "title", id="a blank"),
        pytest.param('journalise = "ja"', "journalise", id="no yes or no"),
        pytest.param('exempt_title = "x"', "exempt_basis", id="half an exemption"),
        pytest.param('exempt_basis = "x"', "exempt_title", id="the other half"),
        pytest.param('title = "{{ sag.nr }}"', "metadata.title: skriv felter med én", id="two braces"),
        pytest.param('title = "Om {sag.nr"', "metadata.title: et felt skrives", id="half a brace"),
        pytest.param('title = "Om {sag nr}"', "metadata.title", id="no path"),
        pytest.param('title = "{a|b(1)}"', "metadata.title", id="arguments"),
        pytest.param('date = "2026-01-01"', "metadata.date: her må kun stå ét felt", id="a fixed day"),
        pytest.param('case = "Sag {sag.nr}"', "metadata.case", id="a number with words"),
        pytest.param('address_protected = "ja"', "metadata.address_protected", id="a word"),
        pytest.param('[metadata.columns]\nA = "{"', "metadata.columns.A", id="a column"),
        pytest.param('[metadata.columns]\nA = 1', "columns.A", id="a column that is a number"),
        pytest.param('columns = "A"', "columns", id="columns that are none"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(tmp_path: Path, lines: str, words: str) -> None:
    with pytest.raises(LibraryError) as caught:
        read(tmp_path, lines)
    assert words in caught.value.message.da
    assert caught.value.message.da.startswith("template.toml: ")


def test_it_is_a_finding_in_a_library(tmp_path: Path) -> None:
    """Told at lint with the other faults of a manifest, never a traceback."""
    from click.testing import CliRunner

    from segl.cli import main

    folder = tmp_path / "templates" / "afslag"
    folder.mkdir(parents=True)
    (tmp_path / "segl.toml").write_text('name = "x"\nlanguages = ["da"]\nowner = "x"\n', "utf-8")
    (folder / "template.toml").write_text(HEAD + 'direction = "ud"\n', "utf-8")
    result = CliRunner().invoke(main, ["lint", "--library", str(tmp_path)])
    assert result.exit_code == 1, result.output
    assert "LIB001" in result.output
    assert "metadata.direction" in result.output


COMMON: Mapping[str, Any] = {
    "$id": "common.json",
    "$defs": {
        "sagsnummer": {"type": "string"},
        "brevdato": {"type": "string", "format": "date"},
    },
}
SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "sag": {"properties": {"nummer": {"$ref": "common.json#/$defs/sagsnummer"}}},
        "dag": {"$ref": "common.json#/$defs/brevdato"},
    },
}


def completed(**options: Any) -> Metadata:
    """Return the metadata of a manifest, completed by the schema above."""
    found = schema.from_documents({"a.json": SCHEMA, "common.json": COMMON}, "a.json")
    about = Manifest("afslag", "Afslag", "afgoerelse", **options)
    return metadata.of(metadata.completed(about, found).metadata)


def test_what_follows_from_the_rest() -> None:
    assert completed() == Metadata(
        case="{sag.nummer}", title="Afslag", date="{dag}", type="afgoerelse"
    )


def test_what_is_said_goes_first() -> None:
    told = completed(metadata={"title": "Om {x}", "case": "{nr}"}, binds={"brevdato": "a.b"})
    assert (told.title, told.case, told.date) == ("Om {x}", "{nr}", "{a.b}")


def test_without_a_schema() -> None:
    about = metadata.completed(Manifest("afslag", "Afslag {x"), None)
    assert metadata.of(about.metadata) == Metadata()  # a title that is no pattern is not told


@pytest.mark.parametrize(
    ("text", "pieces", "tags"),
    [
        ("Om", ["Om"], "Om"),
        ("{a.b}", [Reference("a.b")], "{{ a.b }}"),
        ("Om { å.b } – {c|dato}.", ["Om ", Reference("å.b"), " – ", Reference("c", "dato"), "."],
         "Om {{ å.b }} – {{ c|dato }}."),
    ],
)  # fmt: skip
def test_pieces(text: str, pieces: list[str | Reference], tags: str) -> None:
    assert pattern.flaw(text) is None
    assert list(pattern.pieces(text)) == pieces
    assert pattern.tags(text) == tags


@given(
    st.text(
        st.characters(exclude_characters="{}\n\r\t", exclude_categories=["Cs", "Cc"]), min_size=1
    )
)
def test_words_in_code_are_the_same_words(words: str) -> None:
    value: Expression = parse(pattern.code(words))
    assert value == Const(words)
