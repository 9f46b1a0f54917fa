"""On a narrow screen a table is a list, so each of its cells must say which column it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import segl.page

PAGES = Path(segl.page.__file__).parent
LISTS = ("audit", "live", "process", "review")  # pages whose tables do not fit on a telephone


@pytest.mark.parametrize("name", LISTS)
def test_each_cell_of_a_wide_table_names_its_column(name: str) -> None:
    text = (PAGES / f"{name}.html").read_text("utf-8")
    tables = re.findall(r"<table\b[^>]*>", text)
    assert tables
    assert [one for one in tables if 'class="matrix"' not in one] == []
    cells = re.findall(r"<td\b[^>]*?>", text.split("<tbody>", 1)[1])
    assert cells
    assert [one for one in cells if "data-label" not in one] == []


def test_what_may_be_long_is_broken() -> None:
    """A name of a field or of a file has no blank to break at."""
    text = (PAGES / "base.html").read_text("utf-8")
    for rule in (".wording {", ".matrix th {", ".matrix td > * {"):
        assert "overflow-wrap: anywhere" in text.split(rule, 1)[1].split("}", 1)[0]
