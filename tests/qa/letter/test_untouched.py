"""Letters that nobody has touched: silent, all of them, and their outcome is seen."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from qa.letter import Checked
from qa.reports import REPORTS
from render import case
from samples import to_one

ROOT = Path(__file__).resolve().parents[3]
CASES = [
    pytest.param(path.parents[1].name, path.stem, id=f"{path.parents[1].name}-{path.stem}")
    for path in to_one(ROOT)
]
Letter = Callable[[str, str], bytes]


@pytest.mark.parametrize(("template", "sample"), CASES)
def test_it_is_silent(
    template: str, sample: str, letter: Letter, judged: Callable[..., Checked]
) -> None:
    found = judged(letter(template, sample))
    assert [(one.code, one.place.paragraph) for one in found.findings] == []
    assert (found.template, found.standing) == (template, "current")
    assert found.version
    assert found.is_fit


@pytest.mark.parametrize(("template", "sample"), CASES)
def test_its_outcome_is_seen(
    template: str, sample: str, letter: Letter, judged: Callable[..., Checked]
) -> None:
    path = ROOT / "templates" / template / "cases" / f"{sample}.json"
    to = case.read(path.read_bytes()).get("modtager", {})
    if "afgoerelsesklasse" in to:
        found = judged(letter(template, sample))
        assert found.outcome == to["afgoerelsesklasse"]
        assert not [one for one in found.sections if one.presence in ("missing", "not_known")]


def test_after_another_program_saved_them_they_are_still_silent(
    tmp_path: Path, letter: Letter, judged: Callable[..., Checked], tool: Callable[[str], str]
) -> None:
    office = tool("soffice")
    (tmp_path / "in").mkdir()
    for path in to_one(ROOT):
        name = f"{path.parents[1].name}__{path.stem}"
        data = letter(path.parents[1].name, path.stem)
        (tmp_path / "in" / f"{name}.docx").write_bytes(data)
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to",
         "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "out"),
         *map(str, sorted((tmp_path / "in").glob("*.docx")))],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    saved = sorted((tmp_path / "out").glob("*.docx"))
    assert len(saved) == len(to_one(ROOT))
    for path in saved:
        found = judged(path.read_bytes())
        assert (path.stem, [one.code for one in found.findings]) == (path.stem, [])
        assert found.standing == "current"
        assert path.read_bytes() != (tmp_path / "in" / path.name).read_bytes()


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


@pytest.mark.parametrize("style", sorted(REPORTS))
@pytest.mark.parametrize(
    ("template", "sample"), [("afgoerelse_stoette", "afslag"), ("hjemgivelse", "hjem_medhold")]
)
def test_no_report_tells_what_the_case_holds(
    style: str, template: str, sample: str, letter: Letter, library: Any
) -> None:
    """A letter is broken in all ways that fit it, at once: no words of its case are told."""
    from hand_edits import HARMFUL, edited
    from qa.letter import check

    path = ROOT / "templates" / template / "cases" / f"{sample}.json"
    private = {
        text for text in _texts(json.loads(path.read_text("utf-8"))) if len(text.split()) > 1
    } | {json.loads(path.read_text("utf-8"))["barn"]["cpr"]}
    private -= set(_texts(library.municipality()))
    assert private
    for edit in HARMFUL:
        data = edited(edit, letter(template, sample), library)
        if data is not None:
            told = REPORTS[style](check(data, "brev.docx", library, edit.case).report, "da")
            assert not [text for text in private if text in told], edit.name
