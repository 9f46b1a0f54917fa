"""What is said of the columns of a table that do not fit the schema."""

from __future__ import annotations

import re
from collections.abc import Sequence

from render.characters import visible
from render.errors import LibraryError
from render.message import Message
from segl.cases import paths
from segl.cases.paths import Path

MAX_TOLD = 10
_LONG_NUMBER = re.compile(r"[0-9]{6,}")
NO_MATCH = Message(
    "Ingen af overskrifterne i første række er et felt i skemaet. En overskrift skal være feltets "
    'titel eller sti (fx barn.navn), eller knyttes til feltet med --map "Overskrift=sti".',
    "None of the headings in the first row is a field of the schema. A heading must be the title "
    'or path of a field (such as barn.navn), or be tied to one by --map "Heading=path".',
)
REFUSED = Message(
    "Tabellens kolonner passer ikke til skemaet, så intet brev er lavet.",
    "The columns of the table do not fit the schema, so no letter was made.",
)


def shown(heading: str, index: int) -> Message:
    """Return a column as messages show it: `»Navn« (kolonne B)`."""
    text = " ".join(visible(_LONG_NUMBER.sub("…", heading)).split())[:40]
    name = letters(index)
    return Message(f"»{text}« (kolonne {name})", f'"{text}" (column {name})')


def letters(index: int) -> str:
    """Return a column's letters as Excel shows them: 27 is `AB`."""
    name, number = "", index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def no_column(heading: str, near: Message) -> LibraryError:
    """Return the error of a heading in `--map` that the table has not."""
    return LibraryError(
        Message(
            f"--map: tabellen har ingen kolonne med overskriften »{heading}«.{near.da}",
            f'--map: the table has no column with the heading "{heading}".{near.en}',
        )
    )


def no_field(heading: str, text: str, near: Message) -> LibraryError:
    """Return the error of a path in `--map` that no cell can fill."""
    return LibraryError(
        Message(
            f"--map: »{heading}« kan ikke blive til »{text}«: der er intet felt at udfylde med "
            f"den sti.{near.da}",
            f'--map: "{heading}" cannot become "{text}": there is no field to fill at that '
            f"path.{near.en}",
        )
    )


def ambiguous(name: Message, heading: str, several: Sequence[Path]) -> Message:
    """Say which fields the title of a column may mean."""
    names = [paths.written(path) for path in several][:MAX_TOLD]
    da, en = " eller ".join(names), " or ".join(names)
    return Message(
        f"{name.da} kan være {da}. Skriv stien som overskrift, "
        f'eller vælg med --map "{heading}={names[0]}".',
        f"{name.en} may be {en}. Write the path as its heading, "
        f'or choose by --map "{heading}={names[0]}".',
    )


def twice(one: Message, other: Message, path: str) -> Message:
    """Say that two columns fill one field."""
    return Message(
        f"{one.da} og {other.da} udfylder begge {path}. Slet den ene, "
        f"eller giv den en anden overskrift.",
        f"{one.en} and {other.en} both fill {path}. Delete one of them, "
        f"or give it another heading.",
    )


def without(lacking: Sequence[str]) -> Message:
    """Say which needed fields have no column."""
    names = ", ".join(lacking[:MAX_TOLD]) + (" …" if len(lacking) > MAX_TOLD else "")
    return Message(
        f"Enhver sag skal have disse felter, men ingen kolonne udfylder dem: {names}.",
        f"Every case must have these fields, but no column fills them: {names}.",
    )


def misspelt(name: Message, path: Path) -> Message:
    """Say that a column is nearly called as a field, which would be missing in every letter."""
    meant = paths.written(path)
    return Message(
        f"{name.da} ligner feltet {meant}, som ingen kolonne udfylder. Ret overskriften, eller lad "
        'kolonnen ude med --map "Overskrift=".',
        f"{name.en} resembles the field {meant}, which no column fills. Correct the heading, or "
        'leave the column out by --map "Heading=".',
    )


def unused(names: Sequence[Message]) -> Message:
    """Say which columns have no field."""
    more = " …" if len(names) > MAX_TOLD else ""
    da = ", ".join(name.da for name in names[:MAX_TOLD]) + more
    en = ", ".join(name.en for name in names[:MAX_TOLD]) + more
    return Message(
        f"Disse kolonner bruges ikke: {da}. Knyt en kolonne til et felt med "
        '--map "Overskrift=sti".',
        f'These columns are not used: {en}. Tie one to a field by --map "Heading=path".',
    )
