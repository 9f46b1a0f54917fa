"""
Which planted defects does each linter find, and what does it say of the sound originals?

    python bench/kill.py [--corpus FOLDER] [--peers FOLDER] [--markdown FILE]

Every class of defect (bench/planting/) is planted, one at a time, into each letter of the
reference library and into clean files of the corpus. A tool kills a mutant when it says
something of it that it does not say of the original. Segl's kill is *exact* when the rule
made for that class speaks. The command fails when an original is not silent for Segl, or
when a class survives Segl without a reason in REASONS. PEERS is the folder of a virtual
environment's programs that holds `docxtpl-lint` and `docxlint`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from planting import (
    contract,
    filed,
    law,
    package,
    pairs,
    paths,
    proofs,
    reading,
    recipients,
    shared,
    tags,
    words,
)
from planting.originals import originals
from planting.specimen import Defect, Specimen
from planting.tools import TOOLS, Said

DEFECTS: Sequence[Defect] = (
    *tags.DEFECTS, *contract.DEFECTS, *proofs.DEFECTS, *words.DEFECTS, *law.DEFECTS,
    *paths.DEFECTS, *package.DEFECTS, *reading.DEFECTS, *pairs.DEFECTS, *shared.DEFECTS,
    *recipients.DEFECTS, *filed.DEFECTS,
)  # fmt: skip
_CODES = {defect.name: defect.codes for defect in DEFECTS}
REASONS = {
    "bold line for a heading": "the file has such a line of its own, which the planted one "
    "displaces: one finding before, one after",
}


@dataclass(frozen=True)
class Mutant:
    """A specimen with one defect planted."""

    defect: Defect
    specimen: Specimen


def mutants(specimen: Specimen, families: tuple[str, ...] = ()) -> Iterator[Mutant]:
    """Plant each defect (of some families of codes) that a specimen has room for into a copy."""
    for defect in DEFECTS:
        if families and not any(code.startswith(families) for code in defect.codes):
            continue
        kinds = defect.needs.split() or ("library", "jinja", "word")
        if specimen.kind not in kinds:
            continue
        for plant in defect.plants(specimen):
            copy = specimen.clone()
            if plant(copy):
                yield Mutant(defect, copy)


@dataclass(frozen=True)
class Trial:
    """An original, the classes planted into it, and what each tool said, the original first."""

    name: str
    planted: list[str]
    said: dict[str, list[list[Said]]]


def trial(original: Specimen, peers: Path, families: tuple[str, ...] = ()) -> Trial:
    """Run every tool over an original and its mutants."""
    found = list(mutants(original, families))
    specimens = [original, *(mutant.specimen for mutant in found)]
    said = {}
    for tool in TOOLS:
        with tempfile.TemporaryDirectory() as folder:
            said[tool.name] = tool(peers).run(specimens, Path(folder))
    return Trial(original.name, [mutant.defect.name for mutant in found], said)


class Matrix:
    """What each tool said, by class of defect."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self.tried: Counter[str] = Counter()
        self.killed: dict[str, Counter[str]] = defaultdict(Counter)
        self.exact: Counter[str] = Counter()
        self.survivors: dict[str, list[str]] = defaultdict(list)
        self.told: dict[str, Counter[Said]] = defaultdict(Counter)

    def add(self, trial: Trial) -> None:
        """Take in what the tools said of an original and its mutants."""
        self.tried.update(trial.planted)
        for tool, said in trial.said.items():
            before = Counter(said[0])
            self.told[tool].update(said[0])
            for name, after in zip(trial.planted, said[1:], strict=True):
                self._judge(tool, name, trial.name, Counter(after) - before)

    def _judge(self, tool: str, name: str, specimen: str, new: Counter[Said]) -> None:
        if new:
            self.killed[tool][name] += 1
        if tool == "segl":
            if any(said.code in _CODES[name] for said in new):
                self.exact[name] += 1
            else:
                self.survivors[name].append(f"{specimen}: {_codes(new) or 'silent'}")

    def lines(self) -> Iterator[str]:
        """Yield the matrix as a Markdown table."""
        yield f"| defect | tried | segl: its rule | {' | '.join(self.names)} |"
        yield "|---|" + "---|" * (len(self.names) + 2)
        for defect in (one for one in DEFECTS if self.tried[one.name]):
            name = defect.name
            cells = [f"{self.killed[tool][name]}" for tool in self.names]
            codes = "/".join(defect.codes)
            exact = f"{self.exact[name]} ({codes})"
            yield f"| {name} | {self.tried[name]} | {exact} | {' | '.join(cells)} |"
        totals = [str(sum(self.killed[tool].values())) for tool in self.names]
        yield (
            f"| **all {len(DEFECTS)} classes** | {self.tried.total()} | {self.exact.total()} "
            f"| {' | '.join(totals)} |"
        )

    def left(self) -> Iterator[str]:
        """Yield what Segl's own rule did not find, with the reason, as a Markdown list."""
        yield ""
        yield "Survivors of Segl's own rule, with what Segl said instead:"
        yield ""
        for name, places in self.survivors.items():
            yield f"- **{name}**: {REASONS.get(name, 'UNEXPLAINED')}."
            for place, times in sorted(Counter(places).items()):
                yield f"  - {place}{f' ({times} times)' if times > 1 else ''}"
        if not self.survivors:
            yield "- none"


