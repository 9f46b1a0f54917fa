"""Letters that are no valid Word files, by any validator that there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import pytest

from odd_gate import swapped
from qa.finding import Finding
from qa.gate.trial import Gate
from qa.gate.validity import Sdk, Silent, Validator, installed
from qa.rules import letter_invalid
from render import package

Found = Callable[..., list[Finding]]


@dataclass
class Judge:
    """A validator that takes a word in the body for an error; `shown` counts the files."""

    word: bytes
    name: str = "prøve"
    most: int = 4
    shown: list[int] = field(default_factory=list)

    def errors(self, data: bytes) -> Mapping[str, str]:
        self.shown.append(len(data))
        body = package.from_bytes(data).read("word/document.xml")
        return {"body: word": "ordet står der"} if self.word in body else {}


class Mute(Judge):
    """A validator that never answers."""

    def errors(self, data: bytes) -> Mapping[str, str]:
        raise Silent(self.name)


@pytest.mark.parametrize(
    "gate",
    [
        Gate(validators=()),
        Gate(validators=(Judge(b"never"),)),
        Gate(validators=(Judge("Kære".encode()),)),  # the template has it as well
        Gate(validators=(Mute(b""),)),
    ],
    ids=["none", "silent", "its own", "mute"],
)
def test_must_not_fire(gate: Gate, found: Found) -> None:
    assert found(letter_invalid.check, "Kære {{ navn }}", gate=gate) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("</w:body>", ""), ("Kære", "Kære & co"), ("Kære", "<w:x"), ("</w:p>", "</w:p>\x01")],
    ids=["an end lost", "an ampersand", "half an element", "a control character"],
)
def test_xml_must_be_sound(old: str, new: str, found: Found) -> None:
    (one,) = found(letter_invalid.check, "Kære {{ navn }}", gate=swapped(old, new))
    assert one.severity == "error"
    assert one.place.part == "word/document.xml"
    assert one.case


def test_what_only_the_letter_has_is_told(found: Found) -> None:
    judge = Judge(b"Dame")
    gate = replace(swapped("Kære", "Dame"), validators=(judge,))
    (one,) = found(letter_invalid.check, "Kære {{ navn }}", gate=gate)
    assert one.message.da == "prøve: ordet står der"
    assert len(judge.shown) == 1 + judge.most  # the template, then some of the letters


@pytest.mark.parametrize("judge", installed(), ids=lambda judge: judge.name)
def test_those_that_are_installed_tell_sound_from_unsound(judge: Validator, found: Found) -> None:
    good = Gate(validators=(judge,))
    assert found(letter_invalid.check, "Kære {{ navn }}", gate=good) == []
    bad = replace(swapped("<w:body>", "<w:body><w:odd/>"), validators=(judge,))
    findings = found(letter_invalid.check, "Kære {{ navn }}", gate=bad)
    assert findings
    assert all(one.message.en.startswith(f"{judge.name}: ") for one in findings)


def test_a_program_that_does_not_answer_is_told(subject: Callable[..., object]) -> None:
    from pathlib import Path

    from qa.linter import lint

    gate = Gate(validators=(Sdk("no-such-program", Path("nowhere")),))
    report = lint(subject("Kære {{ navn }}", gate=gate))  # type: ignore[arg-type]
    assert any("Open XML SDK svarer ikke" in gap.what.da for gap in report.not_checked)
    assert report.counts["error"] == sum(f.severity == "error" for f in report.findings)
