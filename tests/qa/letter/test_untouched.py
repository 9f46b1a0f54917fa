"""Letters that nobody has touched: silent, all of them, and their outcome is seen."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from editing import edited
from hand_edits import HARMFUL
from qa.letter import Checked, check
from qa.reports import REPORTS
from render import case
from render.library import Library
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
        assert not [one for one in found.sections if one.presence in ("missing", "empty")]


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


@pytest.mark.parametrize(
    ("template", "sample"), [("afgoerelse_stoette", "afslag"), ("hjemgivelse", "hjem_medhold")]
)
def test_no_report_tells_what_the_case_holds(
    template: str, sample: str, letter: Letter, library: Library
) -> None:
    """A letter is broken in all ways that fit it: in no report stands a word of its case."""
    path = ROOT / "templates" / template / "cases" / f"{sample}.json"
    data = json.loads(path.read_text("utf-8"))
    texts = {text for text in _texts(data) if len(text.split()) > 1 and "§" not in text}
    private = texts | {data["barn"]["cpr"]}
    assert len(private) > 5
    for edit in HARMFUL:
        changed = edited(edit, letter(template, sample), library)
        if changed is not None:
            report = check(changed, "brev.docx", library, edit.case).report
            told = "".join(REPORTS[style](report, "da") for style in ("text", "json", "sarif"))
            assert not [text for text in private if text in told], edit.name
