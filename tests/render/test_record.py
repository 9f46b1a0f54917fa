"""Records: what a frozen dataclass is, a record is."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from functools import cached_property
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.record import record


@record
class Point:
    """Where something is."""

    x: int
    y: int = 2
    name: str = ""

    @property
    def far(self) -> bool:
        return self.x > 9

    @cached_property
    def slow(self) -> list[int]:
        return [self.x, self.y]

    @classmethod
    def origin(cls) -> Point:
        return cls(0, 0)


@record
class Nothing:
    pass


@record
class Maker:
    make: Callable[[], list[int]] = list

    def __repr__(self) -> str:
        return "hidden"


@record
class Other:
    x: int
    y: int = 2
    name: str = ""


class Twins:
    """The same class made by `record` and as a frozen dataclass."""

    @dataclass(frozen=True, slots=True)
    class Point:
        x: int
        y: int = 2
        name: str = ""


Twins.Point.__qualname__ = "Point"
GIVEN = st.tuples(
    st.lists(st.integers(0, 2), max_size=4),
    st.dictionaries(st.sampled_from(["x", "y", "name", "z"]), st.integers(0, 2), max_size=4),
)


def outcome(make: Callable[..., Any], values: list[Any], named: dict[str, Any]) -> Any:
    try:
        return make(*values, **named)
    except TypeError:
        return TypeError


@given(GIVEN, GIVEN)
def test_as_a_dataclass(one: Any, other: Any) -> None:
    ours, twins = (
        [outcome(kind, *given) for given in (one, other)] for kind in (Point, Twins.Point)
    )
    assert [repr(found) for found in ours] == [repr(found) for found in twins]
    assert (ours[0] == ours[1]) is (twins[0] == twins[1])
    if TypeError not in ours:
        assert [hash(found) for found in ours] == [hash(found) for found in twins]
        assert [asdict(found) for found in ours] == [asdict(found) for found in twins]
        assert replace(ours[0], y=7) == Point(ours[0].x, 7, ours[0].name)


def test_never_changes() -> None:
    point = Point(1)
    with pytest.raises(AttributeError, match=r"Point\.x"):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError, match=r"Point\.x"):
        del point.x
    with pytest.raises(AttributeError):
        Other(1).new = 2  # type: ignore[attr-defined]
    assert not hasattr(Other(1), "__dict__")


def test_what_has_other_fields_is_another() -> None:
    others: list[Any] = [Other(1), (1, 2, "")]
    assert Point(1) not in others
    assert Nothing() == Nothing()
    assert len({Nothing(), Nothing(), Point(1), Point(1, 2)}) == 2


def test_a_class_or_function_as_default() -> None:
    assert Maker().make() == []


def test_its_own_words() -> None:
    assert repr(Maker()) == "hidden"


def test_matched_by_its_fields() -> None:
    match Point(1, name="a"):
        case Point(x, y, name="a"):
            assert (x, y) == (1, 2)
        case _:
            pytest.fail("no match")


def test_methods_stay() -> None:
    assert Point.origin() == Point(0, 0)
    assert Point(10).far
    assert Point.__doc__ == "Where something is."
    assert (Point.__name__, Point.__module__) == ("Point", __name__)


def test_kept_once() -> None:
    point = Point(1)
    assert point.slow is point.slow
    assert point == Point(1)


def test_copied() -> None:
    point = Point(1, name="a")
    assert point.slow
    for twin in (copy.copy(point), copy.deepcopy(point), pickle.loads(pickle.dumps(point))):
        assert twin == point
        assert "slow" not in vars(twin)


def test_known_as_a_dataclass() -> None:
    assert [field.name for field in fields(Point(1))] == ["x", "y", "name"]
    kinds: list[Any] = [Point, Twins.Point]
    params = [repr(kind.__dataclass_params__) for kind in kinds]
    assert params[0] == params[1]
    assert is_dataclass(Point)
    assert is_dataclass(Nothing)


def test_wrong_classes_are_refused() -> None:
    class Base:
        pass

    class Child(Base):
        x: int

    class Shared:
        x: list[int] = []  # noqa: RUF012 - that is what is refused

    for wrong in (Child, Shared):
        with pytest.raises(TypeError, match=wrong.__qualname__):
            record(wrong)
