"""Small groups are told as ranges, and cannot be worked out from their sum."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.audit import privacy
from qa.audit.table import Count, Part

BELOW = 3


def test_a_group_is_small_where_it_is_of_one_municipality() -> None:
    assert privacy.small(Count(2, owners=1), BELOW).text("da") == "1–2"
    assert privacy.small(Count(2, owners=2), BELOW).text("da") == "2"
    assert privacy.small(Count(3, owners=1), BELOW).text("da") == "3"
    assert privacy.small(Count(0, owners=1), BELOW).text("da") == "0"
    assert privacy.small(Count(1, owners=1), 0).text("da") == "1"
    assert privacy.within(Count(2), Count(40)).text("da") == "2"
    assert privacy.within(Count(0), privacy.small(Count(2, owners=1), BELOW)).text("da") == "skjult"


def test_one_small_group_takes_another_with_it() -> None:
    found = privacy.groups({n: Count(n, owners=1) for n in (0, 2, 3, 4, 9)}, BELOW)
    shown = {key: one.text("en") for key, one in (found or {}).items()}
    assert shown == {0: "0", 2: "1–2", 3: "3", 4: "hidden", 9: "9"}


def _readings(shown: dict[int, str], total: int) -> list[tuple[int, ...]]:
    """All sizes that a reader could think of, who knows the rule and the sum."""
    wide = range(BELOW, total + 1)
    open_ = [
        range(1, BELOW) if text == "1–2" else wide if text == "skjult" else [int(text)]
        for text in shown.values()
    ]
    return [sizes for sizes in product(*open_) if sum(sizes) == total]


@given(st.lists(st.integers(0, 12), min_size=2, max_size=4))
def test_no_small_group_can_be_worked_out_from_a_sum_that_the_page_tells(sizes: list[int]) -> None:
    found = privacy.groups({n: Count(v, owners=1) for n, v in enumerate(sizes)}, BELOW)
    small = [number for number, size in enumerate(sizes) if 0 < size < BELOW]
    if found is None:  # told together: a reader knows the sum alone
        assert small
        return
    shown = {key: one.text("da") for key, one in found.items()}
    assert small == [number for number, text in shown.items() if text == "1–2"]
    if sum(size > 0 for size in sizes) > 1:  # one alone is the sum itself, which is a range, too
        readings = _readings(shown, sum(sizes))
        for number in small:
            assert {one[number] for one in readings} == {1, 2}


@pytest.mark.parametrize("sizes", [(2, 2), (1, 1), (2, 3), (2, 2, 2), (0, 1, 1), (1, 3, 3)])
def test_groups_that_their_sum_would_tell_are_told_together(sizes: tuple[int, ...]) -> None:
    assert privacy.groups({n: Count(v, owners=1) for n, v in enumerate(sizes)}, BELOW) is None


@given(
    st.lists(
        st.integers(0, 9).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))),
        min_size=2, max_size=4,
    )
)  # fmt: skip
def test_no_letter_of_a_small_group_surely_has_a_fault(drawn: list[tuple[int, int]]) -> None:
    sizes = {str(n): Count(size, owners=1) for n, (size, _) in enumerate(drawn)}
    faults = {str(n): [fault] for n, (_, fault) in enumerate(drawn)}
    found = privacy.groups(sizes, BELOW, faults)
    if found is None or sum(size > 0 for size, _ in drawn) == 1:
        return
    hidden = [one for one, count in zip(drawn, found.values(), strict=True) if count.hidden]
    most = sum(fault for _, fault in hidden)
    choices = product(*(range(size + 1) for size, _ in hidden))
    readings = [one for one in choices if sum(one) == most]
    for number, (size, _) in enumerate(hidden):
        if 0 < size < BELOW:
            assert min(one[number] for one in readings) == 0


def test_a_sum_of_faults_takes_one_more_group_with_it() -> None:
    sizes = {name: Count(n, owners=1) for name, n in {"A": 2, "B": 4, "C": 9}.items()}
    shown = privacy.groups(sizes, BELOW, {"A": [2], "B": [4], "C": [0]}) or {}
    assert [one.text("en") for one in shown.values()] == ["1–2", "hidden", "hidden"]
    assert privacy.groups(sizes, BELOW, {"A": [2], "B": [4], "C": [9]}) is None


def _fillings(rows: list[list[int]]) -> list[tuple[tuple[int, ...], ...]]:
    """All tables with the sums of these rows and columns."""
    columns = [sum(column) for column in zip(*rows, strict=True)]
    choices = [
        [one for one in product(*(range(sum(row) + 1) for _ in row)) if sum(one) == sum(row)]
        for row in rows
    ]
    return [
        table
        for table in product(*choices)
        if [sum(column) for column in zip(*table, strict=True)] == columns
    ]


@given(
    st.lists(st.lists(st.integers(0, 4), min_size=2, max_size=2), min_size=1, max_size=4),
)
def test_no_cell_of_hidden_rows_follows_from_the_sums_of_rows_and_columns(
    table: list[list[int]],
) -> None:
    sizes = {str(number): dict(enumerate(row)) for number, row in enumerate(table)}
    hidden = privacy.rows(sizes, BELOW)
    unsaid = [table[int(row)] for row in sorted(hidden)]
    small = {row for row, cells in sizes.items() if any(0 < n < BELOW for n in cells.values())}
    assert small <= hidden
    if len(hidden) == len(table):
        return  # nothing is told beyond the sums of other tables
    readings = _fillings(unsaid)
    for at, row in enumerate(unsaid):
        for column, size in enumerate(row):
            if 0 < size < BELOW:
                assert len({one[at][column] for one in readings}) > 1


def test_shares_never_round_to_nothing_or_all() -> None:
    assert Part(Count(1), Count(1000)).text("da") == "1 (<1 %)"
    assert Part(Count(999), Count(1000)).text("da") == "999 (>99 %)"
    assert Part(Count(0), Count(1000)).text("da") == "0 (0 %)"
    assert Part(Count(7), Count(7)).text("da") == "7 (100 %)"
    assert Part(Count(0), Count(0)).text("da") == "0"
