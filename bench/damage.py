"""
Is each structural error that Segl finds in real legal templates a real damage?

    python bench/damage.py [--corpus FOLDER] [--folder jinja]

Each template with an error on structure is filled by docxtpl with values that answer to
anything: every condition true, every condition false, and many times by the toss of a coin
(seeded). The damage shows as an exception, as literal words of the template that none of the
letters has, or as braces left in a letter. An error whose template fills without damage is a
false alarm; so is damage in a template without an error on structure a miss, unless it is
listed in KNOWN. Either fails the command.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment, Undefined

from qa.finding import Finding
from qa.jobs import Loose
from qa.linter import lint, loose_subject
from render.package import from_bytes
from render.stories import stories
from render.story import plain_text
from render.tags import unescape

STRUCTURE = frozenset(f"TAG{n:03}" for n in (1, 4, 5, 6, 7, 8, 9, 10, 11, 15, 16, 17, 18, 20))
TOSSES = 30
ITEM = "item"
MARKS = ("{{", "{%", "}}", "%}")
KNOWN = {
    "comments_tpl.docx": "cells and paragraphs commented away, on purpose",
}
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_P = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"


class Anything(Undefined):
    """A value that answers to every name, call, index and comparison by the toss of a coin."""

    coin = random.Random(0)
    share = 0.5

    def _same(self, *_: Any, **__: Any) -> Any:
        return type(self)(name="x")

    def _toss(self, *_: Any) -> bool:
        return self.coin.random() < self.share

    __call__ = __getitem__ = __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _same
    __truediv__ = __floordiv__ = __mod__ = __neg__ = _same
    __bool__ = __eq__ = __ne__ = __contains__ = _toss
    __lt__ = __gt__ = __le__ = __ge__ = _toss  # type: ignore[assignment]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._same()

    def __iter__(self) -> Iterator[Any]:
        return iter([type(self)(name=ITEM)] * len(self))

    def __len__(self) -> int:
        # an item of a loop can be taken apart, as in `for key, value in ...`
        return 2 if self._undefined_name == ITEM else 2 * self._toss()

    def __int__(self) -> int:  # type: ignore[override]
        return 1

    __index__ = __round__ = __int__

    def __hash__(self) -> int:
        return 1

    def __str__(self) -> str:
        return "1"


def answers() -> Iterator[type[Undefined]]:
    """Yield the kinds of value to fill with: always yes, always no, then the coin."""
    yield type("Yes", (Anything,), {"share": 1.0})
    yield type("No", (Anything,), {"share": 0.0})
    for seed in range(TOSSES):
        yield type("Maybe", (Anything,), {"coin": random.Random(seed)})


class Every(dict[str, Any]):
    """A table of filters or tests that has one under every name, always the same."""

    def __init__(self, one: Any) -> None:
        super().__init__()
        self.one = one

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> Any:
        return self.one

    def get(self, *_: Any) -> Any:
        """Return what there is under any name."""
        return self.one


def environment(kind: type[Undefined]) -> Environment:
    """Return a Jinja environment in which nothing is unknown."""
    made = Environment(undefined=kind, autoescape=True)
    made.filters = Every(lambda value, *args, **kwargs: value)
    made.tests = Every(lambda value, *args: bool(kind()))
    return made


def paragraphs(data: bytes) -> Iterator[str]:
    """Yield the text of each paragraph of a document."""
    for story in stories(from_bytes(data)):
        for paragraph in story.root.iter(_P):
            yield plain_text(paragraph)


def stretches(data: bytes) -> set[str]:
    """Return the literal text between the tags of a template, white space evened out."""
    found = (unescape(piece) for text in paragraphs(data) for piece in _TAG.split(text))
    return {" ".join(piece.split()) for piece in found if any(map(str.isalnum, piece))}


def filled(path: Path, kind: type[Undefined]) -> str:
    """Fill a template by docxtpl; return the text of the letter, white space evened out."""
    template = DocxTemplate(path)
    out = io.BytesIO()
    template.render({}, environment(kind))
    template.save(out)
    return " ".join(" ".join(paragraphs(out.getvalue())).split())


def damage(path: Path) -> str:
    """Return what goes wrong when docxtpl fills a template, "" if nothing does."""
    try:
        letters = [filled(path, kind) for kind in answers()]
    except Exception as error:  # docxtpl raises whatever it meets
        return f"docxtpl: {type(error).__name__}: {str(error).splitlines()[0][:80]}"
    before = stretches(path.read_bytes())
    lost = {piece for piece in before if not any(piece in letter for letter in letters)}
    if lost:
        return f"{len(lost)} of {len(before)} stretches of text lost"
    meant = any(mark in piece for piece in before for mark in MARKS)  # written as `{_{`
    left = any(mark in letter for letter in letters for mark in MARKS)
    return "braces left in the letter" if left and not meant else ""


def main() -> int:
    """Print the table; 1 if an error has no damage to show."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(__file__).resolve().parents[2] / "shared" / "corpus"
    parser.add_argument("--corpus", type=Path, default=default)
    parser.add_argument("--folder", default="jinja")
    arguments = parser.parse_args()
    folder = arguments.corpus / arguments.folder
    if not folder.is_dir():
        print(f"no corpus at {folder}: nothing filled")
        return 0
    print("| template | errors on structure | what docxtpl makes of it | verdict |")
    print("|---|---|---|---|")
    verdicts = Counter(_row(path) for path in sorted(folder.glob("*.docx")))
    print("\n" + ", ".join(f"{verdict}: {count}" for verdict, count in verdicts.items()))
    return 1 if verdicts["FALSE ALARM"] or verdicts["MISSED"] else 0


def _row(path: Path) -> str:
    """Print a template's row, where there is something to print; return the verdict."""
    counted = sorted(Counter(error.code for error in structural(path)).items())
    codes = ", ".join(f"{code} {number}" for code, number in counted)
    shown = damage(path)
    if not codes and not shown:
        return "sound"
    verdict = "confirmed" if codes and shown else "FALSE ALARM" if codes else "MISSED"
    if verdict == "MISSED" and path.name in KNOWN:
        verdict = "explained"
    reason = f": {KNOWN[path.name]}" if verdict == "explained" else ""
    print(f"| {path.name} | {codes or '–'} | {shown or '–'} | {verdict}{reason} |")
    return verdict


def structural(path: Path) -> list[Finding]:
    """Return the errors on structure in a template."""
    findings = lint(loose_subject(path, Loose())).findings
    return [f for f in findings if f.code in STRUCTURE and f.severity == "error"]


if __name__ == "__main__":
    sys.exit(main())
