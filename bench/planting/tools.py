"""The linters under comparison: each says codes of a row of specimens."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from planting.specimen import Specimen
from qa import blocks
from qa.jobs import Loose
from qa.linter import library_subjects, lint, loose_subject
from render.filters import FILTERS, TESTS
from render.library import open_library


class Said(NamedTuple):
    """What a linter said once: its code, and whether it was an error, a warning or less."""

    code: str
    severity: str = "error"


_NOT_DECIDED = "ikke afgjort"  # as the report says it under what was not checked
_UNDECIDED = Said("not decided", "undecided")


class Tool(Protocol):
    """A linter."""

    name: str

    def run(self, specimens: Sequence[Specimen], folder: Path) -> list[list[Said]]:
        """Return what is said of each specimen; `folder` is empty and its own."""


class Segl:
    """Segl itself: letters of a library in a copy of that library, others as loose files."""

    name = "segl"

    def __init__(self, _: Path) -> None:
        self.count = 0

    def run(self, specimens: Sequence[Specimen], folder: Path) -> list[list[Said]]:
        """Lint each specimen."""
        return [self._one(specimen, folder / f"segl{n}") for n, specimen in enumerate(specimens)]

    def _one(self, specimen: Specimen, folder: Path) -> list[Said]:
        if not specimen.files:
            folder.mkdir()
            path = folder / "brev.docx"
            path.write_bytes(specimen.packed())
            return [Said(f.code, f.severity) for f in lint(loose_subject(path, Loose())).findings]
        name = specimen.name.split("/")[0]
        for place, text in specimen.files.items():
            (folder / place).parent.mkdir(parents=True, exist_ok=True)
            (folder / place).write_bytes(text if isinstance(text, bytes) else text.encode())
        (folder / "templates" / name / "da.docx").write_bytes(specimen.packed())
        opened = open_library(folder)
        subjects = (*blocks.subjects(opened), *library_subjects(opened, [name]))
        reports = [lint(subject) for subject in subjects]
        said = [Said(one.code, one.severity) for report in reports for one in report.findings]
        undecided = (one for report in reports for one in report.not_checked)
        return said + [_UNDECIDED for one in undecided if _NOT_DECIDED in one.what.da]


class DocxtplLint:
    """docxtpl-lint, told of Segl's filters, and of the schema with its references written out."""

    name = "docxtpl-lint"

    def __init__(self, programs: Path) -> None:
        self.program = programs / "docxtpl-lint"

    def run(self, specimens: Sequence[Specimen], folder: Path) -> list[list[Said]]:
        """Lint all specimens that share a schema in one call."""
        groups: dict[str, list[int]] = {}
        for number, specimen in enumerate(specimens):
            (folder / f"dtl{number}.docx").write_bytes(specimen.packed())
            name = f"schemas/{specimen.name.split('/')[0]}.json"
            schema = written_out(specimen.files, name) if name in specimen.files else None
            groups.setdefault(json.dumps(schema), []).append(number)
        found: dict[int, list[Said]] = {}
        for schema, numbers in groups.items():
            for some in batched(numbers):
                found |= self._some(folder, schema, some)
        return [found[number] for number in range(len(specimens))]

    def _some(self, folder: Path, schema: str, numbers: list[int]) -> dict[int, list[Said]]:
        paths = {str(folder / f"dtl{number}.docx"): number for number in numbers}
        words = [str(self.program), "--format", "json", *paths]
        words += ["--filters", ",".join(FILTERS), "--tests", ",".join(TESTS)]
        if schema != "null":
            (folder / "dtl.json").write_text(schema, "utf-8")
            words += ["--schema", str(folder / "dtl.json")]
        run = subprocess.run(words, capture_output=True, check=False, timeout=300)
        try:
            answer = json.loads(run.stdout)
            told = {paths[file["file"]]: file["issues"] for file in answer["files"]}
            return {n: [Said(i["rule"], i["severity"]) for i in told[n]] for n in numbers}
        except (ValueError, KeyError):  # one of them stopped it: each by itself
            if len(numbers) == 1:
                return {numbers[0]: [Said(f"exit {run.returncode}")]}
            each = (self._some(folder, schema, [number]) for number in numbers)
            return {number: said for one in each for number, said in one.items()}


def batched(numbers: list[int], size: int = 40) -> Iterator[list[int]]:
    """Yield numbers in rows that a command line can hold."""
    for start in range(0, len(numbers), size):
        yield numbers[start : start + size]


class Docxlint:
    """docxlint, which prints a page of marks."""

    name = "docxlint"

    def __init__(self, programs: Path) -> None:
        self.program = programs / "docxlint"

    def run(self, specimens: Sequence[Specimen], folder: Path) -> list[list[Said]]:
        """Lint each specimen."""
        return [self._one(specimen, folder / f"dl{n}.docx") for n, specimen in enumerate(specimens)]

    def _one(self, specimen: Specimen, path: Path) -> list[Said]:
        path.write_bytes(specimen.packed())
        run = subprocess.run(
            [str(self.program), str(path)], capture_output=True, check=False, timeout=60
        )
        text = re.sub(r"\x1b\[\d+m", "", run.stdout.decode("utf-8", "replace"))
        marks = [mark for line in text.splitlines() for mark in re.findall(r"^\s*([✗✘⚠!])", line)]
        return [Said(mark, "error" if mark in "✗✘" else "warning") for mark in marks]


def written_out(files: Mapping[str, str], name: str) -> Any:
    """Return a schema with every reference replaced by what it refers to, and `kommune` in it."""
    documents = {
        Path(path).name: json.loads(text) for path, text in files.items() if "schemas/" in path
    }

    def follow(node: Any, home: str, depth: int = 0) -> Any:
        if isinstance(node, list):
            return [follow(item, home, depth) for item in node]
        if not isinstance(node, dict) or depth > 12:
            return node
        merged = {
            k: follow(v, home, depth + 1) for k, v in node.items() if k not in ("$ref", "$defs")
        }
        if isinstance(node.get("$ref"), str):
            file, _, pointer = node["$ref"].partition("#")
            target: Any = documents.get(file or home, {})
            for step in pointer.strip("/").split("/") if pointer.strip("/") else []:
                target = target.get(step, {}) if isinstance(target, dict) else {}
            found = follow(target, file or home, depth + 1)
            if isinstance(found, dict):
                inner = found.get("properties", {}) | {
                    k: v for k, v in merged.get("properties", {}).items() if v is not True
                }
                merged = found | merged | ({"properties": inner} if inner else {})
        return merged

    schema = follow(documents[Path(name).name], Path(name).name)
    schema["properties"]["kommune"] = follow(documents["kommune.json"], "kommune.json")
    return schema


TOOLS = (Segl, DocxtplLint, Docxlint)