def main() -> int:
    """Plant, run, print; 1 if Segl is not silent on an original or a class survives unexplained."""
    parser = argparse.ArgumentParser(description=__doc__)
    root = Path(__file__).resolve().parents[1]
    parser.add_argument("--corpus", type=Path, default=root.parent / "shared" / "corpus")
    parser.add_argument("--peers", type=Path, default=Path(sys.executable).parent)
    parser.add_argument("--markdown", type=Path)
    parser.add_argument("--only", default="", help="part of a specimen's name")
    parser.add_argument("--codes", default="", help="families of codes, such as LAW,PAR")
    arguments = parser.parse_args()
    matrix = Matrix([tool.name for tool in TOOLS])
    chosen = [o for o in originals(root, arguments.corpus) if arguments.only in o.name]
    with ProcessPoolExecutor() as pool:
        families = tuple(filter(None, arguments.codes.split(",")))
        for done in pool.map(partial(trial, peers=arguments.peers, families=families), chosen):
            matrix.add(done)
    lines = [*_head([original.name for original in chosen]), *matrix.lines(), *matrix.left()]
    print("\n".join(lines))
    if arguments.markdown:
        arguments.markdown.write_text("\n".join(lines) + "\n", "utf-8")
    return _verdict(matrix, [one.name for one in chosen], bool(arguments.codes or arguments.only))


def _head(names: Sequence[str]) -> Iterator[str]:
    yield "# The kill matrix"
    yield ""
    yield f"{len(DEFECTS)} classes of defect, planted one at a time into {len(names)} sound"
    yield f"templates: {', '.join(names)}."
    yield ""
    yield "A defect is planted at up to three places of a template, where it fits more than one."
    yield "A tool kills a mutant when it says something of it that it does not say of the"
    yield "original."
    yield "The column *its rule* counts the mutants that the rule made for that class found."
    yield "Made by `python -m nox -s kill`, which fails when an original has an error for Segl or a"
    yield "class survives without a reason. Peers: docxtpl-lint 2.0.1 (told of Segl's filters,"
    yield "and of the schema with its references written out), docxlint 0.1.0."
    yield ""


def _codes(said: Counter[Said]) -> str:
    return ", ".join(f"{one.code} {count}" for one, count in sorted(said.items()))


def _verdict(matrix: Matrix, names: Sequence[str], part: bool) -> int:
    print(f"\noriginals: {len(names)}: {', '.join(names)}")
    for tool, told in matrix.told.items():
        for severity in ("error", "warning", "info"):
            some = Counter({one: n for one, n in told.items() if one.severity == severity})
            print(f"said of them by {tool}, {severity}: {_codes(some) or 'nothing'}")
    failed = sum(n for said, n in matrix.told["segl"].items() if said.severity == "error")
    failed += sum(name not in REASONS for name in matrix.survivors)
    never = [] if part else [one.name for one in DEFECTS if not matrix.tried[one.name]]
    print("never planted:", ", ".join(never) or "none")
    return 1 if failed or never else 0


if __name__ == "__main__":
    sys.exit(main())
