"""Read the files of a library's own law, and put them together with Segl's catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from qa.law import confirming, correction, form, merging
from qa.law.issue import Issue
from qa.law.local import CONFIRMED, FOLDER, Local
from render.errors import LibraryError
from render.manifest import JURISDICTIONS, read_toml
from render.message import Message


def read(paths: Sequence[Path], jurisdiction: str, day: date) -> Local:
    """Return the law in some files as it holds on a day; `jurisdiction` is theirs by default."""
    issues: list[Issue] = []
    files = [_File.read(path, jurisdiction, issues) for path in paths]
    made = merging.Merging(day)
    for file in files:
        made.add(file.name, file.jurisdiction, file.content)
    made.settle()
    made.correct((f.name, one) for f in files for one in f.content.get("correction", ()))
    confirmed = [row for file in files for row in file.content.get("confirmed", ())]
    for row in confirmed:
        made.confirm(f"{FOLDER}/{CONFIRMED}", row["row"])
    return Local(
        day,
        made.tables,
        made.origins,
        tuple(made.corrections),
        tuple(map(correction.confirmation, confirmed)),
        (*issues, *made.issues),
        tuple(made.resting),
    )


@dataclass(frozen=True, slots=True)
class _File:
    """A file of the folder; without content where it cannot be used."""

    name: str
    jurisdiction: str
    content: Mapping[str, Any]

    @classmethod
    def read(cls, path: Path, jurisdiction: str, issues: list[Issue]) -> _File:
        """Read a file; what is wrong with it is added to `issues`."""
        name, stem = f"{FOLDER}/{path.name}", path.stem
        where = stem if stem in JURISDICTIONS else jurisdiction
        try:
            content = read_toml(path)
        except LibraryError as error:
            issues.append(Issue("file", name, _bare(error.message, path)))
            return cls(name, where, {})
        wrong = form.problems(content) or list(_backwards(content))
        issues += [Issue("file", name, message) for message in wrong]
        issues += [] if wrong else [Issue("person", name, one) for one in _persons(content)]
        return cls(name, content.get("jurisdiction", where), {} if wrong else content)


def _bare(message: Message, path: Path) -> Message:
    """Return what is wrong with a file without its name, which is told before it."""
    named = (f"{path} ", f"{path.name} ", f"{path.name}: ")
    da, en = message.da, message.en
    for words in named:
        da, en = da.removeprefix(words), en.removeprefix(words)
    return Message(f"Filen {da}" if da != message.da else da, f"The file {en}")


def _persons(content: Mapping[str, Any]) -> Iterator[Message]:
    """Yield the corrections and confirmations that name somebody, by their rows alone."""
    for kind in ("correction", "confirmed"):
        for number, row in enumerate(content.get(kind, ()), 1):
            for why in confirming.flaws(row["by"], row.get("source", "")):
                yield Message(
                    f"[[{kind}]] nr. {number} »{row['row']}«: {why.da}",
                    f'[[{kind}]] no. {number} "{row["row"]}": {why.en}',
                )


def _backwards(content: Mapping[str, Any]) -> Iterator[Message]:
    """Yield corrections that run out before they begin."""
    for row in content.get("correction", ()):
        if row["expires"] < row["date"]:
            yield Message(
                f"Rettelsen af »{row['row']}« udløber, før den begynder.",
                f'The correction of "{row["row"]}" runs out before it begins.',
            )
