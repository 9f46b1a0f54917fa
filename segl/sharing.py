"""What `segl blocks` says: the shared paragraphs of a library, and the templates with them."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from render.errors import LibraryError
from render.library import Library
from render.message import Message, did_you_mean
from render.ooxml import w
from render.shared.block import Block
from render.shared.uses import Use, Uses
from render.story import plain_text

_SHOWN = 60  # characters of a block's first words


def listed(library: Library, language: str) -> list[str]:
    """Return each block with its languages, its first words, and how many templates have it."""
    names = library.blocks.ids
    if not names:
        return [_NONE.text(language)]
    several = library.block_uses
    return [
        *(line for name in names for line in _told(library, name, several.of(name), language)),
        *_unread(several, language),
    ]


def _told(library: Library, name: str, used: Sequence[Use], language: str) -> list[str]:
    spoken = tuple(library.blocks.files(name))
    if not spoken:
        return [f"{name}: {_EMPTY.text(language).format(name)}"]
    found = library.blocks.get(name, spoken[0])
    words = _first_words(found) if isinstance(found, Block) else found.message.text(language)
    count = len({use.template for use in used})
    return [f"{name} ({', '.join(spoken)}): {words}", f"    {_counted(count).text(language)}"]


def _first_words(block: Block) -> str:
    texts = (plain_text(one) for top in block.content for one in top.iter(w("p")))
    first = next((" ".join(text.split()) for text in texts if text.strip()), "")
    return first if len(first) <= _SHOWN else first[: _SHOWN - 1].rstrip() + "…"


def _counted(count: int) -> Message:
    if not count:
        return Message("bruges ikke", "not used")
    return Message(
        f"bruges af {count} skabelon{'er' if count != 1 else ''}",
        f"used by {count} template{'s' if count != 1 else ''}",
    )


def uses(library: Library, name: str, language: str) -> list[str]:
    """Return the templates that ask for a block; LibraryError for one that is not there."""
    if name not in library.blocks.ids:
        near = did_you_mean(get_close_matches(name, library.blocks.ids, 1), " ")
        raise LibraryError(
            Message(
                f"Blokken »{name}« findes ikke i biblioteket.{near.da}",
                f'There is no block "{name}" in the library.{near.en}',
            )
        )
    several = library.block_uses
    lines = [_used(library, use, language) for use in several.of(name)]
    return [*(lines or [_UNUSED.text(language).format(name)]), *_unread(several, language)]


def _used(library: Library, use: Use, language: str) -> str:
    title = library.titles.get(use.template, "")
    times = Message(f", {use.times} gange", f", {use.times} times").text(language)
    said = f" – {title}" if title else ""
    return f"{use.template} ({use.language}{times if use.times > 1 else ''}){said}"


def _unread(several: Uses, language: str) -> list[str]:
    return [_UNREAD.text(language).format(path) for path in several.unread]


_NONE = Message(
    "Biblioteket har ingen blokke. En blok er en Word-fil: blocks/<navn>/da.docx.",
    "The library has no blocks. A block is a Word file: blocks/<name>/da.docx.",
)
_EMPTY = Message(
    "mappen har ingen Word-fil (blocks/{0}/da.docx eller kl.docx)",
    "the folder has no Word file (blocks/{0}/da.docx or kl.docx)",
)
_UNUSED = Message("Ingen skabelon indsætter blokken »{0}«.", 'No template inserts the block "{0}".')
_UNREAD = Message("Kan ikke læses og er ikke set efter: {0}", "Cannot be read, not looked at: {0}")
