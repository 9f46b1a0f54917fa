"""A citation as a tree: what is cited of which acts, whatever language and spelling it had."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Link = Literal["", ",", "og", "eller", "jf.", "jf. dog", "smh.", "som ændret ved"]


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """A number with its letter: `7 a` and `7a` are the same."""

    value: int
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Numbers from one to another, both with."""

    first: Number
    last: Number


Numbers = tuple[Number | Span, ...]


@dataclass(frozen=True, slots=True)
class Provision:
    """
    A place in an act, from chapter and paragraf down to punktum and led.

    Several numbers in one slot are a list (`stk. 1 og 2`); `litra` are letters one by one. A
    place that names only its stykke or nummer has the paragraf of the one before it.
    """

    chapter: Numbers = ()
    paragraf: Numbers = ()
    stykke: Numbers = ()
    nummer: Numbers = ()
    litra: tuple[str, ...] = ()
    punktum: Numbers = ()
    led: Numbers = ()


@dataclass(frozen=True, slots=True)
class Act:
    """
    An act as a text names it.

    `kind` is one of `kinds.KINDS` ("" where only a name is given), `date` an ISO date or
    a year, `title` what stands after "om", `name` a short name without genitive.
    """

    kind: str = ""
    number: int | None = None
    date: str = ""
    title: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Provisions of one act (None where the text names none); `link` ties it to the one before."""

    provisions: tuple[Provision, ...] = ()
    act: Act | None = None
    link: Link = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation of a text: references that stand together."""

    references: tuple[Reference, ...]

    @property
    def acts(self) -> Iterator[Act]:
        """The acts that are named."""
        return (one.act for one in self.references if one.act is not None)

    @property
    def cited(self) -> Iterator[tuple[Act | None, Provision]]:
        """
        Each provision with the act that it is of, as far as the citation tells.

        A reference without an act has that of the one before, else that of the first after.
        """
        known: Act | None = next(self.acts, None)
        for reference in self.references:
            known = reference.act or known
            yield from ((known, provision) for provision in reference.provisions)
