"""A folder of JSON files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from render.case import MAX_BYTES
from segl.cases import folder, source


def test_files_come_as_a_person_counts(tmp_path: Path) -> None:
    for name in ("sag-10.json", "sag-2.json", "Sag-1.JSON", "a.json", "sag-2b.json", "1.json"):
        (tmp_path / name).write_bytes(b"{}")
    for name in (".skjult.json", "~$sag.json", "læs.txt"):
        (tmp_path / name).write_bytes(b"{}")
    (tmp_path / "mappe.json").mkdir()
    assert folder.names(tmp_path) == [
        "1.json",
        "a.json",
        "Sag-1.JSON",
        "sag-2.json",
        "sag-2b.json",
        "sag-10.json",
    ]


def test_one_bad_file_does_not_stop_the_rest(
    tmp_path: Path, read: Callable[..., list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "1.json").write_bytes(b'{"x": 1}')
    (tmp_path / "2.json").write_bytes(b" " * (MAX_BYTES + 1))
    (tmp_path / "3.json").write_bytes(b"{}")
    (tmp_path / "4.json").write_bytes(b'{"x": 4}')
    opened = source.opened(tmp_path)
    (tmp_path / "3.json").unlink()  # between the look and the reading
    found = [*opened.cases()]
    assert opened.count() == 4
    assert [one.where.da for one in found] == ["1.json", "2.json", "3.json", "4.json"]
    assert [one.problem.message.da if one.problem else "" for one in found] == [
        "",
        "Sagen er større end 10 MB.",
        "Filen kan ikke læses.",
        "",
    ]


def test_no_cpr_number_of_a_file_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "sag 010190 1234.json").write_bytes(b"{}")
    (one,) = source.opened(tmp_path).cases()
    assert one.where.da == one.where.en == "sag 010190-xxxx.json"
