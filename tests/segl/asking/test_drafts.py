"""Answers on disk: exact, private, and gone when they are of no more use."""

from __future__ import annotations

import os
import time
from decimal import Decimal
from pathlib import Path

import pytest

from render.errors import FileError
from segl.asking import drafts
from segl.asking.answers import Answers, Mark
from segl.asking.known import Origin

ANSWERS = Answers(
    {
        ("m", "navn"): 'Åse & <Ærlig> "Ø"\nlinje',
        ("beloeb",): Decimal("1234.50"),
        ("antal",): 3,
        ("ok",): False,
        ("tom",): None,
        ("l", 0): Mark.THERE,
        ("l", 1): Mark.BLANK,
    },
    {("m", "by"): "Nuuk"},
)


def test_answers_come_back_as_they_were(home: Path) -> None:
    draft = drafts.new("brev")
    draft.save(ANSWERS)
    (found,) = drafts.of("brev")
    assert found == draft
    loaded, origins = found.load()
    assert origins == {}
    assert loaded == ANSWERS
    assert list(loaded.given) == list(ANSWERS.given)  # the order is what »tilbage« follows
    assert str(loaded.given["beloeb",]) == "1234.50"
    assert isinstance(loaded.given["ok",], bool)


def test_where_answers_are_from_comes_back_too(home: Path) -> None:
    draft = drafts.new("brev")
    origins = {
        ("beloeb",): Origin(Decimal("1234.50"), "SBSYS", "Beløb", confirmed=True),
        ("l", 0, "navn"): Origin("Ida", "SBSYS", "Navn", confirmed=False),
    }
    draft.save(ANSWERS, origins)
    answers, found = draft.load()
    assert answers == ANSWERS
    assert dict(found) == origins
    assert str(found["beloeb",].answer) == "1234.50"


@pytest.mark.skipif(os.name == "nt", reason="rights are Windows' own there")
def test_nobody_else_may_read_them(home: Path) -> None:
    draft = drafts.new("brev")
    draft.save(Answers())
    draft.save(ANSWERS)
    assert draft.path.stat().st_mode & 0o777 == 0o600
    assert draft.path.parent.stat().st_mode & 0o777 == 0o700
    assert draft.path.is_relative_to(home)


@pytest.mark.skipif(os.name == "nt", reason="rights are Windows' own there")
def test_a_folder_that_others_may_read_is_closed(home: Path) -> None:
    drafts.folder().mkdir(parents=True, mode=0o755)
    drafts.new("brev").save(ANSWERS)
    assert drafts.folder().stat().st_mode & 0o777 == 0o700


def test_nothing_is_left_of_a_draft(home: Path) -> None:
    draft = drafts.new("brev")
    draft.save(ANSWERS)
    draft.delete()
    draft.delete()
    assert drafts.of("brev") == []
    assert list(drafts.folder().iterdir()) == []


def test_drafts_of_a_template_are_its_own_and_the_latest_is_first(home: Path) -> None:
    first, second, other = drafts.new("brev"), drafts.new("brev"), drafts.new("brev2")
    for age, draft in enumerate((second, first, other)):
        draft.save(ANSWERS)
        os.utime(draft.path, (time.time() - age, time.time() - age))
    assert drafts.of("brev") == [second, first]
    assert drafts.of("brev2") == [other]


def test_the_same_name_in_two_libraries_is_two_templates(tmp_path: Path) -> None:
    assert drafts.key("brev", tmp_path / "a") != drafts.key("brev", tmp_path / "b")
    assert drafts.key("../brev", tmp_path).count("/") == 0


def test_what_a_run_left_half_written_goes(home: Path) -> None:
    drafts.folder().mkdir(parents=True)
    old, new = drafts.folder() / ".segl-a.tmp", drafts.folder() / ".segl-b.tmp"
    for path in (old, new):
        path.write_text("x", "utf-8")
    os.utime(old, (time.time() - 7_200, time.time() - 7_200))
    assert drafts.of("brev") == []
    assert list(drafts.folder().iterdir()) == [new]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\xff", id="no UTF-8"),
        pytest.param(b"{", id="half"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b'{"answers-2": {}}', id="of a later version"),
        pytest.param(b'{"answers-1": {"given": 1, "earlier": []}}', id="no entries"),
        pytest.param(b'{"answers-1": {"given": [[["a"]]], "earlier": []}}', id="no answer"),
        pytest.param(
            b'{"answers-1": {"given": [], "earlier": [], "origins": [[["a"], "b"]]}}',
            id="no source",
        ),
        pytest.param(
            b'{"answers-1": {"given": [[["a"], {"mark": "x"}]], "earlier": []}}', id="no mark"
        ),
    ],
)
def test_a_file_that_is_no_draft_is_refused(content: bytes, home: Path) -> None:
    draft = drafts.new("brev")
    drafts.folder().mkdir(parents=True)
    draft.path.write_bytes(content)
    with pytest.raises(FileError) as caught:
        draft.load()
    assert str(draft.path) in caught.value.message.da
    assert "kan have personoplysninger" in caught.value.message.da


def test_when_it_was_saved(home: Path) -> None:
    draft = drafts.new("brev")
    draft.save(ANSWERS)
    assert abs(draft.saved.timestamp() - time.time()) < 60
    assert draft.saved.tzinfo is not None
