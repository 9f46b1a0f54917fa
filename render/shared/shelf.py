"""The blocks of a library: `blocks/<id>/<language>.docx`, each read once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from render import home
from render.message import Message, did_you_mean
from render.shared import block
from render.shared.block import Block, Refusal

Lookup = Callable[[str, str], Block | Refusal]  # the name and language asked for
_LANGUAGES = {"da": Message("dansk", "Danish"), "kl": Message("grønlandsk", "Greenlandic")}


@dataclass(frozen=True)
class Shelf:
    """The blocks of the library at `root`."""

    root: Path
    _read: dict[tuple[str, str], Block | Refusal] = field(default_factory=dict)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The names of all blocks, sound or not."""
        return home.block_ids(self.root)

    def files(self, name: str) -> Mapping[str, Path]:
        """Return the Word files of a block by language."""
        return home.versions(self.root, name, "blocks")

    def source(self, path: Path) -> str:
        """Return how a block's file is named in findings."""
        return path.relative_to(self.root).as_posix()

    def get(self, name: str, language: str) -> Block | Refusal:
        """Return a block in a language, or why there is none."""
        key = (name, language)
        if key not in self._read:
            self._read[key] = self._found(name, language)
        return self._read[key]

    def _found(self, name: str, language: str) -> Block | Refusal:
        if name not in self.ids:
            return Refusal("block-unknown", _unknown(name, self.ids))
        path = self.files(name).get(language)
        if path is None:
            return Refusal("block-unknown", _unspoken(name, language))
        return block.read(path, name, language, self.source(path))


def nowhere(name: str, _: str) -> Refusal:
    """Refuse a block to a file outside any library."""
    return Refusal(
        "block-unknown",
        Message(
            f"Filen er ikke en skabelon i et skabelonbibliotek, og kun de har blokke, så »{name}« "
            "kan ikke sættes ind. Læg filen i bibliotekets templates/<navn>/da.docx, eller skriv "
            "teksten ud.",
            f'The file is no template of a library, and only these have blocks, so "{name}" '
            "cannot be inserted. Put the file into templates/<name>/da.docx of the library, or "
            "write the text out.",
        ),
    )


def _unknown(name: str, known: tuple[str, ...]) -> Message:
    near = did_you_mean(get_close_matches(name, known, 1), " ")
    return Message(
        f"Blokken »{name}« findes ikke i biblioteket.{near.da}",
        f'There is no block "{name}" in the library.{near.en}',
    )


def _unspoken(name: str, language: str) -> Message:
    spoken = _LANGUAGES.get(language, Message(language, language))
    return Message(
        f"Blokken »{name}« findes ikke på {spoken.da}: blocks/{name}/{language}.docx mangler.",
        f'The block "{name}" has no version in {spoken.en}: blocks/{name}/{language}.docx '
        "is missing.",
    )
