"""A whole run over one template: findings, what is fulfilled, what was not checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from qa.finding import Finding
from qa.jobs import Loose
from qa.linter import lint, loose_subject
from qa.rule import Found, Rule, rule
from qa.ruleset import BY_CODE, RULES
from qa.subject import Subject
from render.message import Message
from render.place import Place

SAID = Message("Se her.", "Look here.")
SECTIONS = "# Afgørelse\nA.\n# Klagevejledning\nKlag."


@rule("LNG999", "warning", SAID, SAID, bad="x", good="y")
def said(subject: Subject) -> Iterator[Found]:
    """Yield two things, one of which knows better."""
    yield Found(Place(quote="a"), SAID)
    yield Found(Place(quote="b"), SAID, severity="info", basis="§ 1")


def test_a_rule_yields_only_what_it_knows(subject: Callable[..., Subject]) -> None:
    report = lint(subject("Kære"), [said])
    assert [(one.severity, one.place.quote, one.basis) for one in report.findings] == [
        ("warning", "a", ""),
        ("info", "b", "§ 1"),
    ]
    assert {(one.code, one.template) for one in report.findings} == {("LNG999", "brev/da.docx")}
    assert said.name == "test_linter"
    assert (said.family, said.sealed) == ("LNG", False)


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.name)
def test_law_and_safety_are_sealed(one: Rule[Subject]) -> None:
    assert one.sealed is one.code.startswith(("LAW", "PKG"))
    assert BY_CODE[one.code] is one


def test_all_errors_in_one_run(findings: Callable[..., list[tuple[str, str, str]]]) -> None:
    text = (
        "Kære {{ nvan }} [indsæt]\n{{ navn navn }}\n{{ navn|uper }}\n{{ navn.upper() }}\n"
        "| {% for b in born %} | x |\n\n{% endfor %}\n{%p if medhold %} væk\n{%p endif %}\n{{ åben"
    )
    codes = {code for code, _, _ in findings(text, type="")}
    assert codes == {
        "TAG001", "TAG002", "TAG003", "TAG004", "TAG006", "TAG008", "DAT002", "LNG001",
    }  # fmt: skip


def test_fulfilled_names_section_basis_and_place(subject: Callable[..., Subject]) -> None:
    report = lint(subject(SECTIONS))
    assert [(one.requirement.da, one.place.quote) for one in report.fulfilled] == [
        ("Afgørelsens resultat", "Afgørelse"),
        ("Klagevejledning", "Klagevejledning"),
    ]
    assert all(one.basis and one.template == "brev/da.docx" for one in report.fulfilled)


def test_an_empty_section_is_not_fulfilled(subject: Callable[..., Subject]) -> None:
    report = lint(subject("# Afgørelse\nA.\n# Klagevejledning"))
    assert [one.requirement.da for one in report.fulfilled] == ["Afgørelsens resultat"]


@pytest.mark.parametrize(
    ("text", "options", "words"),
    [
        pytest.param("Kære", {}, ["»kommune«"], id="no municipality"),
        pytest.param("Kære", {"kommune": True}, [], id="all is proved"),
        pytest.param(
            "Kære", {"schema": None, "kommune": True}, ["--schema", "i hvert"], id="schema"
        ),
        pytest.param("Kære", {"type": "", "kommune": True}, ["--type"], id="no type"),
        pytest.param(
            "Kære",
            {"schema": None, "type": "", "kommune": True},
            ["--schema", "--type", "--tag"],
            id="a letter of which nobody has made a template",
        ),
        pytest.param(
            "Kære {{ navn }}",
            {"schema": None, "type": "", "kommune": True},
            ["--schema", "--type"],
            id="a loose template",
        ),
        pytest.param(
            "Kære", {"type": "handleplan", "kommune": True}, ["»handleplan«"], id="no row"
        ),
        pytest.param("Kære", {"jurisdiction": "se", "kommune": True}, ["(se)"], id="no catalogue"),
        pytest.param(
            "Kære",
            {"language": "kl", "kommune": True},
            ["faktiske", "Hovedhensynene", "retsregler", "Klagefristen"],
            id="no confirmed heading",
        ),
        pytest.param(
            "{{ barn[navn] }}",
            {"kommune": True, "type": ""},
            ["kan følges: »barn[navn]«", "--type"],
            id="a value that is not followed",
        ),
        pytest.param(
            "{{ navn", {"kommune": True, "type": ""}, ["ret først", "--type"], id="a broken tag"
        ),
        pytest.param("(en beskadiget fil)", {}, ["kan ikke læses"], id="unreadable: nothing else"),
    ],
)
def test_silence_does_not_look_like_approval(
    text: str,
    options: Mapping[str, Any],
    words: list[str],
    subject: Callable[..., Subject],
) -> None:
    gaps = lint(subject(text, **options)).not_checked
    assert len(gaps) == len(words)
    for gap, word in zip(gaps, words, strict=True):
        assert word in gap.what.da
        assert gap.what.en


def test_no_template_at_all(subject: Callable[..., Subject]) -> None:
    nothing = replace(subject("Kære"), template=None)
    assert lint(nothing).findings == ()


def test_a_loose_file(tmp_path: Path, docx: Callable[..., bytes]) -> None:
    path = tmp_path / "Mit brev.docx"
    path.write_bytes(docx("Kære {{ navn }}"))
    schema = tmp_path / "sag.json"
    schema.write_text('{"properties": {"fornavn": {"type": "string"}}}', "utf-8")
    bare, known = (
        loose_subject(path, Loose()),
        loose_subject(path, Loose(schema, "afgoerelse", "gl")),
    )
    assert [one.code for one in lint(bare).findings] == []
    assert bare.name == path.as_posix()
    assert {one.code for one in lint(known).findings} == {"DAT002", "DAT006", "LAW001"}


def test_files_of_one_name_are_told_apart(tmp_path: Path, docx: Callable[..., bytes]) -> None:
    names = set()
    for folder in ("a", "b"):
        path = tmp_path / folder / "brev.docx"
        path.parent.mkdir()
        path.write_bytes(docx("[indsæt navn]"))
        names |= {one.template for one in lint(loose_subject(path, Loose())).findings}
    assert len(names) == 2


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"PK\x03\x04", "PKG001", id="damaged"),
        pytest.param(b"", "PKG001", id="empty"),
        pytest.param(b"Hej", "PKG001", id="text"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "PKG001", id="OLE"),
        pytest.param(None, "PKG001", id="gone"),
    ],
)
def test_a_file_that_is_no_document(content: bytes | None, code: str, tmp_path: Path) -> None:
    path = tmp_path / "brev.docx"
    if content is not None:
        path.write_bytes(content)
    assert [one.code for one in lint(loose_subject(path, Loose())).findings] == [code]


def test_no_report_shows_a_whole_cpr_number(found: Callable[..., list[Finding]]) -> None:
    """Not in the words quoted, nor in the headings above, whichever rule speaks."""
    text = (
        "# Om Jens 010101-1234\n{{ x y }}\n"
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Skjult 010101-1234</w:t></w:r></w:p>"
    )
    told = found(None, text)
    assert {one.code for one in told} >= {"TAG001", "PKG002", "LNG002"}
    assert "010101-1234" not in repr(told)
    assert "010101-xxxx" in repr(told)
