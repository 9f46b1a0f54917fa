"""
Is a template that the linter finds clean sound for any case that its schema accepts?

    PYTHONPATH=tests/support python bench/soundness.py [--cases 2000] [--only PART] [--letters 10]

For each template of the reference library that has no error, schema-valid cases are drawn
at random (tests/support/draw.py), as many different ones as asked for. Each is filled and
its letter looked at as the render gate does: sound XML, no remnant of a tag, no hole, every
printed value there, the headings as the proof says. Some letters, one for each new set of
blocks, are shown to the Open XML SDK where it is installed. The command fails when any case
is refused or any letter is not sound.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings

from draw import cases
from qa.gate.checking import Checker
from qa.gate.places import exact, written
from qa.gate.tracing import Key, Tracer
from qa.gate.validity import Sdk, installed
from qa.linter import Kommune, lint, template_subjects
from qa.subject import Subject
from render import archive, library
from render.errors import CaseError

ROOT = Path(__file__).resolve().parents[1]
MORE = 1.3  # draws for a case that was not drawn before
SHOWN = 5  # failures that are printed for a template


@dataclass
class Judge:
    """Fills one template from cases, and looks at the letters."""

    subject: Subject
    letters: int
    seen: set[str] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)
    shapes: set[frozenset[Key]] = field(default_factory=set)
    varied: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        assert self.subject.proof is not None
        self.proof = self.subject.proof
        self.checker = Checker(self.proof)
        self.tracer = Tracer(self.proof.template, self.proof.municipality)

    def judge(self, drawn: Mapping[str, Any]) -> None:
        """Fill a letter from a case and look at it, unless it was drawn before."""
        case = exact(drawn)
        assert case is not None, "no file can hold this case"
        assert self.proof.schema.accepts(case), self.proof.schema.problems(case)
        mark = written(case)
        if mark in self.seen:
            return
        self.seen.add(mark)
        try:
            trace = self.tracer.trace(case)
            parts = self.proof.renderer.parts(case)
        except CaseError as error:
            self.failures.append(f"refused: {error.message.en}")
            return
        self.failures += [one.message.en for one in self.checker.look(case, trace, parts)]
        shape = frozenset(trace.passed)
        if shape not in self.shapes and len(self.varied) < self.letters:
            self.varied.append(self.proof.renderer.letter(parts))
        self.shapes.add(shape)

    def valid(self, sdk: Sdk) -> int:
        """Return how many letters the SDK was shown; what it says is a failure."""
        own = sdk.errors(archive.assemble(self.proof.template.package.members.values()))
        for letter in self.varied:
            new = [said for key, said in sdk.errors(letter).items() if key not in own]
            self.failures += [f"Open XML SDK: {said}" for said in new]
        return len(self.varied)


def _drawn(judge: Judge, count: int) -> None:
    """Draw so many different cases; always the same ones."""
    documents = {
        path.name: json.loads(path.read_text("utf-8")) for path in ROOT.glob("schemas/*.json")
    }

    @settings(
        max_examples=int(count * MORE),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(cases(documents, f"{judge.subject.manifest.schema}.json"))
    def draw(drawn: dict[str, Any]) -> None:
        if len(judge.seen) < count:
            judge.judge(drawn)

    draw()


def _told(judge: Judge, name: str, count: int, seconds: float, sdk: Sdk | None) -> bool:
    """Print what came of a template; say whether all is well."""
    shown = judge.valid(sdk) if sdk is not None else 0
    print(
        f"{name:32} {len(judge.seen):6} cases {len(judge.shapes):4} sets of blocks "
        f"{shown:3} shown to the SDK {len(judge.failures):4} failures {seconds:7.1f} s",
        flush=True,
    )
    for failure in dict.fromkeys(judge.failures[:SHOWN]):
        print(f"    {failure}")
    return not judge.failures and len(judge.seen) >= count


def main() -> int:
    """Draw, fill, look; 1 if a template has a failure, or too few cases could be drawn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=2_000)
    parser.add_argument("--letters", type=int, default=10)
    parser.add_argument("--only", default="", help="part of a template's id")
    arguments = parser.parse_args()
    opened, well = library.open_library(ROOT), True
    sdk = next((one for one in installed() if isinstance(one, Sdk)), None)
    print("Open XML SDK:", "installed" if sdk is not None else "not installed: no letter is shown")
    for name in opened.ids:
        for subject in template_subjects(opened, name, Kommune.of(opened)):
            if arguments.only not in name or lint(subject).counts["error"]:
                continue
            judge, begun = Judge(subject, arguments.letters), time.perf_counter()
            _drawn(judge, arguments.cases)
            took = time.perf_counter() - begun
            well = _told(judge, name, arguments.cases, took, sdk) and well
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
