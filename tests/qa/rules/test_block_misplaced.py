"""LIB011: a block that does not stand for a paragraph."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import block_misplaced

HAS = "(biblioteket har blokken »hilsen«)\n"
BREAK = '<w:r><w:br w:type="page"/></w:r>'


@pytest.mark.parametrize(
    "text",
    [
        "Kære {{ navn }}",
        "Se {{ navn }} i blokken",
        HAS + "{{p blok('hilsen') }}",
        HAS + "  {{p blok('hilsen') }}  ",
        HAS + "{%p if medhold %}\n{{p blok('hilsen') }}\n{%p endif %}",
        HAS + "{{p blok('hilsn') }}",  # told by another rule
        HAS + "{# blok('hilsen') #}",
        "{% raw %}{{ blok('hilsen') }}{% endraw %}",
    ],
)
def test_silent(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(block_misplaced.check, text) == []


@pytest.mark.parametrize(
    "text",
    [
        HAS + "{{ blok('hilsen') }}",
        HAS + "{{ blok('hilsen') }} og mere",
        HAS + "{{p blok(navn) }}",
        HAS + "{{p blok() }}",
        HAS + "{{p blok('hilsen')|upper }}",
        HAS + "{{p blok('hilsen', 'x') }}",
        HAS + "{{p blok('hil' ~ 'sen') }}",
        HAS + "{{r blok('hilsen') }}",
        HAS + "{%p if blok('hilsen') %}\nx\n{%p endif %}",
        HAS + "{{p blok('hilsen') }}{{p blok('hilsen') }}",
        HAS + f"<w:p><w:r><w:t>{{{{p blok('hilsen') }}}}</w:t></w:r>{BREAK}</w:p>",
        "{{ blok('hilsen') }}",
    ],
)
def test_told(text: str, found: Callable[..., list[Finding]]) -> None:
    assert {one.code for one in found(block_misplaced.check, text)} == {"LIB011"}


def test_text_beside_it_is_told_too(findings: Callable[..., list[tuple[str, str, str]]]) -> None:
    codes = {code for code, _, _ in findings(HAS + "Hej {{p blok('hilsen') }}")}
    assert "LIB011" in codes
