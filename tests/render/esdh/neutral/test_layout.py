"""Names in a package: the same on every system, none the same as another, none with a CPR number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.esdh.neutral import layout


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Brev.docx", "documents/Brev.docx"),
        ("2026-11-22 Afgørelse BOR-2026-000046.docx", "documents/2026-11-22 Afgørelse BOR-2026-000046.docx"),
        ("Brev #1: 50%.docx", "documents/Brev 1 50.docx"),
        ("Svar 010190-1234.pdf", "documents/Svar.pdf"),
        ("con.pdf", "documents/_con.pdf"),
        ("0.000000000%0", "documents/0.000000000 0"),
        ("Sag nr. 7", "documents/Sag nr. 7"),
        ("..", "documents/_dokument"),
        ("../../etc/passwd", "documents/passwd"),
        ("C:\\Temp\\Bilag.PDF", "documents/Bilag.pdf"),
        ("~$Brev.docx", "documents/Brev.docx"),
        ("A\u030arsag.txt", "documents/Årsag.txt"),
    ],
)  # fmt: skip
def test_a_name_becomes_a_place(name: str, place: str) -> None:
    assert layout.named(name, ()) == place
    assert layout.is_place(place)


@given(st.lists(st.text(max_size=150), min_size=1, max_size=8))
def test_any_names_become_places_of_their_own(names: list[str]) -> None:
    places: list[str] = []
    for name in names:
        places.append(layout.named(name, places))
    assert all(layout.is_place(place) for place in places), places
    assert len({place.lower() for place in places}) == len(places)


@pytest.mark.parametrize("path", ["", "documents/", "documents/.", "documents/a.", "documents/ a",
                                  "documents/a\n", "documents/a:b", "documents/NUL", "x.json"])  # fmt: skip
def test_other_paths_have_no_place(path: str) -> None:
    assert not layout.is_place(path)
