"""
Records: small things that never change, whose classes are made in a tenth of a dataclass's time.

`dataclasses` writes the methods of each class as source and compiles it, a third of a
millisecond a class, and imports `inspect` to do so: more than filling a letter takes. The
methods of a record know its fields instead. To a type checker, and to whatever asks it
(`replace`, `fields`, `asdict`), a record is a frozen dataclass with slots.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

Class = TypeVar("Class")


@dataclass_transform(frozen_default=True)
def record(cls: type[Class]) -> type[Class]:
    """
    Make a class of annotated fields a record: compared and hashed by its fields, never changed.

    A field may have a default; it has no other options, and a record no parents. One with a
    `cached_property` has a `__dict__` to keep it in. A `__repr__` or `__hash__` of its own stays.
    """
    names = tuple(cls.__annotations__)
    defaults = {name: value for name, value in vars(cls).items() if name in names}
    if cls.__bases__ != (object,) or any(type(one).__hash__ is None for one in defaults.values()):
        raise TypeError(f"{cls.__qualname__}: a record has no parents, and no default can change")
    made = _with_slots(cls, names)
    equals, hashed = _compared(names)
    methods = {
        "__init__": _init(made, defaults),
        "__eq__": equals,
        "__hash__": hashed,
        "__repr__": _repr,
        "__reduce__": _reduce,
        "__setattr__": _never,
        "__delattr__": _never,
        **{name: _Like(name) for name in ("__dataclass_fields__", "__dataclass_params__")},
    }
    for name in methods.keys() - vars(cls).keys():
        setattr(made, name, methods[name])
    return made


def _with_slots(cls: type[Class], names: tuple[str, ...]) -> type[Class]:
    """Return a class like `cls` that has its fields as slots, which only a new class can."""
    left = {"__dict__", "__weakref__", *names}
    own = {name: value for name, value in vars(cls).items() if name not in left}
    keeps = any(isinstance(value, cached_property) for value in own.values())
    slots = (*names, "__dict__") if keeps else names
    return type(cls.__name__, (), {**own, "__slots__": slots, "__match_args__": names})


def _init(cls: type, defaults: Mapping[str, Any]) -> Callable[..., None]:
    names: tuple[str, ...] = cls.__match_args__  # type: ignore[attr-defined]
    puts = tuple(vars(cls)[name].__set__ for name in names)

    def init(self: object, *values: Any, **named: Any) -> None:
        if named or len(values) != len(puts):
            values = completed(values, named)
        for put, value in zip(puts, values, strict=True):
            put(self, value)

    def completed(values: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
        later = names[len(values) :]
        try:
            rest = [named.pop(name) if name in named else defaults[name] for name in later]
        except KeyError as missing:
            raise TypeError(f"{cls.__qualname__}: no value for {missing}") from None
        if named or len(values) > len(names):
            raise TypeError(f"{cls.__qualname__}: more than its fields {', '.join(names)}")
        return (*values, *rest)

    return init


def _compared(names: tuple[str, ...]) -> tuple[Callable[..., Any], Callable[..., int]]:
    values: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()

    def equals(self: object, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def hashed(self: object) -> int:
        return hash(values(self))

    return equals, hashed


def _repr(self: Any) -> str:
    fields = (f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__qualname__}({', '.join(fields)})"


def _reduce(self: Any) -> tuple[type, tuple[Any, ...]]:
    """Be copied and pickled by the fields."""
    return type(self), tuple(getattr(self, name) for name in self.__match_args__)


def _never(self: object, name: str, *value: object) -> NoReturn:
    raise AttributeError(f"{type(self).__qualname__}.{name} cannot be changed")


class _Like:
    """What a frozen dataclass has under a name; found when somebody asks a record for it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, _: object, owner: type) -> Any:
        from dataclasses import make_dataclass  # late: few runs ask

        names: tuple[str, ...] = owner.__match_args__  # type: ignore[attr-defined]
        like = make_dataclass(owner.__name__, names, frozen=True, slots=True)
        found = getattr(like, self._name)
        setattr(owner, self._name, found)
        return found
