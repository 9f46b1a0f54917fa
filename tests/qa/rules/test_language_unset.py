"""The language of the text: told where the words themselves, or the library, say otherwise."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from qa.linter import library_subjects, lint
from qa.rules import language_unset
from qa.subject import Subject
from render.library import open_library

RULE = language_unset.check
ROOT = Path(__file__).resolve().parents[3]
DANISH = "Vi har modtaget din ansøgning om hjælp, og du hører fra os, når vi har truffet afgørelse."
ENGLISH = "We have received your application for support, and you will hear from us when we know."
TAG = "{{ navn|default('the name of the applicant is not in the case that we have') }}"
KALAALLISUT = (
    "Naammagittaalliuutaasinnaasut allakkatigut tunngavilersorlugit uunga nassiunneqassapput: "
    "Isumaginninnermut Naammagittaalliuuteqarfik"
)


def words(text: str, language: str = "") -> str:
    mark = f'<w:rPr><w:lang w:val="{language}"/></w:rPr>' if language else ""
    return f"<w:p><w:r>{mark}<w:t>{text}</w:t></w:r></w:p>"


def styles(default: str = "", normal: str = "") -> dict[str, bytes]:
    """The member with styles that have these languages."""
    base, own = (
        f'<w:rPr><w:lang w:val="{name}"/></w:rPr>' if name else "" for name in (default, normal)
    )
    return {
        "word/styles.xml": (
            '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            f"<w:docDefaults><w:rPrDefault>{base}</w:rPrDefault></w:docDefaults>"
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
            f"{own}</w:style></w:styles>"
        ).encode()
    }


@pytest.fixture
def messages(subject: Callable[..., Subject]) -> Callable[..., list[tuple[str, str]]]:
    """`messages(text, known=, **options)`: severity and message; `known`: in a library."""

    def messages(text: str, known: bool = False, **options: object) -> list[tuple[str, str]]:
        one = subject(text, **options)
        if known:
            one = dataclasses.replace(one, manifest=dataclasses.replace(one.manifest, schema="sag"))
        return [(f.severity, f.message.da) for f in lint(one, [RULE]).findings]

    return messages


@pytest.mark.parametrize(
    ("options", "known"),
    [
        pytest.param({"text": DANISH}, True, id="Danish"),
        pytest.param({"text": DANISH}, False, id="Danish, a loose file"),
        pytest.param({"text": words(DANISH), "extra": styles("da")}, True, id="of no country"),
        pytest.param({"text": words(DANISH), "extra": styles("", "da-DK")}, True, id="in Normal"),
        pytest.param({"text": words(DANISH), "extra": styles("en-US", "da-DK")}, True, id="over"),
        pytest.param(
            {"text": words(KALAALLISUT), "extra": styles("kl-GL"), "language": "kl"},
            True,
            id="Kalaallisut",
        ),
        pytest.param({"text": words(ENGLISH), "extra": styles("en-GB")}, False, id="English"),
        pytest.param(
            {"text": f"{DANISH}\n{words(ENGLISH, 'en-GB')}"}, True, id="a passage in English"
        ),
        pytest.param({"text": f"{DANISH}\n{words('Inuup', 'en-US')}"}, True, id="a short word"),
        pytest.param({"text": words("Kære", "en-US"), "extra": styles("en-US")}, False, id="few"),
        pytest.param({"text": words(DANISH, "x-none") + words(DANISH) * 2}, True, id="no proof"),
        pytest.param({"text": "{{ navn }}", "extra": styles()}, True, id="values only"),
        pytest.param(
            {"text": f"{DANISH}\n{words(TAG, 'en')}"},
            True,
            id="a tag is no text",
        ),
    ],
)
def test_must_not_fire(
    options: dict[str, object], known: bool, messages: Callable[..., list[tuple[str, str]]]
) -> None:
    assert messages(**options, known=known) == []


UNSET = ("warning", "Der er ikke valgt noget sprog for teksten, så en skærmlæser må gætte.")


@pytest.mark.parametrize(
    ("options", "known", "found"),
    [
        pytest.param({"text": words(DANISH), "extra": styles()}, True, UNSET, id="unset"),
        pytest.param({"text": words("Kære"), "extra": styles()}, False, UNSET, id="unset, short"),
        pytest.param(
            {"text": words(DANISH), "extra": styles("en-US")},
            False,
            (
                "warning",
                "Word opfatter teksten som engelsk, men den er på dansk, så den læses op med "
                "forkert udtale.",
            ),
            id="the default of python-docx",
        ),
        pytest.param(
            {"text": words("Kære {{ navn }}"), "extra": styles("en-US")},
            True,
            (
                "warning",
                "Word opfatter teksten som engelsk, men den er på dansk, så den læses op med "
                "forkert udtale.",
            ),
            id="few words in a library",
        ),
        pytest.param(
            {"text": words(KALAALLISUT), "extra": styles("da-DK")},
            False,
            (
                "warning",
                "Word opfatter teksten som dansk, men den er på grønlandsk, så den læses op med "
                "forkert udtale.",
            ),
            id="Kalaallisut read as Danish",
        ),
        pytest.param(
            {"text": words(KALAALLISUT)},
            True,
            (
                "warning",
                "Teksten ser ud til at være på grønlandsk, men filen er udgaven på dansk.",
            ),
            id="the other version",
        ),
        pytest.param(
            {"text": words(DANISH), "language": "kl"},
            False,
            (
                "warning",
                "Teksten ser ud til at være på dansk, men filen er udgaven på grønlandsk.",
            ),
            id="a language asked for",
        ),
        pytest.param(
            {"text": f"{DANISH}\n{DANISH}\n{words(DANISH, 'en-US')}"},
            True,
            (
                "warning",
                "En del af teksten er på dansk, men Word opfatter den som engelsk; første sted er her.",
            ),
            id="a passage marked wrong",
        ),
        pytest.param(
            {"text": words(DANISH, "da-DK"), "extra": styles("fr-FR")},
            True,
            (
                "info",
                "Teksten er mærket som dansk, men filens standardsprog er fransk; det arver en "
                "PDF og al ny tekst.",
            ),
            id="the default alone",
        ),
        pytest.param(
            {"text": words(DANISH, "da-DK"), "extra": styles()},
            True,
            ("info", "Teksten er mærket rigtigt, men filen selv har intet standardsprog."),
            id="no default",
        ),
    ],
)
def test_must_fire(
    options: dict[str, object],
    known: bool,
    found: tuple[str, str],
    messages: Callable[..., list[tuple[str, str]]],
) -> None:
    assert messages(**options, known=known) == [found]


def test_a_wrong_passage_is_shown_where_it_begins(quotes: Callable[..., list[str]]) -> None:
    text = f"{DANISH}\n{DANISH}\n{words(DANISH, 'en-US')}"
    assert quotes(RULE, text) == ["Vi har modtaget din ansøgning om hjælp, og du hører fra os,…"]


def test_the_headers_count(messages: Callable[..., list[tuple[str, str]]]) -> None:
    found = messages(DANISH, header=words(DANISH, "sv-SE") * 3)
    assert [severity for severity, _ in found] == ["warning"]


def test_the_library_is_silent() -> None:
    for one in library_subjects(open_library(ROOT)):
        assert not lint(one, [RULE]).findings
