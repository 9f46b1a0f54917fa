"""The files of a race: the letter in each syntax, its case, its schema; and what must come out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from racing import letter, words
from racing.peers import Racer
from racing.shell import word_file


@dataclass(frozen=True)
class Course:
    """One letter with so many rows, in a shell; its files lie in `folder`."""

    folder: Path
    rows: int = 10
    heavy: bool = False
    turned: bool = False

    @property
    def case(self) -> Path:
        """The file of the case."""
        return self.folder / f"case-{self.rows}{'-turned' * self.turned}.json"

    @property
    def content(self) -> dict[str, Any]:
        """The case: where `turned`, every condition decides otherwise."""
        found = words.case(self.rows)
        if not self.turned:
            return found
        return {name: not one if isinstance(one, bool) else one for name, one in found.items()}

    def files(self, racer: Racer) -> tuple[Path, Path, Path]:
        """Write what is not there yet; return template, case and schema for an engine."""
        shape = "heavy" if self.heavy else "office"
        dialect = racer.peer.dialect
        fixed = f"-{self.case.stem}" if racer.peer.lacks else ""  # written for its case
        template = self.folder / f"{dialect.name}-{shape}{fixed}.docx"
        content = self.content
        if not template.exists():
            template.write_bytes(word_file(dialect.write(words.LETTER, content), self.heavy))
        schema = self.folder / "letter.json"
        _put(schema, letter.schema(words.case()))
        _put(self.case, content)
        return template, self.case, schema


def _put(path: Path, content: Mapping[str, Any]) -> None:
    if not path.exists():
        path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
