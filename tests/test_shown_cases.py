"""A finding's case shows the finding: filled into the letter it is refused at that very place."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from qa.finding import Finding
from qa.linter import Kommune, lint, template_subjects
from qa.subject import Subject
from render import case, library
from render.errors import CaseError
from render.fields import Field, fields
from render.renderer import Renderer

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "bench"))

from planting import contract  # noqa: E402 - the planter lies beside the package
from planting.originals import originals  # noqa: E402
from planting.specimen import Defect, Specimen, paragraph  # noqa: E402

LETTERS = {one.name: one for one in originals(ROOT, ROOT / "none")}
TYPED = [one for one in contract.DEFECTS if one.codes == ("DAT004",)]
Plant = Callable[[Specimen, Subject], bool]


def planted(specimen: Specimen, folder: Path) -> Subject:
    """Write a specimen out as a library; return its letter."""
    name = specimen.name.split("/")[0]
    for path, content in specimen.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode()
        (folder / path).write_bytes(data)
    (folder / "templates" / name / "da.docx").write_bytes(specimen.packed())
    opened = library.open_library(folder)
    return next(template_subjects(opened, name, Kommune.of(opened)))


def is_shown(subject: Subject, finding: Finding) -> bool:
    """Say whether the case of a finding fits the schema, and is refused where it says."""
    assert subject.template is not None
    assert subject.schema is not None
    data = case.read(finding.case.encode())
    subject.schema.check(data)
    try:
        Renderer(subject.template, subject.schema, subject.municipality).render(data)
    except CaseError as error:
        return any(one.place == finding.place for one in error.problems)
    return False


def _optional(subject: Subject, sort: str) -> Field | None:
    """Return a field of the case that may be missing, in groups that are always there."""
    assert subject.schema is not None
    found = list(fields(subject.schema.shape))
    always = {one.path for one in found if one.required}
    return next(
        (
            one
            for one in found
            if one.sort == sort and not one.required and "[]" not in one.path
            and all(one.path[:n] in always for n in range(1, len(one.path)))
        ),
        None,
    )  # fmt: skip


def _put(sort: str, text: str) -> Plant:
    def plant(specimen: Specimen, subject: Subject) -> bool:
        field = _optional(subject, sort)
        if field is None:
            return False
        end = specimen.paragraphs()[-1]  # outside every branch: in one, the field may be sure
        return specimen.insert(paragraph(text.format(".".join(field.path))), after=end)

    return plant


PLANTED: Mapping[str, Plant] = {
    "a text that may be missing": _put("tekst", "Om {{{{ {} }}}}."),
    "behind a filter": _put("tekst", "Om {{{{ {}|upper }}}}."),
    "compared before it is asked for": _put("tekst", "{{% if {0} == 'x' %}}ja{{% endif %}}"),
    "asked for the wrong way round": _put("tekst", "{{% if not {0} %}}{{{{ {0} }}}}{{% endif %}}"),
    "behind an alias": _put("tekst", "{{% set x = {} %}}Om {{{{ x }}}}."),
    "a date that may be missing": _put("dato", "Den {{{{ {}|dato }}}}."),
}


@pytest.mark.parametrize("defect", TYPED, ids=lambda defect: defect.name)
def test_a_planted_defect_of_types_is_shown(defect: Defect, tmp_path: Path) -> None:
    shown = 0
    for name, original in LETTERS.items():
        for number, plant in enumerate(defect.plants(original)):
            specimen = original.clone()
            if not plant(specimen):
                continue
            subject = planted(specimen, tmp_path / name / str(number))
            found = [one for one in lint(subject).findings if one.code in defect.codes]
            assert found
            assert all(one.case and is_shown(subject, one) for one in found)
            shown += 1
    assert shown >= 6


@pytest.mark.parametrize("defect", sorted(PLANTED))
def test_a_planted_use_that_may_fail_is_shown(defect: str, tmp_path: Path) -> None:
    shown = 0
    for name, original in LETTERS.items():
        specimen, folder = original.clone(), tmp_path / name
        if not PLANTED[defect](specimen, planted(original, tmp_path / "sound" / name)):
            continue
        subject = planted(specimen, folder)
        new = [one for one in lint(subject).findings if one.code == "DAT010"]
        assert new, name
        for one in new:
            assert json.loads(one.case), name
            assert is_shown(subject, one), name
        shown += 1
    assert shown
