"""The title of the file: what Word or an earlier letter left is told, a real one is not."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from qa.linter import lint
from qa.rules import title_leftover
from qa.subject import Subject

RULE = title_leftover.check


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("", id="none: Segl writes one"),
        pytest.param("   ", id="blank"),
        pytest.param("Afgørelse om støtte", id="a title"),
        pytest.param("Kvittering for underretning 2", id="with a number"),
        pytest.param("Brev om støtte", id="more than the word letter"),
        pytest.param("Dokumentation for ophold", id="begins like document"),
        pytest.param("Titelblad til sagen", id="begins like title"),
        pytest.param("Afgørelse {{ sag.nr }}", id="with a tag"),
        pytest.param("{{ sag.nr }}", id="a tag alone"),
        pytest.param("Testamente", id="begins like test"),
    ],
)
def test_must_not_fire(title: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, "Kære {{ navn }}", title=title) == []


@pytest.mark.parametrize(
    "title",
    [
        "Dokument1",
        "Document 12",
        "dokument",
        "Microsoft Word - afslag_endelig",
        "Word Document",
        "Uden titel",
        "Untitled-2",
        "afslag_endelig(2).docx",
        "brev.doc",
        "[Document Title]",
        "Kopi af Dokument1",
        "Titel",
        "TEST",
        "da",
    ],
)
def test_must_fire(title: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, "Kære {{ navn }}", title=title) == [title]


@pytest.mark.parametrize(
    ("title", "template", "language", "found"),
    [
        pytest.param("Afgørelse om støtte", "Afgørelse om støtte", "da", [], id="the same"),
        pytest.param("Afgørelsen", "Afgørelse om støtte", "da", [], id="another form"),
        pytest.param("Brev om afgørelse", "Afgørelse", "da", [], id="a word in common"),
        pytest.param("Aalajangiineq", "Afgørelse", "kl", [], id="a version in Kalaallisut"),
        pytest.param("{{ sag.nr }}", "Afgørelse", "da", [], id="a tag alone"),
        pytest.param(
            "Kvittering for underretning",
            "Afgørelse om støtte",
            "da",
            [("info", "Kvittering for underretning")],
            id="another letter's",
        ),
        pytest.param(
            "Underretning 0101901234",
            "Afgørelse om støtte",
            "da",
            [("info", "Underretning 010190-xxxx")],
            id="a number is never shown whole",
        ),
    ],
)
def test_in_a_library_it_is_compared(
    title: str,
    template: str,
    language: str,
    found: list[tuple[str, str]],
    subject: Callable[..., Subject],
) -> None:
    one = subject("Kære {{ navn }}", title=title, language=language)
    about = dataclasses.replace(one.manifest, title=template, schema="sag")
    findings = lint(dataclasses.replace(one, manifest=about), [RULE]).findings
    assert [(f.severity, f.place.quote) for f in findings] == found
