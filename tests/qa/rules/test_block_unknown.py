"""LIB010: a block that is not there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import block_unknown

HAS = "(biblioteket har blokken »hilsen«)\n"


@pytest.mark.parametrize(
    "text",
    [
        "Kære {{ navn }}",
        "En blok i kvarteret, og blok('hilsen') i almindelig tekst",
        HAS + "{{p blok('hilsen') }}",
        HAS + '{{p blok("hilsen") }}',
        HAS + "{{p blok(’hilsen’) }}",  # as Word makes quotes of its own
        HAS + "{{p  blok ( 'hilsen' )  }}",
        HAS + "{{p blok(' hilsen ') }}",
        HAS + "{{p bl¦ok('hil¦sen') }}",  # in runs of their own
        HAS + "| a | {{p blok('hilsen') }} |",
    ],
)
def test_silent(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(block_unknown.check, text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HAS + "{{p blok('hilsn') }}", "{{p blok('hilsn') }}"),
        (HAS + "{{p blok('') }}", "{{p blok('') }}"),
        (HAS + "{{p blok('../hilsen') }}", "{{p blok('../hilsen') }}"),
        (HAS + "| a | {{p blok('x') }} |", "{{p blok('x') }}"),
        ("{{p blok('hilsen') }}", "{{p blok('hilsen') }}"),
    ],
)
def test_told(text: str, said: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(block_unknown.check, text) == [said]


def test_each_place_is_told(quotes: Callable[..., list[str]]) -> None:
    text = HAS + "{{p blok('a') }}\n{{p blok('hilsen') }}\n{{p blok('b') }}"
    assert quotes(block_unknown.check, text) == ["{{p blok('a') }}", "{{p blok('b') }}"]


def test_a_file_outside_a_library_is_told_so(found: Callable[..., list[Finding]]) -> None:
    (one,) = found(block_unknown.check, "{{p blok('hilsen') }}")
    assert "skabelonbibliotek" in one.message.da
    assert "library" in one.message.en


def test_places_are_those_of_the_file(found: Callable[..., list[Finding]]) -> None:
    text = "Et\n{{p blok('hilsen') }}\nTre\n{{p blok('x') }}"
    (one,) = found(block_unknown.check, text, blocks={"hilsen": "A\nB\nC"})
    assert one.place.paragraph == 4
