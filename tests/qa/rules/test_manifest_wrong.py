"""A manifest that is not right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from qa.finding import Finding
from qa.rules import manifest_wrong
from qa.shelf import Shelf
from qa.subject import Subject
from render.errors import LibraryError
from render.manifest import LibraryManifest, Manifest, read_template

RULE = manifest_wrong.check
SOUND = """
title = "Afgørelse"
type = "afgoerelse"
schema = "sag"
version = "0.1.0"
owner = "Eva"
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære {{ navn }}", id="sound"),
        pytest.param("{{ navn navn }}", id="a document with faults"),
        pytest.param("(en beskadiget fil)", id="an unreadable document"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


def test_must_fire(found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, "(template.toml uden titel)")
    assert "title mangler" in one.message.da
    assert "title is missing" in one.message.en
    assert one.severity == "error"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param("", ["title", "type", "phase", "schema", "version", "owner"], id="empty"),
        pytest.param("title = ", ["template.toml"], id="no TOML"),
        pytest.param(None, ["template.toml"], id="no file"),
        pytest.param(SOUND + 'phase = "slut"', ["phase", "aabning"], id="no such phase"),
        pytest.param(SOUND.replace("0.1.0", "1"), ["version"], id="version"),
        pytest.param(SOUND + 'phase = "afgoerelse"\nfarve = "blå"', ["farve"], id="unknown key"),
        pytest.param(
            SOUND + 'phase = "afgoerelse"\nreview_by = "i morgen"', ["review_by"], id="day"
        ),
    ],
)
def test_what_a_manifest_must_say(
    content: str | None, words: list[str], tmp_path: Path, found: Callable[..., list[Finding]]
) -> None:
    path = tmp_path / "template.toml"
    if content is not None:
        path.write_text(content, "utf-8")
    with pytest.raises(LibraryError) as caught:
        read_template(path, LibraryManifest())
    (one,) = found(RULE, "Kære", manifest_error=caught.value)
    assert all(word in one.message.da for word in words)


@pytest.mark.parametrize(
    ("successor", "words"),
    [
        pytest.param("", "", id="none"),
        pytest.param("ny_hoering", "", id="one that there is"),
        pytest.param("ny_horing", "findes ikke. Mente du »ny_hoering«?", id="a slip"),
        pytest.param("hoering", "skabelonen selv", id="itself"),
    ],
)
def test_the_successor(successor: str, words: str, subject: Callable[..., Subject]) -> None:
    titles = {"hoering": "Høring", "ny_hoering": "Ny høring"}
    shelf = Shelf("hoering", "da", ("da", "kl"), ("da", "kl"), titles=titles)
    manifest = Manifest("hoering", "Høring", successor=successor)
    first = replace(subject("Kære", shelf=shelf), manifest=manifest)
    told = [one.message.da for one in RULE.check(first)]
    assert [words in text for text in told] == ([True] if words else [])
    second = replace(first, shelf=replace(shelf, language="kl"))
    assert list(RULE.check(second)) == []


def test_a_sound_one(tmp_path: Path) -> None:
    path = tmp_path / "brev" / "template.toml"
    path.parent.mkdir()
    path.write_text(SOUND + 'phase = "afgoerelse"\nreview_by = 2027-06-01', "utf-8")
    manifest = read_template(path, LibraryManifest(jurisdiction="dk"))
    assert (manifest.id, manifest.jurisdiction, manifest.review_by) == ("brev", "dk", "2027-06-01")
