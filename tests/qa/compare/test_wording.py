"""Line against line, word against word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.compare import outline, wording

LINES = st.lists(
    st.sampled_from(["Kære {{ navn }}", "Du får støtte.", "Du får ikke støtte.", "Klag!"])
)


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ([], [], []),
        (["a"], ["a"], []),
        (["a"], ["a", "b"], [("", "b")]),
        (["a", "b"], ["b"], [("a", "")]),
        (
            ["Du kan klage inden 4 uger."],
            ["Du kan klage inden 6 uger."],
            [("Du kan klage inden 4 uger.", "Du kan klage inden 6 uger.")],
        ),
        (["Du kan klage."], ["Venlig hilsen"], [("Du kan klage.", ""), ("", "Venlig hilsen")]),
        (
            ["Du får støtte fra i dag.", "Hilsen"],
            ["Helt nyt: se her", "Du får støtte fra i morgen.", "Hilsen"],
            [("", "Helt nyt: se her"), ("Du får støtte fra i dag.", "Du får støtte fra i morgen.")],
        ),
    ],
)
def test_lines_are_paired(old: list[str], new: list[str], pairs: list[tuple[str, str]]) -> None:
    assert [(one.old, one.new) for one in wording.changes(old, new)] == pairs


@given(LINES, LINES)
def test_the_changes_lead_from_one_to_the_other(old: list[str], new: list[str]) -> None:
    found = wording.changes(old, new)
    removed = [one.old for one in found if one.old]
    added = [one.new for one in found if one.new]
    assert sorted([*old, *added]) == sorted([*new, *removed])
    for one in found:
        assert "".join(piece.text for piece in one.pieces if piece.kind != "added") == one.old
        assert "".join(piece.text for piece in one.pieces if piece.kind != "removed") == one.new


def test_a_tag_stays_whole() -> None:
    (one,) = wording.changes(["Kære {{ modtager.navn }}, hej"], ["Kære {{ barn.navn }}, hej"])
    told = [(piece.kind, piece.text) for piece in one.pieces if piece.kind != "same"]
    assert told == [("removed", "{{ modtager.navn }}"), ("added", "{{ barn.navn }}")]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (["A", "B"], ["A", "B"], []),
        (["Afgørelse"], ["Afgørelse", "Bilag"], [("added", "", "Bilag")]),
        (["Afgørelse", "Bilag"], ["Afgørelse"], [("removed", "Bilag", "")]),
        (["Begrundelse"], ["Begrundelsen"], [("renamed", "Begrundelse", "Begrundelsen")]),
        (
            ["Første", "Anden", "Tredje"],
            ["Tredje", "Første", "Anden"],
            [("moved", "Tredje", "Tredje")],
        ),
    ],
)
def test_headings(old: list[str], new: list[str], told: list[tuple[str, str, str]]) -> None:
    found = outline.changes(old, new, None, "da")
    assert [(one.kind, one.old, one.new) for one in found] == told
