"""
Does a proof ever claim what a case breaks? And do both ways to fill agree?

    PYTHONPATH=tests/support:. python bench/drawn.py [--seconds 300] [--seed 1] [--quick]

Schemas and templates are drawn at random (tests/support/pairs.py, pair_templates.py), and cases on
the edges of what each schema accepts. Each claim of the proof is held against filling: no case is
refused that no finding tells of, each finding's case is refused, no side that is never taken is
taken, and none that is always taken is not. Each case is filled by the closures and by generated
code, which must agree. With `--quick` no case is made for any finding: many times as many draws.
The seed of whatever breaks is told, and the command fails.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from random import Random
from typing import Any

import pair_cases
import pair_templates
import pairs
from claims import broken
from qa.proof.proof import Proof
from render import schema
from render.errors import CaseError, SchemaError
from render.filler import Filler
from render.renderer import form
from render.template import Template
from tests.conftest import read_text


def main() -> int:
    """Draw for some seconds and print what was counted; 1 where a claim was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    stop, seed = time.monotonic() + options.seconds, options.seed
    while time.monotonic() < stop:
        for wrong in _judged(seed, counts, shown=not options.quick):
            counts["broken"] += 1
            print(f"seed {seed}: {wrong}")
        seed += 1
    print(", ".join(f"{count:,} {name}" for name, count in counts.items()))
    return 1 if counts["broken"] else 0


def _judged(seed: int, counts: Counter[str], *, shown: bool) -> list[str]:
    r = Random(seed)
    contents = pairs.schema(r)
    text = pair_templates.template(r, contents)
    try:
        declared = schema.from_documents({"sag.json": contents}, "sag.json")
    except SchemaError:
        return []
    template = read_text(text)
    if template.faults:
        return []
    counts["pairs"] += 1
    cases: list[Any] = list(pair_cases.cases(r, declared))
    counts["cases"] += len(cases)
    claims = [str(claim) for claim, _ in broken(Proof(template, declared), cases, shown)]
    return claims + _disagreements(template, cases)


def _disagreements(template: Template, cases: list[Any]) -> list[str]:
    filler = Filler(form(template))
    return [
        f"{part}: filled in two ways"
        for case in cases
        for part in filler.form.bodies
        if _quick(filler, part, case) != _careful(filler, part, case)
    ]


def _quick(filler: Filler, part: str, case: dict[str, Any]) -> object:
    fill = filler.generated[part]
    if fill is None:  # too deep for Python's source: the closures fill it
        return _careful(filler, part, case)
    try:
        return filler.quick(fill, dict(case), filler.form.unique)
    except Exception:
        return None


def _careful(filler: Filler, part: str, case: dict[str, Any]) -> object:
    try:
        return filler.careful(part, dict(case), filler.form.unique)
    except CaseError:
        return None


if __name__ == "__main__":
    sys.exit(main())
