"""Where findings in letters stand: in words that a person can follow in Word, none of the case."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

import pytest

from qa.letter import Checked
from qa.letter.aligning import Pair, said
from qa.letter.difference import opening
from qa.letter.pattern import HOLE, Pattern
from qa.letter.places import near
from qa.proof.formula import TRUE
from qa.reports import REPORTS
from render.finished.letter import Line
from render.place import Place
from word_letter import Word

if TYPE_CHECKING:
    from qa.letter.slot import Slot

Letter = Callable[[str, str], bytes]
Judged = Callable[..., Checked]


def _lines(text: str) -> list[Line]:
    """Return a body: `#` begins a heading, `|2` a paragraph in table 2, `_` is an empty one."""
    return [_line(number, words) for number, words in enumerate(text.split("/"), 1)]


def _line(number: int, words: str) -> Line:
    table = int(words[1]) if words[0] == "|" else 0
    cell = (table, 3, 1) if table else None
    level = words.count("#") or None
    return Line(Place("p", "body", number, cell), words.strip("#_"), level)


@pytest.mark.parametrize(
    ("text", "da", "en"),
    [
        ("#A/x", "1. afsnit under overskriften »A«", "paragraph 1 under the heading »A«"),
        ("x/#A", "overskriften »A«", "the heading »A«"),
        ("x/y", "2. afsnit", "paragraph 2"),
        ("#A/x/#B/y/z", "2. afsnit under overskriften »B«", "paragraph 2 under the heading »B«"),
        ("#A/x/##B/y/#hidden/z", "3. afsnit under overskriften »B«", None),
        ("#A/_/x", "1. afsnit under overskriften »A«", None),
        ("#A/x/_", "1. afsnit under overskriften »A«", None),
        ("#A/_", "overskriften »A«", None),
        ("_", "", None),
        (
            "|1/#A/x/|2/|4",
            "tabel 2 under overskriften »A«, række 3, kolonne 1",
            "table 2 under the heading »A«, row 3, column 1",
        ),
        ("#A/x/|2/y", "2. afsnit under overskriften »A«", None),
        ("|1", "tabel 1, række 3, kolonne 1", None),
    ],
)
def test_a_paragraph_is_counted_from_the_heading_above(text: str, da: str, en: str | None) -> None:
    lines = _lines(text)
    told = dict(near(lines, lambda _, line: "" if line.text == "hidden" else line.text))
    place = lines[-1].place
    found = Place("p", "body", place.paragraph, place.cell, near=told["p", len(lines)])
    assert found.describe("da") == ", ".join(filter(None, ["brødteksten", da]))
    if en is not None:
        assert found.describe("en") == f"the body, {en}"


def test_all_reports_tell_it_alike_and_json_keeps_the_number(
    letter: Letter, judged: Judged
) -> None:
    word = Word(letter("afgoerelse_stoette", "afslag"))
    word.replace("6 uger", "4 uger")
    report = judged(word.save()).report
    finding = next(one for one in report.findings if one.code == "LTR024")
    where = "brødteksten, 2. afsnit under overskriften »Klagevejledning«"
    assert finding.place.describe("da") == f"{where}: »4 uger«"
    data = json.loads(REPORTS["json"](report, "da"))
    told = next(one for one in data["findings"] if one["code"] == "LTR024")
    assert told["near"] == {"heading": "Klagevejledning", "nth": 2}
    assert told["paragraph"] == finding.place.paragraph
    assert finding.place.paragraph is not None
    assert finding.place.paragraph > 20
    for style in ("text", "markdown", "sarif"):
        shown = REPORTS[style](report, "da")
        assert "2. afsnit under overskriften »Klagevejledning«" in " ".join(shown.split())
        assert f"afsnit {finding.place.paragraph}" not in shown


@pytest.mark.parametrize(
    ("ought", "text", "quote"),
    [
        ("Du kan klage til nævnet.", "Du kan klage til nævnet.", "Du kan klage til nævnet."),
        ("Du kan klage til _.", "Du kan klage til Palle.", "Du kan klage til …"),
        ("Du kan klage.", "Du kan klage. Hils Palle.", "Du kan klage."),
        ("Du kan klage til nævnet.", "Du må gerne klage til Palle.", ""),
        ("Til _ og andre, der klager", "Til Palle og andre, der klager", ""),
        ("_ kan klage til nævnet.", "Palle kan klage til nævnet.", ""),
        ("ord " * 30, "ord " * 30, "ord " * 15 + "…"),
    ],
)
def test_a_paragraph_is_quoted_as_its_template_begins(ought: str, text: str, quote: str) -> None:
    pattern = Pattern(ought.replace("_", HOLE), tuple(range(ought.count("_"))), TRUE)
    (one,) = said([Line(Place("p", "body", 1), text, None)])
    slot = cast("Slot", None)  # which paragraph of the template it is makes no difference
    told = opening(Pair(one, slot, pattern, False, False, 0))
    assert told == quote
    assert "Palle" not in told


def test_no_place_tells_what_the_hand_wrote(letter: Letter, judged: Judged) -> None:
    word = Word(letter("afgoerelse_stoette", "afslag"))
    word.replace("Hvis du er uenig i afgørelsen", "Hvis du, Palle, er uenig i afgørelsen")
    found = [one.place for one in judged(word.save()).findings]
    assert "1. afsnit under overskriften »Klagevejledning«" in found[0].describe("da")
    assert all("Palle" not in place.describe("da") for place in found)
