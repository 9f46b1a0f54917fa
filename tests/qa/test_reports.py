"""The report as text for people, and as JSON for machines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from qa.finding import Finding, NotChecked, Report, merge
from qa.linter import lint
from qa.reports import REPORTS, text_report
from qa.reports.text_report import folded
from qa.subject import Subject
from render.message import Message
from render.place import Place

TEXT = "# Afgørelse\n{{ nvan }}\n## Sats\n| a | [vælg sats] |\n# Klagevejledning\nKlag."


@pytest.fixture
def report(subject: Callable[..., Subject]) -> Report:
    """A report with something of everything."""
    return lint(subject(TEXT))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "da",
            [
                "brev/da.docx",
                "FEJL DAT002: »nvan« er ikke et felt i skemaet sag.json.",
                "Hvor: brødteksten, under »Afgørelse«, afsnit 2\n            »{{ nvan }}«",
                "Gør sådan: Mente du »navn«?",
                "ADVARSEL LNG001",
                "under »Afgørelse › Sats«, tabel 1, række 1, kolonne 2, afsnit 5",
                "Grundlag: Landstingslov nr. 8 af 13. juni 1994 § 24, stk. 1",
                "Bevist i alle breve: Afgørelsens resultat",
                "1 skabelon kontrolleret: 4 fejl, 2 advarsler, 0 oplysninger.",
            ],
        ),
        (
            "en",
            [
                'ERROR DAT002: "nvan" is not a field of the schema sag.json.',
                "Where: the body, under »Afgørelse«, paragraph 2\n             »{{ nvan }}«",
                'Do this: Did you mean "navn"?',
                "WARNING LNG001",
                "table 1, row 1, column 2, paragraph 5",
                "Basis: Landstingslov",
                "Proved in all letters: The result of the decision",
                "1 template checked: 4 errors, 2 warnings, 0 notes.",
            ],
        ),
    ],
)
def test_text_has_place_fix_and_basis(language: str, words: list[str], report: Report) -> None:
    text = REPORTS["text"](report, language)
    for word in words:
        assert word in text
    lines = text.splitlines()
    assert [line for line in lines if line.startswith("  ") and "LAW001" in line]


@pytest.mark.parametrize(
    ("language", "words"), [("da", "ingen anmærkninger"), ("en", "nothing to remark")]
)
def test_text_with_nothing_to_tell(
    language: str, words: str, subject: Callable[..., Subject]
) -> None:
    report = lint(subject("Kære {{ navn }}", type="", kommune=True))
    assert words in REPORTS["text"](report, language)


@pytest.mark.parametrize(
    ("language", "words"),
    [("da", "0 skabeloner kontrolleret: 0 fejl"), ("en", "0 templates checked: 0 errors")],
)
def test_text_of_no_template(language: str, words: str) -> None:
    assert REPORTS["text"](Report(), language).startswith(words)


def _findings(count: int) -> tuple[Finding, ...]:
    said, fix = Message("Noget er galt.", "Something is wrong."), Message("Ret det.", "Mend it.")
    places = [Place("word/document.xml", "body", number, quote=f"x{number}") for number in range(9)]
    return tuple(
        Finding("TAG001", "error", said, "a.docx", places[number], fix) for number in range(count)
    )


def test_what_is_said_of_several_places_is_said_once() -> None:
    text = REPORTS["text"](merge([Report(("a.docx",), _findings(3))]), "da")
    assert text.count("Noget er galt.") == text.count("Ret det.") == 1
    assert re.findall(r"(?:Hvor: (.*)|»(x\d)«)", text) == [
        (f"brødteksten, afsnit {number}", "") if odd == 0 else ("", f"x{number}")
        for number in range(3)
        for odd in range(2)
    ]
    assert "a.docx: 3 fejl" in text


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (text_report.PLACES, None),
        (text_report.PLACES + 1, "Hvor: 1 sted mere"),
    ],
)
def test_very_many_places_are_counted(count: int, words: str | None) -> None:
    text = REPORTS["text"](merge([Report(("a.docx",), _findings(count))]), "da")
    assert text.count("»x") == text_report.PLACES
    assert (words in text) if words else ("mere" not in text.split("Find et sted")[0])


@pytest.mark.parametrize(
    ("names", "whose"),
    [
        (["a", "b", "c", "d", "e"], ""),
        (["b"], " [b]"),
        (["b", "c", "d"], " [b, c, d]"),
        (["b", "c", "d", "e"], " [b, c, d og 1 til]"),
    ],
)
def test_what_was_not_checked_is_told_once(names: list[str], whose: str) -> None:
    gaps = tuple(NotChecked(name, Message("lov", "law")) for name in names)
    text = REPORTS["text"](Report(("a", "b", "c", "d", "e"), not_checked=gaps), "da")
    assert f"Ikke kontrolleret:\n  - lov{whose}\n" in text


def test_many_sound_templates_are_counted() -> None:
    names = tuple(f"t{number:03}.docx" for number in range(text_report.NAMES + 1))
    text = REPORTS["text"](merge([Report((*names, "a.docx"), _findings(1))]), "da")
    assert "21 skabeloner: ingen anmærkninger" in text
    assert "t001" not in text
    assert "t001.docx: ingen anmærkninger" in REPORTS["text"](Report(names[:-1]), "da")


@pytest.mark.parametrize("width", [10, 40, 80, 200])
def test_folded_lines_lose_no_word_and_hang_below_their_beginning(
    width: int, report: Report
) -> None:
    text = REPORTS["text"](report, "da")
    lines = folded(text, width).split("\n")
    assert " ".join(lines).split() == text.split()
    for line in lines:
        assert len(line) <= max(width, 40) or len(line.split()) == 1
    begun = next(number for number, line in enumerate(lines) if "Gør sådan: " in line)
    if width == 40:
        assert lines[begun + 1].startswith(" " * 10)


def test_json_has_exactly_its_keys(report: Report) -> None:
    document = json.loads(REPORTS["json"](report, "da"))
    assert list(document) == [
        "version", "templates", "findings", "fulfilled", "not_checked", "notes", "corrections",
        "summary",
    ]  # fmt: skip
    for finding in document["findings"]:
        assert list(finding) == [
            "code", "severity", "message", "template", "part", "paragraph", "cell", "heading",
            "quote", "block", "fix", "basis", "case", "fingerprint",
        ]  # fmt: skip
    for item in document["fulfilled"]:
        assert list(item) == [
            "requirement", "basis", "template", "when", "proved", "part", "paragraph", "cell",
            "heading", "quote", "block",
        ]  # fmt: skip
    for item in document["not_checked"]:
        assert list(item) == ["template", "what"]
    assert document["version"] == 1
    assert document["templates"] == ["brev/da.docx"]
    assert document["summary"] == {"error": 4, "warning": 2, "info": 0}


def test_json_values(report: Report) -> None:
    findings = json.loads(REPORTS["json"](report, "en"))["findings"]
    one = next(finding for finding in findings if finding["code"] == "LNG001")
    assert len(one.pop("fingerprint")) == 32
    assert one == {
        "code": "LNG001",
        "severity": "warning",
        "message": '"[vælg sats]" looks like a note to the author.',
        "template": "brev/da.docx",
        "part": "word/document.xml",
        "paragraph": 5,
        "cell": [1, 1, 2],
        "heading": ["Afgørelse", "Sats"],
        "quote": "[vælg sats]",
        "block": None,
        "fix": "Delete the text, or use a tag instead.",
        "basis": None,
        "case": None,
    }
    missing = next(finding for finding in findings if finding["code"] == "LAW001")
    assert (missing["part"], missing["paragraph"], missing["quote"]) == (None, None, None)
    assert missing["basis"]


def test_json_is_the_same_but_for_the_words(report: Report) -> None:
    told = [json.loads(REPORTS["json"](report, language)) for language in ("da", "en")]
    codes = [[(f["code"], f["severity"], f["quote"]) for f in one["findings"]] for one in told]
    assert codes[0] == codes[1]
    assert told[0]["findings"][0]["message"] != told[1]["findings"][0]["message"]
    assert "æ" in REPORTS["json"](report, "da")  # readable, not escaped


def test_text_says_what_is_proved_and_of_which_letters(subject: Callable[..., Subject]) -> None:
    text = "# Afgørelse\nA.\n# Klagevejledning\nKlag inden 6 uger til Det Sociale Ankenævn. @"
    shown = REPORTS["text"](lint(subject(text)), "da")
    assert "Bevist i alle breve: Afgørelsens resultat\n" in shown
    assert (
        "Bevist i alle breve, når modtageren ikke får fuldt medhold: Klagevejledning; "
        "Klagefristen på seks uger; " in shown
    )
    assert "Afsnit fundet" not in shown
