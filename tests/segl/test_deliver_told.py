"""What `segl deliver` says of letters that it checked: which are not filed, why, and where."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result

from scripted import Records
from sending import letter, sent

Run = Callable[..., Result]
Docx = Callable[..., bytes]


_HEADS = {"da": "andet.docx er ikke lagt på sagen:", "en": "andet.docx was not filed:"}
_LINES = {
    "da": ("  FEJL LTR014: ", " [brødteksten, 1. afsnit: »{{ navn }}«] ", "  ADVARSEL LTR027: "),
    "en": ("  ERROR LTR014: ", " [the body, paragraph 1: »{{ navn }}«] ", "  WARNING LTR027: "),
}


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_refused_letter_is_told_as_not_filed_with_each_place(
    language: str, run: Run, docx: Docx, records: Records
) -> None:
    bad, good = letter(docx, "andet.docx", "Kære {{ navn }}"), letter(docx)
    found = sent(run, bad, good, "--messages", language)
    assert found.exit_code == 1
    assert records.count == 1
    lines = found.stderr.splitlines()
    told = lines[lines.index(_HEADS[language]) + 1 :]
    error, place, warning = _LINES[language]
    assert [place in line for line in told if line.startswith(error)] == [True]
    assert any(line.startswith(warning) for line in told)


def test_a_warning_of_a_letter_that_is_filed_is_one(run: Run, docx: Docx, records: Records) -> None:
    found = sent(run, letter(docx))
    assert found.exit_code == 0
    assert "brev.docx: ADVARSEL LTR027: " in found.stderr
    assert "FEJL" not in found.stderr
    assert "ikke lagt" not in found.stderr
