"""Batches for tests: a library of one small template, cases by the line, and workers at hand."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from segl import batching
from segl.batch import worker
from segl.batch.pools import LostError
from segl.batch.work import Item, Made, Work
from segl.batching import Outcome, Task
from segl.opening import Opened
from segl.order import Order

SCHEMA = {
    "type": "object",
    "required": ["navn"],
    "additionalProperties": False,
    "properties": {
        "navn": {"type": "string", "format": "tekst", "title": "Navn"},
        "antal": {"type": "integer"},
    },
}
RECIPIENTS = {  # of a template that has one recipient, as those of a library
    "type": "object",
    "required": ["modtager"],
    "additionalProperties": False,
    "properties": {
        "sag": {"type": "string", "title": "Sag"},
        "grund": {"type": "string", "format": "tekst", "title": "Grund"},
        "modtager": {
            "type": "object",
            "title": "Modtager",
            "required": ["navn"],
            "additionalProperties": False,
            "properties": {
                "navn": {"type": "string", "format": "tekst", "title": "Navn"},
                "sprogvalg": {"$ref": "#/$defs/sprogvalg"},
            },
        },
    },
    "$defs": {"sprogvalg": {"enum": ["da", "kl"], "title": "Sprog"}},
}


def to(*names: str, **more: Any) -> dict[str, Any]:
    """Return a case to several recipients, by their names."""
    return {"modtagere": [{"navn": name} for name in names]} | more


@dataclass
class Inline:
    """A worker in this very process; `deadly` names of cases kill it."""

    size: int = 2
    deadly: frozenset[str] = frozenset()
    restarts: int = 0
    closed: bool = False
    submitted: list[int] = field(default_factory=list)

    def submit(self, work: Work, items: Sequence[Item]) -> Future[list[Made]]:
        self.submitted += [item.number for item in items]
        future: Future[list[Made]] = Future()
        if any(name.encode() in item.data for item in items for name in self.deadly):
            future.set_exception(LostError())
            return future
        try:
            future.set_result(worker.fill(work, items))
        except Exception as error:
            future.set_exception(error)
        return future

    def result(self, future: Future[list[Made]]) -> list[Made]:
        return future.result()

    def restart(self) -> None:
        self.restarts += 1

    def close(self) -> None:
        self.closed = True


@dataclass
class Watch:
    """Counts, and stops after `most` letters."""

    most: int | None = None
    done: int = 0
    refused: int = 0

    @property
    def stopped(self) -> bool:
        return self.most is not None and self.done >= self.most

    def tell(self, done: int, refused: int) -> None:
        self.done += done
        self.refused += refused


def lines(path: Path, cases: Sequence[Any]) -> Path:
    """Write cases as JSON lines; a text stands as it is."""
    told = (one if isinstance(one, str) else json.dumps(one) for one in cases)
    path.write_text("".join(f"{one}\n" for one in told), "utf-8")
    return path


@dataclass
class Bench:
    """A folder with a loose template, its schema and cases, and a folder for letters."""

    folder: Path
    docx: Callable[..., bytes]
    pool: Inline = field(default_factory=Inline)
    watch: Watch = field(default_factory=Watch)

    def write(self, text: str, **schema: Any) -> None:
        """Write the template and its schema."""
        (self.folder / "brev.docx").write_bytes(self.docx(text))
        (self.folder / "sag.json").write_text(json.dumps(SCHEMA | schema), "utf-8")

    def write_to_recipients(self, text: str = "Til {{ modtager.navn }}.") -> None:
        """Write a template that has a recipient, and its schema."""
        (self.folder / "brev.docx").write_bytes(self.docx(text))
        (self.folder / "sag.json").write_text(json.dumps(RECIPIENTS), "utf-8")

    def task(self, cases: Path, **more: Any) -> Task:
        """Return the task of filling the cases."""
        order = Order(Opened(None, str(self.folder / "brev.docx")), schema=self.folder / "sag.json")
        return Task(order, cases, self.out, {}, **more)

    @property
    def out(self) -> Path:
        return self.folder / "breve"

    def run(self, cases: Sequence[Any], **more: Any) -> Outcome:
        """Fill letters from cases."""
        path = lines(self.folder / "sager.jsonl", cases)
        found = batching.ready(self.task(path, **more))
        return batching.run(found, lambda: self.pool, self.watch)

    def names(self) -> list[str]:
        """Return the names of the letters."""
        return sorted(path.name for path in self.out.glob("*.docx"))

    def manifest(self) -> list[dict[str, Any]]:
        """Return what the manifest says."""
        text = (self.out / "manifest.jsonl").read_text("utf-8")
        return [json.loads(line) for line in text.splitlines()]


@contextmanager
def small_chunks(monkeypatch: Any, size: int = 2) -> Iterator[None]:
    """Give workers few letters at a time."""
    with monkeypatch.context() as patch:
        patch.setattr(batching, "LETTERS", size)
        yield
